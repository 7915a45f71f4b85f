"""Classes of words that tell names apart: heads of parties, bodies and places, words that begin no name."""

from __future__ import annotations

from functools import cache

from copydesk.lexicon.tables import lines


@cache
def classes() -> dict[str, frozenset[str]]:
    """Words by class: party, organisation, place, contest, never, calendar, particle."""
    rows = (line.split("|") for line in lines("name_words.txt"))
    return {name: frozenset(words.split()) for name, words in rows}
