"""Bytes as they come: looked at without being lost, unpacked without being drowned in."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from copydesk.articles.outcome import ReadError

PEEK = 65_536
# A gzip of text shrinks to a tenth; one that grows a thousandfold past this size is a bomb.
_FREE = 64_000_000
_RATIO = 200


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a buffered stream that still has them. Raises ReadError if empty."""
    pieces, wanted = [], PEEK
    while wanted > 0:
        piece = stream.read(wanted)
        if not piece:
            break
        pieces.append(piece)
        wanted -= len(piece)
    head = b"".join(pieces)
    if not head:
        raise ReadError("empty", "the file is empty")
    return head, cast(BinaryIO, io.BufferedReader(_Joined(head, stream), PEEK))


def unpacked(stream: BinaryIO) -> BinaryIO:
    """What a gzip holds. Reading it raises ReadError when it is broken or a bomb."""
    return cast(BinaryIO, io.BufferedReader(_Unpacked(stream), PEEK))


class _Joined(io.RawIOBase):
    """Bytes already read, and then the stream that they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        piece = piece or self._rest.read(len(buffer)) or b""
        buffer[: len(piece)] = piece
        return len(piece)


class _Counted:
    """A stream that knows how much was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece


class _Unpacked(io.RawIOBase):
    """The content of a gzip stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = _Counted(stream)
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed), mode="rb")
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            piece = self._file.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ReadError("format", f"broken gzip: {error}") from None
        self._count += len(piece)
        if self._count > max(_FREE, _RATIO * self._packed.count):
            raise ReadError(
                "too-large", f"unpacks to more than {self._count:,} bytes, far more than text does"
            )
        buffer[: len(piece)] = piece
        return len(piece)
