"""Spans of years that run from the year told before them, or set off behind: "In 1967 she won, and 58 years on".

What it reads: "58 years on", "that year, 12 years ago", "in those 30 years", "the last time was 28 years ago" with the one
year told in the sentence or in the one before; "16 years in the post" and "30 years later" behind what has been so since
that year; "has sat there for 23 years" behind the year it began in;
"the first in 33 years, since he won for the party in 1989", "the lowest in 33 years: in 1992 he had 40", "24 years of
Labour rule that began in 2001"; a first in so many years where the sentence before tells since when somebody "has run
the city since 2002".

Stays silent unless the span is one digit away from the years from then to the story's day, or two digits of the year are changed about, and where any other year
that the story names fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.checks.fingers import finger
from copydesk.records import Quantity, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?"
_ON = late(r" ?(?:years )?on\b(?! (?:the|a|an|his|her|its|their|from|council|trial|remand|death)\b)")
_THAT_YEAR = late(
    r"\b(?:[Tt]hat (?:year|was|election|victory|win|vote)(?: (?:is|was))?(?: now)?|[Tt]hen|[Ii]t (?:is|was)(?: now)?),? \Z"
)
# A span that is of what was just told: "in those 30 years", "the last time it did so was 28 years ago".
_THOSE = late(
    r"\b(?:[Ii]n|[Ff]or|[Aa]fter|[Oo]ver|[Dd]uring) (?:all )?(?:of )?(?:those|these) \Z|\b[Tt]he last time [^.;\d]{0,40}\bwas (?:over |more than |almost |nearly |about )?\Z"
)
_HAS_FOR = late(r"\b(?:has|have)\b[^.;\d]{0,60}\bfor (?:the (?:past|last) )?\Z")
_IN_OFFICE = late(
    r" (?:in|of) (?:power|office|government|charge|(?:[\w-]+ )?rule|(?:the|that|his|her|their) (?:post|job|role|chair|seat|office))\b"
)
_BEEN_IN_OFFICE = late(r"\b(?:has|have) (?:[a-z]+ )?been in (?:power|office|government|charge)\b")
_LATER = late(r" (?:years )?later\b")
_SINCE_THEN = late(
    rf"\b[Ss]ince (?:(?:[a-z][\w’'-]* ){{0,3}}?(?:in |of )?|[^.;:\d\n“”\"]{{2,60}} (?:in|of) ){_MONTH}\Z"
)
_SINCE_WON = late(rf",? since [^.;:\d\n]{{4,70}}[ ,](?:in|of) {_MONTH}")
_COLON = late(rf"(?::|;| [–—]) in {_MONTH}")
_BEGAN = late(
    r"(?: of [^.;,:\d\n]{3,40})?,? (?:that|which) (?:began|started|dates? (?:back )?(?:to|from)|dated (?:back )?(?:to|from)|had (?:begun|started|lasted since)|has lasted since)(?: in| with the election of)? "
)
_ENDED = late(r"\b(?:end(?:ed|ing)?|broke|brought|closed|finished|stopped)\b")
_FIRST = Opened(
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
    told, began = str(year.date.year), str(until - int(float(said)))
    about = sorted(told) == sorted(began) and finger(told, began)
    if len(said) < 2 or not (about or (len(said) == len(right) and sum(map(str.__ne__, said, right)) == 1)):
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
    told = first or on or that
    those = _THOSE.search(text, max(start, span.start - _BACK), span.start) is not None
    has_for = _HAS_FOR.search(text, max(start, span.start - _BACK), span.start)
    in_office = _IN_OFFICE.match(text, span.end) is not None
    since = in_office or _LATER.match(text, span.end) is not None or text[: span.end].endswith(" later")
    if not (told or those or has_for or since):
        return None
    inside = [one for one in years if start <= one.start < span.start]
    if first and inside:
        # "The first time that he lost the city, which chose him in 1994, in 23 years."
        last = inside[-1]
        return last if len(inside) == 1 and text[last.end : span.start] == ", in " else None
    if inside and not first:
        if len(inside) > 1 or _is_birth(inside[0]):
            return None
        one = inside[0]
        return one if told or those or has_for or _is_since(text, start, one) else None
    if not here or reading.sentences[here - 1].paragraph != reading.sentences[here].paragraph:
        return None
    begin = reading.sentences[here - 1].start
    earlier = [one for one in years if begin <= one.start < start]
    if len(earlier) != 1:
        return None
    one = earlier[0]
    if first:
        return one if _HAS_SINCE.search(text, begin, one.start) else None
    office = _BEEN_IN_OFFICE.search(text, start, span.start) is not None
    sure = told or those or office or (since and _is_since(text, begin, one))
    return one if sure and not _is_birth(one) else None


def _is_birth(year: Quantity) -> bool:
    return year.date is not None and year.date.event == "born"


def _is_since(text: str, begin: int, year: Quantity) -> bool:
    """Whether a year is that since when something has been so."""
    return (
        _SINCE_THEN.search(
            text, begin, year.start + (len("since ") if year.printed[:6].lower() == "since " else 0)
        )
        is not None
    )
