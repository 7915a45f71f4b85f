"""Margins whose two sides are read by name, held against the only figures that both have side by side, wherever those stand.

"Faye's lead over Ba came to 16.49 points", five paragraphs behind their 54.28 and 35.79 percent. The margin must be a slip
of the fingers away. Silent where two sides of one vote make it, or figures are of a count that others came after.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, combinations

from copydesk.checks.asides import step
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger_of
from copydesk.checks.one_vote import one_vote
from copydesk.checks.units import unit_class
from copydesk.records import Claim
from copydesk.records.late import late

_UNDER_WAY = late(r"\b(?:preliminary|provisional|unofficial|partial|quick|early|initial|night|polls?)\b")
_LEAD, _SURE, _MOST, _DIGITS = 0.4, 0.5, 40, 3


def by_name(table: Bench, lead: Claim, found: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only figures that the two sides of a lead have side by side in one vote, its sentence before all others, a finger away from it."""
    if lead.confidence < _LEAD or None in (lead.subject_id, lead.rival_id):
        return None
    pairs = _side_by_side(table, lead, found)
    here = [
        pair for pair in pairs if all(table.scene[one].sentence == table.scene[lead].sentence for one in pair)
    ]
    # Of two digits every tenth number is one away.
    short = unit_class(lead) == "votes" and len(lead.value) < _DIGITS
    if not here and (short or any(map(_passing, (lead, *chain(*pairs))))):
        return None
    only = here or pairs
    return only[0] if len(only) == 1 and finger_of(lead.value, _between(*only[0])) else None


def about(table: Bench, lead: Claim, found: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only figures of its two sides, of whatever hour of the count, that make a lead with its digits changed about: 6.3 for 3.6."""
    if lead.confidence < _SURE or None in (lead.subject_id, lead.rival_id) or not _telling(lead.value):
        return None
    slips = [
        pair for pair in _side_by_side(table, lead, found)
        if finger_of(lead.value, _between(*pair)) and sorted(lead.value) == sorted(str(_between(*pair)))
        and (all(map(_passing, pair)) or not _passing(lead))
    ]  # fmt: skip
    return slips[0] if len(slips) == 1 else None


def _telling(value: str) -> bool:
    """Whether a number has two digits that are not one."""
    return len(set(value.replace(".", ""))) > 1


def _side_by_side(table: Bench, lead: Claim, found: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """What the two sides of a lead have side by side in its vote."""
    own, others = (
        [one for one in found if one.subject_id == side and one.confidence >= _SURE]
        for side in (lead.subject_id, lead.rival_id)
    )
    scene = table.scene
    return [
        (one, other) for one in own for other in others
        if abs(scene[one].paragraph - scene[other].paragraph) <= 1 and one_vote(scene, one, other)
        and one_vote(scene, lead, one, other, any_contest=True)
    ]  # fmt: skip


def _between(one: Claim, other: Claim) -> Decimal:
    return abs(Decimal(one.value) - Decimal(other.value))


def _passing(claim: Claim) -> bool:
    """Whether the sentence of a figure makes it one of a count that others came after, or of a poll."""
    return step(claim.evidence.text) or _UNDER_WAY.search(claim.evidence.text) is not None


def made(table: Bench, lead: Claim, found: Sequence[Claim]) -> bool:
    """Whether any two sides of one vote of the story make a lead."""
    said = lead.interval
    return any(
        room.apart_by(its, said) and one_vote(table.scene, one, other)
        for (one, room), (other, its) in combinations([(one, one.interval) for one in found], 2)
        if one.subject_id is None or one.subject_id != other.subject_id
    )


def made_of_numbers(table: Bench, lead: Claim, *, wide: bool) -> bool:
    """Whether any two numbers of the sentence of a lead make it, or where `wide` of the paragraphs around."""
    here, own = table.scene[lead].paragraph, table.scene[lead].sentence
    kinds = ("percent", "count") if unit_class(lead) in ("percent", "points") else ("count",)
    numbers = [
        one for number, span in enumerate(table.reading.sentences)
        if number == own or (wide and abs(span.paragraph - here) <= 1)
        for one in table.reading.quantities_in(span.start, span.end)
        if one.kind in kinds and one.value is not None and one.id != lead.quantity_id and not one.interval.unbounded
    ][:_MOST]  # fmt: skip
    # "Some 113,000" is loose enough to make any lead of votes with its neighbours.
    loose = unit_class(lead) != "votes"
    said, rooms = lead.interval, [one.interval for one in numbers]
    return any(
        one.apart_by(other, said)
        for one, other in combinations(rooms, 2)
        if loose or one.low == one.high or other.low == other.high
    )
