"""Findings for people: where, what, the sum, and the sentence with its places marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from copydesk.records import (
    Article,
    ErrorReport,
    Finding,
    FindingSpan,
    FolderReport,
    Report,
    SkippedReport,
)
from copydesk.reports.columns import Lines, safe, width, width_of, wrapped
from copydesk.reports.excerpt import sentence
from copydesk.reports.view import Item, View

MARKS = {"primary": "^", "versus": "-", "context": "."}
_COLOURS = {
    "error": "1;31", "warning": "1;33", "info": "1;36",
    "primary": "1;31", "versus": "1;34", "context": "2", "dim": "2", "bold": "1", "good": "32",
}  # fmt: skip
ORDER = {"error": 0, "warning": 1, "info": 2}


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """Each story's findings and a line on what was read; at the end a line on the whole run."""
    totals = Totals()
    for outcome in items:
        if totals.stories and not view.quiet and isinstance(outcome, Report | FolderReport):
            yield "\n"
        if isinstance(outcome, Report):
            yield from _story(outcome, view)
        elif isinstance(outcome, FolderReport):
            for finding in outcome.findings:
                yield _finding(finding, None, view)
        totals.add(outcome)
    if totals.stories > 1 and not view.quiet:
        yield "\n" + "\n".join(wrap(totals.line(), view.width)) + "\n"


@dataclass
class Totals:
    """What a run of stories comes to."""

    stories: int = 0
    words: int = 0
    numbers: int = 0
    in_claims: int = 0
    checked: int = 0
    findings: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Item) -> None:
        """Count one more outcome; what could not be read counts nowhere."""
        if isinstance(outcome, Report):
            read = outcome.coverage
            self.stories, self.words = self.stories + 1, self.words + outcome.article.words
            self.numbers, self.in_claims = self.numbers + read.numbers, self.in_claims + read.in_claims
            self.checked += read.checked
        if isinstance(outcome, Report | FolderReport):
            self.findings.update(finding.severity for finding in outcome.findings)

    def line(self) -> str:
        """The sums as a sentence."""
        stories = f"{self.stories:,} {'story' if self.stories == 1 else 'stories'}, {self.words:,} words"
        return f"{stories}: {tally(self.findings)}; {coverage(self.numbers, self.in_claims, self.checked)}"


def tally(counts: Counter[str]) -> str:
    """Counts by severity as a person says them: "2 errors, 1 warning", "nothing found"."""
    said = [
        f"{counts[severity]:,} {severity}{'s' if counts[severity] != 1 and severity != 'info' else ''}"
        for severity in ORDER
        if counts[severity]
    ]
    return ", ".join(said) or "nothing found"


def coverage(numbers: int, in_claims: int, checked: int) -> str:
    """The coverage line: how many numbers, how many read, how many held against something."""
    if not numbers:
        return "no numbers in it" if not checked else f"{checked:,} claims compared"
    return f"{in_claims:,} of {numbers:,} numbers read as claims, {checked:,} claims compared"


def _story(report: Report, view: View) -> Iterator[str]:
    article = report.article
    page = Page(article) if isinstance(article, Article) else None
    ordered = sorted(
        report.findings, key=lambda found: (found.primary.start, ORDER[found.severity], found.code)
    )
    for finding in ordered:
        yield _finding(finding, page, view)
    if not view.quiet:
        counts = Counter(str(finding.severity) for finding in report.findings)
        line = (
            f"{safe(article.id)}: {tally(counts)}; "
            f"{coverage(report.coverage.numbers, report.coverage.in_claims, report.coverage.checked)}"
        )
        style = "good" if not counts else "bold"
        yield "\n".join(paint(row, style, view) for row in wrap(line, view.width)) + "\n"


class Page:
    """A story's text with its lines."""

    def __init__(self, article: Article) -> None:
        self.id, self.text, self.lines = article.id, article.text, Lines(article.text)


