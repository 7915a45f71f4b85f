"""A run in brief: the stories that need a look first, a line for each finding, and what it all comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from copydesk.records import Article, ErrorReport, Finding, FolderReport, Report
from copydesk.reports.columns import Lines, safe
from copydesk.reports.text import ORDER, Totals, paint, tally, wrap
from copydesk.reports.view import Item, View

# Findings of one story, and of all.
EACH = 2
MOST = 8
# Rows of one message.
_ROWS = 3
# Further stories held while the run goes on, so that a run of any length takes no more memory.
_HELD = 200

AnyItem = TypeVar("AnyItem", bound=Item)


@dataclass(frozen=True)
class _Story:
    """A story with findings: gravest first, each as place, severity, code and message."""

    id: str
    counts: Counter[str]
    findings: tuple[tuple[str, str, str, str], ...]

    def urgency(self) -> tuple[int, int, int, str]:
        return -self.counts["error"], -self.counts["warning"], -self.counts["info"], self.id


@dataclass
class Brief:
    """Looks on while outcomes go by."""

    totals: Totals = field(default_factory=Totals)
    stories: list[_Story] = field(default_factory=list)
    found: int = 0
    clean: int = 0
    failed: int = 0

    def watching(self, items: Iterable[AnyItem]) -> Iterator[AnyItem]:
        """The same items, looked at."""
        for item in items:
            self.totals.add(item)
            if isinstance(item, ErrorReport):
                self.failed += 1
            elif isinstance(item, Report | FolderReport) and item.findings:
                self.found += isinstance(item, Report)
                self._hold(item)
            elif isinstance(item, Report):
                self.clean += 1
            yield item

    def lines(self, view: View) -> Iterator[str]:
        """What needs a look first, most serious first; what else there is; the sums."""
        left = MOST
        shown = 0
        for story in sorted(self.stories, key=_Story.urgency):
            if left <= 0:
                break
            yield f"{paint(safe(story.id), 'bold', view)}: {tally(story.counts)}\n"
            yield from (_line(finding, view) for finding in story.findings)
            hidden = story.counts.total() - len(story.findings)
            yield f"    and {hidden:,} more\n\n" if hidden else "\n"
            left -= len(story.findings)
            shown += 1
        more = self.found - shown
        rest = [f"findings in {more:,} more"] if more > 0 else []
        rest += [f"nothing found in {self.clean:,}"] if self.clean else []
        rest += [f"{self.failed:,} not read"] if self.failed else []
        if rest:
            yield f"{'; '.join(rest)[:1].upper()}{'; '.join(rest)[1:]}.\n"
        yield "\n".join(paint(row, "bold", view) for row in wrap(self.totals.line(), view.width)) + "\n"

    def _hold(self, item: Report | FolderReport) -> None:
        self.stories.append(_story(item))
        if len(self.stories) > _HELD + MOST:
            self.stories = sorted(self.stories, key=_Story.urgency)[:MOST]


def _story(item: Report | FolderReport) -> _Story:
    if isinstance(item, FolderReport):
        id, lines = "between the stories", None
    else:
        article = item.article
        id, lines = article.id, Lines(article.text) if isinstance(article, Article) else None
    first = sorted(item.findings, key=lambda one: (ORDER[one.severity], one.primary.start, one.code))[:EACH]
    return _Story(
        id, Counter(str(one.severity) for one in item.findings), tuple(_told(one, lines) for one in first)
    )


def _told(finding: Finding, lines: Lines | None) -> tuple[str, str, str, str]:
    place = "{}:{}".format(*lines.at(finding.primary.start)) if lines else ""
    return place, finding.severity, finding.code, finding.message


def _line(finding: tuple[str, str, str, str], view: View) -> str:
    place, severity, code, message = finding
    label = f"  {place:>8}  "
    indent = " " * (len(label) + len(code) + 1)
    rows = wrap(" ".join(safe(message).split()), view.width - len(indent))
    if len(rows) > _ROWS:
        rows = [*rows[: _ROWS - 1], f"{rows[_ROWS - 1]} \u2026"]
    return f"{label}{paint(code, severity, view)} {rows[0]}\n" + "".join(
        f"{indent}{row}\n" for row in rows[1:]
    )
