"""A story without a date of its own: years that it names are of other elections, unless it opens with them."""

from __future__ import annotations

import pytest

from copydesk.articles import from_text
from copydesk.desk import Desk


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def elections(desk: Desk, text: str) -> dict[str, str | None]:
    """By which election each share is, by its value."""
    claims = desk.read(from_text(text)).claims
    return {one.value: one.when for one in claims if one.measure in ("vote_share", "votes", "lead")}


def test_a_year_in_the_body_is_another_election(desk: Desk) -> None:
    text = (
        "Waitematā: Mike Lee 8,123 votes, Pippa Coom 6,996 votes.\n\nA comeback for Mr Lee.\n\n"
        "He thanked his voters in the hall.\n\nThe count took two hours.\n\nIt rained.\n\n"
        "In 2019 Ms Coom beat him by 430 votes.\n"
    )
    found = elections(desk, text)
    assert found["430"] == "2019"
    assert found["8123"] is None


def test_the_year_of_the_opening_is_its_own(desk: Desk) -> None:
    text = (
        "HELSINKI, 11 February 2024 - Alexander Stubb won Finland's presidential election with 51.6 percent.\n\n"
        "In 2018 Sauli Niinistö won with 62.6 percent.\n"
    )
    assert elections(desk, text) == {"51.6": None, "62.6": "2018"}


def test_years_ago_are_no_year_where_the_day_is_not_told(desk: Desk) -> None:
    text = (
        "Grace Amponsah won the seat with 47.9 percent.\n\nShe thanked her voters.\n\nThe hall was full.\n\nIt rained.\n\nPeople sang.\n\n"
        "In 2008 the Greens had 9.4 percent there, and in 2004 they had 8.2 percent. Four years ago they had 7.1 percent.\n"
    )
    found = elections(desk, text)
    assert (found["9.4"], found["8.2"]) == ("2008", "2004")
    # No year is reckoned from a day that nobody told.
    assert found["7.1"] in ("earlier", "2008", "2004")
    assert found["47.9"] is None


def test_no_year_no_other_election(desk: Desk) -> None:
    assert elections(desk, "Grace Amponsah won the seat with 47.9 percent of the vote.\n") == {"47.9": None}
