"""Which units are one."""

from __future__ import annotations

from copydesk.records import Claim

_UNITS = {
    "percent": "percent", "points": "percent", "percentage_points": "percent", "pct": "percent",
    "votes": "votes", "voters": "votes", "ballots": "votes", "people": "votes",
}  # fmt: skip


def unit_class(claim: Claim) -> str | None:
    """Units that are one: percent and points, votes and voters."""
    return _UNITS.get(claim.unit or "", claim.unit)
