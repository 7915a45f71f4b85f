"""Figures of those who are not named: "eleven other candidates shared 74,600", "the rest went to others"."""

from __future__ import annotations

import re

from copydesk.claims.sentences.line import Item, Line
from copydesk.records import Claim
from copydesk.records.late import late

REST = "others"
# How sure such words make it.
SURE = 0.79
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|(?:a )?(?:dozen|handful of|number of|few)|several|some|many|\d{1,3})"
)
_NOUN = (
    r"(?:candidates|contenders|parties|tickets|lists|slates|hopefuls|aspirants|groups|groupings|names|nominees|runners|politicians|people|men|women|competitors"
    r"|formations|forces|movements|alliances|challengers|rivals|entrants)"
)
# Who they are: "the nine others", "all other parties", "the remaining three candidates", "13 also-rans", "the other 15".
_WHO = (
    rf"(?:(?:the |all |all the )?(?:{_NUMBER} )?others\b(?! (?:who|that|whose)\b)"
    rf"|(?:the |all |all the )?(?:{_NUMBER} )?(?:other|remaining|more|further|minor|smaller|lesser|fringe|lesser-known|small)(?: {_NUMBER})? (?:[a-z-]+ )?{_NOUN}\b"
    rf"|(?:the )?(?:{_NUMBER} )?also-rans\b|the other {_NUMBER}\b|the rest of the (?:field|{_NOUN}))"
)
# Right before the figure: who, and what they did with it, in small words: no name, no figure, no other clause.
_BEFORE = late(
    rf"(?:\A|[,;:.–—•*|-] ?|\b(?:and|while|with|but|whereas) ){_WHO}(?:,? (?:who|which))?(?P<did>(?:,? ?[a-z’'-]+){{0,7}}?)[ :,]*(?:an? |the )?\Z",
    re.IGNORECASE,
)
_DID = late(
    r"\b(?:shar\w+|split\w*|divid\w+|had|has|have|got|gets?|took|takes?|taking|won|wins?|scored|polled|received|collected|managed|made|make|picked|mustered|garnered|accounted"
    r"|secured|gained|attracted|drew|claimed|hold|holds|held|on|at|with|between them|together|combined|were|are|stood|ended|totall?ed|came|trailed|below|under|up)\b"
)
_NO_DID = late(
    r"\b(?:ahead|behind|over|than|against|beat\w*|led|by|from|before|after|won by|lost|down|who|which|that|each|because|if)\b"
)
# Between a figure of theirs and another: "74,600 votes, or 3.3 percent".
_OR = late(
    r"(?: votes| seats|%| ?per ?cent| ?percent)?(?: of (?:the )?votes?)?(?:,? or| \(|,? which is)(?: just| only| about| some| less than| under)? ?\Z"
)
# Behind the figure: "8.5 percent went to others", "4 percent for the other parties".
_BEHIND = late(
    rf"(?:%| ?per ?cent| ?percent| votes| seats)?(?: of (?:the )?votes?)? (?:(?:went|going|fell|were|was) )?(?:to|for|between|among) {_WHO}",
    re.IGNORECASE,
)
_REACH = 110
# One of these is among the words for them, in small letters.
_WORDS = (
    "other",
    "remaining",
    "more",
    "further",
    "minor",
    "small",
    "lesser",
    "fringe",
    "also-ran",
    "rest of",
)


def of_the_rest(line: Line, item: Item) -> bool:
    """Whether the words by a figure say that it is of those who are not named."""
    text, at = line.text, item.start - line.start
    if not text:
        return False
    before = text[max(0, at - _REACH) : max(at, 0)]
    match = _BEFORE.search(before) if _may_be_told(before) else None
    if match is not None and match["did"].islower() == bool(match["did"].strip()):
        did = match["did"]
        if (not did.strip() or _DID.search(did)) and _NO_DID.search(did) is None:
            return True
    behind = _BEHIND.match(text, item.end - line.start)
    return behind is not None


def _may_be_told(words: str) -> bool:
    """Whether words have one of those for people who are not named: the rest of the pattern is seldom tried."""
    if not words.isascii():
        # A pattern in either case takes letters for others that do not look alike.
        return True
    small = words.lower()
    return any(cue in small for cue in _WORDS)


def goes_on(line: Line, last: Item, item: Item) -> bool:
    """Whether a figure says what the last one said in another unit."""
    return _OR.match(line.text[last.end - line.start : item.start - line.start]) is not None


class Shared:
    """The amounts of those who are not named, asked for in the order of the text."""

    def __init__(self) -> None:
        self._last: tuple[Line, Item] | None = None

    def has(self, line: Line, item: Item) -> bool:
        """Whether an amount is theirs, or says again what the last one of theirs said."""
        again = self._last is not None and self._last[0] is line and goes_on(line, self._last[1], item)
        if again or of_the_rest(line, item):
            self._last = (line, item)
            return True
        return False


def of_others(claim: Claim) -> Claim:
    """A claim, said to be of the others: a figure that they share is one claim."""
    return claim.model_copy(
        update={"subject": REST, "subject_id": None, "confidence": max(claim.confidence, SURE)}
    )
