"""One rank told twice in a sentence: "Cole was second with 19,207, while Ruiz ran second with 8,838".

Whose they are need not be known: two sides with different figures do not hold one place. Stays silent where words between
the two turn to another place, time, round or group.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks.marked import marked
from copydesk.checks.order import one_kind
from copydesk.checks.parted import marks
from copydesk.checks.worded import Looked, Odd, told
from copydesk.checks.wording import figure
from copydesk.records import Reading
from copydesk.records.late import late

_TWICE = late(
    r"‹x(?P<one>\d+)›(?: place)?,? (?:with|on|at) ‹[np](?P<first>\d+)›(?P<gap>[^‹›.;:]{1,90}?)‹x(?P<two>\d+)›(?: place)?,? (?:with|on|at) ‹[np](?P<second>\d+)›"
)
# "Second in Uppsala with 31, and in Lund second with 28", "was again second": of one side, or of two contests.
_TURNS = late(
    r"\b(?:in|at|for|among|under|again|also|both|too|then|now|last|he|she|it|they|there|here|where|elsewhere)\b"
)


def told_twice(reading: Reading) -> Iterator[Looked]:
    """Every two figures that one sentence puts at one rank."""
    text = reading.article.text
    for words, found in marked(reading, 4):
        for match in _TWICE.finditer(words):
            one, two = found[int(match["one"])], found[int(match["two"])]
            first, second = found[int(match["first"])], found[int(match["second"])]
            if {one.kind, two.kind} != {"ordinal"} or one.value != two.value or not one_kind(first, second):
                continue
            if _TURNS.search(match["gap"]) or next(marks(text, first.end, two.start), None) is not None:
                continue
            message = (
                f"{told(reading, two)} with {figure(second)}, but {told(reading, one)} with {figure(first)}"
            )
            apart = not first.interval.overlaps(second.interval)
            yield Looked((two, one), Odd(two, (one, first, second), message) if apart else None)
