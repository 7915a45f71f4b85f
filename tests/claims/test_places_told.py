"""Where a story is about: a region told only by its people or its bodies, a state in the dateline, seats of several names."""

from __future__ import annotations

import pytest

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Claim


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def claim(desk: Desk, text: str, value: str) -> Claim:
    reading = desk.read(from_text(text, published="2024-11-07"))
    return next(one for one in reading.claims if one.value == value)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # By the people and the electoral body of a region that is not named.
        (
            "Tasmanian election: no one near a majority\n\nTasmanians have elected a parliament in which nobody has a majority. "
            "The Tasmanian Electoral Commission gave the Liberals 39.9 per cent of the vote and Labor 25.8 per cent.\n",
            "39.9",
            "Tasmania",
        ),
        (
            "REGINA - The NDP has closed the gap.\n\nAccording to Elections Saskatchewan the NDP had 40.2 per cent of the vote.\n\n"
            "The Saskatchewan Legislative Assembly has 61 seats.\n",
            "40.2",
            "Saskatchewan",
        ),
        # By its seat of power.
        (
            "A majority at Holyrood\n\nThe SNP took 45.4 per cent of the vote on Thursday, and Labour 31.7 per cent.\n",
            "45.4",
            "Scotland",
        ),
        # A state in the dateline of a story about its governor.
        (
            "Miller wins third term\n\nBOISE, Idaho - Republican Gov. Ed Miller was re-elected on Tuesday with 60.5 percent of the vote.\n",
            "60.5",
            "Idaho",
        ),
        # A country beside its state in the name of a contest is not where it was held.
        (
            "Joan Ellis wins 2020 North Dakota US Democratic presidential primary\n\nOn Saturday Joan Ellis won with 53.3% of the vote.\n",
            "53.3",
            "North Dakota",
        ),
        # Those who sit in City Hall rule a city.
        (
            "Okafor wins City Hall\n\nAda Okafor will be mayor of Boston after taking 52.4 percent of the vote on Tuesday.\n",
            "52.4",
            "Boston",
        ),
        (
            "Helen Marsh is the metro mayor of the West of England with 25.1 per cent of the vote.\n",
            "25.1",
            "West of England",
        ),
        (
            "Labour takes the seat of Ayr, Carrick and Cumnock\n\nAnn Reid has won the seat of Ayr, Carrick and Cumnock "
            "with 31.6 per cent of the vote.\n",
            "31.6",
            "Ayr, Carrick and Cumnock",
        ),
        (
            "Ward wins primary for Delmont county executive\n\nAl Ward took 51.5 percent of the vote in the primary in Delmont County.\n",
            "51.5",
            "Delmont County",
        ),
    ],
)  # fmt: skip
def test_where_a_share_was_won(desk: Desk, text: str, value: str, place: str) -> None:
    assert claim(desk, text, value).place == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        # The country is named: a part of it that is told of is not the story's place.
        (
            "Labour won the election in the United Kingdom on Thursday with 33.7 per cent of the vote. Scottish voters returned to it, "
            "the Scottish secretary said. Scots had left it in 2015.\n",
            "33.7",
            "United Kingdom",
        ),
        # Nationwide news from a state's town.
        (
            "WILMINGTON, Del. - Joe Barlow was elected president of the United States with 51.3 percent of the vote, "
            "ahead of Gov. Ann Lee.\n",
            "51.3",
            "United States",
        ),
    ],
)  # fmt: skip
def test_what_is_no_sign_of_a_region(desk: Desk, text: str, value: str, place: str) -> None:
    assert claim(desk, text, value).place == place
