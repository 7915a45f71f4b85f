"""How much was read: every number that a separate scan sees, and why it stands in no claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from copydesk.claims.reader import Result
from copydesk.records import Article, Quantity, ReadCoverage, Unread

# Why a figure that no reason was given for makes no claim.
_WHY = {"ordinal": "an ordinal", "date": "a date"}


def coverage(
    article: Article, numbers: Sequence[tuple[int, int]], figures: Sequence[Quantity], result: Result
) -> ReadCoverage:
    """Hold the numbers seen (start, end) against the claims."""
    claimed = {claim.quantity_id for claim in result.claims}
    ordered = sorted(figures, key=lambda figure: figure.start)
    starts = [figure.start for figure in ordered]
    taken = 0
    unread = []
    names = [(mention.start, mention.end) for entity in result.entities for mention in entity.mentions]
    for start, end in numbers:
        at = bisect_right(starts, start) - 1
        figure = next(
            (
                ordered[index]
                for index in range(at, max(-1, at - 3), -1)
                if ordered[index].start <= start < ordered[index].end
            ),
            None,
        )
        if figure is not None and figure.id in claimed:
            taken += 1
            continue
        if figure is not None:
            why = result.reasons.get(figure.id) or _WHY.get(figure.kind, "no result that is read here")
        else:
            named = any(first <= start and end <= last for first, last in names)
            why = "part of a name" if named else "not read as a figure"
        unread.append(Unread(start=start, end=end, text=article.text[start:end], why=why))
    return ReadCoverage(numbers=len(numbers), in_claims=taken, unread=tuple(unread))
