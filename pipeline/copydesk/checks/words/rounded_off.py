"""A round figure with a direction against the exact one it must be the rounding of: "more than 8,000" where 7,645 voted.

Read from figures first, as a hedge is often of words that tell no measure: "Fewer than 140,000 people put their trust in
me". An exact figure so near the round one is what was rounded, and it lies on the wrong side; what two sides' votes leave
is an exact figure too, where the hedge is a margin. Stays silent where anything that the story tells or makes lies on the
right side within reach; where what was read of both tells two measures, sides, places, elections, rounds or groups; and
where words set the later of both sentences apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, surest_of
from copydesk.checks.context import polled
from copydesk.checks.hints import Hints
from copydesk.checks.otherwise import set_apart
from copydesk.checks.sums.seating import JOINT
from copydesk.checks.worded import Odd, told
from copydesk.checks.wording import figure
from copydesk.checks.words.there import of_another_place
from copydesk.records import Claim, Quantity
from copydesk.records.late import late

# Which way a hedge points: what it says is above the figure, or below.
_WAYS = {"over": 1, "almost": -1, "under": -1}
_SENSE = {"over": "more than", "almost": "nearly", "under": "less than"}
# What is told of the same thing: votes of a side, a margin, those who voted, those who may.
_THINGS = {
    "votes": "votes", "lead": "lead", "turnout": "voters", "total_votes": "voters", "electorate": "electorate",
    "vote_share": "vote_share",
}  # fmt: skip
_UNITS = frozenset({None, "votes", "voters", "ballots", "people", "percent"})
_LEAST, _LEAST_SHARE = 100, 10
# As far off as a figure may be that was rounded, and as far as one may be that the hedge can mean.
_OFF, _OFF_SHARE, _REACH = Decimal("0.05"), Decimal("0.03"), Decimal("0.1")
_POINT = Decimal(1)
# So near a share is printed as the round one itself.
_HAIR = Decimal("0.05")
_SURE = 0.7
# Less sure than this, a margin is one by its words alone.
_AGREED = 0.8
# In the sentence of a number that is a margin by its words.
_MARGIN = late(
    r"\b(?:margins?|majority|lead|gap|difference|advantage|cushion|distance|apart|separated|ahead|behind|clear of|between (?:them|the two)|won by|victory of|beat\w* [^.;]* by|by)\b"
)


class _Exact(NamedTuple):
    """An exact figure of the story, or what two of them leave."""

    value: Decimal
    figures: tuple[Quantity, ...]
    claims: tuple[Claim, ...]


def contradicted(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Every round figure with a direction whose only near exact figure lies on the other side."""
    claims = {one.quantity_id: one for one in surest_of(table.reading).values() if one.confidence >= _SURE}
    for said in table.reading.quantities:
        if said.comparator not in _WAYS or not _round(said):
            continue
        own = claims.get(said.id)
        if own is not None and own.measure == "lead" and own.confidence < _AGREED:
            own = None
        sentence = table.reading.sentences[table.reading.sentence_at(said.start)]
        words = table.reading.article.text[sentence.start : sentence.end]
        if JOINT.search(words) and (own is None or _THINGS.get(own.measure) != "voters"):
            continue
        margin = own.measure == "lead" if own else said.kind == "count" and _MARGIN.search(words) is not None
        exact = [*_told(table, said, claims), *(_left(table) if said.kind == "count" else ())]
        way, value = _WAYS[said.comparator], Decimal(said.value or 0)
        off = [one for one in exact if 0 < (value - one.value) * way <= _room(said)]
        fits = [one for one in exact if 0 <= (one.value - value) * way <= _reach(said)]
        if fits or not off:
            continue
        if len({one.value for one in off}) == 1:
            near = (
                one for one in off if not any(of_another_place(table.reading, said, it) for it in one.figures)
            )
            one = next((one for one in near if _one_thing(table, said, own, one, margin)), None)
            if one is not None:
                ledger.count()
                yield _odd(table, said, one)


def _round(said: Quantity) -> bool:
    """Whether a figure is printed so roundly that it must have been rounded: not "more than 52.4 percent"."""
    if said.value is None or said.of is not None or said.unit not in _UNITS:
        return False
    value = Decimal(said.value)
    if said.kind == "percent":
        return value == value.to_integral_value() and _LEAST_SHARE <= value < 100
    return said.kind == "count" and value >= _LEAST and value % 10 == 0


def _step(value: Decimal) -> Decimal:
    """The unit of the last digit that is not nil: 1,000 of 25,000."""
    digits = value.normalize().as_tuple()
    return Decimal(1).scaleb(int(digits.exponent))


def _room(said: Quantity) -> Decimal:
    """How far from a round figure one may be that was rounded to it."""
    value = Decimal(said.value or 0)
    return min(_POINT, value * _OFF_SHARE) if said.kind == "percent" else min(_step(value) / 2, value * _OFF)


def _reach(said: Quantity) -> Decimal:
    """How far on its right side a figure may be that a hedge can mean."""
    value = Decimal(said.value or 0)
    return 2 * _POINT if said.kind == "percent" else max(_step(value) / 2, value * _REACH)


