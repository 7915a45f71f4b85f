"""Another election told by words that leave no doubt: "(2021: 48.2)", "that year", "went into the vote with 12"."""

from __future__ import annotations

import re

from copydesk.claims.context.story import Guessed
from copydesk.claims.context.times import EARLIER
from copydesk.claims.linker.elections import YEARS_BACK, years_named
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.records.late import late

_THAT = late(
    r"\b[Tt]hat (?:year|election|vote|poll|contest|race|time|ballot|by-election|referendum)\b|\b[Ii]n the same year\b"
)
# Behind these a figure is of what was before the vote: "went into the election with 12".
_INTO = r"(?:go(?:es|ing)?|went|gone|c[oa]me|coming|head(?:s|ed|ing)?|enter(?:s|ed|ing)?)"
_ELECTION = r"(?:election|elections|vote|poll|polls|contest|campaign|race|by-election|ballot)"
_BODY = r"(?:council|parliament|assembly|chamber|legislature|house|senate|congress|board|knesset|bundestag|duma|diet|dáil|stortinget?|storting|riksdag|lok sabha|term)"
_BEFORE = late(
    rf"\b(?:{_INTO} into (?:the|this|that|\w+day['’]s) (?:\w+ )?{_ELECTION}|enter(?:ed|s|ing) (?:the|this) (?:\w+ )?{_ELECTION}"
    rf"|before (?:the|this|\w+day['’]s) (?:\w+ )?(?:election|elections|vote|poll)|in (?:the|its|that) (?:previous|outgoing|old|last|dissolved|departing) (?:[\w-]+ )?{_BODY}"
    r"|at (?:the )?dissolution|on the eve of (?:the|this) (?:\w+ )?(?:election|elections|vote|poll)|until now)\b",
    re.IGNORECASE,
)
_CLAUSE = late(r"[,;:–—(]|\b(?:and|but|while)\b")
_NOW = late(r"\b(?:now|today|this (?:time|year|week|month)|but|while|on \w+day|since)\b|;")
_REACH = 90


def governed_elsewhere(view: View, row: Row, trace: Trace) -> frozenset[str]:
    """Years told in brackets that a figure or outcome stands outside of: "52.3 percent (2021: 48.2)"."""
    mine = _bracket(row, trace.item.index)
    found, free = set(), set()
    for item, year in years_named(view, row):
        held = _bracket(row, item.index)
        if held is not None and held != mine and _with_figure(row, held):
            found.add(year)
        else:
            free.add(year)
    return frozenset(found - free)


def when_told(view: View, row: Row, trace: Trace) -> str | None:
    """The other election that the words around a figure or outcome surely tell; None if they tell none."""
    own = _bracket(row, trace.item.index)
    if own is not None:
        inside = [year for item, year in years_named(view, row) if _bracket(row, item.index) == own]
        if len(inside) == 1:
            return inside[0]
    text, at = row.line.text, trace.item.start - row.line.start
    if row.line.number and isinstance(view.story.published, Guessed) and _in_a_month(row, trace):
        return EARLIER
    that = _THAT.search(text, 0, at)
    if that is not None and not _NOW.search(text, that.end(), at):
        return _last_named(view, row, trace)
    behind = max(
        (item.end - row.line.start for item in row.results if item.index < trace.item.index), default=0
    )
    before = _BEFORE.search(text, max(behind, at - _REACH), at)
    if before is None or years_named(view, row):
        return None
    # "Down from 25 in the outgoing parliament to 18": the words are of the figure before them.
    return EARLIER if not behind or _CLAUSE.search(text, behind, before.start()) else None


def _in_a_month(row: Row, trace: Trace) -> bool:
    """ "It failed by 340 votes in March", in a story without a date, whose own vote is told by its day."""
    items, clause = row.line.items, trace.shape.clause(trace.item.index)
    begin = 0 if items[0].lower == "in" else clause.start
    for item in items[begin : clause.end]:
        parts = item.figure.date if item.figure is not None else None
        if parts is None or not parts.month or parts.day or parts.year or not item.index:
            continue
        between = items[min(item.index, trace.item.index) + 1 : max(item.index, trace.item.index)]
        if items[item.index - 1].lower == "in" and not any(one.lower == ";" for one in between):
            return True
    return False


def _last_named(view: View, row: Row, trace: Trace) -> str | None:
    """The year that "that year" goes back to: the last one named before it."""
    here = [year for item, year in years_named(view, row) if item.index < trace.item.index]
    if here:
        return here[-1]
    for distance in range(1, min(YEARS_BACK, row.line.number) + 1):
        named = years_named(view, view.rows[row.line.number - distance])
        if named:
            return named[-1][1]
    return None


def _bracket(row: Row, index: int) -> tuple[int, int] | None:
    """Where the round brackets open and close that an item stands in."""
    symbols = row.symbols
    for begin in range(index - 1, max(-1, index - 12), -1):
        if symbols[begin] == ")":
            return None
        if symbols[begin] == "(":
            end = next(
                (at for at in range(index + 1, min(len(symbols), index + 12)) if symbols[at] == ")"), None
            )
            return None if end is None else (begin, end)
    return None


def _with_figure(row: Row, held: tuple[int, int]) -> bool:
    """Whether a result stands in brackets."""
    return any(held[0] < item.index < held[1] for item in row.results)
