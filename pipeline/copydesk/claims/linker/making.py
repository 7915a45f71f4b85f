"""The claims of what the linker makes of a figure or a word: of its owner, of each on a list, of those who are not named."""

from __future__ import annotations

from copydesk.claims.linker.apiece import each_of
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rest import Shared, of_others
from copydesk.claims.linker.together import of_several
from copydesk.claims.linker.verdicts import AMOUNTS, OPPOSED_MOST, Verdict, agrees, claims_of
from copydesk.claims.linker.view import View
from copydesk.records import Claim

# Less likely than this, a reading that the rules oppose is none.
DOUBTFUL = 0.5


def of_them(claim: Claim, name: str) -> Claim:
    """A claim, said to be of several together."""
    return claim.model_copy(
        update={"subject": name, "subject_id": None, "confidence": min(claim.confidence, OPPOSED_MOST)}
    )


def claims_made(view: View, verdict: Verdict, shared: Shared) -> list[Claim]:
    """The claims of a verdict, if it is likely enough: of its owner, of each on its list, of those who are not named."""
    listed = each_of(verdict)
    if len(listed) > 1:
        return [
            claim
            for one in listed
            for claim in claims_of(view, one)
            if (claim.subject_id or claim.subject) == key_of(one.subject)
        ]
    amount, figure = verdict.measure in AMOUNTS, verdict.trace.item.figure
    several = of_several(verdict.row, verdict.trace.item) if amount and figure is not None else None
    if several is not None:
        return [of_them(claim, several) for claim in claims_of(view, verdict)[:1]]
    rest = amount and figure is not None and shared.has(verdict.row.line, verdict.trace.item)
    if rest:
        return [of_others(claim) for claim in claims_of(view, verdict)]
    unlikely = verdict.sure * verdict.owner_sure < DOUBTFUL and bool(verdict.trace.claims)
    # "Raised its rate to 12 percent": an amount of nobody is mostly no result.
    nobody = amount and verdict.subject is None and not verdict.trace.claims
    return [] if nobody or (unlikely and not agrees(verdict)) else claims_of(view, verdict)
