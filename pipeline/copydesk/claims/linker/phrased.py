"""Figures whose measure or owner a set phrase tells: "a constituency with 69 seats", "a swing of 12 points to X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.claims.linker.adjacent import GENITIVE, PLAIN
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.sentences.line import Item
from copydesk.lexicon.owners import CAMPS
from copydesk.records.late import late

_BODY = "constituency|district|province|state|region|county|parliament|chamber|assembly|legislature|house|council|congress|senate|board"
# What is said of a body itself, not of a party in it: "the council, with 42 seats", "a state with 24 seats".
_WITH_SEATS = late(
    rf"(?:^|[,(–—-] |\b(?:is|was|remains) )(?:an?|the|its|whose|our) (?:[\w'’-]+ ){{0,3}}(?:{_BODY}),? with (?:just |only |some )?$",
    re.I,
)
# The same of seats by what becomes of them: "20 seats are reserved for minorities", "78 of them are elected in districts".
_FILLED = late(
    r"(?: of (?:the|its|them|those|these))?(?: \d+)?(?: (?:[a-z-]+ )?(?:seats|members|mandates|deputies|lawmakers|legislators|councillors|senators|places|mps))?"
    r" (?:are|were|will be|being) (?:(?:directly|also|then|still|now|indirectly) )?"
    r"(?:reserved|set aside|filled|allocated|distributed|appointed|nominated|contested|at stake|up for|awarded (?:by|in)|drawn from"
    r"|(?:elected|chosen|decided) (?:directly|in|by|from|through|on|under|across|via))\b",
    re.I,
)
_ELECTING = frozenset("elect elects elected electing choose chooses chose return returns".split())
_LAWMAKERS = late(
    r"(?:-strong)? (?:[a-z-]+ )?(?:lawmakers|legislators|deputies|members|mps|councillors|senators|representatives|delegates)\b",
    re.I,
)
# "But separatists kept their majority": of a camp without a name, not of the party named last.
_MAJORITY = frozenset({"majority", "no_majority"})
_A_CAMP = late(
    rf"\b(?:{CAMPS})"
    r" (?:have |had |has |still |also |now |thus ){0,2}(?:keep|kept|win|won|hold|held|retain|retained|lose|lost|have|had|secured|take|took)(?: [\w-]+){0,4}\Z"
)
_VOTED = late(
    r"[^.;:,]{0,24}?\b(?:cast|voted|vote|turned out|took part|participated|showed up|went to the polls|bothered)\b"
)
_SWING = frozenset({"swing", "swings"})
# "A majority cut from 35 to seven", "her majority rose from 350 to 2,104": by how much, whatever has moved.
_MOVES = (
    r"(?:cut|slashed|trimmed|pared|whittled|reduced|down|up|increase[sd]?|raised?|widen(?:s|ed)|narrow(?:s|ed)|gr[eo]w[sn]?|f[ae]lls?|fallen|drop(?:s|ped)"
    r"|shr[aiu]nks?|rises?|rose|risen|jump(?:s|ed)|swell(?:s|ed)|dwindle[sd]|tumble[sd]|plunge[sd]|goes|went)"
)
_MAJORITY_MOVED = late(
    rf"\bmajority,?(?: (?:that|which|was|is|were|been|being|has|had|have)){{0,3}} {_MOVES}(?: (?:back|down|up|\w+ly))?"
    r"(?: from [\d,. ]*\w+)? (?:to|from) (?:just |only |a mere |barely |about |some |nearly |almost |over |under |more than |less than )?\Z"
)
_MOVED = frozenset({"seats", "votes", "change", "lead"})
# "10,000 votes less in the run-off than in October": held against another time, not against somebody.
_MORE = r" ?(?:(?:more|fewer|less) votes|(?:votes|points|seats|percentage points)? ?(?:more|fewer|less|up|down))\b"
_THAN_THEN = late(
    rf"{_MORE}[^.;:]{{0,60}}?\bthan (?:in|at|on|during|before|last|it|he|she|they|(?:\w+ )?(?:years?|months?|weeks?) (?:ago|earlier|before))\b"
)
_ALSO_MORE = late(rf"{_MORE}(?= ?[.,;])")
_AHEAD = 7


def by_phrases(verdicts: Sequence[Verdict]) -> None:
    """Give such figures their measure and their owner."""
    changed = -1
    for verdict in verdicts:
        figure, line = verdict.trace.item.figure, verdict.row.line
        if figure is not None and verdict.measure == "lead":
            behind = line.text[figure.end - line.start :]
            if _THAN_THEN.match(behind) or (changed == line.number and _ALSO_MORE.match(behind)):
                verdict.measure, verdict.rival, changed = "change", None, line.number
        if figure is None:
            before = line.text[: verdict.trace.item.end - line.start]
            if verdict.measure in _MAJORITY and _A_CAMP.search(before):
                verdict.subject = None
            continue
        if verdict.measure in _MOVED and _MAJORITY_MOVED.search(line.text[: figure.start - line.start]):
            verdict.measure, verdict.sure, verdict.settled = "lead", max(verdict.sure, PLAIN), True
            verdict.before = "votes" if len(figure.value or "") > 2 else "seats"
        elif verdict.measure == "seats" and _of_body(verdict):
            _settle(verdict, "total_seats", None)
        elif verdict.measure == "electorate" and figure.of is not None:
            if _VOTED.match(line.text[figure.end - line.start :]):
                _settle(verdict, "turnout", None)
        elif verdict.measure == "change" and not _SWING.isdisjoint(line.vocabulary):
            whom = _swung_to(verdict)
            if whom is not None:
                _settle(verdict, "change", whom)


def _of_body(verdict: Verdict) -> bool:
    """Whether seats are told of a body: those it has, how they are filled, or how many members a country elects."""
    line, item = verdict.row.line, verdict.trace.item
    number = (item.figure.value_span if item.figure is not None else None) or item
    behind = line.text[number.end - line.start :]
    if _WITH_SEATS.search(line.text[: item.start - line.start]) or _FILLED.match(behind):
        return True
    before = line.items[item.index - 1] if item.index else None
    if before is None or before.lower not in _ELECTING or _LAWMAKERS.match(behind) is None:
        return False
    # "Labour elected 20 councillors" is of Labour.
    clause = verdict.trace.shape.clause(item.index)
    return not clause.subjects and not any(one.who for one in line.items[clause.start : item.index])


def _settle(verdict: Verdict, measure: str, subject: Item | None) -> None:
    verdict.measure, verdict.subject = measure, subject
    verdict.owner_sure, verdict.sure, verdict.settled = PLAIN, max(verdict.sure, PLAIN), True


def _swung_to(verdict: Verdict) -> Item | None:
    """Whom a swing is to, behind its figure: "a swing of 12 points to Reform UK", "a 7.4 per cent swing to the Greens"."""
    items, at = verdict.row.line.items, verdict.trace.item.index
    near = items[max(0, at - 4) : at + 3]
    if not any(item.lower in _SWING for item in near):
        return None
    behind = items[at + 1 : at + 1 + _AHEAD]
    to = next((n for n, item in enumerate(behind) if item.lower == "to"), None)
    if to is None or any(
        item.who or item.figure is not None or item.lower in (",", ";", ".") for item in behind[:to]
    ):
        return None
    rest = [item for item in behind[to + 1 :] if item.lower != "the"]
    if not rest or not rest[0].who or rest[0].entity is None:
        return None
    # "To Nigel Farage's party": whose it is tells only who leads it.
    return None if len(rest) > 1 and rest[1].lower in GENITIVE else rest[0]
