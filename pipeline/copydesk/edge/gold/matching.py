"""Which claim is the one that gold asks for: place, measure, value, unit and subject (contract, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from copydesk.edge.gold.annotation import GoldClaim, plain_name
from copydesk.records import Claim

UNITS = (
    frozenset({"percent", "points"}),
    frozenset({"votes", "voters"}),
    frozenset({"seats", "delegates", "electoral_votes"}),
)
WON = frozenset({"won", "retained", "gained", "majority"})
TOLERANCE = Decimal("0.011")


def match(
    gold: Sequence[GoldClaim], claims: Sequence[Claim]
) -> tuple[list[tuple[Claim, GoldClaim]], list[Claim], list[GoldClaim]]:
    """Pair claims with gold one to one: pairs, claims without gold, gold without claim."""
    left = list(claims)
    pairs: list[tuple[Claim, GoldClaim]] = []
    missed: list[GoldClaim] = []
    for wanted in sorted(gold, key=lambda entry: entry.optional):
        fits = [claim for claim in left if agrees(claim, wanted)]
        if not fits:
            missed.append(wanted)
            continue
        best = max(fits, key=lambda claim: _context_fit(claim, wanted))
        left.remove(best)
        pairs.append((best, wanted))
    return pairs, left, missed


def agrees(claim: Claim, wanted: GoldClaim) -> bool:
    """Whether a claim is the one that gold asks for."""
    if claim.measure != wanted.measure or not overlaps(claim, wanted):
        return False
    if claim.measure == "outcome":
        same = claim.value == wanted.value or (claim.value in WON and wanted.value in WON)
    else:
        same = close(claim.value, wanted.value) and same_unit(claim, wanted.fields.get("unit"))
    return same and (wanted.subjects is None or plain_name(claim.subject or "") in wanted.subjects)


def same_unit(claim: Claim, unit: str | None) -> bool:
    """Whether the units are one; areas of any kind are one unit."""
    if unit is None or claim.unit == unit or claim.measure == "areas_won":
        return True
    return any(claim.unit in group and unit in group for group in UNITS)


def overlaps(claim: Claim, wanted: GoldClaim) -> bool:
    """Whether a claim's value stands where gold has it."""
    return claim.value_span.start < wanted.end and wanted.start < claim.value_span.end


def close(first: str, second: str) -> bool:
    """Whether two values are one, as numbers where they are numbers."""
    try:
        return abs(Decimal(first) - Decimal(second)) <= TOLERANCE
    except InvalidOperation:
        return first == second


def describe(claim: Claim) -> str:
    """A claim in a line, for lists of misses."""
    rest = [f"{name}={getattr(claim, name)}" for name in ("rival", "of", "place", "when", "status", "group")
            if getattr(claim, name)]  # fmt: skip
    return f"{claim.measure} {claim.subject} {claim.value} {claim.unit or ''} {' '.join(rest)}".strip()


def _context_fit(claim: Claim, wanted: GoldClaim) -> int:
    keys = ("place", "rival", "contest", "when", "status")
    return sum(
        1
        for key in keys
        if wanted.fields.get(key)
        and plain_name(str(getattr(claim, key))) == plain_name(str(wanted.fields[key]))
    )
