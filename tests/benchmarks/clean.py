"""Full clean stories of real elections: every error or warning on them is false.

    python -m tests.benchmarks.clean [-q] [NAME ...]

Each `clean/NAME.txt` was typed by a hand that had read no code: a line of three equals signs, the date and the place, then the
story. What a set said when it was first read is in README.md; since then it has been looked at. -q prints the totals alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from copydesk.articles import from_text
from copydesk.desk import Desk

HOME = Path(__file__).parents[2]
CLEAN = Path(__file__).parent / "clean"
sys.path.insert(0, str(HOME / "models" / "scripts"))

from practice import blocks


def main(arguments: list[str]) -> None:
    """Print what speaks, and how much of what was read."""
    desk, spoken, words, stories = Desk(), Counter[str](), 0, 0
    wanted = [one for one in arguments if one != "-q"]
    for path in sorted(one for one in CLEAN.iterdir() if not wanted or one.stem in wanted):
        for block in blocks(path):
            reading = desk.read(from_text(block.text, id=block.name, published=block.published))
            words, stories = words + reading.article.words, stories + 1
            for finding in desk.check(reading)[0]:
                if finding.severity != "info":
                    spoken[finding.check] += 1
                    if "-q" not in arguments:
                        print(f"{block.name} {finding.check}: {finding.message}")
    print(f"{stories} stories, {words} words: {spoken.total()} errors and warnings {dict(spoken)}")


if __name__ == "__main__":
    main(sys.argv[1:])
