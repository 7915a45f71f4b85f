"""What became of a question, and how many said yes and no: "voters turned the plan down: 6,102 for it, 5,377 against".

Whose the figures are is told by the words beside them (`answers`); what became of it by its verb, or by the answer that is
said to have won. Of brief stories, which put one question. Silent where more than most votes is asked: a quorum, two-thirds,
so many cantons or states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk.checks.answers import answers
from copydesk.checks.asides import option, questions
from copydesk.checks.brief import brief, one_vote, polled_here
from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.races import AHEAD, BEHIND
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.names.fold import letters
from copydesk.records import Quantity
from copydesk.records.late import late

# "Voters turned the plan down", "the levy failed"; what may become of it, or became of another, is told otherwise.
_VERDICT = late(
    r"\b(?:(?P<yes>approv(?:ed|es|ing)|pass(?:ed|es)|adopt(?:ed|s)|accept(?:ed|s)|endors(?:ed|es)|ratif(?:ied|ies)|upheld|went through|back(?:ed|s)|gave (?:\w+ ){0,3}(?:nod|go-ahead|blessing))"
    r"|(?P<no>reject(?:ed|s|ing)|fail(?:ed|s)|turn(?:ed|s) (?:\w+ ){0,5}?down|vot(?:ed|es) (?:\w+ ){0,4}?down|shot (?:\w+ ){0,4}?down|thr(?:ew|ows?) (?:\w+ ){0,4}?out|(?:was|were|is|been) defeated|refus(?:ed|es)|vetoed))\b",
    re.IGNORECASE,
)
_UNSURE = late(
    r"\b(?:if|unless|would|could|might|may|must|to be|urg\w+|want\w*|hop\w+|campaign\w*|fail\w* to|refus\w* to|fear\w*|had)\b|n['’]t\b",
    re.IGNORECASE,
)
_MORE_IS_ASKED = late(
    r"\b(?:quorum|two-thirds|three-fifths|three-quarters|super-?majority|threshold|double majority|cantons|(?:of|in) (?:the |all )?states|provinces|requir\w+|need(?:s|ed)|too (?:low|few)|had to|a (?:quarter|third) of|validity|binding|invalid\w*|annul\w*|void)\b",
    re.IGNORECASE,
)
# Before the answer of a part of the voters.
_ONLY = late(
    r"\b(?:[Oo]nly|[Ee]xception|[Ee]xcept(?: for)?|[Aa]part from|[Aa]lone|[Jj]ust (?:one|two|three)|[Oo]ne (?:county|district|province|region|state|constituency|town))\b[^.;]{0,60}\Z"
)
_SHARES = {"vote_share", "votes"}
_VOTED = frozenset({"votes", "voters", "people", "percent"})
_SURE, _BEFORE, _FAR, _TIMES = 0.75, 30, 160, 50
_NO = frozenset({"no", "against", "reject", "rechazo", "remain"})


def verdicts(table: Bench) -> Iterator[Looked]:
    """The figures of yes and no of a brief story, and whether they bear out what became of its question."""
    reading = table.reading
    if not brief(table) or len(questions(reading.article.text)) > 1:
        return
    pairs = list(_pairs(reading.quantities_in_order, table))
    if not pairs or _MORE_IS_ASKED.search(reading.article.text):
        return
    told = [*_told(table), *_won(table)]
    if len({way for way, _start in told}) != 1:
        return
    passed = told[0][0] == "yes"
    for yes, no in pairs:
        starts = [yes.start, no.start]
        if any(polled_here(table, one) for one in starts):
            continue
        if not any(one_vote(table, [start, *starts]) for _way, start in told):
            continue
        more, less = (yes, no) if passed else (no, yes)
        odd = None
        if more.interval.below(less.interval):
            said = " ".join(reading.article.text[min(starts) : max(yes.end, no.end)].split())
            what = "passed" if passed else "rejected"
            message = (
                f'"{said}": {figure(yes)} are for it, {figure(no)} against; the story says that it was {what}'
            )
            odd = Odd(more, (less,), message, less.value)
        yield Looked((yes, no), odd)


def _pairs(figures: Sequence[Quantity], table: Bench) -> Iterator[tuple[Quantity, Quantity]]:
    """Every two neighbouring figures of one kind that are of yes and of no, in that order."""
    reading, _text = table.reading, table.reading.article.text
    measures: dict[str | None, set[str]] = {}
    persons = {
        claim.quantity_id
        for claim in reading.claims
        if claim.confidence >= _SURE and table.scene.person(claim.subject_id)
    }
    for claim in reading.claims:
        measures.setdefault(claim.quantity_id, set()).add(claim.measure)
    kept = [
        one for one in figures
        if one.kind in ("percent", "count") and one.value is not None and one.id not in persons
        and (measures[one.id] & _SHARES if one.id in measures else one.unit in _VOTED)
    ]  # fmt: skip
    for first, second in pairwise(kept):
        if first.kind != second.kind or second.start - first.end > _FAR:
            continue
        low, high = sorted(Decimal(one.value or 0) for one in (first, second))
        if high > low * _TIMES:
            continue
        told = _answers(table, first, second)
        if told == ("yes", "no"):
            yield first, second
        elif told == ("no", "yes"):
            yield second, first


def _answers(table: Bench, first: Quantity, second: Quantity) -> tuple[str, ...]:
    """The answers that two figures are of: by the words of their sentence, or each by those of its own."""
    reading, text = table.reading, table.reading.article.text
    here, there = (reading.sentences[reading.sentence_at(one.start)] for one in (first, second))
    if here == there:
        # "The petition against the cable car failed: 48.3 percent backed it".
        colon = text.rfind(": ", here.start, first.start) + 1
        begin = colon if colon and " " in text[here.start : colon].strip() else here.start
        return answers(text, begin, [(one.start, one.end) for one in (first, second)], here.end)
    each = ((first, here), (second, there))
    told = [answers(text, span.start, [(one.start, one.end)], span.end) for one, span in each]
    return tuple(one[0] for one in told if one)


def _told(table: Bench) -> Iterator[tuple[str, int]]:
    """What the verbs of a story say became of its question, and where."""
    text = table.reading.article.text
    for match in _VERDICT.finditer(text):
        here = table.reading.sentences[table.reading.sentence_at(match.start())]
        begin = max(here.start, match.start() - _BEFORE)
        # "Those who said no": who is counted, not what became of it.
        counted = any(
            one.kind in ("percent", "count") for one in table.reading.quantities_in(begin, match.start())
        )
        if counted or _UNSURE.search(text, begin, match.end() + 4):
            continue
        yield match.lastgroup or "", match.start()


def _won(table: Bench) -> Iterator[tuple[str, int]]:
    """The answer that is said to have won or lost."""
    for one in table.of("outcome"):
        if one.subject is None or not option(one.subject) or one.when is not None:
            continue
        # "Only Donegal said No": of a part, not of all.
        if _ONLY.search(table.reading.article.text, one.evidence.start, one.value_span.start):
            continue
        no = letters(one.subject) in _NO
        if one.value in (AHEAD | BEHIND) - {"leading", "trailing"}:
            yield ("no" if no == (one.value in AHEAD) else "yes"), one.value_span.start
