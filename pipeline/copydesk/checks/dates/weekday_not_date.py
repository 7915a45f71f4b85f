"""A weekday that is not the weekday of its date.

What it looks for: a date printed with its weekday where the calendar has another weekday for that day.

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

from collections.abc import Iterable

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import MONTHS, WEEKDAYS, dates, make, of_another_time, years
from copydesk.records import Finding, Reading, Settings
from copydesk.records.late import late

_CAPITAL = late(r"\b[A-Z]\w+ \Z")


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each date whose weekday fits none of the years that it can be of."""
    for quantity, parts in dates(reading):
        if parts.weekday is None or parts.month is None or parts.day is None:
            continue
        days = [make(year, parts.month, parts.day) for year in years(reading, quantity, parts)]
        known = [day for day in days if day is not None]
        if not known or len(known) < len(days):
            ledger.set_aside("year")
            continue
        if _is_newspaper(reading.article.text, quantity.start):
            ledger.set_aside("newspaper")
            continue
        ledger.compared += 1
        if any(WEEKDAYS[day.weekday()] == parts.weekday for day in known):
            continue
        if parts.year is None and of_another_time(reading, quantity):
            ledger.set_aside("year")
            continue
        right = WEEKDAYS[known[0].weekday()]
        day = f"{parts.day} {MONTHS[parts.month - 1]} {known[0].year}"
        yield CHECK.finding(
            reading,
            f"{day} is a {right}; the story says {parts.weekday}.",
            (quantity.start, quantity.end),
            found=parts.weekday,
            expected=right,
        )


def _is_newspaper(text: str, start: int) -> bool:
    """Whether the weekday is a paper's name: "Edmonton Sun, August 16, 2008"."""
    return text.startswith("Sun,", start) and _CAPITAL.search(text[max(0, start - 24) : start]) is not None


CHECK = Check(code="DAT01", name="weekday-not-date", severity="error", page=__doc__ or "", run=run)
