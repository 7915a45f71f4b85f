"""Whether the size of a body, or seats in it, cannot be what it was read as: "of the diaspora's 15 seats", "a majority cut to 11"."""

from __future__ import annotations

import re

from copydesk.checks.wording import extent
from copydesk.records import Claim, Reading
from copydesk.records.late import late

# "Of 59 electoral districts": each may have several seats.
_DISTRICTS = late(
    r"\b(?:districts|constituencies|wards|counties|municipalities|regions|departments|provinces|governorates|states)\b",
    re.IGNORECASE,
)
# "A majority cut to 11": what is over the others, not what somebody has.
_CUT_TO = late(
    r"\bmajority(?: (?:is|was|has been|had been))?(?: (?:cut|down|reduced|trimmed|narrowed|shrunk|shrank|fell|slips?|slipped|rose|grew|up))? (?:to|of|from) (?:just |only |a mere )?\Z"
)
# Seats that an area has in a body.
_AREAS_SEATS = late(
    r"\b(?:diaspora|city|capital|province|state|region|island|county|district|north|south|east|west|coast|department|prefecture)['’]s \Z",
    re.IGNORECASE,
)
_MEMBERS_OF = late(r"(?:\d[\d,]*)?(?: ?\w+)? ?(?:members|seats|delegates|places) (?:of|on|in) the [\d,]+-")
# "Of the 12 reserved seats", "34 sitting members who had crossed over": some of a body.
_SOME_SEATS = late(
    r"(?: \w+)?[ -](?:reserved|minority|appointed|nominated|vacant|sitting|outgoing|defecting)\b"
    # "Fifteen posts were up"
    r"|(?: [\w-]+){1,2} (?:were|are|was|is) (?:up\b|at stake|contested|being (?:filled|contested))"
    r"|(?: [\w-]+){1,3} (?:who|that) (?:\w+ ){0,2}(?:crossed|defected|left|joined|lost|retired|switched|ran|stood)\b"
)
# "The party list, from which 28 members were elected".
_FROM_WHICH = late(r"\b(?:lists?|districts?|constituenc(?:y|ies)|seats),? (?:from|by|through) which \Z")
_FROM = late(r"\bfrom (?:[a-z]+ ){0,4}\Z")
_TO = late(r"(?: [a-z]+){0,2} to \d")
# So far before a figure the words that make its body grow are looked for.
_NEAR = 60


def of_no_body(reading: Reading, claim: Claim, before: str) -> bool:
    """Whether seats or a size are a margin, a part of a body or one that changes; `before` are the words right before the figure."""
    text = reading.article.text
    if claim.measure == "seats":
        return _CUT_TO.search(before) is not None
    return (
        _of_an_area(reading, claim, before)
        or _SOME_SEATS.match(text, claim.value_span.end) is not None
        or _FROM_WHICH.search(before) is not None
        or _grows(reading, claim)
        or _DISTRICTS.search(text, *extent(reading, claim)) is not None
    )


def _grows(reading: Reading, claim: Claim) -> bool:
    """Whether a body is said to change its size: "grows from its minimum of 101 to 132"."""
    text, start, end = reading.article.text, *extent(reading, claim)
    value = claim.value_span
    return any(
        _FROM.search(text, max(0, first - _NEAR), first) is not None and _TO.match(text, last) is not None
        for first, last in ((start, end), (value.start, value.end))
    )


def _of_an_area(reading: Reading, claim: Claim, before: str) -> bool:
    """Whether seats are a part of a body's: "of the diaspora's 15 seats", "117 members of the 1,200-strong committee"."""
    end = extent(reading, claim)[1]
    return _AREAS_SEATS.search(before) is not None or (
        _MEMBERS_OF.match(reading.article.text, claim.value_span.start) is not None
        or _MEMBERS_OF.match(reading.article.text, end) is not None
    )
