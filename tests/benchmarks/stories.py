"""Stories to measure on: those of corpus/, with other figures each time, of any length and number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from copydesk.articles import from_text
from copydesk.records import Article

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def texts() -> list[str]:
    """The texts of the corpus."""
    return [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("d-*.txt"))]


def stories(count: int) -> Iterator[Article]:
    """So many different stories of ordinary length."""
    for number, text in enumerate(islice(cycle(texts()), count)):
        yield from_text(_varied(text, number), id=f"story-{number:06}", published="2024-12-09")


def short_stories(count: int) -> Iterator[Article]:
    """So many different stories of about a hundred words, each with figures and names that none had before."""
    rng = random.Random(1)
    beginnings = ["\n\n".join([line for line in text.split("\n") if line.strip()][:4]) for text in texts()]
    for number, text in enumerate(islice(cycle(beginnings), count)):
        name = "".join(rng.choice("bdfghklmnprstvz") + rng.choice("aeiou") for _ in range(3)).title()
        added = f"{name} Mensah had {number:,} votes in {name}ville."
        varied = re.sub(r"\d{3,}", lambda found: str(rng.randrange(10 ** len(found[0]))), text)
        yield from_text(f"{varied}\n\n{added}\n", id=f"short-{number:06}", published="2024-12-09")


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
