"""Live reports over midnight, whichever way their entries run."""

from __future__ import annotations

from functools import cache

import pytest

from copydesk import checks
from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Settings

REED = "With {} percent of precincts reporting, Ana Reed has 51 percent and Tom Cole 49."


@cache
def _desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("entries", "falls"),
    [
        ((("11:15 p.m.", 71), ("12:30 a.m.", 88), ("1:10 a.m.", 90)), False),
        ((("1:10 a.m.", 90), ("12:30 a.m.", 88), ("11:15 p.m.", 71)), False),
        ((("20:10", 63), ("21:40", 71), ("00:20", 84)), False),
        ((("At 9 p.m.,", 71), ("At 1:30 a.m.,", 88)), False),
        ((("1:10 a.m.", 78), ("11:15 p.m.", 71), ("9:30 p.m.", 80)), True),
        ((("20:10", 63), ("21:40", 71), ("00:20", 69)), True),
        ((("20.10", 63), ("21.40", 71), ("00.20", 84)), False),
        ((("20.10", 63), ("21.40", 71), ("00.20", 69)), True),
    ],
)
def test_a_count_over_midnight(entries: tuple[tuple[str, int], ...], falls: bool) -> None:
    text = "Ohio counts\n\n" + "\n\n".join(f"{time} {REED.format(share)}" for time, share in entries)
    run = checks.run(_desk().read(from_text(f"{text}\n")), Settings(select=("count-goes-back",)))
    assert len(run.findings) == int(falls), [one.message for one in run.findings]
