"""Names without their accidents: diacritics, case, quotation marks, possessives."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h",
        "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "ə": "a", "Ə": "A", "ß": "ss", "ẞ": "SS", "æ": "ae",
        "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ĸ": "k", "ſ": "s",
    }
)  # fmt: skip
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼʻ`´ʹʽ′＇", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The text without diacritics, case kept: "Erdoğan" is "Erdogan", "Łódź" is "Lodz"."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def has_diacritics(text: str) -> bool:
    """Whether the text loses a mark by `bare`."""
    return not text.isascii() and bare(text) != unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """One shape for all printings of a name: small letters, no diacritics, straight marks, single spaces."""
    if text.isascii() and text.isalnum():  # most words: nothing else to fold
        return text.lower()
    plain = bare(text.translate(_QUOTES).translate(_DASHES))
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """The letters and digits of a folded text and no more: "O'Brien" is "obrien"."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(letter for letter in folded if letter.isalnum())


def without_possessive(text: str) -> str:
    """The text without a closing 's or s': "Erdogan’s" is "Erdogan", "Sanders'" is "Sanders"."""
    straight = text.translate(_QUOTES)
    if straight.endswith(("'s", "'S")):
        return text[:-2]
    if straight.endswith(("s'", "S'", "z'", "x'")):
        return text[:-1]
    return text


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name as printed, without possessive and dots: "Gov. Ana Ortega's" has three."""
    words = (word.strip(".,;:()[]\"“”'") for word in without_possessive(text.strip()).split())
    return tuple(word for word in words if word)
