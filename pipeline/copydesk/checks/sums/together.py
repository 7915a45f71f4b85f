"""Figures that may be added up: of one race, one for each side, no side part of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, nearest
from copydesk.checks.context import Key
from copydesk.checks.sums.figure_conflict import slip_like
from copydesk.checks.wording import between, figure, number
from copydesk.records import Claim, Interval
from copydesk.records.late import late

# How many pools of one race a figure is tried against, and how many figures of each.
_POOLS, _MEMBERS = 8, 40
# Sides among which blocs are looked for by their sums.
# "The alliance fell to 35 from 110: Labour 25, the Greens six", "12 (Labour ten, the Greens two)": behind it stand its parts.
_OPENS = late(r"(?:[^.;:\n]*: [^.;:\n]*|[^.;:()\n]*\([^.;:()\n]*)[^\W\d][^.;:()\n]*")
_SIDES = 24
# "The People's Alliance", "the governing coalition", "together they have"; not "the Greens".
_BLOC = late(
    r"\b(?:alliances?|coalitions?|blocs?|blocks?|fronts?|camps?|opposition|government|governing|ruling|left|right"
    r"|union|pact|together|combined)\b",
    re.IGNORECASE,
)
# "Pro-independence forces", "partners", "democratic parties"; "the NDA as a whole".
_SIDES_WORD = late(
    r"\b(?:two|three|four|five|both|pair|trio|duo|quartet|tandem|they|them|all|parties|forces|partners|allies|centre-left|centre-right|center-left|center-right|majority|minority)\b"
)
# Sides without a name that are no part of another: "independents", "others".
_NOBODYS = late(r"\b(?:independents?|others?|non-?partisans?|unaffiliated)\b")
# "The Rally and its allies", "PAIGC and partners".
_ALLIES = late(r"\b(?:and|with) (?:its |his |her |their )?(?:allies|partners|friends|associates)\b")
_AND = late(r"\band\b|&")
_AS_A_WHOLE = late(r"\bas a whole\b")


def pools(table: Bench, claims: Iterable[Claim], ledger: Ledger | None = None) -> list[list[Claim]]:
    """Claims in groups of which every two may be compared and are surely of one race."""
    found: list[list[Claim]] = []
    by_place: dict[Key, list[int]] = {}
    for claim in claims:
        keys = _places(table, claim)
        near = sorted({number for key in keys for number in by_place.get(key, ())[-_POOLS:]})
        pool = next((number for number in near if _joins(table, claim, found[number], ledger)), len(found))
        if pool == len(found):
            found.append([])
        found[pool].append(claim)
        for key in keys:
            known = by_place.setdefault(key, [])
            if pool not in known[-_POOLS:]:
                known.append(pool)
    return found


def _places(table: Bench, claim: Claim) -> list[Key]:
    """Where a claim's pool can be: with those of its key, its sentence, its list or table."""
    context = table.scene[claim]
    block = [("block", context.block)] if context.block is not None else []
    return [context.key, ("sentence", context.sentence), *block]


def _joins(table: Bench, claim: Claim, pool: Sequence[Claim], ledger: Ledger | None) -> bool:
    last = pool[-1]
    if not table.scene.near(claim, last):
        if table.hint_earlier(claim) != table.hint_earlier(last):
            return False
        # "There", "in the capital": the place of a figure behind another place may be misread.
        if table.scene.between.place_between(last, claim) or table.scene.between.contest_between(
            last, claim, beside=table.scene.beside(last, claim)
        ):
            return False
    return all(table.fits(claim, one, ledger) for one in pool[-_MEMBERS:]) and table.close(claim, last)


def apart(table: Bench, pool: Sequence[Claim]) -> list[Claim] | None:
    """One figure for each side of `pool`; None where one side has two figures that cannot both be true.

    A side that is part of another (candidate of a party, member of a bloc) counts once, by the larger.
    """
    sides: dict[str, Claim] = {}
    for claim in pool:
        if claim.subject_id is None or of_a_bloc(claim):
            continue
        if claim.measure == "seats" and _two_numbers(table, claim):
            return None
        known = sides.get(claim.subject_id)
        if known is not None and not table.interval(known).overlaps(table.interval(claim)):
            return None
        if known is None or _width(table, claim) < _width(table, known):
            sides[claim.subject_id] = claim
    kept: list[Claim] = []
    for claim in sides.values():
        related = [one for one in sides.values() if one is not claim
                   and table.scene.belongs(one.subject_id, claim.subject_id)]  # fmt: skip
        if not any(_larger(table, one, claim) for one in related):
            kept.append(claim)
    return sorted(kept, key=lambda one: one.value_span.start)


