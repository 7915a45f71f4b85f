"""The manual pages: every check has one in five parts, CHECKS.md is written from them, and their examples hold."""

from __future__ import annotations

from functools import cache

import pytest

from copydesk import checks
from copydesk.articles import from_text
from copydesk.checks.base import Check
from copydesk.checks.catalogue import catalogue
from copydesk.desk import Desk
from copydesk.edge.pages import PAGE, page, render
from copydesk.records import ListedName, Settings

LISTED = (ListedName(name="Sali Berisha"), ListedName(name="Edi Rama"))
CHECKS = [pytest.param(check, id=check.name) for check in catalogue()]


def test_the_page_in_the_repository_is_what_the_docstrings_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(catalogue()), "run: python -m copydesk.edge.pages"


@pytest.mark.parametrize("check", CHECKS)
def test_a_page_has_its_parts(check: Check) -> None:
    parsed = page(check)
    assert len(parsed.caption) <= 100
    assert all(parsed.parts.values())
    assert len(parsed.stories("In the copy")) in ((1, 2) if check.scope == "folder" else (1,))


def test_codes_and_names_are_used_once() -> None:
    assert len({check.code for check in catalogue()}) == len(catalogue())
    assert len({check.name for check in catalogue()}) == len(catalogue())


@pytest.mark.parametrize("part", ["In the copy", "Mended"])
@pytest.mark.parametrize("check", CHECKS)
def test_the_example_is_flagged_and_the_mended_one_is_not(check: Check, part: str) -> None:
    """From text, through the whole line."""
    stories = page(check).stories(part)
    if check.scope == "folder" and len(stories) == 1:
        # One story of a folder whose others are as the mended one.
        stories += page(check).stories("Mended") * 4
    found = _found(check, stories)
    assert (check.name in found) == (part == "In the copy"), found


@cache
def _desk() -> Desk:
    return Desk()


def _found(check: Check, stories: list[str]) -> list[str]:
    desk = _desk()
    settings = Settings(names=LISTED) if check.code == "NAM06" else Settings()
    readings = [
        desk.read(from_text(text, id=f"{number}.txt", published="2025-11-18"))
        for number, text in enumerate(stories, 1)
    ]
    run = (
        checks.run_across(readings, settings)
        if check.scope == "folder"
        else checks.run(readings[0], settings)
    )
    return [finding.check for finding in run.findings]
