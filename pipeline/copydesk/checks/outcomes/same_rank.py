"""Two ranks of one sentence at odds with their figures: "Cole was second with 19,207, while Ruiz ran second with 8,838".

Whose they are need not be known: two sides with different figures do not hold one place, and who is second has no less than
who is third. Stays silent where words between the two turn to another place, time, round or group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.marked import marked
from copydesk.checks.order import one_kind
from copydesk.checks.parted import marks
from copydesk.checks.worded import Looked, Odd, told
from copydesk.checks.wording import figure
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_TWICE = late(
    r"‹x(?P<one>\d+)›(?: place)?,? (?:with|on|at) ‹[np](?P<first>\d+)›(?P<gap>[^‹›.;:]{1,90}?)(?:in )?‹x(?P<two>\d+)›(?: place)?,? (?:with|on|at) ‹[np](?P<second>\d+)›"
)
# "Second in Uppsala with 31, and in Lund second with 28", "was again second": of one side, or of two contests.
_TURNS = late(
    r"\b(?:in|at|for|among|under|again|also|both|too|then|now|last|he|she|it|they|there|here|where|elsewhere)\b"
)


def at_odds(reading: Reading) -> Iterator[Looked]:
    """Every two figures that one sentence puts at one rank, or the other way about than their ranks."""
    text = reading.article.text
    for words, found in marked(reading, 4):
        for match in _pairs(words):
            one, two = found[int(match["one"])], found[int(match["two"])]
            first, second = found[int(match["first"])], found[int(match["second"])]
            if {one.kind, two.kind} != {"ordinal"} or not one_kind(first, second):
                continue
            if any(_of_a_name(text, it) for it in (one, two)):
                continue
            if _TURNS.search(match["gap"]) or next(marks(text, first.end, two.start), None) is not None:
                continue
            message = (
                f"{told(reading, two)} with {figure(second)}, but {told(reading, one)} with {figure(first)}"
            )
            yield Looked(
                (two, one), Odd(two, (one, first, second), message) if _odd(one, two, first, second) else None
            )


def _of_a_name(text: str, rank: Quantity) -> bool:
    """Whether an ordinal ends a name: "Latvia First with 13"."""
    return text[rank.start].isupper() and re.search(r"\w \Z", text[: rank.start][-2:]) is not None


def _pairs(words: str) -> Iterator[re.Match[str]]:
    """Every two ranks that follow each other; the second of two is the first of the next two."""
    match = _TWICE.search(words)
    while match is not None:
        yield match
        match = _TWICE.search(words, match.start("two") - len("‹x"))


def _odd(one: Quantity, two: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether two ranks and their figures cannot both be right."""
    above, below = int(one.value or 0), int(two.value or 0)
    if above == below:
        return not first.interval.overlaps(second.interval)
    high, low = (first, second) if above < below else (second, first)
    return high.interval.below(low.interval)
