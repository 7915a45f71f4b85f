"""SARIF 2.1.0, for code hosts and editors: both places, the mending, stable fingerprints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from copydesk.records import (
    Article,
    ErrorReport,
    Finding,
    FindingSpan,
    FolderReport,
    Report,
    SkippedReport,
)
from copydesk.reports.columns import Lines
from copydesk.reports.view import Item, View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """One log with one run: a result per finding, a notification per story that could not be read."""
    results: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    rules: dict[str, dict[str, Any]] = {}
    for item in items:
        if isinstance(item, Report | FolderReport):
            lines = _lines(item)
            for finding in item.findings:
                rules.setdefault(finding.code, _rule(finding))
                results.append(_result(finding, item, lines))
        elif isinstance(item, ErrorReport | SkippedReport):
            notifications.append(_notification(item))
    ordered = [rules[code] for code in sorted(rules)]
    places = {rule["id"]: number for number, rule in enumerate(ordered)}
    for result in results:
        result["ruleIndex"] = places[result["ruleId"]]
    run = {
        "tool": {"driver": {"name": "copydesk", "rules": ordered}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(note["level"] == "error" for note in notifications),
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _lines(item: Report | FolderReport) -> Lines | None:
    if isinstance(item, Report) and isinstance(item.article, Article):
        return Lines(item.article.text)
    return None


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.code,
        "name": "".join(part.capitalize() for part in finding.check.split("-")),
        "shortDescription": {"text": finding.check.replace("-", " ").capitalize() + "."},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"check": finding.check},
    }


def _result(finding: Finding, item: Report | FolderReport, lines: Lines | None) -> dict[str, Any]:
    own = item.article.id if isinstance(item, Report) else None
    others = [span for span in finding.spans if span is not finding.primary]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.primary, lines if finding.primary.article == own else None)],
        "partialFingerprints": {"copydesk/v1": finding.fingerprint},
    }
    if others:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": span.text},
                **_location(span, lines if span.article == own else None),
            }
            for number, span in enumerate(others, 1)
        ]
    if finding.suggestion is not None and lines is not None:
        result["fixes"] = [_fix(finding, lines)]
    return result


def _location(span: FindingSpan, lines: Lines | None) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(span.article)},
            "region": _region(span.start, span.end, lines) | {"snippet": {"text": span.text}},
        }
    }


def _region(start: int, end: int, lines: Lines | None) -> dict[str, Any]:
    region: dict[str, Any] = {"charOffset": start, "charLength": end - start}
    if lines is not None:
        (line, column), (last, after) = lines.at(start), lines.at(end)
        region |= {"startLine": line, "startColumn": column, "endLine": last, "endColumn": after}
    return region


def _fix(finding: Finding, lines: Lines) -> dict[str, Any]:
    suggestion = finding.suggestion
    assert suggestion is not None
    replacement = {
        "deletedRegion": _region(suggestion.start, suggestion.end, lines),
        "insertedContent": {"text": suggestion.replacement},
    }
    change = {"artifactLocation": {"uri": uri(finding.primary.article)}, "replacements": [replacement]}
    return {"description": {"text": f"Write {suggestion.replacement}"}, "artifactChanges": [change]}


def _notification(item: ErrorReport | SkippedReport) -> dict[str, Any]:
    failed = isinstance(item, ErrorReport)
    text = f"{item.error.kind}: {item.error.message}" if isinstance(item, ErrorReport) else "not in English"
    return {
        "level": "error" if failed else "note",
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(item.article.id)}}}],
    }


def uri(article: str) -> str:
    """An article's path as a relative reference: "./a b.txt" is "a%20b.txt", "-" is "stdin"."""
    if article == "-":
        return "stdin"
    path = article.replace("\\", "/")
    plain = str(PurePosixPath(path))
    quoted = quote(plain, safe="/-._~")
    return f"file://{quoted}" if plain.startswith("/") else quoted
