"""Reads the data files of the lexicon; each once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def text(name: str) -> str:
    """The text of a file in `data/`."""
    return files("copydesk.lexicon").joinpath("data", name).read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """Its lines without comments and blank ones."""
    return [line for line in text(name).splitlines() if line and line[0] != "#"]


@cache
def words(name: str) -> frozenset[str]:
    """All words of a file of words."""
    return frozenset(word for line in lines(name) for word in line.split())
