"""Questions put to voters and their sides, told from parties."""

from __future__ import annotations

from copydesk.claims.sentences.line import Item
from copydesk.records import Party

NO_SIDE = frozenset(
    {"no", "against", "noes", "nays", "opposed", "non", "nein", "reject", "rechazo", "disagree"}
)
YES_SIDE = frozenset({"yes", "for", "in favour", "in favor", "ayes", "yeas", "approve", "apruebo", "agree"})


def asked_about(item: Item | None) -> bool:
    """Whether an item names a question, or those who are for it."""
    if item is None or not isinstance(item.entity, Party) or not item.entity.asked:
        return False
    return item.entity.name.lower() not in NO_SIDE


def a_side(item: Item | None, names: frozenset[str]) -> bool:
    """Whether an item is of the side that goes by one of these names."""
    return item is not None and item.entity is not None and item.entity.name.lower() in names
