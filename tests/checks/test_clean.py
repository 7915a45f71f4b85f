"""Clean stories full of innocent readings, from their text and from what gold has: no error or warning may speak."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk import checks
from copydesk.articles import from_text
from copydesk.desk import Desk
from tests.checks.build import reading

HERE = Path(__file__).parent / "clean"
STORIES: list[dict[str, Any]] = [
    story for file in sorted(HERE.glob("*.yml")) for story in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def _named(stories: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("story", [pytest.param(one, id=one["story"]) for one in stories])


@cache
def _desk() -> Desk:
    return Desk()


@_named(STORIES)
def test_nothing_speaks_from_the_text(story: dict[str, Any]) -> None:
    desk = _desk()
    read = desk.read(from_text(story["text"], published=str(story["published"])))
    findings, _checked = desk.check(read)
    assert not [one.message for one in findings if one.severity != "info"]


@_named([one for one in STORIES if "claims" in one])
def test_nothing_speaks_where_reading_is_perfect(story: dict[str, Any]) -> None:
    findings = checks.run(reading(story)).findings
    assert not [one.message for one in findings if one.severity != "info"]


def test_the_stories_are_many_and_from_everywhere() -> None:
    assert len(STORIES) >= 70
    assert len({story["country"] for story in STORIES}) >= 30
    assert len({story["story"] for story in STORIES}) == len(STORIES)
