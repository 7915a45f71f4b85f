"""Times of day as printed, in minutes after midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.cued import Cued
from copydesk.records.late import late

# A time of day: "11:55 p.m.", "9 PM", "21.40 GMT", "12:35 a.m. Wednesday"; not "10.5", "2.13 million", "9".
_TIME = late(
    r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<colon>[:h])(?P<minute>[0-5]\d)|\.(?P<dotted>[0-5]\d))?(?![\d%])"
    r"\s?(?P<zone>GMT|UTC|hrs?\b|hours\b)?(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
# What a time of day has that other figures lack: a search for this passes over words without a digit quickly.
_TIMED = late(r"\d\s?(?:[:h]|GMT|UTC|[ap]\.?\s?m\b)", re.IGNORECASE)
# "An hour after polls closed at 7 p.m.": when voting ended, not when a figure was good for.
_NOON, _MIDNIGHT = (Cued(rf"\b{word}\b", word, re.IGNORECASE) for word in ("noon", "midnight"))
_OF_THE_POLLS = late(r"\b(?:open|clos)(?:ed|e|es|ing|s)? (?:\w+ )?at \Z", re.IGNORECASE)


def minutes_of(words: str) -> int | None:
    """Minutes after midnight of the first time of day in `words`; None where there is none."""
    match = time_in(words)
    if match is not None:
        return _minutes(match)
    if _NOON.search(words):
        return 12 * 60
    return 24 * 60 if _MIDNIGHT.search(words) else None


def minutes_last(words: str) -> int | None:
    """Minutes after midnight of the last time of day in `words`: "at 2pm it was 45%, at noon" is noon."""
    told = [match for match in _times(words) if not _OF_THE_POLLS.search(words, 0, match.start())]
    last = max(told, key=lambda match: match.start(), default=None)
    tail = words[last.end() :] if last is not None else words
    if _NOON.search(tail) or _MIDNIGHT.search(tail):
        return minutes_of(tail)
    return None if last is None else _minutes(last)


def _minutes(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return hour * 60 + int(match["minute"] or match["dotted"] or 0)


def times_in(words: str) -> Iterator[int]:
    """Minutes after midnight of every time of day in figures."""
    for match in _times(words):
        yield _minutes(match)


def time_in(words: str) -> re.Match[str] | None:
    """The first time of day in figures."""
    told = _times(words)
    return next((match for match in told if not _OF_THE_POLLS.search(words, 0, match.start())), None)


def _times(words: str) -> Iterator[re.Match[str]]:
    """Every time of day in figures."""
    for match in _TIME.finditer(words) if _TIMED.search(words) else ():
        if match["colon"] or match["half"] or match["zone"]:
            yield match


# An entry of a live report that opens with its time, in a paragraph of its own: "20:10 With 63 percent", "**9 p.m.** Polls".
OPENING = late(
    r"(?m)^[^\w\n]{0,4}(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\b\.?)", re.IGNORECASE
)
_DOTTED = late(r"[^\w\n]*(\d{1,2})\.(\d\d)\W*")


def opening_minutes(words: str) -> int | None:
    """As `minutes_of`, for the time that an entry opens with: there "21.40" can be nothing else."""
    match = _DOTTED.fullmatch(words)
    if match is None:
        return minutes_of(words)
    hour, minute = int(match[1]), int(match[2])
    return hour * 60 + minute if hour < 25 and minute < 60 else None


# So many make a live report.
ENTRIES = 2
