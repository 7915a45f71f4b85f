"""Where the words about a person begin, behind appositions, ages and parties."""

from __future__ import annotations

from copydesk.entities.board import Board
from copydesk.entities.titles import title_from
from copydesk.names.wordset import wordset

_OPENS = wordset(
    "of from a an the who whose backed supported his her its former in representing aged standing running"
)
_DASHES = frozenset({"—", "–", "--"})


def predicate(board: Board, last: int, high: int, *, past_who: bool = False) -> int | None:
    """The first word of what is said of the person whose name ends before `last`.

    Reads past "X, 71, of the JCP," and "X (Labour)" and "X, backed by liberals,"; stops at a genitive.
    """
    at = last
    for _ in range(4):
        if at >= high:
            return None
        low = board.word(at)
        if low == "(":
            at = _closing(board, at, high, frozenset({")"}))
        elif low in {"of", "from"} and (named := _named_within(board, at + 1)) is not None:
            at = board.end[named]
        elif low == ",":
            if board.word(at + 1).isdigit() and len(board.word(at + 1)) == 2 and board.word(at + 2) == ",":
                at += 2
                if board.word(at + 1) not in _OPENS:
                    return at + 1
            elif board.word(at + 1) == "who" and not past_who:
                return at + 2
            elif (
                title_from(board, at + 1, min(at + 8, high)) is not None
                or board.word(at + 1) in _OPENS
                or board.owner[at + 1 if at + 1 < len(board.owner) else at] is not None
            ):
                at = _closing(board, at + 1, high, frozenset({","}))
            else:
                return at + 1
        elif low in _DASHES:
            at = _closing(board, at + 1, high, _DASHES)
        else:
            return None if low in {"'s", "’s", "'", "’"} else at
    return at if at < high else None


def _named_within(board: Board, at: int) -> int | None:
    """The word of a party, place or body that stands within a few words."""
    for index in range(at, min(at + 4, len(board.owner))):
        if board.kind(index) in {"party", "place", "organisation"}:
            return index
        if not board.word(index).isalpha() or board.kind(index):
            return None
    return None


def _closing(board: Board, at: int, high: int, marks: frozenset[str]) -> int:
    """The word behind the mark that ends an insertion, within reach; the next word where there is none."""
    for index in range(at, min(at + 24, high)):
        if board.word(index) in marks and not (
            board.word(index + 1)[:1].isdigit() and board.word(index - 1)[:1].isdigit()
        ):
            return index + 1
    return at + 1


def words_from(board: Board, at: int, high: int, reach: int = 7) -> list[str]:
    """The next words, up to another person or a mark."""
    out: list[str] = []
    for index in range(at, min(at + reach, high)):
        low = board.word(index)
        if board.kind(index) == "person" or low in {".", ";", '"', "“", "said", "says", "told"}:
            break
        out.append(low)
    return out
