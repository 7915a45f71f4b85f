"""Text on a screen: how wide it is, where it wraps, and what must never reach a terminal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

# Characters that steer a terminal or turn the reading direction: shown as what they are.
_STEERING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029\u0085"
)


@lru_cache(maxsize=4096)
def width_of(character: str) -> int:
    """Columns that one character takes: 0 for combining ones, 2 for wide ones, else 1."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() else sum(map(width_of, text))


def safe_character(character: str) -> str:
    """A character that a terminal can be given; control characters become a visible stand-in of one column.

    An escape that starts "\\x1b[31m" becomes the picture of an escape, and the rest is plain text.
    """
    code = ord(character)
    if character in "\t\n\r\v\f":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0 or character in _STEERING or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return character


def safe(text: str) -> str:
    """A text that a terminal can be given, of the same number of characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(safe_character, text))


def wrapped(text: str, most: int) -> list[tuple[int, int]]:
    """Rows of at most `most` columns as (start, end) into `text`, cut at spaces where there are any."""
    rows, start = [], 0
    while start < len(text):
        used, end, space = 0, start, -1
        while end < len(text) and used + width_of(text[end]) <= most:
            used += width_of(text[end])
            end += 1
            if text[end - 1] == " ":
                space = end
        if end < len(text) and text[end] != " " and space > start:
            end = space
        end = max(end, start + 1)
        rows.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return rows


class Lines:
    """Line and column of a position: both from 1, columns in characters; \\n, \\r\\n and \\r end a line."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def at(self, position: int) -> tuple[int, int]:
        """Line and column of `position`."""
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1
