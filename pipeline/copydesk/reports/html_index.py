"""The index of a folder: a line per story, what needs a look first on top."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from copydesk.records import ErrorReport, Finding, FolderReport, Report, SkippedReport
from copydesk.reports.text import ORDER, coverage, tally
from copydesk.reports.view import Item, View


@dataclass(frozen=True)
class Entry:
    """One story as the index shows it; findings between stories have no line of their own."""

    id: str
    title: str
    href: str | None = None
    severities: Counter[str] = field(default_factory=Counter)
    checks: str = ""
    codes: tuple[str, ...] = ()
    numbers: int = 0
    in_claims: int = 0
    checked: int = 0
    words: int = 0
    trouble: str | None = None
    failed: bool = False
    across: tuple[Finding, ...] = ()
    listed: bool = True

    @classmethod
    def of(cls, item: Item, href: str | None) -> Entry:
        """The line for an outcome."""
        if isinstance(item, FolderReport):
            return cls(item.folder, item.folder, across=item.findings, listed=False)
        if isinstance(item, ErrorReport):
            return cls(
                item.article.id,
                item.article.id,
                trouble=f"{item.error.kind}: {item.error.message}",
                failed=True,
            )
        if isinstance(item, SkippedReport):
            language = item.article.language or "unknown"
            return cls(
                item.article.id, item.article.title or item.article.id, trouble=f"not in English ({language})"
            )
        if not isinstance(item, Report):
            return cls(item.article.id, item.article.title or item.article.id, href)
        read = item.coverage
        return cls(
            item.article.id, item.article.title or item.article.id, href,
            Counter(finding.severity for finding in item.findings),
            ", ".join(dict.fromkeys(finding.check for finding in item.findings)),
            tuple(dict.fromkeys(finding.code for finding in item.findings)),
            read.numbers, read.in_claims, read.checked, item.article.words,
        )  # fmt: skip

    @property
    def errors(self) -> int:
        """Number of errors."""
        return self.severities["error"]

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return self.severities["warning"]

    @property
    def infos(self) -> int:
        """Number of notes on style."""
        return self.severities["info"]

    @property
    def classes(self) -> str:
        """What the filters go by."""
        found = self.severities.total()
        tests = {
            "has-error": self.errors > 0, "has-found": found > 0, "has-failed": self.trouble is not None,
            "is-clean": not found and self.trouble is None,
        }  # fmt: skip
        return " ".join([*(name for name, holds in tests.items() if holds), *map(_class, self.codes)])

    def urgency(self) -> tuple[int, int, int, int, str]:
        """Sorts what needs a look first to the front."""
        return -self.errors, -int(self.failed), -self.warnings, -self.infos, self.id


def totals(entries: Iterable[Entry]) -> dict[str, Any]:
    """Sums over all lines, for the head of the index."""
    every = list(entries)
    listed = [entry for entry in every if entry.listed]
    read = [entry for entry in listed if entry.trouble is None]
    counts = sum((entry.severities for entry in read), Counter[str]())
    across = [finding for entry in every for finding in entry.across]
    counts.update(finding.severity for finding in across)
    return {
        "folder": next((entry.id for entry in every if not entry.listed), "") or _folder(listed),
        "severities": _severities(counts),
        "checks": _checks(read),
        "stories": len(listed),
        "with_errors": sum(entry.errors > 0 for entry in read),
        "with_findings": sum(entry.severities.total() > 0 for entry in read),
        "clean": sum(entry.severities.total() == 0 for entry in read),
        "failed": len(listed) - len(read),
        "coverage": _coverage(read),
        "across": [_between(finding, {entry.id: entry.href for entry in listed}) for finding in across],
    }


def _severities(counts: Counter[str]) -> list[tuple[str, str]]:
    """Counts as they are said, with their severity."""
    return [(tally(Counter({name: counts[name]})), name) for name in ORDER if counts[name]]


def _checks(read: list[Entry]) -> list[dict[str, Any]]:
    """The checks that spoke: class for the filter, code, name, number of stories."""
    stories = Counter(code for entry in read for code in entry.codes)
    names = {
        code: name
        for entry in read
        for code, name in zip(entry.codes, entry.checks.split(", "), strict=False)
    }
    return [
        {"class": _class(code), "code": code, "name": names[code], "stories": stories[code]}
        for code in sorted(stories)
    ]


def _class(code: str) -> str:
    """A check's code as a class of the page's own style: letters and digits, whatever the code is."""
    return "c-" + re.sub(r"[^A-Za-z0-9]", "", code)


def _folder(listed: list[Entry]) -> str:
    """The folder that all stories lie in, empty where there is none."""
    try:
        return os.path.commonpath([os.path.dirname(entry.id) for entry in listed])  # noqa: PTH120
    except ValueError:
        return ""


def _coverage(read: list[Entry]) -> str:
    words, numbers = sum(entry.words for entry in read), sum(entry.numbers for entry in read)
    line = coverage(numbers, sum(entry.in_claims for entry in read), sum(entry.checked for entry in read))
    return f"{words:,} words; {line}."


def _between(finding: Finding, pages: dict[str, str | None]) -> dict[str, Any]:
    places = [
        {"text": span.text, "article": span.article, "href": pages.get(span.article)}
        for span in finding.spans
    ]
    return {
        "severity": finding.severity, "code": finding.code, "check": finding.check,
        "message": finding.message, "places": places,
    }  # fmt: skip


def index(entries: Iterable[Entry], view: View) -> str:
    """The index page of a folder of reports."""
    from copydesk.reports.html import page

    every = list(entries)
    return page(view.title, [], [entry for entry in every if entry.listed], totals(every))
