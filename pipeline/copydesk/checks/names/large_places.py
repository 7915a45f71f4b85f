"""Places known to everybody, and the spellings one slip away from them."""

from __future__ import annotations

from functools import cache

from copydesk.lexicon import places
from copydesk.lexicon.places import KnownPlace
from copydesk.names.fold import letters
from copydesk.names.slips import shapes, weight

LARGE = 200_000
SHORTEST = 6
# A name of six letters that lost one, where millions know it: "Berln".
_FAMOUS = 1_000_000


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Names of large places by each shape that they take when a letter is left out."""
    index: dict[str, list[str]] = {}
    for name in places.large(LARGE):
        key = letters(name)
        land = len(key) == SHORTEST - 1 and any(
            place.kind == "country" for place in places.known_folded(name)
        )
        if len(key) >= SHORTEST or land:  # "Edgypt": of names of five letters, those of countries alone
            for shape in shapes(key):
                index.setdefault(shape, []).append(name)
    return {shape: tuple(dict.fromkeys(names)) for shape, names in index.items()}


def near(spelling: str) -> list[tuple[str, KnownPlace]]:
    """Large places of which a spelling may be a slip, with their record; empty for known places."""
    key = letters(spelling)
    if len(key) < SHORTEST - 1 or places.known(spelling):
        return []
    names = dict.fromkeys(name for shape in sorted(shapes(key)) for name in _index().get(shape, ()))
    found = [(name, places.known_folded(name)[0]) for name in names if weight(key, letters(name)) >= 2]
    if len(key) < SHORTEST:
        found = [
            (name, place) for name, place in found if place.population >= _FAMOUS and name[-1] == key[-1]
        ]
    return sorted(found, key=lambda pair: -pair[1].population)
