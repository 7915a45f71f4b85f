"""Active or passive: who did it and to whom it was done."""

from __future__ import annotations

from copydesk.claims.sentences.line import Item
from copydesk.lexicon import grammar


def passive(items: list[Item], item: Item) -> bool:
    """ "was narrowly defeated", "has been re-elected", "were successfully elected"."""
    for earlier in reversed(items[max(0, item.index - 4) : item.index]):
        if earlier.lower in grammar.BE:
            return True
        if not earlier.tag.startswith("RB") and earlier.lower not in ("not", "n't"):
            return False
    return False
