"""The only two figures that a difference can be of: "Tabi got 96 votes and Natuman 67. His victory, by 39 votes, ends".

They are of two sides in one vote, stand in one sentence or in two beside each other, in the paragraph of the difference, and
nothing else there is of their kind. Then no words need to say that the difference is theirs, and no more is asked of it than
that it is told of one of the two, and of no other time, place or part of the count.
"""

from __future__ import annotations

from decimal import Decimal

from copydesk.checks.asides import step
from copydesk.checks.compare import Bench, one_side, surest
from copydesk.checks.context import polled
from copydesk.checks.gaps import had_been
from copydesk.checks.one_vote import one_vote
from copydesk.checks.otherwise import set_apart
from copydesk.checks.sums.margins_by_name import made_of_numbers
from copydesk.checks.units import unit_class
from copydesk.records import Claim, Quantity
from copydesk.records.late import late

_READ, _READ_WELL, _SURE = 0.3, 0.5, 0.75
# What a difference is of that is none of two sides, or of another moment.
_ELSE = late(
    r"\b(?:error|swing|short of|need(?:s|ed)?|required|threshold|each|apiece|average|since|until|after|before|when|earlier|grow\w*|grew|shr[aiu]nk|narrow\w*|widen\w*"
    r"|between them|(?:absolute|outright|simple) majority|over the quota)\b"
)

_OF_SOMEBODY = late(
    r"[^.;,\d]{0,30}?\b(?:ahead of|over|above|clear of|in front of|behind|more than|fewer than|less than|on) \w"
)


def alone(table: Bench, lead: Claim, measure: str) -> tuple[Claim, Claim] | None:
    """The only two figures of a measure in the paragraph of a lead, or the only ones of its two sides, where it can be of them."""
    if lead.confidence < _READ or lead.comparator not in ("exactly", "about", "almost", "over"):
        return None
    read = table.kept(
        "read at all", lambda: surest(one for one in table.reading.claims if one.confidence >= _READ)
    )
    sides = None if lead.rival_id is None else {lead.subject_id, lead.rival_id}
    found: list[Claim] = []
    for one in _around(table, lead):
        claim = read.get(one.id)
        if claim is not None and claim.measure == measure and unit_class(claim) in ("percent", measure):
            if sides is None or (claim.subject_id in sides and claim.confidence >= _SURE):
                found.append(claim)
        elif _another(one, claim, measure) or _like(one, claim, measure, known=sides is not None):
            return None
    if len(found) != 2 or not _of_two(table, *found) or not _of_these(table, lead, *found):
        return None
    return (
        None
        if made_of_numbers(table, lead, wide=True) or _made(table, lead, measure)
        else (found[0], found[1])
    )


def _made(table: Bench, lead: Claim, measure: str) -> bool:
    """Whether any two shares of the story make a lead that is told to a decimal: what is over the threshold, or of then."""
    if measure != "vote_share" or "." not in lead.value:
        return False
    shares = {Decimal(one.value) for one in table.reading.quantities if one.kind == "percent" and one.value}
    return any(table.interval(lead).contains(one - other) for one in shares for other in shares)


def _around(table: Bench, lead: Claim) -> list[Quantity]:
    """The other figures in the paragraph of a lead."""
    sentences, here = table.reading.sentences, table.scene[lead].paragraph
    inside = [one for one in sentences if one.paragraph == here]
    return [
        one for one in table.reading.quantities_in(inside[0].start, inside[-1].end) if one.id != lead.quantity_id
    ] if inside else []  # fmt: skip


def _another(one: Quantity, claim: Claim | None, measure: str) -> bool:
    """Whether a figure is another difference of the kind."""
    if measure == "vote_share" and one.kind == "points":
        return True
    return (
        claim is not None
        and claim.measure in ("lead", "change")
        and unit_class(claim) in ("percent" if measure == "vote_share" else measure,)
    )


def _like(one: Quantity, claim: Claim | None, measure: str, *, known: bool) -> bool:
    """Whether a figure is too like those of a measure to be left out: another share, a number of nothing, somebody third."""
    # "Finishing fourth with 4,566 votes": not the one whom a winner is ahead of.
    if one.kind == "ordinal":
        return not known and Decimal(one.value or 0) > 2
    if measure == "vote_share":
        return one.kind == "percent" and (claim is None or claim.measure != "turnout")
    if claim is None:
        return (
            one.kind == "count" and one.unit is None and one.of is None and any(map(str.isdigit, one.printed))
        )
    return claim.measure == "total_votes" and unit_class(claim) == measure and not known


def _of_two(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures are surely of two sides in one vote, told side by side."""
    if min(first.confidence, second.confidence) < _SURE or None in (first.subject_id, second.subject_id):
        return False
    if one_side(first, second) or table.scene.belongs(first.subject_id, second.subject_id):
        return False
    here, there = table.scene[first], table.scene[second]
    apart = here.sentence == there.sentence and table.scene.between.parted(here, there) is not None
    return (
        not apart
        and abs(here.sentence - there.sentence) <= 1
        and one_vote(table.scene, first, second)
        and not polled(here)
    )


def _behind(lead: Claim, *pair: Claim) -> bool:
    """Whether the one who is said to lead has the lower figure: another check's business."""
    low = min(pair, key=lambda one: Decimal(one.value))
    return lead.rival_id is not None and lead.confidence >= _READ_WELL and low.subject_id == lead.subject_id


def _a_third(lead: Claim, *pair: Claim) -> bool:
    """Whether somebody who is not told of may be second: two shares leave more than the lower of them."""
    low, high = sorted(Decimal(one.value) for one in pair)
    return lead.rival_id is None and pair[0].measure == "vote_share" and 100 - high - low > low


def _of_these(table: Bench, lead: Claim, first: Claim, second: Claim) -> bool:
    """Whether a lead is of one of two sides, and of their vote."""
    scene, here = table.scene, table.scene[lead]
    if not {lead.subject_id, lead.rival_id} - {None} <= {first.subject_id, second.subject_id}:
        return False
    if any(scene[one].month is not None for one in (lead, first, second)) or had_been(table.reading, lead):
        return False
    if _behind(lead, first, second) or _a_third(lead, first, second):
        return False
    # "44 per cent, six points clear of the sitting member": of somebody who was not made out.
    if lead.rival_id is None and _OF_SOMEBODY.match(table.reading.article.text, lead.value_span.end):
        return False
    if not one_vote(scene, first, lead) or here.place not in (scene[first].place, None):
        return False
    if any(abs(here.sentence - scene[one].sentence) > 2 for one in (first, second)):
        return False
    if any(
        here.sentence == scene[one].sentence and scene.between.parted(here, scene[one]) is not None
        for one in (first, second)
    ):
        return False
    words = lead.evidence.text
    if step(words) or _ELSE.search(words):
        return False
    return not set_apart(
        table.reading, *(one.value_span.start for one in (first, second, lead)), one_place=True
    )
