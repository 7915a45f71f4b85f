"""Who wins, leads, loses or trails in a brief story, against the figures that it tells of that side and of the others.

Such a story has one winner and one count: "Kurfi lost the seat. He got 9,981 votes and his rival, Moyo, 9,902". Whoever is
ahead has no less than anybody; whoever is behind has less than somebody, where the one who beat that side must be among
those told: named as rival or as winner, so near that nobody else can be it, or leaving nobody room for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.asides import option
from copydesk.checks.base import Ledger
from copydesk.checks.brief import (
    brief,
    column,
    early,
    named_here,
    of_now,
    one_stage,
    one_vote,
    polled_here,
)
from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.asides import of_either
from copydesk.checks.outcomes.races import AHEAD, BEHIND, primary
from copydesk.checks.outcomes.silent import no_word_on_figures
from copydesk.checks.outcomes.taken import by_words
from copydesk.records import Claim, ValueSpan, cut
from copydesk.records.late import late

_COLUMNS = (("vote_share", "percent"), ("votes", "votes"))
# Much must agree, so that a fair guess of whose it is will do.
_SURE, _GUESSED, _READ, _FIGURE = 0.75, 0.2, 0.4, 0.6
# Who wins with fewer votes, or is one of several: by seats, lists, preferences, districts.
_FOR_ALL_THAT = late(
    r"\b(?:despite|although|though|even|popular vote|preferences?|transfers?|electoral (?:college|votes?)|delegates|\w+(?:st|nd|rd|th) count|quota|nomination|primar(?:y|ies)|(?:party|national|regional) lists?|list votes?|each|respectively|both|all (?:two|three|four|five|six)"
    r"|(?:own|home|native) (?:\w+ )?(?:constituency|seat|district|ward|town|city|state|province|village)|seats (?:were|are|went)|(?:two|three|four|five|six|seven|eight|nine) (?:\w+ )?(?:of|seats?|places|vacancies|winners|councillors|members)|(?:had|having) (?:led|been|trailed))\b",
    re.IGNORECASE,
)
# "Had finished top in February"; not "the board said that she had won".
_HAD = late(r"\bhad (?:\w+ )?\Z")
_TELLS = late(r"\b(?:said|says|announc\w+|declar\w+|confirm\w+|report\w*|show\w*)\b")
_SCORE = late(r"(?:%| ?per ?cent| ?percent| votes)?(?: of the votes?)?,? ?(?:to|against|[-–]) ?")
_BEHIND = 25
# So near each other two are first and second.
_NEAR = Decimal("1.25")
_ALL = Decimal("100.5")


def in_brief(table: Bench, ledger: Ledger) -> Iterator[tuple[Claim, Claim, Claim]]:
    """What is said of a side, its figure, and one that ought to be smaller or larger."""
    if not brief(table):
        return
    outcomes = [one for one in table.of_anyone("outcome") if of_now(table, one)]
    figures = [column(table, *kind, _READ) for kind in _COLUMNS]
    told = [
        said for said in outcomes if any(figures) and _sure(table, said) and _tells(table, said, outcomes)
    ]
    for said in (*told, *_by_words(table, outcomes, figures)):
        for row in figures:
            found = _against(table, said, row, ledger)
            if found is not None and not _of_another_place(table, said, found[0]):
                yield said, *found


def _by_words(table: Bench, outcomes: Sequence[Claim], figures: Sequence[Sequence[Claim]]) -> Iterator[Claim]:
    """Outcomes that words beside a name tell, as if they were read: "the winner, X", "it was a defeat for X"."""
    for one in by_words(table):
        same = AHEAD if one.won else BEHIND
        fits = all(
            table.scene.belongs(it.subject_id, one.person) == (it.value in same)
            for it in outcomes if it.value in AHEAD | BEHIND and it.subject_id is not None
        )  # fmt: skip
        own = next((it for row in figures for it in row if it.subject_id == one.person), None)
        if not fits or own is None or primary(table, own) or polled_here(table, one.start):
            continue
        here = table.reading.sentences[table.reading.sentence_at(one.start)]
        yield own.model_copy(
            update={
                "measure": "outcome", "value": "won" if one.won else "lost", "quantity_id": None, "unit": None,
                "value_span": ValueSpan(start=one.start, end=one.end), "low": None, "high": None,
                "evidence": cut(table.reading.article.text, here.start, here.end), "confidence": 1.0,
            }
        )  # fmt: skip


def _of_another_place(table: Bench, said: Claim, own: Claim) -> bool:
    """Whether an outcome's own sentence names a place that the figure is not of: "was well ahead in the Western Area"."""
    place = table.scene[said].place
    if place is None or place == table.scene[own].place or table.scene.near(said, own):
        return False
    entity = table.reading.by_id.get(said.place_id or "")
    return entity is not None and any(
        said.evidence.start <= one.start < said.evidence.end for one in entity.mentions
    )


