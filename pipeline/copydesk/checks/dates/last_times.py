"""The year of the last time, told near a span of years: "the first in 24 years" and, beside it, "since 2008".

What it reads: a span with a year set off right behind it ("twelve years ago, in 2011", "20 years after the council took
it out, in 2011", "in 34 years, since the election of January 2000"); and what is a first, or the highest, in a span of
years, where its own sentence or one beside it tells since when ("not since 1985"), or when it was the last time ("last
won in 2008"), a headline and its story included.

Stays silent where another year named in the story fits the span, where several years of a last time are told, and,
unless it is a headline and its story, or one sentence with one word for both ("first"), where the span is not a slip of
one digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?"
# "Twelve years ago, in 2011", "10 years ago in the election of June 2011".
_AGO_IN = late(
    rf",? (?:that is, )?in (?:the (?:general |local |last )?(?:election|vote|poll|referendum) (?:of|in) )?{_MONTH}"
)
_SINCE = late(rf",? (?:that is, )?since (?:the (?:[a-z-]+ ){{1,3}}(?:of|in) )?{_MONTH}")
# "20 years after council took it out, in 2011".
_AFTER_IN = late(rf" after [^.;:\d\n]{{4,70}}, in {_MONTH}")
# "He ruled for 13 years after he was elected, in 2005": those are not counted to today.
_FOR = late(r"\bfor (?:[a-z]+ ){0,3}\Z")
_TOP = r"first|lowest|highest|worst|best|largest|biggest|smallest|strongest|weakest|narrowest|closest|heaviest|never|longest|only|seen|happened|nobody"
_FIRST_IN = late(
    rf"\b(?:{_TOP}|not)\b[^.;\d]{{0,100}}\b(?:in|for)\s(?:over |more than |nearly |almost |about |some |at least |just over )?\Z"
)
# "For 46 years the CSU had provided the mayor": what ended now.
_FOR_ALL = late(r"(?:For|In) (?:[a-z]+ ){0,2}\Z")
_HAD = late(r" [^.;\d]{2,60}\b(?:had|has|have)\b")
_WORDS = late(rf"\b(?:{_TOP})\b")
_SINCE_BEFORE = late(rf"\bsince (?:the (?:[a-z-]+ ){{1,3}}(?:of|in) )?{_MONTH}\Z")
_NOT_SINCE = late(
    r"\b(?:first|lowest|highest|worst|best|largest|biggest|smallest|narrowest|closest|no|not|never|nobody|none|last|only)\b",
    re.IGNORECASE,
)
_LAST = late(r"\b(?:last|previous|most recent)(?:ly)?\b[^.;]{0,70}\Z")
_AFTER, _CLOSE = 100, 30


def told_beside(reading: Reading, span: Quantity, years: Sequence[Quantity]) -> Quantity | None:
    """The year set off right behind a span."""
    text = reading.article.text
    for year in years:
        if not span.end < year.start <= span.end + _AFTER:
            continue
        between = (span.end, year.start)
        if span.kind == "date":
            if "ago" in span.printed and _AGO_IN.fullmatch(text, *between):
                return year
        elif _SINCE.fullmatch(text, *between) or (
            _AFTER_IN.fullmatch(text, *between)
            and not _FOR.search(text, max(0, span.start - _CLOSE), span.start)
        ):
            return year
    return None


def told_near(reading: Reading, span: Quantity, years: Sequence[Quantity], today: date) -> Quantity | None:
    """The one year since when, or of the last time, that the sentence of a first in so many years or one beside it tells."""
    text, here = reading.article.text, reading.sentence_at(span.start)
    begin = reading.sentences[here].start
    said = _FIRST_IN.search(text, max(begin, span.start - 130), span.start)
    if said is None and _FOR_ALL.fullmatch(text, begin, span.start) and _HAD.match(text, span.end):
        said = _FOR_ALL.fullmatch(text, begin, span.start)
    if said is None:
        return None
    last = [year for year in years if _of_a_last_time(reading, year, span)]
    found = [year for year in last if abs(reading.sentence_at(year.start) - here) <= 1]
    if not last or (not found and len({one.date.year for one in last if one.date is not None}) > 1):
        return None
    far = not found
    found = found or last
    if len({one.date.year for one in found if one.date is not None}) != 1:
        return None
    year = found[0]
    assert year.date is not None and year.date.year is not None
    there = reading.sentences[reading.sentence_at(year.start)]
    right = str(today.year - year.date.year)
    # Far apart only another ten tells: "the first in 24 years", of 22, may be of another last time.
    if _one_digit(span.value or "", right) and (not far or (span.value or "")[-1] == right[-1]):
        paragraphs = set() if far else {reading.sentences[here].paragraph, there.paragraph}
        return None if _fitted(reading, span, today, paragraphs) else year
    if far:
        return None
    headline = any(
        part.kind == "headline" and part.start <= span.start < part.end for part in reading.article.parts
    )
    one_word = (set(_WORDS.findall(said[0])) - {"only"}) & set(
        _WORDS.findall(text, *_words_before(reading, year, span))
    )
    sure = headline or (one_word and there is reading.sentences[here])
    return year if sure and not _fitted(reading, span, today, set()) else None


def _fitted(reading: Reading, span: Quantity, today: date, paragraphs: set[int]) -> bool:
    """Whether another year named in the story, or in some of its paragraphs, fits a span, but for a year of birth."""
    return any(
        one.date is not None
        and one.date.year is not None
        and one.date.event != "born"
        and abs(today.year - one.date.year - int(float(span.value or 0))) <= 1
        and (not paragraphs or reading.sentences[reading.sentence_at(one.start)].paragraph in paragraphs)
        for one in reading.quantities
    )


def _words_before(reading: Reading, year: Quantity, span: Quantity) -> tuple[int, int]:
    """Where the words stand that say what a year is of: those before it in its sentence, and behind the span if it is there."""
    start = reading.sentences[reading.sentence_at(year.start)].start
    return (span.end if start <= span.start < year.start else start), year.start


def _of_a_last_time(reading: Reading, year: Quantity, span: Quantity) -> bool:
    """ "For the first time since 2008", "nobody has been since 1985", "last won in 2008"."""
    text, (begin, end) = reading.article.text, _words_before(reading, year, span)
    since = _SINCE_BEFORE.search(text, begin, end)
    if since is not None:
        return _NOT_SINCE.search(text, begin, since.start()) is not None
    return _LAST.search(text, max(begin, end - _AFTER), end) is not None


def _one_digit(said: str, right: str) -> bool:
    return len(said) == len(right) > 1 and sum(map(str.__ne__, said, right)) == 1


def with_years(reading: Reading) -> Iterator[Quantity]:
    """The dates of a story that name a year."""
    return (one for one in reading.quantities if one.date is not None and one.date.year is not None)
