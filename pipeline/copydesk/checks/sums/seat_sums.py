"""All that figures of seats are held against besides sure claims of one pool: bodies, lists, joint figures, what is left.

One slip is told once: a figure that one way of reading has found odd is left alone by those that come after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.sums.adding import additions
from copydesk.checks.sums.jointly import Joint, joint
from copydesk.checks.sums.overfull import Overfull, overfull
from copydesk.checks.sums.rolls import Misfit, borne_out, rolls, too_long, totals
from copydesk.checks.sums.shared_out import shared_out
from copydesk.checks.sums.shares_of import shared
from copydesk.checks.sums.told_out import told_out


def misfits(table: Bench, ledger: Ledger, taken: set[int]) -> Iterator[Misfit]:
    """The figures that do not fit, none of them beginning at one of the places `taken`."""
    for one in _all(table, ledger):
        # What a list or a sum is held against may be told of again; what is odd, or beside it, may not.
        if not taken & {one.start, *(start for start, _end in one.against)}:
            taken |= {one.start, *(start for start, _end in one.against)}
            yield one


def _all(table: Bench, ledger: Ledger) -> Iterator[Misfit]:
    ledger.count(*(claim for roll in rolls(table) for row in roll.rows for claim in row.claims))
    yield from borne_out(table)
    yield from totals(table)
    yield from too_long(table)
    yield from (_overfull(one) for one in overfull(table))
    for looked in chain(shared_out(table), shared(table.reading), additions(table), told_out(table)):
        ledger.count()
        if looked is not None:
            yield looked
    for told in joint(table):
        ledger.count()
        if not told.fits:
            yield _joint(told)


def _overfull(one: Overfull) -> Misfit:
    *others, last = one.sides
    values = [side.value for side in one.sides]
    message = f"{' + '.join(map(str, values))} = {sum(values)} seats; there are {one.body.size}"
    places = ((one.body.start, one.body.end), *((side.start, side.end) for side in others))
    return Misfit(last.start, last.end, places, message, sum(values), one.body.size)


def _joint(one: Joint) -> Misfit:
    message = f"{' + '.join(map(str, one.parts))} = {one.whole} seats; together they are said to have {one.stated.value}"
    return Misfit(
        one.stated.start, one.stated.end, one.places, message, int(one.stated.value or 0), one.whole
    )
