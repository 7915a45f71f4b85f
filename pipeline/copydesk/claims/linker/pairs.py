"""Two figures told as one result, "52 percent to 48": they are of two owners, whoever these are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.traces import number_of
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.sentences.line import DASHES, Item

AGAINST = frozenset({"against", "versus", "v", "vs", "v.", "vs."}) | DASHES
# Before a result of two figures with "to" between; before others they are a range or a change: "went from 16 to five".
OPENS = frozenset({",", ":", "(", ";", "by", "with", "—", "–"})
HERS = frozenset({"her", "his", "their", "hers"})
# So many owners of each are weighed against those of the other.
WEIGHED = 5
_DECIDED = frozenset({"won", "retained", "gained", "leading", "lost"})


def apart(verdicts: Sequence[Verdict]) -> None:
    """Give the two figures of a result the likeliest two owners that are not one."""
    for one, other in pairwise(verdicts):
        if one.row is other.row and one.measure == other.measure in AMOUNTS and _a_pair(one, other):
            _parted(one, other)


def as_decided(verdicts: Sequence[Verdict]) -> None:
    """Give the two figures of a result to the two whom an outcome before them names: "X lost to Y by 4,811 to 5,302".

    Who is told to have lost has the smaller one; behind a win the larger is the winner's where it stands first.
    """
    for one, other in pairwise([each for each in verdicts if each.trace.item.figure is not None]):
        if one.row is not other.row or not (one.measure == other.measure in AMOUNTS and _a_pair(one, other)):
            continue
        decided = _decided(verdicts, one)
        values = number_of(one.trace), number_of(other.trace)
        if decided is None or values[0] is None or values[1] is None or values[0] == values[1]:
            continue
        winner, loser, lost = decided
        if values[0] < values[1] and not lost:
            continue
        more, less = (one, other) if values[0] > values[1] else (other, one)
        if key_of(more.subject) != key_of(winner) or key_of(less.subject) != key_of(loser):
            more.subject, less.subject = winner, loser
            more.owner_sure = less.owner_sure = PLAIN


def _decided(verdicts: Sequence[Verdict], figure: Verdict) -> tuple[Item, Item, bool] | None:
    """Who won and who lost by the outcome right before a result, and whether it is told of the loser."""
    at = figure.trace.item.index
    before = [
        one for one in verdicts
        if one.row is figure.row and one.trace.item.figure is None and one.trace.item.index < at
    ]  # fmt: skip
    told = max(before, key=lambda one: one.trace.item.index, default=None)
    if told is None or told.subject is None or told.rival is None or told.measure not in _DECIDED:
        return None
    sides = key_of(told.subject), key_of(told.rival)
    items = figure.row.line.items[told.trace.item.index : at]
    # Nobody else is named between, no other result told.
    if any(
        item.lower == ";" or (item.figure is not None and item.figure.kind not in ("date", "age"))
        for item in items
    ):
        return None
    named = [key_of(item) for item in items if item.who and item.index not in figure.trace.shape.modifiers]
    if named and named[-1] not in sides:
        return None
    lost = told.measure == "lost"
    return (told.rival, told.subject, lost) if lost else (told.subject, told.rival, lost)


def in_one_place(placed: Sequence[Verdict]) -> None:
    """Give both figures of a result the place, the election and the round that are surer: "La Paz 66.1-33.9"."""
    figures = [one for one in placed if one.trace.item.figure is not None]
    for one, other in pairwise(figures):
        if one.row is not other.row or one.measure != other.measure or not _a_pair(one, other):
            continue
        for name in ("place", "when", "round"):
            sure = f"{name}_sure"
            given, taker = (one, other) if getattr(one, sure) >= getattr(other, sure) else (other, one)
            setattr(taker, name, getattr(given, name))
            setattr(taker, sure, getattr(given, sure))


def _a_pair(one: Verdict, other: Verdict) -> bool:
    """Whether two figures, one behind the other, are one result."""
    items, first, last = one.row.line.items, one.trace.item.index, other.trace.item.index
    between = [item.lower for item in items[first + 1 : last] if item.lower not in HERS]
    if len(between) != 1:
        return False
    if between[0] in AGAINST:
        return first == 0 or items[first - 1].lower not in ("from", "between", "of")
    return between[0] == "to" and (first == 0 or items[first - 1].lower in OPENS)


def _parted(one: Verdict, other: Verdict) -> None:
    mine, theirs = (
        sorted(verdict.owners.items(), key=lambda owner: -owner[1][0])[:WEIGHED] for verdict in (one, other)
    )
    ways = [
        (chance * rest, (key, item), (their_key, their_item))
        for key, (chance, item) in mine
        for their_key, (rest, their_item) in theirs
        if key != their_key
    ]
    whole = sum(way[0] for way in ways)
    if not whole:
        return
    _, (key, item), (their_key, their_item) = max(ways, key=lambda way: way[0])
    one.subject, one.owner_sure = item, sum(way[0] for way in ways if way[1][0] == key) / whole
    other.subject, other.owner_sure = (
        their_item,
        sum(way[0] for way in ways if way[2][0] == their_key) / whole,
    )
