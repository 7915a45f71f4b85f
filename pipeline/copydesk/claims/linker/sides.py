"""Outcomes that are of two: "X and Y head for a run-off", "tied with Y at 41%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copydesk.claims.linker.named import key_of, kind_of
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.sentences.line import Item

_OF_TWO = frozenset({"tied", "runoff"})
_JOINING = frozenset(
    {
        "and",
        "&",
        "with",
        "vs",
        "vs.",
        "v",
        "versus",
        "against",
        "nor",
        ",",
        "/",
        "faces",
        "meets",
        "face",
        "meet",
    }
)
# So many words of figures and brackets stand at most between the two: "X (27.3%) and Y".
_ASIDE = 8


def of_both(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, a tie or a run-off of one once more of the other that stands beside, or is the rival."""
    found: list[Verdict] = []
    for verdict in verdicts:
        found.append(verdict)
        if verdict.measure not in _OF_TWO or verdict.subject is None or verdict.trace.item.figure is not None:
            continue
        other = verdict.rival or _beside(verdict, verdict.subject)
        if other is None or other.entity is None or kind_of(other) != kind_of(verdict.subject):
            continue
        if not any(_tells(one, verdict, other) for one in verdicts):
            found.append(replace(verdict, subject=other, rival=verdict.subject))
    return found


def _tells(one: Verdict, verdict: Verdict, other: Item) -> bool:
    """Whether a verdict of the line tells the same of the other already, or will by the claims of the rules."""
    keys = [claim.subject_id for claim in one.trace.claims]
    if one is verdict and key_of(other) in keys and key_of(verdict.subject) in keys:
        return True
    return one.row is verdict.row and one.measure == verdict.measure and key_of(one.subject) == key_of(other)


def _beside(verdict: Verdict, subject: Item) -> Item | None:
    """Who is joined to the subject by "and" or the like, over brackets and figures."""
    if subject not in verdict.row.line.items:
        return None
    items = verdict.row.line.items
    for step in (1, -1):
        joined, inside = False, False
        at = subject.index + step
        while 0 <= at < len(items) and abs(at - subject.index) <= _ASIDE:
            item = items[at]
            if item.lower in ("(", ")"):
                inside = not inside
            elif not inside and item.who and joined:
                return item
            elif not inside and item.lower in _JOINING:
                joined = True
            elif not inside and item.figure is None and item.lower not in ("the", "%", "percent"):
                break
            at += step
    return None
