"""Quotations: the stretches inside quotation marks, of every common kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

# An opening mark and what closes it. Low and angled marks are as seen in copy from continental agencies.
_CLOSERS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "``": "''"}
_MARKS = re.compile(r"[“”„«»\"]|``|''")
# An apostrophe that may open a quotation: 'We won', ('No'), not don't or the '90s.
_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(\[—–\-\"“]))['‘](?=[^\W\d_])")
# One that may close it: won', or won.' but not voters' rights (possessive) nor don't.
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?![\w'’])")
_POSSESSIVE = re.compile(r"s['’] [a-z]")


def quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches inside quotation marks in the paragraph `start`..`end`, marks left out, in order.

    A quotation left open (the next paragraph opens it again) ends with the paragraph.
    """
    paragraph = text[start:end]
    if not any(mark in paragraph for mark in "\"'“„«‘`"):
        return []
    double = list(_doubles(paragraph))
    single = [] if "'" not in paragraph and "‘" not in paragraph else list(_singles(paragraph, double))
    kept = single + [span for span in double if not any(s <= span[0] and span[1] <= e for s, e in single)]
    return sorted((start + low, start + high) for low, high in kept if low < high)


def _doubles(paragraph: str) -> Iterator[tuple[int, int]]:
    opened, closers = -1, ""
    for match in _MARKS.finditer(paragraph):
        mark, at = match[0], match.start()
        if opened < 0:
            if mark in _CLOSERS and _opens(paragraph, match.end()):
                opened, closers = match.end(), _CLOSERS[mark]
        elif mark in closers and _closes(paragraph, at, match.end(), mark):
            yield opened, at
            opened = -1
    if opened >= 0:
        yield opened, len(paragraph)


def _opens(paragraph: str, after: int) -> bool:
    return after < len(paragraph) and not paragraph[after].isspace()


def _closes(paragraph: str, at: int, after: int, mark: str) -> bool:
    """“ closes the German way only, before no letter; a mark between space and word opens."""
    follows = paragraph[after : after + 1]
    if mark in '"“' and at and paragraph[at - 1].isspace() and follows.isalnum():
        return False
    return not (mark == "“" and follows.isalnum())


def _singles(paragraph: str, double: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Quotations in single marks that do not lie inside double ones; without a closing mark there is none."""
    closing = [match.start() for match in _SINGLE_CLOSE.finditer(paragraph)]
    firm = [at for at in closing if not _POSSESSIVE.match(paragraph, at - 1)]
    position, inside, index = 0, iter(double), 0
    span = next(inside, None)
    for match in _SINGLE_OPEN.finditer(paragraph):
        at = match.start()
        if at < position:
            continue
        while span and span[1] <= at:
            span = next(inside, None)
        if span and span[0] <= at:
            continue
        while index < len(firm) and firm[index] <= match.end():
            index += 1
        if index == len(firm):
            return
        if firm[index] - match.end() > 1:  # rock 'n' roll
            yield match.end(), firm[index]
        position = firm[index] + 1
