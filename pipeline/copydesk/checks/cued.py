"""Patterns that are tried only where a piece of text stands without which they match nothing: most sentences have none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import maxsize

from copydesk.records.late import late

# Texts whose small letters are kept: all sentences of a story, which dozens of patterns look at.
_KEPT = 256


@lru_cache(_KEPT)
def small(text: str) -> str:
    """A text in small letters; where it has a letter beyond ASCII, that takes as long as ten cues."""
    return text.lower()


def one_of(cues: Iterable[str], words: str) -> bool:
    """Whether one of the cues stands in some words."""
    for cue in cues:  # noqa: SIM110  a generator takes twice as long
        if cue in words:
            return True
    return False


class Cued:
    """A pattern with its cues: pieces in small letters, one of which is in whatever it matches.

    To look for a dozen pieces takes a tenth of the time of trying a dozen alternatives at every letter.
    """

    def __init__(self, pattern: str, cues: str, flags: int = 0) -> None:
        """`cues` are parted by bars: "a cue|another"."""
        self.bare = late(pattern, flags)
        self.cued = cues
        self.cues = tuple(cues.split("|"))

    def may_match(self, text: str, begin: int = 0, end: int = maxsize) -> bool:
        """Whether a cue stands in this part of a text."""
        words = small(text) if end == maxsize and not begin else text[begin:end].lower()
        for cue in self.cues:  # noqa: SIM110  as `one_of`, without a call
            if cue in words:
                return True
        return False

    def search(self, text: str, begin: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match."""
        return self.bare.search(text, begin, end) if self.may_match(text, begin, end) else None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning of a text."""
        return self.bare.match(text) if self.may_match(text) else None

    def told(self, text: str, reach: int) -> bool:
        """Whether a whole text has a match, tried only where a cue stands.

        For a pattern of which no match is longer than `reach`, but for the rest of a word at its end.
        """
        words = small(text)
        if len(words) != len(text):  # a letter whose small form is two
            return self.bare.search(text) is not None
        for cue in self.cues:
            at = words.find(cue)
            while at >= 0:
                end = at + reach
                while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                    end += 1
                if self.bare.search(text, max(0, at - reach), end):
                    return True
                at = words.find(cue, at + 1)
        return False

    def beside(self, text: str, reach: int) -> Iterator[re.Match[str]]:
        """All matches in a whole text, in order, tried only within `reach` of a cue: for a pattern as long as that at most."""
        words = small(text)
        if len(words) != len(text):  # a letter whose small form is two
            yield from self.bare.finditer(text)
            return
        places: list[int] = []
        for cue in self.cues:
            at = words.find(cue)
            while at >= 0:
                places.append(at)
                at = words.find(cue, at + 1)
        places.sort()
        done = number = 0
        while number < len(places):
            begin, end = max(done, places[number] - reach), places[number] + reach
            while number < len(places) and places[number] <= end:
                end = places[number] + reach
                number += 1
            while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                end += 1
            for match in self.bare.finditer(text, begin, end):
                done = match.end()
                yield match
            done = max(done, begin)

    def finditer(self, text: str, begin: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        return self.bare.finditer(text, begin, end) if self.may_match(text, begin, end) else iter(())
