"""Two figures told as one result, "52 percent to 48": they are of two owners, whoever these are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.sentences.line import DASHES

AGAINST = frozenset({"against", "versus", "v", "vs", "v.", "vs."}) | DASHES
# Before a result of two figures with "to" between; before others they are a range or a change: "went from 16 to five".
OPENS = frozenset({",", ":", "(", ";", "by", "with", "—", "–"})
HERS = frozenset({"her", "his", "their", "hers"})
# So many owners of each are weighed against those of the other.
WEIGHED = 5


def apart(verdicts: Sequence[Verdict]) -> None:
    """Give the two figures of a result the likeliest two owners that are not one."""
    for one, other in pairwise(verdicts):
        if one.row is other.row and one.measure == other.measure in AMOUNTS and _a_pair(one, other):
            _parted(one, other)


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
