"""A desk of cardboard: the command line is tested without model or files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from copydesk.edge import checking
from copydesk.edge.engines import Checked
from copydesk.records import (
    ArticleHead,
    ErrorInfo,
    ErrorReport,
    Finding,
    Reading,
    Report,
    SkippedReport,
)
from copydesk.records.article import ArticleRef
from tests.reports import samples


class StubDesk:
    """Answers every article with the sample story's Report."""

    def report_on(self, reading: Reading, *, with_text: bool = False) -> Report:
        return samples.report(id=reading.article.id)

    def across(self, readings: Sequence[Reading], notes: object = None) -> tuple[Finding, ...]:
        return ()


def stub_readings(self: Any) -> Iterator[Reading | ErrorReport | SkippedReport]:
    """What a path is called decides what comes of it."""
    for path in self.request.paths:
        if "missing" in path:
            yield ErrorReport(
                article=ArticleRef(id=path, source=path),
                error=ErrorInfo(kind="missing", message="is not there"),
            )
        elif "french" in path:
            head = samples.article(id=path).head().model_copy(update={"language": "fr"})
            assert isinstance(head, ArticleHead)
            yield SkippedReport(article=head)
        else:
            yield samples.reading(id=path)


def stub_checked(self: Any) -> Iterator[Checked | ErrorReport | SkippedReport]:
    """The same, checked."""
    for item in stub_readings(self):
        yield Checked(self.desk.report_on(item)) if isinstance(item, Reading) else item


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Every session gets the cardboard desk; no configuration file is near."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checking, "desk_of", lambda config: StubDesk())
    monkeypatch.setattr(checking.Session, "readings", stub_readings)
    monkeypatch.setattr(checking.Session, "checked", stub_checked)
