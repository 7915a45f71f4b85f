"""Races that are held on one day: the words before "election", what one stands for, the chambers that seats are in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from copydesk.lexicon.tables import lines


class Race(NamedTuple):
    """A race and its words in small letters: kinds of election, posts that are stood for, chambers."""

    name: str
    kinds: tuple[str, ...]
    posts: tuple[str, ...]
    chambers: tuple[str, ...]


@cache
def races() -> tuple[Race, ...]:
    """All races of the table, in its order."""
    rows = (line.split("|") for line in lines("races.txt"))
    return tuple(
        Race(name, *(tuple(filter(None, cell.split(";"))) for cell in cells)) for name, *cells in rows
    )
