"""Cases of figures across stories: each is two stories with what was read in them."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk import checks
from copydesk.records import Settings
from tests.checks.build import cases, reading

NAME = "figure-across-stories"
ALL = cases("across", NAME)


@pytest.mark.parametrize("case", ALL, ids=[case["story"] for case in ALL])
def test_case(case: dict[str, Any]) -> None:
    """The two stories are at odds, or they are not."""
    stories = [
        reading({**case, "text": text, "claims": claims, "id": f"{number}.txt"})
        for number, (text, claims) in enumerate(zip(case["texts"], case["claims"], strict=True), 1)
    ]
    run = checks.run_across(stories, Settings(select=(NAME,)))
    assert len(run.findings) == int(case["flags"]), [one.message for one in run.findings]
    for finding in run.findings:
        assert {span.article for span in finding.spans} == {"1.txt", "2.txt"}
        texts = {story.article.id: story.article.text for story in stories}
        assert all(texts[one.article][one.start : one.end] == one.text for one in finding.spans)


def test_there_are_enough_of_both_kinds() -> None:
    assert sum(case["flags"] for case in ALL) >= 8
    assert sum(not case["flags"] for case in ALL) >= 8
    assert len({case["country"] for case in ALL}) >= 6
