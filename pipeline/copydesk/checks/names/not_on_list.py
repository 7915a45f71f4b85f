"""A name that is almost one of the user's own list.

What it looks for: names in the story that are one slip, one letter of another spelling or one romanisation
away from an entry of the list given with `--names`, and are not on it.

Why it matters: the list is the house's word on how a name is spelled, candidates of the day first of all.

In the copy:
Edi Rama claimed victory in Tirana. His rival Sali Berisah conceded.

Mended:
Edi Rama claimed victory in Tirana. His rival Sali Berisha conceded.

Stays silent when:
- no list is given;
- the name is on the list, under `name` or `also`, with or without its diacritics;
- it is somebody else's: with a given name of its own that is not the entry's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.forms import Form, gather
from copydesk.checks.names.words import scan
from copydesk.lexicon import known_names
from copydesk.names.fold import letters, name_words
from copydesk.names.slips import inflected, shapes, slip, transliterated, weight
from copydesk.records import Finding, ListedName, Reading, Settings

Entry = tuple[str, frozenset[str], ListedName]


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each spelling that an entry is close to."""
    listed = entries(settings.names)
    if not listed:
        return
    index = _by_shape(listed)
    for form in gather(scan(reading)):
        if form.key in listed or form.count == 0:
            continue
        for word, others, entry in _near(form, listed, index):
            ledger.compared += 1
            if _its_own(form, others):
                ledger.set_aside("another name")
                continue
            yield _finding(reading, form, word, entry)
            break


def entries(names: Iterable[ListedName]) -> dict[str, list[Entry]]:
    """The words of the list by their letters: the word as listed, the words beside it, the entry."""
    found: dict[str, list[Entry]] = {}
    for entry in names:
        for name in (entry.name, *entry.also):
            words = name_words(name)
            for word in words:
                if len(letters(word)) >= 4:
                    others = frozenset(letters(other) for other in words if other != word)
                    found.setdefault(letters(word), []).append((word, others, entry))
    return found


def _by_shape(listed: Mapping[str, list[Entry]]) -> dict[str, list[str]]:
    """Listed words by each shape that they take when a letter is left out."""
    index: dict[str, list[str]] = {}
    for key in listed:
        for shape in shapes(key):
            index.setdefault(shape, []).append(key)
    return index


def _near(form: Form, listed: Mapping[str, list[Entry]], index: Mapping[str, list[str]]) -> Iterator[Entry]:
    """Entries of which the spelling can be a slip or another romanisation."""
    key = form.key
    near = dict.fromkeys(one for shape in sorted(shapes(key)) for one in index.get(shape, ()))
    for other in near:
        if inflected(key, other) or (form.common and not form.kinds["person"]):
            continue
        if weight(key, other) >= 2 or (transliterated(key, other) and slip(key, other) is not None):
            yield from listed[other]


def _its_own(form: Form, others: frozenset[str]) -> bool:
    """Whether the spelling has names beside it that are not the entry's, or is a known one alone."""
    if form.companions & others:
        return False
    if form.companions:
        return not any(weight(mine, other) for mine in form.companions for other in others)
    known = form.known_place or form.key in known_names.given() or form.key in known_names.family()
    return known or form.common


def _finding(reading: Reading, form: Form, word: str, entry: ListedName) -> Finding:
    first = form.words[0]
    return CHECK.finding(
        reading,
        f"“{first.text}” is not on the list of names; “{entry.name}” is.",
        (first.start, first.end),
        context=[(other.start, other.end) for other in form.words[1:]],
        found=first.text,
        expected=entry.name,
        replacement=word.upper() if first.caps else word,
    )


CHECK = Check(code="NAM06", name="not-on-list", severity="error", page=__doc__ or "", run=run, rank=31)
