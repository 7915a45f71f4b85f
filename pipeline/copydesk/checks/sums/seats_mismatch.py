"""Seats that add up to more than the body has, or not to what is stated.

What it looks for: Seats of several sides in one body, told in up to six sentences or in a list, that make
more than the size stated for it, wherever that stands; sides said to be all ("the remaining two", "split 67
and 66") that do not make it; a figure of several sides ("together have 56") that is not the sum of their
own; a list that does not make its total; provinces or districts carried, likewise.

Why it matters: One side has a seat too many, which can be the seat that makes a majority.

In the copy: In New Zealand's 120-seat parliament, National won 58 seats, Labour 49 seats and the Greens
16 seats.

Mended: In New Zealand's 120-seat parliament, National won 55 seats, Labour 49 seats and the Greens 16
seats.

Stays silent when: blocs are listed with their members; a figure has no side of its own by it; some are
projections, or of seats held before; the body has two sizes in the story; only some of the sides are named
and make less; or the story has another number that is the sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import bench
from copydesk.checks.sums.seat_sums import misfits
from copydesk.checks.sums.seating import Misfit
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Add up the seats of each body."""
    for misfit in misfits(bench(reading, settings), ledger):
        yield _misfit(reading, misfit)


def _misfit(reading: Reading, odd: Misfit) -> Finding:
    """What is wrong with a figure by sums that lean on many. The claims named are those of the figures."""
    places = {odd.start, *(start for start, _end in odd.against)}
    return CHECK.finding(
        reading,
        odd.message,
        (odd.start, odd.end),
        versus=sorted(odd.against),
        claims=[claim for claim in reading.claims if claim.value_span.start in places],
        found=str(odd.found),
        expected=str(odd.expected),
    )


CHECK = Check("SUM07", "seats-mismatch", "error", __doc__ or "", run, rank=14)
