"""Outcomes that no figures can contradict: of some seats, of a part, of a step on the way, settled by lot."""

from __future__ import annotations

import re

from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.asides import of_years_ago, tallied
from copydesk.checks.outcomes.races import AHEAD, BEHIND, many_winners
from copydesk.records import Claim
from copydesk.records.late import late
from copydesk.records.opened import Opened

# Areas do not tell: the leader in votes may be behind in counties.
# Where several are elected at once.
_SEVERAL = late(r"preference|quota|\w+th count|[a-z\d]-seat\b|transfers", re.IGNORECASE)
# "After he had been ahead", "having led almost throughout".
_HAD = late(r"(?:\b(?:had|having)|['’]d)(?: \w+){0,2} \Z")
# "Amy Kuhn and Todd Metz were elected".
_WERE = late(r"\b(?:were|are|both|all) (?:\w+ )?\Z")
# "Ahead in six": in some seats; "ahead at every stage but the last".
_IN_SOME = late(
    r" in (?:just |only |another )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|most|some)\b(?! percent|%)"
)
_NOT_TO_THE_END = late(
    r"\bbut the last\b|\buntil (?:the )?(?:last|final|\d)|\bfor most of\b|\bat (?:every|each|one|some) (?:stage|point)\b"
    r"|\b(?:in front|ahead|led|leading|behind|trail\w*) (?:\w+ ){0,3}?(?:until|till|before|early on|at first|initially|overnight|for hours)\b"
)
# "Well ahead in the Western Hills and the north": in parts of the land.
_IN_PARTS = late(
    r"[\w ]{0,24}?\bin (?:[\w’'-]+ ){0,5}?(?:(?:north|south)(?:east|west)?|east|west|centre|center|cities|towns|countryside|suburbs|interior|hinterland|highlands|lowlands|islands)\b"
)
# "Was elected there too": one of several.
_TOO = Opened(r"\b(?:elected|returned|got in|won|in)\b[^.;,]{0,12}\b(?:too|also|as well|likewise)\b")
# "The tie was broken by lot": figures do not tell.
_BY_LOT = late(
    r"\b(?:by lot|drawing (?:of )?lots|lots were drawn|coin|toss(?:ed)?|tie-?break\w*)\b", re.IGNORECASE
)
# "Won all 19 that it contested": all of some.
_ALL = late(r"\b(?:won|took|swept|wins|takes|sweeps) all\b")
# "Won the other two, Aceh and West Sumatra", "took the rest": some of the places.
_THE_OTHERS = late(
    r"(?:w[io]ns?|takes|took|carrie[ds]|swept|got|held) (?:in )?the (?:other|rest|remaining)\b"
)
# "Lost all the same", "won anyway": it is told that the figures would have it otherwise.
_ALL_THE_SAME = late(
    r"\b(?:won|wins|lost|loses|elected|beaten|defeated|prevailed|victorious) (?:\w+ ){0,3}(?:all the same|anyway|anyhow|regardless|nevertheless|nonetheless|even so)\b"
    r"|\b(?:won|wins|elected) with fewer\b|\b(?:lost|loses|beaten|defeated) with more\b"
    r"|\b(?:nevertheless|nonetheless|even so|still|yet) (?:won|wins|lost|loses|was (?:elected|beaten|defeated))\b"
)
# "The party which Okello himself led until 2019": what somebody led is told, not whom.
_WHICH_HE = Opened(r"\b(?:which|that|whom) (?:(?:[A-Z][\w'’-]+|he|she|himself|herself|once|had) ){1,4}\Z")
# "Won nowhere", "led in none": no word on who has more.
_NOWHERE = late(r"\w+ (?:in |of )?(?:nowhere|none|nothing|neither)\b")
# "Won one": a number of seats.
_A_NUMBER = late(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\Z")
# "A late batch put Okello ahead": for a time, and of somebody next to him.
_BROUGHT = Opened(
    r"\b(?:put|puts|putting|sent|took|pushed|carried|moved|brought|lifted) (?:[\w’'-]+ ){1,3}(?:back )?\Z"
)
# "Socialists and liberals win": together.
_AND_THEY = late(r"\b[\w’'-]+ and (?:the )?[\w’'-]+(?: [A-Z][\w’'-]*)* (?:win|take|gain|lead|keep|hold)\b")
_NEAR, _CLAUSE = 30, 60


def no_word_on_figures(table: Bench, said: Claim) -> bool:
    """Whether an outcome or lead can stand beside any figures of its two sides."""
    return table.kept(f"no word on figures {said.id}", lambda: _no_word(table, said))


def _no_word(table: Bench, said: Claim) -> bool:
    if many_winners(table, said) or _of_a_part(table, said) or _of_one_seat(table, said):
        return True
    text, start = table.reading.article.text, said.value_span.start
    if won_too(table, said) or _THE_OTHERS.match(text, start) or _NOWHERE.match(text, start):
        return True
    if _ALL_THE_SAME.search(text, said.evidence.start, said.evidence.end):
        return True
    if _WHICH_HE.search(text, max(said.evidence.start, start - _CLAUSE), start):
        return True
    if said.rival_id is None and _BROUGHT.search(text, max(said.evidence.start, start - _CLAUSE), start):
        return True
    if table.scene.person(said.subject_id) is None and _AND_THEY.search(
        text, max(said.evidence.start, start - _CLAUSE), said.value_span.end
    ):
        return True
    if (
        said.rival_id is None
        and table.scene.person(said.subject_id)
        and _WERE.search(text, max(0, start - _NEAR), start)
    ):
        return True
    if tallied(table, said) or of_years_ago(table, said):
        return True
    return _overtaken(table, said) or _BY_LOT.search(said.evidence.text) is not None


def won_too(table: Bench, said: Claim) -> bool:
    """Whether an outcome is one of several: "was elected there too"."""
    text, span = table.reading.article.text, said.value_span
    return _TOO.search(text, span.start, span.end + _NEAR) is not None


def _of_a_part(table: Bench, said: Claim) -> bool:
    """ "Won election-day ballots", "led when the advance votes had been counted": no word on the whole."""
    hints = table.scene[said].hints
    text = table.reading.article.text
    if said.measure != "outcome":
        return False
    if hints.part or said.value not in ("leading", "trailing"):
        return hints.part
    before, span = max(0, said.value_span.start - _NEAR), said.value_span
    return (
        hints.earlier
        or _HAD.search(text, before, span.start) is not None
        or _IN_SOME.match(text, span.end) is not None
        or _NOT_TO_THE_END.search(said.evidence.text) is not None
        or _IN_PARTS.match(text, span.start) is not None
    )


def _overtaken(table: Bench, said: Claim) -> bool:
    """ "Led with 42.6% on June 12, but lost": who leads and loses in one sentence, or trails and wins, did so in turn."""
    if said.value not in ("leading", "trailing"):
        return False
    end = BEHIND if said.value == "leading" else AHEAD
    return any(
        one.value in end and one.value not in ("leading", "trailing") and table.scene.near(one, said)
        for one in table.shelf("outcome", subject=said.subject_id).claims
    )


def _of_one_seat(table: Bench, said: Claim) -> bool:
    """ "Two were re-elected", "held its seats": a party that keeps some need not have the most."""
    if said.rival_id is not None:
        return False
    text = table.reading.article.text[said.value_span.start : said.value_span.end]
    party = table.scene.person(said.subject_id) is None
    if party and _ALL.search(said.evidence.text):
        return True
    if party and _A_NUMBER.search(text):
        return True
    if "elected" in text and (party or _SEVERAL.search(said.evidence.text)):
        return True
    return said.value == "retained" and party
