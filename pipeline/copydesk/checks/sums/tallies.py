"""Sides whose seats, told one after the other, are more than their body has, or not what they are said to make.

One way for all: the sides of one to four sentences in a row, or of a list or table (`tally.py`), against the size of a
body told by them, or the only one of the story. They have too many where they make more than it; too few only where the
words say that they are all: "split 67 and 66", "the remaining two", "how the 60 divide", a total below the list. Silent
where a side comes twice or is told with its members, where words between turn to another place, time or vote, where
partners, parts or what might be is spoken of, and where a run of the figures makes the body by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.fingers import finger
from copydesk.checks.sums.one_tally import BLOC, PARTS, one_row, one_tally
from copydesk.checks.sums.seating import UNITS, Body, Misfit, bodies, main_body, sizes, some_of_more
from copydesk.checks.sums.tally import Table, Told, in_block, tables, told
from copydesk.records import Claim
from copydesk.records.late import late

_OPENED = late(r"[:(–—]")
# Words that say of the sides told next that they are all: nothing is left over.
_ALL_OF_IT = Cued(
    r"\b(?:splits?|divided?|divides|dividing|share (?:the|all|out)|shared (?:out|among|between)|all (?:\w+ )?filled|make-?up|composition|distribution|distributed|allocated|made up of|as follows|breakdown|line-up|all (?:of )?(?:the |its )?\w+ (?:seats|members|wards|places|posts))\b",
    "split|divid|share |shared |make-up|makeup|composition|distribut|allocated|made up|as follows|breakdown|line-up|all ",
    re.IGNORECASE,
)
# "..., Left 24, Greens 18. Total 173."
_TOTAL = late(
    r"[.,;:]? *(?:[Tt]otal|[Ii]n all|[Aa]ltogether)(?: seats)?:? (?:of |is |are |comes to )?(\d{1,3})(?![\d,])"
)
_TOTAL_OF = late(
    r"(?: \w+)?(?:,| -| –| —|:|;) ?(?:for |making |giving |which makes |which is |that is |that makes )?(?:an? |the )?(?:(?:\w+ )?total of|whole of|the|all) \Z"
)
# Seats that nobody has yet.
_OPEN = Cued(
    r"\b(?:vacan\w+|unfilled|undecided|in doubt|outstanding|postponed|countermanded|uncalled|undeclared|too close|still to|to be (?:filled|decided|declared|counted)|recount|by-elections?|special elections?|so far|at least|runoffs?|run-offs?|mostly|mainly|largely|almost|nearly|unless|some|most|each|apiece|of the (?:parties|others|rest))\b",
    "vacan|unfilled|undecided|in doubt|outstanding|postponed|countermanded|uncalled|undeclared|too close|still to|to be |recount|by-election|special election|so far|at least|runoff|run-off|mostly|mainly|largely|almost|nearly|unless|some|most|each|apiece|of the ",
    re.IGNORECASE,
)
# "Two belong to Labour and one to the Liberals; the other 21": a side whose seat is no figure.
_ALSO_ONE = late(r"\bone(?= (?:to|for|is|was|went|goes|belongs|independent|seat|member)\b)")
# "All of Edmonton's 20 seats and 14 of Calgary's 26": of the last alone.
_OF_ITS_OWN = late(r" of (?:[A-Z][\w.’'-]*[’']s?|(?:its|his|her|their)) \Z")
_SENTENCES, _MOST, _MANY, _LARGE, _AWAY, _BEHIND = 6, 1.4, 14, 3, 260, 40
_SURE, _ALL_ROWS = 0.75, 4


class Tally(NamedTuple):
    """Sides whose seats were added up, and what is odd with them."""

    sides: Sequence[Told]
    odd: Misfit | None

    @property
    def claims(self) -> list[Claim]:
        return [claim for one in self.sides if one.seat is not None for claim in one.seat.claims]


def tallies(table: Bench) -> Iterator[Tally]:
    """The tallies of a story that were held against a body."""
    for listed in tables(table):
        yield Tally(listed.rows, _table(table, listed))
    yield from _prose(table)


def _prose(table: Bench) -> Iterator[Tally]:
    by_sentence = told(table)
    done: set[int] = set()
    for first in sorted(by_sentence):
        for last in range(first, first + _SENTENCES):
            if not _goes_on(table, first, last):
                break
            if last not in by_sentence:
                continue
            if done & set(range(first, last + 1)):
                break
            group = [one for number in range(first, last + 1) for one in by_sentence.get(number, ())]
            group = _of_parties(table, group)
            if not 2 <= len(group) <= _MANY:
                continue
            total = _totalled(table, group)
            if total is not None:
                group = group[:-1]
            body = total or _body(table, group, first, last)
            if body is None:
                continue
            # "One independent makes 125": all of them, told again.
            group = group if total is not None else [one for one in group if one.value < body.size]
            if len(group) < 2 or _of_other_place(table, group, body) or not one_tally(table, group, body):
                continue
            complete = total is not None or _complete(table, group, first, last)
            odd = _judged(table, group, body, complete=complete)
            yield Tally(group, odd)
            if odd is not None:
                done.update(range(first, last + 1))


def _totalled(table: Bench, group: Sequence[Told]) -> Body | None:
    """The last of some figures, where its words say that it is what those before it make: "and the Greens four, a total of 32"."""
    *others, last = group
    text = table.reading.article.text
    if (
        len(others) < 2
        or last.sentence != others[-1].sentence
        or last.value <= max(one.value for one in others)
    ):
        return None
    if _TOTAL_OF.search(text, others[-1].end, last.start) is None or not one_row(others):
        return None
    return Body(last.value, last.start, last.end, last.sentence, True)


def _goes_on(table: Bench, first: int, last: int) -> bool:
    """Whether a sentence goes on telling: in the paragraph of the first, or the one or two behind it; or it has no figure."""
    sentences = table.reading.sentences
    if last >= len(sentences) or sentences[last].paragraph - sentences[first].paragraph > 2:
        return False
    if in_block(table, last) and last > first:
        return False
    return last in told(table) or not _counts(table, last)


def _counts(table: Bench, number: int) -> bool:
    """Whether a sentence has a number that may be of seats, but for the size of a body: not "seven lists cleared 5 percent"."""
    span, sized = table.reading.sentences[number], {one.start for one in bodies(table)}
    return any(
        one.kind == "count" and one.unit in UNITS and one.of is None and one.start not in sized
        for one in table.reading.quantities_in(span.start, span.end)
    )  # fmt: skip


def _body(table: Bench, group: Sequence[Told], first: int, last: int) -> Body | None:
    """The body of a tally: told in its sentences, else in the one before, else the only one of the story."""
    total = _TOTAL.match(table.reading.article.text, group[-1].end)
    if total is not None:
        return Body(int(total[1]), total.start(1), total.end(1), last, True)
    known = [one for one in bodies(table) if one.now]
    inside = [one for one in known if first <= one.sentence <= last and one.start < group[-1].start + 80]
    if inside:
        around = {one.size for one in sizes(table) if first <= one.sentence <= last}
        # "Kept seven of the 12 seats ... six", where the size comes behind the second side only, may be of that side.
        close = inside[0].start < group[1].start or (
            first == last
            and inside[0].start - group[-1].end < _BEHIND
            and not _OF_ITS_OWN.search(table.reading.article.text, group[-1].end, inside[0].start)
        )
        return inside[0] if len(around) == 1 and close else None
    sentences = table.reading.sentences
    for beside, near in ((first - 1, first), (last + 1, last)):
        found = [one for one in known if one.sentence == beside]
        if found and sentences[near].paragraph == sentences[beside].paragraph:
            return found[-1] if len({one.size for one in found}) == 1 else None
    sure = [one.seat.claims[0].confidence for one in group if one.seat is not None]
    return main_body(table) if len(group) > 2 and sum(sure) >= _SURE * len(sure) else None


def _of_other_place(table: Bench, group: Sequence[Told], body: Body) -> bool:
    """Whether seats were read as of another place than a body that none of their sentences tells."""
    if body.place is None or body.sentence in {one.sentence for one in group}:
        return False
    places = {table.scene[claim].place for one in group if one.seat is not None for claim in one.seat.claims}
    return bool(places - {None}) and body.place not in places


def _of_parties(table: Bench, group: Sequence[Told]) -> list[Told]:
    """The seats of parties, where parties are told of: those of a person in a sentence without one are some party's."""
    people = [one for one in group if one.seat and all(table.scene.person(side) for side in one.sides)]
    others = [one for one in group if one not in people]
    return [
        one for one in group
        if one in others or len(others) < 2 or any(one.sentence == other.sentence for other in others)
    ]  # fmt: skip


