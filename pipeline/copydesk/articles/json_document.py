"""A JSON document: a ninjs item, an object with named fields, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.articles.jsonl import parse, stories
from copydesk.articles.outcome import Draft, ReadError, ReadOptions


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:
    """The stories in it, whether alone, in a list, or in a list under a usual name."""
    yield from stories(parse(data), options)
