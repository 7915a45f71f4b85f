"""Briefs with one name misprinted, and briefs with two names that only look alike: how many of the first are found, of the second told.

Each line of misprints/NAME.jsonl is a brief: `kind` (misprint, lookalike), `published`, `text`, `wrong` and `right` (for a look-alike its two
names) and a `note`. They were written by two hands that had read no code; the names checks were mended on n01, and on what spoke falsely in
n02, whose missed misprints nobody has read. Facts are from memory or invented, and what is said in quotation marks is invented, whoever's
name stands beside it. Run by hand: ``python -m tests.benchmarks.misprints [--misses NAME]``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.articles import from_text
from copydesk.desk import Desk

BRIEFS = Path(__file__).parent / "misprints"


class Told(NamedTuple):
    """A brief, whether a finding stands on its misprint, and what else is said of it."""

    brief: dict[str, str]
    found: bool
    others: tuple[str, ...]


def told(desk: Desk, path: Path) -> Iterator[Told]:
    """What errors and warnings say of the briefs of a file."""
    briefs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = (
        from_text(one["text"], id=f"{path.stem}-{number}", published=one["published"])
        for number, one in enumerate(briefs, 1)
    )
    for brief, reading in zip(briefs, desk.read_many(articles), strict=True):
        spoken = [one for one in desk.check(reading)[0] if one.severity != "info"]
        start = brief["text"].index(brief["wrong"])
        end = start + len(brief["wrong"])
        on_it = [
            one for one in spoken
            if brief["kind"] == "misprint" and any(span.start < end and start < span.end for span in one.spans)
        ]  # fmt: skip
        others = tuple(f"{one.check}: {one.message}" for one in spoken if one not in on_it)
        yield Told(brief, bool(on_it), others)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", default="", help="list what is missed and false of this file")
    wanted = parser.parse_args().misses
    desk = Desk()
    print(
        "| file | misprints | found | something else told | look-alikes | told |\n|---|---|---|---|---|---|"
    )
    for path in sorted(BRIEFS.glob("*.jsonl")):
        count: Counter[str] = Counter()
        for one in told(desk, path):
            kind = one.brief["kind"]
            count[kind] += 1
            count["found"] += one.found
            count[f"false {kind}"] += bool(one.others)
            if path.stem == wanted:
                if kind == "misprint" and not one.found:
                    print(f"missed: {one.brief['wrong']} for {one.brief['right']}: {one.brief['note']}")
                for other in one.others:
                    print(f"false: {other}")
        row = ("misprint", "found", "false misprint", "lookalike", "false lookalike")
        print(f"| {path.stem} | " + " | ".join(str(count[name]) for name in row) + " |")


if __name__ == "__main__":
    main()
