"""Whether a headline's figure is the body's, or a rounder printing of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from copydesk.checks.compare import Bench
from copydesk.checks.headline.printed import passed
from copydesk.checks.units import unit_class
from copydesk.records import Claim

# So many figures of a measure are tried two by two.
_FIGURES = 40


def borne_out(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether the headline's figure is the body's, or a rounder printing of it."""
    if table.interval(head).overlaps(table.interval(one)):
        return True
    # A headline's "lose 1,000" may be read without its sign.
    if head.measure == "change" and (-table.interval(head)).overlaps(table.interval(one)):
        return True
    # "Count passes 60%", over a story of 61.4.
    if passed(table.reading, head.value_span.start) and table.interval(head).below(table.interval(one)):
        return True
    if head.comparator != "exactly":
        return False
    short, long = Decimal(head.value), Decimal(one.value)
    if head.measure == "change":
        short, long = abs(short), abs(long)
    if unit_class(head) == "percent" and "." not in head.value:
        return short == long.to_integral_value(rounding="ROUND_DOWN")
    return _cut_to(head.value.lstrip("-"), long) == short


def _cut_to(printed: str, value: Decimal) -> Decimal | None:
    """`value` with no more leading digits than `printed` has: 1,412 as 1,400."""
    zeros = len(printed) - len(printed.rstrip("0"))
    if "." in printed or zeros < 2:
        return None
    step = Decimal(10) ** zeros
    return value // step * step


def made_of_two(table: Bench, head: Claim) -> bool:
    """Whether two figures of the story make a lead of the headline: 176 seats and 173 "by three seats"."""
    unit = unit_class(head)
    measure = {"percent": "vote_share", "points": "vote_share", "votes": "votes", "seats": "seats"}.get(
        unit or ""
    )
    found = (
        [one for one in table.of_anyone(measure) if not table.scene[one].headline][:_FIGURES]
        if measure
        else []
    )
    stated = table.interval(head)
    return any(
        (one.interval - other.interval).overlaps(stated) or (other.interval - one.interval).overlaps(stated)
        for one, other in combinations(found, 2)
    )


def anothers(table: Bench, head: Claim) -> bool:
    """Whether the story has the very figure of another side: then the headline's is more likely that one's, "far right slips to 17 seats"."""
    return len(head.value) > 1 and any(
        one.value == head.value and one.subject_id != head.subject_id and unit_class(one) == unit_class(head)
        and one.when is None and one.comparator == head.comparator and not table.scene[one].headline
        for one in table.of_anyone(head.measure)
    )  # fmt: skip
