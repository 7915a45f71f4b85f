"""Given names with their gender, honorifics, and words for what people do."""

from __future__ import annotations

from functools import cache
from typing import Literal

from copydesk.lexicon import known_names, places
from copydesk.lexicon.tables import lines
from copydesk.lexicon.tables import words as _words
from copydesk.names.fold import fold

Gender = Literal["female", "male"]
_GENDERS: dict[str, Gender | None] = {"f": "female", "m": "male", "n": None, "": None}


@cache
def given_names() -> dict[str, Gender | None]:
    """Gender by folded given name, None where it is either."""
    found: dict[str, Gender | None] = {}
    for line in lines("given_names.txt"):
        code, names = line.split(":")
        for name in names.split():
            key, gender = fold(name), _GENDERS[code]
            found[key] = gender if found.get(key, gender) == gender else None
    return found


@cache
def first_names() -> frozenset[str]:
    """Given names, with the rarer ones of many countries that are no common words."""
    rare = known_names.given() - known_names.common() - occupations() - frozenset(places.demonyms())
    return frozenset(given_names()) | (rare - {name for name in places.among(rare) if _large(name)})


def _large(key: str) -> bool:
    """Whether a folded name is a country's, a region's or a great city's."""
    return any(p.kind != "city" or p.population > 300_000 for p in places.known_folded(key))


@cache
def honorifics() -> dict[str, Gender | None]:
    """Gender by folded honorific, dots dropped."""
    rows = (line.split("|") for line in lines("honorifics.txt"))
    return {fold(word).rstrip("."): _GENDERS[code] for word, code in rows}


@cache
def occupations() -> frozenset[str]:
    """Words such as "economist", "businessman", "activist"."""
    return _words("occupations.txt")


# "jeweller", "economist", "librarian", "fisherman", "waitress", "engineer"; and words of such an end that are none.
_TRADES = ("er", "or", "ist", "ian", "man", "woman", "ess", "ant")
_SHORTEST = 5
_NO_TRADES = frozenset(
    "after other another under over never ever rather whether either neither however together later earlier former latter "
    "number member letter paper order power chamber river border corner quarter centre center winter summer "
    "september october november december than giant grant important relevant business process congress success".split()
)


def by_trade(word: str) -> bool:
    """Whether a word in small letters says what somebody does: on the list, or made as such words are."""
    made = len(word) >= _SHORTEST and word.endswith(_TRADES) and word not in _NO_TRADES
    return made or word in occupations()
