"""A few spoilt stories through the whole desk; `python -m tests.fuzz.fuzz_desk` runs a thousand."""

from __future__ import annotations

import random

from copydesk.desk import Desk
from tests.fuzz.fuzz_desk import CORPUS, faults, spoilt


def test_spoilt_stories() -> None:
    rng = random.Random(5)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("d-*.txt"))]
    desk = Desk()
    for number in range(12):
        assert not list(faults(desk, spoilt(rng, texts))), number
