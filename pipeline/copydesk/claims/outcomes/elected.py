"""Elected, kept, taken over: "was re-elected", "held the seat", "flipped the state"."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import (
    Outcome,
    make,
    measures_votes,
    name_after,
    next_word,
    object_of,
    subjects_of,
)
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.sentences.voice import passive
from copydesk.lexicon import verbs, victories


def elected(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Was elected mayor", "voters re-elected X", "those elected were X and Y"."""
    word = item.lower
    before = items[item.index - 1] if item.index else None
    if (
        before is not None
        and before.lower in ("the", "an", "newly", "directly", "democratically", "duly", "first")
        and not passive(items, item)
    ):
        return None
    value = "retained" if word.startswith("re") and "elected" in word else "won"
    if word in ("chose", "chosen", "choose", "return", "returned") and not passive(items, item):
        return None
    if word in ("chosen", "returned") and not {
        "unopposed",
        "parliament",
        "mayor",
        "president",
        "governor",
        "senator",
        "leader",
    } & {later.lower for later in items[item.index + 1 : item.index + 6]}:
        return None
    if passive(items, item):
        if {earlier.lower for earlier in items[max(0, item.index - 4) : item.index]} & {"is", "are", "being"}:
            following = items[item.index + 1].lower if item.index + 1 < len(items) else ""
            if following not in ("mayor", "governor", "president", "senator", "leader", "with", "to"):
                return None
        return make(frame, "retained" if word == "returned" else value, item)
    after = next_word(items, item.index)
    listing = next(
        (later for later in items[item.index + 1 : item.index + 9] if later.lower in ("were", "are", ":")),
        None,
    )
    if listing is not None and not any(
        later.verb or later.who for later in items[item.index + 1 : listing.index]
    ):
        after = listing
    if after is not None and after.lower in ("were", "are", "was", ":", "include", "included"):
        listed = [
            later
            for later in items[after.index + 1 :]
            if later.who
            and frame.modifiers.get(later.index, "") in ("", "poss", "appositive", "prep:of")
            and later.entity is not None
            and later.entity.kind == "person"
        ]
        return Outcome(value, listed, None, item, after)
    chosen = object_of(frame, clause, item)
    if (
        chosen is not None
        and chosen.entity is not None
        and chosen.entity.kind == "person"
        and not (
            clause.own
            and clause.subjects
            and clause.subjects[0].entity is not None
            and clause.subjects[0].entity.kind == "person"
        )
    ):
        return Outcome(value, [chosen], None, item, item)
    if item.tag == "VBN" or frame.line.part == "headline":
        subjects = subjects_of(frame, item)
        if subjects and (
            before is None
            or before.index == subjects[-1].index
            or before.lower in ("when", "and", ",", "first")
            or before.tag.startswith("RB")
        ):
            return Outcome(value, subjects, None, item, item, sure=0.8)
    return None


def retained(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Held the seat", "kept his majority"."""
    if item.tag == "VBN" and passive(items, item):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    after = next_word(items, item.index)
    if after is not None and after.figure is not None and measures_votes(after):
        return None
    if "majority" in words[:5]:
        return make(frame, "majority", item, items[item.index + 1 + words.index("majority")])
    hit = next((word for word in words[:6] if word in victories.KEPT), None)
    owned = words[:1] and words[0] in (
        "his",
        "her",
        "its",
        "their",
        "the",
        "control",
        "power",
        "on",
        "onto",
        "off",
    )
    if hit is not None and (
        owned
        or verbs.RETAIN[item.lower] == "retain"
        or item.tag == "VBG"
        or frame.line.part == "headline"
        or hit == "ground"
    ):
        return make(frame, "retained", item, items[item.index + 1 + words.index(hit)])
    if (
        verbs.RETAIN[item.lower] == "retain"
        and after is not None
        and after.entity is not None
        and after.entity.kind == "place"
    ):
        return make(frame, "retained", item)
    return None


def gained(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Flipped the district", "took the seat from Y", "regained control"."""
    if item.tag == "VBN" and passive(items, item):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    after = next_word(items, item.index)
    if after is not None and after.figure is not None and after.figure.unit not in ("seats",):
        return None
    if {"control", "power"} & set(words[:2]) or (verbs.GAIN[item.lower] in ("flip", "capture", "regain", "seize", "wrest", "reclaim", "snatch") and (
        {"seat", "mayoralty", "governorship", "presidency", "district", "state", "city", "county", "province", "stronghold"} & set(words[:6])
        or (after is not None and after.entity is not None and after.entity.kind == "place")
    )):  # fmt: skip
        return make(frame, "gained", item)
    if verbs.GAIN[item.lower] in ("gain", "take") and "seat" in words[:5] and "from" in words:
        return make(frame, "gained", item, None, name_after(frame, clause, item.index, ("from",)))
    return None
