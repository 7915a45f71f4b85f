"""A text cut into words with their places: what the rules call a word, whatever the model's tokenizer does."""

from __future__ import annotations

import re

from copydesk.lexicon import grammar
from copydesk.names.wordset import wordset

# Initials ("U.S.", "M.K."), "CPI(M)", words with inner hyphens and apostrophes ("Il-hyun", "O'Brien"), numbers,
# and single marks. Linear: no alternative can start another's repetition. Most are plain words in small letters with a blank or
# a comma behind them, which need no second look.
_WORD = re.compile(
    r"(?P<plain>[a-z]+)(?=[ ,])|(?:[A-Z]\.){2,}|[A-Z]{2,5}\([A-Z]{1,2}\)|\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]+(?:[-‐‑'’&][^\W_]+)*|[^\w\s]|_+"
)
ABBREVIATIONS = wordset(
    "mr mrs ms dr prof st sen gov rep lt gen col maj capt sgt adm cmdr jr sr hon rev pres vice atty "
    "supt cllr cr coun ald atty adv dra brig no sens reps govs messrs ft mt engr barr smt"
)
SUFFIXES = ("'s", "’s", "'S", "’S")


def cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """Words and their places; possessive endings and dots of abbreviations get words of their own or stay."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(text):
        word = found[0]
        start, end = found.span()
        if found.lastgroup:
            words.append(word)
            starts.append(start)
            ends.append(end)
            continue
        if word[-2:] in SUFFIXES and len(word) > 2:
            words += (word[:-2], word[-2:])
            starts += (start, end - 2)
            ends += (end - 2, end)
            continue
        if word[0].isupper() and (head := _LED.search(word)) is not None:
            words += (word[: head.start()], word[head.start() :])
            starts += (start, start + head.start())
            ends += (start + head.start(), end)
            continue
        if text[end : end + 1] == "." and _abbreviates(word):
            if word.lower() != "no" or text[end + 1 : end + 3].strip()[:1].isdigit():
                word, end = word + ".", end + 1
        elif word == "." and ends and ends[-1] > start:
            continue
        if words and words[-1] in APOSTROPHES and ends[-1] == start and _begins_name(text, start, end):
            # The mark is the name's first letter: "'Akilisi Pohiva".
            words.pop(), ends.pop()
            start = starts.pop()
        words.append(word)
        starts.append(start)
        ends.append(end)
    return words, starts, ends


_LED = re.compile(rf"(?<=\w){grammar.LED}\Z")
APOSTROPHES = "'‘’"
# Where a quotation ends, or the next one begins: a mark with no letter behind it, with no letter before it.
_CLOSED = re.compile(r"(?<=[^\s(])['’](?![^\W_])|(?<=[\s(])['‘](?=[^\W_])")


def _begins_name(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe before the word opens no quotation but a name of two words: "'Aisake Eke"."""
    before = text[start - 2 : start - 1]
    if before and not before.isspace() and before != "(":
        return False
    if not (text[start].isupper() and text[start + 1 : end].islower() and text[end : end + 1] == " "):
        return False
    if not text[end + 1 : end + 2].isupper():
        return False
    paragraph = text.find("\n\n", end)
    mark = _CLOSED.search(text, end, len(text) if paragraph < 0 else paragraph)
    return mark is None or text[mark.start() - 1] in " \n("


def _abbreviates(word: str) -> bool:
    """Whether a dot behind the word is its own: "Sen.", "J."."""
    return word.lower() in ABBREVIATIONS or word.endswith("-St") or (len(word) == 1 and word.isupper())
