"""Parties whose names are phrases: spelled by the letters behind them, or in quotation marks with a figure."""

from __future__ import annotations

from copydesk.entities.board import Board
from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after
from copydesk.names.wordset import wordset

_LONGEST = 9
_QUOTED = {'"': '"', "“": "”", "‘": "’"}
_GROUPS = wordset("faction list alliance coalition movement party bloc ticket slate")


def read(board: Board) -> None:
    """Give parties the phrases that are their names, and take down those told of by a phrase alone."""
    _lettered(board)
    _quoted(board)


def _lettered(board: Board) -> None:
    """ "Faatuatua i le Atua Samoa ua Tasi (FAST)": the capitals before spell the party's letters."""
    story = board.story
    for index in range(2, len(story) - 1):
        letters = story.words[index]
        party = board.owner[index]
        bracketed = story.words[index - 1] == "(" and story.words[index + 1] == ")"
        if not bracketed or party is None or party.kind != "party" or not letters.isupper():
            continue
        first = _spelled(board, index - 1, letters)
        if first is not None and len(party.words) == 1:
            _take(board, party, first, index - 1)


def _spelled(board: Board, last: int, letters: str) -> int | None:
    """Where the words begin whose capitals are the letters, with a small word among them."""
    story = board.story
    left = list(letters)
    small = False
    for index in range(last - 1, max(last - _LONGEST, -1), -1):
        word = story.words[index]
        if not word.isalpha() or story.sentence[index] != story.sentence[last]:
            return None
        if not story.capital[index]:
            small = True
        elif word[0].upper() != left.pop():
            return None
        if not left:
            return index if small and len(letters) > 2 and word[0].isupper() else None
    return None


def _quoted(board: Board) -> None:
    """ "The 'My Step' faction had 88": a phrase in quotation marks with a figure, called a list or alliance."""
    story = board.story
    last = 0
    for index, mark in enumerate(story.words):
        if index < last or mark not in _QUOTED or index + 3 >= len(story) or not story.capital[index + 1]:
            continue
        end = next(
            (
                at
                for at in range(index + 2, min(index + 2 + _LONGEST, len(story)))
                if story.words[at] == _QUOTED[mark]
            ),
            None,
        )
        if end is None or end - index < 3 or story.broken[end] or not story.capital[end - 1]:
            continue
        if any(story.words[at] in ",.;:!?" for at in range(index + 1, end)):
            continue
        last = end + 1
        told = board.word(index - 1) in _GROUPS or (
            board.word(last) in _GROUPS and figure_after(story, last + 1)
        )
        held = board.owner[index + 1]
        if told and not (held is not None and (index + 1, end) in held.spans):
            draft = Draft("party", tuple(story.low[index + 1 : end]))
            board.drafts.append(draft)
            _take(board, draft, index + 1, end)


def _take(board: Board, draft: Draft, first: int, last: int) -> None:
    """The words name the party, and nothing inside them names anything else."""
    for other in board.drafts:
        for span in [s for s in other.spans if first <= s[0] and s[1] <= last]:
            del other.spans[span]
    draft.rename(tuple(board.story.low[first:last]))
    draft.add(first, last, "full")
    board.drafts = [other for other in board.drafts if other.spans]
    board.place(draft, first, last)
