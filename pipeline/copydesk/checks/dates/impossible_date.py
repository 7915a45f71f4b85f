"""A day that the calendar does not have.

What it looks for: a day of the month that the month never has (31 June, 30 February), and 29 February in a
year that is no leap year.

Why it matters: the date cannot be kept, planned for or looked up, and the real one is lost.

In the copy:
A second round will be held on June 31, the commission said.

Mended:
A second round will be held on June 30, the commission said.

Stays silent when:
- the day exists;
- 29 February stands without a year and the story's own date does not tell which year is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import MONTHS, dates, longest, make, years
from copydesk.records import Finding, Reading, Settings
from copydesk.records.late import late

# "In April 31 states had counted": a day takes "on".
_IN = late(r"\b[Ii]n\s$")


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each date that no year of its own has."""
    for quantity, parts in dates(reading):
        if parts.month is None or parts.day is None or not 1 <= parts.month <= 12:
            continue
        if _IN.search(reading.article.text[max(0, quantity.start - 4) : quantity.start]):
            continue
        ledger.compared += 1
        month = MONTHS[parts.month - 1]
        if not 1 <= parts.day <= longest(parts.month):
            message = f"{month} has {longest(parts.month)} days; the story has {parts.day} {month}."
        else:
            possible = years(reading, quantity, parts)
            if not possible or any(make(year, parts.month, parts.day) for year in possible):
                continue
            message = f"{possible[0]} is no leap year: there is no {parts.day} {month} {possible[0]}."
        yield CHECK.finding(reading, message, (quantity.start, quantity.end), found=quantity.printed)


CHECK = Check(code="DAT02", name="impossible-date", severity="error", page=__doc__ or "", run=run)
