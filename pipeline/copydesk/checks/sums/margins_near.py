"""Margins held against the figures that stand by them, whosever those are: three figures of a sentence, or a slip of the fingers.

The claims tell only what was read: two figures of one measure, with nothing that sets them apart, and a lead. Where a
sentence has these three and no others, the lead is their difference. Elsewhere in the paragraph, or in the one before,
it must be one digit away from what two neighbours make, and no other two figures of the story may make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from copydesk.checks.asides import step
from copydesk.checks.compare import Bench, surest_of
from copydesk.checks.fingers import digit_away
from copydesk.checks.gaps import between_sides, had_been, not_of_two_sides
from copydesk.checks.moments import earlier_count
from copydesk.checks.one_vote import one_vote
from copydesk.checks.otherwise import otherwise, set_apart
from copydesk.checks.sums.margins_by_name import about, by_name, made, made_of_numbers
from copydesk.checks.units import unit_class
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import difference, less
from copydesk.records import Claim, Quantity
from copydesk.records.late import late

# Read as what it is with less than this, a figure may be anything.
_READ = 0.3
_SURE = 0.5
_MEASURES = {"percent": "vote_share", "votes": "votes"}
_FAR = 300
# A lead of so many digits is one away from the difference of any two figures of its vote by no accident.
_LONG = 4
# So many figures are a table, in which rows are told apart by more than nearness.
_MOST = 60
# In the words of a lead's sentence: it is of another count, vote or pair than the figures beside it.
_ELSE = late(
    r"\b(?:than|compared|previous\w*|last time|earlier|ever|record|narrow(?:ed|ing|s)|widen\w*|cut (?:it|his|her|the)|trimmed|shrank|grew|up from|down from|from|needed"
    r"|need|needs|required|short of|swing|average|combined|together|would|could|recount|first preferences?|first count|transfers?|at one (?:point|stage)|had (?:been|led|trailed)"
    r"|doubled|tripled|since the|until|started|began|by (?:noon|midnight|\d+)|everyone|all (?:the )?others)\b"
)
# "Carried the north of Tarlac by 14,753 votes and the province with 312,884".
_CARRIED = late(r"\bcarried [^.;]{0,60} by\b")
_CLAUSE = late(r"[,;:](?!\d)")
_AROUND = 60
# In the sentence of a number that is a margin by its words.
_MARGIN = late(
    r"\b(?:margins?|majority|leads?|led|gap|difference|advantage|cushion|distance|apart|ahead|behind|adrift|clear|in front|fewer|less|more than|in it|between (?:them|the two)"
    r"|by)\b",
    re.IGNORECASE,
)
_PAIRED = late(r"\d(?: votes?|%| ?per ?cent)? ?(?:to|against|[-–]) ?\Z")
_PAIRING = late(r"(?: votes?|%| ?per ?cent)? ?(?:to|against|[-–]) ?\d")
# Read as something else with more than this, a number is no margin.
_WELL = 0.6


class Near(NamedTuple):
    """A lead and the two figures that it should be the difference of, the larger first."""

    lead: Claim
    first: Claim
    second: Claim


def near(table: Bench, settled: set[str | None]) -> Iterator[Near]:
    """Every margin that the figures by it do not bear out."""
    figures = {measure: _figures(table, measure) for measure in _MEASURES.values()}
    for lead in _leads(table):
        if lead.quantity_id in settled or not_of_two_sides(lead):
            continue
        then = had_been(table.reading, lead) or earlier_count(table.reading, lead.value_span.start)
        unit = unit_class(lead)
        measure = _MEASURES.get("percent" if unit == "points" else unit or "")
        if measure is None or lead.comparator != "exactly" or table.in_words(lead):
            continue
        found = figures[measure]
        if len(found) < 2 or len(found) > _MOST:
            continue
        # The figures of any two sides, of any count, that make the lead: it is told of them.
        if made(table, lead, found):
            continue
        odd = None
        if not then and not made_of_numbers(table, lead, wide=True):
            odd = _in_sentence(table, lead, found) or _by_fingers(table, lead, found)
        if odd is None and not made_of_numbers(table, lead, wide=False):
            named = None if then else by_name(table, lead, found)
            odd = _near(lead, *named) if named is not None else None
        if odd is not None and _turned(table, *odd):
            odd = None
        if odd is None and not made_of_numbers(table, lead, wide=True):
            named = about(table, lead, found)
            odd = _near(lead, *named) if named is not None and _of_its_count(table, lead, *named) else None
        if odd is not None and not _told_right(table, odd):
            yield odd


def _leads(table: Bench) -> list[Claim]:
    """The surest lead of each figure that is no other measure by its surest claim."""
    best = surest_of(table.reading)
    return [
        one
        for one in best.values()
        if one.measure == "lead" and one.confidence >= _READ and not table.is_misread(one)
    ]


def _figures(table: Bench, measure: str) -> list[Claim]:
    """What was read as of this measure, the surest claim of each figure, in the order of the text."""
    best = table.surest(measure)
    kept = [one for one in best.values() if one.confidence >= _READ and one.comparator == "exactly"]
    return sorted(kept, key=lambda one: one.value_span.start)


def _turned(table: Bench, *figures: Claim | Quantity) -> bool:
    """Whether a later sentence with one of the figures says what none before it does, or the lead is of a part of theirs."""
    starts = sorted(one.value_span.start if isinstance(one, Claim) else one.start for one in figures)
    if _CARRIED.search(table.reading.article.text, max(0, starts[0] - _AROUND), starts[-1]):
        return True
    return set_apart(table.reading, *starts)


def _of_its_count(table: Bench, lead: Claim, *pair: Claim) -> bool:
    """Whether no words set a lead apart from two figures, nor make it one of before; or all three are of a count under way."""
    under_way = all(one.status == "partial" for one in (lead, *pair))
    then = had_been(table.reading, lead) or earlier_count(table.reading, lead.value_span.start)
    return under_way or not (then or _told_of_else(table, lead, *pair))


def _told_of_else(table: Bench, lead: Claim, *pair: Claim) -> bool:
    """Whether the head of a lead's sentence or its own clause says of it what no sentence of the two figures says."""
    text, here = table.reading.article.text, lead.evidence
    start, end = lead.value_span.start, lead.value_span.end
    if _CARRIED.search(text, here.start, end):
        return True
    begin = max((one.end() for one in _CLAUSE.finditer(text, here.start, start)), default=here.start)
    stop, head = _CLAUSE.search(text, end, here.end), _CLAUSE.search(text, here.start, begin)
    words = f"{text[here.start : head.start() if head else begin]} | {text[begin : stop.start() if stop else here.end]}"
    known = frozenset().union(*(otherwise(one.evidence.text) for one in pair if one.evidence != here))
    return not otherwise(words) <= known


