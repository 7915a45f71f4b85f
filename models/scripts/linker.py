"""Trains the claims linker on practice stories: `linker.py PRACTICE --out weights.npz`; `--folds 5` measures it on stories held back."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from linker_questions import Asker, trigger_words
from linker_train import Questions, measure, train

from copydesk.claims.linker.net import to_bytes
from practice import blocks, in_percent


def main() -> None:
    """Train, measure, or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("practice", type=Path)
    parser.add_argument("--out", type=Path, help="write the weights here")
    parser.add_argument("--folds", type=int, default=0, help="measure on so many parts, each held back once")
    parser.add_argument("--json", type=Path, help="keep what was measured here")
    parser.add_argument("--without", default="-", help="leave out the files that begin with this: y")
    options = parser.parse_args()
    paths = [
        path for path in sorted(options.practice.glob("*.txt")) if not path.stem.startswith(options.without)
    ]
    texts = [story for path in paths for story in blocks(path)]
    asker = Asker(trigger_words(texts))
    for number, story in enumerate(texts):
        asker.ask(number, story)
    # A story printed in percent is held back together with the story that it varies.
    numbers = {story.name: number for number, story in enumerate(texts)}
    for path in paths:
        for name, story in in_percent(path):
            asker.ask(numbers[name], story)
    asker.again()
    print(
        f"{len(texts)} stories; marks without a question: {dict(asker.lost.most_common())}", file=sys.stderr
    )
    if options.folds:
        rows = {
            name: _held_back(asker.sets[name], name, options.folds, len(texts)) for name in sorted(asker.sets)
        }
        for name, row in rows.items():
            print(f"{name:9} {row['right']:.3f} of {row['questions']}; the rules {row['rules']}")
        if options.json:
            options.json.write_text(
                json.dumps(_signed({"folds": options.folds, "stories": len(texts), "scores": rows}), indent=1)
                + "\n"
            )
    if options.out:
        options.out.write_bytes(
            to_bytes({name: train(questions, name) for name, questions in asker.sets.items()})
        )
        print(f"{options.out}: {options.out.stat().st_size:,} bytes", file=sys.stderr)


def _held_back(questions: Questions, name: str, folds: int, stories: int) -> dict[str, object]:
    """How often right on stories that the network has not seen, in all and by how sure it was."""
    found: list[tuple[float, bool]] = []
    for fold in range(folds):
        held = {at for at in range(stories) if at % folds == fold}
        found += measure(questions, train(questions, name, set(range(stories)) - held), held)
    bands = {}
    for low in range(4, 10):
        hits = [right for sure, right in found if low <= min(int(sure * 10), 9) < low + 1]
        if hits:
            bands[f"0.{low}"] = [round(sum(hits) / len(hits), 3), len(hits)]
    right = sum(hit for _sure, hit in found) / max(len(found), 1)
    return {"right": round(right, 4), "questions": len(found), "rules": _rules(questions), "bands": bands}


def _rules(questions: Questions) -> float | None:
    """How often the rules alone are right on the same questions, by the features that tell what they say."""
    hits = count = 0
    for bags, right in questions.of(None):
        if questions.classes:
            said = next((one.partition("=")[2] for one in bags[0] if one.startswith(("r=", "rule="))), "none")
            hits += questions.classes[right[0]] == ("none" if said == "None" else said)
        else:
            marks = ("rule", "rule rival", "rule=True", "by rule", "rule=True True")
            mine = [at for at, bag in enumerate(bags) if at and any(mark in bag for mark in marks)]
            hits += (mine or [0])[0] in right
        count += 1
    return round(hits / count, 4) if count else None


def _signed(scores: dict[str, object]) -> dict[str, object]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {"date": date.today().isoformat(), "commit": commit.stdout.strip(), **scores}


if __name__ == "__main__":
    main()
