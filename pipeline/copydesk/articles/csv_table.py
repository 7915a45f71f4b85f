"""CSV and TSV with named columns, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from copydesk.articles.decode import decode
from copydesk.articles.fields import draft, require_text
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_UNDECODED = re.compile("[\udc80-\udcff]")
_FAULTS = 1_000
# A first line of Excel's own, before the header.
_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?')


def read(stream: BinaryIO, id: str, options: ReadOptions) -> Iterator[tuple[str, Draft | ReadError]]:
    """Every row that is not blank, named PATH:ROW where it brings no id; the header is row 1."""
    most = 8 * options.max_text
    csv.field_size_limit(max(csv.field_size_limit(), most))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = _rows(_Lines(text, most))
    header = next(rows, None)
    if header is None or isinstance(header, ReadError):
        raise header or ReadError("empty", "a table without a header")
    if len(header) != len(set(header)) and options.text_column is None and header.count("text") > 1:
        raise ReadError("format", "two columns are called text")
    require_text(header, options)
    for number, row in enumerate(rows, 2):
        if isinstance(row, ReadError):
            yield f"{id}:{number}", row
        elif any(row):
            yield f"{id}:{number}", _draft(header, row, options)


class _Lines:
    """The lines of a table. One beyond all measure is passed over without being held, and raises ReadError."""

    def __init__(self, text: io.TextIOWrapper, most: int) -> None:
        self._text, self._most = text, most
        self.first: str | None = text.readline(1_000_000)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.first if self.first is not None else self._text.readline(self._most + 1)
        self.first = None
        if not line:
            raise StopIteration
        if len(line) <= self._most:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(self._most)
        raise ReadError("too-large", f"a line of more than {self._most:,} characters")


def _rows(lines: _Lines) -> Iterator[list[str] | ReadError]:
    """Rows, and an error for each that is broken; the table is given up where rows can no longer be told apart."""
    told = _SEPARATOR.fullmatch((lines.first or "").strip())
    if told:
        next(lines)
    delimiter = told[1] if told else max(",;\t|", key=(lines.first or "").count)
    rows = csv.reader(lines, delimiter=delimiter)
    for _ in range(_FAULTS):
        try:
            for row in rows:
                yield _decoded(row)
            return
        except ReadError as error:
            yield error
        except csv.Error as error:
            if "field limit" in str(error):
                # A quotation mark that is never closed, most likely: what follows is inside it.
                yield ReadError("too-large", f"{error}: the rest of the table is not read")
                return
            yield ReadError("format", f"not CSV: {error}")
    yield ReadError("format", f"more than {_FAULTS:,} broken rows: the rest of the table is not read")


def _decoded(row: list[str]) -> list[str] | ReadError:
    try:
        return [_mended(cell) for cell in row]
    except ReadError as error:
        return error


def _mended(cell: str) -> str:
    """A cell that is not UTF-8, read as cp1252 if that makes sense. Raises ReadError."""
    if not _UNDECODED.search(cell):
        return cell
    return decode(cell.encode("utf-8", errors="surrogateescape"))


def _draft(header: list[str], row: list[str], options: ReadOptions) -> Draft | ReadError:
    # A comma in a text without quotation marks: what stands in which column is anybody's guess.
    if any(row[len(header) :]):
        return ReadError("format", f"{len(row)} cells under {len(header)} columns: quotation marks missing?")
    try:
        return draft(dict(zip(header, row, strict=False)), options)
    except ReadError as error:
        return error
