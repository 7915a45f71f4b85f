"""Whether an outcome is hoped, denied, asked, conditional or still to come."""

from __future__ import annotations

from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import modality, verbs


def unreal(frame: Frame, item: Item, found: Outcome) -> bool:
    """Whether the outcome is hoped, denied, asked, conditional or still to come; marks projections."""
    items = frame.line.items
    clause = frame.clause(item.index)
    start = max(clause.start, item.index - 9)
    before = [earlier.lower for earlier in items[start : item.index]]
    last_break = max((at for at, word in enumerate(before) if word in (",", "that", "said")), default=-1)
    near = before[last_break + 1 :]
    if {"if", "unless", "whether"} & set(near) or (
        clause.start < len(items) and items[clause.start].lower in ("if", "unless", "whether")
    ):
        return True
    if "projected" in near or "projected" in before[-5:] or "forecast" in near[-4:]:
        found.projected = True
        return bool({"not", "would"} & set(near))
    if found.value == "runoff":
        return bool({"not", "could", "would", "may", "might", "avoid", "if"} & set(near))
    if {"failed", "fails", "fail"} & set(near) and item.lower in {**verbs.WIN, **verbs.ELECT, **verbs.RETAIN}:
        if "elected" in item.lower or item.lower in verbs.WIN:
            found.value = "lost"
            return False
        return True
    if modality.NEGATION & set(near[-5:]):
        return found.value not in ("no_majority",)
    if near[-1:] == ["to"]:
        return not _resulting(items, item, near)
    unreal = modality.UNREAL - {"to", "set", "sought", "target", "campaign", "hopes"}
    if {"will", "'ll", "’ll"} & set(near[-4:]):
        return True
    return bool(unreal & set(near[-6:])) and not ({"have", "having"} & set(near[-2:]) and "projected" in near)


def _resulting(items: list[Item], item: Item, near: list[str]) -> bool:
    """ "took 16.98% to defeat Y", "came from behind to win", "went on to win": an infinitive of result."""
    if modality.WANTED & set(near):
        return False
    before = items[item.index - 2] if item.index >= 2 else None
    if before is None:
        return False
    if before.figure is not None and before.figure.unit in ("percent", "votes"):
        return True
    if before.lower in ("vote", "votes", "behind", "on", "back", "elect"):
        return True
    return ({"went", "goes"} & set(near) != set() and before.lower == "on") or "voted" in near
