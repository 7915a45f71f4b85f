"""A count that goes back as the story's clock moves on.

What it looks for: The share of the count that is in, or the number of stations, boxes or precincts, given
with the time of day, the day, or "two hours later", falls from an earlier time to a later one.

Why it matters: Live reports are put together from many hands, and figures of an earlier entry stray into
a later.

In the copy: At 9 p.m. 74% of precincts were reporting in the Ohio Senate race. At 10 p.m. 71% of
precincts were reporting in the Ohio Senate race.

Mended: At 9 p.m. 71% of precincts were reporting in the Ohio Senate race. At 10 p.m. 74% of precincts
were reporting in the Ohio Senate race.

Stays silent when: no times are given, or which of the two is the later is not plain; the two are of
different places, contests, sources or ways of counting (precincts, expected vote); or rounding leaves room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from copydesk.checks.base import Check, Ledger
from copydesk.checks.clock import Timeline
from copydesk.checks.compare import Bench, bench
from copydesk.checks.sums.in_turn import of_some, told_in_turn, way_of
from copydesk.checks.sums.one_series import gone_back
from copydesk.checks.sums.progress import Told, progress
from copydesk.checks.wording import told
from copydesk.records import Claim, Finding, Quantity, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Put the progress of each count in order of time and see that it never falls."""
    table = bench(reading, settings)
    clock = Timeline(table.scene)
    moments = {one.id: moment for one in table.of("counted") if (moment := clock.moment(one)) is not None}
    told = {} if table.scene.live else {one.figure.id: one for one in progress(table)}
    falls: dict[str, list[Claim]] = {}
    for pair in table.shelf("counted").pairs(ledger):
        if not all(one.id in moments for one in pair):
            continue
        first, second = sorted(pair, key=lambda one: moments[one.id])
        if (
            moments[first.id] < moments[second.id]
            and _one_day(reading, told, first, second)
            and _one_count(table, first, second, ledger)
        ):
            ledger.compare(first, second)
            if table.interval(second).below(table.interval(first)):
                falls.setdefault(second.id, []).append(first)
    told_already: set[str] = set()
    settled: set[str | None] = set()
    for second in sorted(
        (one for one in table.of("counted") if one.id in falls), key=lambda one: moments[one.id]
    ):
        higher = falls[second.id]
        if not told_already & {one.id for one in higher}:
            first = max(higher, key=lambda one: moments[one.id])
            told_already |= {second.id, first.id}
            settled |= {second.quantity_id, first.quantity_id}
            yield _finding(table, clock, first, second)
    for fall in chain(gone_back(table, clock), told_in_turn(table)):
        ledger.count()
        if fall is not None and not settled & {fall.later.id, fall.before.id}:
            settled |= {fall.later.id, fall.before.id}
            yield _gone_back(reading, fall.before, fall.later, "the count")


def _one_day(reading: Reading, told: Mapping[str, Told], first: Claim, second: Claim) -> bool:
    """Whether the hours of two figures are of one day, or their days say so: "as of 3:15 p.m." is after "8:42 p.m. on Monday"."""
    one, other = (told.get(claim.quantity_id or "") for claim in (first, second))
    if one is None or other is None or one.day == other.day:
        return True
    if one.start > other.start:
        return way_of(reading.article.text, other, one) < 0
    return way_of(reading.article.text, one, other) > 0


def _gone_back(reading: Reading, before: Quantity, later: Quantity, what: str) -> Finding:
    said = [f'"{" ".join(reading.article.text[it.start : it.end].split())}"' for it in (before, later)]
    return CHECK.finding(
        reading,
        f"{said[0]} of {what} at one time, but {said[1]} later",
        (later.start, later.end),
        [(before.start, before.end)],
        found=later.value,
        expected=before.value,
    )


def _one_count(table: Bench, first: Claim, second: Claim, ledger: Ledger) -> bool:
    """One count of one race; the time of day is what differs."""
    one, other = table.scene[first], table.scene[second]
    why = None
    if one.contest != other.contest:
        why = "contest"
    elif one.place != other.place:
        why = "place"
    elif one.source != other.source and None not in (one.source, other.source):
        why = "source"
    elif (
        first.unit != second.unit
        or (first.of != second.of and None not in (first.of, second.of))
        or first.group != second.group
        or of_some(first.evidence.text) != of_some(second.evidence.text)
        or first.when != second.when
    ):
        why = "basis"
    if why is not None:
        ledger.set_aside(why, first, second)
    return why is None


def _finding(table: Bench, clock: Timeline, first: Claim, second: Claim) -> Finding:
    reading = table.reading
    return CHECK.against(
        reading,
        f"{told(reading, first)} at {clock.said(first)}, but {told(reading, second)} later, "
        f"at {clock.said(second)}",
        second,
        first,
    )


CHECK = Check("SUM10", "count-goes-back", "warning", __doc__ or "", run, rank=17)
