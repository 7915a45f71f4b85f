"""What the rules beside the network settle beyond doubt: every case is read without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.claims.cases import Case, load, problems

from copydesk.articles import from_text
from copydesk.desk import Desk

CASES = load(Path(__file__).parent / "rules.yml")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("case", CASES, ids=[case.text[:50] for case in CASES])
def test_is_read_without_a_fault(case: Case, desk: Desk) -> None:
    assert problems(case, desk.read(from_text(case.text, published=case.published or "2025-06-05"))) == []
