"""Parties of people in lists, of those whom a sentence's opening places, and of those pointed at."""

from __future__ import annotations

import itertools

from copydesk.entities.affiliation import LEADING, verb
from copydesk.entities.board import Board
from copydesk.entities.party_said import add, settle
from copydesk.entities.predicate import predicate

_BELONGING = LEADING | {"is", "belongs"}


def read(board: Board) -> None:
    """Statements that a list or the opening of a sentence makes."""
    _lists(board)
    _within(board)
    settle(board)


def _lists(board: Board) -> None:
    """ "X and Y of respectively Civic Party and the Democratic Party": each gets its own."""
    low = board.story.low
    everyone = list(board.people())
    for (one, _, end), (other, begin, _) in itertools.pairwise(everyone):
        if begin == end + 1 and board.word(end) in {"and", "&"} and one.parties and not other.parties:
            said = one.parties[-1]
            at = board.story.at(said.start)
            if said.by == "genitive" and 0 <= end - at < 12:
                add(board, other, board.said[id(one), said.start], (at, board.end[at]), "genitive")
    for index, word in enumerate(low):
        if word != "respectively":
            continue
        first, last = board.sentence_range(index)
        people = [(b, o) for o, b, _ in board.people() if first <= b < index]
        parties = [i for i in range(first, last) if board.kind(i) == "party" and board.begin[i] == i]
        behind = [i for i in parties if i > (people[-1][0] if people else last)]
        if 2 <= len(behind) == len(people[-len(behind) :]):
            for (_, draft), party in zip(people[-len(behind) :], behind, strict=True):
                draft.parties.clear()
                add(board, draft, board.owner[party], (party, board.end[party]), "respectively")


def _within(board: Board) -> None:
    """ "In Together for Change, X took 16%": those who stand in the sentence; "X took 21.40% for Y": X."""
    for first, last in board.bounds.values():
        if board.word(first) not in {"in", "within", "for", "from"}:
            continue
        at = first + 2 if board.word(first + 1) == "the" else first + 1
        if at < last and board.kind(at) == "party" and board.word(board.end[at]) == ",":
            for index in range(board.end[at], last):
                owner = board.owner[index]
                if owner is not None and owner.kind == "person" and owner.candidate and not owner.parties:
                    add(board, owner, board.owner[at], (board.begin[at], board.end[at]), "within")


def pointed(board: Board) -> None:
    """ "The mayor, who is 53, belongs to the Republican People's Party": of those whom descriptions point at."""
    for draft in board.drafts:
        if draft.kind == "person":
            for (_, last), form in list(draft.spans.items()):
                if form in {"description", "pronoun"}:
                    at = predicate(board, last, board.sentence_range(last - 1)[1], past_who=True)
                    if at is not None and board.word(at) in _BELONGING:
                        verb(board, draft, at)
