"""CSV of claims: a row per claim, with all that decides what it may be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import Claim, Reading
from copydesk.reports.table import row
from copydesk.reports.view import Item, View

CLAIM_COLUMNS = (
    "measure", "subject", "rival", "value", "of", "unit", "comparator", "low", "high", "place", "contest",
    "round", "group", "basis", "when", "status", "source", "speaker", "change_of", "since", "rank",
    "confidence",
)  # fmt: skip


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """A row per claim of each story."""
    yield row(("article", "claim", *CLAIM_COLUMNS, "printed", "evidence", "start", "end"))
    for item in items:
        if isinstance(item, Reading):
            for claim in item.claims:
                yield row(cells(item, claim))


def cells(reading: Reading, claim: Claim) -> list[object]:
    """One claim as cells."""
    span = claim.value_span
    values = [getattr(claim, name) for name in CLAIM_COLUMNS]
    printed = reading.article.text[span.start : span.end]
    return [reading.article.id, claim.id, *values, printed, claim.evidence.text, span.start, span.end]
