"""The command evaluate: scores against gold as tables or as JSON."""

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
    "checks": "Findings by check, from the text",
    "checks_fed": "Findings by check, gold claims fed",
    "baseline": "The same claims, each given to the nearest name before it",
    "bands": "Claims, by confidence",
}
ACCOUNTS = {
    "accounts": "Pairs by check, from the text",
    "accounts_fed": "Pairs by check, gold claims fed",
}
REASONS = ("place", "stage", "contest", "source", "confidence")


def evaluate(
    gold: Path,
    articles: Path | None,
    *,
    format: str,
    output: str | None,
    misses: bool,
    split: str | None,
    config: Path | None,
    model: str | None,
) -> int:
    """Score the desk on gold and write the tables."""
    from copydesk.edge.gold.evaluate import evaluate as scored
    from copydesk.edge.house import desk_of

    settings = load(config)
    settings.put("command line", model=model)
    scores = scored(gold, desk_of(settings), articles, split).as_dict(misses=misses)
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
    for group, title in ACCOUNTS.items():
        yield from _accounts(title, scores.get(group) or {})
    yield from _summary(scores)
    for miss in scores.get("misses", ()):
        yield f"\n{miss['story']}: {miss['kind']}: {safe(miss['what'])}\n"
        if miss["at"]:
            yield f"    {safe(' '.join(miss['at'].split()))[:200]}\n"


def _summary(scores: dict[str, Any]) -> Iterator[str]:
    coverage = scores["coverage"]
    yield f"\nCoverage: {coverage['in_claims']} of {coverage['numbers']} numbers in claims\n"
    for key, how in (
        ("false_per_1000_words_clean", "from the text"),
        ("false_per_1000_words_clean_fed", "gold claims fed"),
    ):
        if scores.get(key) is not None:
            yield f"False errors and warnings on clean stories, {how}: {scores[key]} per 1,000 words\n"


def _row(key: str, row: dict[str, Any]) -> str:
    shares = " ".join(
        f"{'-' if row[name] is None else format(row[name], '.3f'):>7}"
        for name in ("precision", "recall", "f1")
    )
    return f"  {key:<34} {row['right']:>6} {row['extra']:>6} {row['missed']:>6} {shares}\n"


def _accounts(title: str, rows: dict[str, Any]) -> Iterator[str]:
    """What each check compared, and what it set aside for which reason."""
    if not rows:
        return
    heads = " ".join(f"{head:>10}" for head in (*REASONS, "else"))
    yield f"\n{title:<36} {'compared':>8} | set aside: {heads}\n"
    for name, row in rows.items():
        aside = row["aside"]
        other = sum(number for why, number in aside.items() if why not in REASONS)
        counts = " ".join(f"{number:>10}" for number in (*(aside.get(why, 0) for why in REASONS), other))
        yield f"  {name:<34} {row['compared']:>8} |            {counts}\n"
