"""The gazetteer: cities, regions and countries by folded name, and the words for their people."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from copydesk.lexicon.tables import lines, text
from copydesk.names.fold import fold

Kind = Literal["city", "region", "country", "other"]
_KINDS: dict[str, Kind] = {"c": "city", "r": "region", "n": "country", "o": "other"}


# Countries that write in other letters than ours: their names have several romanisations.
ROMANISED = frozenset(
    "AE AF AM AZ BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN "
    "MO MV NP OM PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ YE".split()
)


class KnownPlace(NamedTuple):
    """A place of the gazetteer. `population` is in persons, 0 where unknown; `country` may be empty."""

    kind: Kind
    country: str
    population: int


@cache
def _table() -> dict[str, str]:
    """Rows by folded name, taken apart only when looked up."""
    pairs = (line.split("\t", 1) for line in text("places.txt").splitlines())
    return dict(pairs)


def known(name: str) -> tuple[KnownPlace, ...]:
    """All places of that name, the largest first; empty when there is none."""
    return known_folded(fold(name))


def known_folded(key: str) -> tuple[KnownPlace, ...]:
    """The same for a name that is folded already."""
    row = _table().get(key)
    return () if row is None else _places(row)


def among(names: frozenset[str]) -> frozenset[str]:
    """Those of some folded names that are places'."""
    return names & _table().keys()


# By row: there are so many. Names asked for are without end.
@cache
def _places(row: str) -> tuple[KnownPlace, ...]:
    cells = (cell.split(":") for cell in row.split(";"))
    return tuple(KnownPlace(_KINDS[kind], country, int(size) * 1000) for kind, country, size in cells)


def large(threshold: int = 250_000) -> tuple[str, ...]:
    """Folded names of the places with at least so many people, and of all countries."""
    return tuple(key for key in _table() if any(p.population >= threshold for p in known_folded(key)))


@cache
def of_country(country: str) -> tuple[tuple[str, KnownPlace], ...]:
    """Folded names of the places of a country (alpha-2), each with its largest place there."""
    rows = ((key, row) for key, row in _table().items() if f":{country}:" in row)
    return tuple(
        (key, next(place for place in _places(row) if place.country == country)) for key, row in rows
    )


def romanised(name: str) -> bool:
    """Whether the name is of a place whose country writes in other letters."""
    return any(place.country in ROMANISED for place in known(name)[:1])


@cache
def demonyms() -> dict[str, str]:
    """Country (alpha-2, or empty) by folded word: "turkish" is TR."""
    rows = (line.split("|") for line in lines("demonyms.txt"))
    return {fold(word): country for country, listed in rows for word in listed.split()}


@cache
def _lands_of_two() -> dict[str, list[tuple[str, str]]]:
    """The second word and the country (alpha-2) of every country and region named in two words or more, by the first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, row in _table().items():
        words = key.split()
        if len(words) > 1 and len(words[1]) > 3 and (row.startswith(("n:", "r:")) or ";n:" in row):
            country = next(place.country for place in _places(row) if place.kind in ("country", "region"))
            found.setdefault(words[0], []).append((words[1], country))
    return found


_PEOPLES = ("n", "ns", "ese", "ish", "i", "is", "er", "ers")


def people_of(first: str, last: str) -> str | None:
    """Country (alpha-2) of two folded words for the people of a land of two words: "south african", "costa ricans"."""
    if not last.endswith(_PEOPLES):
        return None
    if (first, last) == ("northern", "irish"):
        return "GB"
    for second, country in _lands_of_two().get(first, ()):
        stem = second[: max(3, len(second) - 2)]
        if last.startswith(stem) and not second.startswith(last) and last not in (second, second + "s"):
            return country
    return None


@cache
def region_words() -> dict[str, str]:
    """Name of a region by folded word for its people, its things or its seat of power: "holyrood" is Scotland."""
    rows = (line.split("|") for line in lines("region_words.txt"))
    return {fold(word.lstrip("+")): region for region, listed in rows for word in listed.split()}


@cache
def seats_of_power() -> frozenset[str]:
    """Those of them that are a seat of power: "holyrood"."""
    listed = (line.split("|")[1] for line in lines("region_words.txt"))
    return frozenset(fold(word[1:]) for words in listed for word in words.split() if word.startswith("+"))


def region_country(name: str) -> str:
    """Country (alpha-2) of a region, empty where the gazetteer has no such region."""
    return next((place.country for place in known(name) if place.kind == "region"), "")


@cache
def region_lands() -> dict[str, str]:
    """The country (alpha-2) of each region, by the words of `region_words`."""
    return {word: region_country(region) for word, region in region_words().items()}


@cache
def country_names() -> dict[str, str]:
    """Country (alpha-2) by folded name."""
    # A row in a hundred has a country in it: only those are taken apart.
    rows = ((key, row) for key, row in _table().items() if row.startswith("n:") or ";n:" in row)
    return {key: place.country for key, row in rows for place in _places(row) if place.kind == "country"}


@cache
def usual_names() -> dict[str, str]:
    """The usual English name of each country by alpha-2 code, with its capitals."""
    given = dict(line.split("|") for line in lines("country_names.txt"))
    return {code: _in_capitals(key) for key, code in country_names().items()} | given


def _in_capitals(key: str) -> str:
    small = {"and", "of", "the"}
    return " ".join(word if word in small else word.capitalize() for word in key.split())


@cache
def capitals() -> dict[str, str]:
    """Folded name of the capital by country (alpha-2)."""
    rows = (line.split("|") for line in lines("capitals.txt"))
    return {country: fold(city) for country, city in rows}


@cache
def confused() -> dict[tuple[str, str], str]:
    """The town that is meant, by folded spelling and folded state: ("pittsburg", "pennsylvania") is Pittsburgh."""
    rows = (line.split("|") for line in lines("places_confused.txt"))
    return {(fold(spelling), fold(state)): town for spelling, town, state in rows}


@cache
def shortened() -> dict[str, str]:
    """Names of states and provinces by folded short form, its last dot dropped: "ala" is Alabama."""
    rows = (line.split("|") for line in lines("states_short.txt"))
    return {fold(short).rstrip("."): name for short, name in rows}
