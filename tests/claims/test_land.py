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


@pytest.mark.parametrize(
    ("word", "land"),
    [
        ("South African", "South Africa"), ("South Korean", "South Korea"), ("Costa Rican", "Costa Rica"),
        ("Sri Lankan", "Sri Lanka"), ("Sierra Leonean", "Sierra Leone"), ("East Timorese", "Timor-Leste"),
        ("North Macedonian", "North Macedonia"), ("St Lucian", "Saint Lucia"),
    ],
)  # fmt: skip
def test_people_of_two_words_are_no_place_and_tell_their_land(desk: Desk, word: str, land: str) -> None:
    reading = read(
        desk,
        f"Mwila wins {word} presidency\n\nJohn Mwila won 57.8 percent of the vote in Sunday's {word} election, the "
        f"commission said. The {word} opposition had hoped for a run-off.\n",
    )
    assert [place.name for place in reading.places()] == [land]
    assert {claim.place for claim in reading.claims} == {land}


def test_a_governors_office_and_a_byline_are_not_where_a_nation_votes(desk: Desk) -> None:
    reading = read(
        desk,
        "Phiri is next president\n\nBy our Ndola correspondent\n\nZambians have chosen a new president. Former Copperbelt "
        "governor Mary Phiri received 2,104,331 votes and Ndola mayor Paul Zulu 1,402,110, the commission said. "
        "Zambia's last presidential election was in 2021.\n",
    )
    assert {claim.place for claim in reading.claims if claim.measure == "votes"} == {"Zambia"}


def test_a_place_called_again_by_what_it_is(desk: Desk) -> None:
    reading = read(
        desk,
        "Council results\n\nLabour holds the council of Redcastle.\n\nIn Westgate, Ann Hale lost her seat after 15 years. She "
        "took 611 votes.\n\nIn the same ward Tom Reed was elected with 1,007 votes. A total of 5,210 people voted in the ward.\n",
    )
    told = {
        claim.value: claim.place
        for claim in reading.claims
        if claim.measure in ("votes", "turnout", "total_votes")
    }
    assert told["1007"] == told["5210"] == "Westgate"


def test_seats_in_the_nations_house_are_not_the_by_elections(desk: Desk) -> None:
    reading = read(
        desk,
        "Conservatives win by-election in Redbridge-Vale\n\nConservative Don Stewart won Monday's by-election in Redbridge-Vale "
        "in Canada with 42.1 per cent.\n\nThe result leaves the Liberals with 155 of the 338 seats in the House of Commons.\n",
    )
    assert {claim.place for claim in reading.claims if claim.measure == "seats"} == {"Canada"}


def test_a_nations_vote_is_not_of_the_first_seat_that_is_named(desk: Desk) -> None:
    reading = read(
        desk,
        "Pierre wins second term\n\nCASTRIES, Saint Lucia — Prime Minister Philip Pierre won a second term in Monday's general election, "
        "taking 14 seats to three for his rivals.\n\nPierre kept Castries East with 4,102 votes. His party drew 57.1 per cent of the "
        "popular vote.\n",
    )
    told = {
        claim.value: claim.place
        for claim in reading.claims
        if claim.measure in ("seats", "votes", "vote_share")
    }
    assert told["14"] == told["57.1"] == "Saint Lucia"
    assert told["4102"] == "Castries East"


def test_rows_are_of_the_place_in_the_heading_over_them(desk: Desk) -> None:
    reading = read(
        desk,
        "Colombo – The ruling party emerged as the winner of Sri Lanka's local elections on Tuesday.\n\nIn the north the ITAK came first. "
        "Jaffna Municipal Council:\n\nParty | Votes | Seats\nITAK | 10,370 | 13\nACTC | 9,124 | 12\nEPDP | 3,076 | 4\n",
    )
    assert {claim.place for claim in reading.claims if claim.measure == "votes"} == {"Jaffna"}