def _told_right(table: Bench, odd: Near) -> bool:
    """Whether the lead's own sentence has the difference too: "his lead of 3,140 votes is down to 2,940"."""
    room = odd.first.interval - odd.second.interval
    words = odd.lead.evidence
    return any(
        one.value is not None
        and room.contains(Decimal(one.value))
        and one.kind in ("count", "points", "percent")
        for one in table.reading.quantities_in(words.start, words.end)
        if one.id != odd.lead.quantity_id
    )


def _in_sentence(table: Bench, lead: Claim, found: Sequence[Claim]) -> Near | None:
    """The only two figures of a lead's sentence."""
    here = table.scene[lead].sentence
    inside = [one for one in found if table.scene[one].sentence == here]
    if len(inside) != 2 or min(lead.confidence, *(one.confidence for one in inside)) < _SURE:
        return None
    first, second = inside
    words = lead.evidence.text
    kinds = {"count"} if unit_class(lead) == "votes" else {"percent", "points"}
    others = [
        one
        for one in table.reading.quantities_in(lead.evidence.start, lead.evidence.end)
        if one.kind in kinds
    ]
    if len(others) > 3 or _ELSE.search(words) or not between_sides(table.reading, lead):
        return None
    own = {lead.subject_id, lead.rival_id} - {None}
    theirs = {first.subject_id, second.subject_id} - {None}
    if (len(theirs) < 2 and first.subject_id is not None and first.subject_id == second.subject_id) or (
        own and theirs and not own & theirs
    ):
        return None
    places = sorted(one.value_span.start for one in (lead, first, second))
    if table.scene.between.told_apart(places[0], places[-1]) or not one_vote(
        table.scene, lead, first, second
    ):
        return None
    return _near(lead, first, second)


def _by_fingers(table: Bench, lead: Claim, found: Sequence[Claim]) -> Near | None:
    """The only two neighbours from which a lead is one digit away."""
    if not _exact(lead):
        return None
    here, long_ = table.scene[lead].paragraph, len(lead.value) >= _LONG
    near_by = [one for one in found if _exact(one) and (long_ or 0 <= here - table.scene[one].paragraph <= 1)]
    neighbours = _slips(table, lead, list(pairwise(near_by)), long_)
    slips = neighbours or (_slips(table, lead, list(combinations(near_by, 2)), long_) if long_ else [])
    return _near(lead, *slips[0]) if len(slips) == 1 else None


def _slips(
    table: Bench, lead: Claim, pairs: Sequence[tuple[Claim, Claim]], long_: bool
) -> list[tuple[Claim, Claim]]:
    """The pairs from which a lead is one digit away."""
    return [
        (first, second) for first, second in pairs
        if (long_ or table.scene[first].paragraph == table.scene[second].paragraph)
        and (long_ or second.value_span.start - first.value_span.start <= _FAR)
        and (first.subject_id is None or first.subject_id != second.subject_id)
        and one_vote(table.scene, lead, first, second) and _slip(lead, first, second)
        and all(_one_count(table, lead, one) for one in (first, second))
    ]  # fmt: skip


