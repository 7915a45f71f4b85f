"""A candidate for a name, and what its own words say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.entities.story import Story
from copydesk.lexicon import organisations, parties, places
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

GENITIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
GENITIVES = wordset(
    "people peoples women workers farmers children citizens pensioners nation youth mothers men"
)

# Numbers of seats: reads "NA-127", "LA-25", "Magura-1", "Gyeyang-B"; refuses "COVID-19", "G-7", "Al-Nour".
CODE = re.compile(r"(?:(?:[NP][APSKBRX]{1,2}|LA|GBA)-\d{1,3}|[A-Z][a-z]{3,14}-(?:\d{1,3}|[A-E]))\Z")


@dataclass
class Chunk:
    """Words `first` to before `last` that may name something. `label`: what the model calls just them."""

    first: int
    last: int
    label: str | None = None
    titled: bool = False

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.last - self.first


def is_known(story: Story, first: int, last: int) -> bool:
    """Whether a lexicon has the words as the name of a place, party or body."""
    key = story.key(first, last)
    return bool(places.known_folded(key) or parties.known_folded(key) or organisations.known_folded(key))


def head_of(story: Story, last: int) -> str | None:
    """The kind of name that the word before `last` is the head of: "Party", "Commission", "County"."""
    kinds = classes()
    low = story.low[last - 1]
    return next((kind for kind in ("party_strong", "organisation", "place") if low in kinds[kind]), None)
