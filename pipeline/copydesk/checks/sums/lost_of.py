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


# "Is left with nine seats. It lost 38 of the 47": what is left may be told first.
_LEFT = late(r"\b(?:left with|down to|reduced to|still has|still holds|keeps|retains) (?:just |only )?\Z")


def _left_before(table: Bench, now: Claim, loss: Claim) -> bool:
    """Whether what is left stands right before a loss, in its sentence or the one before."""
    start, sentence = now.value_span.start, table.scene[now].sentence
    if not 0 <= table.scene[loss].sentence - sentence <= 1 or loss.value_span.start < start:
        return False
    inside = table.reading.quantities_in(now.value_span.end, loss.value_span.start)
    text = table.reading.article.text
    return (
        not any(one.kind == "count" for one in inside)
        and _LEFT.search(text, now.evidence.start, start) is not None
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
            left_told = _LEFT_WITH.fullmatch(between) is not None or _left_before(table, now, loss)
            if now.unit != loss.unit or now.when is not None or not left_told:
                continue
            ledger.compare(loss, now)
            left = Decimal(loss.of) + value
            if not table.interval(now).contains(left):
                unit = (now.unit or "seats").replace("_", " ")
                sum_of = f"{number(Decimal(loss.of))} - {number(-value)} = {number(left)} {unit}"
                yield loss, now, f"{sum_of}; the story says {told(table.reading, now)}"
