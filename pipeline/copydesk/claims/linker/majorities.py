"""Majorities told beside seats: "55 of the 101 seats, a clear majority", "149 of 300, two short of a majority"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.records.late import late

_SEATS = frozenset({"seats", "areas_won"})
# Before the word, behind the seats: an apposition.
_HAS_IT = late(
    r"(?:,|;|:| –| —| -|\()(?: and)?(?: thus| so| therefore| still| hence| enough for| which is)? (?:an?|its|their) (?:(?:clear|absolute|slim|bare|narrow|comfortable|outright|simple|overall|working|thin|solid|large|wafer-thin|razor-thin|one-seat|two-seat|governing|first|new|safe|healthy|crushing|overwhelming|two-thirds|three-fifths|qualified|slender|reduced|small) ?,?(?:and )?){0,2}\Z"
)
_LACKS_IT = late(
    r"(?:\b(?:short|shy|below|away|fewer|off|less)(?: of| from| than)? |\bfrom |\bno |\bnot |\bwithout |\black(?:s|ing|ed)? [\w-]+ for |\bfor want of )(?:an?|the|its|their|overall|own)?(?: [\w-]+){0,2} ?\Z"
)
# Seats of several: "the Greens, who together now have 58", "with two allied to it and the eight of the Centre, a majority of 62".
_TOGETHER = late(
    r"\b(?:together|combined|jointly|between them|would|allied|allies|partners?|backing|support)\b"
)
_OF_MANY = late(r" of (?:the )?\d{2}")
_REACH = 70


def with_majorities(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and majorities that stand in apposition to somebody's seats and nobody has read."""
    told = {id(verdict.trace) for verdict in verdicts}
    found = list(verdicts)
    for row in view.rows:
        if "majority" not in row.words:
            continue
        for trace in row.traces:
            if trace.item.lower != "majority" or id(trace) in told:
                continue
            start = trace.item.start - row.line.start
            before = row.line.text[max(start - _REACH, 0) : start]
            seats = [
                one for one in verdicts
                if one.row is row and one.measure in _SEATS and one.trace.item.figure is not None
                and one.trace.item.index < trace.item.index and start - _REACH < one.trace.item.end - row.line.start
            ]  # fmt: skip
            measure = (
                "majority" if _HAS_IT.search(before) else "no_majority" if _LACKS_IT.search(before) else None
            )
            behind = trace.item.end - row.line.start
            if measure == "majority" and _OF_MANY.match(row.line.text, behind):
                continue
            if measure is None or _TOGETHER.search(before) or not seats or seats[-1].subject is None:
                continue
            owner = seats[-1]
            found.append(
                Verdict(trace, row, measure, PLAIN, subject=owner.subject, owner_sure=owner.owner_sure)
            )
    return found
