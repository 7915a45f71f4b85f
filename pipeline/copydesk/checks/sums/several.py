"""Whether shares may rightly exceed 100: several votes a voter, several persons elected, several questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.records import Claim, Person
from copydesk.records.opened import Opened

# "Every voter has three votes", "each voter could choose 12", "elect three members each".
_SEVERAL_VOTES = Opened(
    r"\b(?:every|each) (?:voter|elector)s? (?:has|had|have|can|could|may|might|casts?|chooses?|marks?)\b[^.]{0,40}\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b"
    r"|\b(?:voters|electors) (?:have|had|can|could|may|might|cast|choose|chose|mark)\b[^.]{0,30}\b(?:two|three|four|five|six|\d+) (?:votes|names|candidates)\b"
    r"|\b(?:voters|electors|people) having (?:two|three|four|five|six|\d+) votes\b|\b(?:two|three|four|five|six) votes each\b"
    r"|\b(?:could|can|may|might|allowed to) (?:name|choose|pick|tick|select|vote for|back|give) (?:more than one|several|up to|as many)\b"
    r"|\b(?:each|every one) (?:of them )?(?:elects?|chooses?|picks?|votes for|could (?:choose|pick|elect)) (?:two|three|four|five|six|\d)\b"
    r"|\belects? (?:two|three|four|five|six|\d) members each\b|\bmulti-?member\b|\bblock vot(?:e|ing)\b",
    re.IGNORECASE,
)
# "Two smaller proposals passed with 71.3 and 63.5 percent": each a vote of its own.
_QUESTIONS = Cued(
    r"\b(?:proposals|propositions|measures|questions|initiatives|amendments|referendums|referenda|levies|bonds|bills|motions|charters|plebiscites)\b",
    "proposals|propositions|measures|questions|initiatives|amendments|referend|levies|bonds|bills|motions|charters|plebiscites",
    re.IGNORECASE,
)


def told_of_several(text: str) -> bool:
    """Whether a story says that a voter has several votes."""
    return _SEVERAL_VOTES.search(text) is not None


def several_votes(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether shares may rightly exceed 100: several votes a voter, or several persons elected."""
    if table.kept("several votes", lambda: told_of_several(table.reading.article.text)):
        return True
    for claim in sides:
        if _QUESTIONS.search(claim.evidence.text):
            return True
        contest = table.scene.contest(claim)
        if contest is not None and (contest.votes_per_voter or 1) > 1:
            return True
        many = contest is not None and (contest.seats or 1) > 1
        if many and isinstance(table.reading.by_id.get(claim.subject_id or ""), Person):
            return True
    return False
