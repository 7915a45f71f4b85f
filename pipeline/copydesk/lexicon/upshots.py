"""Set phrases that tell an outcome: "came out ahead", "was voted in", "hangs on to the seat"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from copydesk.lexicon.tables import lines

# In a phrase: what may be missing; where a seat, an office or an election stands; where the word for an office does.
LOOSE, POST, OFFICE = "~", "@post", "@office"


class Upshot(NamedTuple):
    """A phrase, word by word, each with its forms; the outcome it tells, whose, and what must stand beside it."""

    value: str
    whose: str
    needs: str
    steps: tuple[frozenset[str], ...]


@cache
def upshots() -> dict[str, tuple[Upshot, ...]]:
    """The phrases by the words that they can begin with."""
    found: dict[str, list[Upshot]] = {}
    for line in lines("upshots.txt"):
        value, whose, needs, phrases = line.split("|")
        for phrase in phrases.split(";"):
            steps = tuple(frozenset(step.split("/")) for step in phrase.split())
            for word in steps[0]:
                found.setdefault(word, []).append(Upshot(value, whose, needs, steps))
    return {word: tuple(listed) for word, listed in found.items()}
