"""CSV and TSV with named columns, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from copydesk.articles.decode import decode
from copydesk.articles.fields import draft
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_UNDECODED = re.compile("[\udc80-\udcff]")
_FAULTS = 1_000


def read(stream: BinaryIO, id: str, options: ReadOptions) -> Iterator[tuple[str, Draft | ReadError]]:
    """Every row that is not blank, named PATH:ROW where it brings no id; the header is row 1."""
    csv.field_size_limit(max(csv.field_size_limit(), 8 * options.max_text))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = _rows(text)
    header = next(rows, None)
    if header is None or isinstance(header, ReadError):
        raise header or ReadError("empty", "a table without a header")
    if len(header) != len(set(header)) and options.text_column is None and header.count("text") > 1:
        raise ReadError("format", "two columns are called text")
    for number, row in enumerate(rows, 2):
        if isinstance(row, ReadError):
            yield f"{id}:{number}", row
        elif any(row):
            yield f"{id}:{number}", _draft(dict(zip(header, row, strict=False)), options)


def _rows(text: io.TextIOWrapper) -> Iterator[list[str] | ReadError]:
    """Rows, and an error for each that is broken; after a thousand the table is given up."""
    first = text.readline(1_000_000)
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(_chain(first, text), delimiter=delimiter)
    faults = 0
    while faults < _FAULTS:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            faults += 1
            yield ReadError("format", f"not CSV: {error}")
            continue
        try:
            yield [_mended(cell) for cell in row]
        except ReadError as error:
            yield error
    yield ReadError("format", f"more than {_FAULTS:,} broken rows: the rest of the table is not read")


def _chain(first: str, text: io.TextIOWrapper) -> Iterator[str]:
    yield first
    while line := text.readline(64_000_000):
        yield line


def _mended(cell: str) -> str:
    """A cell that is not UTF-8, read as cp1252 if that makes sense. Raises ReadError."""
    if not _UNDECODED.search(cell):
        return cell
    return decode(cell.encode("utf-8", errors="surrogateescape"))


def _draft(row: dict[str, str], options: ReadOptions) -> Draft | ReadError:
    try:
        return draft(row, options)
    except ReadError as error:
        return error
