"""Cases across stories: of figures, two stories with what was read in them; of names, some, read from their text."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from copydesk import articles, checks
from copydesk.checks.catalogue import catalogue
from copydesk.desk import Desk
from copydesk.records import Settings
from tests.checks.build import HERE, case_files, cases, reading

NAME = "figure-across-stories"
ALL = cases("across", NAME)
NAMES = "name-across-stories"
ALL_NAMES = cases("across", NAMES)


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


@cache
def _desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("case", ALL_NAMES, ids=[case["texts"][-1] for case in ALL_NAMES])
def test_names(case: dict[str, Any]) -> None:
    """The rare spelling is told once, at its place, or the names are left alone."""
    stories = [
        _desk().read(articles.from_text(f"{text}\n", id=f"{number}.txt"))
        for number, text in enumerate(case["texts"], 1)
    ]
    run = checks.run_across(stories, Settings(select=(NAMES,)))
    assert [one.primary.text for one in run.findings] == ([case["at"]] if case["flags"] else [])


@pytest.mark.parametrize("found", [ALL, ALL_NAMES])
def test_there_are_enough_of_both_kinds(found: list[dict[str, Any]]) -> None:
    assert sum(case["flags"] for case in found) >= 8
    assert sum(not case["flags"] for case in found) >= 8
    assert len({case["country"] for case in found}) >= 6


def test_every_check_of_the_catalogue_has_a_file_of_cases() -> None:
    """Each file is counted by a test of its folder; here none is missing."""
    folders = [path.name for path in HERE.iterdir() if path.is_dir()]
    files = {name for folder in folders for name in case_files(folder)}
    assert {check.name for check in catalogue()} <= files
