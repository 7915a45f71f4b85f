"""Places known to everybody, or to all of a country, and the spellings one slip away from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from copydesk.lexicon import places
from copydesk.lexicon.places import KnownPlace
from copydesk.names.fold import fold, letters
from copydesk.names.slips import shapes, slip, weight

LARGE = 200_000
SHORTEST = 6
# A name of six letters that lost one, where millions know it: "Berln".
_FAMOUS = 1_000_000
# A town of a country that the story tells of; regions and capitals are known there whatever their size.
_TOWN = 50_000
# Names so long are not met by chance: "Middlesborough".
_LONG = 11
# Lands whose regions English copy prints as they are written there; of others the gazetteer has the local spelling.
_AS_WRITTEN = frozenset(
    "AR AU BO BR CA CL CO CR DO EC ES GB GH GT HN IE KE MX NG NI NZ PA PE PT PY SV US UY VE ZA ZM ZW".split()
)
# Chinese names are made of few syllables: one letter off one is mostly another, Zhenjiang beside Zhejiang.
_OF_CHINA = 3_000_000

_VOWELS = frozenset("aeiouy")

_Index = dict[str, tuple[str, ...]]


def _index(names: Iterable[str]) -> _Index:
    """Names by each shape that they take when a letter is left out."""
    index: dict[str, list[str]] = {}
    for name in names:
        for shape in shapes(letters(name)):
            index.setdefault(shape, []).append(name)
    return {shape: tuple(dict.fromkeys(names)) for shape, names in index.items()}


@cache
def _everywhere() -> _Index:
    """Large places and countries; of names of five letters, those of countries alone: "Edgypt"."""
    lands = places.country_names()
    names = [name for name in places.large(LARGE) if len(letters(name)) >= SHORTEST]
    return _index([*names, *(name for name in lands if len(letters(name)) >= SHORTEST - 1)])


@cache
def _of_land(country: str) -> _Index:
    """Towns, regions and the capital of one country."""
    capital = places.capitals().get(country)
    return _index(
        name
        for name, place in places.of_country(country)
        if len(letters(name)) >= SHORTEST - 1
        and (place.kind == "region" or place.population >= _TOWN or name == capital)
    )


def near(spelling: str, lands: frozenset[str]) -> list[tuple[str, KnownPlace]]:
    """Places of which a spelling may be a slip, with their record, the largest first: large ones, and those of the lands."""
    key, whole = letters(spelling), fold(spelling)
    if len(key) < SHORTEST - 1:
        return []
    indexes = (_everywhere(), *map(_of_land, sorted(lands)))
    names = dict.fromkeys(
        name for shape in sorted(shapes(key)) for index in indexes for name in index.get(shape, ())
    )
    found: list[tuple[str, KnownPlace]] = []
    for name in names:
        if name.count(" ") != whole.count(" "):
            continue
        known = places.known_folded(name)
        place = next((one for one in known if one.country in lands), known[0])
        if _close(key, letters(name), place, told=not lands or place.country in lands):
            found.append((name, place))
    return sorted(found, key=lambda pair: -pair[1].population)


def _close(key: str, name: str, place: KnownPlace, *, told: bool) -> bool:
    """Whether a spelling is close enough: to a short name or a lesser place only by what no two names differ by.

    `told`: the story tells of its country, or of none; else a vowel for a vowel is another name: Fenland, Finland.
    Lesser places are spelled in several ways, and not always as the gazetteer has them: letters transposed are a slip.
    """
    what = slip(key, name, reach=2)
    # Tuscan, of Tuscany.
    if weight(key, name) < 2 or what is None or name == key + "y":
        return False
    if what.kind == "transposed":
        return True
    # A wrong letter is a slip where the keys touch or one vowel stands for another; else it is another name: Hovland, Holland.
    if (
        what.kind == "wrong"
        and not (what.likely_key or (told and {what.letter, what.by} <= _VOWELS))
        and len(key) < _LONG
    ):
        return False
    if len(key) < SHORTEST and not (
        len(name) == SHORTEST and place.population >= _FAMOUS and name[-1] == key[-1]
    ):
        return False
    if place.country == "CN":
        return place.population >= _OF_CHINA
    region = place.kind == "region" and place.country in _AS_WRITTEN
    if (
        region
        or place.kind == "country"
        or place.population >= LARGE
        or places.capitals().get(place.country) == name
    ):
        return True
    return len(name) >= _LONG and place.population >= _TOWN and place.country not in places.ROMANISED
