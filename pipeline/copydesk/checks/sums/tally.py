"""Who has how many of one body: the figures of sides that a story tells one after the other.

Gathered from seat claims and, where a side has none, from the words: "four each" is of every name before it, "five
independents" and "an independent one" are sides, "Iauko Group 6" is one in a row of such. Of a list or table it takes
the column that most seat claims stand in, of every row, and its total apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.sums.seating import BEHIND_NIL, UNITS, Seat, bodies, seats, wholes
from copydesk.records import Quantity
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "Four each", "12 seats apiece".
_EACH = late(r"(?: (?:seats?|members|wards))? (?:each|apiece)\b")
_ONE_EACH = Opened(r"\bone (?:seat |member )?(?:each|apiece)\b")
# "A and B", "X, Y and Z": sides that share a figure; each begins with a capital, or is of those without a name.
_SPLIT = late(r", (?:and |while |but |with )?| and | while | but |; ")
_SIDE = late(
    r"\b[A-Z]|\b(?:independents?|others?|(?:small|smaller|minor|local|other) (?:parties|lists|groups))\b"
)
# "Five independents got through", "there were also 17 independents"; not "with the backing of two independents".
_NOBODYS = frozenset({"independents", "others", "non_partisans", "unaffiliateds"})
# Members of any side: "women won four of the 65 seats".
_KINDS_OF_PEOPLE = frozenset({"women", "men", "newcomers", "incumbents", "candidates"})
# "Drew a blank in 238 seats".
_BLANK = Opened(r"\b(?:blank|nothing|none) in (?:all |the |its |their )?\Z")
_LEANT_ON = late(
    r"\b(?:of|from|with|by|plus|needs?|support\w*|among|than|the|these|those|his|her|their|its|another|against|where|if) (?:the )?\Z",
    re.IGNORECASE,
)
_OF_THEN = late(
    r"\b(?:[Ll]ast (?:year|time|election|parliament|council)\b|[Pp]revious\w*|[Oo]utgoing|(?:[Ii]n|of|since) (?:19|20)\d\d\b|(?:years?|months) (?:ago|earlier|before))"
)
_NOT_SEATED = late(
    r" (?:candidates?|stood|standing|ran|run|running|contest\w*|challeng\w*|lost|back\w*|support\w*|join\w*|voted|who|would|could|might|had|were (?:on|in the running))\b"
)
_LONE = late(
    r"\b(?:[Ii]ndependents?|[Oo]thers|[A-Z][\w.’'-]*)(?: (?:has|have|had|won|took|got|gets|takes|wins|holds|only|just)){0,2} (?P<one>one)(?= ?[.,;)]| seat| and )"
    r"|\band (?P<an>an|one|a single|a lone) independent(?: (?:won|was elected|got in|took a seat))?(?= ?[.,;)])"
)
# "Union of Moderate Parties 6, Iauko Group 6": in a row of such.
_LISTED = late(
    r"(?:[:,;] |\band )(?:the )?(?:[A-Z][\w.’'-]*\)? |\([A-Z][\w.-]*\) ){1,5}(?P<n>\d{1,3})(?=[,.;)]| and )"
)
_REST = late(
    r"\b(?:the|its|their) (?:other|remaining|last|remainder,?) (?:of )?[\w-]+(?: seats)? \Z", re.IGNORECASE
)
# "The other three are independents", "the remaining 12 went to small parties".
_LEFT = late(
    r"(?: (?:seats|members|places))? (?:are|is|were|go|went|belong|will be|sit)\b(?! (?:vacan\w+|still|not|undecided|yet|to be|up))"
)
_NUMBER = late(r"(?<![\w.,%])\(?\d[\d,]*(?:\.\d+)?(?![\w%])")
_TOTAL = late(
    r"\b(?:[Ss]ub-?)?[Tt]otals?\b|\bTOTAL\b|\b[Ii]n all\b|\b[Aa]ltogether\b|\b[Aa]ll (?:seats|members)\b"
)
_LEAST_ROWS, _MOST_ROWS = 2, 24


class Told(NamedTuple):
    """The seats of a side, or of several alike, and where they stand; without a claim only words tell whose they are."""

    value: int
    start: int
    end: int
    sentence: int
    sides: frozenset[str]
    seat: Seat | None = None
    # Of how many sides it is each.
    times: int = 1
    rest: bool = False

    @property
    def whole(self) -> int:
        return self.value * self.times


class Table(NamedTuple):
    """The rows of a list or table with the seats of sides, and its total."""

    rows: tuple[Told, ...]
    total: Told | None
    start: int
    end: int


def told(table: Bench) -> dict[int, list[Told]]:
    """What the sentences of running text tell, by their number."""
    return table.kept("seats told one by one", lambda: _told(table))


def _told(table: Bench) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    text = table.reading.article.text
    sized = {one.start for one in bodies(table)}
    counted = {one.sentence for one in wholes(table)}
    # A sentence that projects seats tells of nothing else.
    projected = (one for one in wholes(table, projected=True) if one.sentence not in counted)
    for seat in (*wholes(table), *projected):
        if seat.claims[0].subject in _KINDS_OF_PEOPLE or _BLANK.search(text, 0, seat.start):
            continue
        if seat.start not in sized or seat.claims[0].of is not None:
            one = Told(seat.value, seat.start, seat.end, seat.sentence, seat.sides, seat)
            found.setdefault(seat.sentence, []).append(one)
    # A row of a list that tells of one side is of the list.
    found = {
        number: group for number, group in found.items() if len(group) > 1 or not in_block(table, number)
    }
    for number in sorted({near for one in found for near in (one - 1, one, one + 1)}):
        if 0 <= number < len(table.reading.sentences) and (number in found or not in_block(table, number)):
            group = [*found.get(number, [])]
            group += [one for one in _in_words(table, number, group) if _besides(text, group, one)]
            if group:
                group = sorted(group, key=lambda one: one.start)
                found[number] = [_shared(table, group, place) for place in range(len(group))]
    return found


def _besides(text: str, group: Sequence[Told], one: Told) -> bool:
    """Whether a figure is none of some others, nor one of the parts that a colon or bracket behind them opens."""
    if any(one.start < other.end and other.start < one.end for other in group):
        return False
    before = text[
        max((other.end for other in group if other.end <= one.start), default=one.start) : one.start
    ]
    return ":" not in before and before.count("(") <= before.count(")")


def in_block(table: Bench, number: int) -> bool:
    start = table.reading.sentences[number].start
    return any(block.start <= start < block.end for block in table.scene.blocks)


def _in_words(table: Bench, number: int, known: Sequence[Told]) -> Iterator[Told]:
    """Sides that have no claim of their own: independents, those with one each, names in a row of names with figures."""
    span, text = table.reading.sentences[number], table.reading.article.text
    inside = table.reading.quantities_in(span.start, span.end)
    for one in inside:
        plain = one.kind == "count" and one.comparator == "exactly" and one.of is None
        if plain and one.unit in _NOBODYS and (one.value or "").isdigit():
            leant = _LEANT_ON.search(text, span.start, one.start) or _NOT_SEATED.match(text, one.end)
            # "Last year's figures were 14, 10 and five, with three independents".
            leant = leant or _OF_THEN.search(text, span.start, one.start)
            if not leant:
                yield Told(int(one.value or 0), one.start, one.end, number, frozenset({"independents"}))
        left = plain and one.unit in UNITS and (one.value or "").isdigit() and _LEFT.match(text, one.end)
        if left and _REST.search(f"{text[max(span.start, one.start - 24) : one.end]} "):
            yield Told(int(one.value or 0), one.start, one.end, number, frozenset({"the rest"}))
    each = _EACH.search(text, span.start, span.end) is not None
    for match in () if each else _LONE.finditer(text, span.start, span.end):
        name = match.lastgroup or ""
        if not _inside(inside, match.start(name)):
            side = match[0].split()[0].lower() if name == "one" else "independents"
            yield Told(1, match.start(name), match.end(name), number, frozenset({side}))
    for match in _ONE_EACH.finditer(text, span.start, span.end):
        parties = [
            one for one in inside if one.unit in ("parties", "lists", "groups") and one.end < match.start()
        ]
        times = int(parties[-1].value or 0) if parties and (parties[-1].value or "").isdigit() else 1
        start = match.start()
        yield Told(1, start, start + 3, number, frozenset({f"each {start}"}), times=max(times, 1))
    for match in _LISTED.finditer(text, span.start, span.end) if len(known) > 1 else ():
        if not _inside(inside, match.start("n")):
            yield Told(
                int(match["n"]), match.start("n"), match.end("n"), number, frozenset({match[0].lower()})
            )


def _inside(quantities: Sequence[Quantity], place: int) -> bool:
    return any(one.start <= place < one.end for one in quantities)


def _shared(table: Bench, group: Sequence[Told], place: int) -> Told:
    """A figure with how many sides it is of each, at the least: "the Moderates and the Social Democrats got four each"."""
    text, one = table.reading.article.text, group[place]
    begin = group[place - 1].end if place else table.reading.sentences[one.sentence].start
    rest = _REST.search(f"{text[max(begin, one.start - 24) : one.end]} ") is not None
    if one.times > 1 or _EACH.match(text, one.end) is None:
        return one._replace(rest=rest)
    names = [piece for piece in _SPLIT.split(text[begin : one.start]) if _SIDE.search(piece)]
    known = {mention.id for mention in table.reading.side_mentions_in(begin, one.start)}
    known = {side for side in known if table.scene.person(side) is None} or known
    return one._replace(times=max(min(len(names), len(known) or 1), 1), rest=rest)


def tables(table: Bench) -> list[Table]:
    """The lists and tables of a story that tell of seats."""
    return table.kept("tables of seats", lambda: list(_tables(table)))


def _tables(table: Bench) -> Iterator[Table]:
    text = table.reading.article.text
    for block in table.scene.blocks:
        claimed = {one.start: one for one in seats(table) if block.start <= one.start < block.end}
        lines = [
            (match.start(), [(one.start(), one.end()) for one in _NUMBER.finditer(text, *match.span())])
            for match in re.compile(r"[^\n]+").finditer(text, block.start, block.end)
        ]
        column = _column(claimed, lines)
        if column is None:
            continue
        rows: list[Told] = []
        total = None
        for begin, numbers in lines:
            totalled = len(numbers) == 1 and _TOTAL.search(text, begin, numbers[0][0]) is not None
            if not totalled and not -len(numbers) <= column < len(numbers):
                continue
            start, end = numbers[-1 if totalled else column]
            start += text[start] == "("
            printed = text[start:end].replace(",", "")
            inside = table.reading.quantities_in(begin, end)
            dated = any(one.kind != "count" and one.start <= start < one.end for one in inside)
            if not printed.isdigit() or dated or BEHIND_NIL.search(text, begin, start):
                continue
            seat = claimed.get(start)
            number = table.reading.sentence_at(start)
            sides = seat.sides if seat is not None else frozenset({text[begin:start].lower()})
            one = Told(int(printed), start, end, number, sides, seat)
            if _TOTAL.search(text, begin, start):
                total = one
            elif total is None and text[begin:start].strip(" -–—*•|/"):
                rows.append(one)
        if _LEAST_ROWS <= len(rows) <= _MOST_ROWS:
            yield Table(tuple(rows), total, block.start, block.end)


def added_up(table: Bench) -> set[int]:
    """What the sides of each list and of each sentence make."""
    listed = {sum(one.value for one in found.rows) for found in tables(table)}
    return listed | {sum(one.whole for one in group) for group in told(table).values()}


Line = tuple[int, list[tuple[int, int]]]


def _column(claimed: dict[int, Seat], lines: Sequence[Line]) -> int | None:
    """The column that all seat claims of a list stand in, counted from the start or else the end; None where it is not plain."""
    held = [
        [place for place, (start, _end) in enumerate(numbers) if start in claimed]
        for _begin, numbers in lines
    ]
    if any(len(one) > 1 for one in held):
        return None
    filled = [
        (one[0], one[0] - len(numbers)) for one, (_begin, numbers) in zip(held, lines, strict=True) if one
    ]
    if len(filled) < _LEAST_ROWS or len(filled) * 2 <= sum(bool(numbers) for _begin, numbers in lines) - 2:
        return None
    for places in zip(*filled, strict=True):
        if len(set(places)) == 1:
            return int(places[0])
    return None
