"""Digit groups to decimal strings, in the house style of the story: 1,234.5 or 1.234,5 or 12,34,567."""

from __future__ import annotations

import re
from typing import NamedTuple


class Style(NamedTuple):
    """How a story prints its figures: with a decimal comma; thousands parted by a plain space, or by a point beside "58.9 percent"."""

    comma: bool = False
    spaced: bool = False
    dotted: bool = False


_SEVERAL = 3
LONGEST = 30  # digits; nobody prints a longer figure

# What may not stand before a figure is asked behind its first digit: a search for digits alone is many times quicker.
_FIRST = r"[0-9](?<![0-9.,].)"
# 50,92 %  1.234.567  1.234,5: only a house that writes the decimal comma prints these.
_COMMA = re.compile(
    rf"{_FIRST}[0-9]{{0,2}}(?:,[0-9]{{1,2}}(?=[ \u00a0\u202f]?(?:%|per ?cent\b|pct\b|points?\b))"
    r"|(?:\.[0-9]{3}){2,6}(?![0-9.])|(?:\.[0-9]{3}){1,6},[0-9]{1,2}(?![0-9]))"
)
# 50.92%  84,121  12,34,567: only one that writes the decimal point does.
_POINT = re.compile(
    rf"{_FIRST}[0-9]{{0,2}}(?:\.[0-9]{{1,2}}"
    r"(?=[ \u00a0\u202f-]?(?:%|per|pct|points?\b|million|m\b|billion|bn\b))"
    r"|(?:,[0-9]{2,3}){0,6},[0-9]{3}(?![0-9,]))"
)
# "84 121 votes", "1 414 021 100.", the row "1 196 798 – 49.8%"; not the table row "317 262 35".
_SPACE = re.compile(
    rf"{_FIRST}(?<![0-9.,] .)[0-9]{{0,2}}(?:(?: [0-9]{{3}})+(?![0-9])(?! [0-9])(?= [a-z%]|-[a-z]|[.,;:)]|$)"
    r"|(?: [0-9]{3}){2,}(?= [–—|/(-]))"
)
# Whatever else a story prints: two groups and more in a row of a table, twice.
_SPACED_ROW = re.compile(rf"{_FIRST}(?<![0-9.,] .)[0-9]?(?: [0-9]{{3}}){{2,}}(?= [–—|/(-])")
_GROUPED = re.compile(r"[0-9](?<![0-9,].)[0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])")
_THOUSANDS_COMMA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(\.[0-9]+)?\Z")
_THOUSANDS_DOT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(,[0-9]+)?\Z")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?\Z")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}\Z")
# "221.592" of a house that prints "1.499.734" and "58.9 percent".
_POINTS = re.compile(rf"{_FIRST}[0-9]{{0,2}}(?:\.[0-9]{{3}}){{2,6}}(?![0-9]|[.,][0-9])")
_POINTED = re.compile(
    rf"{_FIRST}(?<=[1-9])[0-9]{{0,2}}\.[0-9]{{3}}(?![0-9]|[.,][0-9])(?![ \u00a0\u202f-]?(?:%|per|pct|points?\b|million|m\b|billion|bn\b))"
)
_POINTED_ONCE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_SPACED = re.compile(r"[\u00a0\u2009\u202f'’ ]")


def style_of(text: str) -> Style:
    """The style of a story: the rarer mark only where some figure shows it and none shows the common one."""
    comma = _COMMA.search(text) is not None and _POINT.search(text) is None
    spaced = _SPACE.search(text) is not None and (
        _GROUPED.search(text) is None or len(_SPACED_ROW.findall(text)) > 1
    )
    return Style(comma, spaced, not comma and _dotted(text))


def _dotted(text: str) -> bool:
    """Whether thousands are parted by a point: a number of three groups shows it, or several of two, and none has a comma."""
    if _GROUPED.search(text) is not None:
        return False
    return _POINTS.search(text) is not None or len(_POINTED.findall(text)) >= _SEVERAL


def value_of(printed: str, style: Style) -> str | None:
    """The decimal string of a digit group; None for several numbers or none (22,24,26; 192.168.1.2)."""
    if len(printed) > LONGEST:
        return None
    if printed.isdigit():
        return _trim(printed)
    text = _SPACED.sub("", printed)
    if style.comma:
        if "." in text and _THOUSANDS_DOT.match(text):
            return _trim(text.replace(".", "").replace(",", "."))
        if text.count(",") == 1 and "." not in text:
            return _trim(text.replace(",", "."))
    if "," not in text:
        if style.dotted and _POINTED_ONCE.match(text):
            return _trim(text.replace(".", ""))
        if text.count(".") <= 1:
            return _trim(text)
        return _trim(text.replace(".", "")) if _THOUSANDS_DOT.match(text) else None
    if _THOUSANDS_COMMA.match(text) or _INDIAN.match(text):
        return _trim(text.replace(",", ""))
    if _THOUSANDS_DOT.match(text):
        return _trim(text.replace(".", "").replace(",", "."))
    return _trim(text.replace(",", ".")) if _DECIMAL_COMMA.match(text) else None


def _trim(digits: str) -> str:
    """Leading zeros away: 007 is 7, 0.5 and 00.5 are 0.5."""
    whole, point, rest = digits.partition(".")
    return (whole.lstrip("0") or "0") + point + rest
