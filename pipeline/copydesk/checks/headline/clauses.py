"""Whose outcome a headline tells, and what of: another's clause, two in one breath, an area it leaves out."""

from __future__ import annotations

import re
from itertools import pairwise

from copydesk.checks.compare import Bench
from copydesk.records import Claim
from copydesk.records.late import late

# "Lost the rural west".
_PART_OF_IT = late(
    r"(?: the)? (?:rural|urban|outer|inner|northern|southern|eastern|western|north|south|east|west)\b"
)
_OTHER_CLAUSE = late(r"\b(?:as|after|while|but|when|amid)\b", re.IGNORECASE)
_AND = late(r",? (?:and|&) ")

_NOMINATION = late(
    r"\w+ (?:the |a |his |her |its )?(?:[\w-]+ ){0,2}(?:nomination|primary|selection|endorsement|leadership)\b"
)


def whose(table: Bench, head: Claim) -> bool:
    """Whether a conjunction parts the headline's side from its outcome: "Andersson quits as right wins"."""
    start = head.value_span.start
    mine = [
        one.end for one in table.reading.side_mentions_in(head.evidence.start, start)
        if one.id == head.subject_id and one.end <= start
    ]  # fmt: skip
    return bool(mine) and _OTHER_CLAUSE.search(table.reading.article.text, mine[-1], start) is not None


def joined(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether the headline has both win: "Marcos and Duterte cruise to landslide"."""
    text, start = table.reading.article.text, head.evidence.start
    sides = sorted(
        (side for side in table.reading.side_mentions_in(start, head.value_span.start)
         if side.id in (head.subject_id, one.subject_id)),
        key=lambda side: side.start,
    )  # fmt: skip
    return any(
        first.id != second.id and _AND.fullmatch(text, first.end, second.start)
        for first, second in pairwise(sides)
    )


def of_an_area(table: Bench, one: Claim) -> bool:
    """Whether what is won or lost is a place by name that the headline leaves out: "but he lost Lagos, his base"."""
    text, after = table.reading.article.text, one.value_span.end + 1
    if _PART_OF_IT.match(text, after - 1) or _PART_OF_IT.search(text, one.value_span.start, after - 1):
        return True
    heads = [part for part in table.reading.article.parts if part.kind == "headline"]
    return any(
        any(mention.start == after for mention in place.mentions)
        and not any(part.start <= mention.start < part.end for part in heads for mention in place.mentions)
        for place in table.reading.places()
    )


def of_a_party(table: Bench, one: Claim) -> bool:
    """Whether an outcome is of who is to stand for a party, not of the vote: "lost the Labour nomination by 48.5 per cent"."""
    return _NOMINATION.match(table.reading.article.text, one.value_span.start) is not None
