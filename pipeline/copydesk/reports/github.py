"""Annotations for GitHub's log: a line per finding that shows beside the changed story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import Article, Finding, FolderReport, Report
from copydesk.reports.columns import Lines
from copydesk.reports.view import Item, View

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """A workflow command per finding."""
    for item in items:
        if isinstance(item, Report):
            lines = Lines(item.article.text) if isinstance(item.article, Article) else None
            for finding in item.findings:
                yield _command(finding, lines)
        elif isinstance(item, FolderReport):
            for finding in item.findings:
                yield _command(finding, None)


def _command(finding: Finding, lines: Lines | None) -> str:
    primary = finding.primary
    values = {"file": primary.article}
    if lines is not None:
        (line, column), (last, after) = lines.at(primary.start), lines.at(primary.end)
        values |= {"line": str(line), "endLine": str(last)}
        if line == last:
            values |= {"col": str(column), "endColumn": str(after)}
    values["title"] = f"{finding.code} {finding.check}"
    held = ",".join(f"{key}={_value(value)}" for key, value in values.items())
    others = " | ".join(span.text for span in finding.spans if span.role == "versus")
    message = finding.message + (f" [{primary.text} | {others}]" if others else f" [{primary.text}]")
    return f"::{LEVELS[finding.severity]} {held}::{_message(message)}\n"


def _message(text: str) -> str:
    """A message on one line. A story cannot start a command of its own: no line break gets through."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
