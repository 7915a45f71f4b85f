"""Dates and times as printed: Sunday, March 30; 31/03/2024; late on Sunday; in October."""

from __future__ import annotations

from datetime import date

from copydesk.quantities import calendar as when
from copydesk.quantities.context import FEASTS, event_of, month_is_name, tense_of, weekday_is_name
from copydesk.quantities.draft import Draft, label
from copydesk.quantities.numerals import Style
from copydesk.quantities.ordinals import rank_at
from copydesk.quantities.relative import RELATIVE, relative_at
from copydesk.quantities.times import CLOCK, time_at
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import MONTHS, ONES, ORDINALS, TENS, WEEKDAY_NAMES, WEEKDAYS
from copydesk.quantities.years import decade_at, year_at
from copydesk.records import DateParts
from copydesk.records.quantity import Grain

TRIGGERS = frozenset({*MONTHS, *WEEKDAYS, *RELATIVE, *CLOCK, "'90s"})
_SLASHES = frozenset({"-", "/", ".", "–"})
_COUNTED = frozenset({*ORDINALS, *ONES, *TENS, "a", "an"})
_NIGHTS = frozenset({"night", "morning", "afternoon", "evening", "evenings", "mornings", "nights", "midday"})
_SHORT = frozenset({"mon", "wed", "fri", "sat", "sun", "thu", "tue"})


def date_at(block: Block, index: int, style: Style, base: date | None, country: str | None) -> Draft | None:
    """The date or time that begins at token `index`."""
    word = block.at(index)
    found: Draft | None = None
    if block.digits(index):
        found = (
            time_at(block, index)
            or _numeric(block, index, base, country)
            or _day_month(block, index, style, base, index)
            or decade_at(block, index)
            or relative_at(block, index, style, base)
            or _the_nth(block, index, style, base)
            or year_at(block, index)
        )
    elif word in WEEKDAYS:
        found = _weekday(block, index, style, base)
    elif word in MONTHS:
        found = _month(block, index, style, base, index)
    elif word in CLOCK:
        found = time_at(block, index)
    if found is None and (word in RELATIVE or word in _COUNTED):
        found = relative_at(block, index, style, base)
        if found is None and word not in RELATIVE and word not in ("a", "an"):
            found = _day_month(block, index, style, base, index) or _the_nth(block, index, style, base)
    if found is not None and found.date is not None and found.date.event is None:
        found.date = found.date.model_copy(update={"event": event_of(block, found.first)})
    return found


def dated(
    first: int, after: int, *, year: int | None = None, month: int | None = None, day: int | None = None,
    weekday: str | None = None, grain: Grain = "day", resolved: str | None = None,
) -> Draft:  # fmt: skip
    """A draft of a date with its parts."""
    parts = DateParts(year=year, month=month, day=day, weekday=weekday, grain=grain, resolved=resolved)
    return Draft("date", first, after, first, after, date=parts)


def _year_after(block: Block, index: int) -> tuple[int | None, int]:
    """The year behind a day or month: ", 2016", " 2016", " of 2016"; and the token after it."""
    at = index + (block.at(index) in (",", "of"))
    digits = block.printed(at)
    if (
        len(digits) == 4
        and digits.isdigit()
        and "1000" <= digits <= "2199"
        and block.at(at + 1) not in ("%", "votes", "percent")
    ):
        return int(digits), at + 1
    return None, index


def _day_at(block: Block, index: int, style: Style) -> tuple[int, int] | None:
    """A day of the month at token `index`: 31, 31st, the 31st, thirty-first, twenty one."""
    at = index + (block.at(index) == "the")
    digits = block.printed(at)
    ranked = rank_at(block, at, style)
    if ranked and 1 <= ranked[0] <= 39:
        return ranked
    if digits.isdigit() and len(digits) <= 2 and block.digits(at):
        if block.touches(at) and block.at(at + 1)[:1].isalpha():
            return None
        return int(digits), at + 1
    word = block.at(at)
    if at > index and word in ONES and ONES[word]:
        return ONES[word], at + 1
    if word in TENS and TENS[word] <= 30:
        more = at + 1 + (block.at(at + 1) == "-")
        ones = ONES.get(block.at(more), 0)
        return (TENS[word] + ones, more + 1) if 0 < ones < 10 else (TENS[word], at + 1)
    return None


def _apposition(block: Block, after: int) -> tuple[str | None, int]:
    """The weekday in "June 3, 2026, a Wednesday" or "March 31 (a Sunday)", and the token after it."""
    at = after + (block.at(after) in (",", "("))
    at += block.at(at) == "a"
    if (
        at < after + (1 if block.at(after) == "(" else 2)
        or block.at(at) not in WEEKDAYS
        or not block.capital(at)
    ):
        return None, after
    return WEEKDAY_NAMES[WEEKDAYS[block.at(at)]], at + 1


