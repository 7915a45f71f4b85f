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
# The verb of a sentence: of what is to come, or of what was. "Is to be held" and "is due" are of what is to come.
VERB = late(
    r"\bto (?:be )?\w+|(?P<coming>\b(?:will|shall|must|can|may|is|are|has|have|expects?|meets?|sits?|plans?|begins?|starts?|opens?|closes?|convenes?|takes?|gathers?"
    r"|goes|go|returns?|holds?|expires?|runs?|reconvenes?|decides?|needs?)\b|['’]ll\b)"
    r"(?: (?:not|also|now|then|only|to|be|been|being|due|set|sworn|held|put|kept|left|until|\w+ly|\w+ed)\b)*"
    r"|(?P<past>\b(?:was|were|had|did|would|could|might|should|made|came|went|said|told|gave|took|won|lost|began|met|sat|became|held|led|got|ran|\w+ed)\b)"
)
# Years that a paragraph only compares with: "has not won here since 2003, 21 years ago", "more than in 2019".
_COMPARED = late(
    r"\b(?:since|than) (?:[\w’']+ ){0,4}?(?:18|19|20)\d\d\b(?:,? (?:or )?[\w-]+ years ago)?|\bsince\b[^.;,]{0,40}? years ago\b"
)
_THAT_WAS = late(r"\A(?:That|This|It|The year) (?:was|is)\b|\byears? (?:later|after|on)\b", re.IGNORECASE)
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
    coming = _next(today, parts)
    if coming is not None and yet_to_come(reading, quantity):
        return (coming.year,)
    near: list[tuple[timedelta, int]] = []
    for year in (today.year - 1, today.year, today.year + 1):
        there = make(year, parts.month, min(parts.day or 1, 28))
        if there is not None and abs(there - today) <= NEAR:
            near.append((abs(there - today), year))
    near.sort()
    if not near:
        return ()
    found = [near[0][1]] if near[0][0] <= SURE else [year for _gap, year in near]
    # "General elections are due on Saturday, December 7": as the reader has it, far ahead as it is.
    if (parts.resolved or "") > today.isoformat():
        found.append(int((parts.resolved or "")[:4]))
    return tuple(dict.fromkeys([*found, *_told_years(reading, quantity, today.year)]))


def _next(today: date, parts: DateParts) -> date | None:
    """The first day after the story's own that a date without a year can be of, if it is not far away."""
    for year in (today.year, today.year + 1):
        day = make(year, parts.month or 0, parts.day or 0)
        if day is not None and timedelta(0) < day - today <= NEAR:
            return day
    return None


def yet_to_come(reading: Reading, quantity: Quantity) -> bool:
    """Whether the verb before a date tells of what is to come: "the council meets on", "he has until"; "was to meet on" is no such."""
    if not reading.sentences:
        return False
    sentence = reading.sentences[reading.sentence_at(quantity.start)]
    before = reading.article.text[sentence.start : quantity.start]
    verbs = [one for one in VERB.finditer(before) if one["coming"] or one["past"]]
    return bool(verbs) and verbs[-1]["coming"] is not None and not _YEAR.search(before)


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
    here = reading.sentences[reading.sentence_at(quantity.start)]
    words = _told_with(_paragraph(reading, here.paragraph, here.start), reading, quantity)
    before = _COMPARED.sub("", _paragraph(reading, here.paragraph - 1))
    found = [int(year) for year in _YEAR.findall(words)] or [int(year) for year in _YEAR.findall(before)][-1:]
    words = f"{before}\n{words}"
    for match in _DISTANT.finditer(words):
        said = (match["gap"] or match["decade"]).lower()
        gap = int(said) if said.isdigit() else _SPELLED.get(said, 0)
        from_years = {this_year} if match["way"] == "ago" else {this_year, *found}
        later = match["way"] in ("later", "after")
        found += [year + (gap if later else -gap) for year in from_years] + (
            [this_year - gap] if later else []
        )
    if _LAST_YEAR.search(words):
        found.append(this_year - 1)
    if _NEXT_YEAR.search(words):
        found += [year + 1 for year in {this_year, *found}]
    return found


def _told_with(before: str, reading: Reading, quantity: Quantity) -> str:
    """The words of a paragraph that can tell the year of a date: up to its sentence's end, and what says when that was.

    "He lost on Sunday, March 31. That was in 2019"; but "They voted on Sunday, March 31. In 2019 turnout was higher".
    """
    here = reading.sentence_at(quantity.start)
    told = [before, reading.article.text[reading.sentences[here].start : reading.sentences[here].end]]
    for one in reading.sentences[here + 1 :]:
        if one.paragraph != reading.sentences[here].paragraph:
            break
        after = reading.article.text[one.start : one.end]
        told += [after] if _THAT_WAS.search(after) else []
    return "\n".join(told)


def _paragraph(reading: Reading, number: int, until: int | None = None) -> str:
    """The text of a paragraph by its number, or of its sentences before one place; empty where there are none."""
    sentences = reading.sentences
    first = bisect_left(sentences, number, key=lambda one: one.paragraph)
    last = bisect_right(sentences, number, key=lambda one: one.paragraph)
    if until is not None:
        last = bisect_left(sentences, until, lo=first, hi=last, key=lambda one: one.start)
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
