"""Scores the checks of names on short stories with one misprint each, and on look-alikes that are right.

    python -m tests.checks.probes.probe            what was missed and what was false, of the half to work on
    python -m tests.checks.probes.probe --counts   counts only, of both halves

A story belongs to the half that is looked at when its hash says so; the other half is only ever counted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from copydesk import articles, checks
from copydesk.desk import Desk
from copydesk.records import Finding, Settings

HERE = Path(__file__).parent


@dataclass
class Score:
    """Counts of one half, and what to look at."""

    slips: int = 0
    found: int = 0
    innocent: int = 0
    false: int = 0
    notes: list[str] = field(default_factory=list)


def stories() -> Iterator[dict[str, Any]]:
    """Every probe; those without `at` are innocent."""
    for name in ("slips", "innocent"):
        yield from yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


def is_held_out(text: str) -> bool:
    """Whether a story is of the half that nobody tunes on."""
    return int(sha256(text.encode()).hexdigest(), 16) % 2 == 1


def measure() -> dict[bool, Score]:
    """The scores of the half to work on (False) and of the one held out (True)."""
    scores = {False: Score(), True: Score()}
    settings = Settings(select=("NAM",))
    probes = list(stories())
    readings = Desk().read_many(articles.from_text(probe["text"] + "\n") for probe in probes)
    for probe, reading in zip(probes, readings, strict=True):
        score = scores[is_held_out(probe["text"])]
        told = [one for one in checks.run(reading, settings).findings if one.severity != "info"]
        _count(score, probe, told)
    return scores


def _count(score: Score, probe: dict[str, Any], told: list[Finding]) -> None:
    at = probe.get("at")
    hits = [one for one in told if at is not None and _points(one, probe["text"], at)]
    score.innocent += at is None
    score.slips += at is not None
    score.found += bool(hits)
    score.false += len(told) - len(hits)
    if at is not None and not hits:
        score.notes.append(f"MISSED {at}/{probe['right']}: {probe['text']}")
    score.notes += [f"FALSE {one.code} {one.message} {probe['text']}" for one in told if one not in hits]
    score.notes += [f"TWICE {one.code} {one.message} {probe['text']}" for one in hits[1:]]


def _points(finding: Finding, text: str, at: str) -> bool:
    """Whether a finding has the slip among its places."""
    start = text.index(at)
    return any(span.start < start + len(at) and start < span.end for span in finding.spans)


def main() -> None:
    """Print the scores."""
    for held, score in measure().items():
        if not held and "--counts" not in sys.argv:
            print("\n".join(score.notes))
        print(
            f"{'held out' if held else 'to work on'}: {score.found} of {score.slips} slips found, "
            f"{score.false} false findings in {score.innocent} innocent stories and the others"
        )


if __name__ == "__main__":
    main()
