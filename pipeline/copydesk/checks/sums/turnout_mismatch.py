"""Voters, electorate and turnout that do not fit.

What it looks for: A turnout in percent that lies outside what the number of voters and the number on the
rolls leave room for, told in one sentence or one paragraph.

Why it matters: The three are printed together in nearly every results story, often copied from different
tables.

In the copy: In Finland, 3.2 million of 4.3 million eligible voters took part, a turnout of 71.2 percent.

Mended: In Finland, 3.1 million of 4.3 million eligible voters took part, a turnout of 71.2 percent.

Stays silent when: the figures are of another place, hour, election, source or part of the electorate;
one is of registered and the other of eligible voters; the votes counted are only the valid ones; or
rounding leaves room; another number of the story makes the turnout; or the turnouts are of two places.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.sums.turnout_alone import mismatched
from copydesk.checks.sums.turnout_window import Window, windows
from copydesk.checks.worded import finding
from copydesk.checks.wording import between, figure, number, rounded, told
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every turnout against the numbers of voters and of the rolls in its paragraph."""
    table = bench(reading, settings)
    seen: set[str | None] = set()
    for window, fits in windows(table):
        seen.add(window.turnout.quantity_id)
        ledger.compare(*(one for one in (window.turnout, window.came, window.rolls) if one is not None))
        if not fits:
            yield _finding(table, window)
    for odd in mismatched(table, ledger):
        if odd.stated.id not in seen:
            yield finding(CHECK, reading, odd)


def _finding(table: Bench, window: Window) -> Finding:
    turnout, some = window.turnout, window.came
    rolls = [] if window.rolls is None else [window.rolls]
    rolls_said = figure(rolls[0]) if rolls else number(some.of or 0)
    message = (
        f"{figure(some)} of {rolls_said} voters is {between(rounded(window.real), 'percent')}; "
        f"the story says {told(table.reading, turnout)}"
    )
    return CHECK.against(
        table.reading, message, turnout, some, *rolls, expected=between(rounded(window.real))
    )


CHECK = Check("SUM08", "turnout-mismatch", "error", __doc__ or "", run, rank=15)
