"""Patterns that end where a part of a text does, tried only where it ends as one of their matches may.

A search for what stands right before a figure or a name begins at every letter of the words before it. How a match may end is
read off the pattern itself.
"""

from __future__ import annotations

import re
from typing import Any

from copydesk.records.late import late
from copydesk.records.once import once
from copydesk.records.opened import heads_of, parts

_LENGTH = 4


class Ended:
    """A pattern each of whose matches ends at the end of what it is looked for in."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.bare = late(pattern, flags)
        self.pattern, self.flags = pattern, flags

    @once
    def tails(self) -> tuple[str, ...]:
        """With which letters, in lower case, a match may end."""
        return endings(self.pattern, self.flags)

    def search(self, text: str, begin: int, end: int) -> re.Match[str] | None:
        """The first match in a part of a text."""
        last = text[max(begin, end - _LENGTH) : end]
        # A letter beyond ASCII may stand for another.
        if last.isascii() and not last.lower().endswith(self.tails):
            return None
        return self.bare.search(text, begin, end)


def endings(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """With which letters, in lower case, each match of a pattern ends that ends with the text; one empty where that is not told."""
    items = parts(pattern, flags)
    if not _at_end(items):
        return ("",)
    return tuple(sorted({head[::-1] for head, _still in heads_of(items, _LENGTH, backwards=True)}))


def _at_end(items: Any) -> bool:
    """Whether the last thing that is asked for is the end of the text."""
    if not len(items):
        return False
    what, value = items[-1]
    name = str(what)
    if name == "SUBPATTERN":
        return _at_end(value[3])
    if name == "BRANCH":
        return all(map(_at_end, value[1]))
    return name == "AT" and str(value) == "AT_END_STRING"
