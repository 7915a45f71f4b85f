"""What the words around a figure hint at that no field of its claim says: an earlier count, an hour, a group."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.checks.clock import minutes_of
from copydesk.records import Claim

# How far before and behind a figure words may stand that tell its time or its group.
_BEFORE, _BEHIND = 120, 40
# An early count or another election: "early returns", "before this vote it had 318", "five years ago".
_EARLIER = re.compile(
    r"\b(?:early (?:on|returns?|results?|count(?:s|ing)?|votes?|figures?|leads?|tall(?:y|ies)|projections?)|earlier|initial(?:ly)?|at first|previous(?:ly)?|before|prior|outgoing|formerly|ago"
    r"|had (?:held|won)|(?:a|one|two) (?:years?|months?|weeks?) after"
    r"|last (?:time|election|year|month|week|vote|parliament))\b",
    re.IGNORECASE,
)
# A part of the electorate that the reader may not have taken for one: "among Latino voters", "women".
_PART = re.compile(
    r"\b(?:among|amongst|women|men|young(?:er)?|older|elderly|urban|rural|graduates|youth|first-time"
    r"|voters (?:aged|under|over|between|who|with|without)"
    r"|(?:postal|mail-in|absentee|overseas|advance) (?:votes?|voters|ballots))\b",
    re.IGNORECASE,
)


class Hints(NamedTuple):
    """Of earlier, at which minute of the day, of a part of the voters."""

    earlier: bool
    minute: int | None
    part: bool


def hints_of(text: str, claim: Claim) -> Hints:
    """The hints in the sentence of a figure, near it."""
    start = max(claim.evidence.start, claim.value_span.start - _BEFORE)
    words = text[start : min(claim.evidence.end, claim.value_span.end + _BEHIND)]
    return Hints(bool(_EARLIER.search(words)), minutes_of(words), bool(_PART.search(words)))
