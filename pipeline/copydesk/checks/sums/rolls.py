"""Lists of sides with their seats against the size of the body, against their total, and against the text around them.

"UNC – 26 / PNM – 15 / TPP – 2" where "all 41 seats" are declared; "Right: A 73, B 68, C 19. Total 160"; a list that makes
the body to the seat, and a side of it with another figure in the text, beside others that the list bears out. Stays
silent where blocs are listed with their members, two columns were not told apart, or words turn to another time or place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.sums.overfull import PARTS, nested
from copydesk.checks.sums.seating import JOINT, Seat, bodies, seats, wholes
from copydesk.records import Quantity
from copydesk.records.late import late

_TOTAL = late(
    r"(?:\b[Tt]otals?|\b[Ii]n all|\b[Aa]ltogether|\bsum)(?: seats)?:? ?(?:of |is |are |comes to |[-–—=] ?)?\Z"
)
_LINE = late(r"[^\n]+")
_NOT_NOW = late(
    r"\b(?:had|held|went into|going into|before|outgoing|previous\w*|ago|last (?:time|election|year)|at first|election night|early|leads?|leading|ahead in|only|alone|own"
    r"|first-past|list|constituenc\w+|direct|district|single|region\w*|projected|forecast|polls?|up|down|gain\w*|lost|lose[sd]?|more|fewer|from|elected|women|lower|upper)\b"
)
_SURE = 0.6
_SIDES, _AWAY, _MOST, _ROWS = 3, 260, 1.35, 16


class Roll(NamedTuple):
    """The seats of sides that a list or a long sentence sets out."""

    rows: tuple[Seat, ...]
    whole: int
    start: int
    end: int


class Misfit(NamedTuple):
    """A figure that does not fit: where it stands, what it is held against, and how to say so."""

    start: int
    end: int
    against: tuple[tuple[int, int], ...]
    message: str
    found: int
    expected: int
    seats: tuple[Seat, ...] = ()


def rolls(table: Bench) -> list[Roll]:
    """The lists of a story, each side once."""
    return table.kept("rolls", lambda: list(_rolls(table)))


def _rolls(table: Bench) -> Iterator[Roll]:
    groups: dict[tuple[str, int], list[Seat]] = {}
    for one in wholes(table):
        block = table.scene[one.claims[0]].block
        key = ("sentence", one.sentence) if block is None else ("block", block)
        # "| Greens | 4 | 0 |": a second figure of the row is none of seats.
        last = groups[key][-1] if block is not None and groups.get(key) else None
        if last is not None and (last.sides, last.sentence) == (one.sides, one.sentence):
            continue
        groups.setdefault(key, []).append(one)
    for (kind, _number), rows in groups.items():
        if len(rows) < (_SIDES if kind == "block" else _SIDES + 1) or len(rows) > _ROWS:
            continue
        named: set[str] = set()
        for one in rows:
            if len(one.sides) > 1 or one.sides & named:
                break
            named |= one.sides
        else:
            yield Roll(tuple(rows), sum(one.value for one in rows), rows[0].start, rows[-1].end)


def too_long(table: Bench) -> Iterator[Misfit]:
    """Lists that make more than the body, or with others in them other than all of it."""
    sizes = [one for one in bodies(table) if one.now]
    if not sizes:
        return
    for roll in rolls(table):
        lead = [one for one in sizes if 0 <= roll.start - one.end < _AWAY]
        body = lead[-1] if lead else max(sizes, key=lambda one: one.size)
        if roll.whole in {one.size for one in sizes} or len({one.size for one in lead}) > 1:
            continue
        values = [one.value for one in roll.rows]
        # "26, 21, five and three: 26 to 26, with the three of Gavoka in between" tells some again; lines do not.
        if len({one.sentence for one in roll.rows}) == 1 and nested(values, body.size, blocs=False):
            continue
        if not body.size < roll.whole <= body.size * _MOST or max(values) > body.size:
            continue
        text = table.reading.article.text
        begin = text.rfind("\n", 0, roll.start) + 1
        if JOINT.search(text, begin, roll.end) or PARTS.search(text, begin, roll.end + 30):
            continue
        last = roll.rows[-1]
        message = f"{' + '.join(map(str, values))} = {roll.whole} seats; there are {body.size}"
        places = ((body.start, body.end), *((one.start, one.end) for one in roll.rows[:-1]))
        yield Misfit(last.start, last.end, places, message, roll.whole, body.size, roll.rows)


def totals(table: Bench) -> Iterator[Misfit]:
    """Lines that end with their total: "Left: A 107, B 24, C 18. Total 149"."""
    reading, text = table.reading, table.reading.article.text
    if "otal" not in text and "n all" not in text and "ltogether" not in text:
        return
    told = {one.value for one in seats(table)}
    lines: list[tuple[list[Quantity], Quantity, int]] = []
    for line in _LINE.finditer(text):
        inside = list(reading.quantities_in(line.start(), line.end()))
        if len(inside) < _SIDES or any(
            one.kind != "count" or one.of is not None or not (one.value or "").isdigit() for one in inside
        ):
            continue
        *rows, last = inside
        if _TOTAL.search(text, line.start(), last.start) is None or _TOTAL.search(
            text, line.start(), rows[-1].start
        ):
            continue
        lines.append((rows, last, sum(int(one.value or 0) for one in rows)))
    seated = {one.start for one in seats(table)}
    exact = any(whole == int(last.value or 0) for _rows, last, whole in lines)
    for rows, last, whole in lines:
        stated = int(last.value or 0)
        if not all(
            one.start in seated or (one.value_span and one.value_span.start in seated) for one in rows
        ):
            continue
        if whole > stated or (whole < stated and (exact or stated in told)):
            message = f"{' + '.join(str(one.value) for one in rows)} = {whole} seats; the total is given as {stated}"
            yield Misfit(
                last.start, last.end, tuple((one.start, one.end) for one in rows), message, stated, whole
            )


def borne_out(table: Bench) -> Iterator[Misfit]:
    """Figures of the text that a list which makes the body to the seat contradicts."""
    sizes = {one.size: one for one in reversed(bodies(table)) if one.now}
    text, sentences = table.reading.article.text, table.reading.sentences
    for roll in rolls(table):
        body = sizes.get(roll.whole)
        if body is None or len(roll.rows) < _SIDES:
            continue
        listed = {one.sides: one for one in roll.rows}
        place = roll.rows[0].claims[0].place_id
        outside = [one for one in seats(table) if one not in roll.rows and one.sides in listed]
        for one in outside:
            row = listed[one.sides]
            if (
                _told_right(one, row, outside)
                or one.claims[0].place_id != place
                or table.hint_earlier(one.claims[0])
            ):
                continue
            span = sentences[one.sentence]
            beside = [
                other for other in outside
                if other.paragraph == one.paragraph and other.sides != one.sides and abs(other.sentence - one.sentence) < 2
            ]  # fmt: skip
            borne = [other for other in beside if other.value == listed[other.sides].value]
            if len(borne) < len(beside) or not borne or one.claims[0].confidence < _SURE:
                continue
            begin = max([span.start, *(other.end for other in outside if other.end <= one.start)])
            if _NOT_NOW.search(text, begin, one.end + 12) or JOINT.search(text, begin, one.start):
                continue
            name = one.name or "this side"
            message = f"{name}: {one.value}, but {row.value} in the list, which with the others makes all {roll.whole} seats"
            yield Misfit(
                one.start, one.end, ((row.start, row.end),), message, one.value, row.value, (one, row)
            )


def _told_right(one: Seat, row: Seat, outside: Sequence[Seat]) -> bool:
    """Whether a figure of the text is that of the list, or its paragraph has that of the list for the side: this one is another's."""
    return any(
        other.value == row.value
        for other in outside
        if other is one or (other.sides == one.sides and other.paragraph == one.paragraph)
    )
