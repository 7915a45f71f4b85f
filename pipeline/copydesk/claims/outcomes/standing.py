"""Leading, trailing, being ahead."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import (
    Outcome,
    areas_follow,
    make,
    name_after,
    next_word,
    object_of,
    subjects_of,
)
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.sentences.voice import passive
from copydesk.lexicon import verbs, victories

# What leads are in: "leads the field", "leads in early results".
_LED = victories.RESULT_NOUN | {"nationwide", "nationally", "field", "overall", "early", "polls", "pack"}


def leads(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Leads", "led Y", "topped the poll"; not "leads the party"."""
    del clause
    if item.tag == "VBN" or (passive(items, item) and item.tag != "VBG"):
        return None
    if areas_follow(items, item):
        return None
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    content = next_word(items, item.index)
    subjects = subjects_of(frame, item)
    if verbs.LEAD[item.lower] == "top":
        return (
            make(frame, "leading", item, content)
            if content is not None
            and content.lower in ("poll", "polls", "ballot", "list", "vote", "field", "count")
            else None
        )
    before = items[item.index - 1].lower if item.index else ""
    if item.tag == "VBG" and (before in ("the", "a", "his", "her", "of", "by") or before.endswith("'s")):
        return None
    if content is not None and content.entity is not None:
        person = bool(subjects) and subjects[0].entity is not None and subjects[0].entity.kind == "person"
        if content.entity.kind in ("organisation",) or (content.entity.kind == "party" and person):
            return None
        if content.entity.kind == "place" and after is content:
            return None if person else make(frame, "leading", item)
        if (
            content.entity.kind == "person"
            and not person
            and content.mention is not None
            and content.mention.form == "pronoun"
        ):
            return None
        return make(frame, "leading", item, None, content if content.who else None)
    words = [later.lower for later in items[item.index + 1 : item.index + 6]]
    if set(words[:4]) & victories.LEADERLESS and not {"in", "with", "by"} & set(words[:1]):
        return None
    if content is not None and content.tag.startswith(("NN", "JJ")) and content.lower not in _LED:
        return None
    return make(frame, "leading", item)


def trails(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Trails Y", "lagged behind"."""
    del items
    return make(frame, "trailing", item, None, object_of(frame, clause, item))


def ahead(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Was ahead of Y", "pulled ahead", "put X ahead"."""
    if item.lower == "front" and item.index:
        item = items[item.index - 1]
    before = items[item.index - 1] if item.index else None
    if before is None or (before.figure is not None):
        return None
    rival = (
        name_after(frame, clause, item.index, ("of",))
        if item.index + 1 < len(items) and items[item.index + 1].lower == "of"
        else None
    )
    if (
        before.who
        and item.index >= 2
        and items[item.index - 2].lower in ("put", "puts", "putting", "placed", "showed", "shows", "gave")
    ):
        return Outcome("leading", [before], rival, item, item)
    told = {earlier.lower for earlier in items[max(clause.start, item.index - 5) : item.index]}
    return make(frame, "leading", item, None, rival) if told & victories.MOVED_AHEAD else None
