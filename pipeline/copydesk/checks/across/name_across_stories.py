"""A rare spelling of a name that the other stories have often.

What it looks for: over a folder, a name that stands in one story only, and in all the others a letter or
two apart, with the same given name or title beside it or with no other explanation.

Why it matters: within its own story such a name is spelled consistently, so nothing there gives it away.

In the copy:
Ekrem Imamolgu thanked his voters in Istanbul.

Mended:
Ekrem Imamoglu thanked his voters in Istanbul.

Stays silent when:
- the spelling is in more than one story, or the common one in fewer than three;
- it has a given name of its own, is known as a name or a place, or is a form of the same word;
- its story shares no person, place or party with the others, or, of a name that stands alone and is short, nothing but the country;
- its own story has both spellings (name-misspelled tells that).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.across.ground import common_ground, elsewhere
from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.forms import Form, close_keys, gather
from copydesk.checks.names.one_word import one_word
from copydesk.checks.names.words import scan
from copydesk.names.slips import slip, weight
from copydesk.records import Finding, FindingSpan, Reading, Settings, Suggestion, fingerprint

COMMON = 3
# Stories with the common spelling that are looked at for what stands beside it.
ENOUGH = 20
# A name alone must be a slip without doubt, and long, or in a story that shares a name with one of the others.
_SURE, _LONG = 3, 10


class Seen(NamedTuple):
    """One spelling in one story."""

    reading: Reading
    form: Form


def note(reading: Reading, _settings: Settings) -> list[str]:
    """The spellings of a story that may be slips of others', or what others are slips of."""
    return [
        form.key
        for form in gather(scan(reading))
        if len(form.key) >= 5 and (form.kinds["person"] or form.kinds["place"] or not form.common)
    ]


def run(
    notes: Iterable[tuple[int, list[str]]], readings: Sequence[Reading], ledger: Ledger
) -> Iterable[Finding]:
    """A finding for each rare spelling, at its first place."""
    spellings: dict[str, array[int]] = {}
    for number, keys in notes:
        for key in keys:
            spellings.setdefault(key, array("L")).append(number)
    for rare, common, stories in _pairs(spellings, readings):
        ledger.compared += 1
        yield _finding(rare, common, stories)


def _pairs(spellings: dict[str, array[int]], readings: Sequence[Reading]) -> Iterator[tuple[Seen, Seen, int]]:
    """Spellings of one story beside those of several that they can only be a slip of, and of how many."""
    told: set[str] = set()
    keys = list(spellings)
    for a, b in close_keys(keys):
        rare, common = sorted((keys[a], keys[b]), key=lambda key: len(spellings[key]))
        numbers = spellings[common]
        if len(spellings[rare]) != 1 or len(numbers) < COMMON or rare in told:
            continue
        if spellings[rare][0] in numbers or not max(weight(rare, common), weight(common, rare)):
            continue
        odd = _seen(readings[spellings[rare][0]], rare)
        others = [_seen(readings[number], common) for number in numbers[:ENOUGH]]
        if _one_name(odd, others):
            told.add(rare)
            yield odd, others[0], len(numbers)


def _seen(reading: Reading, key: str) -> Seen:
    return Seen(reading, next(form for form in gather(scan(reading)) if form.key == key))


def _one_name(odd: Seen, others: list[Seen]) -> bool:
    """Whether the rare spelling can only be the common name."""
    rare, common = odd.form, [seen.form for seen in others]
    other = common[0]
    strength = max(weight(rare.key, other.key), weight(other.key, rare.key))
    what = slip(rare.key, other.key, reach=2)
    if not strength or what is None or one_word(rare, other, what) or rare.known_place or rare.common:
        return False
    if all(elsewhere(odd.reading, seen.reading) for seen in others):
        return False
    beside = frozenset(key for form in common for key in form.companions)
    if rare.companions:
        return bool(rare.companions & beside) and not rare.leads
    same_kind = bool(set(rare.kinds) & {kind for form in common for kind in form.kinds if kind})
    if strength < _SURE or rare.known or other.common or not same_kind:
        return False
    return len(rare.key) >= _LONG or any(common_ground(odd.reading, seen.reading) for seen in others)


def _finding(rare: Seen, common: Seen, stories: int) -> Finding:
    word, other = rare.form.words[0], common.form.words[0]
    what = slip(rare.form.key, common.form.key, reach=2)
    happened = f" ({what.words()})" if what else ""
    message = (
        f"“{word.text}” stands in this story only; {stories} others have “{common.form.shown}”{happened}."
    )
    spans = (
        FindingSpan(
            article=rare.reading.article.id, start=word.start, end=word.end, text=word.text, role="primary"
        ),
        FindingSpan(
            article=common.reading.article.id,
            start=other.start,
            end=other.end,
            text=other.text,
            role="versus",
        ),
    )
    return Finding(
        check=CHECK.name,
        code=CHECK.code,
        severity=CHECK.severity,
        message=message,
        spans=spans,
        found=word.text,
        expected=common.form.shown,
        suggestion=Suggestion(start=word.start, end=word.end, replacement=common.form.shown),
        fingerprint=fingerprint(CHECK.name, [word.text, other.text]),
        confidence=0.8,
    )


CHECK = Check(
    code="XST02",
    name="name-across-stories",
    severity="warning",
    page=__doc__ or "",
    run=run,
    scope="folder",
    note=note,
)
