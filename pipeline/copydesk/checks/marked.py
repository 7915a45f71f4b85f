"""Sentences with marks for their figures, on which patterns are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.checks.of_story import of_story
from copydesk.records import Quantity, Reading

_KINDS = {"percent": "p", "points": "d", "count": "n", "fraction": "x"}
NAME = r"(?:[\w.'’“”\"-]+ ){0,6}?"
UNIT = r"(?: votes| seats| ballots)?(?: of the (?:popular )?votes?)?"
GAP = r"(?:margin|lead|difference|gap|majority|advantage|edge|plurality|victory|win|rout|spread|cushion)"


Marked = tuple[str, Sequence[Quantity]]


class _Story:
    """The sentences of a story with marks, of each the kinds of its figures ("npp"), and those asked for so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences = tuple(_every(reading))
        self._kinds = [
            "".join(_KINDS.get(one.kind, "x") for one in inside) for _words, inside in self.sentences
        ]
        self._asked: dict[tuple[int, str], list[Marked]] = {}

    def with_figures(self, least: int, kinds: str) -> list[Marked]:
        """Those with so many figures, and with so many of each kind."""
        found = self._asked.get((least, kinds))
        if found is None:
            wanted = [(kind, kinds.count(kind)) for kind in set(kinds)]
            some = [pair for pair in zip(self.sentences, self._kinds, strict=True) if len(pair[1]) >= least]
            for kind, number in wanted:
                some = [pair for pair in some if pair[1].count(kind) >= number]
            found = self._asked[least, kinds] = [one for one, _held in some]
        return found


def marked(reading: Reading, least: int = 3, kinds: str = "") -> Iterator[Marked]:
    """The sentences with so many figures, each figure but a mark with its kind and its number in the sentence.

    "‹n0› to ‹n1› for Cole, a lead of ‹d2›": n counts, p percent, d points, x anything else. With `kinds`, "nnp", only
    those that have two counts and a percentage.
    """
    return iter(_of(reading).with_figures(least, kinds))


def every(reading: Reading) -> Iterator[Marked]:
    """As `marked`, every sentence in order, those without a figure too."""
    return iter(_of(reading).sentences)


@of_story
def _of(reading: Reading) -> _Story:
    return _Story(reading)


def _every(reading: Reading) -> Iterator[Marked]:
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
