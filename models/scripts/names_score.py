"""Score a pipeline's names on the measuring sets: strict spans, micro, by type, with bootstrap intervals."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from names_augment import slipped
from names_reader import load
from spacy.language import Language

LABELS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
Record = dict[str, Any]
Spans = set[tuple[int, int, str]]
NO_PARTY = frozenset({"uner", "wikigold", "re3d"})  # corpora that know no party: PARTY counts as ORG there


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


def counts(nlp: Language, records: list[Record]) -> list[Counter[tuple[str, str]]]:
    """Right, said and true of each sentence by type."""
    rows = []
    for item, spans in zip(records, found(nlp, records), strict=True):
        said, true = visible(spans, item), gold(item)
        row: Counter[tuple[str, str]] = Counter()
        for name, group in (("right", said & true), ("said", said), ("true", true)):
            row.update((name, s[2]) for s in group)
        rows.append(row)
    return rows


def f_score(
    rows: list[Counter[tuple[str, str]]], labels: tuple[str, ...] = LABELS
) -> tuple[float, float, float]:
    """Precision, recall and F in percent."""
    total: Counter[str] = Counter()
    for row in rows:
        for (name, label), n in row.items():
            if label in labels:
                total[name] += n
    p, r = total["right"] / max(1, total["said"]), total["right"] / max(1, total["true"])
    return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


def interval(rows: list[Counter[tuple[str, str]]], draws: int = 300) -> tuple[float, float]:
    """The middle 95% of F over resampled sentences."""
    rng = random.Random(0)
    scores = sorted(f_score(rng.choices(rows, k=len(rows)))[2] for _ in range(draws))
    return scores[int(draws * 0.025)], scores[int(draws * 0.975)]


def slips(nlp: Language, records: list[Record]) -> tuple[int, int]:
    """Names found when spelled right, and how many of those still are with a slip in each name."""
    rng = random.Random(7)
    wrong = [slipped(item, rng, 1.0) for item in records]
    kept = base = 0
    for item, bad, before, after in zip(records, wrong, found(nlp, records), found(nlp, wrong), strict=True):
        for (a, b, label), (c, d, _) in zip(item["spans"], bad["spans"], strict=True):
            label = fold_label(label, item["source"])
            if item["text"][a:b] != bad["text"][c:d] and (a, b, label) in before:
                base += 1
                kept += (c, d, label) in after
    return base, kept


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", nargs="*", default=["dev-crossner", "dev-fewnerd", "dev-uner"])
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    report: dict[str, Any] = {}
    for name in args.sets:
        records = load(args.data / f"{name}.jsonl")
        rows = counts(nlp, records)
        p, r, f = f_score(rows)
        low, high = interval(rows)
        kinds = {k: round(f_score(rows, (k,))[2], 1) for k in LABELS if any(row["true", k] for row in rows)}
        base, kept = slips(nlp, records)
        report[name] = {
            "P": round(p, 1), "R": round(r, 1), "F": round(f, 1),
            "F95": [round(low, 1), round(high, 1)], "types": kinds,
            "slips_kept": round(100 * kept / max(1, base), 1), "slips_of": base,
        }  # fmt: skip
        print(
            f"{name:14} P {p:5.1f}  R {r:5.1f}  F {f:5.1f} ({low:.1f}-{high:.1f})  {kinds}",
            f" slips {100 * kept / max(1, base):.1f}% of {base}",
        )
    if args.json:
        args.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
