"""Paragraphs: where a text breaks, whether it is wrapped by hand or has a line for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]{0,3}$")
# "- first", "• first", "██ Party", "1. first", "2) second", "(a) third"
BULLET = re.compile(r"(?:[-*+•·▪■●◦○►‣–—█▶✓]{1,4}\s+|\d{1,3}[.)]\s+|\(?[a-z\d]\)\s+)(?=\S)")
_WRAPPED = range(35, 111)


@dataclass(frozen=True)
class Block:
    """A paragraph without the white space around it; `gap`: a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    lines: int = 1


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text: parted by blank lines, and by line ends unless the lines are wrapped."""
    found: list[Block] = []
    for group in _groups(text):
        top = 1 if not found and _headline_on_top(group) else 0
        if top:
            found.append(Block(group[0].start, group[0].end, group[0].text, gap=True))
        rest = group[top:]
        if _wrapped(rest):
            start, end = rest[0].start, rest[-1].end
            found.append(Block(start, end, text[start:end], gap=not top, lines=len(rest)))
        else:
            found.extend(
                Block(line.start, line.end, line.text, gap=not top and not index)
                for index, line in enumerate(rest)
            )
    return found


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str


def _groups(text: str) -> list[list[_Line]]:
    """Lines (stripped, none empty) that stand together without a blank line between."""
    groups: list[list[_Line]] = [[]]
    position = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + match[0].index(line[0])
        breaks = sum(1 for _ in _BREAK.finditer(text, position, start))
        if breaks > 1 and groups[-1]:
            groups.append([])
        groups[-1].append(_Line(start, start + len(line), line))
        position = start + len(line)
    return groups if groups[-1] else groups[:-1]


def _wrapped(lines: list[_Line]) -> bool:
    """Whether lines are one paragraph wrapped by hand: most of them end amid a sentence."""
    if len(lines) < 2 or any(len(line.text) >= _WRAPPED.stop for line in lines):
        return False
    inner = lines[:-1]
    if any(len(line.text) not in _WRAPPED for line in inner) or any(
        BULLET.match(line.text) for line in lines
    ):
        return False
    running = sum(1 for line in inner if not _FINAL.search(line.text))
    return 2 * running >= len(inner) and _goes_on(lines)


def _goes_on(lines: list[_Line]) -> bool:
    """Some line begins in lower case, as no list of headings or of results would."""
    return any(line.text[0].islower() for line in lines[1:])


def _headline_on_top(lines: list[_Line]) -> bool:
    """A headline straight above wrapped lines: clearly shorter than they are, the next one beginning anew."""
    if len(lines) < 3 or not _wrapped(lines[1:]):
        return False
    top, after = lines[0].text, lines[1].text
    return (
        not after[0].islower()
        and not _FINAL.search(top)
        and 4 * len(top) < 3 * max(map(len, (x.text for x in lines)))
    )
