"""Practice stories as records to learn names from, by the lists of their names; one story in eight is held back."""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from practice import blocks

Record = dict[str, Any]
Lists = dict[str, dict[str, str]]  # by story: by name as printed, its kind; "" where it has two
Pieces = list[tuple[int, int]]
KINDS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
HELD_BACK = 8  # one story in so many is never learned from, only measured on
LONG = 80  # words of a record, where a sentence ends so soon
FULL = 300  # words of a story as papers print them; the others are made for what is hard in few words
SENTENCE = re.compile(r"(?<=[.!?][\s\"”’)])\s*(?=[^\W\d_a-z])")


def read_lists(path: Path) -> Lists:
    """The lists of names: blocks ``=== story`` of lines ``KIND: name; name``.

    A name under two kinds in one story, or with ``~`` before it, has the kind "": unknown. A ValueError names a line
    that is neither.
    """
    found: Lists = {}
    story = ""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        line = line.strip()
        kind, colon, names = line.partition(":")
        if line.startswith("==="):
            story = line.strip("= ")
            if story in found:
                raise ValueError(f"{path}:{number}: {story} stands twice")
            found[story] = {}
        elif kind in KINDS and colon and story:
            for name in (" ".join(name.split()) for name in names.split(";")):
                known = found[story]
                plain = name.removeprefix("~").strip()
                if plain:
                    other = name.startswith("~") or known.get(plain, kind) != kind
                    known[plain] = "" if other else kind
        elif line:
            raise ValueError(f"{path}:{number}: no story, no kind: {line[:60]!r}")
    return found


def held_back(story: str) -> bool:
    """Whether a story is kept from training, to be measured on."""
    return zlib.crc32(story.encode()) % HELD_BACK == 0


def part(story: str, text: str) -> str:
    """The set that a story belongs to: learned from, by its length, or measured on."""
    if held_back(story):
        return "dev-practice"
    return "practice-full" if len(text.split()) >= FULL else "practice"


def places(name: str, text: str, flags: int = 0) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text as whole words; a line break counts as a space."""
    pattern = r"\s+".join(re.escape(part) for part in name.split())
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, flags):
        yield match.span()


def spans_of(text: str, names: dict[str, str]) -> tuple[list[list[Any]], list[list[int]]]:
    """Names and text of unknown status, the longest names first.

    A name over a line break, and one in another case than listed ("LABOUR" where the list has "Labour"), is unknown.
    """
    spans: list[list[Any]] = []
    mask: list[list[int]] = []
    taken: list[tuple[int, int]] = []

    def put(a: int, b: int, kind: str) -> None:
        if any(a < d and c < b for c, d in taken):
            return
        taken.append((a, b))
        if kind and "\n" not in text[a:b]:
            spans.append([a, b, kind])
        else:
            mask.append([a, b])

    order = sorted(names, key=len, reverse=True)
    for name in order:
        for a, b in places(name, text):
            put(a, b, names[name])
    for name in order:
        for a, b in places(name, text, re.IGNORECASE):
            if text[a].isupper():
                put(a, b, "")
    return sorted(spans), sorted(mask)


def cut(text: str) -> Pieces:
    """Where the records of a story stand: paragraphs, a long one cut at its lines and sentences."""
    found: Pieces = []
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start, end = paragraph.span()
        ends = [start + m.end() for m in re.finditer(r"\n", paragraph[0])]
        ends += [start + m.end() for m in SENTENCE.finditer(paragraph[0])]
        last = start
        for at in sorted({*ends, end}):
            if at == end or len(text[start:at].split()) >= LONG:
                found.append((last, at))
                last = start = at
    return [(a, a + len(text[a:b].rstrip())) for a, b in found if text[a:b].strip()]


def records(name: str, text: str, spans: list[list[Any]], mask: list[list[int]]) -> Iterator[Record]:
    """The records of a story. A name over a cut is unknown in both."""
    for a, b in cut(text):
        over = [[c, d] for c, d, _ in spans if c < b and a < d and not a <= c <= d <= b]
        yield {
            "source": "practice", "story": name, "text": text[a:b],
            "spans": [[c - a, d - a, kind] for c, d, kind in spans if a <= c and d <= b],
            "mask": [[max(c, a) - a, min(d, b) - a] for c, d in [*mask, *over] if c < b and a < d],
        }  # fmt: skip


def write(path: Path, found: Iterable[Record]) -> None:
    """Write records as lines, and tell how many."""
    lines = [json.dumps(item, ensure_ascii=False) for item in found]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    print(f"{path.name}: {len(lines)}, {words} words")


def main() -> None:
    """Write three sets: two learned from, short stories and full ones, and one measured on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("practice", type=Path)
    parser.add_argument("names", type=Path, help="the lists of names")
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="stories of each file, to try it; 0 is all")
    args = parser.parse_args()
    lists = read_lists(args.names)
    found: dict[str, list[Record]] = {"practice": [], "practice-full": [], "dev-practice": []}
    for path in sorted(args.practice.glob("*.txt")):
        for story in islice(blocks(path), args.limit or None):
            if story.name in lists:
                spans, mask = spans_of(story.text, lists[story.name])
                found[part(story.name, story.text)] += records(story.name, story.text, spans, mask)
    args.out.mkdir(parents=True, exist_ok=True)
    for name, items in found.items():
        write(args.out / f"{name}.jsonl", items)


if __name__ == "__main__":
    main()