def of_a_bloc(claim: Claim) -> bool:
    """Whether a side is no party but several, by a word without a name: "the opposition", "unionists", "women"."""
    name = claim.subject or ""
    if claim.measure not in ("seats", "vote_share"):
        return False
    if name == name.lower() and (_BLOC.search(name) or _SIDES_WORD.search(name)):
        return True
    if claim.measure == "seats" and name and name == name.lower() and not _NOBODYS.search(name):
        return True
    # "The Alliance and the liberals together would be at 87".
    both = _AND.search(name) is not None and "ogether" in claim.evidence.text
    words = claim.evidence.text
    # "65 for Mr Lind and his partners": whoever it was taken to be of.
    both = (
        both
        or _ALLIES.search(name) is not None
        or (claim.measure == "seats" and _ALLIES.search(words) is not None)
    )
    return both or ("as a whole" in words and _AS_A_WHOLE.search(words) is not None)


def _two_numbers(table: Bench, claim: Claim) -> bool:
    """Whether a side has other seats too, with nothing but a list or a joint total to tell them apart."""
    here = table.scene[claim]
    return any(
        table.scene[one].when == here.when and one.unit == claim.unit and one.basis == claim.basis
        and not table.interval(one).overlaps(table.interval(claim)) and not slip_like(one, claim)
        for one in nearest(claim, table.shelf("seats", subject=claim.subject_id).claims)
    )  # fmt: skip


_A_BLOC = late(r"[ -](?:bloc|coalition|alliance|camp|front)\Z")


def without_members(table: Bench, sides: list[Claim]) -> list[Claim]:
    """The sides without members of a bloc, known by their sum: after 175 seats, of them 98, 52 and 25."""
    if len(sides) > _SIDES:
        return sides
    # "The centre-left bloc" beside three parties and more, of which some are its own.
    alone = [one for one in sides if not _A_BLOC.search(one.subject or "")]
    if len(sides) > len(alone) > 2:
        return without_members(table, alone)
    values = [Decimal(one.value) for one in sides]
    sums = [Decimal(0), *accumulate(values)]
    for place, whole in enumerate(sides[:-1]):
        parts = list(_behind(table, whole, sides[place + 1 :]))
        if parts and sums[place + 1 + len(parts)] - sums[place + 1] <= values[place]:
            return without_members(table, [one for one in sides if one not in parts])
    for first, last in combinations(range(len(sides) + 1), 2):
        if last - first < 2:
            continue
        run, amount = sides[first:last], sums[last] - sums[first]
        blocs = [one for one in sides[:first] + sides[last:] if Decimal(one.value) == amount]
        if any(_besides(table, bloc, run) for bloc in blocs):
            return without_members(table, sides[:first] + sides[last:])
    return sides


def _behind(table: Bench, whole: Claim, rest: Sequence[Claim]) -> Iterator[Claim]:
    """The figures of its sentence behind the colon, or in the brackets, that a figure opens."""
    text, start = table.reading.article.text, whole.value_span.end
    opened = _OPENS.fullmatch(text[start : rest[0].value_span.start])
    closed = text.find(")", start) if opened and "(" in opened[0] else len(text)
    for one in rest if opened else ():
        if not table.scene.near(one, whole) or one.value_span.start > closed:
            return
        yield one


def _besides(table: Bench, bloc: Claim, members: Sequence[Claim]) -> bool:
    """Whether a figure is of a bloc, and members stand near it: all in its paragraph, or the next."""
    if table.scene.person(bloc.subject_id) or not _BLOC.search(f"{bloc.subject} {bloc.evidence.text}"):
        return False
    here = table.scene[bloc].paragraph
    return all(abs(table.scene[one].paragraph - here) <= 1 and one.value != "0" for one in members)


def total(table: Bench, claims: Sequence[Claim]) -> Interval:
    """The sum of what the figures can mean."""
    result = Interval.exactly(0)
    for claim in claims:
        result = result + table.interval(claim)
    return result


def sum_of(table: Bench, sides: Sequence[Claim], unit: str) -> str:
    """A sum as a finding shows it: "53.4 + 48.1 = 101.5 percent (101.4 to 101.6)"."""
    amount, room = added(sides), total(table, sides)
    bounds = "" if room.low == room.high else f" ({between(room)})"
    return f"{' + '.join(figure(one) for one in sides)} = {number(amount)} {unit}{bounds}"


def added(sides: Sequence[Claim]) -> Decimal:
    """The figures added as printed."""
    return sum((Decimal(one.value) for one in sides), Decimal(0))


def side_by_side(table: Bench, claims: Iterable[Claim], within: str = "sentence") -> Iterator[list[Claim]]:
    """Figures of one race that one sentence, or one paragraph, sets side by side."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(getattr(table.scene[claim], within), []).append(claim)
    for group in groups.values():
        yield from pools(table, group) if len(group) > 1 else [group]


def _larger(table: Bench, one: Claim, other: Claim) -> bool:
    first, second = table.interval(one), table.interval(other)
    return (first.low or 0, one.id) > (second.low or 0, other.id)


def _width(table: Bench, claim: Claim) -> tuple[bool, object]:
    interval = table.interval(claim)
    if interval.low is None or interval.high is None:
        return True, 0
    return False, interval.high - interval.low
