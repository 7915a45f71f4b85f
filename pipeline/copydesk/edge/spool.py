"""The Readings of a run set aside in a file that vanishes, so that memory does not grow with the folder."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from copydesk.edge.rows import unpacked
from copydesk.records import Reading


class Spool(Sequence[Reading]):
    """Readings in the order they came, each read back when it is asked for; and their notes."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="copydesk-")  # noqa: SIM115  closed on leaving
        # Where each note starts, where its Reading starts, and where the last one ends.
        self._places = array("Q", [0])
        self.notes = Notes(self)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, note: str, body: bytes) -> None:
        """Set one aside: its note for `Desk.across`, and the Reading as `rows.packed` made it."""
        for piece in (note.encode(), body):
            self._file.write(piece)
            self._places.append(self._places[-1] + len(piece))

    def __len__(self) -> int:
        return len(self._places) // 2

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Reading]: ...
    def __getitem__(self, index: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return Reading.model_validate_json(unpacked(self.piece(2 * index + 1)))

    def piece(self, number: int) -> bytes:
        """A note (even numbers) or a Reading (odd ones), as it lies there."""
        start, end = self._places[number], self._places[number + 1]
        self._file.seek(start)
        found = self._file.read(end - start)
        self._file.seek(self._places[-1])
        return found


class Notes:
    """The notes of a spool, in order, as often as one goes through them."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool

    def __iter__(self) -> Iterator[str]:
        return (self._spool.piece(2 * number).decode() for number in range(len(self._spool)))
