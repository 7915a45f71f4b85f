"""What is no part of the running text: line ends inside wrapped paragraphs, margins of mail, furniture, unseen marks."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.articles.dateline import alone, opening
from copydesk.articles.furniture import furniture, house
from copydesk.articles.lines import BULLET, UNSEEN, Line, lines, margins

_STOPPED = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Lt|Gen|Col|Rev|Hon|St|Nos?"
    r"|vs|Sens|Reps|Govs)\.$"
)
# A word that no line of a list, a table or a headline ends with, only one that goes on: "won in the / North".
_GOES_ON = re.compile(
    r"(?:[,–—]|\b(?:the|an?|of|in|to|and|for|by|with|at|on|from|that|his|her|its|their|was|were|is|has|had|or|as"
    r"|but|than|who|which|not|after|before|when|while|about|over|under|between|into))$"
)
# A dash that goes on: "the mayor / – who had won 53% – said"
_DASH = re.compile(r"[-–—]{1,2}\s+(?=[^\W\dA-Z_])")
# Half of a line's end on Windows; the second of two spaces between sentences.
_SPARE = re.compile(r"\r(?=\n)|(?<=[.!?”\"’')] ) (?=[A-Z“\"‘'])")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s")
# "... and Efua Mensah won / 44.1 percent of the vote": no value under its label, which is short.
_WORD_LAST = re.compile(r"\b[a-z]+$")
_FIGURE_FIRST = re.compile(r"[$£€]?\d\S*(?:\s+\S+){5}|[$£€]?\d\S*\s.*[.!?]$")
_LABEL_WIDEST = 45
_FIGURE_LAST = re.compile(r"\d ?%?$")
_WIDEST = 120
_LOOK_BACK = 30  # lines that an item of a list may have
# How wide copy must be, given how many line ends amid a sentence there are to tell it by.
_LEAST = ((1, 45), (2, 35), (5, 24))
# No verse nor list is so wide: here the odd short line, left by a mail program, tells nothing.
_COMMON = 50
# Copy set in a proportional face, or typed by hand, is ragged: most lines reach so much of the widest.
_RAGGED, _RAGGED_WIDTH, _RAGGED_PAIRS = 0.6, 45, 4


@dataclass(frozen=True)
class _Measure:
    """How wide the copy is; `filled`: every line holds as many words as go in it."""

    width: int
    filled: bool

    def reached(self, first: Line, second: Line) -> bool:
        """Whether the first word of the second line had no room in the first."""
        if self.filled:
            return first.width + 1 + len(second.text.split(" ", 1)[0]) > self.width
        return first.width >= _RAGGED * self.width


def layout(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that are no part of its running text, in order: wraps, margins, page furniture, marks."""
    found = _beside(text)
    unseen = [match.span() for match in UNSEEN.finditer(text)]
    if "\r" in text or "  " in text:
        unseen = sorted([*unseen, *(match.span() for match in _SPARE.finditer(text))])
    return tuple(sorted([*found, *_apart(unseen, found)])) if unseen else tuple(found)


def _beside(text: str) -> list[tuple[int, int]]:
    """What lies beside the story, and the line ends inside its paragraphs."""
    held = lines(text)
    if len(held) < 2:
        return []
    hidden = furniture(held)
    beside = [(held[index].start, held[index].end) for index in hidden]
    # Where furniture stood is a gap.
    held = [
        line._replace(gap=line.gap or index - 1 in hidden)
        for index, line in enumerate(held)
        if index not in hidden
    ]
    name = house(held)
    return sorted([*_wraps(text, held), *beside, *([name] if name else [])])


def _wraps(text: str, held: list[Line]) -> list[tuple[int, int]]:
    measures = {depth: _measure(held, depth) for depth in {line.depth for line in held}}
    found = []
    for index in range(1, len(held)):
        first, second = held[index - 1], held[index]
        measure = measures[second.depth]
        if measure is not None and _together(first, second) and _soft(held, index, measure):
            found.append((first.end, second.start))
    quoted = [span for span in margins(text).items() if span[0] < span[1]]
    return [*found, *_apart(quoted, found)]


