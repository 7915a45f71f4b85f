"""Runs the checks of names, figures, people, dates and words over a folder of prose and prints what speaks.

    python tests/checks/prose_sweep.py FOLDER [--every N]

Reads .txt files as stories and .conllu files by their `# text` lines, in stretches of a document. What is printed
has to be judged by hand (PROSE_SWEEP.md); in prose without planted slips at most one false error in 20,000 words will do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from copydesk import articles, checks
from copydesk.desk import Desk
from copydesk.records import Settings

STRETCH = 6000


def documents(path: Path) -> Iterator[str]:
    """The texts of a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".conllu":
        yield text
        return
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("# newdoc") and lines:
            yield " ".join(lines)
            lines = []
        elif line.startswith("# newpar"):
            lines.append("\n\n")
        elif line.startswith("# text = "):
            lines.append(line[9:])
        if sum(map(len, lines)) > STRETCH and line.startswith("# newpar"):
            yield " ".join(lines)
            lines = []
    if lines:
        yield " ".join(lines)


def main() -> None:
    """Print every finding, then words and counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth document")
    given = parser.parse_args()
    desk, settings, words, errors = Desk(), Settings(select=("NAM", "SUM", "PEO", "DAT", "WRD")), 0, 0
    number = 0
    for path in sorted(p for p in given.folder.rglob("*") if p.suffix in (".txt", ".conllu")):
        for text in documents(path):
            number += 1
            if number % given.every or not text.strip():
                continue
            reading = desk.read(articles.from_text(text))
            words += reading.article.words
            for one in checks.run(reading, settings).findings:
                errors += one.severity == "error"
                print(
                    f"{path.name}\t{one.severity}\t{one.code}\t{one.message}\t{[s.text for s in one.spans]}"
                )
    print(f"{words} words, {errors} errors")


if __name__ == "__main__":
    main()