def _complete(table: Bench, group: Sequence[Told], first: int, last: int) -> bool:
    """Whether the words say that the sides told are all, and every number of them was read."""
    text, sentences = table.reading.article.text, table.reading.sentences
    begin, end = sentences[first].start, sentences[last].end
    if _OPEN.search(text, begin, end) or {first - 1, last + 1} & told(table).keys():
        return False
    if first and sentences[first - 1].paragraph == sentences[first].paragraph and _counts(table, first - 1):
        return False  # "... brings the independents to ten. Labor holds 94"
    lead = sentences[first - 1].start if first and text[:begin].rstrip().endswith(":") else begin
    total = _TOTAL.match(text, group[-1].end)
    # The total of a camp: that of the body may stand below the few that are worth telling.
    camp = total is not None and int(total[1]) not in {
        one.size for one in bodies(table) if one.start != total.start(1)
    }
    said = camp or group[-1].rest or _ALL_OF_IT.search(text, lead, group[0].start) is not None
    if not said:
        return False
    starts = {one.start for one in group}
    if any(one.start() not in starts for one in _ALSO_ONE.finditer(text, group[0].start, end)):
        return False
    known = [one for one in bodies(table) if first <= one.sentence <= last]
    return all(
        one.start in starts or (one.value_span and one.value_span.start in starts)
        or any(body.start in (one.start, one.value_span.start if one.value_span else -1) for body in known)
        for one in table.reading.quantities_in(begin, end) if one.kind == "count" and one.unit not in ("parties", "votes")
    )  # fmt: skip


