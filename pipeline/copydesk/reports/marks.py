"""The story's text with all marked in it: paragraphs of runs, each with its kind and its findings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from copydesk.records import Article, Part, Report

_BLANK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
# Where two kinds lie on one another, the earlier one shows.
KINDS = ("figure", "unread", "person", "party", "place", "organisation")
_NAMED = ("full", "short", "acronym", "variant", "diacritics")


@dataclass(frozen=True)
class Mark:
    """A stretch of the text and what it is: a kind of name or figure."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Note:
    """A place of a finding: number of the finding in the story, of the place in the finding.

    `settled`: a person has decided on the finding, and nothing is to be done.
    """

    start: int
    end: int
    finding: int
    place: int
    severity: str
    role: str
    settled: bool = False


Place = TypeVar("Place", Mark, Note)


@dataclass(frozen=True)
class Run:
    """A stretch that is marked alike; `opens` and `closes` are the notes that begin or end with it."""

    start: int
    end: int
    kind: str | None
    notes: tuple[Note, ...] = ()
    opens: tuple[Note, ...] = ()
    closes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its place, what part of the story it is, its runs."""

    start: int
    end: int
    kind: str
    runs: tuple[Run, ...]


def marks(report: Report) -> list[Mark]:
    """Names and figures of a report, in order, none over another."""
    found = [
        Mark(mention.start, mention.end, entity.kind)
        for entity in report.entities
        if entity.kind in KINDS
        for mention in entity.mentions
        if mention.form in _NAMED
    ]
    places = figure_places(report)
    for claim in report.claims:
        if claim.measure != "outcome":
            found.append(Mark(*places[claim.id], "figure"))
    found += [Mark(unread.start, unread.end, "unread") for unread in report.coverage.unread]
    found = sorted(set(found), key=lambda mark: (KINDS.index(mark.kind), mark.start, -mark.end))
    return _apart(found)


def figure_places(report: Report) -> dict[str, tuple[int, int]]:
    """Where each claim's figure stands, by claim id; hedge and unit included where they are known."""
    spans = {quantity.id: quantity for quantity in report.quantities}
    found = {}
    for claim in report.claims:
        place = spans.get(claim.quantity_id or "", claim.value_span)
        found[claim.id] = (place.start, place.end)
    return found


def _apart(found: Sequence[Mark]) -> list[Mark]:
    """Of marks that overlap the first given is kept; they come back in order of place."""
    kept: list[Mark] = []
    for mark in found:
        at = bisect_left(kept, mark.start, key=lambda one: one.start)
        free = (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start)
        if free and mark.start < mark.end:
            kept.insert(at, mark)
    return kept


def notes(report: Report, settled: Collection[str] = ()) -> list[Note]:
    """The places of all findings, numbered as the findings are shown; `settled` holds fingerprints."""
    return [
        Note(
            span.start, span.end, number, place, finding.severity, span.role, finding.fingerprint in settled
        )
        for number, finding in enumerate(report.findings, 1)
        for place, span in enumerate(finding.spans, 1)
        if span.article == report.article.id and span.role != "context"
    ]  # fmt: skip


def paragraphs(article: Article, marked: Iterable[Mark], noted: Iterable[Note]) -> list[Paragraph]:
    """The whole text as paragraphs of runs. `marked` is in order, none over another."""
    stretches = _stretches(article.text)
    inside = _by_stretch(stretches, marked)
    beside = _by_stretch(stretches, sorted(noted, key=lambda note: (note.start, note.end)))
    return [
        Paragraph(
            start, end, _kind(article.parts, start, end), tuple(_runs(start, end, inside[at], beside[at]))
        )
        for at, (start, end) in enumerate(stretches)
    ]


def _by_stretch(stretches: list[tuple[int, int]], places: Iterable[Place]) -> list[list[Place]]:
    """For each stretch the places that touch it."""
    found: list[list[Place]] = [[] for _ in stretches]
    starts = [start for start, _end in stretches]
    for place in places:
        at = max(bisect_right(starts, place.start) - 1, 0)
        while at < len(stretches) and stretches[at][0] < place.end:
            if place.start < stretches[at][1]:
                found[at].append(place)
            at += 1
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for gap in _BLANK.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    trimmed = []
    for first, last in found:
        while last > first and text[last - 1].isspace():
            last -= 1
        if last > first:
            trimmed.append((first, last))
    return trimmed


def _runs(start: int, end: int, inside: Sequence[Mark], beside: Sequence[Note]) -> Iterator[Run]:
    cuts = {start, end}
    places: list[Mark | Note] = [*inside, *beside]
    for place in places:
        cuts.update((max(place.start, start), min(place.end, end)))
    points, mark, note, here = sorted(cuts), 0, 0, list[Note]()
    for first, last in pairwise(points):
        while mark < len(inside) and inside[mark].end <= first:
            mark += 1
        kind = inside[mark].kind if mark < len(inside) and inside[mark].start <= first else None
        while note < len(beside) and beside[note].start <= first:
            here.append(beside[note])
            note += 1
        here = [one for one in here if one.end > first]
        opens = tuple(one for one in here if max(one.start, start) == first)
        closes = tuple(one for one in here if min(one.end, end) == last)
        yield Run(first, last, kind, tuple(here), opens, closes)


def _kind(parts: Iterable[Part], start: int, end: int) -> str:
    """What most of a paragraph is; quotes lie inside other parts and do not count."""
    for part in parts:
        if part.kind not in ("quote", "dateline") and part.start < end and start < part.end:
            return part.kind
    return "body"
