"""The only year of the past and the only span of years of a few sentences: "after 15 years", and beside it "lost it in 2004".

What a span is of is told by the words round it: a first or last in so many years, a return after them, a run or a wait of
them, so many years ago; the year is one since when, or of a last time, or in which something happened. Where a story has
but one of each they belong together, if the one is a finger away from what the other makes; a span in words, "half a
century", has no fingers, and is asked for more: that the year is plainly that of the last time, or of what was so long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.fingers import finger
from copydesk.records import Interval, Quantity, Reading
from copydesk.records.late import late

_PARTS = {"half": 50, "quarter": 25, "third": 33, "three": 75}
_PART = late(
    r"\b(?P<part>half|quarter|third|three[- ]quarters)(?: of)?[ -](?:an? )?\Z|\b(?P<glued>half)-\Z",
    re.IGNORECASE,
)
_CENTURY, _DECADE = Decimal(100), Decimal(10)
# How far from what it says a span in words may be, for each year of it.
_ROOM, _YEAR = Decimal("0.1"), Decimal(1)
_TOP = r"first|last|lowest|highest|worst|best|largest|biggest|smallest|strongest|weakest|narrowest|closest|youngest|oldest|heaviest|never|longest|not|no|nobody|none|only"
_FIRST = late(rf"\b(?:{_TOP})\b[^.;\d]{{0,110}}\b(?:in|for)(?: (?:the )?(?:past|last))? \Z", re.IGNORECASE)
_AFTER = late(r"\b[Aa]fter (?:a (?:gap|wait|break|run|absence|pause) of )?\Z")
_RUN = late(
    r"\b(?:run|rule|reign|wait|drought|streak|grip|hold|spell|absence|gap|dominance|period|break|string) of \Z|\b(?:[Tt]hose|[Ii]t took|[Ii]t has taken) \Z|\b(?:waited|waiting|lasted|ruled|governed|held|stood|kept)\b[^.;,\d]{0,30} (?:for )?\Z",
    re.IGNORECASE,
)
_RUN_BEHIND = late(
    r"[- ](?:\w+ )?(?:run|rule|reign|wait|drought|streak|grip|hold|spell|absence|gap|dominance|break|monopoly)\b"
)
_BACK = late(r"(?:(?<=ago)| (?:ago|on|later)\b(?! (?:the|a|an|his|her|its|their)\b))")
# Spans of something else: a term, a life, a sentence.
_OF_ELSE = late(
    r"(?:[- ]old\b|[- ](?:\w+ )?(?:terms?|mandates?|sentences?|plans?|loans?|leases?|contracts?|careers?|bans?|wars?|deals?)\b"
    r"| (?:in (?:prison|jail|exile|the army)|as an?\b|of (?:age|marriage|experience|war|prison|school)|from now|to come|time\b))"
)
_TO_COME = late(r"\b(?:next|coming|another|within|every|another|further|for a term of|sentenced to) \Z")
_SINCE = late(r"\bsince (?:the (?:(?:[a-z-]+ ){1,3}(?:of|in) )?)?(?:[A-Z][a-z]+ )?\Z")
_TOPS = late(
    r"\b(?:first|lowest|highest|worst|best|largest|biggest|smallest|strongest|weakest|narrowest|closest|longest)\b",
    re.IGNORECASE,
)
_LOST = late(
    r"\b(?:lost|left|fell|fallen|ousted|defeated|beaten|ended|ejected|voted out|thrown out|out of|gave up|ceded|went|driven)\b[^.;]{0,60}\b(?:in|until) (?:[A-Z][a-z]+ )?\Z"
)
_BEGAN = late(
    r"\b(?:elected|came to power|took (?:office|power|over|charge)|appointed|sworn in|won (?:it|the (?:post|seat|job|office)))\b[^.;]{0,40}\bin (?:[A-Z][a-z]+ )?\Z"
)
_IN_OFFICE = late(
    r" (?:in|at|as) (?:power|office|government|charge|(?:the|its|her|his) (?:helm|top|post|job|head|chair)|mayor|governor|leader|premier|president|chief|speaker|head)\b"
)
_LAST = late(r"\b(?:last|previous(?:ly)?|most recent(?:ly)?|only other)\b[^.;]{0,90}\Z")
_COMPARED = late(
    r"\b(?:than|compared (?:to|with)|up from|down from|against|from [\d.,]+%?(?: per ?cent)?)\b[^.;]{0,30}\Z"
)
_FOUNDED = late(
    r"\b(?:founded|born|built|graduated|married|joined|moved|opened|independence|established|formed|created|merged|census)\b[^.;]{0,60}\Z"
)
_THAT = late(r"\b(?:[Tt]hat (?:year|was|vote|election)|[Tt]hen|[Ii]t (?:is|was))\b[^.;\d]{0,40}\Z")
_SET_OFF = late(r",? \(?(?:in|on) (?:[A-Z][a-z]+ )?")
_LINES, _REACH = 2, 130
_FAR_OFF = 12


class Span(NamedTuple):
    """A span of years, what it can be, and whether it is in figures."""

    quantity: Quantity
    room: Interval
    printed: str | None


def told_alone(reading: Reading, today: date) -> Iterator[tuple[Quantity, Interval, Quantity]]:
    """A span, what it can mean, and the year that it does not reach back to."""
    spans = [
        span
        for one in reading.quantities
        if (span := _span(reading, one)) and _cue(reading, span.quantity) is not None
    ]
    if not spans or len({span.room for span in spans}) > 1:
        return
    for span in spans:
        years = list(_years(reading, span.quantity, today))
        if len({one.date.year for one in years if one.date}) == 1 and (
            wrong := _wrong(reading, span, years, today)
        ):
            yield span.quantity, span.room, wrong
            return


def _span(reading: Reading, one: Quantity) -> Span | None:
    """A duration of two years or more as a number of years."""
    if (
        one.value is None
        or one.kind not in ("duration", "date")
        or one.unit not in ("years", "decades", "centuries")
    ):
        return None
    value = Decimal(one.value)
    if one.unit == "years":
        room = Interval.around(value, _YEAR) if one.comparator == "exactly" else one.interval.widened(_YEAR)
        digits = (
            str(int(value)) if value == value.to_integral_value() and one.comparator == "exactly" else None
        )
        return Span(one, room, digits) if value > 1 else None
    text, number = reading.article.text, value * (_DECADE if one.unit == "decades" else _CENTURY)
    part = _PART.search(text, max(0, one.start - 22), one.start)
    if part is not None and one.unit == "centuries" and value == 1:
        number = Decimal(
            _PARTS[(part["part"] or part["glued"]).lower()[:7].partition(" ")[0].partition("-")[0]]
        )
    elif part is not None or one.comparator not in ("exactly", "about"):
        return None
    return Span(one, Interval.around(number, max(_YEAR, number * _ROOM)), None)


def _cue(reading: Reading, span: Quantity) -> str | None:
    """How a span is told: "first" in so many years, "after" them, a "run" of them, so many years "ago"."""
    text = reading.article.text
    begin = max(reading.sentences[reading.sentence_at(span.start)].start, span.start - _REACH)
    if _OF_ELSE.match(text, span.end) or _TO_COME.search(text, begin, span.start):
        return None
    if _BACK.match(text, span.end) or span.printed.endswith(("ago", "later", " on")):
        return "ago"
    head = _PART.search(text, begin, span.start)
    stop = head.start() if head is not None else span.start
    stop = stop - 2 if text[max(0, stop - 3) : stop] == " a " else stop
    for cue, words in (("first", _FIRST), ("after", _AFTER), ("run", _RUN)):
        if words.search(text, begin, stop):
            return cue
    return "run" if _RUN_BEHIND.match(text, span.end) else None


def _years(reading: Reading, span: Quantity, today: date) -> Iterator[Quantity]:
    """The years of the past that the paragraph of a span tells of near it."""
    here = reading.sentence_at(span.start)
    for one in reading.quantities:
        parts, there = one.date, reading.sentence_at(one.start)
        if parts is None or parts.year is None or parts.year >= today.year:
            continue
        together = reading.sentences[there].paragraph == reading.sentences[here].paragraph
        if parts.grain in ("year", "month") and together and abs(there - here) <= _LINES:
            yield one


def _wrong(reading: Reading, span: Span, years: list[Quantity], today: date) -> Quantity | None:
    """The year that a span is told of and does not reach."""
    text, cue = reading.article.text, _cue(reading, span.quantity)
    for one in years:
        begin = max(reading.sentences[reading.sentence_at(one.start)].start, one.start - _REACH)
        start = one.start + (len("since ") if one.printed[:6].lower() == "since " else 0)
        if _COMPARED.search(text, begin, start) or _FOUNDED.search(text, begin, start):
            return None
        then = one.date.year if one.date is not None and one.date.year else today.year
        if span.room.overlaps(Interval.exactly(today.year - then).widened(_YEAR - 1)):
            return None
        if _goes_with(reading, span.quantity, cue, one, begin, start) and (
            span.printed is None or (len(span.printed) > 1 and _finger(span.printed, then, today.year))
        ):
            return one
    return None


def _goes_with(
    reading: Reading, span: Quantity, cue: str | None, year: Quantity, begin: int, start: int
) -> bool:
    """Whether a year is told as what a span of its kind runs from."""
    text = reading.article.text
    since = _SINCE.search(text, begin, start) is not None
    # "The lowest since 1946", "the first win since 1998" are facts of their own; "nobody had since 1981" is the other's.
    own = since and _TOPS.search(text, begin, start) is not None
    last = (since and not own) or _LAST.search(text, begin, start) is not None
    if cue == "run":
        return since and span.unit == "years"
    if cue == "first":
        return last
    if cue == "after" and _IN_OFFICE.match(text, span.end):
        here = reading.sentence_at(span.start) == reading.sentence_at(year.start)
        return here and (since or _BEGAN.search(text, begin, start) is not None)
    if cue == "after":
        return span.kind == "duration" and not own and (last or _LOST.search(text, begin, start) is not None)
    return _ago(reading, span, year)


def _ago(reading: Reading, span: Quantity, year: Quantity) -> bool:
    """Whether "half a century ago" is said of the year before it: in its sentence, or of "that year"."""
    text = reading.article.text
    if year.start > span.start:
        return _SET_OFF.fullmatch(text, span.end, year.start) is not None
    here = reading.sentence_at(span.start)
    if reading.sentence_at(year.start) == here:
        return span.start - year.end < _FAR_OFF * 2
    return _THAT.search(text, reading.sentences[here].start, span.start) is not None


def _finger(printed: str, then: int, now: int) -> bool:
    """Whether a span is a digit away from the years since then, or the year from the one that the span makes."""
    return any(
        finger(printed, str(now - then - less)) or finger(str(then), str(now - int(printed) - less))
        for less in (0, 1)
    )
