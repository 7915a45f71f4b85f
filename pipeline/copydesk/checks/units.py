"""Which units are one."""

from __future__ import annotations

from copydesk.records import Claim

_UNITS = {
    "percent": "percent", "points": "percent", "percentage_points": "percent", "pct": "percent",
    "votes": "votes", "voters": "votes", "ballots": "votes", "people": "votes",
}  # fmt: skip

_ALL = frozenset({"valid", "cast", "all", "total"})


def unit_class(claim: Claim) -> str | None:
    """Units that are one: percent and points, votes and voters."""
    return _UNITS.get(claim.unit or "", claim.unit)


def of_all_ballots(claim: Claim) -> bool:
    """Whether a number of ballots is of all that were cast, or of all valid ones: not of rejected or absentee ones."""
    return claim.measure != "total_votes" or claim.subject is None or claim.subject.casefold() in _ALL
