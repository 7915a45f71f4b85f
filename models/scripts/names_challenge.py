"""Run a pipeline over marked sentences; print by category what it finds and what it makes up."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import spacy
import yaml
from scores_kept import keep
from spacy.language import Language

import copydesk.language.trees
import copydesk.language.words  # noqa: F401  both register the components

MARK = re.compile(r"\[([^\[\]|]+)\|(PERSON|PARTY|ORG|PLACE|ELECTION)\]")
Span = tuple[int, int, str]


def read_marks(marked: str) -> tuple[str, set[Span]]:
    """Marked text to text and spans: ``"[Lula|PERSON] won"`` to ``("Lula won", {(0, 4, "PERSON")})``."""
    text, spans, at = "", set(), 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.add((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        at = match.end()
    return text + marked[at:], spans


def run(nlp: Language, cases: dict[str, list[str]], verbose: bool = False) -> dict[str, dict[str, int]]:
    """For each category: sentences right in all, names in all, names found, names made up."""
    table = {}
    for category, marked in cases.items():
        row = {"sentences": len(marked), "right": 0, "names": 0, "found": 0, "extra": 0}
        for sentence in marked:
            text, true = read_marks(sentence)
            said = {(e.start_char, e.end_char, e.label_) for e in nlp(text).ents}
            row["right"] += said == true
            row["names"] += len(true)
            row["found"] += len(said & true)
            row["extra"] += len(said - true)
            if verbose and said != true:
                wrong = sorted((text[a:b], label) for a, b, label in said - true)
                print(f"  {category}: {sentence}  GOT {wrong}")
        table[category] = row
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("cases", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    table = run(spacy.load(args.model), yaml.safe_load(args.cases.read_text(encoding="utf8")), args.verbose)
    total = {
        k: sum(row[k] for row in table.values()) for k in ("sentences", "right", "names", "found", "extra")
    }
    print(f"{'category':22}{'sentences':>10}{'right':>7}{'names':>7}{'found':>7}{'extra':>7}")
    for category, row in {**table, "all": total}.items():
        print(
            f"{category:22}{row['sentences']:10}{row['right']:7}{row['names']:7}{row['found']:7}{row['extra']:7}"
        )
    if args.json:
        keep(args.json, {**table, "all": total})


if __name__ == "__main__":
    main()
