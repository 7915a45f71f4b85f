"""All that figures of seats are held against: bodies and totals, joint figures, what is left.

One slip is told once: a figure that one way of reading has found odd is left alone by those that come after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.sums.adding import additions
from copydesk.checks.sums.jointly import Joint, joint
from copydesk.checks.sums.seating import Misfit
from copydesk.checks.sums.seats_in_brief import seats_in_brief
from copydesk.checks.sums.shared_out import shared_out
from copydesk.checks.sums.shares_of import shared
from copydesk.checks.sums.tallies import tallies
from copydesk.checks.sums.totted import totted


def misfits(table: Bench, ledger: Ledger) -> Iterator[Misfit]:
    """The figures that do not fit."""
    taken: set[int] = set()
    for one in _all(table, ledger):
        # What a list or a sum is held against may be told of again; what is odd, or beside it, may not.
        if not taken & {one.start, *(start for start, _end in one.against)}:
            taken |= {one.start, *(start for start, _end in one.against)}
            yield one


def _all(table: Bench, ledger: Ledger) -> Iterator[Misfit]:
    for tally in tallies(table):
        ledger.count(*tally.claims)
        if tally.odd is not None:
            yield tally.odd
    for looked in chain(
        shared_out(table), shared(table.reading), additions(table), totted(table), seats_in_brief(table)
    ):
        ledger.count()
        if looked is not None:
            yield looked
    for told in joint(table):
        ledger.count()
        if not told.fits:
            yield _joint(told)


def _joint(one: Joint) -> Misfit:
    message = f"{' + '.join(map(str, one.parts))} = {one.whole} seats; together they are said to have {one.stated.value}"
    return Misfit(
        one.stated.start, one.stated.end, one.places, message, int(one.stated.value or 0), one.whole
    )
