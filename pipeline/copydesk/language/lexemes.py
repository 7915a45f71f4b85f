"""What the name recogniser sees of one word, whatever stands around it: its letters, its case, its lists."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

from copydesk.names.fold import fold

WORD_ROWS = 8192
GRAM_ROWS = 16384
SHAPE_ROWS = 1024
LONGEST = 24  # letters of a word that are looked at


def spelling(word: str) -> str:
    """The word as it is looked up: folded, each figure a nought. "Erdoğan" is "erdogan", "2019" is "0000"."""
    plain = fold(word)[:LONGEST]
    return "".join("0" if letter.isdigit() else letter for letter in plain) if not plain.isalpha() else plain


def key(text: str) -> int:
    """A number for a text, the same everywhere and always."""
    return zlib.crc32(text.encode())


def word_rows(plain: str) -> tuple[int, int]:
    """Two rows of the table of words."""
    code = key(plain)
    return code % WORD_ROWS, key("2" + plain) % WORD_ROWS


def gram_rows(plain: str) -> list[int]:
    """Rows of the table of letter groups: three to five letters each, the word's ends marked.

    A slip leaves most groups of a long name as they were.
    """
    padded = f"<{plain}>"
    length = len(padded)
    return [
        zlib.crc32(padded[start : start + size].encode()) % GRAM_ROWS
        for size in (3, 4, 5)
        for start in range(max(1, length - size + 1) if size == 3 else length - size + 1)
    ]


@lru_cache(maxsize=4096)
def shape_row(shape: str) -> int:
    """The row of a shape in its table."""
    return key(shape) % SHAPE_ROWS


def shape(word: str) -> str:
    """The word's case and figures, runs cut at three: "McDonald" is "XxXxxx", "2019" is "ddd"."""
    out = ""
    for letter in word[:LONGEST]:
        kind = "d" if letter.isdigit() else letter
        if letter.isalpha():
            kind = "X" if letter.isupper() else "x"
        if out[-3:] != kind * 3:
            out += kind
    return out


# The lists that a word of the table may stand in, each a bit.
LISTS = (
    "given", "family", "common", "city", "region", "country", "demonym", "party", "party_own", "acronym", "body",
)  # fmt: skip
NAMES = sum(1 << place for place, kind in enumerate(LISTS) if kind not in ("common", "body"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4  # shorter words have too many neighbours for one to mean anything


def slips(plain: str) -> Iterator[str]:
    """Every word of which this is a misprint by two letters swapped, one too many, one dropped or one wrong."""
    parts = [(plain[:place], plain[place:]) for place in range(len(plain) + 1)]
    for start, end in parts[:-2]:
        yield start + end[1] + end[0] + end[2:]
    for start, end in parts[:-1]:
        yield start + end[1:]
    for start, end in parts:
        for letter in LETTERS:
            yield start + letter + end
    for start, end in parts[:-1]:
        for letter in LETTERS:
            yield start + letter + end[1:]


def known_as(word: str, plain: str, lists: Mapping[int, int]) -> str | None:
    """The word of the table that stands for this one: itself, or for a capitalised word the likeliest it is a slip of.

    `lists` are the bits of each word by its key. The word in the most lists of names is taken: "Ramahposa" is "ramaphosa".
    """
    if key(plain) in lists:
        return plain
    if len(plain) < SHORTEST or not word[0].isupper() or not plain.isalpha():
        return None
    best, most = None, -1
    for other in slips(plain):
        bits = lists.get(zlib.crc32(other.encode()))
        if bits is not None and (count := (bits & NAMES).bit_count()) > most:
            best, most = other, count
    return best


def strangeness(known: str | None, plain: str) -> float:
    """Nothing for a word of the table, one half for what may be a slip of one, else one."""
    return 1.0 if known is None else 0.0 if known == plain else 0.5