def _told(table: Bench, said: Quantity, claims: dict[str | None, Claim]) -> Iterator[_Exact]:
    """The figures of the story that are printed more exactly than the round one."""
    value = Decimal(said.value or 0)
    for one in table.reading.quantities:
        if one.id == said.id or one.value is None or one.comparator not in ("exactly", "about"):
            continue
        number = Decimal(one.value)
        claim = claims.get(one.id)
        if said.kind == "percent":
            share = one.kind == "percent" or (claim is not None and claim.unit == "percent")
            exact = share and number != number.to_integral_value() and abs(number - value) >= _HAIR
        else:
            exact = one.kind == "count" and number > 0 and number % (_step(value) / 10 or 1) != 0
            exact = exact or (one.kind == "count" and number > 0 and _step(number) <= _step(value) / 10)
        if exact:
            yield _Exact(number, (one,), (claim,) if claim is not None else ())


def _left(table: Bench) -> list[_Exact]:
    """What the votes of two sides leave that are told together."""

    def made() -> list[_Exact]:
        votes = [
            one for one in table.surest("votes").values()
            if one.comparator == "exactly" and one.confidence >= _SURE and one.quantity_id is not None
        ]  # fmt: skip
        pairs = [
            (one, other) if Decimal(one.value) > Decimal(other.value) else (other, one)
            for one, other in combinations(votes, 2)
            if one.subject_id != other.subject_id and table.scene.beside(one, other)
        ]
        quantities = table.reading.quantity_by_id
        return [
            _Exact(
                Decimal(one.value) - Decimal(other.value),
                (quantities[one.quantity_id or ""], quantities[other.quantity_id or ""]),
                (one, other),
            )
            for one, other in pairs
        ]

    return table.kept("votes left", made)


def _one_thing(table: Bench, said: Quantity, own: Claim | None, exact: _Exact, margin: bool) -> bool:
    """Whether nothing tells that a hedge and an exact figure are of two things."""
    made = len(exact.figures) > 1
    if (made and not margin) or (margin and _of_others(table, said, exact)):
        return False
    starts = (said.start, *(one.start for one in exact.figures))
    (earlier, part), (before, some) = _hinted(table, said), _hinted(table, exact.figures[0])
    if set_apart(table.reading, *starts) or earlier != before or (part if made else part != some):
        return False
    if own is None:
        if margin and not made and exact.claims and exact.claims[0].measure != "lead":
            return False
        return all(_of_all(table, said, one) for one in exact.claims)
    return all(_fits(table, own, one, "lead" if made else one.measure) for one in exact.claims)


def _of_others(table: Bench, said: Quantity, exact: _Exact) -> bool:
    """Whether a margin is between sides that its sentence names and the exact figure is of none of them."""
    here = table.reading.sentences[table.reading.sentence_at(said.start)]
    named = {one.id for one in table.reading.side_mentions_in(here.start, here.end)}
    sides = {side for one in exact.claims for side in (one.subject_id, one.rival_id) if side is not None}
    return bool(named and sides) and not any(
        table.scene.belongs(one, side) for one in named for side in sides
    )


def _of_all(table: Bench, said: Quantity, one: Claim) -> bool:
    """Whether an exact figure is of the vote that the story is about, as a hedge must be whose measure is not known."""
    context = table.scene[one]
    here = table.reading.sentences[table.reading.sentence_at(said.start)].paragraph
    if context.when is not None or polled(context):
        return False
    if said.kind == "percent":
        return abs(context.paragraph - here) < 2
    return context.paragraph == here or context.place in (None, table.scene.main_place)


def _fits(table: Bench, own: Claim, one: Claim, measure: str) -> bool:
    mine, its = table.scene[own], table.scene[one]
    if _THINGS.get(own.measure) is None or _THINGS.get(own.measure) != _THINGS.get(measure):
        return False
    if (mine.when, mine.group, own.round, polled(mine)) != (its.when, its.group, one.round, polled(its)):
        return False
    if mine.place != its.place and None not in (mine.place, its.place):
        return False
    if measure != one.measure or _THINGS[measure] in ("voters", "electorate"):
        return True
    return None in (own.subject_id, one.subject_id) or table.scene.belongs(own.subject_id, one.subject_id)


def _hinted(table: Bench, one: Quantity) -> tuple[bool, bool]:
    """Whether the words around a figure make it an earlier one, or that of a part of the voters."""
    here = table.reading.sentences[table.reading.sentence_at(one.start)]
    hints = Hints(table.reading.article.text, one.start, one.end, (here.start, here.end))
    return hints.earlier, hints.part


def _odd(table: Bench, said: Quantity, exact: _Exact) -> Odd:
    sum_ = " - ".join(map(figure, exact.figures))
    if len(exact.figures) > 1:
        sum_ += f" = {exact.value:,}"
    message = (
        f"{told(table.reading, said)}, but the story gives {sum_}, which is not "
        f"{_SENSE[said.comparator]} {figure(said)}"
    )
    return Odd(said, exact.figures, message, str(exact.value))
