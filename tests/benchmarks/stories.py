"""Stories to measure on: those of corpus/, with other figures each time, of any length and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from copydesk.articles import from_text
from copydesk.records import Article

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def texts() -> list[str]:
    """The texts of the corpus."""
    return [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]


def stories(count: int) -> Iterator[Article]:
    """So many different stories of ordinary length."""
    for number, text in enumerate(islice(cycle(texts()), count)):
        yield from_text(_varied(text, number), id=f"story-{number:06}", published="2024-12-09")


def of_length(words: int) -> Article:
    """A story of about so many words."""
    pieces: list[str] = []
    held = 0
    for number, text in enumerate(cycle(texts())):
        for paragraph in _varied(text, number).split("\n"):
            if held >= words:
                return from_text("\n".join(pieces), id=f"{words} words", published="2024-12-09")
            pieces.append(paragraph)
            held += len(paragraph.split())
    raise AssertionError("cycle never ends")


def _varied(text: str, number: int) -> str:
    """The same story with the last digit of its longer figures moved on."""
    return re.sub(r"\d{2,}(?!\d)", lambda match: match[0][:-1] + str((int(match[0][-1]) + number) % 10), text)
