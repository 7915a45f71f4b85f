"""One thing told twice, two digits of its figure changed about, whatever was guessed of where and when it was told.

"Turnout was 61.4 percent" and, below, "a turnout of 64.1 percent in this rain is a message, she said": that the second
has a speaker, a month or a contest of the last sentence before it is no reason to think of another vote. Of two figures
of one side that are two things hardly one pair in three hundred has just those digits. What is read of each figure
itself keeps them apart all the same: another place, election, round, part of the voters or stage of the count. A poll's figures are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, subject_of
from copydesk.checks.context import LATE_ROUNDS, Context, polled
from copydesk.checks.fingers import finger
from copydesk.checks.posts import differ
from copydesk.checks.sums.spoken_again import known_again
from copydesk.records import Claim

Pair = tuple[Claim, Claim]
# Whose a figure is must be likelier than not, no more: a wrong owner has not the same digits.
_LIKELY = 0.6
_FEWEST = 3
_APART = frozenset({"place", "group", "round"})


def changed_about(
    table: Bench, measure: str, alike: Callable[[Bench, Claim, Claim], bool], ledger: Ledger
) -> Iterator[Pair]:
    """Every two figures of one side and measure that have the same digits, two of them changed about."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    sides: dict[str | None, list[Claim]] = {}
    for claim in table.of_anyone(measure):
        digits = sorted(claim.value)
        if claim.confidence >= _LIKELY and len(digits) >= _FEWEST and claim.comparator == "exactly":
            found.setdefault((subject_of(claim), *digits), []).append(claim)
        sides.setdefault(subject_of(claim), []).append(claim)
    for claims in found.values():
        for first, second in combinations(claims, 2):
            if not finger(first.value, second.value, _FEWEST) or not _one_thing(table, first, second):
                continue
            if alike(table, first, second):
                ledger.compare(first, second)
                yield first, second
    # "Whose National Party's 46.7 percent was its best": told before, whoever speaks of it.
    for claims in sides.values():
        for first, second in combinations(claims, 2):
            known = known_again(table, first, second)
            anywhere = known and _placeless(table, first, second)
            if known and _one_thing(table, first, second, anywhere=anywhere) and alike(table, first, second):
                ledger.compare(first, second)
                yield first, second


def _placeless(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether the sentence of the later figure of no side names no place: where it is of is then only carried over.

    A side has a figure in each place that a story goes through.
    """
    if first.subject_id is not None:
        return False
    span = table.reading.sentences[max(table.scene[first].sentence, table.scene[second].sentence)]
    return not table.scene.between.turns(span.start, span.end)


def _one_thing(table: Bench, first: Claim, second: Claim, *, anywhere: bool = False) -> bool:
    """Whether nothing that was read of two figures themselves makes them two things; places aside if `anywhere`."""
    one, other = table.scene[first], table.scene[second]
    if one.when != other.when or one.status != other.status or polled(one) or table.scene.live:
        return False
    if one.group != other.group or (
        not anywhere and (table.clash(first, second) in _APART or one.place != other.place)
    ):
        return False
    if one.option != other.option or (one.option and table.scene.several_questions):
        return False
    return (
        _round(one) == _round(other)
        and _known_alike(one.as_of, other.as_of)
        and not differ(one.races, other.races)
    )


def _round(context: Context) -> str | None:
    return None if context.round in LATE_ROUNDS else context.round


def _known_alike(one: str | None, other: str | None) -> bool:
    return one == other or None in (one, other)
