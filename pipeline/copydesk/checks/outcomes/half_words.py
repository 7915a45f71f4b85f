"""The words that put somebody on one side of half: "more than half of the vote", "failed to win a majority", "none reached 50 percent".

They only say which side is meant and of what, votes or seats. Nothing is said where it is needed, wished, on a condition or of before,
of several together, and of a larger majority than the words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.hints import Hints
from copydesk.checks.outcomes.said_beside import SPECIAL_MAJORITY
from copydesk.checks.sums.seating import JOINT
from copydesk.lexicon.owners import CAMPS
from copydesk.records import Sentence
from copydesk.records.late import late
from copydesk.records.opened import Opened

_KIND = r"(?:(?:absolute|outright|clear|overall|simple|bare|slim|narrow|comfortable|single-party|one-party|parliamentary|working|solid|two-thirds|three-fifths|three-quarters|four-fifths) )*"
_HAVE = (
    r"(?:w[io]n|wins|winning|has|have|having|h[eo]lds?(?: on to| onto)?|holding(?: on to| onto)?|secur\w+|retain\w*|keeps?|kept|keeping|gets?|got|getting|gain\w*|(?<!it )t(?:akes?|ook|aking)|command\w*|enjoys?|reach\w*|obtain\w*|achiev\w+"
    r"|receiv\w+|collect\w*|poll(?:ed|s|ing)|g(?:ives?|ave|iving)(?: [\w'’.-]+){1,3}|with|by)"
)
_DENIED = (
    r"(?:short of|shy of|miss(?:ed|es|ing)?|l(?:ost|oses?|osing)|lack(?:s|ed|ing)?|den(?:y|ies|ied|ying)(?: [\w'’.-]+){1,3}|without|no longer \w+"
    r"|(?:fail\w* to|(?:did|do|does|has|have|had)(?: not|n['’]t)|never) (?:\w+ ){0,1}?(?:win|won|get|got|gain|gained|take|taken|secure|secured|reach|reached|obtain|obtained|achieve|achieved|have|retain|keep|kept|pass|passed|cross|crossed|clear|cleared|exceed|exceeded))"
)
_NOBODY = r"(?:none of [^.;,]{1,40}?|no (?!longer|doubt)[a-z]+(?: [a-z]+){0,3}?|nobody|no one|neither(?: of [^.;,]{1,40}?| [a-z]+)?)"
_FIFTY = r"(?:half|(?:the )?(?:required |necessary |needed )?(?:50|fifty)(?:\.0)?(?: ?%|[ -]per ?cent| pct)(?: (?:mark|threshold|barrier|line|hurdle|plus one))?)"
_MORE = r"(?:(?:more|better) than|over|above|in excess of)"
# Half of what: of the vote, of the seats, or of nothing that is told.
_VOTES = (
    r"(?:votes?|ballots?|voters|vote cast|those (?:who voted|voting)|poll|electorate['’]s votes?|delegates)"
)
_SEATS = r"(?:seats|members|deputies|mandates|chamber|parliament|assembly|council|house|legislature|board)"
_OF = (
    rf"(?:(?: of)? (?:all |the |those |its |(?:\d[\d,]*|‹) )*(?:(?:valid|popular|total|national|first-round) )*(?:(?P<votes>{_VOTES})|(?P<seats>{_SEATS}))\b(?: cast)?"
    r"| (?:of|on|in) (?:its|his|her|their) own(?: right)?\b"
    rf"|(?= (?:in|on|and|but|with|to avoid|needed|required|at)\b| ?[^\w ]|\Z))"
)
_SAID = Opened(
    rf"\b(?:(?P<nobody>{_NOBODY}|(?:(?:stay|remain|fall|slip|go)(?:s|es|ed)?|is|are|fell|left|leaves|leaving|to|into|with|now)(?: \w+)??(?= (?:under|in|to|with)? ?no overall control| a hung)) (?:under |in |to |into |with |has |have |will |managed to |(?:was|were) able to )?)?"
    rf"(?:(?P<no>{_DENIED}) |(?P<have>{_HAVE}) |(?P<past>(?:g[eo]ts?|got|gone|went|goes|came|come) (?:past|above|over|beyond)|pass(?:ed|es|ing)|cross(?:ed|es|ing)|clear(?:ed|s|ing)|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|topp(?:ed|ing)) )?"
    rf"(?:just |only |barely |well |comfortably |clearly |slightly |a little |far )*"
    rf"(?:(?:an?|its|their|his|her|the|any) (?P<kind>{_KIND})(?P<majority>majority|minority)\b(?! (?:government|rule|party|leader|whip|vote|of \d)|-)"
    r"|(?P<hung>no overall control|a hung (?:parliament|council|assembly|house))"
    rf"|(?:(?P<more>{_MORE})|(?P<less>(?:less|fewer) than|under|below|short of|shy of)) {_FIFTY}|(?P<bare>{_FIFTY}))(?:{_OF})",
    re.IGNORECASE,
)
# "Just over half of those who voted chose her".
_CHOSE = late(r" (?:chose|backed|voted for|picked|supported|favou?red|preferred|went (?:to|for)|opted for)\b")
# "Nobody had passed": of before. "Eight short of": a gap, which `needed.apart` reads.
_HAD_OR_GAP = late(
    r"(?:\bhad|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: seats?| votes?)?) \Z"
)
_MARK = late(r"\b(?:mark|threshold|barrier|line|hurdle)\b", re.IGNORECASE)
# What takes the edge off, before it in its sentence or right behind.
_UNREAL = late(
    r"\b(?:if|unless|would|could|might|may|should|must|until|till|before|hop\w+|want\w*|seek\w*|sought|aim\w*|expect\w*|predict\w*|project\w*|forecast\w*|polls?|survey\w*|need(?:s|ing)?|requir(?:es?|ing)"
    r"|needed to|required to|in order|had (?:had|won|been)|previous\w*|outgoing|old|ago|last time|among|whoever|any(?:one|body)|candidates? (?:who|that|with)|in case|poised|likely|whether|certain|doubt|from|an? (?:candidate|party|list))\b|\bto (?:\w+ )?\Z",
    re.IGNORECASE,
)
_RULE = late(
    r"[^.;]{0,40}?\b(?:(?:is|are|was|were) (?:needed|required|necessary|enough)|(?:ballots|votes|precincts|boxes|vote) in\b|in\b(?=,)|counted|tallied|processed|reported|wins|would|women|men|young\w*)\b"
)
# Of several together: "with its allies", "the AKP with the MHP has".
WITH_OTHERS = late(
    r"\b[A-Z][\w-]+ (?:with|and|plus) (?:the )?[A-Z][\w-]+ (?:still |now |also |again )?(?:has|have|had|hold|holds|held|keep|keeps|kept|retain|retains|retained)\b"
    r"|\b(?:along with|together with|together|combined|jointly|between them|with (?:its|his|her|their) (?:\w+ ){0,2}?(?:all(?:y|ies)|partners?)"
    r"|with (?:the )?(?:support|help|backing) of|and (?:its|his|her|their) (?:\w+ )?(?:all(?:y|ies)|partners?))\b"
)
_A_CAMP = late(rf"\b(?:{CAMPS}) (?:have |had |has |still |also |now |thus ){{0,2}}\Z")
_SURE_KIND = late(r"\b(?:absolute|outright|overall)\b", re.IGNORECASE)
_PERCENT = late(r"%|per ?cent|pct", re.IGNORECASE)
_BEFORE, _NEAREST = 70, 16
HALF = Decimal(50)
_LARGER = {
    "two-thirds": Decimal(200) / 3, "three-fifths": Decimal(60), "three-quarters": Decimal(75), "four-fifths": Decimal(80)
}  # fmt: skip


class Said(NamedTuple):
    """On which side of half somebody is said to be, of votes or seats if told, and where."""

    above: bool
    votes: bool
    seats: bool
    anybody: bool
    absolute: bool
    bar: Decimal
    start: int
    end: int


def said_in(text: str, here: Sentence) -> Iterator[Said]:
    """What a sentence says so of now and as a fact."""
    for match in _SAID.finditer(text, here.start, here.end):
        said = _said(match)
        if said is not None and not _set_aside(text, here, said):
            yield said


def _said(match: re.Match[str]) -> Said | None:
    """What a match says; None where it says nothing: "the majority", "half of the vote"."""
    denied = match["no"] is not None or match["nobody"] is not None
    above = match["more"] is not None or match["have"] is not None or match["past"] is not None
    if match["hung"]:
        above, denied = False, True
    elif match["majority"]:
        if not (match["have"] or match["no"]) or match["past"]:
            return None
        if match["majority"].lower() == "minority":
            if denied or not (match["votes"] or match["seats"]):
                return None
            above = False
    elif match["bare"]:
        reached = (match["have"] or "").lower().startswith("reach")
        if (
            not (match["no"] or match["past"] or reached)
            or match["bare"].lower() == "half"
            and not match["no"]
        ):
            return None
    elif match["less"]:
        above = False
        if denied:
            return None
    text = match.string
    if _HAD_OR_GAP.search(text, max(0, match.start() - _NEAREST), match.start()):
        return None
    governed = (
        match["hung"]
        or _MARK.search(match[0])
        or match["have"]
        or match["no"]
        or match["past"]
        or match["nobody"]
    )
    if not governed and not _CHOSE.match(text, match.end()):
        return None
    seats = match["seats"] is not None or match["hung"] is not None
    votes = match["votes"] is not None or (not seats and _PERCENT.search(match[0]) is not None)
    absolute = match["majority"] is None or _SURE_KIND.search(match["kind"]) is not None
    nobody = match["nobody"] is not None or match["hung"] is not None
    larger = [bar for name, bar in _LARGER.items() if name in (match["kind"] or "").lower()]
    return Said(
        above and not denied,
        votes,
        seats,
        nobody,
        absolute,
        larger[0] if larger else HALF,
        match.start(),
        match.end(),
    )


def _set_aside(text: str, here: Sentence, said: Said) -> bool:
    """Whether what is said is wished, needed or of before, of several together, or a larger majority."""
    # A camp without a name has it: "but separatists kept their majority".
    if _A_CAMP.search(text, max(here.start, said.start - _BEFORE), said.start):
        return True
    words = text[here.start : here.end]
    return (
        _UNREAL.search(text, max(here.start, said.start - _BEFORE), said.start) is not None
        or _RULE.match(text, said.end, here.end) is not None
        or (said.bar == HALF and SPECIAL_MAJORITY.search(words) is not None)
        or JOINT.search(words) is not None
        or WITH_OTHERS.search(words) is not None
        or Hints(text, said.start, said.end, (here.start, here.end)).earlier
    )
