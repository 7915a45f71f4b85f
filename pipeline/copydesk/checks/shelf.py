"""Claims of one kind, indexed by what plainly keeps claims apart, so that long tables are compared in full."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from copydesk.checks.apart import plainly
from copydesk.checks.base import Ledger
from copydesk.checks.context import KEY, Key
from copydesk.checks.scene import Scene
from copydesk.records import Claim
from copydesk.records.once import once

# How many claims that nothing plain keeps apart are looked at before and behind one: a bucket as large as that
# is a table whose rows were not told apart.
_NEAREST = 24
_FAR = "far"


class Shelf:
    """Claims in the order of the text. `around` and `pairs` give those that may be worth comparing.

    What they leave out differs plainly in contest, election, round, place or group (see `apart`), and is counted
    in the ledger without a look at each pair.
    """

    def __init__(self, scene: Scene, claims: Sequence[Claim]) -> None:
        self.scene = scene
        self.claims = sorted(claims, key=lambda one: one.value_span.start)
        self._starts = [one.value_span.start for one in self.claims]
        self._counts: list[dict[Key, int]] | None = None

    def __len__(self) -> int:
        return len(self.claims)

    def around(self, claim: Claim, ledger: Ledger | None = None) -> list[Claim]:
        """The claims of the shelf that may be comparable with `claim`, which may be of another shelf."""
        if not self.claims:
            return []
        found = self._around(claim)
        if ledger is not None:
            self._note_around(claim, found, ledger)
        return [self.claims[number] for number in found]

    def pairs(self, ledger: Ledger | None = None) -> Iterator[tuple[Claim, Claim]]:
        """Every two claims that may be comparable, in the order of the text."""
        if len(self.claims) < 2:
            return
        looked: dict[str, int] = {}
        for number, claim in enumerate(self.claims):
            for other in self._around(claim):
                if other > number:
                    why = self._between(claim, self.claims[other])
                    looked[why] = looked.get(why, 0) + 1
                    yield claim, self.claims[other]
        if ledger is not None:
            levels = [sum(n * (n - 1) // 2 for n in count.values()) for count in self._prefixes()]
            self._note(ledger, levels, looked)

    @once
    def _ids(self) -> set[str]:
        return {one.id for one in self.claims}

    @once
    def _alike(self) -> dict[Key, list[int]]:
        """The claims that nothing plain keeps apart."""
        found: dict[Key, list[int]] = {}
        for number, claim in enumerate(self.claims):
            found.setdefault(self.scene[claim].key, []).append(number)
        return found

    @once
    def _near(self) -> dict[tuple[str, int], list[int]]:
        """The claims of each sentence, list and table."""
        found: dict[tuple[str, int], list[int]] = {}
        for number, claim in enumerate(self.claims):
            for place in self._places(claim):
                found.setdefault(place, []).append(number)
        return found

    def _around(self, claim: Claim) -> list[int]:
        start = claim.value_span.start
        found = set(self._nearest(self._alike.get(self.scene[claim].key, ()), start))
        for place in self._places(claim):
            found.update(self._nearest(self._near.get(place, ()), start))
        return sorted(number for number in found if self.claims[number] is not claim)

    def _nearest(self, numbers: Sequence[int], start: int) -> Sequence[int]:
        if len(numbers) <= 2 * _NEAREST:
            return numbers
        here = bisect_left(numbers, bisect_right(self._starts, start))
        return numbers[max(0, here - _NEAREST) : here + _NEAREST]

    def _places(self, claim: Claim) -> Iterator[tuple[str, int]]:
        """Where a claim stands: its sentence, its list or table."""
        context = self.scene[claim]
        yield "sentence", context.sentence
        if context.block is not None:
            yield "block", context.block

    def _between(self, one: Claim, other: Claim) -> str:
        return plainly(self.scene[one], self.scene[other]) or _FAR

    def _prefixes(self) -> list[dict[Key, int]]:
        """How many claims there are of each beginning of a key, shortest first."""
        if self._counts is None:
            keys = [self.scene[claim].key for claim in self.claims]
            self._counts = []
            for length in range(len(KEY) + 1):
                counts: dict[Key, int] = {}
                for key in keys:
                    begins = key[:length]
                    counts[begins] = counts.get(begins, 0) + 1
                self._counts.append(counts)
        return self._counts

    def _note_around(self, claim: Claim, found: Sequence[int], ledger: Ledger) -> None:
        if not ledger.first_look(claim.id, id(self)):
            return
        key, itself = self.scene[claim].key, claim.id in self._ids
        levels = [count.get(key[:length], 0) - itself for length, count in enumerate(self._prefixes())]
        looked: dict[str, int] = {}
        for number in found:
            why = self._between(claim, self.claims[number])
            looked[why] = looked.get(why, 0) + 1
        self._note(ledger, levels, looked)

    def _note(self, ledger: Ledger, levels: Sequence[int], looked: Mapping[str, int]) -> None:
        """Write down the pairs not looked at: those that share so much of a key, and no more."""
        for why, (more, fewer) in zip((*KEY, _FAR), pairwise([*levels, 0]), strict=True):
            ledger.set_aside(why, number=more - fewer - looked.get(why, 0))
