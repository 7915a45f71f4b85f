"""Hedges beside the exact figure that they round, read from the figures of one sentence alone.

"Just under half, 50.5 per cent"; "66%, nearly three-quarters"; "137 of the 255 seats, fewer than half". Silent where other
words stand between the two, so that they may be of two things, and where the exact figure lies within what the hedge can
mean: "two-thirds" is said of 65 and of 68 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.marked import marked
from copydesk.checks.wording import between, rounded
from copydesk.records import Interval, Quantity, Reading
from copydesk.records.late import late

# How loose a fraction in words is: on both sides, and on the near side of "nearly".
_LOOSE, _NEARLY = Decimal("2.5"), Decimal(5)
_ENDS = r"(?=[,.;:)”\"]| –|\Z)"
_JOINS = r"(?:, (?:or |that is,? |namely )?| \((?:or )?|: )"
_RESTATED = (
    late(
        rf"‹x(?P<hedge>\d+)›(?: of (?:the |those |its |his |her |their |all )?[a-z]+(?: [a-z]+)?)?{_JOINS}‹p(?P<exact>\d+)›{_ENDS}"
    ),
    late(
        rf"‹p(?P<exact>\d+)›(?: of (?:the |those |all )?[a-z]+)?{_JOINS}‹x(?P<hedge>\d+)›(?: of (?:them|the votes?|the total|those))?{_ENDS}"
    ),
    late(r"‹n(?P<exact>\d+)›, ‹x(?P<hedge>\d+)›(?=[.;)]|\Z)"),
)
# What is to be exact, and how far off a figure can be that was rounded to the hedge: "just under 20 percent: 19.9", "some 1.1 million
# against it, 1,114,620 to be exact", "more than 7,000 people, in fact 6,214", "over 340,000 voted for it; the board had it at 334,874".
_NEAR, _NEARER = Decimal("1.5"), Decimal("1.2")
_H, _E, _SOME = r"‹[pnd](?P<hedge>\d+)›", r"‹[pnd](?P<exact>\d+)›", r"[^‹›.:;]{0,120}"
_TO_THE_DIGIT = (
    (late(rf"{_H}(?: of [a-z ]{{1,30}})?(?:{_JOINS}|, ){_E}(?: to be (?:exact|precise)|,? exactly|{_ENDS})"), _NEAR),
    (late(rf"{_H}{_SOME}[,:] {_E},? (?:to be (?:exact|precise)|exactly|precisely|in fact)\b"), _NEAR),
    (late(rf"{_H}{_SOME}[,;:(”\"] ?(?:in fact|officially|precisely|exactly|to be (?:exact|precise)),? {_E}"), _NEAR),
    (late(rf"‹x(?P<hedge>\d+)›{_SOME}[,:] {_E},? to be (?:exact|precise)\b"), _NEAR),
    (late(rf"{_H}{_SOME}[,;] {_SOME}\b(?:had|put) (?:it|them|the (?:figure|number|total|tally)) at {_E}"), _NEARER),
)  # fmt: skip


class Hedged(NamedTuple):
    """A hedged figure, the exact one that it is said of, and what that is in percent."""

    hedge: Quantity
    exact: Quantity
    right: str


def contradicted(reading: Reading) -> Iterator[tuple[Quantity, Quantity, Hedged | None]]:
    """Every hedge beside its figure, with what is wrong where it leaves the figure out."""
    for words, found in marked(reading, 2):
        for match, near in (
            (match, near) for pattern, near in _TO_THE_DIGIT for match in pattern.finditer(words)
        ):
            hedge, exact = found[int(match["hedge"])], found[int(match["exact"])]
            low, high = sorted((Decimal(hedge.value or 0), Decimal(exact.value or 0)))
            # "Youth under 35: 46 percent" is an age and a share.
            alike = (
                hedge.kind == exact.kind or hedge.unit == exact.unit == "percent" or exact.kind != "percent"
            )
            if alike and hedge.comparator != "exactly" == exact.comparator and high <= low * near:
                fits = (meant(hedge) if hedge.kind == "fraction" else hedge.interval).overlaps(exact.interval)
                yield hedge, exact, None if fits else Hedged(hedge, exact, between(exact.interval))
        for pattern in _RESTATED if "‹x" in words else ():
            for match in pattern.finditer(words):
                hedge, exact = found[int(match["hedge"])], found[int(match["exact"])]
                real = _share(exact)
                if real is None or hedge.unit != "percent" or hedge.kind != "fraction" or hedge.value is None:
                    continue
                fits = meant(hedge).overlaps(real)
                yield (
                    hedge,
                    exact,
                    None if fits else Hedged(hedge, exact, between(rounded(real, 1), "percent")),
                )


def meant(hedge: Quantity) -> Interval:
    """What a fraction in words can mean."""
    said = hedge.interval
    if hedge.comparator in ("exactly", "about"):
        return said.widened(_LOOSE)
    if hedge.comparator == "almost" and said.low is not None:
        return said.model_copy(update={"low": said.low - _NEARLY})
    return said


def _share(exact: Quantity) -> Interval | None:
    """An exact figure as a share in percent."""
    if exact.value is None or exact.comparator != "exactly":
        return None
    if exact.kind == "percent":
        return exact.interval
    if exact.of is None or Decimal(exact.of) <= 0:
        return None
    return exact.interval.scaled(100).ratio(Interval.exactly(exact.of))
