"""Seats against their body, joint figures, lists and majorities: read from texts, what must be said and what must not."""

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

CASES = yaml.safe_load((Path(__file__).parent / "seats.yml").read_text(encoding="utf-8"))


@cache
def _desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["text"]) for cases in CASES.values() for case in cases]
)
def test_a_text(case: dict[str, Any]) -> None:
    reading = _desk().read(from_text(f"{case['text']}\n", published="2025-01-01"))
    found = checks.run(reading, Settings(select=("SUM", "OUT"))).findings
    said = [one.message for one in found if one.severity == "error"]
    if case["says"] is None:
        assert not said
    else:
        assert any(case["says"] in message for message in said), said
        assert len(said) == 1


def test_every_way_has_cases_of_both_kinds() -> None:
    for cases in CASES.values():
        said = [case["says"] for case in cases]
        assert any(said) and None in said
