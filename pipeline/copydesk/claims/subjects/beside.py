"""Owners right beside their figure: "X's 45%", "X (45%)", "X: 45", "X with 45%"."""

from __future__ import annotations

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner
from copydesk.lexicon import owners


def possessive(frame: Frame, item: Item) -> Owner | None:
    """ "X's 45.1%", "to Beridze's 48.7%", "X's share of the vote, 45%"."""
    items = frame.line.items
    for index in range(item.index - 1, max(-1, item.index - 6), -1):
        here = items[index]
        if here.lower in ("'s", "’s", "'", "’") and index > 0:
            name = items[index - 1]
            between = [word.lower for word in items[index + 1 : item.index]]
            if name.who and all(
                word in owners.SHARE_WORDS or word in owners.SKIPPED or word in (",", "own")
                for word in between
            ):
                return Owner([name], sure=0.95, how="possessive")
            return None
        if here.verb or here.figure is not None or here.lower in (";", "."):
            return None
    return None


def beside(frame: Frame, item: Item) -> Owner | None:
    """ "Y 49%", "Y (49%)", "Y: 49", "Y - 49 seats", "and Y with 49%", "Y, 49%" in a list."""
    items = frame.line.items
    index = item.index - 1
    while index >= 0 and items[index].lower in (
        "just",
        "only",
        "some",
        "a",
        "an",
        "about",
        "another",
        "=",
        "█",
        "|",
    ):
        index -= 1
    if index < 0:
        return None
    name = items[index]
    clause = frame.clause(item.index)
    if name.who:
        if frame.modifiers.get(name.index, "").startswith("prep") and clause.own and clause.verb is not None:
            return None
        if name in clause.objects and not name.index >= clause.start + 1:
            return None
        if name in clause.objects:
            return None
        return Owner([name], sure=0.95 if name in clause.subjects else 0.85, how="adjacent")
    mark = name.lower
    if index == 0:
        return None
    before = items[index - 1]
    if mark == "(" and (who := _name_ending_at(frame, index - 1)) is not None:
        return Owner([who], sure=0.95, how="bracket")
    if (
        mark in (":", "-", "–", "—", "|", "..", "...", "…")
        and (who := _name_ending_at(frame, index - 1)) is not None
    ):
        return Owner([who], sure=0.95, how="row")
    if mark == "," and before.who and (clause.verb is None or before in clause.subjects):
        return Owner([before], sure=0.85, how="comma")
    if mark == ")" and clause.verb is None:
        opened = next((at for at in range(index, -1, -1) if items[at].lower == "("), None)
        who = _name_ending_at(frame, opened - 1) if opened else None
        return Owner([who], sure=0.9, how="row") if who is not None else None
    if mark in ("with", "on", "at") and before.who and before not in clause.objects:
        role = frame.modifiers.get(before.index, "")
        if not role.startswith(("prep", "title", "appositive")):
            return Owner([before], sure=0.9, how="with")
    return None


def _name_ending_at(frame: Frame, index: int) -> Item | None:
    """The name that ends at `index`, across a bracketed party: "X (Labour)"."""
    items = frame.line.items
    while index >= 0:
        item = items[index]
        if item.who:
            if frame.modifiers.get(item.index) == "paren":
                index = next((at for at in range(index, -1, -1) if items[at].lower == "("), 0) - 1
                continue
            return item
        if item.lower == ")":
            index = next((at for at in range(index, -1, -1) if items[at].lower == "("), 0) - 1
            continue
        if item.lower in (",", "-", "–", "'s"):
            index -= 1
            continue
        return None
    return None
