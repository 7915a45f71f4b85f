"""Dates in digits: 2024-03-31, 31/03/2024, 9-18-15, 13.5.2015, 2019-sep-1, 22/04."""

from __future__ import annotations

from copydesk.quantities.calendar import possible
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import MONTHS

_MARKS = frozenset({"-", "/", "–"})
Parts = tuple[int | None, int | None, int | None, int]


def numeric_at(block: Block, index: int, country: str | None) -> Parts | None:
    """Year, month, day and the token after; None for 52-48, 9/11, 24/7, 3/4 and telephone numbers."""
    if block.touches(index - 1) and block.at(index - 1) in ("/", "-", "–", ".", "+", "="):
        return None
    pieces, after = _pieces(block, index)
    if len(pieces) == 3:
        parts = _three(pieces, country)
        return (*parts, after) if parts else None
    if len(pieces) == 2:
        return _two(block, index, pieces, after, country)
    return None


def _pieces(block: Block, index: int) -> tuple[list[str], int]:
    """The digit groups that one mark keeps together, and the token behind them."""
    word = block.word[index]
    if "." in word:
        return word.split("."), index + 1
    pieces, at = [word], index
    mark = block.at(index + 1)
    if mark not in _MARKS or not block.touches(index):
        return pieces, index + 1
    while len(pieces) < 4 and block.at(at + 1) == mark and block.touches(at) and block.touches(at + 1):
        following = block.at(at + 2)
        if not (block.digits(at + 2) or following in MONTHS):
            break
        pieces.append(following)
        at += 2
    if (
        len(pieces) == 2
        and block.at(at + 1) == ","
        and block.digits(at + 2)
        and len(block.word[at + 2]) in (2, 4)
    ):
        tail = block.word[at + 2]
        if mark == "/" and (len(tail) == 4 or block.at(at + 3) in ("", ".", "\n")) and tail.isdigit():
            return [*pieces, tail], at + 3
    comma = pieces[-1].partition(",")
    if len(pieces) == 2 and mark == "/" and comma[2].isdigit() and len(comma[2]) in (2, 4):
        return [pieces[0], comma[0], comma[2]], at + 1
    return pieces, at + 1


def _three(pieces: list[str], country: str | None) -> tuple[int | None, int | None, int | None] | None:
    names = [MONTHS.get(piece) for piece in pieces]
    if names[1] and pieces[0].isdigit() and pieces[2].isdigit():
        first, last = int(pieces[0]), int(pieces[2])
        return (first, names[1], last) if len(pieces[0]) == 4 else (_century(pieces[2]), names[1], first)
    if not all(piece.isdigit() and len(piece) in (1, 2, 4) for piece in pieces):
        return None
    if len(pieces[0]) == 4:
        year, month, day = (int(piece) for piece in pieces)
        return (
            (year, month, day)
            if len(pieces[1]) < 4 and len(pieces[2]) < 4 and month <= 12 and day <= 31
            else None
        )
    if len(pieces[2]) == 1 or len(pieces[0]) == 4 or len(pieces[1]) == 4:
        return None
    first, second = int(pieces[0]), int(pieces[1])
    return _ordered(_century(pieces[2]), first, second, country)


def _ordered(
    year: int | None, first: int, second: int, country: str | None
) -> tuple[int | None, int | None, int | None] | None:
    """Which of two numbers is the month: the one that can be; else by country; else neither is said."""
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    if country is None:
        return year, None, None
    return (year, first, second) if country.upper() in ("US", "PH", "FM", "PW") else (year, second, first)


def _century(piece: str) -> int:
    """Of a year in two digits: 15 is 2015, 89 is 1989."""
    year = int(piece)
    return year if len(piece) > 2 else year + (2000 if year < 50 else 1900)


def _two(block: Block, index: int, pieces: list[str], after: int, country: str | None) -> Parts | None:
    """22/04, on 4-22, 1-jan: only with a cue, or where no fraction, score or range can be meant."""
    if "." in block.word[index] or not all(piece.isdigit() and len(piece) <= 2 for piece in pieces):
        return None
    first, second = int(pieces[0]), int(pieces[1])
    parts = _ordered(None, first, second, country)
    if parts is None or parts[1] is None or parts[2] is None or not possible(None, parts[1], parts[2]):
        return None
    cue = block.at(index - 1) in ("on", "dated") or (
        block.at(index - 2) == "on" and block.at(index - 1) == "the"
    )
    slash = block.at(index + 1) == "/"
    following = block.at(after)
    if (following[:1].isalpha() and following not in ("at", "and", "in", "with", "for")) or following == "%":
        return None
    if not slash or not (cue or max(first, second) > 12):
        return None
    return (*parts, after)
