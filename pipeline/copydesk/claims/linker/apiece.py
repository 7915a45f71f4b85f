"""One figure for several: "the Liberals and the Farmers two each", "one each: the Centre and the Animal Party"."""

from __future__ import annotations

from dataclasses import replace

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.sentences.line import DASHES, Item
from copydesk.names.wordset import wordset

_EACH = frozenset({"each", "apiece"})
_LEADING = DASHES | {":", "(", ",", "for", "to", "went", "going"}
_JOINING = frozenset({",", "and", "&", "the", "both"})
_TAKING = wordset("have had got get won took hold held with on were secured received picked up")
# "Took one in each": one of every body, not for everybody.
_OF_EACH = frozenset({"in", "from", "of", "at"})
# As far behind the figure as "each" can stand: "one of the seats each".
_NEAR = 4


def each_of(verdict: Verdict) -> list[Verdict]:
    """The verdict once for everybody on the list that a figure with "each" stands by; alone where there is none."""
    if verdict.measure not in AMOUNTS:
        return [verdict]
    owners = _owners(verdict)
    if len({key_of(owner) for owner in owners}) < 2:
        return [verdict]
    sure = max(verdict.owner_sure, PLAIN)
    return [replace(verdict, subject=owner, owner_sure=sure) for owner in owners]


def _owners(verdict: Verdict) -> list[Item]:
    """Those on the list behind, or right before."""
    items, index = verdict.row.line.items, verdict.trace.item.index
    lowers = verdict.row.line.lowers
    at = next(
        (
            i
            for i in range(index + 1, min(index + _NEAR, len(items)))
            if lowers[i] in _EACH and lowers[i - 1] not in _OF_EACH
        ),
        None,
    )
    if at is None:
        # "Each of three parties got one: A, B and C".
        if "each" not in lowers[max(index - _NEAR * 2, 0) : index] or lowers[index + 1 : index + 2] != [":"]:
            return []
        at = index
    first = at + 1
    while first < len(items) and lowers[first] in _LEADING:
        first += 1
    listed = _listed(items[first:]) if first > at + 1 else []
    if len(listed) > 1:
        return listed
    last = index
    while last and lowers[last - 1] in _TAKING and index - last < 2:
        last -= 1
    return _listed(items[:last][::-1])[::-1]


def _listed(items: list[Item]) -> list[Item]:
    """Those whom a list names from its first word on, joined by commas and "and"."""
    found: list[Item] = []
    for item in items:
        if item.who and item.mention is not None and item.mention.form not in ("pronoun", "description"):
            found.append(item)
        elif item.lower not in _JOINING:
            break
    return found
