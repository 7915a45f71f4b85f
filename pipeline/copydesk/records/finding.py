"""A finding: what in a story cannot both be true, with both places and the arithmetic."""

import hashlib
from collections.abc import Iterable
from typing import Literal

from copydesk.records.base import Record

Severity = Literal["error", "warning", "info"]
SpanRole = Literal["primary", "versus", "context"]


class FindingSpan(Record):
    """A place that a finding points at, in the article with id `article`."""

    article: str
    start: int
    end: int
    text: str
    role: SpanRole


class Suggestion(Record):
    """A replacement for the characters `start`..`end` of the primary span's article."""

    start: int
    end: int
    replacement: str


class Finding(Record):
    """One fault. `message` stands alone and shows the sum; `fingerprint` survives edits elsewhere."""

    check: str
    code: str
    severity: Severity
    message: str
    spans: tuple[FindingSpan, ...]
    claims: tuple[str, ...] = ()
    found: str | None = None
    expected: str | None = None
    suggestion: Suggestion | None = None
    fingerprint: str
    confidence: float = 1.0

    @property
    def primary(self) -> FindingSpan:
        """The span to look at first."""
        return next((span for span in self.spans if span.role == "primary"), self.spans[0])


def fingerprint(check: str, texts: Iterable[str]) -> str:
    """A name for a finding, made of the check and the words at its places, never of positions.

    Sixteen hex digits. Callers number the repeats of one fingerprint within a story.
    """
    joined = "\x1f".join((check, *(" ".join(text.split()) for text in texts)))
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
