"""Who is named by an item: what makes two mentions the same one, of which kind it is."""

from __future__ import annotations

from copydesk.claims.sentences.line import Item


def key_of(item: Item | None) -> str | None:
    """What makes two mentions the same one: the entity, else the word."""
    if item is None:
        return None
    return item.entity.id if item.entity is not None else item.lower


def kind_of(item: Item) -> str:
    """The kind of who is named."""
    return item.entity.kind if item.entity is not None else "noun"
