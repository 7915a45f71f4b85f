"""A Reading and its findings as rows of the store's tables, made in the worker that read it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copydesk.records import Article, ArticleHead, Claim, Entity, Finding, Quantity, Reading, to_json
from copydesk.records.base import Record

if TYPE_CHECKING:
    from copydesk.desk import Desk

Row = tuple[Any, ...]

HEAD = (
    "id", "source", "title", "published", "agency", "language", "url", "slug", "version", "chars", "words",
)  # fmt: skip
_CLAIM = (
    "id", "measure", "subject", "rival", "value", "of", "unit", "comparator", "low", "high", "place",
    "contest", "round", "group", "when", "status", "source", "speaker",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """All that the store keeps of a story that was read."""

    head: Row
    model: str | None
    counts: tuple[int, int, int]
    entities: tuple[Row, ...]
    quantities: tuple[Row, ...]
    claims: tuple[Row, ...]
    findings: tuple[Row, ...]
    body: bytes
    note: str

    @property
    def id(self) -> str:
        """The story's id."""
        return str(self.head[0])

    @property
    def severities(self) -> tuple[str, ...]:
        """How grave each finding is."""
        return tuple(str(row[2]) for row in self.findings)


@dataclass(frozen=True)
class Keeper:
    """The work of a run: read, check, and lay out for the store."""

    desk: Desk

    def __call__(self, articles: Iterable[Article]) -> Iterator[Kept]:
        """What to keep of every article."""
        for reading in self.desk.read_many(articles):
            findings, checked = self.desk.check(reading)
            yield kept(reading, findings, len(checked), self.desk.note(reading))


def kept(reading: Reading, findings: Sequence[Finding], checked: int, note: str) -> Kept:
    """The rows of a Reading and what was found in it."""
    coverage = reading.coverage
    return Kept(
        head=head_row(reading.article),
        model=reading.model,
        counts=(coverage.numbers, coverage.in_claims, checked),
        entities=tuple(map(_entity_row, reading.entities)),
        quantities=tuple(map(_quantity_row, reading.quantities)),
        claims=tuple(map(_claim_row, reading.claims)),
        findings=tuple(map(finding_row, findings)),
        body=packed(reading),
        note=note,
    )


def head_row(head: ArticleHead) -> Row:
    """An article's own columns, the place of its dateline last."""
    return (*(getattr(head, name) for name in HEAD), head.dateline.place if head.dateline else None)


def packed(record: Record) -> bytes:
    """A record as kept: compressed JSON."""
    return zlib.compress(to_json(record).encode(), 6)


def unpacked(body: bytes) -> bytes:
    """The JSON that `packed` compressed."""
    return zlib.decompress(body)


def _entity_row(entity: Entity) -> Row:
    """Columns of an entity, the same for every kind."""
    candidate = getattr(entity, "candidate", None)
    return (
        entity.id, entity.kind, entity.name, len(entity.mentions),
        None if candidate is None else int(candidate),
        getattr(entity, "party", None), " ".join(getattr(entity, "acronyms", ())) or None,
        getattr(entity, "place_kind", None), getattr(entity, "country", None),
    )  # fmt: skip


def _quantity_row(quantity: Quantity) -> Row:
    """Columns of a figure; of a date, what it comes to."""
    return (
        quantity.id, quantity.kind, quantity.printed, quantity.value, quantity.of, quantity.unit,
        quantity.comparator, quantity.low, quantity.high, quantity.date.resolved if quantity.date else None,
        quantity.start, quantity.end,
    )  # fmt: skip


def _claim_row(claim: Claim) -> Row:
    """Columns of a claim; numbers stay the strings that they are."""
    evidence, at = claim.evidence, claim.value_span
    told = [None if (value := getattr(claim, name)) is None else str(value) for name in _CLAIM]
    return (*told, evidence.text, at.start, at.end, float(claim.confidence))


def finding_row(finding: Finding) -> Row:
    """Columns of a finding, the whole of it as JSON last."""
    primary = finding.primary
    versus = next((span.text for span in finding.spans if span.role == "versus"), None)
    return (
        finding.code, finding.check, finding.severity, finding.message, primary.text, versus,
        primary.start, primary.end, finding.found, finding.expected, finding.fingerprint, finding.confidence,
        to_json(finding),
    )  # fmt: skip
