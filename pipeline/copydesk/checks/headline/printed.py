"""A headline's figure that stands nowhere in the story, nor follows from what does, while one a finger away does.

Whose the figures are may be a guess: that a number which no others make is one digit from the story's own is no
accident. "Wins 186 seats" over "176 of the 349 seats"; "with 76%" over "67.17 percent". Silent where the number stands
in the story, is a rounder form of one that does, or the sum or difference of figures that stand together; where it is
hedged or has no digit; and where two of the story's figures are as near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger
from copydesk.records import Quantity, Reading
from copydesk.records.late import late
from copydesk.records.once import once

_KINDS = frozenset({"count", "percent", "points"})
_NO_TALLY = frozenset({"age", "duration", "money", "ordinal", "date"})
# So many sentences behind the headline are the top of the story.
_TOP = 9
_HEADS = 8
# How likely it must be what a figure measures to count for or against it.
_GUESS = 0.3
_POLLS = frozenset({"poll", "exit_poll", "projection"})
_NUMBER = late(r"(?<![\d.,])\d{1,3}(?:,\d{2,3})+(?![\d,])|(?<![\d.,])\d+(?:\.\d+)?")
_SCORE = late(r"\d[-–]\d")
_PASSED = late(
    r"\b(?:pass(?:es|ed|ing)?|past|tops?|topped|topping|exceeds?|cross(?:es|ed)|breaks|beyond)(?: the)? \Z",
    re.IGNORECASE,
)
_REACH = 24
_IN_A_ROW = 5
# With so many zeros at its end a number is a round one.
_ROUND = 2
_WIDE = 12


class Odd(NamedTuple):
    """A headline's figure, what it is held against, and what that makes."""

    head: Quantity
    against: tuple[Quantity, ...]
    right: Decimal


def odd_figures(table: Bench, settled: set[str | None], ledger: Ledger) -> Iterator[Odd]:
    """The figures of the headline that one of the story contradicts by a finger."""
    story = story_of(table)
    for head in story.heads[:_HEADS]:
        if head.id in settled or not exact(head) or len(_digits(head.value)) < 2:
            continue
        if passed(table.reading, head.start) or story.in_score(head) or story.stands(head):
            continue
        ledger.count()
        found = story.finger_away(head)
        if found is not None:
            yield found


def passed(reading: Reading, start: int) -> bool:
    """Whether a figure is one that something goes beyond: "count passes 60%"."""
    return _PASSED.search(reading.article.text, max(0, start - _REACH), start) is not None


def story_of(table: Bench) -> Story:
    """The figures of the story on a bench, made once."""
    return table.kept("printed story", lambda: Story(table.reading))


