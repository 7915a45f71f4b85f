"""Run a pipeline over texts with sentence ends marked; print by category which are right and what goes wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
import yaml
from scores_kept import keep
from spacy.language import Language

import copydesk.language.trees
import copydesk.language.words  # noqa: F401  both register the components

MARK = " | "


def read_ends(marked: str) -> tuple[str, list[str]]:
    """Marked text to text and sentences: ``"He won. | She lost."`` to ``("He won. She lost.", [...])``."""
    sentences = marked.split(MARK)
    return " ".join(sentences), sentences


def run(nlp: Language, cases: dict[str, list[str]], verbose: bool = False) -> dict[str, dict[str, int]]:
    """For each category: texts, texts right in all, ends, ends found, ends made up."""
    table = {}
    for category, marked in cases.items():
        row = {"texts": len(marked), "right": 0, "ends": 0, "found": 0, "extra": 0}
        for case in marked:
            text, sentences = read_ends(case)
            said = [sentence.text.strip() for sentence in nlp(text).sents]
            gold, mine = ends(sentences), ends(said)
            row["right"] += gold == mine
            row["ends"] += len(gold)
            row["found"] += len(gold & mine)
            row["extra"] += len(mine - gold)
            if verbose and gold != mine:
                print(f"  {category}: {MARK.join(said)}")
        table[category] = row
    return table


def ends(sentences: list[str]) -> set[int]:
    """Where sentences end inside the text, but for the last."""
    found, at = set(), 0
    for sentence in sentences[:-1]:
        at += len(sentence) + 1
        found.add(at)
    return found


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
        key: sum(row[key] for row in table.values()) for key in ("texts", "right", "ends", "found", "extra")
    }
    print(f"{'category':22}" + "".join(f"{key:>8}" for key in total))
    for category, row in {**table, "all": total}.items():
        print(f"{category:22}" + "".join(f"{row[key]:8}" for key in total))
    if args.json:
        keep(args.json, {**table, "all": total})


if __name__ == "__main__":
    main()
