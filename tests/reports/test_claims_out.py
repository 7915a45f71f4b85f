"""Claims in the forms of others: OpenElections rows, NIST SP 1500-100, ClaimReview drafts."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema

from copydesk.records import Claim, Reading, ValueSpan
from copydesk.reports import View, reading_renderer
from tests.reports import samples

NIST = json.loads(
    (Path(__file__).parent / "data" / "nist-sp1500-100-v2.0.3.json").read_text(encoding="utf-8")
)


def counted() -> Reading:
    """The sample story with votes, seats and an electorate, and a poll that must not count."""
    reading = samples.reading()
    model = reading.claims[0]

    def more(id: str, measure: Any, value: str, unit: str, **fields: Any) -> Claim:
        changed = {
            "id": id,
            "measure": measure,
            "value": value,
            "unit": unit,
            "value_span": ValueSpan(start=0, end=1),
        }
        return model.model_copy(update={**changed, "low": None, "high": None, **fields})

    party = {"subject": "Union Party", "subject_id": "e4"}
    nobody = {"subject": None, "subject_id": None}
    added = (
        more("v1", "votes", "21511", "votes"),
        more("v2", "votes", "9", "votes", status="poll"),
        more("v3", "votes", "1.5", "votes"),
        more("s1", "seats", "12", "seats", **party),
        more("r1", "electorate", "78000", "voters", **nobody),
        more("k1", "counted", "36", "precincts", of="81", **nobody),
        more("t1", "total_votes", "41200", "votes", **nobody),
    )
    return reading.model_copy(update={"claims": (*reading.claims, *added)})


def written(name: str, *readings: Reading) -> str:
    return "".join(reading_renderer(name)(readings, View()))


def test_openelections_rows_join_votes_and_shares() -> None:
    rows = list(csv.DictReader(io.StringIO(written("openelections", counted()))))
    found = [(row["candidate"], row["party"], row["votes"], row["share"], row["seats"]) for row in rows]
    assert found == [
        ("Kwame Osei", "Harbour Party", "1.5", "52.30", ""),
        ("Efua Mensah", "Union Party", "", "44.10", ""),
        ("", "Union Party", "", "", "12"),
    ]


def test_nist_report_keeps_to_the_schema() -> None:
    for reading in (
        counted(),
        samples.reading(),
        samples.reading().model_copy(update={"claims": (), "entities": ()}),
    ):
        report = json.loads(written("nist", reading))
        jsonschema.Draft7Validator(NIST).validate(report)


def test_nist_reports_of_several_stories_are_an_array() -> None:
    one = json.loads(written("nist", counted()))
    assert (
        json.loads(written("nist", counted(), counted())) == [one, one] and json.loads(written("nist")) == []
    )


def test_nist_report_holds_counts_and_units() -> None:
    report = json.loads(written("nist", counted()))
    (unit,) = report["GpUnit"]
    assert (unit["VotersRegistered"], unit["SubUnitsReported"], unit["TotalSubUnits"]) == (78000, 36, 81)
    people, parties = report["Election"][0]["Contest"]
    assert [one["Count"] for one in people["ContestSelection"][0]["VoteCounts"]] == [21511]
    assert parties["ContestSelection"][0]["VoteCounts"][0]["Type"] == "seats"
    assert report["GeneratedDate"] == "2024-05-06T00:00:00Z" and report["Status"] == "unofficial-partial"
    assert report["Election"][0]["BallotCounts"][0]["BallotsCast"] == 41200


def test_claimreview_drafts_leave_the_rating_open() -> None:
    drafts = json.loads(written("claimreview", samples.reading()))
    assert len(drafts) == 5
    assert all(
        draft["reviewRating"] == {"@type": "Rating", "alternateName": "not rated yet"} for draft in drafts
    )
    assert drafts[0]["itemReviewed"]["author"] == {"@type": "Organization", "name": "Electoral Commission"}
