"""Winning: "won", "beat", "declared victory", "came first", "advance to a runoff"."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import (
    Outcome,
    areas_follow,
    make,
    measures_votes,
    name_after,
    next_word,
    object_of,
    of_figure,
)
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.sentences.voice import passive
from copydesk.lexicon import verbs, victories

_RACES = victories.WINNABLE | victories.VICTORY


def won(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Won the election", "swept to victory over Y"; not "won praise", "won 40%"."""
    after = next_word(items, item.index)
    if after is None:
        return make(frame, "won", item)
    if (passive(items, item) and item.tag == "VBN") or of_figure(items, item):
        return None
    if (after.figure is not None and after.figure.unit is not None and measures_votes(after)) or (
        after.figure is not None and after.figure.unit is None and after.figure.kind == "count"
    ):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 9)]]
    if after.lower in victories.NOT_WON or any(word in victories.NOT_WON for word in words[:4]):
        return None
    lemma = verbs.WIN[item.lower]
    if lemma in ("carry", "sweep", "clinch") and not (
        set(words[:6]) & _RACES or (after.entity is not None and after.entity.kind in ("place", "contest"))
    ):
        return None
    rival = name_after(frame, clause, item.index, ("over", "against", "from"))
    if "majority" in words[:6] and not {"most"} & set(words[:3]):
        return make(frame, "majority", item, items[item.index + 1 + words.index("majority")])
    if {"seats", "delegates"} & set(words[:4]) and "most" in words[:4]:
        return make(frame, "leading", item, after)
    if {"re-election", "reelection", "second", "third", "fourth", "fifth", "another"} & set(words[:4]):
        return make(frame, "retained", item, after, rival)
    return make(
        frame, "won", item, after if after.entity is None or after.entity.kind != "person" else item, rival
    )


def beat(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Beat Y", "ousted the incumbent"; "was beaten by Y" is lost."""
    by = item.index + 1 < len(items) and items[item.index + 1].lower == "by"
    if item.lower in ("best", "edge", "edges") and item.tag.startswith(("JJ", "RB")):
        return None
    if item.tag == "VBN" and (passive(items, item) or by):
        return make(frame, "lost", item, rival=name_after(frame, clause, item.index, ("by",)))
    rival = object_of(frame, clause, item)
    if rival is None:
        after = next_word(items, item.index)
        if after is None or after.lower not in (
            "opponents",
            "opponent",
            "rivals",
            "rival",
            "challengers",
            "challenger",
            "incumbent",
            "out",
        ):
            return None
    return make(frame, "won", item, None, rival)


def secured(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    """ "Secured re-election", "claimed victory", "was declared the winner"."""
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    said = verbs.SECURE[item.lower] in ("declare", "claim")
    if said and passive(items, item):
        if {"winner", "victor", "elected", "victorious", "won"} & set(words[:6]):
            return make(frame, "won", item, sure=0.9)
        return None
    at = next(
        (
            at
            for at, word in enumerate(words[:6])
            if word in victories.VICTORY or word in ("nomination", "majority", "plurality", "term")
        ),
        None,
    )
    if at is None:
        return None
    word, last = words[at], items[item.index + 1 + at]
    if any(items[index].figure is not None for index in range(item.index + 1, last.index)):
        return None
    value = (
        "majority"
        if word == "majority"
        else "retained"
        if word in ("re-election", "reelection", "term")
        else "won"
    )
    return make(
        frame, value, item, last, name_after(frame, clause, item.index, ("over", "against")), spoken=said
    )


def came_first(frame: Frame, item: Item, items: list[Item]) -> Outcome | None:
    """ "Came first", "finished on top", "emerged as the largest party"; not "came first in 16 districts"."""
    at = item.index + 1
    while at < len(items) and items[at].lower in _ON_THE_WAY and at - item.index < 6:
        at += 1
    if at >= len(items):
        return None
    word, found = items[at].lower, items[at]
    following = items[at + 1].lower if at + 1 < len(items) else ""
    if word == "the":
        largest = _largest(items, at + 1) if item.lower not in _HELD else None
        if largest is None:
            return None
        found = largest
    elif item.lower in _BEING:
        if word != "first" or following not in _FIRST_WITH:
            return None
    elif not (
        word in ("first", "top")
        and item.lower in _COMING
        or (word == "front" and items[at - 1].lower == "in" and item.lower in _COMING)
    ):
        return None
    return None if areas_follow(items, found) else make(frame, "won", item, found)


_COMING = frozenset(
    "came come comes coming finished finish finishes finishing placed place places ended end ends emerged remained remains".split()
)
_BEING = frozenset({"is", "are", "was", "were", "became", "become", "becomes", "emerge", "emerges", "remain"})
# One that only is the largest may have been so for long.
_HELD = frozenset({"is", "are", "was", "were"})
_ON_THE_WAY = frozenset("in out on up as still again by far easily narrowly once more clearly".split())
_FIRST_WITH = frozenset({"with", "on", "at", "nationwide", "nationally", "countrywide", "overall"})
_SUPERLATIVES = frozenset({"largest", "biggest", "strongest"})
_MOST = frozenset({"popular", "voted", "voted-for", "successful"})
_GROUPS = frozenset(
    "party group force front bloc list alliance faction formation caucus parliamentary political single candidate vote-getter".split()
)


def _largest(items: list[Item], at: int) -> Item | None:
    """The noun of "the (single) largest party", "the most popular party"; not "the largest opposition party"."""
    words = [item.lower for item in items[at : at + 5]]
    if words[:1] == ["single"]:
        words, at = words[1:], at + 1
    if words[:1] and words[0] in _SUPERLATIVES:
        rest = 1
    elif words[:1] == ["most"] and words[1:2] and words[1] in _MOST:
        rest = 2
    else:
        return None
    if rest < len(words) and words[rest] in _GROUPS:
        return items[at + rest]
    return items[at + rest - 1] if words[rest : rest + 1] in (["with"], ["on"]) else None


def to_runoff(frame: Frame, item: Item, items: list[Item]) -> Outcome | None:
    """ "Advance to a runoff", "face each other in the second round"."""
    words = [later.lower for later in items[item.index + 1 : item.index + 9]]
    hit = next((at for at, word in enumerate(words) if word.partition(" ")[0] in victories.RUNOFF), None)
    if hit is None and "second" in words and "round" in words:
        hit = words.index("round")
    if hit is None or "avoid" in words[:hit]:
        return None
    return make(frame, "runoff", item, items[item.index + 1 + hit], sure=0.75)


def called_for(item: Item, items: list[Item]) -> Outcome | None:
    """ "the AP called Nevada for Biden", "the network projected the race for X"."""
    for later in items[item.index + 1 : item.index + 8]:
        if later.lower == "for":
            named = next((who for who in items[later.index + 1 : later.index + 6] if who.who), None)
            if named is not None and named.entity is not None:
                return Outcome("won", [named], None, item, named, projected=True)
            return None
        if later.verb or later.figure is not None:
            return None
    return None
