"""Margins that are the difference of two figures nearby: theirs is the larger figure's owner, over the other's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.traces import number_of
from copydesk.claims.linker.verdicts import Verdict

# What a margin of each unit is a difference of.
OF_UNIT = {"percent": "vote_share", "points": "vote_share", "votes": "votes"}


def by_difference(verdicts: Sequence[Verdict]) -> None:
    """Give each margin that two figures of its line or the line before make, and no other two, to the one with more."""
    rows: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        rows.setdefault(verdict.row.line.number, []).append(verdict)
    for verdict in verdicts:
        if verdict.measure != "lead":
            continue
        number = verdict.row.line.number
        near = [*rows[number], *rows.get(number - 1, ())]
        found = {
            (key_of(more.subject), key_of(less.subject)): (more, less) for more, less in _pairs(verdict, near)
        }
        if len(found) == 1:
            ((more, less),) = found.values()
            verdict.subject, verdict.rival = more.subject, less.subject
            verdict.owner_sure = max(verdict.owner_sure, more.owner_sure * less.owner_sure)


def _pairs(margin: Verdict, near: Sequence[Verdict]) -> list[tuple[Verdict, Verdict]]:
    """Figures of two owners whose difference is the margin as it is rounded, the larger first."""
    value, figure = number_of(margin.trace), margin.trace.item.figure
    measure = OF_UNIT.get(figure.unit or "") if figure is not None else None
    if value is None or value <= 0 or measure is None:
        return []
    figures = [
        (amount, one) for one in near
        if one.measure == measure and one.subject is not None and (amount := number_of(one.trace)) is not None
    ]  # fmt: skip
    found = []
    for (first, one), (second, other) in combinations(figures, 2):
        off = abs(abs(first - second) - value)
        if key_of(one.subject) != key_of(other.subject) and off <= max(_step(first), _step(second)):
            found.append((one, other) if first > second else (other, one))
    return found


def _step(value: Decimal) -> Decimal:
    """The last place of a number as it is printed: what two rounded figures can be off by, and no more."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
