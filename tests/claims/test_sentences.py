"""Short stories and their claims, through the whole line; a floor on how many are read without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.claims.cases import Case, load, problems

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Reading

CASES = [case for case in load(Path(__file__).parent / "sentences.yml") if case.skip is None]
# Lowered only on purpose. The rest are known faults, most of them names that the model does not see.
FLOOR = 0.84


@pytest.fixture(scope="module")
def read() -> list[tuple[Case, Reading]]:
    desk = Desk()
    return [(case, desk.read(from_text(case.text, published=case.published))) for case in CASES]


def test_enough_stories_are_read_without_a_fault(read: list[tuple[Case, Reading]]) -> None:
    faults = {case.text[:60]: problems(case, reading) for case, reading in read}
    clean = sum(not found for found in faults.values())
    assert clean / len(faults) >= FLOOR, faults


def test_spans_are_what_stands_there(read: list[tuple[Case, Reading]]) -> None:
    for case, reading in read:
        for claim in reading.claims:
            assert claim.evidence.text == case.text[claim.evidence.start : claim.evidence.end]
            assert claim.evidence.start <= claim.value_span.start <= claim.value_span.end <= len(case.text)


def test_every_number_is_accounted_for(read: list[tuple[Case, Reading]]) -> None:
    for _case, reading in read:
        assert reading.coverage.numbers == reading.coverage.in_claims + len(reading.coverage.unread)
        assert all(unread.why for unread in reading.coverage.unread)
