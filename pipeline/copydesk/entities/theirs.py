"""Parties pointed at by those who lead or belong to them: "Milei's candidates", "his party"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.entities.party_said import add
from copydesk.names.wordset import wordset

_POINTING = wordset("party candidates list lists slate")
_OWN = wordset("own ruling governing conservative liberal new")
_GENITIVES = frozenset({"'s", "’s"})
_POSSESSIVES = wordset("his her")
_FEW = 3
# What stands behind where the party's own name or another's follows.
_NAMING = wordset(", ( — – - : of")


def said(board: Board) -> None:
    """Note whose party it is where its name follows: "Milei's party, La Libertad Avanza"."""
    for index, owner in _pointing(board):
        # Whom "his" is of is a guess, too weak to put anybody in a party.
        if not _POSSESSIVES.isdisjoint(board.story.low[max(0, index - _FEW) : index]):
            continue
        at = index + 2 + (board.word(index + 2) == "the")
        party = board.owner[at] if board.word(index + 1) in {",", "("} and at < len(board.story) else None
        if board.story.low[index] == "party" and party is not None and party.kind == "party":
            add(board, owner, party, (board.begin[at], board.end[at]), "genitive")


def read(board: Board) -> None:
    """Let such words point at the party of the person, where that is known and not named beside them."""
    for index, owner in _pointing(board):
        party = owner.party
        if party is None or party.camp:
            continue
        if (
            board.word(index + 1) in _NAMING
            and board.kind(index + 2 + (board.word(index + 2) == "the")) == "party"
        ):
            continue
        party.add(index, index + 1, "description")


def _pointing(board: Board) -> Iterator[tuple[int, Draft]]:
    """Each such word with the person whose it is said to be."""
    story = board.story
    if _POINTING.isdisjoint(story.small):
        return
    pronouns = {
        first: draft
        for draft in board.drafts
        if draft.kind == "person"
        for (first, last), form in draft.spans.items()
        if form == "pronoun" and last - first == 1
    }
    for index, low in enumerate(story.low):
        if low not in _POINTING or board.owner[index] is not None or story.quoted[index] or not index:
            continue
        at = index - 1
        while at and story.low[at] in _OWN:
            at -= 1
        owner = board.owner[at - 1] if story.low[at] in _GENITIVES and at else None
        if story.low[at] in _POSSESSIVES:
            owner = pronouns.get(at)
        if owner is not None and owner.kind == "person" and board.together(at, index):
            yield index, owner