def _apart(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the spans that lie in none of the others."""
    ends = {end for _, end in others}
    starts = sorted(others)
    for start, end in spans:
        at = bisect_right(starts, (start, end)) - 1
        if end not in ends and not (at >= 0 and start < starts[at][1]):
            yield start, end


def _together(first: Line, second: Line) -> bool:
    return not second.gap and first.depth == second.depth


def _measure(held: list[Line], depth: int) -> _Measure | None:
    """How wide the copy is, told by the line ends that certainly stand amid a sentence; None if not wrapped."""
    pairs = [
        (first, second)
        for first, second in itertools.pairwise(held)
        if second.depth == depth and _together(first, second) and _amid(first, second)
    ]
    if not pairs:
        return None
    least = next(width for count, width in reversed(_LEAST) if len(pairs) >= count)
    widths = sorted(first.width for first, _ in pairs)
    # A tenth of the lines may be wider: a few widths, however many lines there are.
    for width in sorted({*widths[-1 - len(pairs) // 10 :]}, reverse=True):
        measure = _Measure(width, filled=True)
        held_by = sum(measure.reached(first, second) for first, second in pairs)
        most = 10 * held_by >= 9 * len(pairs) or (measure.width >= _COMMON and 3 * held_by >= 2 * len(pairs))
        if width >= least and most:
            return measure
    ragged = _Measure(widths[-1 - len(pairs) // 10], filled=False)
    reaching = sum(ragged.reached(first, second) for first, second in pairs)
    if len(pairs) >= _RAGGED_PAIRS and ragged.width >= _RAGGED_WIDTH and 10 * reaching >= 9 * len(pairs):
        return ragged
    return None


def _stopped(line: Line) -> bool:
    """Whether a line may end a sentence."""
    return _STOPPED.search(line.text) is not None and not _ABBREVIATED.search(line.text)


def _amid(first: Line, second: Line) -> bool:
    """Whether a line end certainly stands amid a sentence: "the candidate won the / mayoral race"."""
    if first.width > _WIDEST or second.width > _WIDEST or first.is_row or second.is_row:
        return False
    if _FIGURE_LAST.search(first.text) and _FIGURE_LAST.search(second.text):
        return False  # a list of figures
    return (
        _GOES_ON.search(first.text) is not None
        or (second.text[0].islower() and not _stopped(first) and first.text[-1] not in ":;")
        or _figure_goes_on(first, second)
    )


def _figure_goes_on(first: Line, second: Line) -> bool:
    """Whether a figure at the start of a line goes on with the sentence of the line before."""
    return (
        first.width >= _LABEL_WIDEST
        and _WORD_LAST.search(first.text) is not None
        and _FIGURE_FIRST.match(second.text) is not None
        and not BULLET.match(second.text)
    )


def _soft(held: list[Line], index: int, measure: _Measure) -> bool:
    """Whether the line end before `held[index]` is one of layout alone."""
    first, second = held[index - 1], held[index]
    if _is_row(held, index) or _is_row(held, index - 1) or first.is_rule or second.is_rule:
        return False
    stopped = _stopped(first)
    if BULLET.match(second.text) and (stopped or _begins_item(held, index, measure)):
        return False
    amid = _amid(first, second)
    if _is_indented(held, index) and not second.text[0].islower() and not _hangs(held, index):
        return False
    if second.indent < first.indent and _hangs(held, index - 1):
        return False
    if index <= 3 and not amid and (alone(second.text) or opening(second.text)):
        return False
    if not measure.reached(first, second):
        return amid and (2 * first.width >= measure.width or _GOES_ON.search(first.text) is not None)
    return measure.filled or amid or not stopped


def _is_row(held: list[Line], index: int) -> bool:
    """Whether a line is a row of a table: two spaces amid one line of a paragraph make none."""
    line = held[index]
    if not line.is_row:
        return False
    beside = held[max(0, index - 1) : index] + held[index + 1 : index + 2]
    return "\t" in line.text or "|" in line.text or any(one.is_row for one in beside)


def _begins_item(held: list[Line], index: int, measure: _Measure) -> bool:
    """Whether a line with a bullet is an item, not a line that happens to begin with a dash or a figure and a stop."""
    first, second = held[index - 1], held[index]
    if not measure.reached(first, second):
        return True
    number = _NUMBER.match(second.text)
    if number is None:
        return first.text[-1] == ":" or _DASH.match(second.text) is None
    before = str(int(number[1]) - 1)
    least = max(0, index - _LOOK_BACK)
    while index > least and _together(held[index - 1], held[index]):
        index -= 1
        earlier = _NUMBER.match(held[index].text)
        if earlier is not None and earlier[1] == before:
            return True
    return number[1] == "1"


def _is_indented(held: list[Line], index: int) -> bool:
    """Whether a line is further in than a neighbour in its group, as the first line of a paragraph may be."""
    beside = [
        held[index - 1],
        *(line for line in held[index + 1 : index + 2] if _together(held[index], line)),
    ]
    return any(line.indent < held[index].indent for line in beside)


def _hangs(held: list[Line], index: int) -> bool:
    """Whether a line is indented to stand under the text of a list's item."""
    line = held[index]
    least = max(0, index - _LOOK_BACK)
    while index > least and _together(held[index - 1], held[index]):
        index -= 1
        if held[index].indent < line.indent:
            bullet = BULLET.match(held[index].text)
            return bullet is not None and held[index].indent + bullet.end() == line.indent
    return False
