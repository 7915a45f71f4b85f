"""Days after the story's own that are told as past: "Held on Thursday, May 9, the poll ended with", in a story of May 3.

The verb before the day in its clause must be of the past, or, where the clause opens with the day, the verb behind it.
Silent where something was only put on that day (called, postponed, registered), where the clause speaks of what is to
come, where another vote or meeting stands between verb and day, and for a day without a year more than weeks away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from copydesk.checks.dates.calendar import VERB, dates, published
from copydesk.checks.dates.held import BEHIND_VOTE, day_of
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_TO_COME = late(
    r"\b(?:will|would|next|follows?|scheduled|due|set|planned|expected|until|slated|could|may|might|should|deadline|if|unless|to be|to take|ahead|must|shall"
    r"|(?<!day )(?<!week )(?<!weeks )(?<!days )(?<!month )before)\b"
)
# What is done now about a day to come.
_PUT = late(
    r"\b(?:called|fixed|agreed|postponed|moved|delayed|proposed|brought|put|summoned|invited|ordered|asked|promised|registered|adjourned|chosen|named|picked"
    r"|pushed|extended|convened|booked|eligible|wanted|needed|offered|hoped|required|appealed|applied|decided|deferred|suspended|filed|left)\b"
)
_ON = late(r"(?:\b[Oo]n|,|\b[Oo]f|\b[Ii]n|\bafter|\A|[;(])\s\Z")
# Nothing that may have a day of its own, nor another clause, between the verb and the day.
_ANOTHER = late(
    r"\b(?:elections?|votes?|polls?|ballot|referendum|run-?off|round|session|meeting|hearing|inauguration|deadline|court|that|to|for|until|before|by|he|she|it|they|who|which)\b|, [a-z]+s\b",
    re.IGNORECASE,
)
# What is over with the day it was on: "won the election of 11 July", "lost the run-off on May 9".
_DECIDED = late(
    r"\b(?:w[io]n|lost|contested|fought) (?:the|that|an?|his|her|their|its) (?:[\w-]+ ){0,3}?(?:elections?|by-?elections?|vote|votes|poll|ballot|referendum|run-?off|round|primary|contest)"
    r"(?: held)? (?:of|on) \Z"
)
# Those who have voted did so for somebody: "voted for a president, MPs and councillors on 26 September".
_VOTED = late(r"(?:voted|cast (?:a |their )?(?:ballots?|votes?)|went to the polls|queued to vote)\b")
_WHOM = late(r"[^.;:]{0,10}?\b(?:for|to (?:elect|choose|pick)) [^.;:]{0,80}? ?\Z")
_WHEN = late(r"\bwhen\b")
_OPENS = late(
    r"(?:In|At|On|Held)\b|(?:An?|One|Two|Three|Four|Five) (?:days?|weeks?|months?) (?:earlier|before)\b|(?:The|In the) (?:[\w-]+ ){1,2}(?:of|on) \Z"
)
_FAR = timedelta(days=45)


def told_as_past(reading: Reading) -> Iterator[Quantity]:
    """Days that come after the story's own, and are told of as past."""
    today = published(reading)
    if today is None or not reading.sentences:
        return
    text = reading.article.text
    for quantity, parts in dates(reading):
        day = day_of(reading, quantity, parts)
        if day is None or day - today <= timedelta(days=1) or (not parts.year and day - today > _FAR):
            continue
        sentence = reading.sentences[reading.sentence_at(quantity.start)]
        start = max(sentence.start, text.rfind(";", sentence.start, quantity.start) + 1)
        before, behind = text[start : quantity.start], text[quantity.end : sentence.end]
        if (
            not _TO_COME.search(before)
            and not _when_to_come(before)
            and not _WHEN.search(behind, 0, _clause_end(behind))
            and not _TO_COME.search(behind, 0, _clause_end(behind))
            and (_is_subject(before, behind) or (_ON.search(before) and _is_past(before, behind)))
        ):
            yield quantity


def _when_to_come(before: str) -> bool:
    """Whether the words before a day say when something is to be: not "queued when they voted on 26 September"."""
    said = _WHEN.search(before)
    return said is not None and not any(_past(verb) for verb in VERB.finditer(before, said.end()))


def _clause_end(behind: str) -> int:
    """Where the clause of a day ends: "ruled on 30 May that nobody could stand"."""
    ends = [at for mark in (",", " that ") if (at := behind.find(mark)) >= 0]
    return min(ends, default=len(behind))


def _is_past(before: str, behind: str) -> bool:
    """Whether the verb that a day belongs to is of the past."""
    verbs = list(VERB.finditer(before))
    if verbs:
        verb = verbs[-1]
        if _past(verb) and _DECIDED.search(before):
            return True
        voted = _VOTED.search(before, verb.start()) is not None
        own = voted and _WHOM.fullmatch(before, verb.end()) is not None
        return _past(verb) and (own or not _ANOTHER.search(before, verb.end()))
    verbs = list(VERB.finditer(behind))
    told = bool(verbs) and _past(verbs[0]) and not _PUT.match(behind, verbs[0].end() + 1)
    return told and _OPENS.match(before.lstrip()) is not None


def _is_subject(before: str, behind: str) -> bool:
    """Whether a vote is told of by its day, and what it was or did: "The May 9 vote was quiet", not "was called"."""
    named = BEHIND_VOTE.match(behind) if before.strip() in ("", "The", "This") else None
    verb = VERB.search(behind, named.end()) if named else None
    return verb is not None and _past(verb) and not _PUT.match(behind, verb.end() + 1)


def _past(verb: re.Match[str]) -> bool:
    return verb["past"] is not None and not _PUT.search(verb[0]) and not _TO_COME.search(verb[0])
