"""The place over a list: rows of results are of the place that the short line above them names."""

from __future__ import annotations

from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.view import View

# A heading and a row have at most so many words, and a heading stands at most so many lines over its last row.
_HEADING, _ROW, _FAR = 9, 18, 30
# Marks of a table's first row, whose words are heads of columns and no heading.
_COLUMNS = frozenset("|\t")


def headed(view: View, row: Row) -> str | None:
    """The id of the place that the heading over a row of results names, if it names one."""
    if not _is_row(row) or row.places:
        return None
    return view.kept(("headed", row.line.number), lambda: (_over(view, row.line.number),))[0]


def _over(view: View, number: int) -> str | None:
    for at in range(number - 1, max(-1, number - 1 - _FAR), -1):
        other = view.rows[at]
        if _is_row(other):
            continue
        if other.line.part == "headline" or len(other.line.items) > _HEADING or other.results:
            return None
        if any(item.finite for item in other.line.items):
            return None
        if not _COLUMNS.isdisjoint(other.line.text):
            continue
        named = {place for item in other.places if (place := view.place_id(item)) is not None} or _of_bodies(
            view, other
        )
        if named:
            return next(iter(named)) if len(named) == 1 else None
    return None


def _of_bodies(view: View, row: Row) -> set[str]:
    """The places that the names of bodies open with: "Jaffna Municipal Council"."""
    found = set()
    for item in row.bodies:
        words = (item.entity.name if item.entity is not None else "").lower().split()
        starts = (" ".join(words[:size]) for size in (3, 2, 1) if size < len(words))
        place = next((view.story.by_name[start] for start in starts if start in view.story.by_name), None)
        if place is not None:
            found.add(place.id)
    return found


def _is_row(row: Row) -> bool:
    """Whether a line is a row of results: figures, and no verb with a tense."""
    items = row.line.items
    return bool(row.results) and len(items) <= _ROW and not any(item.finite for item in items)
