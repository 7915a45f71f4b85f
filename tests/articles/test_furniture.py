"""Pasted web pages: buttons, links and notices are no part of the story, and nothing else is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk.articles import from_text
from copydesk.articles.furniture import furniture
from copydesk.articles.lines import lines
from copydesk.records.layout import running

CASES = yaml.safe_load((Path(__file__).parent / "furniture.yml").read_text(encoding="utf-8"))
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_left_of_a_page(case: dict[str, Any]) -> None:
    article = from_text(case["text"])
    assert [line.strip() for line in running(article).text.splitlines() if line.strip()] == case["lines"]
    for name in ("title", "published"):
        if name in case:
            assert getattr(article, name) == case[name]
    assert all(article.text[part.start : part.end].strip() for part in article.parts)


def test_no_line_of_the_corpus_is_furniture() -> None:
    for path in CORPUS.glob("d-*.txt"):
        assert not furniture(lines(path.read_text(encoding="utf-8"))), path.name
