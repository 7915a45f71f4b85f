"""JUnit XML, for CI servers: a test case per story, failed by its findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from copydesk.records import Article, ErrorReport, Finding, FolderReport, Report, SkippedReport
from copydesk.reports.columns import Lines
from copydesk.reports.view import Item, View

# What XML 1.0 cannot hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(items: Iterable[Item], _view: View) -> Iterator[str]:
    """One suite. Info alone fails no story: it goes to the case's output."""
    cases, failures, errors, skipped = [], 0, 0, 0
    for item in items:
        cases.append(_case(item))
        failures += isinstance(item, Report | FolderReport) and bool(_grave(item.findings))
        errors += isinstance(item, ErrorReport)
        skipped += isinstance(item, SkippedReport)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    yield f'<testsuites name="copydesk" {counts}>\n<testsuite name="copydesk" {counts}>\n'
    yield from cases
    yield "</testsuite>\n</testsuites>\n"


def _case(item: Item) -> str:
    name = item.folder if isinstance(item, FolderReport) else item.article.id
    opening = f'<testcase classname="copydesk" name={_attribute(name)}>'
    body = ""
    if isinstance(item, ErrorReport):
        body = f"<error type={_attribute(item.error.kind)} message={_attribute(item.error.message)}/>"
    elif isinstance(item, SkippedReport):
        body = '<skipped message="not in English"/>'
    elif isinstance(item, Report | FolderReport):
        text = item.article.text if isinstance(item, Report) and isinstance(item.article, Article) else None
        body = _findings(item.findings, None if text is None else Lines(text))
    return f"{opening}{body}</testcase>\n"


def _grave(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info"]


def _findings(findings: Iterable[Finding], lines: Lines | None) -> str:
    every = list(findings)
    grave = _grave(every)
    mild = [finding for finding in every if finding.severity == "info"]
    failure = ""
    if grave:
        said = f"{grave[0].check}: {grave[0].message}"
        if len(grave) > 1:
            said += f" (and {len(grave) - 1} more)"
        body = "\n".join(_line(finding, lines) for finding in grave)
        failure = (
            f"<failure type={_attribute(grave[0].code)} message={_attribute(said)}>{_text(body)}</failure>"
        )
    notes = "\n".join(_line(finding, lines) for finding in mild)
    return failure + (f"<system-out>{_text(notes)}</system-out>" if notes else "")


def _line(finding: Finding, lines: Lines | None) -> str:
    primary = finding.primary
    place = primary.article
    if lines is not None:
        place += ":{}:{}".format(*lines.at(primary.start))
    return f"{place}: {finding.severity} {finding.code} {finding.check}: {finding.message}"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
