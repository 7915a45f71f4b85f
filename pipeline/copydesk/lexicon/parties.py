"""Parties of the world by any of their names: recognition only, never the judge of a spelling."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.lexicon.tables import text
from copydesk.names.fold import fold

# A word is usual if so many names have it; shorter ones are a letter away from too many others.
_MANY = 10
_LONG = 6


class KnownParty(NamedTuple):
    """A party of the table: its country (alpha-2 or empty), name, and all names folded."""

    country: str
    name: str
    names: tuple[str, ...]


@cache
def _table() -> tuple[list[str], dict[str, list[int]]]:
    """The rows as text, and their numbers by folded name."""
    rows = text("parties.txt").splitlines()
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name in row.rsplit("\t", 1)[1].split("|"):
            index.setdefault(name, []).append(number)
    return rows, index


@cache
def names_opened_by(words: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """Names of two words and more that begin with one of the words, by that word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in _table()[1]:
        first, _, rest = name.partition(" ")
        if rest and first in words:
            found.setdefault(first, []).append(tuple(name.replace("'s", " 's").split()))
    return {first: sorted(names, key=lambda name: (-len(name), name)) for first, names in found.items()}


@cache
def usual_words() -> frozenset[str]:
    """Folded words that many parties of the table have in their names: "people", "democratic"."""
    counts = Counter(
        word.removesuffix("'s").strip("'")
        for name in _table()[1]
        for word in set(name.split())
        if len(word) >= _LONG
    )
    return frozenset(word for word, often in counts.items() if often >= _MANY)


@lru_cache(maxsize=8192)
def known_folded(key: str) -> tuple[KnownParty, ...]:
    """All parties that bear the folded name."""
    return tuple(map(_party, _table()[1].get(key, ())))


# By row: there are so many. Names asked for are without end.
@cache
def _party(number: int) -> KnownParty:
    country, name, names = _table()[0][number].split("\t")
    return KnownParty(country, name, tuple(names.split("|")))


def known(name: str) -> tuple[KnownParty, ...]:
    """All parties that bear the name."""
    return known_folded(fold(name))
