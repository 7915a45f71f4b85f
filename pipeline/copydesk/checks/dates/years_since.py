"""A span of years that does not reach back to the year it is counted from.

What it looks for: "first in 35 years" where the last time is given as 1977, "since 1989, 25 years ago", "20
years in power since 1998": a number of years and the year it runs from, against the year of the story; or the
two years that it runs between ("ruled for 81 years from 1929 to 2000").

Why it matters: such spans are the story's claim to be history. They are copied into every later story.

In the copy:
The party came first nationwide, a first in 35 years. It last did so in 1977.

Mended:
The party came first nationwide, a first in 47 years. It last did so in 1977.

Stays silent when:
- the two differ by no more than a year, since months are unknown;
- the span is hedged and the hedge reaches far enough ("about", "more than", "nearly");
- the two do not plainly belong together: other clauses, other events, other years beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import named_years, published
from copydesk.checks.dates.from_to import Ranged, ranged
from copydesk.checks.dates.last_times import told_beside, told_near, with_years
from copydesk.checks.dates.only_year import told_alone
from copydesk.checks.dates.years_on import told_by
from copydesk.checks.wording import between
from copydesk.records import Finding, Interval, Quantity, Reading, Settings
from copydesk.records.late import late

# "35 years, since 1989"; must not bind "35 years of rule by a party that has governed since 2002".
_SPAN_THEN_SINCE = late(
    r"[\s,;(–—-]*(?:(?:or|that is|i\.e\.|ago|now|(?:in|of) (?:power|office|opposition|rule|government))[\s,;(–—-]*)?"
    r"(?:ever )?since(?: winning| taking office| taking power)?(?: in| at the| the \w+ (?:of|in))?[ ]?(?:\w+ )?"
)
# "since 2003, for 20 years", "1977, 47 years ago", "since 1989, or 35 years".
# Not "the highest since 1997; two years ago it was 46.2": there the year's clause has ended.
_YEAR_THEN_SPAN = late(
    r"[\s,(–—-]*(?:or|that is|(?:which|that) is(?: now)?|now|some|about|for|in|the first in|a first in)?\s?"
)
# What makes a span of years the time since something last happened.
_FIRST_IN = late(
    r"\b(?:first|lowest|highest|worst|best|largest|biggest|smallest|strongest|weakest|narrowest|closest|"
    r"heaviest|not|"
    r"never|longest|only|[Nn]o|[Nn]obody|[Nn]one)\b[^.;]{0,100}\b(?:in|for)\s(?:over |more than |nearly |almost |about |some |at least |"
    r"just over )?$"
)
# "For all but three years since 1980".
_LEFT_OUT = late(r"\b(?:all but|except|except for|bar|save|save for|apart from) \Z")
# "In 2017, the last time that they won it, eight years ago": what is set off says which year it was.
_APPOSED = late(
    r", (?:the (?:first|last|only|previous|year|election|vote|time)|when|a year|an election)\b[^.;:,\d\n]{0,60}, "
)
# Between a year and how long what ended then had lasted.
_WHEN_AFTER = late(r",? when\b[^.;]*\bafter (?:\w+ ){0,2}\Z")
_LAST = late(r"\b(?:last|previous(?:ly)?|most recent(?:ly)?)\b[^.;]{0,70}$", re.IGNORECASE)


class Pair(NamedTuple):
    """A span of years and the year that it is said to run from."""

    span: Quantity
    year: Quantity


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each span that misses its year by more than one."""
    today = published(reading)
    settled: set[str] = set()
    for pair in _pairs(reading):
        settled.add(pair.span.id)
        if today is None:
            ledger.set_aside("no date")
            continue
        ledger.compared += 1
        since = _year(pair.year)
        others = [year for year in _named_around(reading, pair.span) if since < year < today.year]
        if any(_fits(pair.span, year - since) for year in (today.year, *others)):
            continue
        yield _finding(reading, pair, today.year, since)
    for found in ranged(reading, _spans(reading)):
        ledger.compared += 1
        if found.span.id not in settled and not _fits(found.span, found.last - found.first):
            settled.add(found.span.id)
            yield _between(reading, found)
    if today is not None:
        yield from _last_times(reading, today, settled, ledger)


