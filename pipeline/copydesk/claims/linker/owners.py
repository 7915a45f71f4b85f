"""Whose a figure or an outcome can be, and over whom: those whom the line names, those named before it, those named most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, View
from copydesk.claims.sentences.line import Item


@dataclass(eq=False, slots=True)
class Option:
    """Somebody whom a figure can be of. `key`: the entity's id, or the common noun. Without an item: nobody."""

    item: Item | None
    key: str | None


def subject_options(view: View, row: Row, trace: Trace) -> list[Option]:
    """Everybody whom a figure or an outcome can be of, nobody first; somebody whom the line names stands once for each time."""
    return _options(view, row, trace, None)


def rival_options(view: View, row: Row, trace: Trace, subject: Item) -> list[Option]:
    """Everybody but the subject whom a margin or a win can be over, nobody first."""
    return _options(view, row, trace, key_of(subject))


def _options(view: View, row: Row, trace: Trace, against: str | None) -> list[Option]:
    here = [one for one in row.who if one is not trace.item]
    options = [Option(None, None)]
    options += [Option(one, key) for one in here if (key := key_of(one)) != against or against is None]
    named = {option.key for option in options} | {against}
    for one in _elsewhere(view, row, alone=not here):
        key = key_of(one)
        if key not in named:
            named.add(key)
            options.append(Option(one, key))
    return options


def _elsewhere(view: View, row: Row, *, alone: bool) -> Iterator[Item]:
    """Those whom other lines name: those before it, those named most, and for an opening line without a name those behind it."""
    number = row.line.number
    yield from view.kept(("named", number), lambda: [one for one, _row, _lines in view.named_before(number)])
    yield from view.leading
    if alone and (row.line.part in OPENING or number < 2):
        yield from (one for one, _row, _lines in view.named_behind(number))


def rule_keys(trace: Trace) -> tuple[list[str | None], list[str | None]]:
    """Whom the rules take for the subjects and for the rivals."""
    return (
        [claim.subject_id or claim.subject for claim in trace.claims if claim.subject],
        [claim.rival_id for claim in trace.claims if claim.rival_id],
    )
