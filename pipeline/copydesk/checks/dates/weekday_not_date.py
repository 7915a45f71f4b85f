"""A weekday that is not the weekday of its date.

What it looks for: a date printed with its weekday where the calendar has another weekday for that day:
"Tuesday, 7 November", "Sunday's vote on 31 March", "Sunday night (March 31)", "Oct. 4, 2027, which is a Monday".

Why it matters: readers plan by it. One of the two is wrong, and if it is the date of the vote, people come
a day late.

In the copy:
Polls open on Saturday, March 31, 2024, the election board said.

Mended:
Polls open on Sunday, March 31, 2024, the election board said.

Stays silent when:
- no year is printed and the story's own date is unknown or too far away to tell the year;
- no year is printed, and the words around tell of another one in which the weekday is right: a year named in
  the paragraph, "five years ago", "last year"; or of one that they leave open ("the last election");
- no weekday is printed beside the date;
- the day does not exist at all (impossible-date says so).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import (
    MONTHS,
    WEEKDAYS,
    dates,
    make,
    of_another_time,
    years,
    yet_to_come,
)
from copydesk.records import DateParts, Finding, Quantity, Reading, Settings
from copydesk.records.late import late

_CAPITAL = late(r"\b[A-Z]\w+ \Z")
_VOTE = r"(?:elections?|vote|polls?|ballot|run-?offs?|referendum|plebiscite|by-?elections?|primary|primaries|polling)"
# "Sunday night, March 31", "Sunday last, March 31", "Sunday evening (31 March)".
_THEN_DATE = late(r"(?:,| last,?| next,?| coming,?| past,?)? \(?(?:the )?|, on (?:the )?")
# "Sunday's vote on 31 March", "Sunday's general election, March 31,".
_WHOSE_DATE = late(rf"(?: [\w-]+){{0,3}} {_VOTE}(?:,| \(| of| on|, on|, held on) ?(?:the )?")
# "Oct. 4, 2027, which is a Tuesday", "31 March fell on a Sunday", "2024-03-31 (Sunday)".
_THEN_DAY = late(
    r"(?:,? (?:which|that|it))?,? (?:is|was|will be|would be|falls|fell|will fall|happens to be|happened to be)(?: on)? an? "
    r"|,? (?:which|that) (?:is|was|falls|fell|will fall)(?: on)? |,? ?[–—-] ?an? | \((?:an? )?|, an? "
)
_ALONE = late(r"(?!['’\w])")
# "6 to 9 June, a Thursday to a Sunday": the first of two weekdays, which is that of the first date.
_TO_DAY = late(rf"(?: to | through | and | ?[-–—] ?)(?:an? )?(?:{'|'.join(WEEKDAYS)})\b")
# "On 31 March, Sunday, they voted".
_APPOSED = late(r",\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[,.)]")
# "Saturday and Sunday, March 30 and 31": the second day goes with the second date.
_AND_DAY = late(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: and | or | to | through |, | ?[-–—/] ?)(?:on )?\Z"
)
_AND_DATE = late(r"(?: and | or | to | through | ?[-–—/] ?)(?P<day>\d\d?)\b(?![\d:]|[.,]\d)")
_FAR = 45


class Dated(NamedTuple):
    """A weekday and a date that the words put together: where they stand, and what they say."""

    start: int
    end: int
    weekday: str
    quantity: Quantity
    parts: DateParts


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each date whose weekday fits none of the years that it can be of."""
    for one in _dated(reading):
        days = _days(reading, one, ledger)
        if not days:
            continue
        ledger.compared += 1
        parts = one.parts
        if any(WEEKDAYS[day.weekday()] == one.weekday for day in days):
            continue
        if (
            parts.year is None
            and of_another_time(reading, one.quantity)
            and not yet_to_come(reading, one.quantity)
        ):
            ledger.set_aside("year")
            continue
        right = WEEKDAYS[days[0].weekday()]
        yield CHECK.finding(
            reading,
            f"{days[0].day} {MONTHS[days[0].month - 1]} {days[0].year} is a {right}; the story says {one.weekday}.",
            (one.start, one.end),
            found=one.weekday,
            expected=right,
        )


def _days(reading: Reading, one: Dated, ledger: Ledger) -> list[date]:
    """The days that a date can be, the likeliest first; none where nothing tells the year."""
    parts, text = one.parts, reading.article.text
    if parts.month is None or parts.day is None:
        return []
    number = parts.day
    second = _AND_DATE.match(text, one.end)
    if second is not None and _AND_DAY.search(text[max(0, one.start - 30) : one.start]):
        number = int(second["day"])
    days = [make(year, parts.month, number) for year in years(reading, one.quantity, parts)]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        ledger.set_aside("year")
        return []
    if _TO_DAY.match(text, one.end):
        ledger.set_aside("range")
        return []
    if _is_newspaper(text, one.start):
        ledger.set_aside("newspaper")
        return []
    return known


def _dated(reading: Reading) -> Iterator[Dated]:
    """Every date with its weekday: printed as one, or put together by the words between them."""
    text, told = reading.article.text, dates(reading)
    for quantity, parts in told:
        if parts.weekday is not None:
            yield Dated(quantity.start, quantity.end, parts.weekday, quantity, parts)
    for (first, one), (second, other) in pairwise(told):
        if second.start - first.end > _FAR or first.end > second.start:
            continue
        between = " ".join(f"_{text[first.end : second.start]}_".split())[1:-1]
        if one.weekday and one.grain != "week" and one.day is None and other.day and other.weekday is None:
            join = _WHOSE_DATE if first.printed.endswith(("'s", "’s")) else _THEN_DATE
            if one.month is None and join.fullmatch(between):
                yield Dated(first.start, second.end, one.weekday, second, other)
        elif one.day and one.weekday is None and other.weekday and other.day is None and other.month is None:
            alone = second.printed == other.weekday and _ALONE.match(text, second.end)
            if alone and (_THEN_DAY.fullmatch(between) or _APPOSED.match(text, first.end)):
                yield Dated(first.start, second.end, other.weekday, first, one)


def _is_newspaper(text: str, start: int) -> bool:
    """Whether the weekday is a paper's name: "Edmonton Sun, August 16, 2008"."""
    return text.startswith("Sun,", start) and _CAPITAL.search(text[max(0, start - 24) : start]) is not None


CHECK = Check(code="DAT01", name="weekday-not-date", severity="error", page=__doc__ or "", run=run)