class Story:
    """The figures of a story: `heads` in its headline, `body` below."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.spans = [(one.start, one.end) for one in reading.article.parts if one.kind == "headline"]
        figures = [
            one for one in reading.quantities_in_order if one.value is not None and one.kind not in _NO_TALLY
        ]
        self.heads = [one for one in figures if self._inside(one) and one.kind in _KINDS]
        self.body = [one for one in figures if not self._inside(one)] if self.heads else []

    def _inside(self, one: Quantity) -> bool:
        return any(start <= one.start < end for start, end in self.spans)

    @once
    def _measures(self) -> dict[str, frozenset[str]]:
        """What each figure measures, as far as anybody guessed."""
        found: dict[str, set[str]] = {}
        for claim in self.reading.claims:
            if claim.quantity_id and claim.confidence >= _GUESS:
                found.setdefault(claim.quantity_id, set()).add(claim.measure)
        return {id: frozenset(names) for id, names in found.items()}

    @once
    def _sides(self) -> dict[str, str]:
        """Whose each figure is, as far as anybody guessed."""
        return {
            claim.quantity_id: claim.subject_id
            for claim in self.reading.claims
            if claim.quantity_id and claim.subject_id and claim.when is None and claim.confidence >= _GUESS
        }

    @once
    def _elsewhen(self) -> frozenset[str]:
        """The figures that are only of another election, a part of the voters, or a poll."""
        apart: dict[str, bool] = {}
        for claim in self.reading.claims:
            if claim.quantity_id and claim.confidence >= _GUESS:
                other = claim.when is not None or claim.group is not None or claim.status in _POLLS
                apart[claim.quantity_id] = other and apart.get(claim.quantity_id, True)
        return frozenset(id for id, other in apart.items() if other)

    @once
    def rows(self) -> list[list[Quantity]]:
        """The figures of each paragraph or list, counts apart from shares."""
        rows: dict[tuple[int, bool], list[Quantity]] = {}
        for one in self.body:
            if one.kind in _KINDS:
                place = self.reading.sentences[self.reading.sentence_at(one.start)].paragraph
                rows.setdefault((place, one.kind == "count"), []).append(one)
        return list(rows.values())

    @once
    def _printed(self) -> set[Decimal]:
        """All numbers below the headline, figures or not."""
        behind = max((end for _start, end in self.spans), default=0)
        text = self.reading.article.text
        found = {Decimal(match[0].replace(",", "")) for match in _NUMBER.finditer(text, behind)}
        found |= {value(one) for one in self.body}
        return found | {Decimal(one.of) for one in self.body if one.of}

    @once
    def _shares(self) -> set[Decimal]:
        """The figures below the headline that may be shares or points."""
        return {value(one) for one in self.body if one.kind in ("percent", "points") or one.unit is None}

    @once
    def _made(self) -> set[Decimal]:
        """What figures that stand together make: differences, sums of neighbours, the rest of a whole."""
        found = {Decimal(one.of) - value(one) for one in self.body if one.of}
        found |= {2 * value(one) - Decimal(one.of) for one in self.body if one.of}
        found |= {100 * value(one) / Decimal(one.of) for one in self.body if one.of and Decimal(one.of)}
        for row in self.rows:
            numbers = [value(one) for one in row]
            found |= {abs(one - other) for one, other in combinations(numbers[:_WIDE], 2)}
            for length in range(2, _IN_A_ROW + 1):
                found |= {
                    sum(numbers[at : at + length], Decimal()) for at in range(len(numbers) - length + 1)
                }
        return found

    def stands(self, head: Quantity) -> bool:
        """Whether the story has the number, a finer form of it, or figures that make it."""
        said, whole = value(head), head.kind == "count"
        if not whole and said not in self._shares and said == said.to_integral_value():
            return any(said == one or rounder(said, one) for one in self._shares | self._made)
        return any(
            said in known
            or any(rounder(said, one) for one in known if not whole or one == one.to_integral_value())
            for known in (self._printed, self._made)
        )

    def in_score(self, head: Quantity) -> bool:
        """Whether a figure is one of a score, "33-30 becomes 32-31", of which it is never sure whose it is."""
        return _SCORE.search(self.reading.article.text, max(0, head.start - 2), head.end + 2) is not None

    def told(self, head: Quantity) -> bool:
        """Whether a figure of the same kind below the headline is this one, or a finer form of it."""
        said = value(head)
        return any(
            head.kind == one.kind
            and (said == value(one) or one.interval.overlaps(head.interval) or rounder(said, value(one)))
            for one in self.body
        )

    def finger_away(self, head: Quantity) -> Odd | None:
        """The one figure of the story that is the headline's with one digit another or two changed about.

        Of several the one that is of the headline's own side, where it is the only one.
        """
        near = [
            one for one in self.body
            if one.kind in _KINDS and exact(one) and self._one_thing(head, one) and slipped(head, one)
        ]  # fmt: skip
        if len({value(one) for one in near}) > 1:
            near = [
                one
                for one in near
                if self._sides.get(one.id) and self._sides.get(one.id) == self._sides.get(head.id)
            ]
        if len({value(one) for one in near}) != 1:
            return None
        return Odd(head, (near[0],), value(near[0]))

    def measures(self, one: Quantity) -> frozenset[str]:
        """What a figure measures, as far as anybody guessed."""
        return self._measures.get(one.id, frozenset())

    def at_top(self, one: Quantity) -> bool:
        """Whether a figure stands in the first sentences of the story."""
        return self.reading.sentence_at(one.start) <= _TOP

    def _one_thing(self, head: Quantity, one: Quantity) -> bool:
        """Whether both may be of one thing, and the other at the top of the story unless it is long."""
        if head.kind != one.kind or (head.unit != one.unit and None not in (head.unit, one.unit)):
            return False
        # "19 of 21" and "18 of the 20 collated": two hours of one count.
        if None not in (head.of, one.of) and head.of != one.of:
            return False
        if one.id in self._elsewhen and head.id not in self._elsewhen:
            return False
        mine, its = self.measures(head), self.measures(one)
        if mine and its and mine.isdisjoint(its):
            return False
        if not (mine and its) and (head.unit is None or head.unit != one.unit):
            return False
        return len(_digits(head.value)) > 2 or self.at_top(one)


def slipped(head: Quantity, one: Quantity) -> bool:
    """Whether the headline's number is the other, or a rounder form of it, but for a finger."""
    said, right = head.value or "", one.value or ""
    if finger(said, right):
        return True
    if head.kind == "count":
        zeros = len(said) - len(said.rstrip("0"))
        return zeros >= _ROUND and "." not in right and any(finger(said, way) for way in _cut(right, zeros))
    places = [len(number.partition(".")[2]) for number in (said, right)]
    if not 0 < abs(places[0] - places[1]) < 3 or places[0] > places[1] + 1:
        return False
    short, long = (said, right) if places[0] < places[1] else (right, said)
    return any(finger(short, way) for way in _cut(long, -min(places)))


def _cut(number: str, zeros: int) -> list[str]:
    """A number with so many zeros at its end, or decimals where fewer than none: cut off and rounded."""
    step = Decimal(10) ** zeros
    cut = Decimal(number) // step * step
    near = (Decimal(number) / step).to_integral_value(ROUND_HALF_UP) * step
    return [f"{one:f}" for one in (cut, near)]


def exact(one: Quantity) -> bool:
    """Whether a figure is printed in digits and without a hedge."""
    return one.comparator == "exactly" and any(map(str.isdigit, one.printed))


def value(one: Quantity) -> Decimal:
    """The figure as a number."""
    return Decimal(one.value or 0)


def _digits(printed: str | None) -> str:
    return (printed or "").replace(".", "")


def rounder(head: Decimal, one: Decimal) -> bool:
    """Whether the first number is the other with fewer digits: 52 of 52.3, 28,000 of 28,666."""
    text = f"{head:f}"
    places = len(text.partition(".")[2])
    if places < len(f"{one:f}".partition(".")[2]):
        return abs(head - one) < Decimal(10) ** -places
    zeros = 0 if places else len(text) - len(text.rstrip("0"))
    return zeros > 0 and one >= 100 and abs(one - head) < Decimal(10) ** zeros
