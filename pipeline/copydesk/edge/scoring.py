"""The command evaluate: scores against gold as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.edge import screen
from copydesk.edge.config import load
from copydesk.edge.output import write_file
from copydesk.reports.columns import safe

GROUPS = {
    "claims": "Claims, by measure",
    "context": "Context of the claims found",
    "names": "Names",
    "checks": "Findings, by check",
    "baseline": "The same claims, each given to the nearest name before it",
    "bands": "Claims, by confidence",
}


def evaluate(
    gold: Path,
    articles: Path | None,
    *,
    format: str,
    output: str | None,
    misses: bool,
    config: Path | None,
    model: str | None,
) -> int:
    """Score the desk on gold and write the table."""
    from copydesk.edge.checking import desk_of
    from copydesk.edge.evaluate import evaluate as scored

    settings = load(config)
    settings.put("command line", model=model)
    scores = scored(gold, desk_of(settings), articles).as_dict(misses=misses)
    if format == "json":
        pieces = [json.dumps(scores, indent=2, ensure_ascii=False) + "\n"]
    else:
        pieces = list(table(scores))
    if output is None:
        screen.out(pieces)
    else:
        write_file(Path(output), pieces)
    return 0


def table(scores: dict[str, Any]) -> Iterator[str]:
    """The scores for people, a block per group."""
    yield f"{scores['stories']} stories, {scores['words']:,} words\n"
    for group, title in GROUPS.items():
        rows = scores.get(group) or {}
        if rows:
            heads = " ".join(f"{head:>7}" for head in ("prec.", "recall", "F1"))
            yield f"\n{title:<36} {'right':>6} {'extra':>6} {'missed':>6} {heads}\n"
        for key in sorted(rows, key=lambda name: (name.startswith("("), name)):
            yield _row(key, rows[key])
    coverage = scores["coverage"]
    yield f"\nCoverage: {coverage['in_claims']} of {coverage['numbers']} numbers in claims\n"
    rate = scores.get("false_per_1000_words_clean")
    if rate is not None:
        yield f"False errors and warnings on clean stories: {rate} per 1,000 words\n"
    for miss in scores.get("misses", ()):
        yield f"\n{miss['story']}: {miss['kind']}: {safe(miss['what'])}\n"
        if miss["at"]:
            yield f"    {safe(' '.join(miss['at'].split()))[:200]}\n"


def _row(key: str, row: dict[str, Any]) -> str:
    shares = " ".join(
        f"{'-' if row[name] is None else format(row[name], '.3f'):>7}"
        for name in ("precision", "recall", "f1")
    )
    return f"  {key:<34} {row['right']:>6} {row['extra']:>6} {row['missed']:>6} {shares}\n"
