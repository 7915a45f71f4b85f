"""Whether the other figures of a story make one: then it is no slip, whatever figure stands a finger away from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from copydesk.checks.units import whole_of
from copydesk.records import Claim, Interval, Quantity, Reading

_ALIKE = {"percent": ("percent", "points"), "points": ("percent", "points"), "count": ("count",)}
_ALL = Decimal(100)
# Numbers so large are hardly the sum of three others by accident; of so many others some sum is.
_LARGE, _MANY = Decimal(1000), 40


def borne_out(reading: Reading, one: Quantity) -> bool:
    """Whether a figure is the sum or the difference of two others, the sum of three, or what another leaves of a hundred."""
    value = Decimal(one.value or 0)
    others = set(_others(reading, one)) - {value}
    if one.kind == "percent" and _ALL - value in others:
        return True
    if any((value - it in others and value - it != it) or value + it in others for it in others):
        return True
    less = [it for it in others if it < value]
    return (
        value >= _LARGE
        and len(less) < _MANY
        and any(value - a - b in others - {a, b} for a, b in combinations(less, 2))
    )


def _others(reading: Reading, one: Quantity) -> Iterator[Decimal]:
    """What the other figures of its kind come to."""
    for other in reading.quantities:
        if other is one or other.kind not in _ALIKE[one.kind] or not other.value:
            continue
        yield abs(Decimal(other.value))
        if other.of:
            yield Decimal(other.of)


def made_beside(reading: Reading, share: Claim, room: Interval) -> bool:
    """Whether "a of b" in the sentence of a share makes it: "twelve of the 19 towns, almost two-thirds"."""
    here = share.evidence
    return any(
        one.kind == "count" and one.of and room.overlaps(one.interval.scaled(100).ratio(whole_of(one.of)))
        for one in reading.quantities_in(here.start, here.end)
    )
