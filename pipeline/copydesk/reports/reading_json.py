"""What was read, as JSON: a line a story, or one array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import SCHEMA, Reading, to_json
from copydesk.reports.jsonarray import array
from copydesk.reports.view import Item, View


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """Each Reading with the name of its schema in front; what could not be read as its error record."""
    lines = (_line(item) for item in items)
    if view.array:
        yield from array(lines)
    else:
        yield from (line + "\n" for line in lines)


def _line(item: Item) -> str:
    text = to_json(item)
    return f'{{"schema":"{SCHEMA}",{text[1:]}' if isinstance(item, Reading) else text
