"""Sentences with the answer marked inside: "He had {nearly 50.9%|percent 50.9 almost} of the vote."

After the bar stand the kind, then for a figure value or value/of, the unit unless it has none, the comparator
unless it is exactly, and if wanted the interval: [40..45], (50..) or [..10]; a round bracket is an open end.
For a date: what it resolves to or "-", then parts that were printed (y2024 m3 d31 Sunday) and event=born.
A number that is not marked must not be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.records import Quantity

_MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
COMPARATORS = frozenset({"exactly", "about", "almost", "over", "under", "at_least", "at_most", "between"})


@dataclass(frozen=True)
class Expected:
    """What stands marked at `start`..`end` of the plain text."""

    start: int
    end: int
    answer: str


def unmark(marked: str) -> tuple[str, list[Expected]]:
    """The plain text of a marked sentence, and what is marked in it."""
    text, found, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        found.append(Expected(len(text), len(text) + len(match[1]), " ".join(match[2].split())))
        text += match[1]
        position = match.end()
    return text + marked[position:], found


def answer(quantity: Quantity, expected: str) -> str:
    """A quantity in the notation, with as many optional words as `expected` has."""
    words = [quantity.kind]
    if quantity.date is not None:
        return " ".join(words + _date_words(quantity, expected))
    words.append((quantity.value or "") + (f"/{quantity.of}" if quantity.of else ""))
    if quantity.unit:
        words.append(quantity.unit)
    if quantity.comparator != "exactly":
        words.append(quantity.comparator)
    if ".." in expected:
        left, right = "(" if quantity.low_open else "[", ")" if quantity.high_open else "]"
        words.append(f"{left}{quantity.low or ''}..{quantity.high or ''}{right}")
    return " ".join(words)


def _date_words(quantity: Quantity, expected: str) -> list[str]:
    date = quantity.date
    assert date is not None
    words = [date.resolved or "-"]
    if " y" in expected or " m" in expected or " d" in expected:
        parts = (("y", date.year), ("m", date.month), ("d", date.day))
        words += [f"{letter}{part}" for letter, part in parts if part is not None]
    if date.weekday and "day" in expected:
        words.append(date.weekday)
    if date.event and "event=" in expected:
        words.append(f"event={date.event}")
    return words
