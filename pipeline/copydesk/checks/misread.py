"""Claims that cannot be what they were read as: the words beside them, or their figures, say so."""

from __future__ import annotations

import re

from copydesk.checks.units import unit_class
from copydesk.records import Claim, Reading

_NEAR = 60
# "Abstention reached 31.5%", "turnout of 46 percent", "blank votes made up 4.8": read as somebody's share.
_NO_SHARE = re.compile(
    r"\b(?:abstention|abstained|turnout|non-voters|invalid|spoil(?:ed|t)|blank|null|unemployment|inflation|undecided)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
# "12 provisional ballots", "63 rejected votes"; not "12 votes".
_NO_VOTES = re.compile(
    r" (?:more |other )?(?:provisional|mail(?:-in)?|absentee|postal|rejected|spoil(?:ed|t)|invalid|blank|challenged"
    r"|uncounted|outstanding|disputed|informal|null) (?:ballots?|votes?)\b",
    re.IGNORECASE,
)
# "Founded in December and led by Zuma": no lead in a race.
_LED_BY = re.compile(
    r"led by (?!(?:about|some|more|less|just|only|nearly|almost|over|under|around)\b)(?=[A-Za-z])"
)


def misread(reading: Reading, claim: Claim) -> bool:
    """Whether a figure cannot be what it was read as, whatever slip is in it.

    Votes taken for a share; a mere number word, "in a field of five", read as a share for want of a better.
    """
    if claim.unit == "percent" and len(claim.value.partition(".")[0].lstrip("-")) > 3:
        return True
    if unit_class(claim) != "percent" or any(map(str.isdigit, claim.value.partition(".")[2])):
        return False
    quantity = reading.quantity_by_id.get(claim.quantity_id or "")
    return quantity is not None and quantity.kind == "count" and not any(map(str.isdigit, quantity.printed))


def of_nobody(reading: Reading, claim: Claim) -> bool:
    """Whether the words beside a figure make it nobody's: of abstention, turnout, blank or rejected votes."""
    text, start = reading.article.text, claim.value_span.start
    if claim.measure == "outcome":
        return claim.value == "leading" and _LED_BY.match(text, start) is not None
    if claim.measure == "votes":
        return _NO_VOTES.match(text, claim.value_span.end) is not None
    begin = max(claim.evidence.start, start - _NEAR)
    return claim.measure == "vote_share" and _NO_SHARE.search(text, begin, start) is not None
