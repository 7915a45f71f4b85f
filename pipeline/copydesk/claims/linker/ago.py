"""Time since something last happened, told as a date: "last held power eight years ago", "not since 2003, 22 years ago"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.claims.context.focus import Setting
from copydesk.claims.figure_claims import figure_claim
from copydesk.claims.linker.view import View
from copydesk.claims.measures.reading import Reading
from copydesk.records import Claim
from copydesk.records.late import late

_AGO = late(r"\bago\Z")
# "Last in office", "last won the seat", "not since 2003"; not "last week", "since he was elected six years ago".
_LAST = late(
    r"\b(?:[Ll]ast (?:[a-z]+ed|won|held|led|took|had|lost|came|sat|did|was|were|went|ran|stood|in (?:power|office|government|opposition|charge))\b"
    r"|since (?:\w+ (?:in )?)?(?:1[89]|20)\d\d(?=,))[^.;:?,]{0,60},? ?\Z"
)
_REACH = 100
# As sure as such words make it.
_SURE = 0.9


def told_ago(view: View) -> Iterator[Claim]:
    """A claim for each such span of the story."""
    text = view.story.article.text
    for row in view.rows:
        for item in row.dated:
            figure = item.figure
            if figure is None or figure.kind != "date" or not (figure.value or "").isdigit():
                continue
            begin = item.start - row.line.start
            if not _AGO.search(figure.printed) or not _LAST.search(
                row.line.text, max(begin - _REACH, 0), begin
            ):
                continue
            frame = view.shapes[row.line.number]
            claim = figure_claim(text, frame, item, Reading("elapsed"), Setting(), None, None, None, _SURE)
            low, high = claim.low or claim.value, claim.high or claim.value
            yield claim.model_copy(update={"unit": figure.unit, "low": low, "high": high})
