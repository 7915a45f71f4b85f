"""Losing and conceding."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import Outcome, make, measures_votes, name_after, next_word, of_figure
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import verbs, victories

_LIGHT = victories.LIGHT | {"that"}


def lost(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Lost the seat", "lost to Y"; not "lost ground", "lost 12 seats"."""
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 7)]]
    after = next_word(items, item.index, _LIGHT)
    if (after is not None and after.figure is not None and measures_votes(after)) or of_figure(items, item):
        return None
    if set(words[:3]) & victories.LOST_NOTHING:
        return None
    if "majority" in words[:4]:
        return make(frame, "no_majority", item, items[item.index + 1 + words.index("majority")])
    return make(
        frame,
        "lost",
        item,
        after if after is not None and after.entity is None else item,
        name_after(frame, clause, item.index, ("to", "against")),
    )


def conceded(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Conceded", "admitted defeat"."""
    del clause
    words = [later.lower for later in items[item.index + 1 : item.index + 5]]
    if verbs.CONCEDE[item.lower] == "concede":
        if words[:1] == ["that"] and "lost" not in words:
            return None
        return make(frame, "conceded", item)
    return make(frame, "conceded", item) if "defeat" in words or "loss" in words[:3] else None
