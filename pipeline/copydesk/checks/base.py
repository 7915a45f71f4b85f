"""What a check is: a code, a name, a severity, one function, and a docstring that is its manual page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from copydesk.checks.wording import extent
from copydesk.records import (
    Claim,
    Finding,
    FindingSpan,
    Reading,
    Settings,
    Severity,
    Suggestion,
    fingerprint,
)
from copydesk.records.once import once


class Ledger:
    """What a check did besides finding: comparisons made, and pairs set aside and why.

    A comparison of claims counts once, however often a check comes by it; so does a pair set aside.
    """

    def __init__(self) -> None:
        self.compared = 0
        self.checked: set[str] = set()
        self._made: dict[frozenset[str], float] = {}
        self._left: set[frozenset[str]] = set()
        self._seen: set[tuple[object, ...]] = set()

    @once
    def aside(self) -> Counter[str]:
        """How many pairs were set aside, by why."""
        return Counter()

    def compare(self, *claims: Claim) -> None:
        """Note that these claims were held against each other."""
        key = frozenset(claim.id for claim in claims)
        if key not in self._made:
            self._made[key] = min(claim.confidence for claim in claims)
            self.compared += 1
            self.checked |= key

    def count(self, *claims: Claim) -> None:
        """Note a comparison of figures that may be nobody's, of these claims if any."""
        self.compared += 1
        self.checked.update(claim.id for claim in claims)

    def set_aside(self, why: str, *claims: Claim, number: int = 1) -> None:
        """Note that a pair was left alone, or so many: 'place', 'stage', 'contest', 'source', ..."""
        if number <= 0:
            return
        key = frozenset(claim.id for claim in claims)
        if key not in self._left:
            self.aside[why] += number
            if key:
                self._left.add(key)

    def first_look(self, *token: object) -> bool:
        """Whether what the token stands for is counted for the first time."""
        known = token in self._seen
        self._seen.add(token)
        return not known

    def resting_below(self, confidence: float) -> int:
        """How many comparisons rest on a claim of less than this confidence."""
        return sum(least < confidence for least in self._made.values())


StoryRun = Callable[[Reading, Settings, Ledger], Iterable[Finding]]
# A check across stories works in two steps. What it notes of each story is small and JSON, made where the story is
# read and kept beside it; over the notes of all stories it asks for the few Readings that it must look at again.
Note = Callable[[Reading, Settings], Any]
FolderRun = Callable[[Iterable[tuple[int, Any]], Sequence[Reading], Ledger], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """One check. `run` takes a Reading, or for scope "folder" what `note` made of each, by its number.

    `rank` orders checks that see one fault: the lower speaks (contract, section 3); 0 takes no part.
    """

    code: str
    name: str
    severity: Severity
    page: str
    run: StoryRun | FolderRun
    scope: Literal["story", "folder"] = "story"
    rank: int = 0
    note: Note | None = None

    def finding(
        self,
        reading: Reading,
        message: str,
        primary: tuple[int, int],
        versus: Sequence[tuple[int, int]] = (),
        context: Sequence[tuple[int, int]] = (),
        *,
        claims: Sequence[Claim] = (),
        found: str | None = None,
        expected: str | None = None,
        replacement: str | None = None,
        confidence: float = 1.0,
    ) -> Finding:
        """A finding of this check at `primary` (start, end), with the places it is held against.

        `replacement`, if given, is suggested for the primary span.
        """
        spans = [self._span(reading, primary, "primary")]
        spans += [self._span(reading, place, "versus") for place in versus]
        spans += [self._span(reading, place, "context") for place in context]
        return Finding(
            check=self.name,
            code=self.code,
            severity=self.severity,
            message=message,
            spans=tuple(spans),
            claims=tuple(claim.id for claim in claims),
            found=found,
            expected=expected,
            suggestion=None
            if replacement is None
            else Suggestion(start=primary[0], end=primary[1], replacement=replacement),
            fingerprint=fingerprint(self.name, [span.text for span in spans if span.role != "context"]),
            confidence=round(confidence, 2),
        )

    def against(
        self,
        reading: Reading,
        message: str,
        odd: Claim,
        *others: Claim,
        found: str | None = None,
        expected: str | None = None,
    ) -> Finding:
        """A finding at the figure of one claim, held against those of others, shown in the order of the text given.

        Unless told otherwise what was found is the figure, and what was expected that of the only other.
        """
        if expected is None and len(others) == 1:
            expected = others[0].value
        return self.finding(
            reading,
            message,
            extent(reading, odd),
            versus=[extent(reading, one) for one in others],
            claims=[odd, *others],
            found=odd.value if found is None else found,
            expected=expected,
        )

    @staticmethod
    def _span(
        reading: Reading, place: tuple[int, int], role: Literal["primary", "versus", "context"]
    ) -> FindingSpan:
        start, end = place
        return FindingSpan(
            article=reading.article.id, start=start, end=end, text=reading.article.text[start:end], role=role
        )
