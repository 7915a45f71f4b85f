"""The lines of a text: where each stands, how far in, how deep in quoted mail, and whether a blank line is before it."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*(\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
# "> ", ">> ", "> > " before each line of a mail that is answered
_MARGIN = re.compile(r"[ \t]{0,3}(?:> ?){1,9}")
# "- first", "• first", "██ Party", "1. first", "2) second", "(a) third"
BULLET = re.compile(r"(?:[-*+•·▪■●◦○►‣–—█▶✓]{1,4}\s+|\d{1,3}[.)]\s+|\(?[a-z\d]\)\s+)(?=\S)")
_CELLS = re.compile(r"\s*\|\s*|\t+| {2,}")


# What shows nothing and parts nothing: marks of direction, joiners, soft hyphens, zero-width spaces.
UNSEEN = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")


class Line(NamedTuple):
    """A line that is not blank, without the white space around it.

    `gap`: a blank line stands before it. `indent`: white space before its text; `depth`: how many ">" are before that.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0
    depth: int = 0

    @property
    def width(self) -> int:
        """The column that it ends in."""
        return self.indent + self.end - self.start

    @property
    def is_rule(self) -> bool:
        """Whether it is dashes and the like alone."""
        return not any(map(str.isalnum, self.text))

    @property
    def is_row(self) -> bool:
        """Cells parted by tabs, bars or wide spaces; a sentence with two spaces after its stop is none."""
        if self.end - self.start >= 200 or not _CELLS.search(self.text):
            return False
        cells = [cell for cell in _CELLS.split(self.text) if cell.strip()]
        return len(cells) > 1 and all(
            len(cell) <= 60 and not cell.rstrip().endswith((".", "!", "?")) for cell in cells[:-1]
        )


def lines(text: str) -> list[Line]:
    """All lines that are not blank, in order."""
    quoted = margins(text)
    found: list[Line] = []
    gap = True
    for match in _LINE.finditer(text):
        begin = quoted.get(match.start(), match.start())
        body = text[begin : match.start(1)]
        line = body.strip()
        if not line or (UNSEEN.match(line) and not UNSEEN.sub("", line).strip()):
            gap = True
            continue
        indent = body.index(line[0])
        start = begin + indent
        depth = text.count(">", match.start(), begin)
        found.append(Line(start, start + len(line), line, gap, indent, depth))
        gap = False
    return found


def margins(text: str) -> dict[int, int]:
    """Where the margin of each line of quoted mail starts and ends; one such line alone is no mail."""
    if ">" not in text:
        return {}
    found = {
        match.start(): margin.end()
        for match in _LINE.finditer(text)
        if (margin := _MARGIN.match(text, match.start(), match.start(1)))
    }
    return found if len(found) > 1 else {}
