"""Who came second, where the figures leave no doubt; and whether a set of figures is all there is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.shelf import Shelf
from copydesk.records import Claim


def runner_up(table: Bench, first: Claim, figures: Shelf) -> Claim | None:
    """The figure next to `first` among others, None where somebody unnamed could stand between them.

    Shares of one race make 100 and seats the size of the body: what is left over must be less than the second
    has. Votes are ordered by the shares of the same subjects.
    """
    others = table.rivals(first, figures)
    if not others:
        return None
    best = max(others, key=lambda one: Decimal(one.value))
    if first.measure == "votes":
        shares = table.shelf("vote_share", unit="percent", subject=first.subject_id)
        for share in shares.around(first):
            if not table.fits(share, first):
                continue
            second = runner_up(table, share, table.shelf("vote_share", unit="percent"))
            if second is not None:
                return next((one for one in others if one.subject_id == second.subject_id), None)
        return None
    whole = Decimal(100) if first.measure == "vote_share" else _seats(table, first)
    if whole is None:
        return None
    left = whole - sum((_low(table, one) for one in _singly([first, *others])), Decimal(0))
    return best if left < _low(table, best) else None


def _seats(table: Bench, claim: Claim) -> Decimal | None:
    """The size of the body that the seats are of."""
    if claim.of is not None:
        return Decimal(claim.of)
    sizes = {one.value for one in table.shelf("total_seats").around(claim) if table.fits(one, claim)}
    return Decimal(sizes.pop()) if len(sizes) == 1 else None


def _low(table: Bench, claim: Claim) -> Decimal:
    return table.interval(claim).low or Decimal(0)


def _singly(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each subject."""
    return list({claim.subject_id: claim for claim in claims}.values())
