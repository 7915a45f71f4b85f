"""Offices and the words for them."""

from __future__ import annotations

from functools import cache, lru_cache
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


@lru_cache(maxsize=4096)
def sizes_from(word: str) -> tuple[int, ...]:
    """Of how many words an office that begins with a word can be, the longest first: "ex-premier" is of one."""
    known = _sizes(0).get(word.removeprefix("then-").removeprefix("ex-"), ())
    return tuple(sorted({1, *known}, reverse=True))


@lru_cache(maxsize=4096)
def sizes_to(word: str) -> tuple[int, ...]:
    """The same for the word that it ends with: "mayor-elect"."""
    whole = word.rsplit("-", 1)[0] if word.endswith(("-elect", "-designate")) else word
    known = _sizes(-1)
    return tuple(sorted({1, *known.get(word, ()), *known.get(whole, ())}, reverse=True))


@cache
def _sizes(place: int) -> dict[str, frozenset[int]]:
    """Of how many words offices are, by the word at a place in their names."""
    found: dict[str, set[int]] = {}
    for key in offices():
        found.setdefault(key[place], set()).add(len(key))
    return {word: frozenset(held) for word, held in found.items()}


@cache
def last_words() -> frozenset[str]:
    """The words that the names of offices end with."""
    return frozenset(key[-1] for key in offices())