def _judged(
    table: Bench, group: Sequence[Told], body: Body, *, complete: bool, rows: bool = False
) -> Misfit | None:
    """What is wrong with the sides of a body."""
    values = [one.whole for one in group]
    made = sum(values)
    if made == body.size or max(values) > body.size or made > body.size * _MOST:
        return None
    # The story has a number for what they make: of seats up, or of another body.
    again = 0 if rows else _again(group)
    if any({made, made - again} & {one.value, one.of} for one in _numbers(table)):
        return None
    if _nested(table, group, body.size, rows=rows):
        return None
    if made - again <= body.size < made:
        return None
    if made > body.size and not rows and some_of_more(table, body, made):
        return None
    # Two sides that are told away from the size of a body need not be all it has.
    away = len(group) == 2 and body.sentence not in {one.sentence for one in group}
    if away and not any(_slip(one, body.size - made) for one in group):
        return None
    if made < body.size and not (complete and any(_slip(one, body.size - made) for one in group)):
        return None
    return _odd(group, body, made)


def _again(group: Sequence[Told]) -> int:
    """What figures make that a sentence before has too: they may be those, told again of what was taken for another side."""
    first: dict[int, int] = {}
    return sum(
        one.whole for one in group
        if first.setdefault(one.whole, one.sentence) != one.sentence and one.whole > _LARGE
    )  # fmt: skip


class _Number(NamedTuple):
    value: int
    of: int


def _numbers(table: Bench) -> list[_Number]:
    """The plain numbers of a story that may be of seats, and of what they are said to be."""

    def made() -> list[_Number]:
        plain = [
            one for one in table.reading.quantities
            if one.kind == "count" and one.unit in UNITS and (one.value or "").isdigit()
        ]  # fmt: skip
        return [
            _Number(int(one.value or 0), int(one.of or 0) if (one.of or "0").isdigit() else 0)
            for one in plain
        ]

    return table.kept("plain numbers", made)


