"""One acronym for two bodies, or one body under two acronyms.

What it looks for: a name set beside one acronym in one place and beside another elsewhere, an acronym set
beside two names, letters set beside a name that they do not fit where the story goes on with letters that do, and an
acronym that stands once with two letters of an introduced one transposed.

Why it matters: after the first paragraph the acronym is all that readers have to tell parties apart.

In the copy:
The Republican People's Party (CHP) took Ankara. In Izmir the Republican People's Party (CPH) was ahead.

Mended:
The Republican People's Party (CHP) took Ankara. In Izmir the Republican People's Party (CHP) was ahead.

Stays silent when:
- the acronym fits the initials of both names, which are introduced as two bodies;
- one acronym holds the other, or is a short name made of it (AKP, AK Party; UNP, UNP-led);
- the two names are a longer and a shorter form of one, or the story gives both acronyms at one time (CHP or
  RPP).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.initials import CAPITALS, Misfit, misfits
from copydesk.checks.names.lone_places import countries
from copydesk.lexicon import organisations, parties
from copydesk.names.fold import fold, letters
from copydesk.names.forms import abbreviates
from copydesk.names.slips import name_slip
from copydesk.records import Finding, Organisation, Party, Reading, Settings
from copydesk.records.late import late

_STEM = 4
_SMALL = frozenset({"the", "of", "for", "and", "in", "a"})
# What may not stand before comes late: a search for a capital alone is far quicker.
_TOKEN = late(rf"[{CAPITALS}](?<![\w-].)[{CAPITALS}]{{2,6}}(?![\w-])")
_BETWEEN = late(r",?\s(?:and|or|nor|not|but)\s(?:the\s)?|,\s(?:the\s)?")
# "A bank, DSP, denied": behind a word for what it is.
_NOUN_BEFORE = late(r"[a-z], $")


class Pair(NamedTuple):
    """An acronym set beside a name by the story itself."""

    acronym: str
    full: str
    start: int
    end: int


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """Findings on introductions that disagree, then on acronyms with letters transposed."""
    pairs = _introduced(reading)
    told: set[str] = set()
    for earlier, later in combinations(pairs, 2):
        ledger.compared += 1
        finding = _two_names(reading, earlier, later) or _two_acronyms(reading, earlier, later)
        if finding is not None:
            told.add(later.acronym)
            yield finding
    for one in misfits(reading):
        ledger.compared += 1
        if one.odd not in told and not _a_body(reading, one.odd, one.right):
            told.add(one.odd)
            yield _misfit(reading, one)
    yield from _transposed(reading, told)


def _introduced(reading: Reading) -> list[Pair]:
    """Acronyms beside names, in order of the text."""
    found = {
        Pair(one.acronym, one.full, one.start, one.end)
        for entity in reading.entities
        if isinstance(entity, (Party, Organisation))
        for one in entity.expansions
        if one.introduced
    }
    return sorted(found, key=lambda pair: (pair.start, pair.end))


def _two_names(reading: Reading, earlier: Pair, later: Pair) -> Finding | None:
    """One acronym beside two names that are not forms of one, and not the initials of both."""
    if letters(earlier.acronym) != letters(later.acronym) or _one_body(earlier.full, later.full):
        return None
    if _spells(earlier) and _spells(later) and not _reworded(earlier.full, later.full):
        return None
    message = f"{later.acronym} stands for “{later.full}” here and for “{earlier.full}” elsewhere."
    return _finding(reading, message, earlier, later)


def _two_acronyms(reading: Reading, earlier: Pair, later: Pair) -> Finding | None:
    """One name beside two acronyms of which neither holds the other."""
    short, long = sorted((letters(earlier.acronym), letters(later.acronym)), key=len)
    if fold(earlier.full) != fold(later.full) or short in long:
        return None
    between = reading.article.text[earlier.end : later.start]
    if len(between) < 16 and re.search(r"\bor\b|/|,|;", between):
        return None
    message = f"{later.full} is {later.acronym} here and {earlier.acronym} elsewhere."
    return _finding(reading, message, earlier, later)


def _finding(reading: Reading, message: str, earlier: Pair, later: Pair) -> Finding:
    return CHECK.finding(
        reading,
        message,
        (later.start, later.end),
        [(earlier.start, earlier.end)],
        found=f"{later.full} ({later.acronym})",
        expected=f"{earlier.full} ({earlier.acronym})",
    )


def _spells(pair: Pair) -> bool:
    return abbreviates(pair.acronym, fold(pair.full).split())


def _one_body(one: str, other: str) -> bool:
    """Whether two names are a longer and a shorter form of one, or one with a slip."""
    ours, theirs = (set(fold(name).split()) - _SMALL for name in (one, other))
    return ours <= theirs or theirs <= ours or bool(name_slip(one, other) or name_slip(other, one))


def _reworded(one: str, other: str) -> bool:
    """Whether two names spelled by one acronym are one name misremembered: Electoral Commission, Elections Council.

    All words but one are the same or of one stem, and half of them the same; two known parties are two.
    """
    ours, theirs = fold(one).split(), fold(other).split()
    if len(ours) != len(theirs) or (parties.known_folded(fold(one)) and parties.known_folded(fold(other))):
        return False
    same = sum(x == y for x, y in zip(ours, theirs, strict=True))
    stems = sum(x[:_STEM] == y[:_STEM] for x, y in zip(ours, theirs, strict=True))
    return stems >= len(ours) - 1 and same * 2 >= len(ours)


def _transposed(reading: Reading, told: set[str]) -> Iterator[Finding]:
    """Unknown acronyms with the letters of a frequent one in another order: CPH where the story has CHP."""
    text = reading.article.text
    token = _token(reading)
    counts = Counter(token.findall(text))
    usual = [one for one, often in counts.items() if often >= 2]
    for odd, count in sorted(counts.items()):
        same = [one for one in usual if _swapped(one, odd)] if count == 1 and odd not in told else []
        if not same or organisations.known(odd):
            continue
        places = {match.group(): match.span() for match in reversed(list(token.finditer(text)))}
        start, end = places[odd]
        if re.match(r",\s(?:an?|the)\s|\s\(", text[end : end + 6]):
            continue  # "the CUD, a club in Ulm": told as another body
        if text[end : end + 1] == "," and _NOUN_BEFORE.search(text, max(0, start - 4), start):
            continue
        if any(
            _side_by_side(text, match.span(), places[odd])
            for match in token.finditer(text)
            if match[0] in same
        ):
            continue  # "The PBP and the PPB both stood"
        for right in same[:1]:
            if _party_here(reading, odd, right):
                continue
            yield CHECK.finding(
                reading,
                f"“{odd}” stands once; the story has {right} {counts[right]} times.",
                places[odd],
                [places[right]],
                found=odd,
                expected=right,
                replacement=right,
                confidence=0.8,
            )


def _side_by_side(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    low, high = sorted((one, other))
    return _BETWEEN.fullmatch(text, low[1], high[0]) is not None


def _a_body(reading: Reading, odd: str, right: str) -> bool:
    """Whether the odd acronym is a body's of its own."""
    known = organisations.known(odd)
    return (known is not None and organisations.known(right) is not known) or _party_here(reading, odd, right)


