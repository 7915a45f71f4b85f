"""The shipped pipeline as it is loaded here is the one that `copydesk_en.load` gives."""

from __future__ import annotations

import subprocess
import sys
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


def test_the_command_line_of_spacy_comes_when_asked_for() -> None:
    """In a process of its own, as spaCy is imported once."""
    asked = """
import sys
from copydesk.desk import Desk
Desk().language.pipeline
assert "spacy.cli" not in sys.modules
import spacy
assert spacy.cli.download and spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert sys.modules["spacy.cli"] is spacy.cli
from spacy.cli import app
try:
    spacy.nothing
except AttributeError as error:
    assert "nothing" in str(error)
else:
    raise AssertionError("an attribute that spaCy does not have")
"""
    subprocess.run([sys.executable, "-c", asked], check=True)
