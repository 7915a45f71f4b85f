"""NIST SP 1500-100 version 2 (Election Results Reporting), JSON, for what it can hold: counts and seats.

    votes           VoteCounts of type total, on the selection of the candidate or party
    seats           VoteCounts of type seats
    total_votes     BallotCounts.BallotsCast        turnout in voters   ReportingUnit.VotersParticipated
    electorate      ReportingUnit.VotersRegistered  counted "36 of 81"  SubUnitsReported, TotalSubUnits
    status          partial: unofficial-partial; final: certified; else unofficial-partial
    place           ReportingUnit (country, city, or other)

Lost: shares and all percentages, hedges and intervals, leads, changes, outcomes, sources, rounds in words,
polls, earlier elections, groups of voters. GeneratedDate is the story's date: nothing here reads a clock.
One story is the document that the standard describes; several are an array of them, or, written to a folder, a
document each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import chain
from typing import Any

from copydesk.records import Claim, Contest, Party, Person, Place, Reading
from copydesk.reports.jsonarray import array
from copydesk.reports.openelections import counts
from copydesk.reports.view import Item, View

_E = "ElectionResults."
_UNDATED = "1970-01-01"
_MEASURES = ("votes", "seats", "electorate", "turnout", "counted", "total_votes")
_UNITS = {"city": "city", "country": "country"}


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """The election report of a story; of several stories an array."""
    documents = (json.dumps(report(item), ensure_ascii=False) for item in items if isinstance(item, Reading))
    first, second = next(documents, None), next(documents, None)
    if first is not None and second is None:
        yield first + "\n"
    else:
        yield from array(one for one in chain((first, second), documents) if one is not None)


def report(reading: Reading) -> dict[str, Any]:
    """The election report of one story."""
    units, contests = _Units(reading), _Contests(reading)
    ballots = []
    for claim in reading.claims:
        if _held(claim):
            unit = units.of(claim)
            contests.add(claim, unit)
            _onto_unit(unit, claim)
            cast = _whole(claim.value)
            if claim.measure == "total_votes" and claim.subject is None and cast is not None:
                ballots.append(
                    {
                        "@type": _E + "BallotCounts",
                        "BallotsCast": cast,
                        "GpUnitId": unit["@id"],
                        "Type": "total",
                    }
                )
    final = any(claim.status == "final" for claim in reading.claims)
    partial = any(claim.status == "partial" for claim in reading.claims)
    date = _date(reading)
    title = "Election reported in " + (reading.article.title or reading.article.id)
    election = {
        "@type": _E + "Election",
        "Name": _words(title),
        "ElectionScopeId": units.first["@id"],
        "StartDate": date,
        "EndDate": date,
        "Type": "other",
        "OtherType": "as reported",
        "Candidate": contests.candidates,
        "Contest": contests.all,
        "BallotCounts": ballots,
    }
    return {
        "@type": _E + "ElectionReport",
        "Format": "summary-contest",
        "GeneratedDate": f"{date}T00:00:00Z",
        "Issuer": "copydesk, from a news story",
        "IssuerAbbreviation": "copydesk",
        "SequenceStart": 1,
        "SequenceEnd": 1,
        "Status": "certified" if final and not partial else "unofficial-partial",
        "VendorApplicationId": "copydesk",
        "Notes": f"Read from {reading.article.id}; not an official report.",
        "GpUnit": units.all,
        "Party": contests.parties,
        "Person": contests.people,
        "Election": [_filled(election)],
    }


def _held(claim: Claim) -> bool:
    """Whether the format has a place for a claim: a count of the election reported."""
    polled = claim.status in ("poll", "exit_poll", "projection")
    return claim.measure in _MEASURES and not polled and claim.when is None and claim.group is None


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value != []}


def _words(text: str) -> dict[str, Any]:
    content = {"@type": _E + "LanguageString", "Content": text, "Language": "en"}
    return {"@type": _E + "InternationalizedText", "Text": [content]}


def _date(reading: Reading) -> str:
    found = re.match(r"\d{4}-\d{2}-\d{2}", reading.article.published or "")
    return found.group() if found else _UNDATED


def _whole(value: str | None) -> int | None:
    """A whole number, else None: the format holds no fractions of ballots."""
    try:
        number = Decimal(value or "x")
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() and abs(number) < 10**12 else None


def _onto_unit(unit: dict[str, Any], claim: Claim) -> None:
    whole, of = _whole(claim.value), _whole(claim.of)
    if claim.measure == "electorate" and whole is not None:
        unit.setdefault("VotersRegistered", whole)
    elif claim.measure == "turnout" and claim.unit == "voters" and whole is not None:
        unit.setdefault("VotersParticipated", whole)
    elif claim.measure == "counted" and claim.unit != "percent" and whole is not None and of is not None:
        unit.setdefault("SubUnitsReported", whole)
        unit.setdefault("TotalSubUnits", of)


class _Units:
    """Reporting units: a place each, and one for all that names none."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_name: dict[str, dict[str, Any]] = {}

    def of(self, claim: Claim) -> dict[str, Any]:
        """The unit that a claim is of."""
        place = self.reading.by_id.get(claim.place_id or "")
        kind = _UNITS.get(place.place_kind, "other") if isinstance(place, Place) else "other"
        return self._unit(claim.place or "where the story reports from", kind)

    @property
    def first(self) -> dict[str, Any]:
        """The unit that the whole election is put under."""
        return next(iter(self.by_name.values()), None) or self._unit("where the story reports from", "other")

    @property
    def all(self) -> list[dict[str, Any]]:
        """All units, in order of appearance."""
        return list(self.by_name.values())

    def _unit(self, name: str, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {
            "@id": f"unit{len(self.by_name) + 1}",
            "@type": _E + "ReportingUnit",
            "Name": _words(name),
            "Type": kind,
        }
        return self.by_name.setdefault(name, made | ({"OtherType": "place"} if kind == "other" else {}))


class _Contests:
    """Contests with their selections, and the people and parties that these name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.all: list[dict[str, Any]] = []
        self.candidates: list[dict[str, Any]] = []
        self.parties: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.selections: dict[tuple[str, str], dict[str, Any]] = {}

    def add(self, claim: Claim, unit: dict[str, Any]) -> None:
        """Note votes or seats on the selection of the claim's subject."""
        count = _whole(claim.value)
        if claim.measure not in ("votes", "seats") or count is None or not counts(claim):
            return
        subject = self.reading.by_id.get(claim.subject_id or "")
        if isinstance(subject, Person | Party):
            selection = self._selection(claim, subject, unit)
            kind = "seats" if claim.measure == "seats" else "total"
            selection["VoteCounts"].append(
                {"@type": _E + "VoteCounts", "Count": count, "GpUnitId": unit["@id"], "Type": kind}
            )

    def _selection(self, claim: Claim, subject: Person | Party, unit: dict[str, Any]) -> dict[str, Any]:
        person = isinstance(subject, Person)
        name = self._contest_name(claim) + ("" if person else " (parties)")
        if (name, subject.id) not in self.selections:
            made: dict[str, Any] = {"@id": f"selection{len(self.selections) + 1}", "VoteCounts": []}
            if isinstance(subject, Person):
                made |= {"@type": _E + "CandidateSelection", "CandidateIds": [self._candidate(subject)]}
            else:
                made |= {"@type": _E + "PartySelection", "PartyIds": [self._party(subject)]}
            self.selections[name, subject.id] = made
            self._contest(name, unit, person)["ContestSelection"].append(made)
        return self.selections[name, subject.id]

    def _contest(self, name: str, unit: dict[str, Any], person: bool) -> dict[str, Any]:
        for contest in self.all:
            if contest["Name"] == name:
                return contest
        contest = {
            "@id": f"contest{len(self.all) + 1}",
            "@type": _E + ("CandidateContest" if person else "PartyContest"),
            "Name": name,
            "ElectionDistrictId": unit["@id"],
            "ContestSelection": [],
        } | ({"VotesAllowed": 1} if person else {})
        self.all.append(contest)
        return contest

    def _contest_name(self, claim: Claim) -> str:
        contest = self.reading.by_id.get(claim.contest_id or "")
        return contest.name if isinstance(contest, Contest) else claim.contest or "Election"

    def _candidate(self, person: Person) -> str:
        key = f"candidate-{person.id}"
        if not any(candidate["@id"] == key for candidate in self.candidates):
            party = self.reading.by_id.get(person.party or "")
            belongs = {"PartyId": self._party(party)} if isinstance(party, Party) else {}
            name = _words(person.name)
            self.people.append({"@id": f"person-{person.id}", "@type": _E + "Person", "FullName": name})
            self.candidates.append(
                {
                    "@id": key,
                    "@type": _E + "Candidate",
                    "BallotName": name,
                    "PersonId": f"person-{person.id}",
                    **belongs,
                }
            )
        return key

    def _party(self, party: Party) -> str:
        key = f"party-{party.id}"
        if not any(known["@id"] == key for known in self.parties):
            short = {"Abbreviation": _words(party.acronyms[0])} if party.acronyms else {}
            self.parties.append({"@id": key, "@type": _E + "Party", "Name": _words(party.name), **short})
        return key
