"""Sources that stand behind their figures: "Source: Servel" under a list, a round figure whose exact one is a body's further on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.linker.view import View

# A line under a list that says whose it is begins with one of these, and one of those follows.
_FOOT = frozenset("source sources figures data results result totals tally figures count counts".split())
_FROM = frozenset({":", "from", "by", "according", "courtesy", "-", "–", "—"})
_AT_MOST = 8
# A sentence of so many words and a verb is no row of a list.
_PROSE = 12
# So many lines open a story: headline, standfirst and first paragraph.
_OPENING = 4
_COUNTED = frozenset({*AMOUNTS, "turnout", "lead", "counted", "total_votes", "electorate"})


def footed(view: View, placed: Sequence[Verdict]) -> None:
    """Give figures without a source that of the line under their list, or of the same figure told exactly."""
    unsaid = [one for one in placed if one.source is None and one.measure in _COUNTED and one.when is None]
    if not unsaid:
        return
    for row in view.rows:
        body = _under(row)
        if body is not None:
            first = _list_over(view, row.line.number)
            for one in unsaid:
                if first <= one.row.line.number < row.line.number:
                    one.source = body
    said = [one for one in placed if one.source is not None and one.measure in AMOUNTS and one.when is None]
    for one in unsaid:
        if one.source is None and one.row.line.number < _OPENING and one.measure in AMOUNTS:
            one.source = next((exact.source for exact in said if _same(one, exact)), None)


def _under(row: Row) -> str | None:
    """The body that a line names as the source of the list over it."""
    items = [item for item in row.line.items if item.lower not in ("(", "[", "*", "•")]
    if not row.bodies or len(items) < 2 or items[0].lower not in _FOOT or row.who:
        return None
    at = next((n for n, item in enumerate(items[1:_AT_MOST]) if item.lower in _FROM), None)
    behind = [item for item in row.bodies if at is not None and item.index > items[at + 1].index]
    return behind[0].entity.name if behind and behind[0].entity is not None else None


def _list_over(view: View, number: int) -> int:
    """The first line of the list, of rows without a sentence among them, that ends above a line."""
    first = number
    while first:
        line = view.rows[first - 1].line
        if line.part == "headline" or (len(line.items) > _PROSE and any(item.finite for item in line.items)):
            break
        first -= 1
    return first


def _same(one: Verdict, exact: Verdict) -> bool:
    """Whether a figure is another's, rounded: of one side and place."""
    mine, theirs = one.trace.item.figure, exact.trace.item.figure
    if mine is None or theirs is None or mine.value is None or theirs.value is None:
        return False
    if (
        one.measure != exact.measure
        or key_of(one.subject) is None
        or one.stage in ("poll", "exit_poll", "projection")
    ):
        return False
    if (key_of(one.subject), one.place) != (key_of(exact.subject), exact.place) or mine.unit != theirs.unit:
        return False
    value = Decimal(mine.value)
    return abs(value - Decimal(theirs.value)) <= Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
