"""Times of day as printed, in minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A time of day: "11:55 p.m.", "9 PM", "21.40 GMT", "12:35 a.m. Wednesday"; not "10.5", "2.13 million", "9".
_TIME = re.compile(
    r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<colon>[:h])(?P<minute>[0-5]\d)|\.(?P<dotted>[0-5]\d))?(?![\d%])"
    r"\s?(?P<zone>GMT|UTC|hrs?\b|hours\b)?(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)


def minutes_of(words: str) -> int | None:
    """Minutes after midnight of the first time of day in `words`; None where there is none."""
    match = time_in(words)
    if match is not None:
        return _minutes(match)
    if re.search(r"\bnoon\b", words, re.IGNORECASE):
        return 12 * 60
    return 24 * 60 if re.search(r"\bmidnight\b", words, re.IGNORECASE) else None


def _minutes(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return hour * 60 + int(match["minute"] or match["dotted"] or 0)


def times_in(words: str) -> Iterator[int]:
    """Minutes after midnight of every time of day in figures."""
    for match in _TIME.finditer(words):
        if match["colon"] or match["half"] or match["zone"]:
            yield _minutes(match)


def time_in(words: str) -> re.Match[str] | None:
    """The first time of day in figures."""
    found = _TIME.finditer(words)
    return next((match for match in found if match["colon"] or match["half"] or match["zone"]), None)
