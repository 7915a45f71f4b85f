"""Sentences with marks for their figures, on which patterns are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Quantity, Reading

_KINDS = {"percent": "p", "points": "d", "count": "n", "fraction": "x"}
NAME = r"(?:[\w.'’“”\"-]+ ){0,6}?"
UNIT = r"(?: votes| seats| ballots)?(?: of the (?:popular )?votes?)?"
GAP = r"(?:margin|lead|difference|gap|majority|advantage|edge|plurality|victory|win)"


# The sentences of the last story: a dozen checks, run one after the other, read them.
_latest: tuple[Reading, tuple[tuple[str, Sequence[Quantity]], ...]] | None = None


def marked(reading: Reading, least: int = 3) -> Iterator[tuple[str, Sequence[Quantity]]]:
    """The sentences with so many figures, each figure but a mark with its kind and its number in the sentence.

    "‹n0› to ‹n1› for Cole, a lead of ‹d2›": n counts, p percent, d points, x anything else.
    """
    for words, inside in every(reading):
        if len(inside) >= least:
            yield words, inside


def every(reading: Reading) -> Iterator[tuple[str, Sequence[Quantity]]]:
    """As `marked`, every sentence in order, those without a figure too."""
    global _latest
    latest = _latest
    if latest is None or latest[0] is not reading:
        latest = _latest = (reading, tuple(_every(reading)))
    return iter(latest[1])


def _every(reading: Reading) -> Iterator[tuple[str, Sequence[Quantity]]]:
    text = reading.article.text
    sentences = iter(reading.sentences)
    figures = [one for one in reading.quantities if one.value is not None or one.date is not None]
    place = 0
    for sentence in sentences:
        while place < len(figures) and figures[place].start < sentence.start:
            place += 1
        inside: list[Quantity] = []
        pieces, at = [], sentence.start
        while place < len(figures) and figures[place].end <= sentence.end:
            one = figures[place]
            place += 1
            if one.start < at:
                continue
            pieces += [text[at : one.start], f"‹{_KINDS.get(one.kind, 'x')}{len(inside)}›"]
            at = one.end
            inside.append(one)
        yield " ".join("".join([*pieces, text[at : sentence.end]]).split()), inside
