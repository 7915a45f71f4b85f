"""Dates as agencies write them, to ISO. Never relative to today; what is unclear stays unknown."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
# "Monday, December 16, 2019", "16 December 2019", "Dec. 16", "Sunday 16th Dec", "Monday"; not "May" alone.
DATE = (
    rf"(?:(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})"
    rf"(?:,? \d{{4}})?|{WEEKDAY}|\d{{4}}-\d\d-\d\d)"
)

# 2019-12-16, 2019-12-16T10:37:00Z, 2019-12-16 10:37, 20191216, 20191216T103700-0500
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$",
    re.I,
)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH}),? (\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_RFC_2822 = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d")
_YEAR_FIRST = re.compile(r"\d{4}")
_LONGEST = 60


def iso(given: object) -> str | None:
    """A date, datetime, epoch or printed date as an ISO date (with its time and offset where it has both)."""
    if given is None or isinstance(given, bool):
        return None
    if isinstance(given, datetime):
        return given.isoformat(timespec="seconds") if given.tzinfo else given.date().isoformat()
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, (int, float)):
        return _epoch(given)
    printed = " ".join(str(given)[: 2 * _LONGEST].split())
    if not printed or len(printed) > _LONGEST:
        return None
    return _iso_like(printed) or _in_words(printed) or _slashed(printed) or _mail(printed) or _odd(printed)


def _epoch(seconds: float) -> str | None:
    """Seconds or milliseconds since 1970, for years 1973 to 2100; other numbers are no dates."""
    if 10**11 < seconds < 4 * 10**12:
        seconds = seconds / 1000
    if not 10**8 < seconds < 4_102_444_800:
        return None
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=int(seconds))
    return moment.isoformat(timespec="seconds")


def _iso_like(printed: str) -> str | None:
    match = _ISO.match(printed)
    if not match:
        return None
    day = _valid(match[1], match[2], match[3])
    offset = match[7]
    if day is None or match[4] is None or offset is None:
        return day
    if int(match[4]) > 23 or int(match[5]) > 59 or int(match[6] or 0) > 60:
        return day
    offset = offset.upper()
    if offset != "Z":
        digits = offset[1:].replace(":", "").ljust(4, "0")
        offset = f"{offset[0]}{digits[:2]}:{digits[2:]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{offset}"


def _in_words(printed: str) -> str | None:
    match = _DAY_FIRST.search(printed)
    if match:
        return _valid(match[3], _month(match[2]), match[1])
    match = _MONTH_FIRST.search(printed)
    return _valid(match[3], _month(match[1]), match[2]) if match else None


def _slashed(printed: str) -> str | None:
    """16/12/2019 and 12/16/2019; of 03/04/2019 nobody knows the day, so there is no date."""
    match = _SLASHED.match(printed)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _valid(match[3], month, day)


def _mail(printed: str) -> str | None:
    """Tue, 16 Dec 2019 10:37:00 +0000, as feeds and HTTP write it."""
    if not _RFC_2822.match(printed):
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(printed)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return iso(moment)


def _odd(printed: str) -> str | None:
    """Whatever else names a day, a month and a year; dateparser's absolute reader only."""
    if not _YEAR_FIRST.search(printed) or _SLASHED.match(printed) or not any(map(str.isalpha, printed)):
        return None
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TIMEZONE": "UTC",
    }
    try:
        moment = dateparser.parse(printed, languages=["en"], settings=settings)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    return moment.date().isoformat() if moment and str(moment.year) in printed else None


def _month(name: str) -> int:
    start = name.lower()[:3]
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(start))


def _valid(year: object, month: object, day: object) -> str | None:
    try:
        return date(int(str(year)), int(str(month)), int(str(day))).isoformat()
    except ValueError:
        return None
