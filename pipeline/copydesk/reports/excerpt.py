"""The sentence around a place: where it starts and ends, from the text alone."""

from __future__ import annotations

# A sentence longer than this is cut around the place; hostile input has sentences of a million characters.
LONGEST = 400
# A line this long was wrapped by the sender; a shorter one may be a headline or an item of a list.
FULL_LINE = 55
_ENDS = ".!?"
# A full stop behind these ends no sentence: "Gov. Lee"; behind "the vote." it does.
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "gov",
        "sen",
        "rep",
        "prof",
        "gen",
        "col",
        "lt",
        "sgt",
        "hon",
        "rev",
        "vs",
    )
)
_CLOSERS = "\"'\u201d\u2019)]"


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `start`..`end`, without space around it, at most LONGEST to each side."""
    first, last = _before(text, start), _after(text, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _before(text: str, start: int) -> int:
    floor = max(0, start - LONGEST)
    for at in range(start, floor, -1):
        if text[at - 1] in "\n\r" and not _soft(text, at - 1):
            return at
        # "... of the vote. Mr" is an end, "Mr. Smith" and "37.32" are none.
        if text[at - 1].isspace() and _ends_sentence(text, at - 1, floor):
            return at
    if floor == 0:
        return 0
    while floor < start and not text[floor - 1].isspace():
        floor += 1
    return floor


def _after(text: str, end: int) -> int:
    ceiling = min(len(text), end + LONGEST)
    for at in range(end, ceiling):
        if text[at] in "\n\r" and not _soft(text, at):
            return at
        if text[at].isspace() and _ends_sentence(text, at, max(0, at - LONGEST)):
            return at
    if ceiling == len(text):
        return ceiling
    while ceiling > end and not text[ceiling].isspace():
        ceiling -= 1
    return ceiling


def _soft(text: str, at: int) -> bool:
    """Whether the line break at `at` only wraps a paragraph.

    "won re-election on\nSunday" behind a full line, "the\nvote" behind any; not a blank line, not "\n- item".
    """
    after = at + 1 if text[at : at + 2] != "\r\n" else at + 2
    before = at - 1 if at and text[at] == "\n" and text[at - 1] == "\r" else at
    if before == 0 or after >= len(text) or text[before - 1] in "\n\r" or text[after] in "\n\r \t-*\u2022|":
        return False
    line = before - max(text.rfind("\n", max(0, before - LONGEST), before), 0)
    return text[after].islower() or line >= FULL_LINE


def _ends_sentence(text: str, space: int, floor: int) -> bool:
    """Whether a sentence ends before the white space at `space`."""
    at = space - 1
    while at > floor and text[at] in _CLOSERS:
        at -= 1
    if at < floor or text[at] not in _ENDS:
        return False
    follow = space
    while follow < len(text) and follow < space + 4 and text[follow].isspace():
        follow += 1
    if follow < len(text) and text[follow].islower():
        return False
    word = at
    while word > floor and text[word - 1].isalpha() and at - word < 6:
        word -= 1
    name = text[word:at].lower()
    return not (text[at] == "." and (len(name) == 1 or name in _TITLES))