def _misfit(reading: Reading, one: Misfit) -> Finding:
    if one.introduced:
        message = f"“{one.odd}” is set beside the name; the story has {one.right} elsewhere, which fits it."
    else:
        message = f"“{one.odd}” stands once; the story introduces {one.right}."
    return CHECK.finding(
        reading,
        message,
        (one.start, one.end),
        [one.place],
        found=one.odd,
        expected=one.right,
        replacement=one.right,
        confidence=0.8,
    )


def _token(reading: Reading) -> re.Pattern[str]:
    """Acronyms in capitals, and those that the story introduces with a small letter in them: AfD, PiS."""
    mixed = {
        acronym
        for entity in reading.entities
        if isinstance(entity, (Party, Organisation))
        for acronym in (*(one.acronym for one in entity.expansions), *getattr(entity, "acronyms", ()))
        if 3 <= len(acronym) <= 7
        and acronym.isalpha()
        and not acronym.isupper()
        and acronym[1:] != acronym[1:].lower()
    }
    if not mixed:
        return _TOKEN
    return late(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, mixed)))}|[{CAPITALS}]{{3,7}})(?![\w-])")


def _party_here(reading: Reading, acronym: str, right: str) -> bool:
    """Whether a party of a country in the story has the acronym, and is not the one that the other stands for."""
    lands = countries(reading)
    ours = {
        fold(one.full)
        for entity in reading.entities
        if isinstance(entity, (Party, Organisation))
        for one in entity.expansions
        if one.acronym == right
    }
    return any(party.country in lands and not ours & set(party.names) for party in parties.known(acronym))


def _swapped(one: str, other: str) -> bool:
    """Whether two acronyms differ by two neighbours changing places."""
    one, other = one.upper(), other.upper()
    apart = [at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y]
    return (
        len(one) == len(other)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and sorted(one) == sorted(other)
    )


CHECK = Check(code="NAM05", name="acronym-conflict", severity="warning", page=__doc__ or "", run=run)
