"""The linker on sentences that it was not trained on: figures find their owners, what is no result stays unread."""

from __future__ import annotations

import pytest

from copydesk.articles import from_text
from copydesk.claims.linker import link
from copydesk.desk import Desk
from copydesk.records import Claim, Reading


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def read(desk: Desk, text: str) -> Reading:
    return desk.read(from_text(text, published="2024-06-10"))


def told(reading: Reading) -> set[tuple[str, str | None, str]]:
    return {(claim.measure, claim.subject, claim.value) for claim in reading.claims}


def claim(reading: Reading, measure: str, value: str) -> Claim:
    return next(one for one in reading.claims if (one.measure, one.value) == (measure, value))


def test_a_margin_is_of_the_one_with_more(desk: Desk) -> None:
    reading = read(
        desk, "Daniel Osei took 51.2 percent and Grace Amponsah 47.9. The margin was 3.3 points.\n"
    )
    assert ("vote_share", "Daniel Osei", "51.2") in told(reading)
    assert ("vote_share", "Grace Amponsah", "47.9") in told(reading)
    assert claim(reading, "lead", "3.3").subject == "Daniel Osei"


def test_a_loser_in_a_passive_sentence(desk: Desk) -> None:
    reading = read(
        desk, "Senator Pia Lindqvist was beaten by newcomer Oskar Holm, who polled 14,202 votes.\n"
    )
    assert ("votes", "Oskar Holm", "14202") in told(reading)


def test_last_time_and_this_time(desk: Desk) -> None:
    reading = read(desk, "The Greens won 9.4% of the vote, up from 7.1% in 2020. Turnout was 66.5%.\n")
    assert claim(reading, "vote_share", "7.1").when == "2020"
    assert claim(reading, "vote_share", "9.4").when is None
    assert claim(reading, "turnout", "66.5").subject is None


@pytest.mark.parametrize(
    "text",
    [
        "The survey of 1,200 adults has a margin of error of 3 percentage points.\n",
        "Unemployment stands at 7.4 percent and the central bank raised its rate to 12 percent.\n",
        "The minister has spent 14 years in office and $2.3 million on the campaign.\n",
    ],
)
def test_what_is_no_result_is_left_with_its_reason(desk: Desk, text: str) -> None:
    reading = read(desk, text)
    assert not reading.claims
    assert all(unread.why for unread in reading.coverage.unread)


def test_the_same_story_is_read_the_same_twice(desk: Desk) -> None:
    text = "In Leeds, Labour's Ann Shaw held the seat with 48.1 percent. In York she would have lost.\n"
    assert read(desk, text) == read(Desk(), text)


def test_without_weights_the_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is kept of the weights must not be found out while there are none.
    assert link.triggers()
    monkeypatch.setattr(link, "_encoder", lambda: None)
    reading = read(Desk(), "Daniel Osei took 51.2 percent and Grace Amponsah 47.9.\n")
    assert ("vote_share", "Grace Amponsah", "47.9") in told(reading)
