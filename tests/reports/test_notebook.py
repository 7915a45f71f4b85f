"""Reports in a notebook."""

import sys
from types import SimpleNamespace

import pytest

from copydesk.records import Article
from copydesk.reports import notebook
from tests.reports import samples


def test_page_in_a_frame_cannot_break_out() -> None:
    report = samples.report(samples.TEXT.replace("Mr. Osie", '"></iframe><script>Mr. Osie'))
    shown = notebook.html(report)
    assert shown.count("<") == 2 and shown.startswith("<iframe sandbox ")


def test_report_without_text_still_shows_its_findings() -> None:
    report = samples.report()
    assert isinstance(report.article, Article)
    shown = notebook.html(report.model_copy(update={"article": report.article.head()}))
    assert "almost 7 points" in shown and "href=&quot;#s1-f1p1" not in shown


def test_rows_and_frame() -> None:
    rows = notebook.rows(samples.report())
    assert len(rows) == 6 and rows[0]["value"] == "52.30" and rows[0]["value_span_start"] > 0
    polars = pytest.importorskip("polars")
    frame = notebook.frame(samples.report(), "findings")
    assert isinstance(frame, polars.DataFrame) and frame["at"].to_list() == ["almost 7 points", "Osie"]
    assert len(notebook.rows(samples.reading(), "entities")) == 5
    assert samples.reading().to_frame("quantities").shape == (0, 0)
    for asked in ({"table": "nonsense"}, {"kind": "nonsense"}):
        with pytest.raises(ValueError, match="nonsense"):
            samples.report().to_frame(**asked)


def test_a_frame_is_pandas_where_that_is_wanted_or_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Frame(list):  # type: ignore[type-arg]
        """Takes rows, as pandas does."""

    pandas = SimpleNamespace(DataFrame=Frame)
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    assert len(samples.report().to_frame("findings", "pandas")) == 2
    monkeypatch.setitem(sys.modules, "polars", None)
    assert isinstance(samples.report().to_frame(), Frame)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="copydesk\\[parquet\\]"):
        samples.report().to_frame()


def test_spans_for_displacy_lie_apart_and_in_order() -> None:
    spans = samples.reading().to_displacy()
    starts = [one["start"] for one in spans["ents"]]
    assert starts == sorted(starts) and spans["text"] == samples.TEXT
    with pytest.raises(ValueError, match="without the article's text"):
        article = samples.article().head()
        samples.report().model_copy(update={"article": article}).to_displacy()
