"""Who goes into a second round where nobody is named: "sent the race to a runoff", "so the pair went through to the second round"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.around import known, known_of, trace_of
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import number_of
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.line import Item
from copydesk.records import Person
from copydesk.records.late import late

_FINAL = r"(?P<final>run-?offs?|second round)\b"
_TO = r"(?:to|into|for|towards?) (?:an? |the )?(?:[a-z0-9]+ ){0,2}?"
_SENT = late(
    r"\b(?:(?:sen[dt]s?|sending|forc(?:e|ed|es|ing)|push(?:ed|es|ing)|t(?:ook|akes?|aking)|thr(?:ew|ows?|owing|own)) "
    r"(?:the|this|that) (?:[a-z]+ )?(?:race|election|contest|vote|presidency|ballot|decision)"
    r"|\b(?:the|this|that) (?:[a-z]+ )?(?:race|election|contest) (?:now |thus |therefore )?(?:go(?:es)?|went|moves|moved|heads|headed|is headed|is heading))"
    rf" {_TO}{_FINAL}",
    re.IGNORECASE,
)
_PAIR = late(
    r"\b(?:the (?:pair|two|top two|two (?:men|women|leaders|front-?runners|candidates))|both|they) "
    r"(?:(?:now|will|then|thus|therefore|both|have|had) ){0,2}"
    r"(?:go|goes|went|gone|advanced?|advances|proceed(?:ed)?|progress(?:ed)?|qualif(?:y|ied)|move[ds]?|meet|face off|square off|faced off|met)"
    rf"(?: through| on| each other| again)?(?: in| to| into| for)? (?:an? |the )?(?:[a-z0-9]+ ){{0,2}}?{_FINAL}",
    re.IGNORECASE,
)
_FINALS = late(r"run-?off|second round", re.IGNORECASE)
_UNREAL = frozenset({"if", "unless", "would", "could", "might", "may", "should", "not", "n't", "avoid", "?"})
_LINES = 4
_FIRST_TWO = 2


def with_second_round(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and the run-off of the two who have most in the lines before."""
    found, told = list(verdicts), known_of(verdicts)
    for row in view.rows:
        text = row.line.text
        match = _FINALS.search(text) and (_SENT.search(text) or _PAIR.search(text))
        if not match or not _UNREAL.isdisjoint(row.line.vocabulary):
            continue
        at = row.line.start + match.start("final")
        word = next((item for item in row.line.items if item.start <= at < item.end), None)
        first = _first_two(verdicts, row)
        here = [one for one in verdicts if one.row is row and one.measure == "runoff"]
        if any(key_of(one.subject) not in {key_of(who) for who in first} for one in here):
            continue
        for who in first if word is not None else ():
            key = known(row.line.number, who, "runoff")
            if word is not None and key not in told:
                told.add(key)
                trace = trace_of(
                    view, view.shapes[row.line.number], Outcome("runoff", [who], None, word, word)
                )
                other = next(one for one in first if one is not who)
                found.append(Verdict(trace, row, "runoff", PLAIN, subject=who, rival=other, settled=True))
    return found


def _first_two(verdicts: Sequence[Verdict], row: Row) -> list[Item]:
    """The two with the largest shares among those told last before; nobody where that is not clear."""
    number = row.line.number
    shares: dict[str | None, tuple[float, Item]] = {}
    near = [
        one for one in verdicts
        if one.measure == "vote_share" and number - _LINES <= one.row.line.number <= number
    ]  # fmt: skip
    for one in near:
        value = number_of(one.trace)
        if one.subject is None or value is None or not isinstance(one.subject.entity, Person):
            continue
        # What is told last of somebody is the nearest.
        shares[key_of(one.subject)] = float(value), one.subject
    ranked = sorted(shares.values(), key=lambda share: -share[0])
    if len(ranked) < _FIRST_TWO or ranked[0][0] > 50:
        return []
    if len(ranked) > _FIRST_TWO and ranked[1][0] == ranked[2][0]:
        return []
    return [who for _share, who in ranked[:_FIRST_TWO]]
