"""Figures that are the sum of those told before them, and so no side's own: "the Greens 14 and the Centre 10, 44 in all"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.traces import number_of
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.records.late import late

# "44 in all", "23 seats altogether".
_BEHIND = late(
    r"(?: seats| votes| mandates| members| deputies| councillors| delegates)?,? (?:in all|altogether|all told|in total|all in all|combined|between them)\b(?! (?:of|but|\d|the|its|their)\b)"
)
# "For a total of 44", "making 44", "a total of", "or 44 between them".
_BEFORE = late(
    r"(?:, |; |– |— )(?:or |and )?(?:(?:for|giving (?:them|it|the \w+)|making|which makes|with) (?:an? (?:\w+ )?total of |a sum of )|(?:making|totall?ing|in all|altogether|in total|together|all told|combined),? )\Z"
)
_REACH = 50


def of_all(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts without the amounts that sum up those of two sides and more of the same line."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.measure not in AMOUNTS or not _said(verdict) or not _behind_several(verdict, kept):
            kept.append(verdict)
    return kept


def _said(verdict: Verdict) -> bool:
    """Whether the words right beside a figure say that it is a sum."""
    line, item = verdict.row.line, verdict.trace.item
    figure = item.figure
    number = figure.value_span if figure is not None else None
    if number is None:
        return False
    start = number.start - line.start
    return (
        _BEHIND.match(line.text, number.end - line.start) is not None
        or _BEFORE.search(line.text, max(start - _REACH, 0), start) is not None
    )


def _behind_several(verdict: Verdict, told: Sequence[Verdict]) -> bool:
    """Whether smaller figures of two sides stand before it in the line."""
    whole = number_of(verdict.trace)
    before = [one for one in told if one.row is verdict.row and one.measure == verdict.measure]
    values = [number_of(one.trace) for one in before]
    if whole is None or len({key_of(one.subject) for one in before if one.subject is not None}) < 2:
        return False
    return all(value is not None and value < whole for value in values[-2:])
