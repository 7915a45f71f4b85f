"""Figures of several at once: "together the two parties have 122 seats", "SPD and CDU together hold 44", "the three have 36"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.rows import Row
from copydesk.claims.sentences.line import Item
from copydesk.names.wordset import wordset

_NUMBERS = wordset("two three four five six seven eight")
_WHOLES = wordset("pair duo trio quartet")
_OPEN = wordset("the these those all both her his their its")
# Between the number and what it counts, and around the verb: words of no weight.
_KINDS = wordset(
    "parties party blocs lists groups allies partners alliances camps leaders coalition government governing ruling opposition "
    "traditional big biggest largest main other same left-wing right-wing centrist pro-european would-be"
)
_TOGETHER = wordset("together combined jointly between them")
_LIGHT = _TOGETHER | wordset(
    "now then thus also still just only about some around nearly almost over more than less a an total of the would will could can "
    "therefore"
)
_HAVING = wordset(
    "have had has hold held won win get got took take command control reach reached make made total totalled muster secured secure "
    "are were on at with add up to come came"
)
_BETWEEN = _LIGHT | _HAVING
_COUNTING = _NUMBERS | _WHOLES
# What a part of a sentence opens behind.
_BEFORE = _TOGETHER | wordset('. , ; : and but while as that so “ " — –')
_REACH = 14


def of_several(row: Row, figure: Item) -> str | None:
    """Those who have a figure together, as the line names them; None where it is nobody's but one's."""
    items, end = row.line.items, figure.index
    if any(one.lower in ("each", "apiece") for one in items[end + 1 : end + 4]):
        return None
    at, having, together = end - 1, False, False
    while at >= 0 and end - at < _REACH and items[at].lower in _BETWEEN:
        having = having or items[at].lower in _HAVING
        together = together or items[at].lower in _TOGETHER
        at -= 1
    if at < 0 or not having:
        return None
    return _counted(items, at) or _listed(row, items, at, together=together)


def _counted(items: Sequence[Item], last: int) -> str | None:
    """ "The two parties", "his four allies", "the pair", where they open their part of the sentence."""
    at = last
    while at > 0 and items[at].lower in _KINDS:
        at -= 1
    # "Two parties" may stand there as a figure with its unit.
    if items[at].lower.split()[0] not in _COUNTING:
        return None
    first = at - 1
    while first > 0 and items[first].lower in _KINDS:
        first -= 1
    if first < 0 or items[first].lower not in _OPEN:
        return None
    before = items[first - 1].lower if first else "."
    if before not in _BEFORE:
        return None
    return " ".join(one.text for one in items[first : last + 1])


def _listed(row: Row, items: Sequence[Item], last: int, *, together: bool) -> str | None:
    """ "SPD and CDU" before "together", or behind it where it opens the sentence."""
    second = items[last]
    if not second.who or second.entity is None or last < 2:
        return None
    at = last - 1
    while at > 0 and items[at].lower in ("the", "and", "&"):
        at -= 1
    first = items[at]
    if (
        not any(one.lower in ("and", "&") for one in items[at + 1 : last])
        or not first.who
        or first.entity is None
    ):
        return None
    while at > 1 and items[at - 1].lower == "," and items[at - 2].who and items[at - 2].entity is not None:
        at -= 2
    opening = any(one.lower in _TOGETHER for one in items[max(at - 2, 0) : at])
    if not together and not opening:
        return None
    start, end = items[at].start - row.line.start, second.end - row.line.start
    return row.line.text[start:end]
