"""Whose figure it is: from the words beside it, from its clause, from the tree; never from nearness alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.claims.clauses import Clause, Frame
from copydesk.claims.line import Item

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that may stand between a figure and "for X" or "to X".
OF_THE_VOTE = frozenset(
    [
        "of",
        "the",
        "vote",
        "votes",
        "ballots",
        "ballot",
        "valid",
        "cast",
        "popular",
        "all",
        "percent",
        "seats",
        "points",
        "share",
        "nationwide",
        "counted",
        "total",
        "its",
        "delegates",
        "his",
        "her",
        "their",
        "support",
        "in",
        "favour",
        "favor",
        "went",
        "go",
        "gone",
        "goes",
    ]
)
SKIPPED = frozenset(
    [
        "just",
        "only",
        "some",
        "a",
        "an",
        "the",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "total",
        "of",
        "roughly",
        "with",
        "on",
        "at",
        "by",
    ]
)
SHARE_WORDS = frozenset(
    [
        "share",
        "vote",
        "votes",
        "total",
        "tally",
        "score",
        "support",
        "percentage",
        "seats",
        "lead",
        "margin",
        "result",
        "haul",
        "count",
        "delegates",
        "number",
        "majority",
    ]
)


@dataclass
class Owner:
    """Whose a figure is. `sure` from 0 to 1; `how` names the construction, for tests and for confidence."""

    items: list[Item] = field(default_factory=list)
    rival: Item | None = None
    sure: float = 0.0
    how: str = "none"


def owner(frame: Frame, item: Item) -> Owner:
    """The subject of the figure `item`, by the first construction that speaks."""
    for rule in (_for_name, _of_name, _given, _possessive, _handover, _beside):
        found = rule(frame, item)
        if found is not None:
            return found
    by_clause = _clause_subject(frame, item)
    by_tree = _tree_subject(frame, item)
    if by_clause.items and by_tree.items:
        if by_clause.items[0].entity is by_tree.items[0].entity or by_tree.items[0] in by_clause.items:
            by_clause.sure = 0.95
        else:
            by_clause.sure = 0.7
        return by_clause
    if by_clause.items:
        return by_clause
    return by_tree


def _after_unit(frame: Frame, item: Item) -> int:
    """The index behind a figure and its "of the vote"."""
    items = frame.line.items
    index = item.index + 1
    while index < len(items) and index < item.index + 8:
        total = items[index].figure is not None and items[index - 1].lower in ("the", "of")
        if items[index].lower not in OF_THE_VOTE and not total and not items[index].tag.startswith("JJ"):
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


def _for_name(frame: Frame, item: Item) -> Owner | None:
    """ "48.7% for Beridze", "against 41 for X", "52% voted for X", "80% of seats went to X"."""
    items = frame.line.items
    index = _after_unit(frame, item)
    if index >= len(items):
        return None
    word = items[index].lower
    if word in (
        "voted",
        "backed",
        "supported",
        "chose",
        "favoured",
        "favored",
        "opted",
        "picked",
        "preferred",
    ):
        target = (
            index if word in ("backed", "supported", "chose", "favoured", "favored", "picked") else index + 1
        )
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


def _of_name(frame: Frame, item: Item) -> Owner | None:
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


GIVING = frozenset(
    """give gives gave giving leave leaves left leaving hand hands handed handing put puts putting award awarded show
    shows showed showing bring brings brought bringing had has have""".split()
)


def _given(frame: Frame, item: Item) -> Owner | None:
    """ "giving him 39 delegates", "put Labour on 37%", "had Beridze at 48%", "left her with 12"."""
    items = frame.line.items
    clause = frame.clause(item.index)
    index = item.index - 1
    linked = False
    while index >= 0 and items[index].lower in (
        "with",
        "on",
        "at",
        "a",
        "an",
        "the",
        "additional",
        "another",
        "total",
        "of",
        "just",
        "only",
        "reported",
        "ahead",
        "by",
        ",",
        "about",
    ):
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
    if before < 0 or items[before].lower not in GIVING:
        return None
    if items[before].lower in ("had", "has", "have") and not linked:
        return None
    if name in clause.subjects and clause.own and clause.verb is not items[before]:
        return None
    return Owner([name], sure=0.9, how="given")


def _further_figure(frame: Frame, index: int, name: Item) -> bool:
    """Whether a figure stands between a preposition and the name behind it."""
    return any(item.figure is not None for item in frame.line.items[index + 1 : name.index])


def _possessive(frame: Frame, item: Item) -> Owner | None:
    """ "X's 45.1%", "to Beridze's 48.7%", "X's share of the vote, 45%"."""
    items = frame.line.items
    for index in range(item.index - 1, max(-1, item.index - 6), -1):
        here = items[index]
        if here.lower in ("'s", "’s", "'", "’") and index > 0:
            name = items[index - 1]
            between = [word.lower for word in items[index + 1 : item.index]]
            if name.who and all(
                word in SHARE_WORDS or word in SKIPPED or word in (",", "own") for word in between
            ):
                return Owner([name], sure=0.95, how="possessive")
            return None
        if here.verb or here.figure is not None or here.lower in (";", "."):
            return None
    return None


def _handover(frame: Frame, item: Item) -> Owner | None:
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


def _beside(frame: Frame, item: Item) -> Owner | None:
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


def _clause_subject(frame: Frame, item: Item) -> Owner:
    """The subject of the clause that the figure stands in."""
    clause = frame.clause(item.index)
    before = [subject for subject in clause.subjects if subject.index < item.index]
    if not before:
        return Owner()
    sure = (0.8 if clause.verb is not None else 0.7) if clause.own else 0.75
    return Owner(before, sure=sure, how="clause" if clause.own else "clause before")


def _tree_subject(frame: Frame, item: Item) -> Owner:
    """The subject that the parse gives to the verb over the figure."""
    token = item.token
    for _ in range(8):
        head = token.head
        holder = frame.line.item_of(token)
        if token is not item.token and holder is not None and holder.who and holder.index < item.index:
            return Owner([holder], sure=0.6, how="tree")
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubj:pass", "csubj"):
                found = frame.line.item_of(child)
                if found is not None and found.who and found is not item:
                    return Owner([found, *_conjuncts(frame, child)], sure=0.65, how="tree")
        if head is token:
            break
        token = head
    return Owner()


def _conjuncts(frame: Frame, token: Token) -> list[Item]:
    found = [frame.line.item_of(child) for child in token.children if child.dep_ == "conj"]
    return [item for item in found if item is not None and item.who]


def other_side(clause: Clause, subject: Item) -> Item | None:
    """The first object of a clause that is not its subject: the rival in "X beat Y"."""
    return next((item for item in clause.objects if item.entity is not subject.entity), None)
