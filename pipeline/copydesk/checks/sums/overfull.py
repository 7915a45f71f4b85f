"""Sides whose seats, told side by side, are more than their body has: "48 of the 70 seats, and the AAP was left with 28".

It reads the seats of sides that one sentence, or two in a row, set beside the size of a body, and the seats of all sides
of a story with one body. It stays silent where a side is a bloc of others, or its seats are of a time before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.sums.seating import JOINT, Body, Seat, bodies, main_body, sizes, wholes
from copydesk.records.late import late

# "258 of them the LDP's", "of which 60": parts of seats just told.
PARTS = late(
    r"\b(?:of which|of whom|of them|of these|of those|including|within|among (?:them|whom|which)"
    r"|(?:it|he|she|they) (?:leads?|heads?|led|headed))\b",
    re.IGNORECASE,
)
# A side by itself and with its partners; what would be, with others.
_BESIDES = Cued(
    r"\b(?:alone|by itself|on (?:its|his|her|their) own|as a whole|between (?:them|the)|combined|would|could|might|from (?:january|december)|with (?:the|its|his|her|their) [^.;,]{1,40}(?:he|she|it|they) (?:\w+ )?ha(?:s|ve)"
    r"|thus|so that|gives|giving|makes|making|partners?|allies|ally|split|score)\b",
    "alone|itself|own|whole|between|combined|would|could|might|from |with |thus|so that|gives|giving|makes|making|partner|allies|ally|split|score",
    re.IGNORECASE,
)
BLOC = late(
    r"\b(?:[Aa]lliances?|coalitions?|blocs?|blocks?|camps?|opposition|government|governing|ruling|left|right|[Pp]act|[Mm]ajority|minority|centre-\w+|center-\w+|N\.?D\.?A\.?|UPA|U\.?D\.?F\.?|L\.?D\.?F\.?)\b"
)
# "14 of them, against three in 2019, and".
_AGAINST = late(r",? (?:against|compared with|(?:up|down) (?:\w+ )?(?:from|on)|from) [^,;.]{1,40}(?:,|;)")
# What tells that figures in one sentence are of a bloc and its members.
_OPENED = late(r"[:(–—;]")
_PHRASE = late(r"[^,;.]*?(?=,|;| and | while | but | to )")
# Who is in no bloc.
_NOBODYS = late(r"\b(?:[Ii]ndependents?|[Oo]thers?)\b")
_SURE, _WIDE = 0.6, 2
_OLD = late(r"\b(?:old|former|last|lost|previous|outgoing) (?:parliament|house|assembly|council|chamber)\b")
_LARGE, _MOST, _NEAR, _MANY, _OF_THEM, _FEW = 3, 1.6, 1.3, 14, 8, 2


class Overfull(NamedTuple):
    """Sides that have more than there is, and the body."""

    sides: tuple[Seat, ...]
    body: Body


def overfull(table: Bench) -> Iterator[Overfull]:
    """The sets of sides that have more than their body, each told of once."""
    known = bodies(table)
    if not known:
        return
    by_sentence: dict[int, list[Seat]] = {}
    for one in wholes(table):
        by_sentence.setdefault(one.sentence, []).append(one)
    done: set[int] = set()
    for sentence in by_sentence:
        for window in ((sentence,), (sentence, sentence + 1), (sentence, sentence + 1, sentence + 2)):
            if done & set(window):
                continue
            group = [one for number in window for one in by_sentence.get(number, ())]
            group = _of_parties(table, group)
            body = _body_of(table, known, window, group)
            if body is not None and _together(table, group, body) and too_many(table, group, body):
                done.update(window)
                yield Overfull(tuple(group), body)
    if not done:
        yield from _in_all(table)


def _in_all(table: Bench) -> Iterator[Overfull]:
    """All sides of a story with one body, the least that each is told to have."""
    body = main_body(table)
    if body is None:
        return
    text, sentences = table.reading.article.text, table.reading.sentences
    least: dict[frozenset[str], Seat] = {}
    place = None
    for one in wholes(table):
        span = sentences[one.sentence]
        if one.claims[0].confidence < _SURE or _OLD.search(text, span.start, span.end):
            continue
        if len(one.sides) > 1 or table.hint_earlier(one.claims[0]):
            continue
        if not a_bloc(one) and JOINT.search(text, span.start, span.end):
            continue
        if _BESIDES.search(text, span.start, span.end) or PARTS.search(text, span.start, span.end):
            continue
        place = place or one.claims[0].place_id
        if one.claims[0].place_id != place:
            continue
        known = least.get(one.sides)
        if known is None or one.value < known.value:
            least[one.sides] = one
    # Parties may be of one of the blocs, which are held against each other alone.
    blocs = [one for one in least.values() if a_bloc(one)]
    group = _of_parties(table, sorted(blocs or least.values(), key=lambda one: one.start))
    if (
        len(group) > 1 + (not blocs)
        and too_many(table, group, body)
        and sum(one.value for one in group) <= body.size * _NEAR
    ):
        yield Overfull(tuple(group), body)


def _body_of(
    table: Bench, known: Sequence[Body], window: Sequence[int], group: Sequence[Seat]
) -> Body | None:
    """The only body whose size stands in one of the sentences, else in that before, of the same paragraph."""
    if len(group) < 2 or len({one.paragraph for one in group}) > 1:
        return None
    sentences = table.reading.sentences
    inside = [
        one for one in known
        if one.sentence in window and one.start < group[-1].start + 80
        and (one.start < group[0].start or sentences[one.sentence].paragraph == group[0].paragraph)
    ]  # fmt: skip
    if inside and len(window) > _WIDE and inside[0].start > group[0].start:
        return None
    if inside:
        told = {one.size for one in sizes(table) if one.sentence in window}
        return inside[0] if len(told) == 1 else None
    before = [one for one in known if one.sentence == window[0] - 1]
    beside = sentences[window[0]].paragraph == sentences[window[0] - 1].paragraph
    return before[0] if beside and len({one.size for one in before}) == 1 else None


def _together(table: Bench, group: Sequence[Seat], body: Body) -> bool:
    """Whether seats are of one body and moment, no side part of another, as far as the words tell."""
    text = table.reading.article.text
    if any(claim.unit == "delegates" for one in group for claim in one.claims):
        return False
    first, last = group[0], group[-1]
    if PARTS.search(text, first.end + _OF_THEM, last.end + 20):
        return False
    sentences = table.reading.sentences
    begin, end = sentences[first.sentence].start, sentences[last.sentence].end
    if _BESIDES.search(text, begin, end):
        return False
    for sentence in {one.sentence for one in group}:
        here = [one for one in group if one.sentence == sentence]
        span = sentences[sentence]
        if sentence != body.sentence and _parted(table, span.start, here[-1].start):
            return False
        begin = here[0].end
        if sentence == body.sentence and body.start < here[-1].start:
            # "Of the 31 seats on the council in Passau": where the body is.
            phrase = _PHRASE.match(text, max(begin, body.end))
            begin = phrase.end() if phrase is not None else begin
        if _parted(table, begin, here[-1].start):
            return False
    where = {one.claims[0].place for one in group if one.claims and one.claims[0].place}
    if len({one.sentence for one in group}) > 1 and len(where) > 1:
        return False
    named = [a_bloc(one) for one in group if not _NOBODYS.search(one.name)]
    return all(named) or not any(named)


def a_bloc(one: Seat) -> bool:
    """Whether a side is several by its name: "the ruling coalition", "pro-independence parties"."""
    plain = one.name == one.name.lower() and not _NOBODYS.search(one.name)
    return plain or BLOC.search(one.name) is not None


def _parted(table: Bench, begin: int, end: int) -> bool:
    """Whether words between two figures turn to another place or time, but for what somebody had: "against three in 2019"."""
    at = begin
    for match in _AGAINST.finditer(table.reading.article.text, begin, end):
        if table.scene.between.told_apart(at, match.start()):
            return True
        at = match.end()
    return table.scene.between.told_apart(at, end)


def too_many(table: Bench, group: Sequence[Seat], body: Body) -> bool:
    """Whether sides have more than their body, none with as many as others together."""
    sides: set[str] = set()
    for one in group:
        if one.sides & sides or any(_one_name(one, other) for other in group):
            return False
        sides |= one.sides
    values = [one.value for one in group]
    whole = sum(values)
    if not body.size < whole <= body.size * _MOST or max(values) > body.size or len(values) > _MANY:
        return False
    if whole - sum(one.value for one in _again(table, group)) <= body.size:
        return False
    one_breath = (
        len({one.sentence for one in group}) == 1
        and _OPENED.search(table.reading.article.text, group[0].end, group[-1].start) is None
    )
    return not nested(values, body.size, blocs=not one_breath)


def _of_parties(table: Bench, group: Sequence[Seat]) -> list[Seat]:
    """The seats of parties, where parties are told of: those of a person in a sentence or list without one are some party's."""
    people = [one for one in group if all(table.scene.person(side) is not None for side in one.sides)]
    others = [one for one in group if one not in people]
    return [
        one for one in group
        if one in others
        or len(others) < _FEW
        or any(table.scene.near(one.claims[0], other.claims[0]) for other in others)
    ]  # fmt: skip


def _one_name(one: Seat, other: Seat) -> bool:
    """Whether a side without a name may be another, which has its word in its name: "the right", "Right-wing bloc"."""
    return one.name == one.name.lower() != other.name.lower() and one.name in re.split(
        r"\W+", other.name.lower()
    )


def _again(table: Bench, group: Sequence[Seat]) -> Iterator[Seat]:
    """The figures that an earlier sentence has too, which may be those, told again of what was taken for another side."""
    first: dict[int, Seat] = {}
    for one in group:
        if not table.scene.near(first.setdefault(one.value, one).claims[0], one.claims[0]):
            yield one


def nested(values: Sequence[int], size: int, *, blocs: bool) -> bool:
    """Whether some of the figures make the body, or, where there may be blocs, another figure."""
    for number in range(2, len(values)):
        for some in combinations(range(len(values)), number):
            made = sum(values[place] for place in some)
            in_a_row = some[-1] - some[0] == number - 1
            if (made == size and in_a_row) or (
                blocs and any(values[place] == made for place in range(len(values)) if place not in some)
            ):
                return made > _LARGE
    return False
