"""A hedged figure against all that the story gives or makes of the same thing: "by more than 500,000 votes" of 958,719.

Read also from claims that are less sure, in headlines and across sources, because much must agree: none of the exact
figures of that subject and measure, and for a lead no difference of two sides' figures, lies within what the hedge can
mean, nor does a figure of the sentences around it; and one of them is so near that it must be what was rounded. What
is of another election, place, round, part of the voters or hour, or a poll's, is left aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.borne_out import made_beside
from copydesk.checks.compare import Bench
from copydesk.checks.context import KEY, polled
from copydesk.checks.otherwise import set_apart
from copydesk.checks.sums.figure_conflict import about
from copydesk.checks.sums.seating import JOINT
from copydesk.checks.units import unit_class
from copydesk.checks.worded import Odd, told
from copydesk.checks.wording import between, figure, rounded
from copydesk.records import Claim, Interval, Quantity
from copydesk.records.late import late

# "All three stayed, each by more than 60%": of several.
_EACH = late(r"\b(?:each|apiece|all (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b")
# Behind a figure that nobody has: "a lead of under half a point would bring a recount".
_CONDITION = late(
    r"[^.;,]{0,25}\b(?:would|triggers?|requires?|must)\b|[^.;,]{0,40}\b(?:recounts?|second count)\b"
)
_GROWN_TO = late(
    r"\b(?:grown|grew|widened|narrowed|shrunk|shrank|risen|rose|fallen|fell|swelled|swollen|stretched|climbed|dwindled|cut|reduced) to (?:only |just |almost |nearly |about |around |some |more than |over )?\Z"
)
# The others leave so much room, or are so often of something else, that they are held against the surest alone.
_PLAIN = frozenset({"almost", "over", "under", "at_least"})
SENSE = {
    "about": "about", "almost": "just under", "over": "more than", "under": "less than",
    "at_least": "at least", "at_most": "at most",
}  # fmt: skip
_MEASURES = ("lead", "votes", "vote_share", "turnout", "total_votes", "electorate", "seats", "areas_won")
_PARTS = {"votes": "votes", "percent": "vote_share"}
_LEAST, _LIKELY, _WELL, _CERTAIN = 0.35, 0.75, 0.8, 0.9
# So much larger than the other, a figure may still be what was rounded; and no reader takes "more than a million" for it.
# Nobody rounds to a third, or a turnout, so far.
_NEAR, _NEARER, _LOOSE = Decimal("1.35"), Decimal("1.2"), 2
# What a round leaves open.
_OPEN = frozenset({"leading", "trailing", "runoff", "tied"})
# So far off a share may be, however small.
_POINT = Decimal(1)


class _Amount(NamedTuple):
    """What the story gives or makes of a thing, and the figures that it is made of."""

    room: Interval
    claims: tuple[Claim, ...]

    @property
    def least(self) -> Decimal:
        return self.room.low or Decimal(0)


def contradicted(table: Bench, ledger: Ledger, *, halves: bool = False) -> Iterator[Odd]:
    """Every hedge that leaves out all that it can be held against: "more than half" in words if `halves`, else the others."""
    claims = list(table.surest(*_MEASURES).values())
    elsewhere = _told_as_else(claims)
    for said in claims:
        quantity = table.reading.quantity_by_id.get(said.quantity_id or "")
        if said.comparator not in SENSE or quantity is None or table.beyond_half(said) != halves:
            continue
        if said.confidence < _LEAST or table.scene[said].when or JOINT.search(said.evidence.text):
            continue
        if _EACH.search(said.evidence.text):
            continue
        if _CONDITION.match(table.reading.article.text, said.value_span.end):
            continue
        # "By this morning the difference had grown to some 37,000": of a later hour than the figures.
        text = table.reading.article.text
        if _GROWN_TO.search(
            text, max(said.evidence.start, said.value_span.start - 40), said.value_span.start
        ):
            continue
        # "Nearly 75.1 percent" is as exact as any figure: another one need not be what was rounded.
        if (
            said.unit == "percent"
            and "." in (quantity.value or "")
            and any(sign.isdigit() for sign in quantity.printed)
        ):
            continue
        amounts = [*_given(table, said, claims, elsewhere), *_differences(table, said, claims)]
        loose = (said.measure == "turnout" and said.unit == "percent") or table.in_words(said)
        reach = _LOOSE if halves and said.confidence >= _WELL else _NEARER if loose else _NEAR
        near = [one for one in amounts if _within(one.least, said, reach)]
        if not near:
            continue
        nearest = min(near, key=lambda one: abs(one.least - Decimal(said.value)))
        ledger.compare(said, *nearest.claims)
        room = table.interval(said)
        # "With nearly ten points in hand over the BCP": whose lead it is may be a guess.
        if said.measure == "lead" and said.confidence < _LIKELY:
            amounts += _of_any_two(table, said, claims)
        fits = any(room.overlaps(one.room) and _within(one.least, said, _LOOSE) for one in amounts)
        if not fits and not _near_it(table, said, quantity, claims):
            yield _odd(table, said, quantity, nearest)


def _odd(table: Bench, said: Claim, quantity: Quantity, amount: _Amount) -> Odd:
    figures = tuple(table.reading.quantity_by_id[one.quantity_id or ""] for one in amount.claims)
    sum_ = " - ".join(map(figure, amount.claims))
    if len(figures) > 1:
        sum_ += f" = {between(rounded(amount.room))}"
    message = (
        f"{about(said)}: {told(table.reading, quantity)}, but the story gives {sum_}, "
        f"which is not {_sense(said)} {figure(said)}"
    )
    return Odd(quantity, figures, message, between(rounded(amount.room)))


def _sense(said: Claim) -> str:
    """What a hedge says: "little more than" ends somewhere, "more than" does not."""
    if said.comparator == "over" and said.high is not None:
        return "just over"
    return SENSE[said.comparator]


def _within(value: Decimal, said: Claim, times: Decimal | int) -> bool:
    low, high = sorted((value, Decimal(said.value)))
    return 0 < high <= low * times or (said.unit == "percent" and low > 0 and high - low <= _POINT)


def _told_as_else(claims: Sequence[Claim]) -> frozenset[str]:
    """The figures that are told of two measures."""
    measures: dict[str, str] = {}
    return frozenset(
        one.value for one in claims if measures.setdefault(one.value, one.measure) != one.measure
    )


def _given(
    table: Bench, said: Claim, claims: Sequence[Claim], elsewhere: frozenset[str]
) -> Iterator[_Amount]:
    """The exact figures of the same subject and measure, and for a lead those of its rival; `elsewhere`: told of others too."""
    for one in claims:
        if one.comparator != "exactly" or (one.measure, unit_class(one)) != (said.measure, unit_class(said)):
            continue
        # "His rivals' 61.38 percent came on a turnout of almost 80": elsewhere it is a share.
        if "." in one.value and one.value in elsewhere:
            continue
        its = one.subject_id == said.subject_id or (
            one.subject_id is not None and table.scene.belongs(one.subject_id, said.subject_id)
        )
        if said.measure == "lead":
            its = its or one.subject_id == said.rival_id
        elif not its or not table.one_thing(said, one) or _told_apart(table, said, one):
            continue
        if its and _one_count(table, said, one) and (said.comparator in _PLAIN or _surely(table, said, one)):
            yield _Amount(one.interval, (one,))


def _surely(table: Bench, said: Claim, one: Claim) -> bool:
    return table.sure(said) and table.sure(one) and table.fits(said, one)


def _differences(table: Bench, said: Claim, claims: Sequence[Claim]) -> Iterator[_Amount]:
    """For a lead what the figures of two sides leave, where they stand together: those of its own sides, if any."""
    if said.measure != "lead":
        return
    measure = _PARTS.get(unit_class(said) or "votes")
    sides = [
        one for one in claims
        if one.measure == measure and one.comparator == "exactly" and _one_count(table, said, one)
    ]  # fmt: skip
    pairs = [
        (one, other) if Decimal(one.value) > Decimal(other.value) else (other, one)
        for one, other in combinations(sides, 2)
        if one.subject_id != other.subject_id
        and table.scene.beside(one, other)
        and _one_count(table, one, other)
    ]
    named = {said.subject_id, said.rival_id} - {None}
    own = [pair for pair in pairs if named <= {one.subject_id for one in pair}] if named else []
    # Two sides that are both known by name are not any others; nor is a person who has no figure.
    known = len(named) > 1 or any(table.scene.person(one) for one in named)
    pairs = own or ([] if known else pairs)
    made = [_Amount(first.interval - second.interval, (first, second)) for first, second in pairs]
    # Of one side and all others, the one next to it is meant.
    yield from sorted(made, key=lambda one: one.least)[: 1 if len(named) == 1 and own else None]


def _of_any_two(table: Bench, said: Claim, claims: Sequence[Claim]) -> Iterator[_Amount]:
    """What the figures of any two sides leave that stand by a lead."""
    measure = _PARTS.get(unit_class(said) or "votes")
    near = [one for one in claims if one.measure == measure and table.scene.beside(said, one)]
    for one, other in combinations(near, 2):
        high, low = (one, other) if Decimal(one.value) > Decimal(other.value) else (other, one)
        if one.comparator == other.comparator == "exactly" and one.subject_id != other.subject_id:
            yield _Amount(high.interval - low.interval, (high, low))


def _one_count(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether nothing that was read tells two elections, places, rounds, groups or hours; what is not known may be any."""
    one, other = sorted((table.scene[first], table.scene[second]), key=lambda context: context.start)
    # What opens a story is of the end of the count, or of the only one; what follows "with a third counted" need not be.
    if one.stage not in (None, other.stage):
        return False
    if any(
        a != b and None not in (a, b) and not (name == "round" and _one_round(table, first, second))
        for name, a, b in zip(KEY[1:], one.key[1:], other.key[1:], strict=True)
    ):
        return False
    # In a story of several contests two figures are known to be of one only beside each other.
    if one.key[0] != other.key[0] and not one.beside(other):
        return False
    mine, its = one.hints, other.hints
    if mine.ended != its.ended and "partial" in (one.status, other.status):
        return False
    return (
        (one.when, one.group, polled(one)) == (other.when, other.group, polled(other))
        and (mine.earlier, mine.part, mine.chamber) == (its.earlier, its.part, its.chamber)
        and (mine.minute == its.minute or (None in (mine.minute, its.minute) and not table.scene.live))
    )


