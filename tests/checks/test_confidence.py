"""No finding leans on a claim whose owner is unsure: under 0.6 only words that need no owner speak."""

from __future__ import annotations

import pytest

from copydesk import checks
from copydesk.records import Reading, Settings
from tests.checks.build import case_files, cases, reading

FOLDERS = ("sums", "outcomes", "words", "headline")
FLAGGED = [
    pytest.param(case, id=f"{name}: {case['story']}")
    for folder in FOLDERS
    for name in case_files(folder)
    for case in cases(folder, name)
    if case["flags"]
]
# A percentage above 100, a hedge before decimals, a difference in percent, two shares set face to face, a
# turnout with its numbers in one paragraph, an order told in words, a figure told twice but for a digit: whose the
# figures are does not matter to these. Seats are held against their body, and sums against what is told of them, by
# many figures that bear each other out; a hedge against all that its thing could be, where none fits and one is near.
# How much of a count is in is nobody's.
OF_ANYBODY = {
    "hedge-on-exact", "impossible-share", "percent-for-points", "shares-over-hundred", "shares-not-whole",
    "margin-mismatch", "seats-mismatch", "majority-missed", "turnout-mismatch", "fraction-mismatch", "rank-conflict", "figure-conflict", "hedge-contradicts",
    "count-goes-back",
}  # fmt: skip


def _all_at(read: Reading, confidence: float) -> Reading:
    claims = tuple(one.model_copy(update={"confidence": confidence}) for one in read.claims)
    return read.model_copy(update={"claims": claims})


@pytest.mark.parametrize("case", FLAGGED)
def test_unsure_claims_are_not_leant_on(case: dict[str, object]) -> None:
    read = reading(case)
    unsure = checks.run(_all_at(read, 0.59)).findings
    by_words = {one.check for one in checks.run(read.model_copy(update={"claims": ()})).findings}
    assert {one.check for one in unsure} <= by_words | OF_ANYBODY


def test_the_floor_is_six_tenths_at_least() -> None:
    assert Settings().min_confidence >= 0.6
