"""Reads the practice stories: news text with its claims marked inline, as models/practice/README.md describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

MARK = re.compile(r"\[([^\[\]\n]{1,80})\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
MEASURES = frozenset(
    """vote_share votes seats areas_won lead change counted turnout electorate total_votes total_seats threshold age
    elapsed outcome""".split()
)
OUTCOMES = frozenset(
    "won lost leading trailing retained gained conceded runoff tied majority no_majority".split()
)
KEYS = frozenset("place rival when status source group change_of round".split())
PERSONAL = ("age", "elapsed")


@dataclass(frozen=True)
class Mark:
    """A marked figure or verb: its place in the text, and the claim."""

    start: int
    end: int
    measure: str
    value: str
    subject: str | None
    fields: dict[str, str | None]


@dataclass
class Block:
    """One practice text. Positions count in `text`, which has the marks taken out.

    `outcomes` is false where not every verb that tells an outcome is marked as the conventions want.
    """

    name: str
    published: str
    text: str
    outcomes: bool = True
    marks: list[Mark] = field(default_factory=list)


def blocks(path: Path) -> Iterator[Block]:
    """The blocks of a file."""
    text = path.read_text(encoding="utf-8")
    outcomes = not text.startswith("#! outcomes unmarked")
    for number, piece in enumerate(_pieces(path), 1):
        block = _read(f"{path.stem}-{number}", piece)
        block.outcomes = outcomes
        yield block


POINTS = r"(?:percentage[ -])?points?|pp|pts"
# The unit of a lead or a change inside its mark, and behind it.
INSIDE = re.compile(rf"\[([^\[\]\n]*\d[^\[\]\n]*?) (?:{POINTS})\](\((?:lead|change);)")
BEHIND = re.compile(rf"(\[[^\[\]\n]*\d\]\((?:lead|change);[^()\n]*\)) (?:{POINTS})\b")


def in_percent(path: Path) -> Iterator[tuple[str, Block]]:
    """The blocks of a file in which a lead or a change is in points, as a careless hand prints them: in percent.

    Each with the name of the block that it varies.
    """
    for block, raw in zip(blocks(path), _pieces(path), strict=True):
        body = BEHIND.sub(r"\1 percent", INSIDE.sub(r"[\1 percent]\2", raw))
        if body != raw:
            made = _read(f"{block.name}-percent", body)
            made.outcomes = block.outcomes
            yield block.name, made


def in_part(path: Path) -> Iterator[tuple[str, Block]]:
    """Of each block of several paragraphs one or two of them alone, as a brief prints them, with the name of the block."""
    for block, raw in zip(blocks(path), _pieces(path), strict=True):
        head, _, body = raw.partition("\n")
        paragraphs = body.strip("\n").split("\n\n")
        if len(paragraphs) > 2:
            dice = crc32(block.name.encode())
            first = dice % len(paragraphs)
            part = paragraphs[first : first + 1 + dice // 64 % 2]
            made = _read(f"{block.name}-part", "\n".join([head, "\n\n".join(part)]))
            made.outcomes = block.outcomes
            yield block.name, made


def _pieces(path: Path) -> list[str]:
    return re.split(r"^=== ?", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def _read(name: str, piece: str) -> Block:
    head, _, body = piece.partition("\n")
    published, *rest = [part.strip() for part in head.split("|")]
    defaults = dict(_pair(part) for part in rest if "=" in part)
    return _block(name, published, defaults, body.strip("\n") + "\n")


def _pair(text: str) -> tuple[str, str | None]:
    key, _, value = text.partition("=")
    return key.strip(), None if value.strip() in ("-", "") else value.strip()


def _block(name: str, published: str, defaults: dict[str, str | None], body: str) -> Block:
    out, position, length = [], 0, 0
    found: list[Mark] = []
    for match in MARK.finditer(body):
        before = body[position : match.start()]
        start = length + len(before)
        end = start + len(match[1])
        out += [before, match[1]]
        position, length = match.end(), end
        for spec in match[2].split("; +"):
            found.append(_mark(start, end, spec, defaults, name))
    out.append(body[position:])
    return Block(name, published, "".join(out), marks=found)


def _mark(start: int, end: int, spec: str, defaults: dict[str, str | None], name: str) -> Mark:
    first, *rest = [part.strip() for part in spec.strip().split(";")]
    measure, _, value = first.partition("=")
    subject = rest[0] if rest and rest[0] != "-" else None
    fields = {} if measure in PERSONAL else dict(defaults)
    fields.update(_pair(part) for part in rest[1:] if "=" in part)
    if measure not in MEASURES or (measure == "outcome") != bool(value) or (value and value not in OUTCOMES):
        raise ValueError(f"{name}: no such measure or outcome: {first}")
    if unknown := set(fields) - KEYS:
        raise ValueError(f"{name}: unknown keys {sorted(unknown)} in {spec!r}")
    return Mark(start, end, measure, value, subject, fields)
