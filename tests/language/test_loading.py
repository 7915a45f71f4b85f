"""The shipped pipeline as it is loaded here is the one that `copydesk_en.load` gives."""

from __future__ import annotations

from pathlib import Path

import spacy

import copydesk_en
from copydesk.desk import Desk
from tests.benchmarks.stories import texts


def test_the_pipeline_is_the_one_that_was_trained(tmp_path: Path) -> None:
    ours, plain = Desk().language.pipeline, copydesk_en.load()
    assert ours.config.to_str() == plain.config.to_str() and ours.meta == plain.meta
    assert ours.tokenizer.to_bytes() == plain.tokenizer.to_bytes()
    for text in texts()[:3]:
        assert [token.text_with_ws for token in ours.make_doc(text)] == [
            token.text_with_ws for token in plain.make_doc(text)
        ]
    ours.to_disk(tmp_path / "kept")
    kept = spacy.load(tmp_path / "kept")
    assert kept.tokenizer.to_bytes() == plain.tokenizer.to_bytes()