def _complete(
    block: Block,
    first: int,
    after: int,
    day: int,
    month: int,
    year: int | None,
    base: date | None,
    weekday: str | None,
) -> Draft:
    if weekday is None:
        weekday, after = _apposition(block, after)
    resolved = when.full(year, month, day) if year else None
    if year is None and when.possible(None, month, day):
        resolved = when.near(base, month, day, tense_of(block, first))
    return dated(first, after, year=year, month=month, day=day, weekday=weekday, resolved=resolved)


def _day_month(
    block: Block, index: int, style: Style, base: date | None, first: int, weekday: str | None = None
) -> Draft | None:
    """30 March 2024, 30th of March, 1-jan, 16. Nov. 2016, the 30th of March, fourth of may."""
    found = _day_at(block, index, style)
    if found is None:
        return None
    day, at = found
    if block.at(at) in (".", "-", "/") and block.touches(at - 1):
        at += 1
    at += block.at(at) == "of"
    month = MONTHS.get(block.at(at))
    if month is None or not (1 <= day <= 39):
        return None
    bare = found[1] == index + 1 and block.digits(index)
    if block.at(at) in ("may", "march", "mar") and not block.capital(at) and not (at - found[1] or not bare):
        return None
    if (
        not block.digits(index)
        and at == found[1]
        and block.at(at) in ("may", "march")
        and not block.capital(at)
    ):
        return None
    at = _dot(block, at)
    at += block.at(at) in ("-", "/") and block.digits(at + 1)
    year, after = _year_after(block, at)
    if block.at(index - 1) == "the" and first == index:
        first -= 1
    return _complete(block, first, after, day, month, year, base, weekday)


def _dot(block: Block, at: int) -> int:
    """The token after a month's name and its full stop: "Oct. 22" but not "in October. 22 seats"."""
    after = at + 1
    if block.at(after) == "." and block.touches(at) and (len(block.word[at]) <= 4 or block.digits(after + 1)):
        if len(block.word[at]) > 4 and not (
            block.printed(after + 1).isdigit()
            and len(block.word[after + 1]) <= 2
            and block.at(after + 2) in ("", "\n", ",", ".")
        ):
            return after
        return after + 1
    return after


def _month(
    block: Block, index: int, style: Style, base: date | None, first: int, weekday: str | None = None
) -> Draft | None:
    """March 30, 2024; Sept. 31; May the eleventh; June 2019; in October; the October runoff."""
    month = MONTHS[block.at(index)]
    at = _dot(block, index)
    shaky = block.at(index) in ("may", "march", "mar") and not block.capital(index)
    stop = at + (block.at(at) in ("-", "/", ",") and block.digits(at + 1) and len(block.word[at + 1]) <= 2)
    if stop > at and block.at(at) == "," and block.at(stop + 1) not in ("st", "nd", "rd", "th"):
        stop = at
    day = (
        _day_at(block, stop, style)
        if not shaky or block.at(stop) == "the" or rank_at(block, stop, style)
        else None
    )
    if day and 0 < day[0] <= 39 and not _counts(block, day[1]):
        year, after = _year_after(block, day[1])
        return _complete(block, first, after, day[0], month, year, base, weekday)
    if shaky:
        return None
    year, after = _year_after(block, at)
    if year:
        return dated(first, after, year=year, month=month, grain="month", resolved=f"{year:04d}-{month:02d}")
    if weekday is not None or month_is_name(block, index):
        return None
    tense = tense_of(block, index)
    if block.at(index - 1) in ("last", "next", "this") and base is not None:
        tense = {"last": "past", "next": "future"}.get(block.at(index - 1), "")  # type: ignore[assignment]
        first -= 1
    return dated(first, index + 1, month=month, grain="month", resolved=when.near_month(base, month, tense))


def _counts(block: Block, after: int) -> bool:
    """Whether what looked like a day is a figure: "in March 30 percent", "May 12,000"."""
    return block.at(after) in ("%", "percent", "per", "pct", "million", "points", "seats", "votes") or (
        block.at(after) == "-" and block.at(after + 1) in ("point", "seat", "year", "member")
    )


