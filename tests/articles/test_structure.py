"""Structure of plain text: datelines, quotations, parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import from_text
from copydesk.articles.dateline import alone, opening
from copydesk.articles.quotes import quotes
from copydesk.records import Dateline

HERE = Path(__file__).parent


def cases(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def told(line: Dateline | None) -> dict[str, str] | None:
    if line is None:
        return None
    return {name: value for name in ("place", "date", "agency") if (value := getattr(line, name))}


@pytest.mark.parametrize(("text", "expected"), cases("datelines.yml")["opening"])
def test_dateline_at_the_head_of_a_paragraph(text: str, expected: dict[str, str] | None) -> None:
    found = opening(text)
    assert told(found) == (expected and {name: str(value) for name, value in expected.items()})
    if found:
        assert found.start == 0 and found.end is not None and 0 < found.end < len(text)


@pytest.mark.parametrize(("text", "expected"), cases("datelines.yml")["alone"])
def test_dateline_alone_on_its_line(text: str, expected: dict[str, str] | None) -> None:
    found = told(alone(text))
    assert found == (None if expected is None else {name: str(value) for name, value in expected.items()})


@pytest.mark.parametrize("marked", cases("quotes.yml"))
def test_quotations(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = quotes(text, 0, len(text))
    inside = [piece.split("⟧")[0] for piece in marked.split("⟦")[1:]]
    assert [text[start:end] for start, end in found] == inside


@pytest.mark.parametrize("case", cases("structure.yml"), ids=lambda case: case["name"])
def test_parts(case: dict[str, Any]) -> None:
    article = from_text(case["text"])
    parts = [
        f"{part.kind}: {article.text[part.start : part.end]}"
        for part in article.parts
        if part.kind != "quote" or case.get("quotes")
    ]
    assert parts == case["parts"]
    for name in ("title", "version", "published"):
        if name in case:
            assert getattr(article, name) == case[name]
    if "dateline" in case:
        assert told(article.dateline) == case["dateline"]


def test_title_given_apart_goes_before_the_text() -> None:
    article = from_text("Polls closed.\r\nCounting began.", title="Count begins", published="16 Dec 2019")
    assert article.text == "Count begins\n\nPolls closed.\r\nCounting began."
    assert article.title_span is not None and (article.title_span.start, article.title_span.end) == (0, 12)
    assert article.title == "Count begins" and article.published == "2019-12-16"
    assert (article.chars, article.words) == (len(article.text), 6)


@given(st.text(alphabet="aZ é.\n\r\t\"'“”‘’|-—:()0%A,█", min_size=1, max_size=300))
def test_parts_lie_within_the_text_and_apart(text: str) -> None:
    if not text.strip():
        with pytest.raises(ValueError, match="no text"):
            from_text(text)
        return
    article = from_text(text)
    end = 0
    for part in article.parts:
        assert 0 <= part.start < part.end <= len(article.text)
        if part.kind != "quote":
            assert part.start >= end, "parts overlap"
            end = part.end


@pytest.mark.parametrize(
    "text",
    ["A" * 400_000, "A, " * 150_000, "'a" * 150_000, '"a ' * 150_000, "(" * 300_000, "1.\n" * 99_000, "— " * 99_000,
     "a\n" * 99_000, "Votes were counted today - " + "A" * 99_000],
    ids=["letters", "commas", "apostrophes", "quotes", "brackets", "items", "dashes", "lines", "house"],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    import time

    start = time.monotonic()
    from_text(text)
    assert time.monotonic() - start < 60, "more than linear: it takes a second or two"
