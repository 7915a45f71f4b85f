"""Words that set a figure beside the count itself: a side's own claim, a step that was overtaken, seats at stake, an option."""

from __future__ import annotations

import re

from copydesk.checks.cued import Cued
from copydesk.names.fold import letters
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "Insists its own parallel count has him on 50.28", "party agents had her a thousand in front"; not "claimed 51 percent".
_CLAIMED = Opened(
    r"\b(?:claim(?:s|ed|ing)? (?:that|to|he|she|it|they|[A-Z]\w+ (?:had|has|was|is))"
    r"|insist(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|maintain(?:s|ed)? that|boast(?:s|ed)?"
    r"|(?:own|parallel|private|internal|rival) (?:\w+ )?(?:count|tally|tallies|figures?|numbers?|sheets|forms|data|sums)"
    r"|(?:camp|side|party|team|campaign)['’]s (?:own )?(?:count|tally|figures?|numbers|sheets)|(?:party|polling) agents?"
    r"|my (?:candidate|man|party)|we (?:have|won|lead))\b",
    re.IGNORECASE,
)
# "His total had grown to 349", "corrected it to 50.67", "voted again: 13 to 12", "who first gave 2.46 million".
_STEP = Cued(
    r"\b(?:gr[eo]wn?(?: to| from)|swell(?:ed)?|swollen|widen(?:s|ed|ing)|narrow(?:s|ed|ing)|correct(?:s|ed|ing)|revis(?:es|ed|ing)|amend(?:s|ed|ing)|updat(?:es|ed|ing)"
    r"|(?:voted?|votes|voting|met|meets|tried) (?:again|a second time)|re-?votes?|re-?runs?|recounts?|second vote"
    r"|first (?:gave|gives|put|puts|said|announced|reported|showed|total|figure)|on (?:the )?(?:first|election) night|on the night|unofficial tally)\b",
    "grow|grew|swell|swoll|widen|narrow|correct|revis|amend|updat|again|second|revote|re-vote|rerun|re-run|recount|first |night|unofficial",
    re.IGNORECASE,
)
# "All five seats up for grabs": some of the seats of a body; "in the full chamber": all of them.
_AT_STAKE = late(
    r"\b(?:up (?:for|this)|at stake|contested|to be (?:filled|elected|renewed)|(?:went|are|were) up\b|by-?(?:elections?|polls?))",
    re.IGNORECASE,
)
_ALL_OF_IT = late(r"\b(?:full|whole|entire|new|now|overall|altogether|in all) ", re.IGNORECASE)
_OPTIONS = frozenset(
    {"yes", "no", "for", "against", "leave", "remain", "approve", "reject", "infavor", "infavour", "apruebo", "rechazo",
     "yesvote", "novote", "yesside", "noside", "yescampaign", "nocampaign"}
)  # fmt: skip
# A story of several questions: "Question 2", "on both proposals", "Measure A", "the other three amendments".
_QUESTIONS = Opened(
    r"\b(?:(?:Question|Measure|Prop(?:osition)?\.?|Amendment|Issue|Initiative|Proposal|Article|Ballot Measure) (?:\d+|[A-Z]{1,2})\b"
    r"|(?:questions|proposals|amendments|measures|propositions|initiatives|referendums|referenda|plebiscites)\b"
    r"|(?:first|second|third|fourth|other|another|separate|same-day) (?:\w+ )?(?:question|proposal|amendment|measure|proposition|initiative|referendum|vote)\b"
    r"|[Oo]n the (?:other|second|third)\b)"
)
# "Second: No 97,331, Yes 48,902".
_LISTED = late(r"(?m)^\W*(?:Second|Third|Two|2|3|B|C)\b.{0,40}\b(?:Yes|No)\b")


def claimed(text: str, start: int, begin: int) -> bool:
    """Whether the words of a sentence from `begin` to a figure at `start` make it one side's own claim."""
    return _CLAIMED.search(text, begin, start) is not None


def step(words: str) -> bool:
    """Whether a sentence tells of a step of a count, or of a figure set right, that its figure is of."""
    return _STEP.search(words) is not None


def at_stake(words: str) -> bool:
    """Whether seats are some of those of a body, that were up."""
    return _AT_STAKE.search(words) is not None


def all_of_it(words: str) -> bool:
    """Whether seats are said to be those of the whole body."""
    return _ALL_OF_IT.search(words) is not None


def option(name: str | None) -> bool:
    """Whether a side is an answer to a question: Yes, No, Leave."""
    return letters(name or "") in _OPTIONS


def questions(text: str) -> frozenset[str]:
    """What tells of questions put to the vote, in lower case: "measure 3", "the other proposal"."""
    listed = {match[0].lower() for match in _LISTED.finditer(text)}
    return frozenset(match[0].lower() for match in _QUESTIONS.finditer(text)) | listed


def several_questions(text: str) -> bool:
    """Whether a story tells of more than one question put to the vote."""
    return _QUESTIONS.search(text) is not None or _LISTED.search(text) is not None
