"""Counts by their noun; a number without a noun shares the measure of the figure before it."""

from __future__ import annotations

from copydesk.claims.measures.change import change_told
from copydesk.claims.measures.margin import is_lead, of_trailer
from copydesk.claims.measures.progress import units_counted
from copydesk.claims.measures.reading import BREAKS, FIGURE, Around, Reading, until_break
from copydesk.claims.measures.seats import read_areas, read_seats
from copydesk.claims.measures.threshold import is_threshold
from copydesk.claims.measures.turnout import read_voters
from copydesk.claims.measures.votes import read_votes
from copydesk.claims.measures.winning import result_near, wins_near
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import cues, units, verbs

_OF_PEOPLE = units.VOTER_UNITS | units.SEAT_UNITS | {""}
# Behind a change, before what somebody has after it: "lost 12 of its 58 seats and now holds 46".
_NOW_HAS = frozenset(
    {"with", "on", "at", "to", "has", "have", "holds", "hold", "keeps", "keep", "retains", "retain"}
)
_STOPS = BREAKS | {FIGURE}


def read_count(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    """What a whole number measures, by the noun that it counts."""
    figure = item.figure
    assert figure is not None
    unit = figure.unit or _unit_behind(words)
    right = words.right
    if right[:1] == ["short"]:
        return Reading("threshold", subject_kind="none")
    if {"turned"} & set(words.left[:3]) and "out" in words.left[:2]:
        return Reading("turnout", subject_kind="none", unit="voters")
    if (
        {"eligible", "registered", "enrolled", "entitled"} & set(until_break(right)[:8])
        and unit in _OF_PEOPLE
        and not cues.LEAD_NOUNS & set(right[:2])
    ) and (unit or {"registered", "eligible", "enrolled"} & set(right[:1])):
        return (
            read_voters(words, item)
            if unit in units.VOTER_UNITS
            else Reading("electorate", subject_kind="none")
        )
    if unit in units.SEAT_UNITS or ({"seats", "delegates"} & set(until_break(right)[:2]) and not unit):
        return read_seats(words, unit, item.lower)
    if unit in (
        "votes",
        "ballots",
        "vote",
        "ballot_papers",
        "preferences",
        "first_preferences",
        "votes_cast",
    ):
        return read_votes(words, unit)
    if unit in units.VOTER_UNITS or "voters" in unit:
        return read_voters(words, item)
    if unit in units.BALLOT_UNITS and units_counted(words, unit):
        return Reading("counted")
    if unit in units.AREA_UNITS:
        return read_areas(words, unit)
    if unit in units.BALLOT_UNITS:
        return None
    if not unit:
        return read_bare(words, item, previous)
    if unit in ("candidates", "women") and wins_near(words) and "elected" in right[:3]:
        return Reading("seats", unit="seats", sure=0.7)
    return None


def _unit_behind(words: Around) -> str:
    """The noun of "17 out of 18 of the area's districts", "all 25 of Nevada's delegates"."""
    right = until_break(words.right, _STOPS)[:7]
    if right[:1] != ["of"]:
        return ""
    return next((word for word in right if word in units.SEAT_UNITS or word in units.AREA_UNITS), "")


def read_bare(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    """A number without a noun: it shares the measure of the figure before it."""
    right = words.right
    if is_threshold(words):
        return Reading("threshold", subject_kind="none", unit="" if previous is not None else None)
    if {"invalid", "spoiled", "spoilt", "rejected", "blank"} & set(until_break(right)[:6]):
        return Reading("total_votes", subject_kind="none", unit="votes")
    if right[:1] and right[0] in ("registered", "eligible"):
        return Reading("electorate", subject_kind="none", unit="voters")
    size = abs(float(item.figure.value)) if item.figure is not None and item.figure.value else 0.0
    if previous is not None and size > 100 and previous.measure == "vote_share":
        previous = Reading("votes", unit="votes")
    if words.row is not None:
        return Reading(words.row, unit="percent" if words.row == "vote_share" else words.row, sure=0.9)
    if previous is None or previous.measure in ("age", "elapsed", "outcome"):
        noun = next(
            (word for word in words.left if word in ("delegates", "delegate", "seats", "seat", "votes")), None
        )
        told = (
            result_near(words)
            or {"had", "has", "have"} & set(words.left)
            or words.left[:1] in (["from"], ["to"])
        )
        if noun is not None and told:
            unit = {"delegate": "delegates", "seat": "seats"}.get(noun, noun)
            return Reading("votes" if noun == "votes" else "seats", unit=unit, sure=0.8)
    if (
        words.right[:1]
        and words.right[0] in ("voted", "cast", "participated")
        or words.right[:2] in (["turned", "out"], ["took", "part"])
    ):
        return Reading("turnout", subject_kind="none", unit="voters")
    if (
        is_lead(words)
        and previous is not None
        and previous.measure in ("votes", "vote_share", "lead", "seats")
    ):
        size = abs(float(item.figure.value)) if item.figure is not None and item.figure.value else 0.0
        return Reading("lead", of_rival=of_trailer(words), sure=0.7, unit="votes" if size > 100 else "")
    change = change_told(words)
    if change is not None and previous is not None and previous.measure in ("seats", "change", "vote_share"):
        return Reading(
            "change",
            sign=change.sign,
            change_of=previous.change_of or ("seats" if previous.measure == "seats" else "share"),
            unit="",
        )
    if previous is None or previous.measure in ("age", "elapsed", "outcome"):
        return None
    measure = previous.measure
    if measure == "change" and words.left[:1] and words.left[0] in _NOW_HAS:
        return Reading(
            {"seats": "seats", "votes": "votes"}.get(previous.change_of or "", "vote_share"),
            unit="",
            sure=0.85,
        )
    if (
        measure == "change"
        and words.verb not in verbs.LOSE
        and words.verb not in verbs.GAIN
        and change is None
    ):
        return None
    if measure == "total_seats" and result_near(words):
        return Reading("seats", unit=previous.unit or "", sure=0.8)
    if measure in ("turnout", "electorate", "total_votes", "total_seats", "threshold", "counted"):
        return None
    return Reading(
        measure,
        sign=previous.sign if measure == "change" else 1,
        change_of=previous.change_of,
        unit=previous.unit or "",
        sure=0.85,
    )
