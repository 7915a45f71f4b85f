"""How much of a count was in, hour by hour, where a story tells of one count only: "8.55pm ... 41 per cent of boxes in".

What it reads: every figure of the count's progress with the time of its entry or its sentence, as a share or as a number
of precincts, stations or boxes, however unsure what it is of, since the hour and the unit already say it.

Stays silent where the progress of several places or by several sources is told, where fewer than three hours are told outside a live report,
and where more than one figure would have to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.clock import Timeline
from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued, one_of
from copydesk.checks.marked import every
from copydesk.checks.sums.progress import progress
from copydesk.records import Quantity
from copydesk.records.late import late

_WHAT = r"(?:precincts|boxes|cent(?:re|er)s|stations|tables|sheets|districts|wards|polls|ballots)"
# "Now 67 per cent of boxes", "after seven centres", "with 141 of 142 precincts in".
_TOLD = (
    Cued(
        rf"\b(?:Now|Make that|By now|With|with|after|After) ‹p(?P<figure>\d+)› of (?:the |all )?(?:[a-z]+ )?{_WHAT}\b",
        "now ‹p|that ‹p|with ‹p|after ‹p",
    ),
    Cued(
        r"\b(?:With|with|after|After) ‹n(?P<figure>\d+)›(?= in\b| reporting| counted|[.,;:])",
        "with ‹n|after ‹n",
    ),
)
# Without one of these neither fits.
_CUES = ("ow ‹p", "hat ‹p", "ith ‹", "fter ‹")
# Two agencies that count side by side.
_RIVAL = late(
    r"\b(?:(?:rival|other|another|own|parallel) (?:news )?(?:agency|agencies|count|tally|tallies)|second (?:news )?(?:agency|tally))\b",
    re.IGNORECASE,
)
_UNITS = ("precincts", "boxes", "centres", "centers", "stations", "tables", "sheets")
_HOURS = 3


class Fall(NamedTuple):
    """A figure of the progress of a count that is lower than one of an earlier hour."""

    later: Quantity
    before: Quantity


class Told(NamedTuple):
    """How much was in at one moment."""

    moment: int
    figure: Quantity


def gone_back(table: Bench, clock: Timeline) -> Iterator[Fall]:
    """The one figure of each series that goes back."""
    counted = [one for one in table.reading.claims if one.measure == "counted"]
    places, sources = ({one.place_id for one in counted}, {one.source for one in counted})
    if len(places - {None}) > 1 or len(sources - {None}) > 1:
        return
    days = {one.day for one in progress(table) if one.minute is not None and not one.voted}
    # "As of 3:15 p.m.", and "at 8:42 p.m. on Monday": of two days.
    if len(days) > 1 and not table.scene.live:
        return
    series: dict[str, dict[str, Told]] = {}
    for kind, one in _told(table, clock):
        series.setdefault(kind, {})[one.figure.id] = one
    for told in series.values():
        ordered = sorted(told.values(), key=lambda one: one.moment)
        if len(ordered) < (2 if table.scene.live else _HOURS):
            continue
        breaks = [
            (first, second) for first, second in pairwise(ordered)
            if first.moment < second.moment and second.figure.interval.below(first.figure.interval)
        ]  # fmt: skip
        if (
            len(breaks) == 1
            and _rises_without(ordered, breaks[0])
            and not _RIVAL.search(table.reading.article.text)
        ):
            yield Fall(breaks[0][1].figure, breaks[0][0].figure)


def _rises_without(ordered: list[Told], pair: tuple[Told, Told]) -> bool:
    """Whether a series never falls once one of two figures is left out."""
    return any(
        all(not second.figure.interval.below(first.figure.interval) for first, second in pairwise(rest))
        for left in pair
        for rest in [[one for one in ordered if one is not left]]
    )


def _told(table: Bench, clock: Timeline) -> Iterator[tuple[str, Told]]:
    reading = table.reading
    claims = {one.quantity_id: one for one in reading.claims if one.measure == "counted"}
    for one in (one for one in progress(table) if not one.voted):
        figure, claim = one.figure, claims.get(one.figure.id)
        if claim is not None:
            moment = clock.moment(claim) if claim.when is None else None
        else:
            sentence = reading.sentences[reading.sentence_at(figure.start)]
            moment = clock.at(figure.start, reading.article.text[sentence.start : sentence.end])
        kind = _kind(figure)
        if moment is not None and kind is not None:
            yield kind, Told(moment, figure)
    for number, (words, figures) in enumerate(every(reading)):
        if not one_of(_CUES, words):
            continue
        for match in (match for pattern in _TOLD for match in pattern.finditer(words)):
            figure, sentence = figures[int(match["figure"])], reading.sentences[number]
            kind = _kind(figure)
            moment = clock.at(figure.start, reading.article.text[sentence.start : sentence.end])
            if moment is not None and kind is not None and figure.value is not None:
                yield kind, Told(moment, figure)


def _kind(figure: Quantity) -> str | None:
    """What a progress is counted in: shares, or precincts and the like; None for anything else."""
    if figure.kind == "percent":
        return "percent"
    last = (figure.unit or "").rsplit("_", 1)[-1]
    return last.replace("centers", "centres") if last in _UNITS else None
