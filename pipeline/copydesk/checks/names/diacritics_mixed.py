"""One name with its marks here and without them there.

What it looks for: a name printed with diacritics in one place and without them in another of the same story.

Why it matters: either is a style; both together look like two people or two towns, and searches find half.

In the copy:
Governor Juan Schiaretti voted in Córdoba. Turnout in Cordoba was 71 percent.

Mended:
Governor Juan Schiaretti voted in Córdoba. Turnout in Córdoba was 71 percent.

Stays silent when:
- two people bear the name, each with a name of their own beside it (José Serra, Jose Ramos);
- the bare form stands in capitals, an address or a handle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.words import Word, companions, scan
from copydesk.names.fold import has_diacritics
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each name that stands both ways, at the way that is rarer."""
    if reading.article.text.isascii():
        return
    story = scan(reading)
    names: dict[str, list[Word]] = {}
    for word in story.words:
        if len(word.key) > 2 and not word.caps and not word.sic:
            names.setdefault(word.key, []).append(word)
    for words in names.values():
        marked = [word for word in words if has_diacritics(word.text)]
        plain = [word for word in words if not has_diacritics(word.text)]
        if marked and not plain:
            marked, plain = _marked_otherwise(marked)
        if not marked or not plain:
            continue
        ledger.compared += 1
        ours, theirs = (
            frozenset(key for word in some for key in companions(story, word)) for some in (marked, plain)
        )
        if ours and theirs and not ours & theirs:
            ledger.set_aside("two people")
            continue
        yield from _findings(reading, marked, plain)


def _marked_otherwise(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words as most of them are marked, and those with other marks: Sánchez, Sanchéz."""
    shapes = [normalize("NFC", word.text).casefold() for word in words]
    usual = Counter(shapes).most_common(1)[0][0]
    pairs = list(zip(words, shapes, strict=True))
    return [word for word, shape in pairs if shape == usual], [
        word for word, shape in pairs if shape != usual
    ]


def _findings(reading: Reading, marked: list[Word], plain: list[Word]) -> Iterator[Finding]:
    odd, usual = (plain, marked) if len(plain) <= len(marked) else (marked, plain)
    spelling = Counter(word.text for word in usual).most_common(1)[0][0]
    yield CHECK.finding(
        reading,
        f"“{odd[0].text}” stands as “{spelling}” elsewhere in the story.",
        (odd[0].start, odd[0].end),
        [(usual[0].start, usual[0].end)],
        [(word.start, word.end) for word in odd[1:]],
        found=odd[0].text,
        expected=spelling,
        replacement=spelling,
    )


CHECK = Check(code="NAM03", name="diacritics-mixed", severity="info", page=__doc__ or "", run=run)
