"""Statements that a sentence sets out in so many words: which are looked at, and which of their figures is odd."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk import checks
from copydesk.articles import from_text
from copydesk.checks import order, paired, phrases
from copydesk.checks.outcomes import lists
from copydesk.desk import Desk
from copydesk.records import Quantity, Reading

CASES = yaml.safe_load((Path(__file__).parent / "worded.yml").read_text(encoding="utf-8"))


@cache
def _desk() -> Desk:
    return Desk()


def _looked(reading: Reading, what: str) -> Iterator[Quantity | None]:
    """For each statement looked at the odd figure, None where all fit."""
    if what == "margins_behind":
        for one in phrases.margins_behind(reading):
            yield None if one.fits else one.stated
        return
    if what == "ordered":
        for _way, put in order.ordered(reading):
            yield put.odd.stated if put.odd else None
        return
    module = next(one for one in (paired, lists) if hasattr(one, what))
    for looked in getattr(module, what)(reading):
        yield looked.odd.stated if looked.odd else None


@pytest.mark.parametrize(
    ("what", "case"),
    [pytest.param(what, case, id=case["text"]) for what, cases in CASES.items() for case in cases],
)
def test_a_statement(what: str, case: dict[str, Any]) -> None:
    reading = _desk().read(from_text(f"{case['text']}\n", published="2025-01-01"))
    findings = [one for one in checks.run(reading).findings if one.severity == "error"]
    if what == "anywhere":
        told = [span.text for one in findings for span in one.spans]
        assert any(case["odd"] in text for text in told) if case.get("odd") else not told
        return
    found = list(_looked(reading, what))
    if "odd" not in case:
        assert not found
        return
    (odd,) = found
    assert (odd is None) == (case["odd"] is None)
    if odd is not None:
        assert case["odd"] in reading.article.text[odd.start : odd.end]
        assert any(one.primary.start <= odd.start < one.primary.end for one in findings)


def test_every_kind_of_statement_has_cases_of_both_kinds() -> None:
    for cases in CASES.values():
        odd = [case.get("odd", "") for case in cases]
        assert any(odd) and None in odd
