"""Sources that stand behind the figures they are of."""

from __future__ import annotations

import pytest

from copydesk.articles import from_text
from copydesk.desk import Desk

LIST = "Mora wins in Quito\n\nAna Mora won Sunday's election for mayor of Quito.\n\nAna Mora (RC) 44.1%\nLuis Rey (PSC) 41.2%\nTurnout 71%\n\n"


def sources(text: str) -> dict[str, str | None]:
    reading = Desk().read(from_text(text, published="2025-11-17"))
    return {
        claim.value: claim.source for claim in reading.claims if claim.measure in ("vote_share", "turnout")
    }


@pytest.mark.parametrize(
    "foot",
    [
        "Source: National Electoral Council",
        "Figures from the National Electoral Council (CNE).",
        "(Source: National Electoral Council)",
    ],
)
def test_a_line_under_a_list_says_whose_it_is(foot: str) -> None:
    assert set(sources(LIST + foot + "\n").values()) == {"National Electoral Council"}


def test_a_sentence_about_a_body_is_no_foot() -> None:
    assert set(sources(LIST + "The National Electoral Council meets on Monday.\n").values()) == {None}


def test_a_round_figure_is_of_the_body_that_tells_it_exactly() -> None:
    told = sources(
        "Mora wins Quito with 44 percent\n\nAna Mora won Sunday's election for mayor of Quito.\n\nWith all votes counted she had 44.1 "
        "percent and Luis Rey 41.2 percent, the National Electoral Council said.\n"
    )
    assert told["44"] == told["44.1"] == "National Electoral Council"