def _finding(finding: Finding, page: Page | None, view: View) -> str:
    primary = finding.primary
    place = safe(primary.article)
    if page is not None:
        line, column = page.lines.at(primary.start)
        place += f":{line}:{column}"
    severity = paint(finding.severity, finding.severity, view)
    head = f"{paint(place, 'bold', view)}: {severity} {finding.code} {finding.check}"
    rows = [head, *(f"  {row}" for row in wrap(safe(finding.message), view.width - 2))]
    if page is not None:
        rows += _excerpts(finding, page, view)
    for span in finding.spans:
        if page is None or span.article != page.id:
            rows += [f"  {row}" for row in wrap(f'{safe(span.article)}: "{safe(span.text)}"', view.width - 2)]
    if finding.suggestion is not None:
        rows.append(f"  = perhaps {paint(safe(finding.suggestion.replacement), 'good', view)}")
    return "\n".join(rows) + "\n\n"


def _excerpts(finding: Finding, page: Page, view: View) -> list[str]:
    """Every sentence that holds a place of the finding, in order, the places marked below."""
    groups: dict[tuple[int, int], list[FindingSpan]] = {}
    for span in sorted(finding.spans, key=lambda one: one.start):
        if span.article == page.id and 0 <= span.start < span.end <= len(page.text):
            start, end = sentence(page.text, span.start, span.end)
            last = next(reversed(groups), None)
            if last is not None and start < last[1]:
                members = groups.pop(last)
                groups[last[0], max(end, last[1])] = [*members, span]
            else:
                groups[start, end] = [span]
    gutter = max((len(str(page.lines.at(start)[0])) for start, _end in groups), default=1)
    rows: list[str] = []
    for (start, end), spans in groups.items():
        rows += _marked(page, (start, end), spans, gutter, view)
    return rows


def _marked(
    page: Page, place: tuple[int, int], spans: list[FindingSpan], gutter: int, view: View
) -> list[str]:
    start, end = place
    shown = safe(page.text[start:end])
    roles = _roles(start, end, spans)
    rows, previous = [], 0
    for first, last in wrapped(shown, max(20, view.width - gutter - 5)):
        number = page.lines.at(start + first)[0]
        label = f"{number if number != previous else '':>{gutter}} |"
        previous = number
        rows.append(f"  {paint(label, 'dim', view)} {_coloured(shown, roles, first, last, view)}".rstrip())
        marks = "".join(
            (MARKS[role] if role else " ") * width_of(character)
            for character, role in zip(shown[first:last], roles[first:last], strict=True)
        ).rstrip()
        if marks:
            rows.append(f"  {paint(' ' * gutter + ' |', 'dim', view)} {_colour_marks(marks, view)}")
    return rows


def _roles(start: int, end: int, spans: list[FindingSpan]) -> list[str]:
    """For each character of `start`..`end` the role of the span on it; the primary one lies on top."""
    roles = [""] * (end - start)
    for role in ("context", "versus", "primary"):
        for span in spans:
            if span.role == role:
                for at in range(max(span.start, start), min(span.end, end)):
                    roles[at - start] = role
    return roles


def _coloured(shown: str, roles: list[str], first: int, last: int, view: View) -> str:
    if not view.colour:
        return shown[first:last]
    pieces, at = [], first
    while at < last:
        end = at
        while end < last and roles[end] == roles[at]:
            end += 1
        pieces.append(paint(shown[at:end], roles[at], view) if roles[at] else shown[at:end])
        at = end
    return "".join(pieces)


def _colour_marks(marks: str, view: View) -> str:
    if not view.colour:
        return marks
    by_mark = {mark: role for role, mark in MARKS.items()}
    return "".join(paint(mark, by_mark[mark], view) if mark in by_mark else mark for mark in marks)


def wrap(text: str, most: int) -> list[str]:
    """Rows of a text, at most so many columns wide; continuation rows are not indented."""
    if width(text) <= most:
        return [text]
    return [text[start:end].rstrip() for start, end in wrapped(text, max(most, 20))]


def paint(text: str, style: str, view: View) -> str:
    """Text in a colour where colour is wanted."""
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if view.colour and style in _COLOURS else text


def problem(outcome: ErrorReport | SkippedReport) -> str:
    """One line on an article that gave no report, for the error stream."""
    if isinstance(outcome, SkippedReport):
        language = outcome.article.language or "unknown"
        return f"{safe(outcome.article.id)}: skipped: not in English ({safe(language)})"
    return f"{safe(outcome.article.id)}: {outcome.error.kind}: {safe(outcome.error.message)}"
