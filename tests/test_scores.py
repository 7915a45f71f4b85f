"""Floors under the scores on the project's own stories; lowered only on purpose.

Only the stories for development count here. They have been tuned on: the floors guard against slipping back, and
are no claim about stories never seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.desk import Desk
from copydesk.edge.gold.evaluate import evaluate
from copydesk.edge.gold.tally import Scores

GOLD = Path(__file__).parent.parent / "corpus" / "gold"


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate(GOLD, Desk(), split="dev")


@pytest.mark.parametrize(
    ("group", "row", "floor"),
    [
        ("claims", "(numeric)", 0.86),
        ("claims", "(outcomes)", 0.68),
        ("names", "people", 0.95),
        ("names", "parties", 0.93),
        ("names", "places", 0.92),
        ("checks", "(all)", 0.80),
    ],
)
def test_f1(scores: Scores, group: str, row: str, floor: float) -> None:
    assert (getattr(scores, group)[row].f1 or 0) >= floor


@pytest.mark.parametrize(
    ("field", "floor"),
    [("place", 0.85), ("comparator", 0.85), ("when", 0.7), ("source", 0.7), ("status", 0.7)],
)
def test_context_of_claims_found(scores: Scores, field: str, floor: float) -> None:
    told = scores.context[field]
    assert told.right / (told.right + told.missed) >= floor


def test_findings_are_right_when_they_speak(scores: Scores) -> None:
    assert (scores.checks["(all)"].precision or 0) >= 0.9


def test_grammar_beats_the_nearest_name(scores: Scores) -> None:
    assert (scores.claims["(numeric)"].f1 or 0) > (scores.baseline["(numeric)"].f1 or 0) + 0.05


def test_no_number_is_lost_in_silence(scores: Scores) -> None:
    assert scores.numbers == scores.in_claims + scores.unread
