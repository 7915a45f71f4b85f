"""Tables with a column of changes: in every row but one it is the difference of two others, "Unity 41.0 38.7 +2.3".

No heading needs to be read: that all other rows bear out the same two columns tells what the signed one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby

from copydesk.checks.fingers import finger
from copydesk.checks.sums.then_and_now import Found
from copydesk.records import Quantity, Reading

_SIGNS, _MOST, _FEWEST = ("+", "-", "−", "–"), 8, 3
Row = Sequence[Quantity]


def odd_rows(reading: Reading) -> Iterator[Found]:
    """The change of the one row of each table that two columns do not make, as they make all others."""
    for rows in _tables(reading):
        for column in _signed(rows):
            odd = _odd(rows, column)
            if odd is not None:
                yield odd


def _tables(reading: Reading) -> Iterator[list[Row]]:
    """Lines one behind the other with as many figures each, three or more."""
    at = 0
    lines: list[Row] = []
    for line in reading.article.text.splitlines(keepends=True):
        figures = reading.quantities_in(at, at + len(line))
        lines.append([it for it in figures if it.kind in ("count", "percent", "points") and it.value])
        at += len(line)
    for size, rows in groupby(lines, key=len):
        found = list(rows)
        if _FEWEST <= size <= _MOST and len(found) >= (2 if size == _FEWEST else _FEWEST):
            yield found


def _signed(rows: Sequence[Row]) -> Iterator[int]:
    """The columns whose figures have a sign, all but those of no change."""
    for column, cells in enumerate(zip(*rows, strict=True)):
        if all(it.printed.startswith(_SIGNS) or not Decimal(it.value or 0) for it in cells):
            yield column


def _odd(rows: Sequence[Row], column: int) -> Found | None:
    """The one row of which the change is a finger away from the difference of two columns that make all others."""
    for now, then in combinations([at for at in range(len(rows[0])) if at != column], 2):
        wrong = [row for row in rows if not _fits(row, now, then, column)]
        if len(wrong) == 1:
            (row,) = wrong
            right = abs(Decimal(row[now].value or 0) - Decimal(row[then].value or 0))
            stated = (row[column].value or "").lstrip("-")
            if finger(stated, str(right), 1) or _slipped(row, now, then, column):
                return Found(row[column], row[then], row[now])
    return None


def _fits(row: Row, now: int, then: int, column: int) -> bool:
    """Whether two figures of a row make its change."""
    room, said = row[now].interval - row[then].interval, row[column].interval
    return room.overlaps(said) or (-room).overlaps(said)


def _slipped(row: Row, now: int, then: int, column: int) -> bool:
    """Whether a slip in one of the two figures makes the change."""
    change = abs(Decimal(row[column].value or 0))
    return any(
        finger(row[one].value or "", str(Decimal(row[other].value or 0) + sign))
        for one, other in ((now, then), (then, now))
        for sign in (change, -change)
    )