def _weekday(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """Sunday, March 30; Thursday the 21st; late on Sunday; next week Friday; Sunday night."""
    word, at = block.at(index), index + 1
    name = WEEKDAYS[word]
    weekday = WEEKDAY_NAMES[name]
    at += block.at(at) == "." and block.touches(index) and len(word) <= 5
    joint = at + (block.at(at) in (",", "-", "(", "/"))
    inner = joint + (block.at(joint) in ("on", "the"))
    found = None
    if block.at(inner) in MONTHS:
        found = _month(block, inner, style, base, index, weekday)
    elif block.digits(inner) or block.at(inner) in _COUNTED:
        found = _numeric(block, inner, base, None) or _day_month(block, inner, style, base, index, weekday)
        if found and found.date and found.date.weekday is None:
            found.first = found.value_first = index
            found.date = found.date.model_copy(update={"weekday": weekday})
        if (
            found is None
            and inner > joint
            and (ranked := _day_at(block, inner - (block.at(inner - 1) == "the"), style))
        ):
            resolved = when.of_month(base, ranked[0], tense_of(block, index))
            found = dated(index, ranked[1], day=ranked[0], weekday=weekday, resolved=resolved)
    if found:
        found.first = _modifiers(block, index)[0]
        return found
    if word in _SHORT and not (block.at(index - 1) in ("on", "last", "next", "this") or at > index + 1):
        return None
    if weekday_is_name(block, index):
        return None
    if block.at(index - 1) in FEASTS and block.capital(index - 1):
        return label(index - 1, at, "name")
    return _bare_weekday(block, index, at, name, base)


def _bare_weekday(block: Block, index: int, at: int, name: int, base: date | None) -> Draft:
    first, modifier, weeks = _modifiers(block, index)
    resolved = when.weekday(base, name, tense_of(block, index), modifier)
    if first == index and block.at(index - 1) in ("a", "one", "every", "each", "any"):
        resolved = None
    if weeks is None:
        of = at + (block.at(at) == "of")
        if block.at(of) in ("next", "last", "this") and block.at(of + 1) == "week":
            weeks, at = {"next": 1, "last": -1, "this": 0}[block.at(of)], of + 2
    if weeks is not None:
        resolved = when.week_day(base, name, weeks)
    at += block.at(at) in _NIGHTS
    draft = dated(first, at, weekday=WEEKDAY_NAMES[name], resolved=resolved)
    draft.value_first = index
    return draft


def _modifiers(block: Block, index: int) -> tuple[int, str, int | None]:
    """What stands before a weekday: late on, next, last week; the first token, the word, the weeks off."""
    at, modifier, weeks = index, "", None
    if block.at(at - 1) == "on" and block.at(at - 2) in ("late", "early", "later", "earlier", "week"):
        at -= 1
    before = block.at(at - 1)
    if before == "week" and block.at(at - 2) in ("next", "last", "this"):
        return at - 2, "", {"next": 1, "last": -1, "this": 0}[block.at(at - 2)]
    if before in ("last", "next", "this", "coming", "past", "previous", "following", "upcoming"):
        modifier, at = before, at - 1
        at -= block.at(at - 1) == "this" and before in ("coming", "past")
    elif before in ("late", "early", "later", "earlier"):
        at -= 1
    return at, modifier, weeks


def _the_nth(block: Block, index: int, style: Style, base: date | None) -> Draft | None:
    """On the 14th, by the 21st: a day alone; not "the 27th floor", "on the first ballot"."""
    if block.at(index - 1) == "the":
        cue = block.at(index - 2)
    elif block.at(index - 1) == "on" and block.at(index + 1) in ("st", "nd", "rd", "th"):
        cue = "on"
    else:
        return None
    found = rank_at(block, index, style)
    if (
        cue not in ("on", "by", "until", "since", "before", "after", "for", "from")
        or not found
        or not 1 <= found[0] <= 31
    ):
        return None
    following = block.at(found[1])
    if (
        following == "of"
        and block.at(found[1] + 2) == "month"
        and block.at(found[1] + 1) in ("this", "next", "last")
    ):
        return None
    if (
        following[:1].isalnum()
        or following == "-"
        or (not block.digits(index) and following not in (".", "!", "?", "", "\n"))
    ):
        return None
    return dated(
        index, found[1], day=found[0], resolved=when.of_month(base, found[0], tense_of(block, index))
    )


def _numeric(block: Block, index: int, base: date | None, country: str | None) -> Draft | None:
    """2024-03-31, 31/03/2024, 9-18-15, 13.5.2015, 2019-sep-1. Day or month first only where it is plain."""
    from copydesk.quantities.numeric import numeric_at

    found = numeric_at(block, index, country)
    if found is None:
        return None
    year, month, day, after = found
    if month is None or day is None:
        return dated(index, after, year=year, resolved=None if year is None else f"{year:04d}")
    if year is None:
        resolved = when.near(base, month, day, tense_of(block, index))
    else:
        resolved = when.full(year, month, day)
    return dated(index, after, year=year, month=month, day=day, resolved=resolved)
