"""From scores of tags to names: the best sequence that begins and ends every name, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from copydesk.language.convolution import Floats
from copydesk.language.name_net import TAGS

NEVER = -1e4
Span = tuple[int, int, str]


def _may_follow(one: str, two: str) -> bool:
    """Whether a tag may stand after another: "I-ORG" after "B-ORG", never after "O" or "L-ORG"."""
    if one[0] in "BI":
        return two[0] in "IL" and two[2:] == one[2:]
    return two[0] in "OBU"


ALLOWED: Floats = numpy.array(
    [[0.0 if _may_follow(a, b) else NEVER for b in TAGS] for a in TAGS], dtype="float32"
)
FIRST: Floats = numpy.array([0.0 if tag[0] in "OBU" else NEVER for tag in TAGS], dtype="float32")
LAST: Floats = numpy.array([0.0 if tag[0] in "OLU" else NEVER for tag in TAGS], dtype="float32")
# A line end or a bare space begins no name and ends none; it may stand inside one.
SPACE: Floats = numpy.array([0.0 if tag[0] in "OI" else NEVER for tag in TAGS], dtype="float32")
# Tags by what may stand beside them: a name of each kind is opened, goes on inside and is closed.
_DONE, _NEW, _OPENED, _INSIDE, _CLOSED = (
    numpy.array([index for index, tag in enumerate(TAGS) if tag[0] in letters])
    for letters in ("OLU", "OBU", "B", "I", "L")
)
BEGINS = frozenset(index for index, tag in enumerate(TAGS) if tag[0] in "BU")
ENDS = frozenset(index for index, tag in enumerate(TAGS) if tag[0] in "LU")


def best_tags(scores: Floats, moves: Floats, sentences: Sequence[tuple[int, int]]) -> NDArray[numpy.int64]:
    """The best allowed tag of every word (Viterbi), all sentences side by side, the long ones first.

    On the way there only how good the best way to each tag is, by the few tags that may stand before it; which tag that
    was is asked on the way back, of one tag a word.
    """
    order = sorted(sentences, key=lambda span: span[0] - span[1])
    starts = numpy.array([start for start, _ in order])
    sizes = numpy.array([end - start for start, end in order])
    ways = moves + ALLOWED  # from, to
    anew = ways[numpy.ix_(_DONE, _NEW)].T
    opened_inside, inside_inside = ways[_OPENED, _INSIDE], ways[_INSIDE, _INSIDE]
    opened_closed, inside_closed = ways[_OPENED, _CLOSED], ways[_INSIDE, _CLOSED]
    best = scores[starts] + FIRST
    reached = [best]
    for place in range(1, int(sizes[0])):
        active = int(numpy.searchsorted(-sizes, -place))  # sentences longer than this
        before = best[:active]
        best = scores[starts[:active] + place]
        opened, inside = before[:, _OPENED], before[:, _INSIDE]
        best[:, _NEW] += (before[:, _DONE][:, None, :] + anew).max(axis=2)
        best[:, _INSIDE] += numpy.maximum(opened + opened_inside, inside + inside_inside)
        best[:, _CLOSED] += numpy.maximum(opened + opened_closed, inside + inside_closed)
        reached.append(best)
    tags = numpy.zeros(len(scores), dtype="int64")
    current = numpy.zeros(0, dtype="int64")
    for place in range(int(sizes[0]) - 1, -1, -1):
        best, going = reached[place], len(current)
        before_next = (best[:going] + ways.T[current]).argmax(axis=1)
        last = (best[going:] + LAST).argmax(axis=1)  # of sentences that end here
        current = numpy.concatenate([before_next, last])
        tags[starts[: len(current)] + place] = current
    return tags


def names_of(tags: NDArray[numpy.int64]) -> list[Span]:
    """The names that tags mark: first word, word after the last, kind."""
    found, start = [], 0
    for place in numpy.flatnonzero(tags).tolist():
        tag = int(tags[place])
        if tag in BEGINS:
            start = place
        if tag in ENDS:
            found.append((start, place + 1, TAGS[tag][2:]))
    return found
