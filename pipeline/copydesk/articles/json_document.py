"""A JSON document: a ninjs item, an object with named fields, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.articles.jsonl import parse, stories
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_LISTS = ("items", "articles", "stories", "results", "data", "docs", "documents", "news", "entries")


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:
    """The stories in it, whether alone, in a list, or in a list under a usual name."""
    value = parse(data)
    if isinstance(value, dict):
        held = next((value[key] for key in _LISTS if isinstance(value.get(key), list) and value[key]), None)
        if held is not None and all(isinstance(item, dict) for item in held):
            value = held
    yield from stories(value, options)
