"""Cases of the checks of names, people and dates: short stories, read by the whole line from their text alone."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from copydesk import articles, checks
from copydesk.checks.catalogue import find
from copydesk.desk import Desk
from copydesk.records import ListedName, Reading, Settings
from tests.checks.build import case_files, cases

FOLDERS = ("names", "people", "dates")
ALL = [
    pytest.param(name, case, id=f"{name}: {case['text'][:60]}")
    for folder in FOLDERS
    for name in case_files(folder)
    for case in cases(folder, name)
]


@cache
def _desk() -> Desk:
    return Desk()


def _reading(case: dict[str, Any]) -> Reading:
    published = str(case["published"]) if "published" in case else None
    return _desk().read(articles.from_text(str(case["text"]), published=published))


@pytest.mark.parametrize(("name", "case"), ALL)
def test_case(name: str, case: dict[str, Any]) -> None:
    """The check of the file speaks once, at the place named, or stays silent; no other error or warning speaks."""
    settings = Settings(
        select=("NAM", "PEO", "DAT"), names=tuple(ListedName(name=one) for one in case.get("names", ()))
    )
    run = checks.run(_reading(case), settings)
    told = [one for one in run.findings if one.check == name]
    if name == "not-on-list" and case["flags"]:
        told = [one for one in run.findings if one.check in (name, "name-misspelled")]
    assert len(told) == int(case["flags"]), [one.message for one in run.findings]
    stray = [one for one in run.findings if one not in told and one.severity != "info"]
    assert not stray, [one.message for one in stray]
    if told and "at" in case:
        assert case["at"] in [span.text for span in told[0].spans]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_check_has_cases_of_both_kinds_from_many_countries(folder: str) -> None:
    """At least 8 that must be flagged and 8 that must not, from 6 countries; no text twice in a file."""
    for name in case_files(folder):
        found = cases(folder, name)
        assert find(name).name == name
        assert sum(case["flags"] for case in found) >= 8, name
        assert sum(not case["flags"] for case in found) >= 8, name
        assert len({case["country"] for case in found}) >= 6, name
        assert len({case["text"] for case in found}) == len(found), name
