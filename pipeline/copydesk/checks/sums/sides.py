"""What each side of a story is told to have, and sentences with marks for sides and numbers."""

from __future__ import annotations

from copydesk.checks.compare import Bench
from copydesk.checks.sums.seating import LEAST, UNITS
from copydesk.records import Party, Quantity
from copydesk.records.late import late

_THE = late(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Aa]ll|[Hh]is|[Hh]er) \Z")
_FOR = late(r"(?: seats)? (?:for|of|to|by) (?:the )?")
# "The PRD (PRD)": one side.
_SHORT = late(r"(‹s\d+›) ?\(‹s\d+›\)")
_BESIDE, _ROW = 50, 5


Sided = tuple[str, list[Quantity], list[str]]


def sides_marked(table: Bench, begin: int, end: int) -> Sided:
    """A sentence with marks for its counts, ‹n0›, and for the parties that it names, ‹s0›."""
    return table.kept(f"sides from {begin}", lambda: _sides_marked(table, begin, end))


def _sides_marked(table: Bench, begin: int, end: int) -> Sided:
    reading, text = table.reading, table.reading.article.text
    marks: list[tuple[int, int, Quantity | str]] = [
        (one.start, one.end, one.id)
        for one in reading.side_mentions_in(begin, end)
        if isinstance(reading.by_id.get(one.id), Party) and text[one.start : one.end + 1] != "Together,"
    ]
    # "The Sena, 19," is no age.
    ends = {stop for _start, stop, _side in marks}
    marks += [
        (one.start, one.end, one)
        for one in reading.quantities_in(begin, end)
        if (one.kind == "count" or (one.kind == "age" and one.start - 2 in ends))
        and one.value is not None
        and not _of_sides(text, one)
    ]
    marks.sort(key=lambda one: (one[0], -one[1]))
    figures: list[Quantity] = []
    sides: list[str] = []
    pieces, at = [], begin
    for start, stop, what in marks:
        if start < at or stop > end:
            continue
        pieces.append(text[at:start])
        at = stop
        if isinstance(what, str):
            pieces.append(f"‹s{len(sides)}›")
            sides.append(what)
        else:
            pieces.append(f"‹n{len(figures)}›")
            figures.append(what)
    words = " ".join("".join([*pieces, text[at:end]]).split())
    return _SHORT.sub(r"\1", words) if len(sides) > 1 else words, figures, sides


def _of_sides(text: str, one: Quantity) -> bool:
    """Whether a number counts sides: "the two", "its three parties"."""
    if one.value not in ("2", "3", "4", "5") or any(map(str.isdigit, one.printed)):
        return False
    return one.unit not in UNITS or _THE.search(text, max(0, one.start - 8), one.start) is not None


def of_seats(one: Quantity) -> bool:
    """Whether a number is plain and may be of seats."""
    if one.kind == "age":
        return (one.value or "").isdigit()
    return (
        one.kind == "count"
        and one.unit in UNITS
        and one.comparator == "exactly"
        and (one.value or "").isdigit()
    )


def seats_of(table: Bench, *, then: bool) -> dict[str, dict[int, tuple[int, int]]]:
    """What each side is told to have, with the place; `then`: at whatever time."""

    def made() -> dict[str, dict[int, tuple[int, int]]]:
        found: dict[str, dict[int, tuple[int, int]]] = {}
        for one in table.of_anyone("seats"):
            if one.subject_id is None or one.confidence < LEAST or "." in one.value or one.unit not in UNITS:
                continue
            if (one.when and not then) or one.status in ("poll", "exit_poll", "projection"):
                continue
            place = (one.value_span.start, one.value_span.end)
            found.setdefault(one.subject_id, {}).setdefault(int(one.value), place)
        return found

    return table.kept(f"seats of sides {then}", made)


def own_seats(table: Bench, side: str, but: int, *, then: bool = False) -> dict[int, tuple[int, int]]:
    """What a side has, told elsewhere than at `but`; by a fuller or shorter name of it if need be."""
    known = seats_of(table, then=then)
    own = {value: place for value, place in known.get(side, {}).items() if place[0] != but}
    if own:
        return own
    name = (entity.name if (entity := table.reading.by_id.get(side)) else "").lower()
    for other, values in known.items():
        entity = table.reading.by_id.get(other)
        if (
            entity is not None
            and other != side
            and name
            and set(name.split()) <= set(entity.name.lower().split())
        ):
            return {value: place for value, place in values.items() if place[0] != but}
    return {}


def ever_told(table: Bench, side: str, stated: Quantity, *, then: bool) -> set[int]:
    """All numbers that a story tells of a side, or sets right beside its name; `then`: at whatever time."""
    reading = table.reading
    found = set(own_seats(table, side, stated.start, then=then))
    entity = reading.by_id.get(side)
    for mention in entity.mentions if entity is not None else ():
        end = mention.end + _BESIDE
        others = [one.start for one in reading.side_mentions_in(mention.end, end) if one.id != side]
        behind = reading.quantities_in(mention.end, min([end, *others]))[:1]
        before = [
            one
            for one in reading.quantities_in(mention.start - 30, mention.start)
            if _FOR.fullmatch(reading.article.text, one.end, mention.start)
        ]
        # A row of a table: which column is seats may be misread.
        line = reading.article.text.rfind("\n", 0, mention.start) + 1
        row = (
            reading.quantities_in(mention.end, reading.article.text.find("\n", mention.end))
            if mention.start - line < _ROW
            else ()
        )
        for one in (*behind, *before, *row):
            if (
                one.kind == "count"
                and one.id != stated.id
                and (one.value or "").isdigit()
                and not _of_then(table, one, then=then)
            ):
                found.add(int(one.value or 0))
    return found


def _of_then(table: Bench, one: Quantity, *, then: bool) -> bool:
    """Whether a number was read as a change, or, but for `then`, as one of another election."""
    read = [claim for claim in table.reading.claims if claim.quantity_id == one.id]
    return any(claim.measure == "change" or (claim.when is not None and not then) for claim in read)
