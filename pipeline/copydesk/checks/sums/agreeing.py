"""Whether a change is what the figures then and now make, as the story's words for it allow."""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.records import Claim, Interval
from copydesk.records.late import late

_OFF = late(r"\boff\b")
# Words that tell which way a change goes, where the reader's sign may not.
_DOWNWARDS = late(
    r"\b(?:below|under|down|lower|fewer|less|collaps\w*|plung\w*|fall\w*|fell|drop\w*|declin\w*|lost|los[es]\w*|shed\w*|slump\w*|worse)\b",
    re.IGNORECASE,
)
_UPWARDS = late(
    r"\b(?:above|up|higher|more|gain\w*|r[io]se\w*|better|grew|grow\w*|jump\w*|climb\w*|increas\w*)\b",
    re.IGNORECASE,
)
_ASIDE = 24
_BESIDE = 15
# How far off, in percent, a part may be that is told in words.
_ROUGHLY = Decimal(5)


def agrees(table: Bench, change: Claim, before: Claim, now: Claim) -> bool:
    """Whether the two figures make the change, in points or in percent, either way about where its sign is not sure."""
    stated, first, last = table.interval(change), table.interval(before), table.interval(now)
    room = last - first
    if room.overlaps(stated) or _less_than(change, room):
        return True
    # The sign is the reader's word for "up" or "down"; where the three are apart, or the word is "off", it is not leant on.
    if (not table.scene.near(change, now) or _off(table, change) or _other_way(table, change)) and (
        -room
    ).overlaps(stated):
        return True
    if change.unit != "percent":
        return False
    grown = last.scaled(100).ratio(first) - Interval.exactly(100)
    quantity = table.reading.quantity_by_id.get(change.quantity_id or "")
    if quantity is not None and not any(sign.isdigit() for sign in quantity.printed):
        # "Losing nearly half its support", from 14.5 percent to 7.6: parts told in words are told roughly.
        grown = grown.widened(_ROUGHLY)
    return grown.overlaps(stated) or (-grown).overlaps(stated)


def _other_way(table: Bench, change: Claim) -> bool:
    """Whether the words right by a change say that it goes the other way than its sign: "a collapse of 17.3 points"."""
    text, start, end = table.reading.article.text, change.value_span.start, change.value_span.end
    words = text[max(change.evidence.start, start - _ASIDE) : min(change.evidence.end, end + _ASIDE)]
    down, up = _DOWNWARDS.search(words) is not None, _UPWARDS.search(words) is not None
    return (down and not up) if not change.value.startswith("-") else (up and not down)


def _less_than(change: Claim, room: Interval) -> bool:
    """Whether a loss of "less than a point" or "more than a point" is what the figures leave room for: its bound is of its size."""
    value = Decimal(change.value)
    if value >= 0 or change.comparator not in ("under", "over") or None in (room.low, room.high):
        return False
    if change.comparator == "under":
        return (room.high or Decimal(0)) > value
    return (room.low or Decimal(0)) < value


def _off(table: Bench, change: Claim) -> bool:
    """ "Off eight", "seven points off": down from, or up to, a figure of before."""
    text, start, end = table.reading.article.text, change.value_span.start, change.value_span.end
    return _OFF.search(text, max(0, start - _BESIDE), min(len(text), end + _BESIDE)) is not None
