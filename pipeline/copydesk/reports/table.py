"""CSV: findings and claims as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from copydesk.records import Article, Finding, FolderReport, Report
from copydesk.reports.columns import Lines
from copydesk.reports.view import Item, View

FINDING_COLUMNS = (
    "article", "line", "column", "severity", "code", "check", "message", "at", "versus", "found", "expected",
    "suggestion", "start", "end", "confidence", "fingerprint",
)  # fmt: skip


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """A row per finding."""
    yield row(FINDING_COLUMNS)
    for outcome in items:
        if isinstance(outcome, Report):
            lines = Lines(outcome.article.text) if isinstance(outcome.article, Article) else None
            for finding in outcome.findings:
                yield row(_cells(finding, lines))
        elif isinstance(outcome, FolderReport):
            for finding in outcome.findings:
                yield row(_cells(finding, None))


def _cells(finding: Finding, lines: Lines | None) -> Sequence[object]:
    primary = finding.primary
    line, column = lines.at(primary.start) if lines is not None else ("", "")
    versus = " | ".join(span.text for span in finding.spans if span.role == "versus")
    suggestion = finding.suggestion.replacement if finding.suggestion is not None else None
    return (
        primary.article, line, column, finding.severity, finding.code, finding.check, finding.message,
        primary.text, versus, finding.found, finding.expected, suggestion, primary.start, primary.end,
        f"{finding.confidence:.2f}", finding.fingerprint,
    )  # fmt: skip


def row(cells: Iterable[object]) -> str:
    """One line of CSV (RFC 4180, lines end \\n)."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _cell(cell: object) -> str:
    """A cell as text. What a spreadsheet would run as a formula gets an apostrophe before it.

    "=HYPERLINK(...)" is held back, "-12" and "+3.2" are numbers and stay as they are.
    """
    text = "" if cell is None else str(cell)
    if text[:1] in ("=", "@", "\t", "\r") or (text[:1] in ("+", "-") and not _number(text[1:])):
        return "'" + text
    return text


def _number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
