"""Figures that bear a lead out where two others do not: of another count, another side, or any beside it."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from copydesk.checks.compare import Bench
from copydesk.checks.units import unit_class
from copydesk.records import Claim

_TENS, _ROUND = 10, Decimal(1)


def over_another(table: Bench, lead: Claim, measure: str, pairs: list[tuple[Claim, Claim]]) -> bool:
    """Whether a lead over nobody named in its sentence fits another side, or one over the first of two the second.

    "Samat 4,375 and Zulhasli 47. That makes a margin of"; "beat Lomidze by 5,703 and Beridze by 4,493".
    """
    here = {one.id for one in table.reading.side_mentions_in(lead.evidence.start, lead.evidence.end)}
    named = lead.rival_id in here
    shelf = table.shelf(measure, unit=unit_class(lead))
    return any(
        agrees(table, lead, first, other)
        for first in {one.id: one for one, _second in pairs}.values()
        for other in table.rivals(first, shelf)
        if not named or other.subject_id in here
    )


def behind_both(table: Bench, lead: Claim, *pair: Claim) -> bool:
    """Whether a lead stands behind the figures of its two sides in one sentence: "40.5 to her 38.2, a gap of 2.3 points"."""
    return (
        table.sure(lead)
        and {one.subject_id for one in pair} == {lead.subject_id, lead.rival_id}
        and all(
            table.scene[one].sentence == table.scene[lead].sentence
            and one.value_span.end < lead.value_span.start
            for one in pair
        )
    )


def of_another_count(table: Bench, lead: Claim, measure: str) -> bool:
    """Whether figures that its two sides have elsewhere make a lead, or any two near it where its sentence names no rival."""
    figures = [
        one
        for one in table.of_anyone(measure)
        if unit_class(one) == unit_class(lead) and not table.interval(one).unbounded
    ]
    pairs = [
        (one, other)
        for one in figures if one.subject_id == lead.subject_id
        for other in figures if other.subject_id == lead.rival_id
    ]  # fmt: skip
    here, place = lead.evidence, table.scene[lead].paragraph
    if lead.rival_id not in {one.id for one in table.reading.side_mentions_in(here.start, here.end)}:
        pairs += combinations([one for one in figures if 0 <= place - table.scene[one].paragraph <= 1], 2)
    return any(
        agrees(table, lead, one, other) and table.scene.beside(one, other)
        for one, other in pairs if one is not other
    )  # fmt: skip


def of_any_beside(table: Bench, lead: Claim, measure: str) -> bool:
    """Whether any two figures of its paragraph make a lead: "137 votes, Truss 113 and Mordaunt 105, who went out by eight"."""
    figures = [one for one in table.of_anyone(measure) if table.scene.beside(lead, one)]
    return any(
        agrees(table, lead, one, other)
        for one, other in combinations(figures, 2)
        if unit_class(one) == unit_class(other)
    )


def made_here(table: Bench, lead: Claim) -> bool:
    """Whether two figures of its own sentence make a lead, whosever they are: "it was 32.6 and 33.7: they won by 1.1 points"."""
    figures = [
        one for one in table.reading.quantities_in(lead.evidence.start, lead.evidence.end)
        if one.kind in ("percent", "count") and one.id != lead.quantity_id and one.of is None
    ]  # fmt: skip
    stated = table.interval(lead)
    return any(
        (one.interval - other.interval).overlaps(stated) or (other.interval - one.interval).overlaps(stated)
        for one, other in combinations(figures[:12], 2)
        if (one.kind == "percent") == (other.kind == "percent")
        or "." in (one.value or "") + (other.value or "")
    )


def agrees(table: Bench, lead: Claim, first: Claim, second: Claim) -> bool:
    """Whether the lead fits the difference; the wrong one in front is another check's business."""
    room = table.interval(first) - table.interval(second)
    stated = table.interval(lead)
    # "Thirty points!" is said of 30.8, away from the figures.
    bare = (
        "." not in lead.value
        and Decimal(lead.value) % _TENS == 0
        and unit_class(lead) in ("percent", "points")
    )
    if bare and not any(table.scene.near(lead, one) for one in (first, second)):
        stated = stated.widened(_ROUND)
    return room.overlaps(stated) or (-room).overlaps(stated)


def of_its_sides(table: Bench, lead: Claim, measure: str) -> bool:
    """Whether it is what the figures of the two that it names leave, wherever these stand."""
    sides = {lead.subject_id, lead.rival_id}
    if None in sides:
        return False
    own = [one for one in table.of_anyone(measure) if one.subject_id in sides and one.when == lead.when]
    return any(
        one.subject_id != other.subject_id and agrees(table, lead, one, other)
        for one, other in combinations(own, 2)
    )
