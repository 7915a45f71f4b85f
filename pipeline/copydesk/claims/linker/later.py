"""A place that a story names only later, for a figure there, is not where the figures before were counted."""

from __future__ import annotations

from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.view import View
from copydesk.records import Place

# Behind these a place is where something was counted.
WHERE = frozenset({"in", "across", "carried", "won", "took", "at"})


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
