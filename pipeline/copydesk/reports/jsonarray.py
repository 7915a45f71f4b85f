"""All records of a run as one JSON array, a record a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.reports.jsonl import line
from copydesk.reports.view import Item, View


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """The array; an empty run is an empty array."""
    yield from array(line(outcome, view) for outcome in items)


def array(lines: Iterable[str]) -> Iterator[str]:
    """JSON texts as the elements of one array."""
    opening = "[\n"
    for text in lines:
        yield opening + text
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
