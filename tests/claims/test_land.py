"""The country of a story that does not name it."""

from __future__ import annotations

import pytest

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Place, Reading


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def read(desk: Desk, text: str) -> Reading:
    return desk.read(from_text(text, published="2024-06-10"))


def countries(reading: Reading) -> list[Place]:
    return [place for place in reading.places() if place.place_kind == "country"]


UNNAMED = (
    "Armenians went to the polls on Sunday and the Armenian president's party lost.\n\n"
    "In Yerevan, the Armenian capital, Civil Contract had 41.2 percent. Nationwide it took 53.9 percent of the vote, "
    "the electoral commission said.\n"
)


def test_claims_hold_for_a_country_told_by_its_people(desk: Desk) -> None:
    reading = read(desk, UNNAMED)
    (armenia,) = countries(reading)
    assert armenia.name == "Armenia"
    assert {mention.text for mention in armenia.mentions} <= {"Armenians", "Armenian"}
    assert all(mention.form == "description" for mention in armenia.mentions)
    share = next(claim for claim in reading.claims if claim.value == "53.9")
    assert (share.place, share.place_id) == ("Armenia", armenia.id)


def test_the_named_country_stays(desk: Desk) -> None:
    reading = read(desk, UNNAMED.replace("In Yerevan", "In Armenia's Yerevan"))
    (armenia,) = countries(reading)
    assert any(mention.form == "full" for mention in armenia.mentions)


def test_no_country_where_the_story_is_of_none(desk: Desk) -> None:
    reading = read(
        desk,
        "A French diplomat watched as Mayor Ann Larkin took 53.9 percent of the vote in Millbrook on Tuesday.\n",
    )
    assert not countries(reading)


def test_a_country_that_no_claim_holds_for_is_not_listed(desk: Desk) -> None:
    reading = read(desk, "Armenians mourned. The Armenian church in Yerevan and Armenian schools closed.\n")
    assert not countries(reading)
