"""Who wins, leads, loses or trails, and the figures that stand right by those words, whatever else is told.

"Lost the seat. He took 6,330 votes, while the winner had 5,904"; "was elected by 14 votes to 17 for Lyle". Whoever wins has no less
than anybody told beside; whoever loses has less than somebody, where one of them is said to have won, the two are set against each
other, or the shares leave nobody room for more. Of people only, as parties win seats with fewer votes; it takes claims that are a
little less sure than elsewhere, as their sentences stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.otherwise import set_apart
from copydesk.checks.outcomes.races import AHEAD, BEHIND, in_front_anywhere, primary
from copydesk.checks.outcomes.silent import no_word_on_figures
from copydesk.checks.units import unit_class
from copydesk.records import Claim
from copydesk.records.late import late

_MEASURES = ("votes", "vote_share")
_SURE = 0.79
_TOGETHER = frozenset({None, "confidence", "speaker", "source"})
# So many sentences behind the outcome the figures of its side come at the latest.
_BEHIND, _REACH = 1, 25
# Figures that need not tell who wins: of the vote in all, of preferences, of who won for all that.
_FOR_ALL_THAT = late(
    r"\b(?:despite|although|polls|every|surveys?|though|even|popular vote|preferences?|round|recount|electoral|delegates|seats|first|earlier|early|until|later|nomination|but|then|having|each|there|whom|not|in (?:19|20)\d\d|own (?:constituency|seat|district|ward|town|city|state|province)|list|years?|months?|weeks?)\b",
    re.IGNORECASE,
)
# "8,771 votes to Esposito's 8,014", "47 percent, against 44 for".
_AGAINST = late(
    r"(?: votes| ballots|%| ?per ?cent| percent)?(?: of (?:the )?votes?)?,? (?:to|against|compared (?:with|to)|as opposed to)\b[^.;]*\Z|[^.;]*\b(?:winner|victor|victorious|winning|successful|successor)\b[^.;]*\Z",
    re.IGNORECASE,
)


def outrun(table: Bench, ledger: Ledger) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Who is said to win or lose, the figure of that side, and one beside it that ought to be smaller or larger."""
    for said in table.of_anyone("outcome"):
        if said.value not in AHEAD | BEHIND or said.confidence < _SURE or said.when is not None:
            continue
        if table.scene.person(said.subject_id) is None or table.scene.live or no_word_on_figures(table, said):
            continue
        if primary(table, said) or table.scene[said].headline or table.scene[said].voice is not None:
            continue
        for row in _rows(table, said):
            own, *others = row
            for one in others:
                ledger.compare(said, own, one)
            if said.value in AHEAD:
                more = [one for one in others if table.interval(own).below(table.interval(one))]
                if more and more[0].subject_id not in in_front_anywhere(table):
                    yield said, own, more[0]
            elif all(table.interval(one).below(table.interval(own)) for one in others):
                beaten_by = _winner(table, own, others)
                if beaten_by is not None:
                    yield said, own, beaten_by


def _rows(table: Bench, said: Claim) -> Iterator[Sequence[Claim]]:
    """The first figure of a side behind its outcome, with those of other people in its sentence and the next, by measure."""
    place, reading = table.scene[said].sentence, table.reading
    for measure in _MEASURES:
        near = [one for one in table.surest(measure).values() if _near(table, said, one)]
        own = next((one for one in near if one.subject_id == said.subject_id), None)
        if own is None or not 0 <= table.scene[own].sentence - place <= _BEHIND:
            continue
        if set_apart(reading, said.value_span.start, own.value_span.start):
            continue
        others: dict[str | None, Claim] = {}
        for one in near:
            apart = set_apart(reading, own.value_span.start, one.value_span.start)
            if said.value in AHEAD and one.value_span.start < own.value_span.start:
                continue
            if said.rival_id is not None and not table.scene.belongs(one.subject_id, said.rival_id):
                continue
            beside = abs(table.scene[one].sentence - table.scene[own].sentence) <= _BEHIND and not apart
            if beside and _of_one_race(table, own, one):
                others.setdefault(one.subject_id, one)
        if others and not any(
            _FOR_ALL_THAT.search(one.evidence.text) for one in (said, own, *others.values())
        ):
            yield own, *others.values()


def _near(table: Bench, said: Claim, one: Claim) -> bool:
    """Whether a figure of a person stands in the paragraph of an outcome and is of this vote."""
    scene = table.scene[one]
    return (
        one.comparator == "exactly" and one.confidence >= _SURE and table.scene.person(one.subject_id) is not None
        and table.scene.beside(one, said) and scene.when is None and one.group is None
        and polled(scene) == polled(table.scene[said]) and not scene.hints.earlier and not scene.hints.part
    )  # fmt: skip


def _of_one_race(table: Bench, own: Claim, one: Claim) -> bool:
    if table.scene.belongs(own.subject_id, one.subject_id) or unit_class(own) != unit_class(one):
        return False
    first, second = sorted((own, one), key=lambda claim: claim.value_span.start)
    near = table.scene[first].sentence == table.scene[second].sentence
    apart = near and table.scene.between.told_apart(
        first.value_span.end, second.value_span.start, own.place_id
    )
    if apart or table.clash(own, one) not in _TOGETHER or _is_gap(table, own, first, second):
        return False
    # "Was ejected by Costa, 24.4 against 39.7": a bare score, with either side's figure first.
    end = min(table.reading.sentences[table.scene[second].sentence].end, second.value_span.end + _REACH)
    return not near or bool(table.reading.side_mentions_in(first.value_span.end, end))


def _is_gap(table: Bench, own: Claim, first: Claim, second: Claim) -> bool:
    """Whether a figure is what two others beside it leave: "the gap was small: 2,139,645, with 60,345,999 for the winner"."""
    begin = table.reading.sentences[table.scene[first].sentence].start
    end = table.reading.sentences[table.scene[second].sentence].end
    values = [Decimal(one.value) for one in table.reading.quantities_in(begin, end) if one.value is not None]
    return any(abs(one - other) == Decimal(own.value) for one, other in combinations(values, 2))


def _winner(table: Bench, own: Claim, others: Sequence[Claim]) -> Claim | None:
    """Who must have beaten somebody that has more than all the others told."""
    text = table.reading.article.text
    for one in others:
        if one.subject_id in in_front_anywhere(table):
            return one
        if own.value_span.end <= one.value_span.start and _AGAINST.match(
            text, own.value_span.end, one.value_span.start
        ):
            return one
    if own.measure == "vote_share":
        rest = 100 - sum((Decimal(one.value) for one in (own, *others)), Decimal(0))
        if 0 <= rest < Decimal(own.value):
            return max(others, key=lambda one: Decimal(one.value))
    return None
