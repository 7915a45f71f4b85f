"""Rows of figures under a heading that names whose they are: "County (Weah / Boakai)", then "Bong 58.0 / 42.0"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item

# No heading and no row is longer, in words and marks.
_LONGEST = 14


def by_heading(view: View, verdicts: Sequence[Verdict]) -> None:
    """Give the figures of rows without a name to those whom the heading over them names, in its order."""
    by_row: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.measure in AMOUNTS and verdict.trace.item.figure is not None:
            by_row.setdefault(verdict.row.line.number, []).append(verdict)
    heading: list[Item] = []
    for row in view.rows:
        plain = len(row.symbols) <= _LONGEST and not any(item.verb for item in row.line.items)
        if not plain:
            heading = []
        elif not row.results:
            named = {key_of(item): item for item in row.who if item.entity is not None}
            heading = list(named.values()) if len(named) > 1 else []
        elif heading and not row.who and len(row.results) == len(heading):
            _dealt(by_row.get(row.line.number, ()), row, heading)


def _dealt(found: Sequence[Verdict], row: Row, owners: Sequence[Item]) -> None:
    for verdict in found:
        if verdict.trace.item in row.results:
            verdict.subject = owners[row.results.index(verdict.trace.item)]
            verdict.owner_sure = PLAIN
