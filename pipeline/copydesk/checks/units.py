"""Which units are one, and how loose a round whole is."""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk.records import Claim, Interval
from copydesk.records.late import late

_UNITS = {
    "percent": "percent", "points": "percent", "percentage_points": "percent", "pct": "percent",
    "votes": "votes", "voters": "votes", "ballots": "votes", "people": "votes",
}  # fmt: skip

_KINDS = r"(?:spoil(?:ed|t)|formal|informal|blank|null|invalid|rejected|void|early|advance|postal|mail(?:-in)?|absentee|overseas|provisional)"
# "11 million spoiled or left blank their votes", "early votes 1.65 million": some of the ballots.
_SOME_BEHIND = late(rf"(?: \w+){{0,2}}? (?:were |was |left )?{_KINDS}\b", re.IGNORECASE)
_SOME_BEFORE = late(rf"\b{_KINDS} (?:votes?|ballots?|papers?)[^.;,\d]{{0,15}}\Z", re.IGNORECASE)
_ALL = frozenset({"valid", "cast", "all", "total"})


def unit_class(claim: Claim) -> str | None:
    """Units that are one: percent and points, votes and voters."""
    return _UNITS.get(claim.unit or "", claim.unit)


def of_all_ballots(claim: Claim) -> bool:
    """Whether a number of ballots is of all that were cast, or of all valid ones: not of rejected or absentee ones."""
    if claim.measure not in ("total_votes", "turnout"):
        return True
    here, start, end = claim.evidence, claim.value_span.start, claim.value_span.end
    some = _SOME_BEHIND.match(here.text, max(0, end - here.start)) or _SOME_BEFORE.search(
        here.text, 0, max(0, start - here.start)
    )
    if claim.measure == "turnout":
        return some is None
    return some is None and (claim.subject is None or claim.subject.casefold() in _ALL)


def whole_of(printed: str, least: int = 2) -> Interval:
    """The whole in "a of b": as loose as its zeros say, from so many on."""
    digits = printed.partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    whole = Interval.exactly(printed)
    return whole.widened(Decimal(5).scaleb(zeros - 1)) if zeros >= least else whole
