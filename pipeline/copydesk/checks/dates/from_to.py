"""A number of years beside the two years that it runs between: "ruled for 81 years from 1929 to 2000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.records import Quantity, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_YEAR = r"(?:18|19|20)\d\d"
_RANGE = Opened(
    rf"\b(?:from (?P<a>{_YEAR}) (?:to|until|till|through) (?P<b>{_YEAR})|between (?P<c>{_YEAR}) and (?P<d>{_YEAR}))\b"
)
# "For 81 years from", "81 years in power, between"; not "81 years of war, from".
_BEFORE = late(
    r"(?: long)?(?:,| \(| (?:in|of|as) (?:power|office|charge|opposition|rule|government|mayor|president|governor|premier|prime minister|senator),?)? ?\Z"
)
# "From 1929 to 2000, 81 years", "from 1998 to 2006, steps down after ten years in office".
_BEHIND = late(
    r"(?:, (?:or |that is |for |a period of |a total of )?| \(| – )\Z|(?:(?!\b(?:who|whom|whose|from|succeed|replac)\w*)[^.;\d]){0,60}\bafter \Z"
)
_IN_OFFICE = late(r" (?:in|at) (?:office|power|charge|the (?:helm|top|job|post))\b")
_A_YEAR = late(rf"\b{_YEAR}\b")


class Ranged(NamedTuple):
    """A span of years, the two years that it should lie between, and where these stand."""

    span: Quantity
    first: int
    last: int
    start: int
    end: int


def ranged(reading: Reading, spans: Sequence[Quantity]) -> Iterator[Ranged]:
    """Every span of years with the two years that its sentence sets beside it, and no other years there."""
    text = reading.article.text
    for match in _RANGE.finditer(text) if spans else ():
        here = reading.sentences[reading.sentence_at(match.start())]
        inside = [one for one in spans if here.start <= one.start < here.end]
        if len(inside) != 1 or len(_A_YEAR.findall(text, here.start, here.end)) != 2:
            continue
        (span,) = inside
        before = span.end <= match.start() and _BEFORE.fullmatch(text, span.end, match.start()) is not None
        gap = _BEHIND.match(text, match.end(), span.start) if span.start >= match.end() else None
        after = gap is not None and (" after " not in gap[0] or _IN_OFFICE.match(text, span.end) is not None)
        if before or after:
            first, last = (int(match[one] or match[other]) for one, other in (("a", "c"), ("b", "d")))
            yield Ranged(span, first, last, match.start(), match.end())
