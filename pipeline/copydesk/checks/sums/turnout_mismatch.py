"""Voters, electorate and turnout that do not fit.

What it looks for: A turnout in percent that lies outside what the number of voters and the number on the
rolls leave room for, told in one sentence, in one paragraph, or of one place and election.

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

from copydesk.checks.asides import step
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.hints import of_a_group, voted_early
from copydesk.checks.sums.turnout_window import HAD_BEEN, windows
from copydesk.checks.units import of_all_ballots, whole_of
from copydesk.checks.wording import between, figure, number, rounded, told
from copydesk.records import Claim, Finding, Interval, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every turnout against voters and rolls; one set that fits clears it."""
    table = bench(reading, settings)
    settled: set[str | None] = set()
    fitting: set[tuple[str, ...]] = set()
    odd: list[tuple[Claim, Fit]] = []
    for turnout in table.of("turnout", unit="percent"):
        if turnout.quantity_id in settled:
            fitting.update(_ids(one) for one in _sets(table, turnout, ledger))
            continue
        text = reading.article.text
        if HAD_BEEN.search(text, turnout.evidence.start, turnout.value_span.start):
            ledger.set_aside("when", turnout)
            continue
        if of_a_group(text, turnout.evidence.start, turnout.value_span.start):
            ledger.set_aside("group", turnout)
            continue
        sets = list(_sets(table, turnout, ledger))
        for some, rolls, _whole in sets:
            ledger.compare(turnout, some, *rolls)
        misfits = [one for one in sets if not _fits(table, turnout, one)]
        fitting.update(_ids(one) for one in sets if _fits(table, turnout, one))
        if (
            misfits
            and len(misfits) == len(sets)
            and not _fits_another(table, turnout, misfits[0])
            and not _of_parts(table, turnout, misfits[0])
        ):
            odd.append((turnout, misfits[0]))
    for turnout, fit in odd:
        # Voters and rolls that fit one turnout are of that one; the other figure is of something else.
        if _ids(fit) in fitting:
            ledger.set_aside("basis", turnout)
        else:
            settled.add(turnout.quantity_id)
            yield _finding(table, turnout, fit)
    for window, fits in windows(table, settled):
        ledger.compare(*(one for one in (window.turnout, window.came, window.rolls) if one is not None))
        if not fits:
            rolls = [] if window.rolls is None else [window.rolls]
            yield _finding(table, window.turnout, (window.came, rolls, window.whole))


Fit = tuple[Claim, list[Claim], Interval]


def _ids(fit: Fit) -> tuple[str, ...]:
    """Which voters and rolls."""
    some, rolls, _whole = fit
    return (some.id, *(one.id for one in rolls))


def _sets(table: Bench, turnout: Claim, ledger: Ledger) -> Iterator[Fit]:
    """Voters and rolls that may be held against a turnout."""
    electorates = table.shelf("electorate", unit="votes").around(turnout, ledger)
    rolls = [one for one in electorates if _one_moment(table, one, turnout, ledger)]
    for some in table.shelf("turnout", "total_votes", unit="votes").around(turnout, ledger):
        if (
            (some.subject or "").casefold() == "valid"
            or not of_all_ballots(some)
            or voted_early(some.evidence.text)
            or not _one_moment(table, some, turnout, ledger)
        ):
            continue
        if some.of is not None:
            stated = [one for one in rolls if one.value == some.of]
            yield some, stated, table.interval(stated[0]) if stated else whole_of(some.of)
        else:
            for whole in rolls:
                if table.fits(some, whole, ledger):
                    yield some, [whole], table.interval(whole)


def _of_parts(table: Bench, turnout: Claim, fit: Fit) -> bool:
    """Whether a sentence has turnouts of two places and another sentence the numbers: "71.8 percent in Praia and 63.8 in Mindelo"."""
    sentence = table.scene[turnout].sentence
    beside = {
        one.place_id
        for one in table.of_anyone("turnout")
        if one.unit == "percent" and table.scene[one].sentence == sentence
    }
    return len(beside) > 1 and table.scene[fit[0]].sentence != sentence


def _fits_another(table: Bench, turnout: Claim, fit: Fit) -> bool:
    """ "Turnout was 31.4 per cent, up from 28.9: 14,130 of 45,000": the numbers are of the other share."""
    sentence = table.scene[fit[0]].sentence
    return any(
        one is not turnout and table.scene[one].sentence == sentence and _fits(table, one, fit)
        for one in table.reading.claims
        if one.measure == "turnout" and one.unit == "percent"
    )


def _one_moment(table: Bench, one: Claim, turnout: Claim, ledger: Ledger) -> bool:
    """Comparable, and not the rolls of election day against the turnout at noon."""
    if not table.fits(one, turnout, ledger):
        return False
    if table.scene[turnout].basis == "eligible" and "regist" in one.evidence.text.lower():
        ledger.set_aside("basis", one, turnout)
        return False
    again = step(one.evidence.text) != step(turnout.evidence.text)
    if one.measure != "electorate" and (again or not table.one_hour(one, turnout)):
        ledger.set_aside("stage", one, turnout)
        return False
    return True


def _fits(table: Bench, turnout: Claim, fit: Fit) -> bool:
    some, _rolls, whole = fit
    real = table.interval(some).scaled(100).ratio(whole)
    # So few are no turnout: a percentage was read as a number of voters.
    return real.overlaps(table.loosely(turnout)) or (real.high is not None and real.high < 1)


def _finding(table: Bench, turnout: Claim, fit: Fit) -> Finding:
    some, rolls, whole = fit
    real = table.interval(some).scaled(100).ratio(whole)
    rolls_said = figure(rolls[0]) if rolls else number(some.of or 0)
    message = (
        f"{figure(some)} of {rolls_said} voters is {between(rounded(real), 'percent')}; "
        f"the story says {told(table.reading, turnout)}"
    )
    return CHECK.against(table.reading, message, turnout, some, *rolls, expected=between(rounded(real)))


CHECK = Check("SUM08", "turnout-mismatch", "error", __doc__ or "", run, rank=15)
