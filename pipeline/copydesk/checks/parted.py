"""What the words between two figures of a sentence say that keeps them apart: a place, an election, a round, a group.

Claims that stand in one sentence are mostly of one race. Where the words by the second name another place, year or
part of the voters than those by the first, they are not, whatever their fields say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.records.late import late
from copydesk.records.opened import Opened

# A part of the voters, or of the votes: "and 44 percent of men", "while among those over 60", "of whom one in ten".
_GROUP = Opened(
    r"\b(?:among(?:st)? (?:\w+ ){0,4}\w+|of (?:the )?(?:men|women)|of whom|(?:of|for|with|by) those(?: \w+){0,3}|those (?:who|aged|over|under|between)(?: \w+){0,2}"
    r"|abroad|overseas|by (?:post|mail)|online|on paper|(?-i:at home)|in person)\b",
    re.IGNORECASE,
)
# Another election or another time: "and in 2019 33.9", "five years earlier", "to 28 at the last election".
_WHEN = Opened(
    r"\b(?:(?:in|since|of|from|after|before|for|to|on) (?:[A-Z][a-z]+\.? )?(?:19|20)\d\d|(?:years?|months?|weeks?|days?) (?:ago|earlier|before|later|after)"
    r"|(?:last|previous|outgoing|next|following) (?:time|elections?|year|month|week|parliament|assembly|vote)|at the time|back then)\b",
)
_ROUND = Opened(
    r"\b(?:(?:first|second) (?:round|ballot)|run-?offs?|re-?runs?|first preferences|after preferences|primar(?:y|ies)|by-?elections?|final round"
    r"|(?:first|second|list|party|constituency) votes?)\b",
    re.IGNORECASE,
)
# Another post or body than the one before: "and Duterte 61.5 for vice president".
_POST = Opened(
    r"\bfor (?:the )?(?:(?:vice|deputy|lieutenant|attorney|prime|first|state|city|upper|lower)[ -])?"
    r"(?:president|governor|mayor|general|minister|secretary|treasurer|senate|senator|house|assembly|parliament|congress|council)\b",
    re.IGNORECASE,
)
_BY_WORDS = (("group", _GROUP), ("when", _WHEN), ("round", _ROUND), ("contest", _POST))
# Where what is said of the first figure ends, and what is said of the second begins.
_JOINT = late(r"[,;:–—]|\b(?:and|while|but|whereas|against|to|compared)\b")
# "18.3 percent, and in the circle outside Europe": of another place, whatever it is.
_ELSEWHERE = late(
    r"(?:[,;:–—] ?)?(?:and |while |but |whereas |against )?(?:in|across|outside|among|elsewhere)\b"
    r"(?! (?:all|total|line|favou?r|return|turn|front|second|third|fourth|fifth|last place|descending|order|that order|place|the lead|office|power|government|opposition|charge|coalition|part|which|whose|the end)\b)",
    re.IGNORECASE,
)
# Between two figures of one side in a sentence: what sets a second thing beside the first. "52.3 percent, just over
# half" says one thing twice; "44 percent in Adachi and more than half on the island" two.
_ANOTHER = late(
    r"[;:]|\b(?:and|but|while|whereas|against|compared|from|to|than|up|down|until|before|after|then|later|now|it|he|she|they|(?<!which )(?:is|was|are|were)|had|has|got|took)\b",
    re.IGNORECASE,
)
_FIGURE = late(r"\d")
# "To the 44.4 of Ken Buck, district attorney of Weld County": somebody's place, not the figure's.
_OF_SOMEBODY = late(r", (?:an? |the )?(?:\w+ ){1,3}(?:of|from) (?:the )?\Z")
_BEHIND = 40


class Mark(NamedTuple):
    """Words that say where, when or of whom: the kind, where they stand, and what they name."""

    why: str
    start: int
    name: str


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of a sentence at `start`..`end`, places aside."""
    for why, pattern in _BY_WORDS:
        for match in pattern.finditer(text, start, end):
            yield Mark(why, match.start(), " ".join(match[0].lower().split()))


def parted(
    text: str, first: tuple[int, int], second: tuple[int, int], found: Sequence[Mark], end: int
) -> str | None:
    """Why two figures of one sentence are apart, by its marks: "place", "group", "when", "round", "contest".

    `first` and `second` are where the figures stand, in the order of the text; `end` is where the sentence ends.
    """
    joint = _JOINT.search(text, first[1], second[0])
    turn = joint.start() if joint else second[0]
    turned = max((one.start() for one in _JOINT.finditer(text, first[1], second[0])), default=second[0])
    if elsewhere(text, first[1], second[0]):
        return "place"
    stop = _FIGURE.search(text, second[1], min(end, second[1] + _BEHIND))
    reach = stop.start() if stop else min(end, second[1] + _BEHIND)
    for why in dict.fromkeys(mark.why for mark in found):
        same = [mark for mark in found if mark.why == why]
        mine = [mark.name for mark in same if mark.start < turn]
        # "49 of 130 deputies and 16 of 36 senators, the Union 39 and 12": a chamber is told in the clause of its figure.
        begin = turned if why == "race" else turn
        its = [mark.name for mark in same if begin <= mark.start < second[0]]
        if its and (not mine or its[-1] != mine[-1]):
            return why
        behind = [
            mark.name for mark in same
            if second[1] <= mark.start < reach and not (why == "place" and _OF_SOMEBODY.search(text, second[1], mark.start))
        ]  # fmt: skip
        if behind and mine and behind[0] != mine[-1]:
            return why
    return None


def elsewhere(text: str, begin: int, end: int) -> bool:
    """Whether a clause that begins between two figures says where its figure is of: ", and in the circle outside"."""
    return any(_ELSEWHERE.match(text, one.start(), end) for one in _JOINT.finditer(text, begin, end))


def restated(words: str) -> bool:
    """Whether a figure behind these words says in other words what the one before them says."""
    return _ANOTHER.search(words) is None