def _last_times(reading: Reading, today: date, settled: set[str], ledger: Ledger) -> Iterator[Finding]:
    """Spans with the year of the last time set off behind them, or told in a sentence beside theirs."""
    years = list(with_years(reading))
    for span in _spans(reading) if years else ():
        if span.id in settled:
            continue
        year = told_beside(reading, span, years) or told_near(reading, span, years, today)
        told = (year, today.year) if year is not None else told_by(reading, span, years, today)
        if told is None:
            continue
        ledger.compared += 1
        since, until = told
        settled.add(span.id)
        if not _fits(span, until - _year(since)):
            yield _finding(reading, Pair(span, since), until, _year(since))
    for span, room, since in told_alone(reading, today):
        # "Since 1994, when its founder was voted out after three decades": what ended then had lasted so long.
        ended_then = _WHEN_AFTER.match(reading.article.text, since.end, span.start)
        if span.id not in settled and not ended_then:
            ledger.compared += 1
            yield _finding(reading, Pair(span, since), today.year, _year(since), room)


def _pairs(reading: Reading) -> Iterator[Pair]:
    """Spans of years, each with the year beside it or in the words on the last time."""
    spans = _spans(reading)
    years = [q for q in reading.quantities if q.date is not None and q.date.grain == "year" and q.date.year]
    text = reading.article.text
    for span in spans:
        beside = next((year for year in years if _beside(text, span, year)), None)
        if beside is None and _FIRST_IN.search(text[max(0, span.start - 120) : span.start]):
            beside = _last_time(reading, span, years)
        if beside is not None:
            yield Pair(span, beside)


def _named_around(reading: Reading, span: Quantity) -> list[int]:
    """Years printed in the sentence of a span and in the one before: "In 2019 they won. Nobody had in 28 years"."""
    here = reading.sentence_at(span.start) if reading.sentences else 0
    same = here and reading.sentences[here - 1].paragraph == reading.sentences[here].paragraph
    begin, end = (reading.sentences[here - 1].start, reading.sentences[here].start) if same else (0, 0)
    before = (
        one.date.year for one in reading.quantities if begin <= one.start < end and one.date and one.date.year
    )
    return [*named_years(reading, span), *before]


def _spans(reading: Reading) -> list[Quantity]:
    """ "35 years", "twelve years ago"."""
    return [
        one
        for one in reading.quantities
        if one.unit == "years"
        and one.kind in ("duration", "date")
        and one.value
        and not _LEFT_OUT.search(reading.article.text, max(0, one.start - 20), one.start)
    ]


def _beside(text: str, span: Quantity, year: Quantity) -> bool:
    if span.end <= year.start <= span.end + 45:
        return _SPAN_THEN_SINCE.fullmatch(text, span.end, year.start) is not None
    if "ago" in span.printed and _APPOSED.fullmatch(text, year.end, span.start):
        return True
    if year.end <= span.start <= year.end + 20:
        ago = span.kind == "date" or (year.date is not None and year.date.event == "since")
        return ago and _YEAR_THEN_SPAN.fullmatch(text, year.end, span.start) is not None
    return False


def _last_time(reading: Reading, span: Quantity, years: list[Quantity]) -> Quantity | None:
    """The only year here or in the next sentence that is called the last time: "It last did so in 1977"."""
    text = reading.article.text
    here = reading.sentence_at(span.start)
    found = []
    for year in years:
        there = reading.sentence_at(year.start)
        begin = max(reading.sentences[there].start, year.start - 90)
        if 0 <= there - here <= 1 and _LAST.search(text[begin : year.start]):
            found.append(year)
    return found[0] if len(found) == 1 else None


def _year(quantity: Quantity) -> int:
    assert quantity.date is not None and quantity.date.year is not None
    return quantity.date.year


def _fits(span: Quantity, years: int) -> bool:
    """Whether a span can be so many years, give or take one for the months that nobody prints."""
    return _interval(span).overlaps(Interval(low=Decimal(years - 1), high=Decimal(years + 1)))


def _interval(span: Quantity) -> Interval:
    if span.low is None and span.high is None:
        return Interval.exactly(Decimal(span.value or 0))
    return span.interval


def _finding(reading: Reading, pair: Pair, now: int, since: int, room: Interval | None = None) -> Finding:
    return CHECK.finding(
        reading,
        f"{now} - {since} = {now - since} years; the story says {between(room or _interval(pair.span))}.",
        (pair.span.start, pair.span.end),
        [(pair.year.start, pair.year.end)],
        found=pair.span.printed,
        expected=f"{now - since} years",
    )


def _between(reading: Reading, one: Ranged) -> Finding:
    years = one.last - one.first
    return CHECK.finding(
        reading,
        f"{one.last} - {one.first} = {years} years; the story says {between(_interval(one.span))}.",
        (one.span.start, one.span.end),
        [(one.start, one.end)],
        found=one.span.printed,
        expected=f"{years} years",
    )


CHECK = Check(code="DAT03", name="years-since-mismatch", severity="error", page=__doc__ or "", run=run)
