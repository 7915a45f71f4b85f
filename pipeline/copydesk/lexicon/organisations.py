"""Bodies that stories quote: agencies, broadcasters, pollsters, boards, courts, parliaments."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from copydesk.lexicon.tables import lines
from copydesk.names.fold import fold


class KnownBody(NamedTuple):
    """A body of the table; `kind` is agency, broadcaster, paper, pollster, board, court, parliament, ..."""

    name: str
    acronym: str
    names: tuple[str, ...]
    kind: str


@cache
def _table() -> dict[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for line in lines("organisations.txt"):
        acronym, name, *others, kind = line.split("|")
        listed = others[0].split(";") if others else []
        names = tuple(dict.fromkeys(fold(n) for n in (name, acronym, *listed) if n))
        body = KnownBody(name, acronym, names, kind)
        for key in names:
            found.setdefault(key, body)
    return found


def known_folded(key: str) -> KnownBody | None:
    """The body of that folded name."""
    return _table().get(key)


def known(name: str) -> KnownBody | None:
    """The body of that name."""
    return known_folded(fold(name))
