"""What follows from a measure that the linker gives a figure: direction, unit, what changes."""

from __future__ import annotations

from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.measures.change import change_told
from copydesk.claims.measures.margin import of_trailer
from copydesk.claims.measures.reading import Reading, around
from copydesk.lexicon import cues, units
from copydesk.records import Claim

# A change is one down by these beside it.
_DOWN = cues.CHANGED_DOWN | {"lower", "fewer", "less", "decrease", "minus", "-", "−", "against"}

UNIT_OF = {"vote_share": "percent", "turnout": "percent", "counted": "percent", "age": "years"}


def told(row: Row, trace: Trace, measure: str, before: str | None) -> Reading:
    """The reading of a figure whose measure is known. `before` is what the result before it in the line measures."""
    item, figure = trace.item, trace.item.figure
    assert figure is not None
    words = around(trace.shape, item)
    reading = Reading(measure)
    unit = figure.unit
    if measure == "change":
        known = change_told(words)
        near = {*words.left[:4], *words.right[:3]}
        reading.sign = known.sign if known is not None else -1 if near & _DOWN else 1
        turnout = bool(cues.TURNOUT & {*words.left[:12], *words.right[:6]})
        reading.change_of = (
            "turnout" if turnout else "seats" if unit in units.SEAT_UNITS or (unit is None and (before == "seats" or "seats" in row.words))
            else "votes" if unit == "votes" else "share"
        )  # fmt: skip
        reading.subject_kind = "none" if turnout else None
    elif measure == "lead":
        reading.of_rival = of_trailer(words)
    if unit is None and measure in UNIT_OF:
        reading.unit = UNIT_OF[measure]
    elif unit is None and measure in ("lead", "change", "threshold"):
        reading.unit = _unsaid(figure.value or "", measure, before, row)
    elif unit is None and measure == "areas_won":
        reading.unit = next(
            (word for word in (*words.right[:4], *words.left[:8]) if word in units.AREA_UNITS), None
        )
    return reading


def _unsaid(value: str, measure: str, before: str | None, row: Row) -> str:
    """The unit of a bare number, by the result before it and by its size."""
    whole = "." not in value
    if before == "seats" or "seats" in row.words or (measure == "threshold" and whole and len(value) < 4):
        return "seats"
    if before == "votes" or (whole and len(value) > 2):
        return "votes"
    return "percent" if measure == "threshold" else "points"


def unit_mended(claim: Claim, bare: bool, before: str | None, row: Row) -> str | None:
    """The unit of a claim; for one that its own number cannot have, another. `bare`: none is printed."""
    large = len(claim.value.partition(".")[0].lstrip("-")) > 3
    if claim.unit is None and claim.measure in ("threshold", "lead", "change"):
        return _unsaid(claim.value.lstrip("-"), claim.measure, before, row)
    if bare and before == "seats" and claim.measure == "change" and "." not in claim.value:
        return "seats"
    if not bare or not large or claim.unit not in ("percent", "points"):
        return claim.unit
    return "voters" if claim.measure in ("turnout", "electorate") else "votes"
