"""Dates against the story's own: own arithmetic first, dateparser for the rest, never a clock."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

Tense = Literal["past", "future", ""]
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_AHEAD = 100  # days; a day printed without its year this near ahead is the coming one ("the vote of Oct. 22")
_MONTHS_AHEAD = 3


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or date and time."""
    match = _ISO.match(published or "")
    return _day(*map(int, match.groups())) if match else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def possible(year: int | None, month: int, day: int) -> bool:
    """Whether the month has that day; 29 February stands where no year is known."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year if year and year > 0 else 2000, month)[1]


def full(year: int, month: int, day: int) -> str | None:
    """The ISO day, None when there is no such day."""
    found = _day(year, month, day)
    return found.isoformat() if found else None


def near(base: date | None, month: int, day: int, tense: Tense) -> str | None:
    """A day of a month without its year: the last one, or the coming one if near or announced."""
    if base is None:
        return None
    days = [found for year in _years(base, month, day) if (found := _day(year, month, day))]
    past = [found for found in days if found <= base]
    ahead = [found for found in days if found > base]
    if tense == "future" and ahead:
        return ahead[0].isoformat()
    if past and (
        tense == "past" or not ahead or (ahead[0] - base).days > _AHEAD or (base - past[-1]).days <= _AHEAD
    ):
        return past[-1].isoformat()
    return ahead[0].isoformat() if ahead else None


def _years(base: date, month: int, day: int) -> range:
    """The years about the base to look in; eight for a leap day."""
    reach = 4 if (month, day) == (2, 29) else 1
    return range(base.year - reach, base.year + reach + 1)


def near_month(base: date | None, month: int, tense: Tense) -> str | None:
    """A month without its year: the coming one if near or announced, else the last."""
    if base is None:
        return None
    year, ahead = base.year, (month - base.month) % 12
    if tense == "future" or (tense == "" and ahead <= _MONTHS_AHEAD):
        year += month < base.month
    else:
        year -= month > base.month
    return f"{year:04d}-{month:02d}"


def weekday(base: date | None, name: int, tense: Tense, modifier: str) -> str | None:
    """A bare weekday is the story's own day or the last before it; "next Sunday" only when it is plain."""
    if base is None:
        return None
    back = (base.weekday() - name) % 7
    if modifier in ("last", "past", "previous"):
        return _shift(base, -(back or 7))
    if modifier == "this":
        return _shift(base, name - base.weekday())
    if modifier == "next":
        # On a Monday "next Sunday" may be six days off or thirteen; on a Sunday "next Tuesday" is two.
        return _shift(base, 7 - back) if name <= base.weekday() else None
    if modifier in ("coming", "upcoming", "following") or tense == "future":
        return _shift(base, (7 - back) if back or modifier else 0)
    return _shift(base, -back)


def week_day(base: date | None, name: int, weeks: int) -> str | None:
    """Friday next week, last week Sunday: the weekday of the week so many weeks off."""
    return None if base is None else _shift(base, name - base.weekday() + 7 * weeks)


def nth_weekday(year: int, month: int, nth: int, name: int) -> str | None:
    """The second Monday of a month."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    first = date(year, month, 1)
    day = 1 + (name - first.weekday()) % 7 + 7 * (nth - 1)
    return full(year, month, day)


def of_month(base: date | None, day: int, tense: Tense) -> str | None:
    """On the 14th: of this month if it is past, else of the last; the coming one if announced."""
    if base is None:
        return None
    months = -1 if tense != "future" and day > base.day else 1 if tense == "future" and day < base.day else 0
    year, month = months_on(base, months)
    return full(year, month, day)


def months_on(base: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    count = base.year * 12 + base.month - 1 + months
    return count // 12, count % 12 + 1


def shifted(base: date | None, unit: str, amount: int) -> str | None:
    """`amount` days, weeks, months, years on, at the grain of the unit: last month is 2024-03."""
    if base is None:
        return None
    if unit in ("days", "weeks", "fortnights"):
        return _shift(base, amount * {"days": 1, "weeks": 7, "fortnights": 14}[unit])
    if unit == "months":
        year, month = months_on(base, amount)
        return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None
    if unit in ("years", "decades"):
        year = base.year + amount * (10 if unit == "decades" else 1)
        return f"{year:04d}" if 1 <= year <= 9999 else None
    return None


def _shift(base: date, days: int) -> str | None:
    try:
        return (base + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


@lru_cache(maxsize=1024)
def parsed(words: str, base: date) -> str | None:
    """What dateparser makes of words cut out by our own grammar: "2 years 1 month 21 days ago"."""
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day, 12),
        "PREFER_DATES_FROM": "past",
        "PARSERS": ["relative-time", "absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date().isoformat() if found else None
