"""Owners that the words right beside a figure tell beyond doubt: "eight for the TPP", "the AKP's 35.5%"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.sentences.line import Item
from copydesk.lexicon.owners import GENERIC

GENITIVE = frozenset({"'s", "’s"})
# As sure as such an owner is.
PLAIN = 0.97


def by_neighbour(verdicts: Sequence[Verdict]) -> None:
    """Give amounts to those whom "for" or a genitive right beside them names."""
    for verdict in verdicts:
        owner = _behind(verdict) or _before(verdict) if verdict.measure in AMOUNTS else None
        if owner is not None and _of_a_kind(owner, verdict.subject):
            verdict.subject, verdict.owner_sure = owner, max(verdict.owner_sure, PLAIN)


def _behind(verdict: Verdict) -> Item | None:
    """Whom a figure is "for", unless it is for something of theirs, or somebody has taken it for them: "took 21.4% for"."""
    items, at = verdict.row.line.items, verdict.trace.item.index + 1
    if (at > 1 and items[at - 2].verb) or at >= len(items) or items[at].lower != "for":
        return None
    at += 1
    if at < len(items) and items[at].lower == "the":
        at += 1
    if at >= len(items) or not _named(items[at]):
        return None
    following = items[at + 1].lower if at + 1 < len(items) else ""
    return None if following in GENITIVE or (items[at + 1 : at + 2] and items[at + 1].who) else items[at]


def _before(verdict: Verdict) -> Item | None:
    """Whose a figure is by a genitive right before it."""
    items, at = verdict.row.line.items, verdict.trace.item.index
    if at < 2 or items[at - 1].lower not in GENITIVE or not _named(items[at - 2]):
        return None
    return items[at - 2]


def _of_a_kind(owner: Item, taken: Item | None) -> bool:
    """Whether both are parties, or both people."""
    if owner.entity is None or taken is None or taken.entity is None:
        return True
    return owner.entity.kind == taken.entity.kind


def _named(item: Item) -> bool:
    """Whether an item names somebody, and does not only point at them; or a group: "two for independents"."""
    if item.entity is None:
        return item.lower in GENERIC
    return item.who and item.mention is not None and item.mention.form not in ("pronoun", "description")
