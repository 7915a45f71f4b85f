"""Whose a figure is by its clause and by its tree; never by nearness alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass
class Owner:
    """Whose a figure is. `sure` from 0 to 1; `how` names the construction, for tests and for confidence."""

    items: list[Item] = field(default_factory=list)
    rival: Item | None = None
    sure: float = 0.0
    how: str = "none"


def clause_subject(frame: Frame, item: Item) -> Owner:
    """The subject of the clause that the figure stands in."""
    clause = frame.clause(item.index)
    before = [subject for subject in clause.subjects if subject.index < item.index]
    if not before:
        return Owner()
    sure = (0.8 if clause.verb is not None else 0.7) if clause.own else 0.75
    return Owner(before, sure=sure, how="clause" if clause.own else "clause before")


def tree_subject(frame: Frame, item: Item) -> Owner:
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
