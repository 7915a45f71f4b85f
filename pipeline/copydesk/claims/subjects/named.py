"""Owners named behind a preposition or a verb: "for X", "of X", "giving X", "followed by X with"."""

from __future__ import annotations

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner
from copydesk.lexicon import owners, verbs


def _after_unit(frame: Frame, item: Item) -> int:
    """The index behind a figure and its "of the vote"."""
    items = frame.line.items
    index = item.index + 1
    while index < len(items) and index < item.index + 8:
        total = items[index].figure is not None and items[index - 1].lower in ("the", "of")
        if (
            items[index].lower not in owners.OF_THE_VOTE
            and not total
            and not items[index].tag.startswith("JJ")
        ):
            break
        index += 1
    return index


def _named_after(frame: Frame, index: int) -> Item | None:
    """The name that a preposition at `index` governs: across "the", titles and a party before a person."""
    items = frame.line.items
    first = None
    for item in items[index + 1 : index + 9]:
        if item.who:
            if frame.modifiers.get(item.index) == "title":
                first = item
                continue
            return item
        if item.entity is not None and item.entity.kind in ("place", "organisation") and first is None:
            continue
        if item.figure is not None or item.verb or item.lower in (".", ";", "("):
            break
    return first


def for_name(frame: Frame, item: Item) -> Owner | None:
    """ "48.7% for Beridze", "against 41 for X", "52% voted for X", "80% of seats went to X"."""
    items = frame.line.items
    index = _after_unit(frame, item)
    if index >= len(items):
        return None
    word = items[index].lower
    if word in verbs.FAVOURED:
        target = index if word in verbs.FAVOURED_WHOM else index + 1
        name = _named_after(frame, target)
        return Owner([name], sure=0.9, how="voted for") if name else None
    gone = items[index - 1].lower in ("went", "go", "gone", "goes")
    if word not in ("for", "to") or (word == "to" and not gone):
        return None
    name = _named_after(frame, index)
    if name is None or _further_figure(frame, index, name):
        return None
    if gone:
        return Owner([name], sure=0.95, how="went to")
    before = items[item.index - 1].lower if item.index else ""
    clause = frame.clause(item.index)
    continued = before in ("to", "against", "and", ",", "versus", "with", "-", "–", "from") or item.index == 0
    subject = clause.subjects[0] if clause.subjects else None
    person_for_party = (
        subject is not None and subject.entity is not None and name.entity is not None
        and subject.entity.kind == "person" and name.entity.kind == "party" and clause.own
    )  # fmt: skip
    if subject is not None and clause.verb is not None and clause.own and not continued:
        return None
    if person_for_party and before not in ("to", "against", "versus"):
        return None
    return Owner([name], rival=None, sure=0.9, how="for")


def of_name(frame: Frame, item: Item) -> Owner | None:
    """ "more than double the 14.8 million of Leni Robredo"."""
    items = frame.line.items
    if item.index + 1 >= len(items) or items[item.index + 1].lower != "of":
        return None
    member = item.figure is not None and item.figure.unit in ("mps", "seats", "mp", "members", "deputies")
    if not member and (
        item.index == 0 or items[item.index - 1].lower not in ("the", "than", "to", "with", "against")
    ):
        return None
    name = _named_after(frame, item.index + 1)
    if name is None or any(
        word.lower in (",", "vote", "votes", "ballots", "seats")
        for word in items[item.index + 1 : name.index]
    ):
        return None
    return Owner([name], sure=0.85, how="of")


def given(frame: Frame, item: Item) -> Owner | None:
    """ "giving him 39 delegates", "put Labour on 37%", "had Beridze at 48%", "left her with 12"."""
    items = frame.line.items
    clause = frame.clause(item.index)
    index = item.index - 1
    linked = False
    while index >= 0 and items[index].lower in owners.GIVEN_GAP:
        linked |= items[index].lower in ("with", "on", "at", "ahead")
        index -= 1
    if index < 1 or not items[index].who:
        return None
    name = items[index]
    before = index - 1
    while before >= 0 and (
        items[before].lower in ("the", "both", "former")
        or frame.modifiers.get(before) == "title"
        or items[before].tag.startswith("JJ")
    ):
        before -= 1
    if before < 0 or items[before].lower not in verbs.GIVING:
        return None
    if items[before].lower in ("had", "has", "have") and not linked:
        return None
    if name in clause.subjects and clause.own and clause.verb is not items[before]:
        return None
    return Owner([name], sure=0.9, how="given")


def _further_figure(frame: Frame, index: int, name: Item) -> bool:
    """Whether a figure stands between a preposition and the name behind it."""
    return any(item.figure is not None for item in frame.line.items[index + 1 : name.index])


def handover(frame: Frame, item: Item) -> Owner | None:
    """ "followed by Y with 45", "ahead of Y on 32", "against Y's 45"."""
    items = frame.line.items
    if item.index < 2:
        return None
    index = item.index - 1
    while index > 0 and items[index].lower in (
        "just",
        "only",
        "some",
        "a",
        "total",
        "of",
        "another",
        "about",
    ):
        index -= 1
    if items[index].lower not in ("with", "on", "at", "(", ",", "who", "had", "has", "-", "–"):
        return None
    for back in range(index - 1, max(-1, index - 14), -1):
        here = items[back]
        if here.figure is not None and here.figure.kind not in ("age", "date"):
            return None
        if here.finite or here.lower == ";":
            return None
        if here.who and frame.modifiers.get(here.index) not in ("title", "paren", "appositive", "prep:of"):
            lead_in = [word.lower for word in items[max(0, back - 9) : back]]
            if _hands_over(lead_in):
                return Owner([here], sure=0.9, how="handover")
            if frame.modifiers.get(here.index, "") == "prep:of" and "ahead" not in lead_in:
                continue
            return None
        if here.who and frame.modifiers.get(here.index) == "prep:of":
            lead_in = [word.lower for word in items[max(0, back - 5) : back]]
            if _hands_over(lead_in):
                return Owner([here], sure=0.9, how="handover")
    return None


def _hands_over(before: list[str]) -> bool:
    """Whether the words before a name hand the next figure to it."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word == "by" and at and before[at - 1] in ("followed", "trailed", "chased", "pursued"):
            return True
        if word == "of" and at and before[at - 1] in ("ahead", "front", "clear"):
            return True
        if word in ("behind", "beating", "defeating", "over", "outpolling", "edging"):
            return word == "behind"
        if word in (",", ";", "and") or word.endswith("ed"):
            return False
    return False
