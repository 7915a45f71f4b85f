"""Lists that are in order but for one row, and lists of who is elected and who is not, against their figures.

"1. Ruiz 4,012 / 2. Mora 3,655 / 3. Vega 3,950 / 4. Sanz 3,102"; "Osei, 2,102, elected; Lund, 1,340, re-elected; Dunn, 1,377".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_LINE = late(r"[^\n]+")
_NUMBERED = late(r"\s*(?:No\. ?)?(?P<number>\d{1,2})(?:[.):]|st\b|nd\b|rd\b|th\b)\s*(?=[^\W\d])")
# Rows that stand at the end whatever they have, and lists that are of something else than the sides of one vote.
_LAST = late(
    r"\b(?:others?|rest|remaining|independents?|invalid|blank|spoil\w+|none|total|turnout|write-?ins?|scattering|undecided)\b"
    # Questions, each with its answers.
    r"|\b(?:yes|no|for|against|passed|rejected|approved) \d|\d%? (?:yes|no|for|against)\b",
    re.IGNORECASE,
)
# Fewer elect nobody: numbers so small are of seats.
_VOTES = 100
_UNELECTED = late(
    r"\b(?:not (?:re-?)?elected|unelected|withdr\w+|ineligible|quota|preferences?|transfers?|count|ward|district|each)\b",
    re.IGNORECASE,
)
_NUMBERS, _VOTES = 4, 100


class _Row(NamedTuple):
    label: str
    figures: list[Quantity]


def ranked(reading: Reading) -> Iterator[Looked]:
    """Numbered lists of four rows or more that are in falling order but for one, in the first figure that all rows give.

    Silent where another column is in order: the list goes by that; and where a figure comes again, as answers have it.
    """
    for rows in _lists(reading):
        columns = [column for column in _columns(rows) if len(column) == len(rows)]
        column = columns[0] if columns else []
        if not column or any(_falls(one) for one in columns):
            if column and _falls(column):
                yield Looked((column[0], column[1]), None)
            continue
        rises = [number for number, (one, other) in enumerate(pairwise(column)) if _less(one, other)]
        if len(rises) != 1 or len({_size(one) for one in column}) < len(column):
            continue
        at = rises[0]
        if not any(_falls([*column[:out], *column[out + 1 :]]) for out in (at, at + 1)):
            continue
        odd, before = column[at + 1], column[at]
        message = f"The list goes down from {figure(column[0])} to {figure(column[-1])}; {figure(odd)} stands below {figure(before)}"
        yield Looked((before, odd), Odd(odd, (before,), message, before.value))


def _lists(reading: Reading) -> Iterator[list[_Row]]:
    """The runs of lines numbered 1, 2, 3 and so on."""
    text = reading.article.text
    run: list[_Row] = []
    for line in _LINE.finditer(text) if "1" in text else ():
        match = _NUMBERED.match(line[0])
        number = int(match["number"]) if match else 0
        if match is None or number != len(run) + 1:
            if len(run) >= _NUMBERS:
                yield run
            run = []
        if match is not None and number == len(run) + 1:
            inside = reading.quantities_in(line.start() + match.end(), line.end())
            run.append(_Row(line[0], [one for one in inside if _countable(one)]))
    if len(run) >= _NUMBERS:
        yield run


def _countable(one: Quantity) -> bool:
    return one.value is not None and one.kind in ("count", "percent") and one.comparator == "exactly"


def _columns(rows: Sequence[_Row]) -> list[list[Quantity]]:
    """The figures of the rows one under another: the first percentage of each, the first number, the second."""
    if any(_LAST.search(row.label) for row in rows):
        return []
    shares = [[one for one in row.figures if one.kind == "percent"] for row in rows]
    counts = [[one for one in row.figures if one.kind == "count"] for row in rows]
    # "3. Ogbaru: PDP 3,445, APGA 3,051": rows of places, each with several sides.
    if any(len(row) > 1 for row in shares) or any(
        sum(_size(one) >= _VOTES for one in row) > 1 for row in counts
    ):
        return []
    found = [[row[0] for row in kind if row] for kind in (shares, counts)]
    found.append([row[1] for row in counts if len(row) > 1])
    found = [column for column in found if column]
    return sorted(found, key=lambda column: column[0].start)


def _less(one: Quantity, other: Quantity) -> bool:
    return Decimal(one.value or 0) < Decimal(other.value or 0)


def _falls(column: Sequence[Quantity]) -> bool:
    return not any(_less(one, other) for one, other in pairwise(column))


def elected(reading: Reading) -> Iterator[Looked]:
    """Candidates and their votes in one line, parted by semicolons, some said to be elected: the others have fewer."""
    text = reading.article.text
    if "elected" not in text:
        return
    for line in _LINE.finditer(text):
        if line[0].count(";") < 2 or "elected" not in line[0] or _UNELECTED.search(line[0]):
            continue
        start = line.start() + line[0].rfind(":", 0, line[0].index(";")) + 1
        seated: list[Quantity] = []
        left: list[Quantity] = []
        for piece in re.finditer(r"[^;]+", text[start : line.end()]):
            inside = [
                one
                for one in reading.quantities_in(start + piece.start(), start + piece.end())
                if one.kind != "age"
            ]
            if len(inside) != 1 or not _countable(inside[0]) or inside[0].unit not in ("votes", None):
                break
            behind = text[inside[0].end : start + piece.end()]
            (seated if "elected" in behind else left).append(inside[0])
        else:
            # "Was elected" further down a list of parties with their seats: no candidates.
            if seated and left and max(map(_size, (*seated, *left))) >= _VOTES:
                low, high = min(seated, key=_size), max(left, key=_size)
                message = f"elected with {figure(low)}, while {figure(high)} were not enough"
                yield Looked((low, high), Odd(low, (high,), message) if _less(low, high) else None)


def _size(one: Quantity) -> Decimal:
    return Decimal(one.value or 0)
