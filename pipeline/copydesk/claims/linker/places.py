"""Where a figure or an outcome can be of: the places that can govern it, by how near they are, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Set

from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, View
from copydesk.claims.sentences.line import Item
from copydesk.records import Place

# A story of so many places tells of few.
FEW = 6
# How many lines back, and how many behind an opening line, a place is looked for.
PLACES_NEAR, PLACES_BEHIND = 5, 3
# How many of somebody's earlier places can be meant.
HOMES = 4
# What is elected, and so how large the place is that elects it: the narrower first, as a presidential primary is a state's.
LEVELS = {
    "nomination": frozenset("primary primaries caucus caucuses delegates delegate".split()),
    "seat": frozenset("by-election byelection riding constituency ward seat".split()),
    "city": frozenset("mayor mayoral mayoralty council councillor councillors municipal".split()),
    "region": frozenset("governor governorship gubernatorial provincial regional statewide legislature".split()),
    "senate": frozenset("senate senator".split()),
    "nation": frozenset(
        "president presidential presidency parliament parliamentary general federal national referendum chancellor".split()
    ),
}  # fmt: skip


def place_choices(view: View, row: Row, trace: Trace, subject: Item | None) -> list[str | None]:
    """Ids of the places that can govern a figure or an outcome, none first."""
    story, number = view.story, row.line.number
    found: dict[str | None, None] = {None: None}
    found.update(dict.fromkeys(place for _item, place in here_of(view, row)))
    found.update(dict.fromkeys(view.kept(("others", number), lambda: list(_other_lines(view, row)))))
    found.update(dict.fromkeys(view.main_places))
    # The story's first places, and where it tells of few, those that it tells of only later.
    found.update(dict.fromkeys(view.first_places if len(view.told) > FEW else view.told))
    known = (
        place_by_rule(trace),
        story.main.id if story.main else None,
        story.country.id if story.country else None,
    )
    found.update(dict.fromkeys(known))
    found.update(dict.fromkeys(homes_of(view, row, subject)))
    return list(found)


def homes_of(view: View, row: Row, subject: Item | None) -> list[str]:
    """Places that the rules gave to earlier figures of somebody by name."""
    if subject is None or subject.entity is None:
        return []
    who, number = subject.entity.id, row.line.number
    return view.kept(("homes", who, number), lambda: _homes(view, who, number))


def place_by_rule(trace: Trace) -> str | None:
    """Where a trace is by the rules."""
    return trace.claims[0].place_id if trace.claims else trace.setting.place_id


def here_of(view: View, row: Row) -> list[tuple[Item, str]]:
    """What `places_here` tells, asked for once a line."""
    return view.kept(("places here", row.line.number), lambda: places_here(view, row))


def level_of(words: Set[str]) -> str:
    """What is elected, by the words of a stretch of text."""
    return next((level for level, told in LEVELS.items() if words & told), "-")


def places_here(view: View, row: Row) -> list[tuple[Item, str]]:
    """The places that a line names, but for those of somebody's office."""
    offices = view.kept(("offices", row.line.number), lambda: view.offices(row))
    return [
        (item, place)
        for item in row.places
        if (place := view.place_id(item)) is not None and item.index not in offices
    ]


def size_of_place(view: View, place: str) -> str | None:
    entity = view.by_id.get(place)
    return entity.place_kind if isinstance(entity, Place) else "-"


def within(view: View, place: str) -> bool:
    """Whether a place is one of the story's country."""
    entity, country = view.by_id.get(place), view.story.country
    return isinstance(entity, Place) and country is not None and entity.country == country.country


def _other_lines(view: View, row: Row) -> Iterator[str]:
    """Places that lines before a line name, and those behind an opening line: some more than once."""
    line = row.line
    for number in range(line.number - 1, max(-1, line.number - 1 - PLACES_NEAR), -1):
        yield from (place for item in view.rows[number].places if (place := view.place_id(item)))
    yield from (place for place, _lines in view.places_before(line.number))
    if line.part in OPENING or line.number < 2:
        for other in view.rows[line.number + 1 : line.number + 1 + PLACES_BEHIND]:
            yield from (place for item in other.places if (place := view.place_id(item)))


def _homes(view: View, who: str, number: int) -> list[str]:
    """Places that the rules gave to somebody's earlier figures by name."""
    homes = view.kept(("homes",), lambda: _all_homes(view))
    return [place for place, first in homes.get(who, {}).items() if first < number][:HOMES]


def _all_homes(view: View) -> dict[str | None, dict[str, int]]:
    """The same for everybody, with the line that first has it."""
    found: dict[str | None, dict[str, int]] = {}
    for trace in view.traces:
        if trace.claims and not trace.setting.carried:
            for claim in trace.claims:
                if claim.place_id:
                    found.setdefault(claim.subject_id, {}).setdefault(claim.place_id, trace.shape.line.number)
    return found


def offices_only(view: View, place: str) -> bool:
    """Whether a place is named as that of somebody's office and nowhere else."""
    return view.kept(("office only", place), lambda: (_offices_only(view, place),))[0]


def _offices_only(view: View, place: str) -> bool:
    for row in view.rows:
        offices = view.kept(("offices", row.line.number), lambda row=row: view.offices(row))  # type: ignore[misc]
        if any(view.place_id(item) == place and item.index not in offices for item in row.places):
            return False
    return True
