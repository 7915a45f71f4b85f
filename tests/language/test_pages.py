"""Long stories: cut into pages that lose nothing, and read as if they were whole."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.desk import Desk
from copydesk.language import pipeline
from copydesk.language.pipeline import PAGE_CHARS, page_cuts
from tests.benchmarks.stories import of_length


@given(st.lists(st.sampled_from(["a", "word ", "Mensah won. ", "\n", "\n\n"]), max_size=200).map("".join))
def test_pages_are_the_whole_text_in_order(text: str) -> None:
    cuts = page_cuts(text, most=40)
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= 40 + 2 for start, end in cuts)


def test_no_doc_is_larger_than_it_may_be() -> None:
    assert PAGE_CHARS + 2 <= 100_000


def test_a_story_in_pages_is_read_as_if_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    story = of_length(1_600)
    desk = Desk()
    whole = desk.report(story)
    assert len(page_cuts(story.text)) == 1
    cut = partial(page_cuts, most=2_000)
    monkeypatch.setattr(pipeline, "page_cuts", cut)
    assert len(cut(story.text)) > 4
    assert desk.report(story) == whole
