"""A document of any kind to Articles: finds the kind, calls its reader, and turns failures into records."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from copydesk.articles.decode import decode, encoding_of
from copydesk.articles.outcome import Draft, Read, ReadError, ReadOptions, failed, finish
from copydesk.articles.sniff import kind_of
from copydesk.articles.streams import peeked, unpacked
from copydesk.records.article import ErrorKind

# Readers of documents take all bytes and give drafts; readers of tables take a stream and give rows.
_DOCUMENTS = {
    "plain": "plain",
    "markdown": "markdown",
    "html": "html",
    "xml": "xml_document",
    "json": "json_document",
    "zip": "docx",
}
_TABLES = {"jsonl": "jsonl", "csv": "csv_table", "parquet": "parquet"}

DocumentReader = Callable[[bytes, ReadOptions], Iterator[Draft | ReadError]]
TableReader = Callable[[BinaryIO, str, ReadOptions], Iterator[tuple[str, Draft | ReadError]]]


def from_bytes(
    data: bytes,
    *,
    id: str = "-",
    source: str | None = None,
    name_hint: str | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Read]:
    """Everything that a document holds: Articles, stories skipped for their language, and error records."""
    return from_stream(io.BytesIO(data), id=id, source=source, name_hint=name_hint, options=options)


def from_stream(
    stream: BinaryIO,
    *,
    id: str = "-",
    source: str | None = None,
    name_hint: str | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Read]:
    """As `from_bytes`, from an open file; tables are read row by row and never held whole."""
    options = options or ReadOptions()
    try:
        yield from _read(stream, id, source, name_hint or source or id, options)
    except ReadError as error:
        yield failed(id, source, error.kind, error.message)
    except OSError as error:
        yield failed(id, source, _os_kind(error), error.strerror or str(error))
    except (RecursionError, MemoryError):
        yield failed(id, source, "format", "nested too deeply or too large to read")
    except Exception as error:
        yield failed(id, source, "internal", f"{type(error).__name__}: {error}"[:300])


def _os_kind(error: OSError) -> ErrorKind:
    if isinstance(error, PermissionError):
        return "permission"
    return "missing" if isinstance(error, FileNotFoundError) else "format"


def _read(stream: BinaryIO, id: str, source: str | None, name: str, options: ReadOptions) -> Iterator[Read]:
    head, stream = peeked(stream)
    kind = kind_of(head, name, options)
    if kind == "gzip":
        head, stream = peeked(unpacked(stream))
        kind = kind_of(head, name, options)
        if kind == "gzip":
            raise ReadError("format", "packed twice")
    if kind in _TABLES:
        yield from _table(kind, stream, id, source, options)
    else:
        yield from _document(kind, stream, id, source, options)


def _document(
    kind: str, stream: BinaryIO, id: str, source: str | None, options: ReadOptions
) -> Iterator[Read]:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise ReadError("too-large", f"more than {options.max_bytes:,} bytes in one document")
    read: DocumentReader = import_module(f"copydesk.articles.{_DOCUMENTS[kind]}").read
    found = list(read(data, options))
    if not found:
        raise ReadError("empty", "there is no text in it")
    for number, draft in enumerate(found, 1):
        name = id if len(found) == 1 else f"{id}#{number}"
        if isinstance(draft, ReadError):
            yield failed(name, source, draft.kind, draft.message)
        else:
            yield finish(draft, draft.id or name, source, options)


def _table(kind: str, stream: BinaryIO, id: str, source: str | None, options: ReadOptions) -> Iterator[Read]:
    read: TableReader = import_module(f"copydesk.articles.{_TABLES[kind]}").read
    stream = _in_utf8(kind, stream, options)
    empty = True
    for place, row in read(stream, id, options):
        empty = False
        if isinstance(row, ReadError):
            yield failed(place, source, row.kind, row.message)
        else:
            yield finish(row, row.id or place, source, options)
    if empty:
        raise ReadError("empty", "there is no story in it")


def _in_utf8(kind: str, stream: BinaryIO, options: ReadOptions) -> BinaryIO:
    """Lines of UTF-16 cannot be told apart as bytes: such a table is held whole, and bounded."""
    head = getattr(stream, "peek")(4096)  # noqa: B009  every stream here is buffered
    if kind == "parquet" or encoding_of(head)[0] == "utf-8":
        return stream
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise ReadError("too-large", f"more than {options.max_bytes:,} bytes of UTF-16; convert it to UTF-8")
    return io.BytesIO(decode(data).encode())
