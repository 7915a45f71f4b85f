"""JSON Lines: one story a line, read line by line; a bad line is one error record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from copydesk.articles import ninjs
from copydesk.articles.decode import decode
from copydesk.articles.fields import TEXT_COLUMNS, draft
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_LISTS = ("items", "articles", "stories", "results", "data", "docs", "documents", "news", "entries")


def read(stream: BinaryIO, id: str, options: ReadOptions) -> Iterator[tuple[str, Draft | ReadError]]:
    """Every line that is not blank, with a name for it where it brings no id: PATH:LINE."""
    for number, line in _lines(stream, options):
        if isinstance(line, ReadError):
            yield f"{id}:{number}", line
            continue
        try:
            found = list(stories(parse(line), options))
        except ReadError as error:
            yield f"{id}:{number}", error
            continue
        for index, story in enumerate(found):
            yield f"{id}:{number}" + (f"#{index + 1}" if len(found) > 1 else ""), story


def stories(value: Any, options: ReadOptions) -> Iterator[Draft | ReadError]:
    """The stories in a JSON value: a ninjs item, an object with named fields, or a list of such.

    The list may stand under a usual name.
    """
    for item in value if isinstance(value, list) else _listed(value, options) or [value]:
        try:
            if not isinstance(item, dict):
                raise ReadError("format", f"no object with a story, but {type(item).__name__}")
            yield ninjs.draft(item) if ninjs.is_ninjs(item) else draft(item, options)
        except ReadError as error:
            yield error


def _listed(value: Any, options: ReadOptions) -> list[Any] | None:
    """The list that an object without a text of its own holds under a usual name."""
    if not isinstance(value, dict) or ninjs.is_ninjs(value):
        return None
    given = options.text_column or options.columns.get("text") or ""
    texts = {*TEXT_COLUMNS, given.strip().lower()}
    if any(str(key).strip().lower() in texts for key in value):
        return None
    held = next((value[key] for key in _LISTS if isinstance(value.get(key), list) and value[key]), None)
    return held if held is not None and all(isinstance(item, dict) for item in held) else None


def parse(data: bytes) -> Any:
    """A JSON value. Raises ReadError; numbers of absurd length stay strings."""
    text = decode(data)
    try:
        return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 20 else digits)
    except RecursionError:
        raise ReadError("format", "JSON nested too deeply") from None
    except ValueError as error:
        raise ReadError("format", f"not JSON: {error}"[:200]) from None


def _lines(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, bytes | ReadError]]:
    """Lines with their numbers; one beyond all measure is passed over without being held."""
    most = 8 * options.max_text
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
            yield number, ReadError("too-large", f"a line of more than {most:,} bytes")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, line
