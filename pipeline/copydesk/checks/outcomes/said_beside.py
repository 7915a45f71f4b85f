"""Seats of a body with words behind them that put them on one side of half: "26 of the 61 seats, more than half".

The words say a majority or more than half, or less than half, a minority, short of a majority; also where no outcome was
read. Stays silent for larger majorities, for seats that law reserves, and where half of something else is told ("more
than half of them women").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.needed import Missed
from copydesk.checks.sums.seating import main_body
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent, figure, number
from copydesk.records import Claim
from copydesk.records.late import late

SPECIAL_MAJORITY = late(
    r"\btwo-thirds\b|\bthree-fifths\b|\bsuper-?majorit|\bsimple majority of those\b|\bof those elected\b|\breserved\b|\bappointed\b|\bboth (?:houses|chambers|together)\b",
    re.IGNORECASE,
)
_KIND = r"(?:(?:absolute|outright|clear|narrow|slim|comfortable|overall|working|simple|bare|solid|parliamentary) ){0,2}"
_ELSE = r"\b(?! (?:in which|among|government|rule|is|was|has been)\b| of (?!the (?:\w+ )?(?:seats|chamber|house|council|parliament|assembly|board|body|total|whole)\b))"
# Behind "55 of the 101": "seats, eight fewer than in 2021 but still a majority".
_STILL = late(
    r"[^.;\n]{0,90}?\b(?:but|and|yet|though|which is) still (?:has |have |hold(?:s|ing)? |(?:en)?joys? |leaves it )?(?:with )?"
    rf"(?P<above>an? {_KIND}majority|more than half){_ELSE}",
    re.IGNORECASE,
)
# Behind "26 of the 61": "seats, more than half", "seats in the house, keeping its absolute majority", "seats (just short
# of half)"; not "more than half of them women", ", losing its majority", ", one short of a majority".
_SIDED = late(
    r"[\w'’ -]{0,60}(?:,| [–—-]| \() ?(?:(?:an?|its|their|the|enough|for|giving|it|them|keeping|retaining|securing|gaining"
    r"|winning|with|just|well|slightly|comfortably|far|or|still|which|that|is|are|and|so|leaving|falling|narrowly|only|a little|some way) ){0,5}?"
    rf"(?:(?P<above>(?:more|better) than half|(?:over|above) half|(?:(?:an?|its|their|the) )?{_KIND}majority"
    # "Two more than a majority requires"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:seats )?(?:more than (?:an? |the )?(?:absolute )?majority|above (?:the|an?) (?:absolute )?majority))"
    rf"|(?P<below>(?:less|fewer) than half|(?:under|below) half|(?:short|shy) of (?:half|(?:an?|the|its) {_KIND}majority)|a minority)){_ELSE}",
    re.IGNORECASE,
)
_LEAST, _NEXT = 0.4, 2


def said_beside(table: Bench) -> Iterator[Missed | None]:
    """Every such figure; None for those on the side that is said."""
    text = table.reading.article.text
    for own in table.surest("seats").values():
        quantity = table.reading.quantity_by_id.get(own.quantity_id or "")
        size = int(own.of) if own.of and own.of.isdigit() else _size(table, own)
        if (
            not 0 < Decimal(own.value) <= size or quantity is None or own.confidence < _LEAST or own.comparator != "exactly"
            or unit_class(own) == "percent" or SPECIAL_MAJORITY.search(own.evidence.text)
        ):  # fmt: skip
            continue
        start, end = extent(table.reading, own)
        said = _SIDED.match(text, end) or _STILL.match(text, end)
        if said is None:
            continue
        side = "below" if said.groupdict().get("below") else "above"
        has = Decimal(own.value)
        words = " ".join(said[side].split())
        what = "no majority" if side == "above" else "a majority"
        message = f'{figure(own)} of {number(size)} seats is {what}; the story says "{words}"'
        fits = (has * 2 > size) == (side == "above")
        yield None if fits else Missed(quantity, (said.span(side),), message, size // 2 + 1, start)


def _size(table: Bench, own: Claim) -> int:
    """The size of the only body, where it is told in the sentence of the seats or in one next to it; 0 where it is not."""
    here = _sizes_beside(table, own)
    if here:
        # "In the Senate, of 30 seats, the front has 16": its own sentence tells of which body.
        return here.pop() if len(here) == 1 else 0
    body, scene = main_body(table), table.scene[own]
    near = body is not None and scene.block is None and abs(body.sentence - scene.sentence) < _NEXT
    return body.size if body is not None and near else 0


def _sizes_beside(table: Bench, own: Claim) -> set[int]:
    """The sizes of bodies that the sentence of some seats tells."""
    at = table.reading.sentence_at(own.value_span.start)
    return {
        int(one.value) for one in table.reading.claims
        if one.measure == "total_seats" and one.value.isdigit() and table.reading.sentence_at(one.value_span.start) == at
    }  # fmt: skip
