"""Plain text, in whatever encoding."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.articles.decode import decode
from copydesk.articles.outcome import Draft, ReadError, ReadOptions


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:  # noqa: ARG001  as all readers
    """The text as it is."""
    yield Draft(text=decode(data))
