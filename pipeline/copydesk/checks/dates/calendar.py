"""Dates as printed and the days they can be: which years a date without a year may belong to."""

from __future__ import annotations

import re
from datetime import date, timedelta

from copydesk.records import DateParts, Quantity, Reading

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = re.compile(r"(?<![\d.,])(?:18|19|20)\d\d(?![\d%]|[.,]\d)")
NEAR = timedelta(days=305)
SURE = timedelta(days=120)


def dates(reading: Reading) -> list[tuple[Quantity, DateParts]]:
    """The dates of a story with their parts."""
    return [(quantity, quantity.date) for quantity in reading.quantities if quantity.date is not None]


def published(reading: Reading) -> date | None:
    """The day of the story."""
    return day_of(reading.article.published)


def day_of(text: str | None) -> date | None:
    """A full ISO date as a day; None for a month, a year or anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def longest(month: int) -> int:
    """The most days that a month can have."""
    return _LENGTHS[month - 1]


def years(reading: Reading, quantity: Quantity, parts: DateParts) -> tuple[int, ...]:
    """The years that a date can be of: the one printed, else those near the story's date or named beside it.

    Empty where nothing fixes a year. A date close to the story's own is of the nearest year only.
    """
    if parts.year is not None:
        return (parts.year,)
    today = published(reading)
    if today is None or parts.month is None:
        return ()
    near: list[tuple[timedelta, int]] = []
    for year in (today.year - 1, today.year, today.year + 1):
        there = make(year, parts.month, min(parts.day or 1, 28))
        if there is not None and abs(there - today) <= NEAR:
            near.append((abs(there - today), year))
    near.sort()
    if not near:
        return ()
    found = [near[0][1]] if near[0][0] <= SURE else [year for _gap, year in near]
    return tuple(dict.fromkeys([*found, *named_years(reading, quantity)]))


def named_years(reading: Reading, quantity: Quantity) -> list[int]:
    """Years printed in the sentence of a date: in "In 2019 he lost on Sunday, March 31" it may be of 2019."""
    if not reading.sentences:
        return []
    sentence = reading.sentences[reading.sentence_at(quantity.start)]
    return [int(year) for year in _YEAR.findall(reading.article.text[sentence.start : sentence.end])]
