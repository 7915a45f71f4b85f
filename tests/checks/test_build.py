"""The builder of cases: words are found, joined and given the interval that their digits imply."""

import pytest

from copydesk.edge.gold import GoldError
from copydesk.edge.gold.reading import implied
from tests.checks.build import reading

CASE = {
    "text": "Mensah wins in Kumasi\n\nGov. Afia Mensah had 52.3% to 47.7% for Kofi Boateng. "
    "With 90% counted, Mensah led.",
    "people": [{"name": "Afia Mensah", "candidate": True}, {"name": "Kofi Boateng"}],
    "claims": [
        {
            "measure": "vote_share",
            "subject": "Afia Mensah",
            "value": "52.3",
            "unit": "percent",
            "at": "52.3%",
        },
        {"measure": "counted", "value": "90", "unit": "percent", "at": "90% counted"},
        {"measure": "outcome", "subject": "Afia Mensah", "value": "leading", "at": "Mensah led"},
    ],
}


def test_claims_are_joined_to_names_sentences_and_the_count() -> None:
    read = reading(CASE)
    share, _counted, leading = read.claims
    assert [mention.text for mention in read.people()[0].mentions] == ["Mensah", "Afia Mensah", "Mensah"]
    assert share.subject_id == leading.subject_id == read.people()[0].id
    assert share.evidence.text == "Gov. Afia Mensah had 52.3% to 47.7% for Kofi Boateng."
    assert (str(share.low), str(share.high)) == ("52.25", "52.35")
    assert leading.counted == "c2"
    assert read.article.title == "Mensah wins in Kumasi"


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    case = {**CASE, "claims": [{"measure": "votes", "value": "5", "at": "five votes"}]}
    with pytest.raises(GoldError, match="five votes"):
        reading(case)


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "printed", "low", "high"),
    [
        ("54", "percent", "exactly", "54%", "53.5", "54.5"),
        ("52.30", "percent", "exactly", "52.30%", "52.295", "52.305"),
        ("36", "provinces", "exactly", "36", "36", "36"),
        ("84121", "votes", "exactly", "84,121 votes", "84121", "84121"),
        ("84000", "votes", "exactly", "84,000 votes", "83500", "84500"),
        ("1000000", "votes", "over", "more than a million votes", "1000000", None),
        ("60", "seats", "exactly", "60 seats", "60", "60"),
        ("1", "percent", "almost", "almost 1%", "0.4", "1"),
    ],
)
def test_intervals_follow_the_digits_printed(
    value: str, unit: str, comparator: str, printed: str, low: str, high: str | None
) -> None:
    interval = implied(value, unit, comparator, printed)
    assert str(interval.low) == low
    assert (None if interval.high is None else str(interval.high)) == high
