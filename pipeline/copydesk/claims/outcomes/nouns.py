"""Outcomes told by nouns: "X's victory", "a lead", "neck and neck", "a majority"."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import Outcome, make, name_after
from copydesk.claims.outcomes.standing import ahead
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import victories


def noun(frame: Frame, item: Item) -> Outcome | None:
    """The outcome that a noun tells: victory, lead, tie, majority."""
    items, word = frame.line.items, item.lower
    clause = frame.clause(item.index)
    before = items[item.index - 1] if item.index else None
    if word in ("victory", "win", "victories", "wins", "triumph") and item.tag.startswith("NN"):
        if (
            before is not None
            and before.lower in ("'s", "’s", "'", "’")
            and item.index >= 2
            and items[item.index - 2].who
        ):
            return Outcome(
                "won",
                [items[item.index - 2]],
                name_after(frame, clause, item.index, ("over",)),
                item,
                item,
                sure=0.75,
            )
        if (
            before is not None
            and before.mention is not None
            and before.mention.form == "pronoun"
            and before.who
        ):
            return Outcome("won", [before], None, item, item, sure=0.6)
    if (
        word == "winner"
        and before is not None
        and before.lower in ("declared", "the")
        and {"declared", "was", "is"} & {w.lower for w in items[max(0, item.index - 4) : item.index]}
    ):
        return make(frame, "won", item)
    if word == "ahead" or (word == "front" and before is not None and before.lower == "in"):
        return ahead(frame, clause, item, items)
    if word in ("lead", "advantage") and item.tag.startswith("NN"):
        words = {earlier.lower for earlier in items[max(clause.start, item.index - 6) : item.index]}
        near = items[max(0, item.index - 3) : item.index + 4]
        if words & victories.HAVE and not any(
            other.figure is not None and other.figure.kind != "date" for other in near
        ):
            return make(frame, "leading", item, sure=0.8)
        if "the" in words and "in" in words and items[item.index - 2].lower == "in":
            return make(frame, "leading", item)
    if (
        (
            word in victories.TIES
            and {"with", "at", "on"} & {later.lower for later in items[item.index + 1 : item.index + 3]}
        )
        or (
            word == "neck"
            and [later.lower for later in items[item.index + 1 : item.index + 3]] == ["and", "neck"]
        )
        or (word == "heat" and before is not None and before.lower == "dead")
    ):
        return make(frame, "tied", item)
    if word == "majority":
        return _majority(frame, clause, item, items)
    if word in ("government", "parliament") and before is not None and before.lower in ("minority", "hung"):
        if item.index >= 2 and items[item.index - 2].who:
            return Outcome("no_majority", [items[item.index - 2]], None, before, item)
        return make(frame, "no_majority", before, item)
    return None


def _majority(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    before = [earlier.lower for earlier in items[max(clause.start, item.index - 7) : item.index]]
    if (
        "short" in before
        or ("without" in before and "left" in before)
        or ({"fell", "fall", "falls"} & set(before) and "short" in before)
    ):
        return make(frame, "no_majority", item)
    if "not" in before and {"is", "was"} & set(before):
        return make(frame, "no_majority", item)
    if {"has", "have", "had", "won", "secured", "kept", "retained", "held", "controlled", "securing", "winning", "commands", "gained", "gives", "giving", "gave"} & set(before) and not {
        "needed", "needs", "need", "short", "no", "of"} & set(before):  # fmt: skip
        return make(frame, "majority", item, sure=0.75)
    return None
