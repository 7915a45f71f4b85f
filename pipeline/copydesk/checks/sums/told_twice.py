"""A figure told twice in a brief story, a finger away from itself: "with 52.4 percent ... with Lassalle on 54.2 percent".

There one side has one figure of a kind. So the later one need only be of that side, or of nobody that was made out and taken
up as known ("his party's 137 seats", "the 223 seats"), or so long that no two numbers are alike by accident; what it was read
to measure, where and by whose word may be guessed. Words forbid: another time or count, what was before, what is needed, a
change, a place that a short figure turns to; and a figure that others of the story make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.checks.base import Ledger
from copydesk.checks.borne_out import borne_out
from copydesk.checks.brief import brief, of_now, one_stage, polled_here, short, turns
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger
from copydesk.checks.otherwise import turned
from copydesk.checks.posts import differ
from copydesk.checks.sums.seating import JOINT, UNITS
from copydesk.checks.sums.spoken_again import BY_STATES, definite, of_several
from copydesk.checks.told_of import stands
from copydesk.records import Claim, Quantity, Sentence
from copydesk.records.late import late

Pair = tuple[Quantity, Quantity]
# What a figure told again may have been read to measure: "the 137 seats will not do" as the size of a body.
_AS_WELL = frozenset({"total_seats", "threshold", "counted", "total_votes"})
_MEASURES = frozenset({"vote_share", "votes", "seats", "turnout", "areas_won", "lead"})
_CERTAIN, _SURE, _LIKELY = 0.9, 0.75, 0.5
_JOINTS = (", ", "; ", ": ", " - ", " – ")
_FEWEST, _OF_SEATS, _LONG = 3, 2, 5
_WISHED = frozenset({"would", "claim", "claims", "claimed"})
_PEOPLE = frozenset({"votes", "voters", "ballots", "people", None})
# In the clause of the later figure: it is not the one told before.
_BEFORE = late(
    r"\b(?:than|from|against|before|previous\w*|would|could|might|may|should|if|need\w*|requir\w+|another|more|fewer|less|up|down|rose|risen|fell|fallen|gain(?:ed|s|ing)?|los(?:e|es|ing|t)|now|then|later|since|until|still|only|short|ahead|behind|majority of"
    r"|in (?:19|20)\d\d|last|next|target\w*|hop\w+|want\w*|predict\w*|expect\w*|together|combined|both|each|other|rest|remaining|again|recount\w*|sub-?total|total|correct\w*|revis\w*|first count)\b",
    re.IGNORECASE,
)
_AFTER = late(
    r",? (?:more|fewer|less|higher|lower|better|ahead|behind|short|needed|required|of (?:those|them|which|whom)|in (?:19|20)\d\d|years? ago|last time|at the last|(?:it|he|she|they) (?:had|held|lost|need\w*|defended)|up for|still|remaining|reserved|there|between (?:the two|them))\b",
    re.IGNORECASE,
)
# "With 90 percent of the vote counted it stood at 65".
_COUNTING = late(r"\b(?:count(?:ed|ing)|tallied|tallying|processed)\b")
_RECOUNT = late(r"\b(?:re-?count\w*|canvass)\b", re.IGNORECASE)
# "91 seats in the outgoing House".
_OUTGOING = late(
    r"\b(?:outgoing|previous|old|dissolved|(?:last|former) (?:house|parliament|council|assembly|chamber|board|senate|congress|legislature|term))\b"
)
_BEHIND = 30
# "On the town council their 28 seats", behind what they have on the county board.
_BODY = late(
    r"\b(?:council|board|assembly|senate|house|chamber|parliament|congress|diet|legislature|knesset|bundestag)\b"
)
_THE = late(r"\b(?:[Tt]he|[Tt]hose|[Tt]hese|[Tt]hat) \Z")


def told_twice(table: Bench, ledger: Ledger) -> Iterator[Pair]:
    """Every figure told again with what it was before."""
    reading = table.reading
    if not short(table):
        return
    figures = [
        one for one in reading.quantities_in_order
        if one.kind in ("percent", "count") and one.value and one.comparator == "exactly"
        and any(map(str.isdigit, one.printed)) and one.unit not in BY_STATES
    ]  # fmt: skip
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.quantity_id or "", []).append(claim)
    values = [one.value for one in figures]
    several = _several_counts(table)
    for number, again in enumerate(figures):
        if values.count(again.value) > 1 or again.of is not None:
            continue
        before = [one for one in figures[:number] if _may_be(table, claims, one, again, several)]
        ledger.count()
        if len({one.value for one in before}) == 1 and not borne_out(reading, again):
            yield again, before[0]


def _several_counts(table: Bench) -> bool:
    """Whether two sides have two shares each, of two rounds or places, or votes were counted twice."""
    if _RECOUNT.search(table.reading.article.text):
        return True
    shares: dict[str, set[str]] = {}
    for one in table.of_anyone("vote_share"):
        if one.subject_id is not None and one.confidence >= _LIKELY:
            shares.setdefault(one.subject_id, set()).add(one.value)
    return sum(len(found) > 1 for found in shares.values()) > 1


def _may_be(
    table: Bench, claims: dict[str, list[Claim]], one: Quantity, again: Quantity, several: bool
) -> bool:
    """Whether a figure is what another was before, but for a finger."""
    if not _one_unit(one, again) or not finger(again.value or "", one.value or "", _OF_SEATS):
        return False
    first = [it for it in claims.get(one.id, ()) if it.measure in _MEASURES and it.confidence >= _SURE]
    second = [it for it in claims.get(again.id, ()) if it.confidence >= _LIKELY]
    read = [*first, *second]
    if not first or not all(of_now(table, it) and it.unit not in BY_STATES for it in read):
        return False
    if not one_stage(table, read) or any(
        differ(table.scene[it].races, table.scene[first[0]].races) for it in second
    ):
        return False
    reading = table.reading
    if reading.sentence_at(one.start) == reading.sentence_at(again.start) or _in_block(table, again.start):
        return False
    digits = _digits(again)
    if digits < _FEWEST and again.unit is None:
        return False
    about = sorted(one.value or "") == sorted(again.value or "")
    rare = digits > _FEWEST or (digits == _FEWEST and about)
    if several and not about:
        return False
    if not _one_side(table, first, second, again, rare=rare) or _of_other(table, again):
        return False
    if any(polled_here(table, it.start) for it in (one, again)):
        return False
    here, there = (reading.sentences[reading.sentence_at(it.start)] for it in (one, again))
    text, words = reading.article.text, reading.article.text[there.start : again.start]
    if turned(text[here.start : here.end], words, _WISHED) or JOINT.search(words) or _COUNTING.search(words):
        return False
    bodies = [set(_BODY.findall(text[span.start : span.end].lower())) for span in (here, there)]
    if all(bodies) and not bodies[0] & bodies[1]:
        return False
    # "Tamba edged out Weah, with 30.1 percent": of either.
    known = definite(text, again.start, again.end) or _taken_up(table, again)
    if not (rare or known) and _another_named(table, first, there):
        return False
    return digits >= _LONG or (brief(table) and not turns(table, again.start))


def _digits(one: Quantity) -> int:
    """How many digits prove something: of "51,000" two."""
    printed = "".join(filter(str.isdigit, one.printed))
    return len(printed.rstrip("0")) if len(printed) > _FEWEST else len(printed)


def _another_named(table: Bench, first: Sequence[Claim], there: Sentence) -> bool:
    """Whether the sentence of a figure told again names another side than the first is of."""
    side = first[0].subject_id
    # Of seats, which parties have, whoever leads or speaks is no other side.
    seats = first[0].measure == "seats" and table.scene.person(side) is None
    return any(
        side is not None
        and not table.scene.belongs(one.id, side)
        and not (seats and table.scene.person(one.id) is not None)
        for one in table.reading.side_mentions_in(there.start, there.end)
    )


def _in_block(table: Bench, start: int) -> bool:
    """Whether a figure stands in a list or table, where each row has its own."""
    return any(block.start <= start < block.end for block in table.scene.blocks)


def _one_unit(one: Quantity, again: Quantity) -> bool:
    """Whether two figures are of one kind and unit, as far as they are printed; "3,912 people put their trust in me" are votes."""
    if one.kind != again.kind:
        return "." in (one.value or "") and "." in (again.value or "")
    seats = {one.unit, again.unit} <= UNITS
    return (
        one.unit == again.unit or None in (one.unit, again.unit) or seats or {one.unit, again.unit} <= _PEOPLE
    )


def _one_side(
    table: Bench, first: Sequence[Claim], second: Sequence[Claim], again: Quantity, *, rare: bool
) -> bool:
    """Whether a figure told again is of the side of the first, or of nobody that was made out."""
    digits = _digits(again)
    measure, side = first[0].measure, first[0].subject_id
    few = measure in ("seats", "areas_won")
    if any(
        it.measure != measure and it.confidence >= (_CERTAIN if it.measure in _AS_WELL else _SURE)
        for it in second
    ):
        return False
    named = [it for it in second if it.subject_id is not None and stands(table, it)]
    if named:
        one = all(it.subject_id == side or table.scene.belongs(it.subject_id, side) for it in named)
        return one and digits >= (_OF_SEATS if few else _FEWEST)
    if digits < (_OF_SEATS if few else _FEWEST):
        return False
    known = definite(table.reading.article.text, again.start, again.end) or _taken_up(table, again)
    return known or rare


def _taken_up(table: Bench, again: Quantity) -> bool:
    """Whether "the" stands before a figure: "the 223 seats give"."""
    text = table.reading.article.text
    return _THE.search(text, max(0, again.start - 5), again.start) is not None


def _of_other(table: Bench, one: Quantity) -> bool:
    """Whether the words of its clause before a figure, or right behind it, say that it is not what was told before."""
    text = table.reading.article.text
    if of_several(text, one.start):
        return True
    if _BEFORE.search(_words(table, one)) is not None or _AFTER.match(text, one.end) is not None:
        return True
    here = table.reading.sentences[table.reading.sentence_at(one.start)]
    return _OUTGOING.search(text, here.start, min(here.end, one.end + _BEHIND)) is not None


def _words(table: Bench, one: Quantity) -> str:
    """The words of its clause before a figure."""
    text = table.reading.article.text
    here = table.reading.sentences[table.reading.sentence_at(one.start)]
    begin = max(here.start, *(text.rfind(sign, here.start, one.start) for sign in _JOINTS))
    return text[begin : one.start]
