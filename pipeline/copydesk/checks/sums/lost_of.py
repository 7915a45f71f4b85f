"""Losses told with what somebody had, and what is left of it: "lost 12 of its 58 seats and now holds 46"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, subject_of
from copydesk.checks.wording import number, told
from copydesk.records import Claim
from copydesk.records.late import late

# Between the loss and what is left nothing may stand but this: no gain, no other place, no other chamber.
_LEFT_WITH = late(
    r"\W{0,2}(?:(?:and|which|it|they|to|is|are|was|were|be|leaves?|leaving|it|them|now|then|holds?|held|has|have|had|keeps?|kept|"
    r"retains?|retained|ends?|ended|finish(?:es|ed)?|up|left|down|with|on|only|just) ?){1,8}",
    re.IGNORECASE,
)


def left_of(table: Bench, ledger: Ledger) -> Iterator[tuple[Claim, Claim, str]]:
    """A loss, the figure that is left by the story, and what is wrong with it."""
    text = table.reading.article.text
    for loss in table.of("change"):
        value = Decimal(loss.value)
        if loss.of is None or value >= 0 or loss.comparator != "exactly":
            continue
        for now in table.shelf("seats", subject=subject_of(loss)).claims:
            between = text[loss.value_span.end : now.value_span.start]
            if now.unit != loss.unit or now.when is not None or not _LEFT_WITH.fullmatch(between):
                continue
            ledger.compare(loss, now)
            left = Decimal(loss.of) + value
            if not table.interval(now).contains(left):
                unit = (now.unit or "seats").replace("_", " ")
                sum_of = f"{number(Decimal(loss.of))} - {number(-value)} = {number(left)} {unit}"
                yield loss, now, f"{sum_of}; the story says {told(table.reading, now)}"
