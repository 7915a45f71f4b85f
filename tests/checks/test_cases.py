"""Every case of the checks of figures: what must be flagged is, at its place; what must not stays silent."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from copydesk import checks
from copydesk.checks.catalogue import find
from copydesk.records import Settings
from tests.checks.build import case_files, cases, reading

FOLDERS = ("sums", "outcomes", "words", "headline")
ALL = [
    pytest.param(name, case, id=f"{name}: {case['story']}")
    for folder in FOLDERS
    for name in case_files(folder)
    for case in cases(folder, name)
]


@pytest.mark.parametrize(("name", "case"), ALL)
def test_case(name: str, case: dict[str, Any]) -> None:
    """The check of the file speaks or stays silent as the case says, and no other error speaks unasked."""
    read = reading(case)
    run = checks.run(read, Settings(select=("SUM", "OUT", "WRD", "HED")))
    allowed = {name, *case.get("also", ())}
    spoken = Counter(finding.check for finding in run.findings)
    assert (spoken[name] > 0) == case["flags"], [finding.message for finding in run.findings]
    stray = [one.message for one in run.findings if one.severity != "info" and one.check not in allowed]
    assert not stray
    if "says" in case:
        messages = [one.message for one in run.findings if one.check == name]
        assert case["says"] in messages
    if case["flags"]:
        assert run.ledgers[name].compared > 0
        assert spoken[name] == case.get("times", 1)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_check_has_cases_of_both_kinds_from_many_countries(folder: str) -> None:
    """At least 8 that must be flagged and 8 that must not, from 6 countries; names of stories are unique."""
    for name in case_files(folder):
        found = cases(folder, name)
        assert find(name).name == name
        assert sum(case["flags"] for case in found) >= 8, name
        assert sum(not case["flags"] for case in found) >= 8, name
        assert len({case["country"] for case in found}) >= 6, name
        assert len({case["story"] for case in found}) == len(found), name