def _one_round(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether one of two figures has no round, and all others of its measure one: it is of that, too, if nobody has won yet."""
    rounds = {table.scene[one].round for one in (first, second)}
    others = (one for one in table.of_anyone(first.measure) if one not in (first, second))
    told = {table.scene[one].round for one in others if table.scene[one].when is None}
    return None in rounds and bool(told) and told <= rounds - {None} and not _decided(table)


def _decided(table: Bench) -> bool:
    """Whether the story tells who won or lost."""
    return any(one.measure == "outcome" and one.value not in _OPEN for one in table.reading.claims)


def _quoted(text: str, at: int) -> bool:
    """Whether a figure stands between quotation marks: somebody's word, which the story need not share."""
    said = text[text.rfind("\n", 0, at) + 1 : at]
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1


def _told_apart(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether a paragraph names another place or time between two figures, or opens with another place."""
    one, other = sorted((first, second), key=lambda claim: claim.value_span.start)
    between = table.scene.between
    here, there = table.scene[one], table.scene[other]
    boast = one.subject_id is not None
    if boast and len({_quoted(table.reading.article.text, it.value_span.start) for it in (one, other)}) > 1:
        return True
    if here.paragraph == there.paragraph:
        # What a sentence says behind its figure is not said of the next one's; nor is their own place another.
        begin = one.value_span.end
        if here.sentence != there.sentence:
            begin = table.reading.sentences[there.sentence].start
        own = (one.place_id, other.place_id) if here.place == there.place else ()
        if between.told_apart(begin, other.value_span.start, *own):
            return True
    if set_apart(
        table.reading, one.value_span.start, other.value_span.start, one_place=one.place_id == other.place_id
    ):
        return True
    if here.paragraph == there.paragraph:
        return False
    return between.opener(other) not in (None, between.opener(one) or one.place_id)


def _surely_else(table: Bench, said: Claim, one: Claim) -> bool:
    """Whether a figure is surely of another election or a poll, where a hedge is of this one: "58.6%, down from 66"; or of all seats."""
    if one.measure == "total_seats" and said.measure == "seats":
        return True
    if one.confidence < _CERTAIN or said.confidence < _CERTAIN:
        return False
    return table.scene[one].when is not None or polled(table.scene[one]) != polled(table.scene[said])


def _near_it(table: Bench, said: Claim, quantity: Quantity, claims: Sequence[Claim]) -> bool:
    """Whether a figure of the sentences around lies within what a hedge can mean, if it is not surely of something else."""
    room, here = table.interval(said), table.scene[said].sentence
    wholes = (one for one in table.of_anyone("total_seats") if one.confidence >= _LIKELY)
    others = {one.quantity_id for one in (*claims, *wholes) if _surely_else(table, said, one)}
    around = [
        one for one in table.reading.quantities
        if one.id != quantity.id and one.id not in others and abs(table.reading.sentence_at(one.start) - here) < 2
    ]  # fmt: skip
    if said.unit == "percent" and made_beside(table.reading, said, room):
        return True
    kinds = ("points",) if said.measure == "lead" and unit_class(said) == "percent" else ("percent", "count")
    return any(
        one.kind in kinds and one.value is not None and one.comparator == "exactly"
        and room.overlaps(one.interval) and _within(Decimal(one.value), said, _LOOSE)
        for one in around
    )  # fmt: skip
