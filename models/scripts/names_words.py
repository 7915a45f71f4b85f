"""The word lists that the name scripts share, read from ``names_words.txt``."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def read_words(path: Path) -> dict[str, tuple[str, ...]]:
    """The word lists by name: ``[name]``, then words parted by bars."""
    parts = re.split(r"^\[(\w+)\]$", path.read_text(encoding="utf8"), flags=re.M)
    return {
        name: tuple(" ".join(word.split()) for word in body.split("|"))
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


WORDS = read_words(HERE / "names_words.txt")
