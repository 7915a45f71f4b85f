"""Score pipelines' names on the measuring sets, side by side: strict spans, micro, by type and region, with intervals."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from names_augment import slipped
from names_reader import load
from names_regions import REGIONS, region
from scores_kept import keep
from spacy.language import Language

import copydesk.language.trees
import copydesk.language.words  # noqa: F401  both register the components

LABELS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
Record = dict[str, Any]
Spans = set[tuple[int, int, str]]
Row = Counter[tuple[str, str]]
NO_PARTY = frozenset({"uner", "wikigold", "re3d"})  # corpora that know no party: PARTY counts as ORG there
SETS = {
    "dev-crossner": "CrossNER politics dev",
    "dev-fewnerd": "Few-NERD supervised sample",
    "dev-uner": "UNER EWT dev",
    "dev-practice": "practice stories held back",
}


def fold_label(label: str, source: str) -> str:
    """The type as the corpus can tell it."""
    return "ORG" if label == "PARTY" and source in NO_PARTY else label


def found(nlp: Language, records: list[Record]) -> list[Spans]:
    """The names that the pipeline finds, by character."""
    docs = nlp.pipe([r["text"] for r in records], batch_size=64)
    return [
        {
            (e.start_char, e.end_char, fold_label(e.label_, r["source"]))
            for e in doc.ents
            if e.label_ in LABELS
        }
        for doc, r in zip(docs, records, strict=True)
    ]


def gold(item: Record) -> Spans:
    """The names of a record."""
    return {(a, b, fold_label(label, item["source"])) for a, b, label in item["spans"]}


def visible(spans: Spans, item: Record) -> Spans:
    """Without the spans that touch text of unknown status: neither right nor wrong."""
    return {s for s in spans if not any(a < s[1] and s[0] < b for a, b in item["mask"])}


def count(said: Spans, true: Spans) -> Row:
    """Right, said and true of one sentence by type."""
    row: Row = Counter()
    for name, group in (("right", said & true), ("said", said), ("true", true)):
        row.update((name, s[2]) for s in group)
    return row


def f_score(rows: list[Row], labels: tuple[str, ...] = LABELS) -> tuple[float, float, float]:
    """Precision, recall and F in percent."""
    total: Counter[str] = Counter()
    for row in rows:
        for (name, label), n in row.items():
            if label in labels:
                total[name] += n
    p, r = total["right"] / max(1, total["said"]), total["right"] / max(1, total["true"])
    return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


def interval(rows: list[Row], draws: int = 500) -> tuple[float, float]:
    """The middle 95% of F over resampled sentences."""
    rng = random.Random(0)
    scores = sorted(f_score(rng.choices(rows, k=len(rows)))[2] for _ in range(draws))
    return scores[int(draws * 0.025)], scores[int(draws * 0.975)]


def by_region(records: list[Record], said: list[Spans]) -> dict[str, list[int]]:
    """Of the names whose home the lists know: how many are found, and how many there are."""
    table = {name: [0, 0] for name in REGIONS}
    for item, spans in zip(records, said, strict=True):
        for a, b, label in item["spans"]:
            home = region(item["text"][a:b], label)
            if home is not None:
                table[home][0] += (a, b, fold_label(label, item["source"])) in spans
                table[home][1] += 1
    return table


def slips(nlp: Language, records: list[Record], before: list[Spans]) -> tuple[int, int]:
    """Names found when spelled right, and how many of those still are with a slip in each name."""
    rng = random.Random(7)
    wrong = [slipped(item, rng, 1.0) for item in records]
    kept = base = 0
    for item, bad, was, now in zip(records, wrong, before, found(nlp, wrong), strict=True):
        for (a, b, label), (c, d, _) in zip(item["spans"], bad["spans"], strict=True):
            label = fold_label(label, item["source"])
            if item["text"][a:b] != bad["text"][c:d] and (a, b, label) in was:
                base += 1
                kept += (c, d, label) in now
    return base, kept


def measure(nlp: Language, records: list[Record]) -> dict[str, Any]:
    """All that is published of one pipeline on one set."""
    said = found(nlp, records)
    rows = [count(visible(spans, item), gold(item)) for item, spans in zip(records, said, strict=True)]
    p, r, f = f_score(rows)
    kinds = {k: round(f_score(rows, (k,))[2], 1) for k in LABELS if any(row["true", k] for row in rows)}
    base, kept = slips(nlp, records, said)
    return {
        "P": round(p, 1), "R": round(r, 1), "F": round(f, 1), "F95": [round(end, 1) for end in interval(rows)],
        "types": kinds, "slips_kept": round(100 * kept / max(1, base), 1), "slips_of": base,
        "regions": {name: pair for name, pair in by_region(records, said).items() if pair[1]},
    }  # fmt: skip


def show(title: str, scores: dict[str, dict[str, Any]]) -> None:
    """Print one set's table."""
    print(f"\n{title}")
    heads = ["P", "R", "F", "95%", *LABELS, "slips kept"]
    print(f"| |{'|'.join(heads)}|\n|---|{'---|' * len(heads)}")
    for name, got in scores.items():
        cells = [got["P"], got["R"], got["F"], f"{got['F95'][0]} to {got['F95'][1]}"]
        cells += [got["types"].get(label, "") for label in LABELS]
        print(f"|{name}|{'|'.join(map(str, cells))}|{got['slips_kept']}% of {got['slips_of']}|")


def show_regions(scores: dict[str, dict[str, Any]]) -> None:
    """Print recall by region over all sets."""
    print("\nRecall by region of the name, all sets")
    print(f"| |{'|'.join(REGIONS)}|\n|---|{'---|' * len(REGIONS)}")
    for name in next(iter(scores.values())):
        cells = []
        for home in REGIONS:
            pairs = [got[name]["regions"].get(home, [0, 0]) for got in scores.values()]
            right, of = (sum(pair[i] for pair in pairs) for i in (0, 1))
            cells.append(f"{100 * right / max(1, of):.1f} of {of}")
        print(f"|{name}|{'|'.join(cells)}|")


def main() -> None:
    """Print the tables, and keep them with date and commit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", action="append", required=True, help="a name and a path: stock=DIR")
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    models = {name: spacy.load(path) for name, _, path in (text.partition("=") for text in args.model)}
    scores: dict[str, dict[str, Any]] = {}
    for name in args.sets:
        records = load(args.data / f"{name}.jsonl")
        scores[name] = {model: measure(nlp, records) for model, nlp in models.items()}
        show(f"{SETS[name]}, {len(records)} sentences", scores[name])
    show_regions(scores)
    if args.json:
        keep(args.json, scores)


if __name__ == "__main__":
    main()
