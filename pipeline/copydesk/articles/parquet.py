"""Parquet with named columns, read some rows at a time. Needs polars (pip install copydesk[parquet])."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from copydesk.articles.fields import draft, require_text
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_MOST_BYTES = 2_000_000_000
_ROWS = 1_000


def read(stream: BinaryIO, id: str, options: ReadOptions) -> Iterator[tuple[str, Draft | ReadError]]:
    """Every row, with a name for it where it brings no id: PATH:ROW, counted from 1."""
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ReadError("too-large", f"a Parquet file of more than {_MOST_BYTES:,} bytes; split it")
    if not data.endswith(b"PAR1"):
        raise ReadError("format", "a Parquet file cut short")
    number = 0
    while rows := _slice(data, number):
        if not number:
            require_text(rows[0], options)
        for row in rows:
            number += 1
            try:
                yield f"{id}:{number}", draft(row, options)
            except ReadError as error:
                yield f"{id}:{number}", error


def _slice(data: bytes, start: int) -> list[dict[str, Any]]:
    try:
        import polars
    except ImportError:
        raise ReadError("format", "Parquet is read with polars: pip install 'copydesk[parquet]'") from None
    try:
        frame = polars.scan_parquet(io.BytesIO(data)).slice(start, _ROWS).collect()
        return frame.to_dicts()
    except BaseException as error:
        # polars panics with a BaseException of its own on broken files.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise ReadError(
                "format", f"not Parquet that can be read: {str(error).splitlines()[0]}"[:200]
            ) from None
        raise
