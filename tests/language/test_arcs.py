"""Trees by numpy are spaCy's trees, whatever the weights, however documents are batched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import copydesk_en
from copydesk.language.arcs import Arcs
from copydesk.language.pieces import sentences

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("d-*.txt"))[:5]]


@pytest.fixture
def nlp() -> Language:
    return copydesk_en.load()


def docs_before(nlp: Language) -> list[Doc]:
    """The texts as the parser gets them."""
    with nlp.select_pipes(disable=["parser", "ner"]):
        return [*nlp.pipe([*TEXTS, "Ortega won.", ""])]


def both_ways(nlp: Language, docs: list[Doc]) -> tuple[Any, Any]:
    """Heads and relations of all words by numpy and by spaCy, of every sentence but of the last document's."""
    parser: Any = nlp.get_pipe("parser")
    docs = [doc for doc in docs if len(doc)]
    picked = [sentences(doc) for doc in docs]
    picked[-1] = []
    return (
        numpy.concatenate(parser._by_arcs(docs, picked)),
        numpy.concatenate(parser._by_spacy(docs, picked)),
    )


def test_the_shipped_weights(nlp: Language) -> None:
    mine, theirs = both_ways(nlp, docs_before(nlp))
    assert len(mine) > 1_000
    # A tie in the last bit may fall otherwise.
    assert (mine != theirs).any(axis=1).mean() < 0.001


@pytest.mark.parametrize("seed", range(3))
def test_weights_that_make_no_sense(nlp: Language, seed: int) -> None:
    """They lead through states that no sensible tree goes through: words put back, heads taken away again."""
    docs = docs_before(nlp)
    parser: Any = nlp.get_pipe("parser")
    upper, rng = parser.model.layers[-1], numpy.random.default_rng(seed)
    before, _same = both_ways(nlp, docs)
    upper.set_param("W", rng.normal(size=upper.get_param("W").shape).astype("float32"))
    mine, theirs = both_ways(nlp, docs)
    assert (mine != before).any()
    assert (mine != theirs).any(axis=1).mean() < 0.001


def test_batches_change_nothing(nlp: Language) -> None:
    together = [doc.to_bytes() for doc in nlp.pipe(TEXTS, batch_size=16)]
    assert [doc.to_bytes() for doc in nlp.pipe(reversed(TEXTS), batch_size=1)][::-1] == together


def test_other_models_are_left_to_spacy() -> None:
    blank = spacy.blank("en")
    parser: Any = blank.add_pipe("parser")
    for label in ("nsubj", "obj"):
        parser.add_label(label)
    blank.initialize()
    assert not Arcs.can_be(parser.model)


def test_a_document_that_cannot_be_parsed_takes_no_other_along(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Arcs.told

    def failing(arcs: Arcs, vectors: Any) -> Any:
        if len(vectors) == 3:
            raise ValueError("three words")
        return told(arcs, vectors)

    monkeypatch.setattr(Arcs, "told", failing)
    failed: list[str] = []
    parser: Any = nlp.get_pipe("parser")
    parser.set_error_handler(lambda _name, _pipe, docs, _error: failed.extend(doc.text for doc in docs))
    texts = ["Ortega won the vote.", "Kurum lost.", "The count goes on."]
    assert [doc.text for doc in nlp.pipe(texts)] == [texts[0], texts[2]]
    assert failed == [texts[1]]
