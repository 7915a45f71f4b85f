"""Statements of someone's party, and which of them holds now."""

from __future__ import annotations

from copydesk.entities.board import Board, name_of
from copydesk.entities.draft import Draft
from copydesk.records.entity import Time


def add(
    board: Board, draft: Draft, party: Draft | None, at: tuple[int, int], by: str, when: Time = "now"
) -> None:
    """A statement of someone's party, once per place; no party is "independent"."""
    if party is not None and party.camp:
        return
    value = name_of(board.story, party) if party is not None else "independent"
    said = board.statement(value, *at, by, when=when)
    if all(said.start != other.start for other in draft.parties):
        draft.parties.append(said)
        board.said[id(draft), said.start] = party


def settle(board: Board) -> None:
    """Decide on each person's party of now."""
    for draft in board.drafts:
        if draft.kind == "person":
            _settle(board, draft)


def _settle(board: Board, draft: Draft) -> None:
    """The party that most of the statements about now name; none where the last says independent."""
    said = board.said
    now = [s for s in draft.parties if s.when == "now"]
    draft.parties.sort(key=lambda s: s.start)
    if not now:
        return
    counts: dict[int, int] = {}
    byid: dict[int, Draft | None] = {}
    for statement in now:
        party = said.get((id(draft), statement.start))
        counts[id(party)] = counts.get(id(party), 0) + 1
        byid[id(party)] = party
    draft.party = byid[max(counts, key=lambda key: counts[key])]
