"""Seats or areas that words take up again as known: "securing 49 of the 63 seats ... its 44 seats include two in the west".

"Its", "those", "the party's" before a number says that it was told before, and so does "the 21 provinces won by". Where one
number of the unit stands before it that is of the same side and has one digit other, and neither the sum of others nor
another number of the story is what is said now, the fingers slipped. Shares are taken up so, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from copydesk.checks.base import Ledger
from copydesk.checks.borne_out import borne_out
from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.fingers import finger
from copydesk.checks.of_story import of_story
from copydesk.checks.otherwise import turned
from copydesk.checks.sums.seating import UNITS
from copydesk.records import Claim, Quantity, Reading
from copydesk.records.late import late

# Told state by state: what a figure tells is one of many.
BY_STATES = frozenset({"electoral_votes", "delegates"})
Pair = tuple[Quantity, Quantity]
_DIGITS, _BACK, _SURE, _WELL = 2, 30, 0.75, 0.9
_WHOSE = late(r"(?:\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]hose|[Tt]hese)|\w['’]s|s['’]) \Z")
_LAND = late(
    r"\b(?P<land>country|nation|state|province|region|county|city|town|district|municipality|island|capital|village|territory)['’]s \Z"
)
_THE = late(r"\b[Tt]he \Z")
# "The 21 provinces won by", "the 33.3 percent that she got"; nothing else makes one of "the 21 provinces".
_WON = late(
    r",? (?:(?:that |which )?(?:it|he|she|they|the (?:party|alliance|coalition)|[A-Z][\w-]+) (?:has |have )?(?:just )?(?:won|took|carried|got|captured|secured|polled|received)\b"
    r"|(?:voter )?turnout\b(?! (?:in|at|of|for|among)\b)"
    r"|(?:that (?:were |was )?)?(?:won|taken|carried|captured|secured|polled|received|gained) by\b)"
)
# "The three parties with their 19 mandates": of several together.
_OF_SEVERAL = late(
    r"\b(?:two|three|four|five|six|seven|both|several|all|other|these|those) (?:[\w-]+ ){0,2}(?:parties|forces|lists|groups|partners|allies|blocs|movements)\b[^.;]{0,50}\btheir \Z",
    re.IGNORECASE,
)
# What makes it some of them, or of another time.
_SOME = late(
    r",? (?:in|across|at|from|of|on|outside|among|where|who|that|which|left|needed|required|up for|still|remaining|held|defended|short|more|fewer|before|previously|behind|ahead|(?:it|he|she|they) (?:had|held|need\w*|lost|defend\w*))\b"
)
_OF_THEN = late(
    r"\b(?:lost|lose[sd]?|losing|kept|keep\w*|held|retain\w*|defend\w*|from|increas\w*|added|than|against|before|previous\w*|once|used to|had|would|could|if|needs?|needed|hop\w+|expect\w*|another)\b"
)


def taken_up(table: Bench, ledger: Ledger) -> Iterator[Pair]:
    """Every number taken up again with the number before it that it is a finger away from."""
    reading = table.reading
    told = [
        claim for claim in reading.claims
        if claim.measure in ("seats", "areas_won") and claim.unit not in BY_STATES and claim.subject_id and claim.confidence >= _SURE
        and claim.comparator == "exactly" and not polled(table.scene[claim]) and table.scene[claim].when is None
    ]  # fmt: skip
    for again in reading.quantities if told else ():
        if not _of_known(table, again) or any(
            again.value in (one.value, one.of) for one in reading.quantities if one is not again
        ):
            continue
        found = {
            claim.value: claim for claim in told
            if claim.value_span.end < again.start and _one_unit(table, again, claim) and _of_side(table, again, claim)
        }  # fmt: skip
        ledger.count()
        if len(found) != 1 or borne_out(reading, again):
            continue
        (claim,) = found.values()
        before = reading.quantity_by_id[claim.quantity_id or ""]
        if finger(again.value or "", claim.value, _DIGITS) and not turned(
            claim.evidence.text, _clause(table, again)
        ):
            yield again, before


def known_again(table: Bench, *pair: Claim) -> bool:
    """Whether words take up the later of two sure figures as known, and a finger makes it of the first: "the Union's 38.3 percent"."""
    first, second = sorted(pair, key=lambda one: one.value_span.start)
    again = table.reading.quantity_by_id.get(second.quantity_id or "")
    return (
        again is not None
        and all(one.comparator == "exactly" and one.confidence >= _WELL for one in pair)
        and finger(first.value, second.value, _DIGITS)
        and _printed(table.reading)[again.value] == 1
        and not any(map(table.in_letters, pair))
        and definite(table.reading.article.text, again.start, again.end)
        and _OF_THEN.search(_clause(table, again)) is None
        and not turned(first.evidence.text, _clause(table, again))
        and _of_that_land(table, first, again)
    )


@of_story
def _printed(reading: Reading) -> Counter[str | None]:
    """How many figures of a story have each value."""
    return Counter(one.value for one in reading.quantities)


def _of_that_land(table: Bench, first: Claim, again: Quantity) -> bool:
    """Whether "the county's 71 percent" is of a figure that was told of a county."""
    land = _LAND.search(table.reading.article.text, max(0, again.start - _BACK), again.start)
    return land is None or land["land"] in f"{first.place or ''} {first.evidence.text}".lower()


def definite(text: str, start: int, end: int) -> bool:
    """Whether the words by a figure take it up as known: "its 44 seats", "the 33.3 percent that she got"."""
    if _WHOSE.search(text, max(0, start - _BACK), start):
        if of_several(text, start):
            return False
        return _SOME.match(text, end) is None or _WON.match(text, end) is not None
    return _THE.search(text, max(0, start - _BACK), start) is not None and _WON.match(text, end) is not None


def of_several(text: str, start: int) -> bool:
    """Whether a figure is of several sides together: "the three parties with their 19 mandates"."""
    return _OF_SEVERAL.search(text, max(0, start - _BACK * 3), start) is not None


def _of_known(table: Bench, one: Quantity) -> bool:
    """Whether a number of seats or areas is taken up as known, with its unit, and of now."""
    if (
        one.kind != "count"
        or one.unit in BY_STATES
        or one.unit is None
        or one.of is not None
        or one.comparator != "exactly"
    ):
        return False
    text = table.reading.article.text
    if sum(map(str.isdigit, one.printed)) < _DIGITS or not definite(text, one.start, one.end):
        return False
    return _OF_THEN.search(_clause(table, one)) is None


def _clause(table: Bench, one: Quantity) -> str:
    """The words of its clause before a figure, with it."""
    text, start = (
        table.reading.article.text,
        table.reading.sentences[table.reading.sentence_at(one.start)].start,
    )
    return text[max(start, text.rfind(",", start, one.start), text.rfind(";", start, one.start)) : one.end]


def _one_unit(table: Bench, again: Quantity, claim: Claim) -> bool:
    """Whether a number has the unit of a claim: seats of any name, or just those areas."""
    before = table.reading.quantity_by_id.get(claim.quantity_id or "")
    if before is None:
        return False
    if claim.measure == "seats":
        return again.unit in UNITS and before.unit in (*UNITS, None)
    return again.unit == before.unit


def _of_side(table: Bench, again: Quantity, claim: Claim) -> bool:
    """Whether a number was read as of the side of a claim, or that side is the only one that its sentence names."""
    scene = table.scene
    read = [one for one in table.reading.claims if one.quantity_id == again.id]
    # "With their 28 seats" may have been read as the size of a body.
    read = [one for one in read if one.measure != "total_seats" or one.confidence >= _SURE]
    if any(one.measure != claim.measure or scene[one].when is not None for one in read):
        return False
    span = table.reading.sentences[table.reading.sentence_at(again.start)]
    # "In England Labour's 23 seats".
    if scene.between.turns(span.start, again.start):
        return False
    if read:
        return all(scene.belongs(one.subject_id, claim.subject_id) for one in read)
    named = {one.id for one in table.reading.side_mentions_in(span.start, span.end)}
    others = {one.subject_id for one in table.of_anyone("seats", "areas_won")}
    own = {one for one in named if scene.belongs(one, claim.subject_id)}
    return bool(own) and not (named - own) & others
