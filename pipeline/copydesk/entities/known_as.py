"""Second names given in an apposition or in brackets: "Robert Kyagulanyi, popularly known as Bobi Wine"."""

from __future__ import annotations

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.names.wordset import wordset

# "Better known as", "universally known to all as", "also called", "who is known as".
_MANNER = wordset(
    "better best also popularly commonly widely universally more often usually mostly generally simply affectionately locally fondly who is was or and"
)
_CALLED = wordset("alias aka a.k.a a.k.a. nicknamed dubbed")
_OPENING = frozenset(",(–—-")
_BEFORE = frozenset("\"“‘'") | {"the", "simply"}
# "Known to all as", "known by his nickname as": so many words stand inside.
_INSIDE = 4
_KINDS = {"person": {"person", "party", "organisation"}, "party": {"party", "person", "organisation"}}


def read(board: Board) -> None:
    """Give the named the second names that the story says they go by, with all their mentions."""
    for index, low in enumerate(board.story.low):
        cue = _cue(board, index, low)
        if cue is not None:
            one, other = _bearer(board, cue[0]), _second(board, cue[1])
        elif low == "(" and board.word(index + 2) == ")":
            one, other = board.named_at(index - 1), board.named_at(index + 1)
            if one is None or other is None or {one.kind, other.kind} != {"person"}:
                continue
        else:
            continue
        if one is not None and other is not None and other is not one and other.kind in _KINDS[one.kind]:
            _merge(board, one, other)


def _cue(board: Board, index: int, low: str) -> tuple[int, int] | None:
    """Where the words begin and end that say somebody goes by a name, the first of them being at `index`."""
    if low in _CALLED:
        return index, index + 1
    if low != "known":
        return None
    for last in range(index + 1, index + 2 + _INSIDE):
        if board.word(last) == "as" and board.together(index, last):
            return index, last + 1
        if not board.word(last).isalpha():
            return None
    return None


def _bearer(board: Board, first: int) -> Draft | None:
    """Whose name ends before the words, a comma or a bracket between."""
    at = first - 1
    while at > 0 and board.word(at) in _MANNER:
        at -= 1
    if at < 1 or board.word(at) not in _OPENING or not board.together(at, first):
        return None
    owner = board.named_at(at - 1)
    return owner if owner is not None and owner.kind in _KINDS and board.end[at - 1] == at else None


def _second(board: Board, at: int) -> Draft | None:
    """Whose only name stands there: not a short form of somebody's."""
    while board.word(at) in _BEFORE:
        at += 1
    owner = board.named_at(at)
    if owner is None or board.begin[at] != at or board.end[at] - at < len(owner.words):
        return None
    return owner


def _merge(board: Board, one: Draft, other: Draft) -> None:
    """Let the mentions of one draft be another's."""
    board.drafts.remove(other)
    for (first, last), form in other.spans.items():
        one.add(first, last, "short" if form == "full" else form)
        board.place(one, first, last)
