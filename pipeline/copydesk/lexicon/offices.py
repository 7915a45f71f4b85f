"""Offices and the words for them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from copydesk.lexicon.tables import lines
from copydesk.names.fold import fold


class Office(NamedTuple):
    """An office: its canonical term and level (state, government, monarch, cabinet, legislature, ...)."""

    term: str
    level: str


@cache
def offices() -> dict[tuple[str, ...], Office]:
    """Offices by their folded words, dots dropped: ("prime", "minister"), ("sen",)."""
    found: dict[tuple[str, ...], Office] = {}
    for line in lines("offices.txt"):
        term, level, others = line.split("|")
        for name in (term, *(other for other in others.split(";") if other)):
            found.setdefault(words_of(name), Office(term, level))
    return found


def words_of(name: str) -> tuple[str, ...]:
    """The words of an office as a key of `offices`."""
    return tuple(word.rstrip(".") for word in fold(name).split())


@cache
def longest() -> int:
    """Words in the longest name of an office."""
    return max(map(len, offices()))


@cache
def last_words() -> frozenset[str]:
    """The words that the names of offices end with."""
    return frozenset(key[-1] for key in offices())
