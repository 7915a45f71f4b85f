"""Figures of two sides set face to face in one sentence: whose they are need not be known to add or subtract them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from copydesk.checks.answers import answers
from copydesk.checks.compare import Bench
from copydesk.checks.units import unit_class
from copydesk.records import Claim
from copydesk.records.late import late

# "52.3 percent to 47.7", "54.1 percent of the vote, ahead of Siti Rahayu with", "21,406 votes and Dietz with";
# not "48 to 52 percent" (a range), "from 48 percent to 52" (a change), "87.3 percent in Veneto and ... in Verona".
_AGAINST = late(
    r"\A(?:%| ?per ?cent| ?percent| votes| seats)?(?: of (?:the |all )?(?:(?:valid|popular) )?votes?)?"
    r"(?: (?:in|on) (?:[A-Z]\w+\.? )?(?:\d{1,2},? )?(?:\d{4}|[A-Z]\w+day))?"
    r"(?: (?:said|voted) [\"“]?\w+[\"”]?)?,?"
    r"(?: (?:to|against|versus|vs\.?|ahead of|compared (?:to|with)) (?:[\w.'’-]+ ){0,4}?(?:with |had |on |at )?"
    r"|(?: and| while|;) (?:[A-Z“\"][\w.'’\"”-]+ ){0,4}(?:with |had |won |got |took |received |on |at )?)"
    r"(?:only |just |some |about |nearly |almost )?\Z"
)
_UNIT = late(r"%|per ?cent|votes|seats")
_FROM = late(
    r"\b(?:from|between|rose|fell|grew|up|down|dropped|slipped|climbed|increased|decreased|narrowed|widened)\b[^.;]{0,25}\Z"
)
# "Women were more in favour than men, 71 against 67".
_THAN = late(r"\bthan (?:[a-z]+ ){0,3}[a-z]+,? \Z")
_LONGEST, _ANSWERED = 80, 160
OPTIONS = (
    frozenset({"yes", "no"}), frozenset({"for", "against"}), frozenset({"leave", "remain"}),
    frozenset({"approve", "reject"}), frozenset({"infavor", "against"}), frozenset({"infavour", "against"}),
)  # fmt: skip


def facing(table: Bench, measure: str, unit: str) -> Iterator[tuple[Claim, Claim]]:
    """Every two neighbouring figures of a measure that one sentence sets against each other, sides known or not."""
    claims = [one for one in table.of_anyone(measure) if unit_class(one) == unit]
    for first, second in pairwise(claims):
        if (_against(table, first, second) or options(table, first, second)) and table.clash(
            first, second
        ) is None:
            yield first, second


def _against(table: Bench, first: Claim, second: Claim) -> bool:
    if table.scene[first].sentence != table.scene[second].sentence:
        return False
    if first.subject is not None and first.subject == second.subject:
        return False  # "women voted more than men, 74.7 to 73.1 percent"
    known = first.subject_id is not None and second.subject_id is not None
    if known and table.scene.belongs(first.subject_id, second.subject_id):
        return False
    text = table.reading.article.text
    begin, end = first.value_span.end, second.value_span.start
    if end - begin > _LONGEST or not _AGAINST.match(text[begin:end]):
        return False
    start = first.value_span.start
    if _FROM.search(text, max(0, start - 40), start) or _THAN.search(text, max(0, start - 40), start):
        return False
    # "48 to 52 percent" is a range: it rises, and has its unit behind the second figure only.
    return _UNIT.search(text, start, end) is not None or Decimal(first.value) > Decimal(second.value)


def options(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures are of two answers to a question, by the words of one sentence, or of two that follow each other."""
    text, here, there = table.reading.article.text, first.evidence, second.evidence
    begin, end = first.value_span.end, second.value_span.start
    if end - begin > _ANSWERED or here.start > first.value_span.start or "\n\n" in text[begin:end]:
        return False
    figures = [(one.value_span.start, one.value_span.end) for one in (first, second)]
    return len(answers(text, here.start, figures, max(there.end, figures[1][1]))) > 1
