"""Long stories: cut into pages that lose nothing, and read as if they were whole."""

from __future__ import annotations

import time
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.language import pipeline
from copydesk.language.pipeline import PAGE_CHARS, page_cuts
from copydesk.records import Report
from tests.benchmarks.stories import of_length


@given(st.lists(st.sampled_from(["a", "word ", "Mensah won. ", "\n", "\n\n"]), max_size=200).map("".join))
def test_pages_are_the_whole_text_in_order(text: str) -> None:
    cuts = page_cuts(text, most=40)
    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= 40 + 2 for start, end in cuts)


def test_no_doc_is_larger_than_it_may_be() -> None:
    assert PAGE_CHARS + 2 <= 100_000


@pytest.mark.parametrize(
    "unit", ["'", "—", "a", "1. ", "1, "], ids=["marks", "dashes", "letters", "items", "figures"]
)
def test_what_is_no_prose_takes_time_with_its_length(unit: str) -> None:
    """A word or a sentence without end: spaCy parts the first, and claims are sought in the second, by the square."""
    desk = Desk()
    desk.report(from_text("Mensah won 52.3 percent of the vote."))

    def taken(chars: int) -> float:
        article = from_text(f"Mensah won 52.3 percent. {unit * (chars // len(unit))}x, and 3 seats.")
        start = time.process_time()
        report = desk.report(article)
        assert all(article.text[one.start : one.end] == one.printed for one in report.quantities)
        return time.process_time() - start

    assert taken(5_600) < 9 * taken(1_400), "four times the length"


@pytest.mark.parametrize("word", ["President ", "Mensah ", "Mensah, ", "of the ", "(", "“A "])
def test_what_goes_on_and_on_is_read(word: str) -> None:
    Desk().report(from_text(f"{word * 1_500}x. Mensah won."))


def test_a_story_in_pages_is_read_as_if_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    story = of_length(1_600)
    desk = Desk()
    whole = desk.report(story)
    assert len(page_cuts(story.text)) == 1
    cut = partial(page_cuts, most=2_000)
    monkeypatch.setattr(pipeline, "page_cuts", cut)
    assert len(cut(story.text)) > 4
    paged = desk.report(story)
    assert without_likelihoods(paged) == without_likelihoods(whole)
    # The language model sees four words across a cut: what the linker's encoder makes of them may shift a likelihood a little,
    # and with it a source that is about as likely as none.
    shifted = [one.source != other.source for one, other in zip(paged.claims, whole.claims, strict=True)]
    assert sum(shifted) * 100 <= len(shifted)
    for one, other in zip(paged.claims, whole.claims, strict=True):
        assert one.confidence == pytest.approx(other.confidence, abs=0.05)
        assert one.context_confidence == pytest.approx(other.context_confidence, abs=0.05)


def without_likelihoods(report: Report) -> Report:
    """A report whose claims do not say how likely they are, nor by whose word."""
    plain = {"confidence": 1.0, "context_confidence": 1.0, "source": None, "source_id": None}
    return report.model_copy(
        update={"claims": tuple(claim.model_copy(update=plain) for claim in report.claims)}
    )
