"""Dates as printed and the days they can be: which years a date without a year may belong to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from copydesk.checks.cued import Cued
from copydesk.records import DateParts, Quantity, Reading
from copydesk.records.late import late

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# What may not stand before comes late: a search for digits alone is far quicker.
_YEAR = late(r"(?:18|19|20)(?<![\d.,]\d\d)\d\d(?![\d%]|[.,]\d)")
# "Five years ago", "four years later", "a decade earlier".
_SPELLED = {
    "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "decade": 10,
}  # fmt: skip
_DISTANT = Cued(
    r"\b(?:(?P<gap>\d{1,3}|[a-z]+) years?|a (?P<decade>decade)) (?P<way>ago|earlier|before|later|after)\b",
    "year ago|year earlier|year before|year later|year after|years ago|years earlier|years before|years later|years after"
    "|decade ago|decade earlier|decade before|decade later|decade after",
    re.IGNORECASE,
)
_LAST_YEAR = Cued(
    r"\blast year\b|\ba year (?:ago|earlier|before)\b",
    "last year|a year",
    re.IGNORECASE,
)
_NEXT_YEAR = Cued(
    r"\b(?:next|the following) year\b",
    "next year|following year",
    re.IGNORECASE,
)
_ANOTHER_YEAR = late(
    r"\b(?:(?:that|the same|the previous|the following|the next|a later|an earlier) year|years (?:ago|earlier|before|later)|decades?|centur(?:y|ies)"
    r"|in those days|(?:first|last) time|anniversary|in history|(?:previous|last|earlier) (?:elections?|referendum|vote|poll))\b",
    re.IGNORECASE,
)
NEAR = timedelta(days=305)
SURE = timedelta(days=60)


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
    return tuple(dict.fromkeys([*found, *_told_years(reading, quantity, today.year)]))


def named_years(reading: Reading, quantity: Quantity) -> list[int]:
    """Years printed in the sentence of a date: in "In 2019 he lost on Sunday, March 31" it may be of 2019."""
    if not reading.sentences:
        return []
    sentence = reading.sentences[reading.sentence_at(quantity.start)]
    return [int(year) for year in _YEAR.findall(reading.article.text[sentence.start : sentence.end])]


def _told_years(reading: Reading, quantity: Quantity, this_year: int) -> list[int]:
    """Years that the paragraph of a date tells of, in figures or by their distance, else the last one before it.

    "In 1974 ... on Monday, March 4 he resigned"; "five years ago ... on Thursday, May 23".
    """
    if not reading.sentences:
        return []
    number = reading.sentences[reading.sentence_at(quantity.start)].paragraph
    words = _paragraph(reading, number)
    before = _paragraph(reading, number - 1)
    found = [int(year) for year in _YEAR.findall(words)] or [int(year) for year in _YEAR.findall(before)][-1:]
    words = f"{before}\n{words}"
    for match in _DISTANT.finditer(words):
        said = (match["gap"] or match["decade"]).lower()
        gap = int(said) if said.isdigit() else _SPELLED.get(said, 0)
        from_years = {this_year} if match["way"] == "ago" else {this_year, *found}
        found += [year + (gap if match["way"] in ("later", "after") else -gap) for year in from_years]
    if _LAST_YEAR.search(words):
        found.append(this_year - 1)
    if _NEXT_YEAR.search(words):
        found += [year + 1 for year in {this_year, *found}]
    return found


def _paragraph(reading: Reading, number: int) -> str:
    """The text of a paragraph by its number; empty where there is none."""
    sentences = reading.sentences
    first = bisect_left(sentences, number, key=lambda one: one.paragraph)
    last = bisect_right(sentences, number, key=lambda one: one.paragraph)
    return reading.article.text[sentences[first].start : sentences[last - 1].end] if first < last else ""


def of_another_time(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words around a date tell of a year that they do not name: "that year", "in the same year"."""
    if not reading.sentences:
        return False
    here = reading.sentence_at(quantity.start)
    sentence = reading.sentences[here]
    before = reading.sentences[here - 1] if here else sentence
    begin = before.start if before.paragraph == sentence.paragraph else sentence.start
    return _ANOTHER_YEAR.search(reading.article.text, begin, sentence.end) is not None
