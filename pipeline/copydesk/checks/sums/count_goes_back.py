"""A count that goes back as the story's clock moves on.

What it looks for: The share of the count that is in, given with the time of day, falls from an earlier
time to a later one.

Why it matters: Live reports are put together from many hands, and figures of an earlier entry stray into
a later.

In the copy: At 9 p.m. 74% of precincts were reporting in the Ohio Senate race. At 10 p.m. 71% of
precincts were reporting in the Ohio Senate race.

Mended: At 9 p.m. 71% of precincts were reporting in the Ohio Senate race. At 10 p.m. 74% of precincts
were reporting in the Ohio Senate race.

Stays silent when: no times are given; the two are of different places, contests, sources or ways of
counting (precincts, expected vote); or rounding leaves room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.clock import Timeline
from copydesk.checks.compare import Bench, bench
from copydesk.checks.marked import every
from copydesk.checks.sums.one_series import gone_back
from copydesk.checks.wording import told
from copydesk.records import Claim, Entity, Finding, Quantity, Reading, Sentence, Settings
from copydesk.records.late import late

# "With 74% of precincts reporting", "28 percent of the centres are counted".
_COUNTED = late(
    r"‹p(?P<figure>\d+)› of (?:the |all |its )?(?:[a-z]+ )?(?P<what>precincts|boxes|centres|centers|stations|tables|sheets|districts|wards|polls|votes?|ballots)\b"
    r"(?: [a-z]+){0,2}? (?:reporting|reported|counted|in\b|tallied|processed|opened)"
)


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Put the progress of each count in order of time and see that it never falls."""
    table = bench(reading, settings)
    clock = Timeline(table.scene)
    moments = {one.id: moment for one in table.of("counted") if (moment := clock.moment(one)) is not None}
    falls: dict[str, list[Claim]] = {}
    for pair in table.shelf("counted").pairs(ledger):
        if not all(one.id in moments for one in pair):
            continue
        first, second = sorted(pair, key=lambda one: moments[one.id])
        if moments[first.id] < moments[second.id] and _one_count(table, first, second, ledger):
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
    yield from _by_words(table, clock, ledger, settled)
    for fall in gone_back(table, clock):
        ledger.count()
        if not settled & {fall.later.id, fall.before.id}:
            yield _gone_back(reading, fall.before, fall.later, "the count")


class Progress(NamedTuple):
    """How much of a count was in at one time, by the words of its sentence, and who and where stand in it."""

    moment: int
    figure: Quantity
    what: str
    who: frozenset[str]
    where: frozenset[str]


def _by_words(table: Bench, clock: Timeline, ledger: Ledger, settled: set[str | None]) -> Iterator[Finding]:
    """The same for "with 74% of precincts reporting", whatever was made of it: of one race by those named beside it."""
    last: dict[str, list[Progress]] = {}
    for one in sorted(_progress(table, clock), key=lambda one: one.moment):
        earlier = [
            other for other in last.get(one.what, ())
            if other.moment < one.moment and other.who & one.who
            and (other.where == one.where or not other.where or not one.where)
        ]  # fmt: skip
        last.setdefault(one.what, []).append(one)
        if not earlier:
            continue
        ledger.count()
        before = earlier[-1]
        if one.figure.interval.below(before.figure.interval) and not settled & {
            one.figure.id,
            before.figure.id,
        }:
            settled |= {one.figure.id, before.figure.id}
            yield _gone_back(table.reading, before.figure, one.figure, f"the {one.what}")


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


def _progress(table: Bench, clock: Timeline) -> Iterator[Progress]:
    reading = table.reading
    for number, (words, figures) in enumerate(every(reading)):
        for match in _COUNTED.finditer(words) if "› of " in words else ():
            sentence = reading.sentences[number]
            raw = reading.article.text[sentence.start : sentence.end]
            one = figures[int(match["figure"])]
            moment = clock.at(one.start, raw)
            if moment is not None:
                yield Progress(
                    moment,
                    one,
                    match["what"],
                    _named(reading.people(), sentence) | _named(reading.parties(), sentence),
                    _named([place for place in reading.places() if place.id != table.scene.nation], sentence),
                )


def _named(entities: Iterable[Entity], sentence: Sentence) -> frozenset[str]:
    """Those of some entities that a sentence names."""
    return frozenset(
        one.id
        for one in entities
        for mention in one.mentions
        if sentence.start <= mention.start < sentence.end
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
        or first.of != second.of
        or first.group != second.group
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