def _slip(one: Told, short: int) -> bool:
    """Whether a slip in one figure makes the sum too small by so much: a digit, or any word for a small number."""
    right = one.value + short
    return one.times == 1 and (max(one.value, right) <= 12 or finger(str(one.value), str(right), 1))


def _odd(group: Sequence[Told], body: Body, made: int) -> Misfit:
    *others, last = group
    said = " + ".join(str(one.value) if one.times == 1 else f"{one.times} x {one.value}" for one in group)
    places = ((body.start, body.end), *((one.start, one.end) for one in others))
    return Misfit(
        last.start, last.end, places, f"{said} = {made} seats; there are {body.size}", made, body.size
    )


def _nested(table: Bench, group: Sequence[Told], size: int, *, rows: bool) -> bool:
    """Whether a run of the figures makes the body by itself, or one of them is that of its neighbours together."""
    values = [one.whole for one in group]
    listed = rows or one_row(group)
    for begin, end in combinations(range(len(values) + 1), 2):
        made = sum(values[begin:end])
        if not 1 < end - begin < len(values):
            continue
        # What stands in a row with them, or has the rest, is of the same body.
        if made == size and not listed and not (group[-1].rest and end < len(values)):
            return True
        # "50 and ACT 11, a total of 61".
        if begin == 0 and values[end] == made > _LARGE:
            return True
        if made > _LARGE and any(
            0 <= place < len(values)
            and values[place] == made
            and _of_several(table, group, place, range(begin, end), rows=rows)
            for place in (begin - 1, end)
        ):
            return True
    return False


def _of_several(table: Bench, group: Sequence[Told], place: int, parts: range, *, rows: bool) -> bool:
    """Whether a figure that is the sum of some beside it is told as theirs: of a bloc, or with a colon or bracket that opens them."""
    text, one = table.reading.article.text, group[place]
    begin = table.reading.sentences[one.sentence].start
    label = text[max(begin, group[place - 1].end if place else begin) : one.start]
    if BLOC.search(re.split(r"[:;(]", label)[-1]):
        return True
    if rows:
        return False
    if place < parts[0] and _OPENED.search(text, one.end, group[parts[0]].start):
        return True
    return all(group[number].sentence != one.sentence for number in parts)


def _table(table: Bench, listed: Table) -> Misfit | None:
    """What is wrong with a list: with its total, else with the body told in or right before it."""
    text = table.reading.article.text
    known = [one for one in bodies(table) if one.now]
    sized = {one.start for one in known}
    rows = [one for one in listed.rows if one.start not in sized]
    if len(rows) < 2 or PARTS.search(text, rows[0].start, rows[-1].end):
        return None
    made = sum(one.value for one in rows)
    inside = [one for one in known if listed.start <= one.start < rows[0].start]
    complete = _ALL_OF_IT.search(text, listed.start, rows[0].start) is not None and bool(inside)
    if listed.total is not None:
        body = Body(listed.total.value, listed.total.start, listed.total.end, 0, True)
        # Few rows may be the first few.
        complete = len(rows) >= _ALL_ROWS
    else:
        near = inside or [one for one in known if 0 <= listed.start - one.end < _AWAY]
        if len({one.size for one in near}) > 1 or made in {one.size for one in known} or not known:
            return None
        body = near[-1] if near else max(known, key=lambda one: one.size)
        complete = complete or (bool(near) and _leads_in(table, body, listed))
        # "The 250-seat Senate", and under it a list of the House of 500.
        if any(made < one.size for one in known) and not inside and not complete:
            return None
    return _judged(table, rows, body, complete=complete, rows=True)


def _leads_in(table: Bench, body: Body, listed: Table) -> bool:
    """Whether the size of a body stands in the line that opens a list as all of it: "The 21 seats are divided as follows:"."""
    text, begin = table.reading.article.text, table.reading.sentences[body.sentence].start
    lead = text[begin : listed.start].strip()
    return lead.endswith(":") and "\n" not in lead and _ALL_OF_IT.search(lead) is not None
