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


@pytest.mark.parametrize(
    ("aside", "value", "when"),
    [
        ("In the 2013 election he received 83.9 percent of the vote.", "83.9", "2013"),
        ("Four years ago he won with 61.2 percent.", "61.2", "earlier"),
        ("Two years ago his rival polled 31.5 percent.", "31.5", "earlier"),
        ("Last year he won the primary with 58.3 percent.", "58.3", "earlier"),
        ("His party had 44.4 percent in 2019.", "44.4", "2019"),
        ("He had last won in 2006, when he polled 50.7 percent of the vote.", "50.7", "2006"),
    ],
)
def test_figures_of_other_elections_stay_apart(desk: Desk, aside: str, value: str, when: str) -> None:
    text = (
        f"Joseph Banda won the presidency of Zambia with 52.9 percent of the vote on Thursday.\n\n{aside}\n"
    )
    found = elections(desk, text)
    assert found["52.9"] is None
    assert found[value] == when


@pytest.mark.parametrize(
    "opening",
    [
        "Ondo 2024: Aiyedatiwa sweeps the state with 73.1 percent\n\n",
        "INEC declares Aiyedatiwa winner of the 2024 governorship election with 73.1 percent\n\n",
        "AKURE, Nigeria\n\n17 November 2024\n\nLucky Aiyedatiwa won the governorship with 73.1 percent of the vote.\n\n",
    ],
)
def test_a_headline_or_a_whole_date_tells_the_own_year(desk: Desk, opening: str) -> None:
    text = (
        opening
        + "In 2024 he had taken office.\n\nIn the 2020 election his predecessor won with 49.8 percent.\n"
    )
    found = elections(desk, text)
    assert found["73.1"] is None
    assert found["49.8"] == "2020"


def test_a_month_in_the_body_is_another_vote(desk: Desk) -> None:
    text = "Voters in Harlan approved the levy, 2,914 to 2,688. It failed by 340 votes in March.\n"
    found = elections(desk, text)
    assert found["2914"] is None
    assert found["340"] == "earlier"


def test_a_month_in_the_first_sentence_is_the_storys_own(desk: Desk) -> None:
    found = elections(desk, "Labour won the vote in May with 52 percent. The Greens had 21 percent.\n")
    assert found == {"52": None, "21": None}
