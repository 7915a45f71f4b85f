"""Sums of seats that a sentence sets out with any word for adding: "A (32), B (14) and C (11) add up to 57", "32 plus 14 makes 46".

The words say which number is the sum; all plain numbers before it in its clause are the parts. Speaks only where no two or more
of them make the sum, and a slip of one finger, in the sum or in one of the parts, keeps all of them from making it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued, small
from copydesk.checks.marked import marked
from copydesk.checks.sums.adding import made, place, subset, value
from copydesk.checks.sums.seating import Misfit, bodies
from copydesk.checks.sums.sides import of_seats
from copydesk.records import Quantity
from copydesk.records.late import late

_JUST = r"(?:a (?:combined |joint |grand )?total of |only |just |exactly |a comfortable |a bare )?"
_N = rf"{_JUST}‹n(?P<sum>\d+)›(?! (?:each|apiece|more|fewer|less|ahead|short|votes|of (?:the|those|these|them|its)|percent|needed))"
# Right before the sum, right behind it, or who has it.
_SUMS = (
    Cued(
        rf"\b(?:add(?:s|ed|ing)?(?: up)? to|com(?:e|es|ing) to|amount(?:s|ing)? to|total(?:s|led|ling)?|sum(?:s)? to|make(?:s)?(?: up)?|making|giving|in all|between them|together|combined|plus ‹n\d+›(?: seats)?, (?:or|which is|that is)),? {_N}",
        "add|com|amount|total|sum|mak|giving|in all|between them|together|combined|plus",
    ),
    Cued(rf"(?:,|:| –|;) {_N}(?: seats| members)? (?:in all|in total|together|combined|between them|all told|altogether)\b", "in all|in total|together|combined|between them|all told|altogether"),
    Cued(
        rf"\b(?:together|bloc|coalition|alliance|camp|government|pact|the (?:two|three|four|five|pair|trio))\b[^‹›;:]{{0,40}}\b(?:has|have|holds?|commands?|controls?) {_N}",
        "together|bloc|coalition|alliance|camp|government|pact|the two|the three|the four|the five|the pair|the trio",
    ),
)  # fmt: skip
# Of another time, of what is wanted, or counted another way.
_SILENT = late(
    r"\b(?:had|held|before|last|previous\w*|outgoing|ago|polls?|forecast\w*|projected|predicted|votes?|each|apiece|nominated|appointed|reserved|vacan\w+|compared"
    r"|lost|loss\w*|gain\w*|including|among them|of which|of whom|except|without|independents?|others?|allies|at least|some|another|a seat)\b|(?:19|20)\d\d|%|‹[pd]"
)
_A_NUMBER = late(
    r"‹n(\d+)›(?!(?: seats| members)? (?:more|fewer|ahead|short|needed|of (?:the|its|all)|percent|to ‹)|-)"
)
_MOST = 8


def totted(table: Bench) -> Iterator[Misfit | None]:
    """The sums that sentences tell by a word for adding; None for those that fit."""
    sized: set[int] | None = None
    for words, figures in marked(table.reading, 3, "nnn"):
        low = small(words)
        for pattern in _SUMS:
            match = pattern.search(words) if pattern.may_match(low) else None
            if match is None:
                continue
            begin = max(words.rfind("; ", 0, match.start()), 0)
            if _SILENT.search(words, begin, match.end()):
                break
            sized = sized if sized is not None else {one.start for one in bodies(table)}
            stated = figures[int(match["sum"])]
            parts = [
                figures[int(one[1])] for one in _A_NUMBER.finditer(words, begin, match.start("sum"))
                if of_seats(figures[int(one[1])])
            ]  # fmt: skip
            parts = [one for one in parts if place(one) not in sized and one is not stated]
            if of_seats(stated) and 2 <= len(parts) <= _MOST:
                yield _misfit(stated, parts)
            break


def _misfit(stated: Quantity, parts: Sequence[Quantity]) -> Misfit | None:
    values = [value(one) for one in parts]
    if value(stated) <= max(values) or subset(values, value(stated)):
        return None
    return made(stated, parts, listed=True)
