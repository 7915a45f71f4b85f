"""Practice stories: their marks parse, and none of them is a story that anything is scored on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PRACTICE = ROOT / "models" / "practice"


@pytest.fixture(scope="module")
def practice() -> ModuleType:
    spec = importlib.util.spec_from_file_location("practice", ROOT / "models" / "scripts" / "practice.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["practice"] = module
    spec.loader.exec_module(module)
    return module


def test_every_mark_stands_on_its_words(practice: ModuleType) -> None:
    count = 0
    for path in sorted(PRACTICE.glob("*.txt")):
        for block in practice.blocks(path):
            assert "](" not in block.text, block.name
            for mark in block.marks:
                assert block.text[mark.start : mark.end].strip(), block.name
                count += 1
    assert count > 10_000


def test_no_story_that_is_scored_is_practised_on(practice: ModuleType) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return {tuple(words[at : at + 12]) for at in range(len(words) - 11)}

    scored = [path.read_text("utf-8") for path in (ROOT / "corpus" / "articles").glob("*.txt")]
    seen = set().union(*map(runs, scored))
    for path in sorted(PRACTICE.glob("*.txt")):
        for block in practice.blocks(path):
            assert not runs(block.text) & seen, block.name
