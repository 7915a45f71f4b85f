"""Spans of years that run from the year told before them, or set off behind: "In 1967 she won, and 58 years on".

What it reads: "58 years on" and "that year, 12 years ago" with the one year told in the sentence or in the one before;
"the first in 33 years, since he won for the party in 1989", "the lowest in 33 years: in 1992 he had 40", "24 years of
Labour rule that began in 2001"; a first in so many years where the sentence before tells since when somebody "has run
the city since 2002".

Stays silent unless the span is one digit away from the years from then to the story's day, and where any other year
that the story names fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?"
_ON = late(r" ?(?:years )?on\b(?! (?:the|a|an|his|her|its|their|from|council|trial|remand|death)\b)")
_THAT_YEAR = late(
    r"\b(?:[Tt]hat (?:year|was|election|victory|win|vote)(?: (?:is|was))?(?: now)?|[Tt]hen|[Ii]t (?:is|was)(?: now)?),? \Z"
)
_SINCE_WON = late(rf",? since [^.;:\d\n]{{4,70}}[ ,](?:in|of) {_MONTH}")
_COLON = late(rf"(?::|;| [–—]) in {_MONTH}")
_BEGAN = late(
    r"(?: of [^.;,:\d\n]{3,40})?,? (?:that|which) (?:began|started|dates? (?:back )?(?:to|from)|dated (?:back )?(?:to|from)|had (?:begun|started|lasted since)|has lasted since)(?: in| with the election of)? "
)
_ENDED = late(r"\b(?:end(?:ed|ing)?|broke|brought|closed|finished|stopped)\b")
_FIRST = late(
    r"\b(?:first|lowest|highest|worst|best|largest|biggest|smallest|narrowest|closest|never|not|longest)\b[^.;]{0,110}\b(?:in|for) \Z"
)
_HAS_SINCE = late(
    rf"\bha(?:s|ve|d) (?:run|led|governed|held|ruled|been|sat|served|controlled|represented)\b[^.;\d]{{0,60}}\bsince {_MONTH}\Z"
)
_BACK, _AFTER = 160, 100


def told_by(
    reading: Reading, span: Quantity, years: Sequence[Quantity], today: date
) -> tuple[Quantity, int] | None:
    """The year that a span runs from, and the one that it runs to, where it is one digit away from the years between."""
    year = _set_off(reading, span, years) or _before(reading, span, years)
    if year is None or year.date is None or year.date.year is None:
        return None
    until = _end(reading, span, years, year, today)
    said, right = span.value or "", str(until - year.date.year)
    if len(said) != len(right) or len(said) < 2 or sum(map(str.__ne__, said, right)) != 1:
        return None
    others = (one.date.year for one in reading.quantities if one.date is not None and one.date.year)
    fits = any(abs(end - other - int(float(said))) <= 1 for other in others for end in {until, today.year})
    return None if fits else (year, until)


def _end(reading: Reading, span: Quantity, years: Sequence[Quantity], year: Quantity, today: date) -> int:
    """The year that a span runs to: "In 2021 it put an end to 39 years of rule, which had begun in 1982"; else the story's."""
    begin = reading.sentences[reading.sentence_at(span.start)].start
    ends = [one.date.year for one in years if begin <= one.start < span.start and one.date and one.date.year]
    ended = year.start > span.end and _ENDED.search(reading.article.text, begin, span.start)
    return ends[0] if ended and len(ends) == 1 else today.year


def _set_off(reading: Reading, span: Quantity, years: Sequence[Quantity]) -> Quantity | None:
    """The year set off right behind a span."""
    text = reading.article.text
    first = _FIRST.search(text, max(0, span.start - _BACK), span.start) is not None
    for year in years:
        if not span.end < year.start <= span.end + _AFTER:
            continue
        between = (span.end, year.start)
        told = _BEGAN.fullmatch(text, *between) or _SINCE_WON.fullmatch(text, *between)
        if told or (first and _COLON.fullmatch(text, *between)):
            return year
    return None


def _before(reading: Reading, span: Quantity, years: Sequence[Quantity]) -> Quantity | None:
    """The one year of the words before a span in its sentence, or else of the sentence before."""
    text, here = reading.article.text, reading.sentence_at(span.start)
    start = reading.sentences[here].start
    on = _ON.match(text, span.end) is not None or text[: span.end].endswith(" years on")
    that = (
        "ago" in span.printed and _THAT_YEAR.search(text, max(start, span.start - 40), span.start) is not None
    )
    first = _FIRST.search(text, max(start, span.start - _BACK), span.start) is not None
    if not (on or that or first):
        return None
    inside = [one for one in years if start <= one.start < span.start]
    if first and inside:
        # "The first time that he lost the city, which chose him in 1994, in 23 years."
        last = inside[-1]
        return last if len(inside) == 1 and text[last.end : span.start] == ", in " else None
    if inside and not first:
        return inside[0] if len(inside) == 1 else None
    if not here or reading.sentences[here - 1].paragraph != reading.sentences[here].paragraph:
        return None
    begin = reading.sentences[here - 1].start
    earlier = [one for one in years if begin <= one.start < start]
    if len(earlier) != 1:
        return None
    if first and not _HAS_SINCE.search(text, begin, earlier[0].start):
        return None
    return earlier[0]
