"""Headlines, pairs of stories, people and figures that stand by each other, read from their text: what must be said of them and what must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk import checks
from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Settings

CASES: list[dict[str, Any]] = [
    case
    for name in ("texts.yml", "beside.yml", "brief.yml", "plainly.yml")
    for case in yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


@cache
def _desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("case", CASES, ids=[case["texts"][0].partition("\n")[0] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """Of one story nothing but what is expected is said, of two nothing is said across them unless expected."""
    # `published: null` is a story without a date.
    date = case.get("published", "2025-06-03")
    stories = [
        _desk().read(from_text(f"{text}\n", id=f"{number}.txt", published=str(date) if date else None))
        for number, text in enumerate(case["texts"], 1)
    ]
    if len(stories) > 1:
        found = checks.run_across(stories, Settings(select=("XST",))).findings
    else:
        found = _desk().check(stories[0])[0]
    said = {one.check for one in found if one.severity != "info"}
    assert said == ({case["check"]} if case["flags"] else set()), [one.message for one in found]


def test_cases_are_of_both_kinds_and_none_is_there_twice() -> None:
    """Of what stands by a figure at least 8 texts are flagged and 8 silent under every heading of the file."""
    for name in ("beside.yml", "brief.yml"):
        parts = (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n# ")
        kinds = [part for part in parts if "\n- {" in part]
        assert len(kinds) > 1
        assert all(min(one.count("flags: true"), one.count("flags: false")) >= 8 for one in kinds)
    texts = [tuple(case["texts"]) for case in CASES]
    assert len(set(texts)) == len(texts)
