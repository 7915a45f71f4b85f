"""Which offices one person can hold at one time, and which countries have which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from copydesk.lexicon.tables import text


class Tenure(NamedTuple):
    """The table: offices by printed title, pairs that are `apart`, countries that have only one executive."""

    office_of: Mapping[str, str]
    apart: frozenset[frozenset[str]]
    no_prime_minister: Mapping[str, int]
    no_president: frozenset[str]


class Named(NamedTuple):
    """An office of the table and where its title stands in the words that were looked at."""

    office: str
    start: int
    end: int


@cache
def table() -> Tenure:
    """The table, read once."""
    import yaml

    data: dict[str, Any] = yaml.safe_load(text("offices_joined.yml"))
    return Tenure(
        office_of={word: office for office, words in data["offices"].items() for word in words},
        apart=frozenset(frozenset((one, other)) for one, others in data["apart"].items() for other in others),
        no_prime_minister={str(code): int(year) for code, year in data["no_prime_minister"].items()},
        no_president=frozenset(map(str, data["no_president"])),
    )


@cache
def _titles() -> re.Pattern[str]:
    """Any title of the table, the longest first: "deputy prime minister" before "prime minister"."""
    words = sorted(table().office_of, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])")


def office_in(printed: str) -> Named | None:
    """The first office named in a few words: "the Turkish president" names one at 12."""
    found = _titles().search(printed.lower().replace("’", "'"))
    return Named(table().office_of[found[0]], *found.span()) if found else None


def can_join(one: str, other: str) -> bool:
    """Whether one person can hold both offices at one time."""
    return frozenset((one, other)) not in table().apart


def sole_executive(country: str, year: int | None = None) -> bool:
    """Whether a country has only one of president and prime minister (in that year)."""
    since = table().no_prime_minister.get(country)
    if since is not None and (year is None or year >= since):
        return True
    return country in table().no_president
