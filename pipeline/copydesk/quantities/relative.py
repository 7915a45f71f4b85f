"""Dates told from the story's day: yesterday, last month, four years ago, two days later, next week."""

from __future__ import annotations

from datetime import date

from copydesk.quantities import calendar as when
from copydesk.quantities.draft import Draft
from copydesk.quantities.numbers import number_at
from copydesk.quantities.numerals import Style
from copydesk.quantities.ordinals import rank_at
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import DURATIONS, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from copydesk.records import DateParts
from copydesk.records.quantity import Grain

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAYS |= {f"{word}'s": days for word, days in _DAYS.items()}
_UNITS: dict[str, Grain] = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade",
    "weekend": "week", "season": "season", "summer": "season", "spring": "season", "winter": "season",
    "autumn": "season", "fall": "season",
}  # fmt: skip
_SEASONS = frozenset({"summer", "spring", "winter", "autumn", "fall", "season", "quarter", "weekend"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_TURNS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "this": 0, "following": 1}
_AGO = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1, "from": 1, "hence": 1}
RELATIVE = frozenset(
    {*_DAYS, *_TURNS, "earlier", "later", "a", "an", "the", "few", "couple", "several", "in"}
    - {"a", "an", "the", "in"}
)


def relative_at(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """The relative date that begins at token `index`."""
    word = block.at(index)
    if word in _DAYS:
        return _named_day(block, index, base)
    if word in _TURNS:
        return _turn(block, index, base)
    if word in ("earlier", "later"):
        if block.at(index + 1) in ("this", "last", "next") and block.at(index + 2) in (
            "month",
            "year",
            "week",
        ):
            draft = _turn(block, index + 1, base)
            if draft:
                draft.first = index
            return draft
        return None
    return (
        _counted(block, index, style, base)
        or _nth_weekday(block, index, style, base)
        or _nth_of_month(block, index, style, base)
    )


def _relative(first: int, after: int, grain: Grain, resolved: str | None) -> Draft:
    return Draft("date", first, after, first, after, date=DateParts(grain=grain, resolved=resolved))


def _named_day(block: Block, index: int, base: date | None) -> Draft | None:
    """Today, tonight, yesterday, the day before yesterday, tomorrow night."""
    days, first, after = _DAYS[block.at(index)], index, index + 1
    if block.at(index - 1) in ("before", "after") and block.at(index - 2) == "day":
        days += -1 if block.at(index - 1) == "before" else 1
        first = index - (3 if block.at(index - 3) == "the" else 2)
    if block.at(after) in _PARTS:
        after += 1
    if block.capital(index) and block.at(index - 1) in ("usa", "russia", "india", "turkey", "africa"):
        return None  # USA Today
    return _relative(first, after, "day", when.shifted(base, "days", days))


def _turn(block: Block, index: int, base: date | None) -> Draft | None:
    """Last month, next year, this week, last night, last Sunday's week; not "the last four years",
    "this time"."""
    word, unit = block.at(index), block.at(index + 1)
    turn = _TURNS[word]
    unit = unit.removesuffix("'s")
    first = index - (
        block.at(index - 1) == "the" and word in ("next", "last", "previous", "coming", "following")
    )
    if (unit == "week" and block.at(index + 2) in WEEKDAYS) or (
        unit == "week" and block.at(index + 2) == "on" and block.at(index + 3) in WEEKDAYS
    ):
        at = index + 2 + (block.at(index + 2) == "on")
        name = WEEKDAYS[block.at(at)]
        parts = DateParts(weekday=WEEKDAY_NAMES[name], grain="day", resolved=when.week_day(base, name, turn))
        return Draft("date", first, at + 1, first, at + 1, date=parts)
    if unit in _PARTS and word in ("last", "this"):
        return _relative(index, index + 2, "day", when.shifted(base, "days", -1 if word == "last" else 0))
    if unit not in _UNITS:
        return None
    if word in ("past", "following", "coming", "previous") and (unit == "decade" or unit in _SEASONS):
        return None
    if word == "past" and unit != "day":
        return _span_of_time(index, unit)
    if (
        first < index
        and word == "last"
        and unit in ("decade", "year", "week", "month")
        and block.at(index - 2) in ("in", "over", "during", "for")
    ):
        return _span_of_time(index, unit)
    unresolved = first < index or word in ("following", "previous") or unit in _SEASONS
    resolved = None if unresolved and unit != "day" else when.shifted(base, DURATIONS.get(unit, unit), turn)
    if unit == "week" or unit == "fortnight" or unit == "decade":
        resolved = None
    return _relative(first, index + 2, _UNITS[unit], resolved)


def _span_of_time(index: int, unit: str) -> Draft | None:
    """In the past decade: a duration of one."""
    from decimal import Decimal

    from copydesk.quantities.numbers import Number

    number = Number(index, index + 2, "1", Decimal(1), spelled=True)
    return Draft("duration", index, index + 2, index, index + 2, number, unit=DURATIONS.get(unit, unit + "s"))


def _counted(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """Four years ago, a month ago, two days later, a few days ago, 2 years 1 month ago."""
    word = block.at(index)
    amount, at, value = 0, index, ""
    if word in ("a", "an"):
        amount, at, value = 1, index + 1, "1"
        if block.at(at) in ("few", "couple"):
            return _vague(block, index, at)
    elif word in ("few", "several", "couple"):
        return _vague(block, index, index)
    else:
        number = number_at(block, index, style)
        if number is None or not number.value.isdigit() or len(number.value) > 4:
            return None
        amount, at, value = int(number.value), number.next, number.value
    at += block.at(at) in ("full", "more", "business")
    if block.at(at) in WEEKDAYS or block.at(at).rstrip("s") in WEEKDAYS:
        return _weekdays_on(block, index, at, amount, base)
    unit = DURATIONS.get(block.at(at))
    if unit is None:
        return None
    end = at + 1
    compound = False
    while end < at + 9:  # 1 month and 21 days ago
        more = end + (block.at(end) in ("and", ","))
        if not (block.digits(more) and block.at(more + 1) in DURATIONS):
            break
        end, compound = more + 2, True
    link = block.at(end)
    if link not in _AGO:
        return None
    if link in ("from", "before", "after"):
        return _from_day(block, index, end, unit, amount, base)
    resolved = None
    if link == "ago" and not compound:
        resolved = when.shifted(base, unit, -amount)
    elif link == "ago" and base is not None:
        resolved = when.parsed(" ".join(block.low[index : end + 1]), base)
    grain = _UNITS.get(unit[:-1] if unit != "centuries" else "", "day")
    draft = _relative(index, end + 1, "time" if unit in ("hours", "minutes", "seconds") else grain, resolved)
    draft.value, draft.unit, draft.value_next = value, unit, at
    return draft


def _vague(block: Block, index: int, at: int) -> Draft | None:
    """A few days ago: a date without a number."""
    at += 1
    at += block.at(at) == "of"
    unit = DURATIONS.get(block.at(at))
    if unit is None or block.at(at + 1) not in ("ago", "earlier", "later"):
        return None
    return _relative(index, at + 2, _UNITS.get(unit[:-1], "day"), None)


def _from_day(block: Block, index: int, end: int, unit: str, amount: int, base: date | None) -> Draft | None:
    """Two weeks from now, two days before yesterday, not "two days before the vote"."""
    day = block.at(end + 1)
    sign = -1 if block.at(end) == "before" else 1
    if day != "now" and day not in _DAYS:
        return None
    offset = _DAYS.get(day, 0)
    resolved = None
    if base is not None:
        start = when.day_of(when.shifted(base, "days", offset))
        resolved = when.shifted(start, unit, sign * amount)
    return _relative(index, end + 2, _UNITS.get(unit[:-1], "day"), resolved)


def _weekdays_on(block: Block, index: int, at: int, amount: int, base: date | None) -> Draft | None:
    """Two Sundays from now."""
    if block.at(at + 1) != "later" and block.low[at + 1 : at + 3] != ["from", "now"]:
        return None
    name = WEEKDAYS.get(block.at(at), WEEKDAYS.get(block.at(at).rstrip("s"), 0))
    after = at + (2 if block.at(at + 1) == "later" else 3)
    resolved = None
    if base is not None and amount < 100:
        first = (name - base.weekday()) % 7 or 7
        resolved = when.shifted(base, "days", first + 7 * (amount - 1))
    parts = DateParts(weekday=WEEKDAY_NAMES[name], grain="day", resolved=resolved)
    return Draft("date", index, after, index, after, date=parts)


def _nth_weekday(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """The first Friday of July, the second Monday of next month."""
    ranked = rank_at(block, index, style)
    if not ranked or not 1 <= ranked[0] <= 5 or block.at(ranked[1]) not in WEEKDAYS:
        return None
    name, at = WEEKDAYS[block.at(ranked[1])], ranked[1] + 1
    if block.at(at) not in ("of", "in"):
        parts = DateParts(
            weekday=WEEKDAY_NAMES[name], grain="day"
        )  # the second Sunday, of what month is not said
        return Draft("date", index, at, index, at, date=parts)
    at += 1
    first = index - (block.at(index - 1) == "the")
    year, month, after = _month_at(block, at, base)
    if after == at:
        return None
    resolved = when.nth_weekday(year, month, ranked[0], name) if year and month else None
    parts = DateParts(
        weekday=WEEKDAY_NAMES[name],
        month=month if block.at(at) in MONTHS else None,
        grain="day",
        resolved=resolved,
    )
    return Draft("date", first, after, first, after, date=parts)


def _month_at(block: Block, at: int, base: date | None) -> tuple[int | None, int, int]:
    """A named month, or this, next, last month."""
    if block.at(at) in MONTHS:
        month = MONTHS[block.at(at)]
        digits = block.printed(at + 1)
        if len(digits) == 4 and digits.isdigit():
            return int(digits), month, at + 2
        return (base.year if base else None), month, at + 1
    at_unit = at + 1 + (block.at(at) == "the")
    if block.at(at_unit - 1) in _TURNS and block.at(at_unit) == "month":
        year, month = when.months_on(base, _TURNS[block.at(at_unit - 1)]) if base else (None, 0)
        return year, month, at_unit + 1
    return None, 0, at


def _nth_of_month(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """The 20th of next month, 31st of this month."""
    ranked = rank_at(block, index, style)
    if (
        not ranked
        or not 1 <= ranked[0] <= 31
        or (block.at(ranked[1] + 2) != "month" and block.at(ranked[1] + 1) != "month")
    ):
        return None
    at = ranked[1] + (block.at(ranked[1]) == "of")
    if block.at(at) not in _TURNS:
        return None
    first = index - (block.at(index - 1) == "the")
    year, month, after = _month_at(block, at, base)
    resolved = when.full(year, month, ranked[0]) if year and month else None
    return Draft(
        "date", first, after, first, after, date=DateParts(day=ranked[0], grain="day", resolved=resolved)
    )