def _sure(table: Bench, said: Claim) -> bool:
    """Whether an outcome is likely enough of its side; a guess only where its sentence names that side."""
    if said.confidence >= _SURE:
        return True
    return said.confidence >= _GUESSED and named_here(table, said) and not option(said.subject)


def _tells(table: Bench, said: Claim, outcomes: Sequence[Claim]) -> bool:
    """Whether an outcome must stand in the figures of its side: nobody else is ahead or behind, and it goes by votes."""
    if said.value not in AHEAD | BEHIND or said.subject_id is None or no_word_on_figures(table, said):
        return False
    if primary(table, said) or polled_here(table, said.value_span.start):
        return False
    here, start = said.evidence.start, said.value_span.start
    before = table.reading.article.text[here:start]
    if _HAD.search(before) and not _TELLS.search(before):
        return False
    # What a party wins or loses is as often seats.
    if table.scene.person(said.subject_id) is None and (
        said.value in ("gained", "retained") or table.of_anyone("seats", "areas_won")
    ):
        return False
    same = AHEAD if said.value in AHEAD else BEHIND
    return all(
        table.scene.belongs(one.subject_id, said.subject_id) == (one.value in same)
        for one in outcomes if one.value in AHEAD | BEHIND and one.subject_id is not None
    )  # fmt: skip


def _against(table: Bench, said: Claim, row: Sequence[Claim], ledger: Ledger) -> tuple[Claim, Claim] | None:
    """The figure of a side and one that is against what is said of it; None where all fits."""
    own = [one for one in row if table.scene.belongs(one.subject_id, said.subject_id)]
    others = [
        one for one in row
        if one.subject_id is not None and not table.scene.belongs(one.subject_id, said.subject_id)
    ]  # fmt: skip
    if len({one.value for one in own}) != 1 or not others or len(own) + len(others) != len(row):
        return None
    if len({one.subject_id for one in others}) < len(others):
        return None
    # A candidate beside a question; an end, and a count that is far from it.
    if len({option(one.subject) for one in row}) > 1 or not one_stage(table, row):
        return None
    if said.value not in ("leading", "trailing") and any(early(table, one) for one in row):
        return None
    mine = own[0]
    starts = [said.value_span.start, *(one.value_span.start for one in (mine, *others))]
    begin = table.reading.sentences[table.reading.sentence_at(min(starts))].start
    end = max(*starts, said.evidence.end)
    if of_either(table, said, mine, others[0]) or not one_vote(table, starts):
        return None
    if _FOR_ALL_THAT.search(table.reading.article.text, begin, end):
        return None
    made = sum((Decimal(one.value) for one in (mine, *others)), Decimal(0))
    if mine.unit == "percent" and made > _ALL:
        return None
    for one in others:
        ledger.compare(said, mine, one)
    if any(_bare_score(table, mine, one) for one in others) or _is_gap(table, mine):
        return None
    most = max(others, key=lambda one: Decimal(one.value))
    if min(mine.confidence, most.confidence) < _FIGURE:
        return None
    if said.value in AHEAD:
        return (mine, most) if table.interval(mine).below(table.interval(most)) else None
    if not table.interval(most).below(table.interval(mine)):
        return None
    return (mine, most) if _beat(table, said, mine, most, made, row) else None


def _bare_score(table: Bench, mine: Claim, one: Claim) -> bool:
    """Whether two figures are a score or a range with no name by the second: "24.4 percent against 39.7", "by 1,200 to 1,500 votes"."""
    first, second = sorted((mine, one), key=lambda claim: claim.value_span.start)
    reading, begin, end = table.reading, first.value_span.end, second.value_span.start
    if _SCORE.fullmatch(reading.article.text, begin, end) is None:
        return False
    here = reading.sentences[reading.sentence_at(end)]
    return not reading.side_mentions_in(begin, min(here.end, second.value_span.end + _BEHIND))


def _is_gap(table: Bench, mine: Claim) -> bool:
    """Whether a figure is what two others leave: "145 votes, with 20,145 for the winner and 20,000 for her"."""
    values = {Decimal(one.value) for one in table.reading.quantities if one.value is not None}
    return any(one + Decimal(mine.value) in values for one in values - {Decimal(mine.value)})


def _beat(table: Bench, said: Claim, mine: Claim, most: Claim, made: Decimal, row: Sequence[Claim]) -> bool:
    """Whether who beat a side is among those whose figures are told."""
    if said.rival_id is not None and any(table.scene.belongs(one.subject_id, said.rival_id) for one in row):
        return True
    if Decimal(mine.value) <= Decimal(most.value) * _NEAR:
        return True
    return mine.unit == "percent" and 100 - made < Decimal(mine.value)
