"""Slips typed into stories by hand: how many are found, by which check, and what speaks on the stories as they are.

Each line of slips/NAME.tsv is applied alone: number of the story, check that ought to speak, what stands there, what it
becomes, and why it cannot be right. The stories are those of slips/NAME.txt, else of models/practice/NAME.txt. All were typed by hands
that had read no code; then the checks were mended on y01 to y05, b01, b02, b03 and b05, so what these print is of stories looked at. The misses of
b04 and b06 were read by nobody. Run by hand: ``python -m tests.benchmarks.practice_slips [NAME ...]``.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Finding

HOME = Path(__file__).parents[2]
SLIPS = Path(__file__).parent / "slips"
sys.path.insert(0, str(HOME / "models" / "scripts"))

from practice import Block, blocks


@dataclass(frozen=True)
class Slip:
    """A story with one thing wrong: the check that ought to speak, the text, and the characters that differ."""

    story: Block
    check: str
    text: str
    start: int
    end: int


def slips(name: str, stories: list[Block]) -> Iterator[Slip]:
    """The slips of a file, each applied to its story alone."""
    with (SLIPS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        for number, check, old, new, *_why in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            story = stories[int(number) - 1]
            if story.text.count(old) != 1:
                raise ValueError(f"{name}-{number}: {old!r} does not stand there once")
            at = story.text.index(old)
            same = alike(old, new)
            behind = alike(old[same:][::-1], new[same:][::-1])
            text = story.text[:at] + new + story.text[at + len(old) :]
            yield Slip(story, check, text, at + same, at + len(new) - behind)


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def told(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """What a finding says, wherever it stands."""
    return finding.check, tuple(span.text for span in finding.spans)


def main() -> None:
    """Print the table."""
    desk = Desk()
    planted: Counter[str] = Counter()
    named: Counter[str] = Counter()
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    words = 0
    wanted = sys.argv[1:]
    for path in sorted(one for one in SLIPS.glob("*.tsv") if not wanted or one.stem in wanted):
        own = path.with_suffix(".txt")
        stories = list(blocks(own if own.exists() else HOME / "models" / "practice" / own.name))
        clean: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
        for story in stories:
            reading = desk.read(from_text(story.text, id=story.name, published=story.published))
            spoken = [one for one in desk.check(reading)[0] if one.severity != "info"]
            clean[story.name] = {told(one) for one in spoken}
            false.update(one.check for one in spoken)
            words += reading.article.words
        for slip in slips(path.stem, stories):
            reading = desk.read(from_text(slip.text, id=slip.story.name, published=slip.story.published))
            spoken = [
                one for one in desk.check(reading)[0]
                if one.severity != "info" and told(one) not in clean[slip.story.name]
                and any(span.start <= slip.end and slip.start <= span.end for span in one.spans)
            ]  # fmt: skip
            planted[slip.check] += 1
            found[slip.check] += bool(spoken)
            named[slip.check] += any(one.check == slip.check for one in spoken)
    print("| check | slips | found by it | by any |\n|---|---|---|---|")
    for check in sorted(planted):
        print(f"| {check} | {planted[check]} | {named[check]} | {found[check]} |")
    print(f"| all | {planted.total()} | {named.total()} | {found.total()} |")
    print(
        f"\n{false.total()} errors and warnings on the stories as they are, {1000 * false.total() / words:.2f} per 1,000 words: {dict(false)}"
    )


if __name__ == "__main__":
    main()
