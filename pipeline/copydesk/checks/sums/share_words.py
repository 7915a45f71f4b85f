"""What the words by a share say that sets it apart from others: that it is somebody's own, of then, one end of a range."""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.parted import marks
from copydesk.checks.wording import extent
from copydesk.records import Claim
from copydesk.records.late import late
from copydesk.records.opened import Opened

# Behind or before a figure: "27.5 per cent on his own", "Eidesgaard alone has 13.4".
_ALONE = Cued(
    r"\b(?:on (?:his|her) own|alone|himself|herself|personally|personal votes?|preference votes?)\b[^.;\d]{0,30}",
    "own|alone|himself|herself|personal|preference",
)
_FROM = Opened(r"\b(?:from|than) (?:the |his |her |its |their )?\Z")
_SEATS = late(r"\b(?:seats?|deputies|mandates|lawmakers|chamber|MPs|blocs?|parliament|assembly|members)\b")
_SIGN = late(r"%|per ?cent|pct", re.IGNORECASE)
# "Dan the other 87.6%", "The rest, 45.1 percent, went to", "the remaining 12.4 per cent".
_THE_REST = Opened(
    r"\b[Tt]he (?:other|remaining|rest|remainder)(?: of (?:the |all )?(?:valid )?votes?(?: cast)?)?(?:,| -| –| —|:| \()? ?(?:or |some |about )?\Z"
)
_REACH, _BESIDE = 60, 30


def alone(table: Bench, one: Claim) -> bool:
    """Whether a share is somebody's own, beside those of parties."""
    start, end = extent(table.reading, one)
    text = table.reading.article.text
    before = text[max(one.evidence.start, start - _REACH) : start]
    behind = text[end : min(one.evidence.end, end + _BESIDE)]
    last = next(reversed(list(_ALONE.finditer(before))), None)
    return (last is not None and last.end() == len(before)) or _ALONE.search(behind.split(",")[0]) is not None


def from_then(table: Bench, one: Claim) -> bool:
    """Whether a share is what another is measured against: "a sharp fall from the 87% that he got in 2014"."""
    start = one.value_span.start
    return _FROM.search(table.reading.article.text, max(0, start - _BESIDE), start) is not None


def bare(table: Bench, one: Claim) -> bool:
    """Whether a share is printed as a whole number without its sign."""
    start, end = extent(table.reading, one)
    return "." not in one.value and _SIGN.search(table.reading.article.text, start, end + 1) is None


def of_seats(table: Bench, one: Claim) -> bool:
    """Whether the paragraph of a figure speaks of seats."""
    text, start = table.reading.article.text, one.value_span.start
    begin, end = text.rfind("\n\n", 0, start), text.find("\n\n", start)
    return _SEATS.search(text, max(begin, 0), end if end >= 0 else len(text)) is not None


def a_range(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures are from here to there: "50-53 and 47-50"."""
    between = table.reading.article.text[first.value_span.end : second.value_span.start]
    return between in ("-", "–") and Decimal(first.value) < Decimal(second.value)


def of_rounds(table: Bench, sides: list[Claim]) -> bool:
    """Whether the one sentence of all shares has more of them, and tells of a round: "a first round (31.7% to 44.0% for Donato) and won with"."""
    places = {table.scene[one].sentence for one in sides}
    if len(places) != 1 or not table.reading.sentences:
        return False
    span = table.reading.sentences[places.pop()]
    shares = [one for one in table.reading.quantities_in(span.start, span.end) if one.kind == "percent"]
    if len(shares) <= len(sides):
        return False
    return any(mark.why == "round" for mark in marks(table.reading.article.text, span.start, span.end))


def the_rest(text: str, begin: int, end: int) -> bool:
    """Whether the words before a figure say that it is all that is left."""
    return _THE_REST.search(text, begin, end) is not None
