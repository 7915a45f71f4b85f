"""The two figures of one result are of two owners; ranges and changes are of one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from copydesk.articles import from_text
from copydesk.claims.linker.pairs import apart
from copydesk.claims.linker.verdicts import Verdict
from copydesk.desk import Desk

# How likely each owner is of a first and of a second figure, each by itself.
FIRST, SECOND = {"Lee": 0.7, "Kovac": 0.2, None: 0.1}, {"Lee": 0.5, "Kovac": 0.4, None: 0.1}


def told(text: str, measure: str = "vote_share", other: str | None = None) -> list[Verdict]:
    """The verdicts on the figures of a line."""
    items = [
        SimpleNamespace(index=at, lower=word.lower(), figure=word[0].isdigit() or None)
        for at, word in enumerate(text.split())
    ]
    row = cast(Any, SimpleNamespace(line=SimpleNamespace(items=items)))
    found = []
    for number, item in enumerate(item for item in items if item.figure):
        trace = cast(Any, SimpleNamespace(item=item))
        verdict = Verdict(trace, row, other if other and number else measure, 0.9)
        odds = SECOND if number else FIRST
        verdict.owners = {key: (chance, cast(Any, key)) for key, chance in odds.items()}
        verdict.subject, verdict.owner_sure = cast(Any, "Lee"), odds["Lee"]
        found.append(verdict)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Lee beat Kovac , 52 to 48 in the north",
        "52 - 48",
        "Lee led 52 – 48",
        "won by 52 to 48",
        "Lee ( 52 against 48 )",
        "Lee , 67 to his 26",
        "had 52 versus 48",
    ],
)
def test_a_result_is_of_two(text: str) -> None:
    one, other = told(text)
    apart([one, other])
    assert (one.subject, other.subject) == ("Lee", "Kovac")
    # Of the ways in which both are not Lee's: Lee and Kovac, Lee and nobody, Kovac and Lee, and so on.
    ways = 0.7 * 0.5 + 0.2 * 0.6 + 0.1 * 0.9
    assert one.owner_sure == pytest.approx(0.7 * 0.5 / ways)
    assert other.owner_sure == pytest.approx((0.7 + 0.1) * 0.4 / ways)


@pytest.mark.parametrize(
    "text",
    [
        "Lee went from 52 to 48",
        "from 52 - 48",
        "the poll gave Lee 45 to 49",
        "between 45 - 49",
        "in a range of 45 - 49",
        "Lee had 52 and 48",
        "Lee took 52 , and Kovac 48",
    ],
)
def test_a_range_or_a_change_stays(text: str) -> None:
    one, other = told(text)
    apart([one, other])
    assert (one.subject, other.subject, other.owner_sure) == ("Lee", "Lee", 0.5)


def test_figures_of_two_kinds_stay() -> None:
    one, other = told(", 52 to 48", "vote_share", "votes")
    apart([one, other])
    assert (one.subject, other.subject) == ("Lee", "Lee")
    one, other = told(", 52 to 48", "lead")
    apart([one, other])
    assert (one.subject, other.subject) == ("Lee", "Lee")


@pytest.mark.parametrize("dash", ["–", "-", "—", " to "])
def test_both_sides_of_a_dash_are_read(dash: str) -> None:
    text = f"Mary Jones beat Tom Smith in Kent. Jones won the county, 52{dash}48."
    found = Desk().read(from_text(text, published="2020-11-07")).claims
    assert {(one.subject, one.value) for one in found if one.measure == "vote_share"} == {
        ("Mary Jones", "52"),
        ("Tom Smith", "48"),
    }
