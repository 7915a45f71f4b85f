"""Builds the lists of known names and common words from two packages that carry them (needed only here).

    pip install faker pyspellchecker && python known_names.py

Faker (MIT) has given and family names of some sixty countries; pyspellchecker (MIT) has counts of English words.
The lists only ever excuse a spelling, they never accuse one.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faker.providers.person as people
from spellchecker import SpellChecker

from copydesk.names.fold import bare

DATA = Path(__file__).resolve().parents[1] / "data"
NAME = re.compile(r"[A-Z][A-Za-z'\-]{1,20}")
COMMON = 700


def _words(value: Any) -> Iterator[str]:
    """All strings in a nest of lists and dicts, word by word."""
    if isinstance(value, str):
        yield from bare(value).split()
    elif isinstance(value, dict):
        yield from _words(list(value))
    elif isinstance(value, (list, tuple, set)):
        for item in value:
            yield from _words(item)


def _names(kinds: tuple[str, ...]) -> list[str]:
    """Folded names of the lists whose attribute has one of these words in it, over all Latin locales."""
    found: set[str] = set()
    for info in pkgutil.iter_modules(people.__path__):
        if info.ispkg:
            provider = importlib.import_module(f"{people.__name__}.{info.name}").Provider
            for attribute, value in vars(provider).items():
                if any(kind in attribute for kind in kinds):
                    found.update(word.lower() for word in _words(value) if NAME.fullmatch(word))
    return sorted(found)


def _common() -> list[str]:
    """English words seen often in small letters."""
    counts = SpellChecker().word_frequency.dictionary
    return sorted(
        word for word, count in counts.items() if count >= COMMON and re.fullmatch(r"[a-z]{3,}", word)
    )


def write(name: str, source: str, words: list[str]) -> None:
    """One file: a line on where it is from, then the words by first letter."""
    lines = [f"# {source}; built by builders/known_names.py"]
    for letter in sorted({word[0] for word in words}):
        lines.append(" ".join(word for word in words if word[0] == letter))
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("known_given.txt", "given names of some sixty countries, from Faker (MIT)", _names(("first_name",)))
    write(
        "known_family.txt",
        "family names of some sixty countries, from Faker (MIT)",
        _names(("last_name", "surname")),
    )
    write("common_words.txt", "common English words, from pyspellchecker (MIT)", _common())