def _one_count(table: Bench, lead: Claim, one: Claim) -> bool:
    """Whether a lead of another paragraph is not of a count before the one that a figure is of."""
    if table.scene[lead].paragraph == table.scene[one].paragraph:
        return True
    return table.one_hour(lead, one) and step(lead.evidence.text) == step(one.evidence.text)


def unread(table: Bench) -> Iterator[Looked]:
    """Margins by the words of their sentence, read as something else, one digit away from what two figures near them make."""
    read = {
        claim.quantity_id
        for claim in table.reading.claims
        if claim.measure != "lead" and claim.confidence >= _WELL
    }
    leads = {one.quantity_id for one in _leads(table)}
    for measure, kinds in (("votes", ("count",)), ("vote_share", ("points",))):
        found = [one for one in _figures(table, measure) if _exact(one)]
        if not 2 <= len(found) <= _MOST:
            continue
        for stated in table.reading.quantities:
            if stated.kind not in kinds or stated.id in read or stated.id in leads or not _plain(stated):
                continue
            pair = _one_away(table, stated, found)
            if pair is not None and not _turned(table, stated, *pair):
                yield _looked(table, stated, pair)


def _plain(stated: Quantity) -> bool:
    """Whether a number is printed so exactly that a digit proves something."""
    if stated.value is None or stated.of is not None or stated.comparator != "exactly":
        return False
    if stated.kind == "count":
        return (
            len(stated.value) >= _LONG
            and not stated.value.endswith("00")
            and "." not in stated.value
            and stated.unit in (None, "votes")
        )
    return len(stated.value.partition(".")[2]) > 1


def _one_away(table: Bench, stated: Quantity, found: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only two neighbours near a number that it is one digit away from the difference of, if it is a margin by its words."""
    sentence = table.reading.sentences[table.reading.sentence_at(stated.start)]
    text = table.reading.article.text
    if _PAIRED.search(text, max(0, stated.start - 30), stated.start) or _PAIRING.match(text, stated.end):
        return None  # "trailed after the first count, 9,103 to 8,976": one of two figures
    near_by = [
        one
        for one in found
        if abs(sentence.paragraph - table.scene[one].paragraph) <= 1 and one.quantity_id != stated.id
    ]
    words = text[sentence.start : sentence.end]
    if len(near_by) < 2 or not _MARGIN.search(words) or "urnout" in words:
        return None
    pairs = [
        (first, second) for first, second in combinations(near_by, 2)
        if one_vote(table.scene, first, second) and (first.subject_id is None or first.subject_id != second.subject_id)
    ]  # fmt: skip
    apart = [abs(Decimal(one.value) - Decimal(other.value)) for one, other in pairs]
    if any(stated.interval.contains(one) for one in apart):
        return None
    slips = [
        pair for pair, room in zip(pairs, apart, strict=True) if digit_away(stated.value or "", str(room))
    ]
    return slips[0] if len(slips) == 1 else None


def _looked(table: Bench, stated: Quantity, pair: tuple[Claim, Claim]) -> Looked:
    quantities = table.reading.quantity_by_id
    first, second = sorted(
        (quantities[one.quantity_id or ""] for one in pair),
        key=lambda one: Decimal(one.value or 0),
        reverse=True,
    )
    said = " ".join(table.reading.article.text[stated.start : stated.end].split())
    unit = "votes" if stated.kind == "count" else "points"
    message = f'{difference(first, second, first.interval - second.interval, unit)}; the story says "{said}"'
    return Looked((first, second, stated), Odd(stated, (first, second), message, str(less(first, second))))


def _exact(claim: Claim) -> bool:
    """Whether a figure is printed to the last vote, or to two decimals: only there a digit proves anything."""
    whole, _point, decimals = claim.value.partition(".")
    if unit_class(claim) == "votes":
        return len(whole) > 2 and not whole.endswith("00")
    return len(decimals) > 1 or (len(decimals) == 1 and len(whole) > 1)


def _slip(lead: Claim, first: Claim, second: Claim) -> bool:
    """Whether a lead, or one of the two figures where it is theirs, is a digit away from what would fit."""
    one, other, said = (Decimal(claim.value) for claim in (first, second, lead))
    if digit_away(str(said), str(abs(one - other))):
        return True
    own = {lead.subject_id, lead.rival_id} - {None}
    if not own or not own <= {first.subject_id, second.subject_id}:
        return False
    low, high = sorted((one, other))
    return digit_away(str(high), str(low + said)) or digit_away(str(low), str(high - said))


def _near(lead: Claim, first: Claim, second: Claim) -> Near:
    if Decimal(first.value) < Decimal(second.value):
        first, second = second, first
    return Near(lead, first, second)
