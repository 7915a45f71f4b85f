"""Figures that may be added up: one for each side, no side part of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.checks.compare import Bench
from copydesk.records import Claim, Interval


def apart(table: Bench, pool: Sequence[Claim]) -> list[Claim] | None:
    """One figure for each side of `pool`; None where one side has two figures that cannot both be true.

    A side that is part of another (candidate of a party, member of a bloc) counts once, by the larger.
    """
    sides: dict[str, Claim] = {}
    for claim in pool:
        if claim.subject_id is None:
            continue
        known = sides.get(claim.subject_id)
        if known is not None and not table.interval(known).overlaps(table.interval(claim)):
            return None
        if known is None or _width(table, claim) < _width(table, known):
            sides[claim.subject_id] = claim
    kept: list[Claim] = []
    for claim in sides.values():
        related = [one for one in sides.values() if one is not claim
                   and table.scene.belongs(one.subject_id, claim.subject_id)]  # fmt: skip
        if not any(_larger(table, one, claim) for one in related):
            kept.append(claim)
    return sorted(kept, key=lambda one: one.value_span.start)


def total(table: Bench, claims: Sequence[Claim]) -> Interval:
    """The sum of what the figures can mean."""
    result = Interval.exactly(0)
    for claim in claims:
        result = result + table.interval(claim)
    return result


def sentences(table: Bench) -> Iterator[list[Claim]]:
    """Shares that one sentence sets side by side."""
    groups: dict[int, list[Claim]] = {}
    for claim in table.of("vote_share", unit="percent"):
        groups.setdefault(table.scene[claim].sentence, []).append(claim)
    for group in groups.values():
        yield from table.pools(group)


def _larger(table: Bench, one: Claim, other: Claim) -> bool:
    first, second = table.interval(one), table.interval(other)
    return (first.low or 0, one.id) > (second.low or 0, other.id)


def _width(table: Bench, claim: Claim) -> tuple[bool, object]:
    interval = table.interval(claim)
    if interval.low is None or interval.high is None:
        return True, 0
    return False, interval.high - interval.low
