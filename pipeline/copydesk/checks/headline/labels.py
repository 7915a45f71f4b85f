"""A numbered thing that the headline names and the story does not: "no to Issue 2" over a story of Issue 1.

Measures, districts, wards and seats are told by their number or letter, and a story that is of one of them names it
again. Silent where the story names the headline's own anywhere, or more than one other; where the headline has several
of the kind; and where the story has the other only once and further down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.records import Reading
from copydesk.records.late import late

_KINDS = (
    r"(?:Issue|Prop(?:osition)?\.?|Measure|Question|Amendment|Initiative|Referendum|Ballot Question|Article|Bill|Charter Amendment"
    r"|(?:(?:House|Senate|Council|Congressional|School|Electoral|Assembly) )?(?:District|Ward|Precinct|Constituency|Place|Position|Zone|Division)|Seat|Ward|Region)"
)
_LABEL = late(rf"\b(?P<kind>{_KINDS})(?: No\.?| Number)? ?(?P<which>\d{{1,3}}[A-Z]?|[A-Z](?![\w’'.]))")
_CUE = late(r"\d|\b[A-Z]\b")
_ORDINAL = late(r"\b(?P<which>\d{1,3})(?:st|nd|rd|th)\b")


class Label(NamedTuple):
    """A numbered thing: where it stands, its kind in small letters, and which."""

    start: int
    end: int
    kind: str
    which: str


def odd_labels(reading: Reading) -> Iterator[tuple[Label, Label]]:
    """The numbered things of the headline whose number the story has not, with the one it has instead."""
    text = reading.article.text
    spans = [(one.start, one.end) for one in reading.article.parts if one.kind == "headline"]
    heads = [
        label for start, end in spans if _CUE.search(text, start, end) for label in _labels(text, start, end)
    ]
    if not heads or text[spans[0][0] : spans[0][1]].rstrip().endswith("?"):
        return
    behind = max(end for _start, end in spans)
    body = list(_labels(text, behind, len(text)))
    for head in heads:
        if sum(one.kind == head.kind for one in heads) > 1:
            continue
        same = [one for one in body if one.kind == head.kind]
        if len({one.which for one in same}) != 1 or same[0].which == head.which:
            continue
        if any(match["which"] == head.which for match in _ORDINAL.finditer(text, behind)):
            continue
        if len(same) > 1 or reading.sentence_at(same[0].start) <= _TOP:
            yield head, same[0]


_TOP = 4


def _labels(text: str, start: int, end: int) -> Iterator[Label]:
    for match in _LABEL.finditer(text, start, end):
        kind = match["kind"].lower().removesuffix(".").split()[-1]
        kind = "prop" if kind.startswith("prop") else kind
        yield Label(match.start(), match.end(), kind, match["which"])
