"""Differences that a sentence sets out in so many words, read from the figures alone; margins a digit away."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk.articles import from_text
from copydesk.checks.base import Ledger
from copydesk.checks.duels import mistyped
from copydesk.checks.fingers import digit_away
from copydesk.checks.phrases import differences
from copydesk.desk import Desk
from copydesk.records import Reading

CASES = yaml.safe_load((Path(__file__).parent / "phrases.yml").read_text(encoding="utf-8"))


@cache
def _desk() -> Desk:
    return Desk()


def _reading(text: str) -> Reading:
    return _desk().read(from_text(f"{text}\n", published="2025-01-01"))


@pytest.mark.parametrize(
    ("what", "case"),
    [pytest.param(what, case, id=case["text"]) for what, cases in CASES.items() for case in cases],
)
def test_a_phrase(what: Any, case: dict[str, Any]) -> None:
    found = list(differences(_reading(case["text"]), what))
    if case["finds"] is None:
        assert not found
        return
    (one,) = found
    printed = [quantity.printed for quantity in (one.first, one.second, one.stated)]
    assert all(want in got for want, got in zip(case["finds"], printed, strict=True)), printed
    assert one.fits


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Reed won in Ohio by 1,534 votes. He had 21,564 votes to 20,210 for Cole.", "1,534"),
        ("Reed beat Cole by 24,105 votes. In all Reed got 871,233 votes to Cole's 849,828.", "24,105"),
        ("Reed led Cole by 515 votes. He had 794,022 votes, or 39.91 percent, to 748,507 for Cole.", "515"),
        ("Reed won in Ohio by 1,354 votes. He had 21,564 votes to 20,210 for Cole.", None),
        ("Reed won by 35 votes in the first count. He had 5,725 votes to 5,694 for Cole.", None),
        ("Reed won by 87 votes instead of the 124 first reported: 21,406 votes to 21,319.", None),
        ("In 2019 Reed won by 9,120 votes. Now he had 11,846 votes to 8,429 for Cole.", None),
        ("Reed won with a majority of 34 seats. He had 21,564 votes to 20,210 for Cole.", None),
    ],
)
def test_a_margin_a_digit_away_from_a_duel(text: str, stated: str | None) -> None:
    found = [one.stated.printed for one in mistyped(_reading(text), set(), Ledger(), headline=False)]
    assert found == ([] if stated is None else [f"{stated} votes"])


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("1534", "1354", True), ("1355", "1354", True), ("53.2", "52.3", True), ("124", "142", True),
        ("125", "124", False), ("35", "53", False), ("1354", "1354", False), ("1543", "1354", False),
        ("52.3", "523", False), ("1354", "13540", False),
    ],
)  # fmt: skip
def test_what_fingers_do(one: str, other: str, away: bool) -> None:
    assert digit_away(one, other) == away
    assert digit_away(other, one) == away
