"""A second pair of eyes: every number in a text by digits or number words, found without the reader."""

from __future__ import annotations

import re
from itertools import groupby


def _by_letter(words: str) -> str:
    """Words as a pattern that goes by their first letter: most words of a text are left after one look."""
    groups = groupby(sorted(words.split()), key=lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(word[1:] for word in group)})" for first, group in groups)


_SMALL = _by_letter(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_BIG = _by_letter("hundred thousand million billion trillion lakh crore dozen")
# Reads: 84,121  50.92  1.2 million  twenty-three  one hundred and five  half a million  two-thirds
# Refuses: no one, one of the most (a "one" alone is a pronoun more often than a number).
# What begins with a letter is tried only at the head of a word; read in small letters, which takes half the time of
# looking for both.
_PATTERN = (
    r"[0-9]+(?:[.,'’\u00a0\u2009\u202f][0-9]+)*"
    rf"(?:[ -]?(?:{_BIG}|bn|mn|m|k)s?\b(?!['’-]))?"
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
    rf"|\b(?:(?:(?:an?|half an?|one|no) (?:{_BIG})\b|(?:{_SMALL}|{_BIG})s?\b)"
    rf"(?:(?:-| and | )(?:one|{_SMALL}|{_BIG})s?\b){{0,12}}(?:[ -](?:thirds|quarters|fifths|tenths)\b)?"
    r"|(?:half|(?:a|one)[ -](?:third|quarter|fifth|tenth) of)\b"
    r"|one (?:seat|vote|percent|per cent|point|in|out of|delegate|mp|state|province|county|district)\b)"
)
_NUMBER = re.compile(_PATTERN)


def scan(text: str) -> list[tuple[int, int]]:
    """Start and end of every number that stands in `text`, whatever it counts."""
    small = text.lower()
    if len(small) != len(text):  # a letter whose small form is two
        return [match.span() for match in re.finditer(_PATTERN, text, re.IGNORECASE)]
    return [match.span() for match in _NUMBER.finditer(small)]
