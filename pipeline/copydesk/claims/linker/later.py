"""Places that are not where a figure was counted: one named only later, for a figure there; one where the story was written."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.places import LEVELS
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.view import View
from copydesk.records import Place

# Behind these a place is where something was counted.
WHERE = frozenset({"in", "across", "carried", "won", "took", "at"})
# In the opening they tell that a town votes.
TOWN = LEVELS["city"] | {"city", "town", "councilor", "councilors"}


def counted_at(view: View, row: Row, choices: Sequence[str | None], best: int) -> int:
    """Which choice it is where the likeliest is the place `best`: none before a place's own figures, the story's own for its dateline."""
    value, main = choices[best], view.story.main
    if only_later(view, row, value):
        return 0
    if main is not None and only_written_there(view, value):
        return next((at for at, one in enumerate(choices) if one == main.id), best)
    return best


def only_later(view: View, row: Row, place_id: str | None) -> bool:
    """Whether a line stands before the first one that names a part of a land, the only place of the story, and with its figures.

    "Castillo leads Fujimori by 50.1 to 49.9. In Lima she has 65."
    """
    if place_id is None or len(view.places) != 1 or row.line.part != "body":
        return False
    first = view.kept(("first named",), lambda: _first(view))
    if first is None or row.line.number >= first[0]:
        return False
    return first[1]


def only_written_there(view: View, place_id: str | None) -> bool:
    """Whether a place is the dateline's alone, of a story that is about another and elects no town's officers."""
    given, main = view.story.article.dateline, view.story.main
    place = view.by_id.get(place_id or "")
    if (
        given is None
        or given.end is None
        or place is None
        or main is None
        or main is place
        or not place.mentions
    ):
        return False
    return all(
        (given.start or 0) <= mention.start < given.end for mention in place.mentions
    ) and view.opening.isdisjoint(TOWN)


def _first(view: View) -> tuple[int, bool] | None:
    """The first line that names a place, and whether it is a part of a land that has figures of its own there."""
    for row in view.rows:
        for item in row.places:
            if view.place_id(item) is None:
                continue
            part = isinstance(item.entity, Place) and item.entity.place_kind != "country"
            before = row.at(item.index - 1)
            before = row.at(item.index - 2) if before == "the" else before
            return row.line.number, part and bool(row.results) and before in WHERE
    return None
