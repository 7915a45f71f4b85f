"""Times of day: 10:20 p.m., 0930 GMT, 9pm, 21:00, midnight."""

from __future__ import annotations

from copydesk.quantities.draft import Draft
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import ONES
from copydesk.records import DateParts

CLOCK = frozenset({"midnight", "noon", "midday"})
ZONES = frozenset(
    "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest ist eat wat cat sast jst kst hkt pht aest aedt "
    "acst awst nzst "
    "eastern et ct mt pt hrs hours local".split()
)


def time_at(block: Block, index: int) -> Draft | None:
    """The time at token `index`; its `resolved` is T22:20 where morning or evening is known."""
    word = block.at(index)
    if word in CLOCK:
        if word == "midday" and block.at(index - 1) not in ("by", "at", "until", "before", "after"):
            return None
        return _time(index, index + 1, 0 if word == "midnight" else 12, 0)
    hour, minute, at = _digits(block, index)
    if hour is None:
        return None
    half, after = _half_of_day(block, at)
    if half:
        if not 1 <= hour <= 12:
            return None
        return _time(index, _zone(block, after), hour % 12 + (12 if half == "p" else 0), minute or 0)
    if minute is not None and block.at(index + 1) == ":":
        return _time(index, _zone(block, at), hour, minute)
    digits = block.printed(index)
    zoned = block.at(at) in ZONES and block.at(at) not in (
        "et",
        "ct",
        "mt",
        "pt",
        "local",
        "eastern",
        "hours",
        "cat",
    )
    if len(digits) == 4 and digits.isdigit() and (zoned or (block.at(at) == "hours" and digits[0] in "012")):
        return _time(index, _zone(block, at), int(digits[:2]), int(digits[2:]))
    if minute is not None and zoned:
        return _time(index, _zone(block, at), hour, minute)
    if (minute is None and block.at(at) == "o") or block.at(at) == "o'clock":
        return _time(index, at + 1, None, None) if block.at(at) == "o'clock" else None
    return None


def _digits(block: Block, index: int) -> tuple[int | None, int | None, int]:
    """Hour, minute, and the token after: 10:20, 9, 9.30, 0930; nine of "nine p.m." as well."""
    printed = block.printed(index)
    if not block.digits(index):
        return (ONES[block.at(index)], None, index + 1) if block.at(index) in ONES else (None, None, index)
    if (
        block.at(index + 1) == ":"
        and block.touches(index)
        and block.touches(index + 1)
        and block.digits(index + 2)
    ):
        minutes = block.word[index + 2]
        if (
            len(printed) <= 2
            and printed.isdigit()
            and len(minutes) == 2
            and int(printed) <= 24
            and minutes.isdigit()
            and int(minutes) < 60
        ):
            if block.at(index + 3) == ":" and block.digits(index + 4) and block.touches(index + 3):
                return int(printed), int(minutes), index + 5
            return int(printed), int(minutes), index + 3
        return None, None, index
    hour, mark, minutes = printed.partition(".")
    if (
        mark
        and len(hour) <= 2
        and len(minutes) == 2
        and minutes.isdigit()
        and int(minutes) < 60
        and hour
        and int(hour) <= 24
    ):
        return int(hour), int(minutes), index + 1
    if printed.isdigit() and len(printed) <= 2:
        return int(printed), None, index + 1
    if len(printed) == 4 and printed.isdigit() and int(printed[:2]) <= 24 and int(printed[2:]) < 60:
        return int(printed[:2]), None, index + 1
    return None, None, index


def _half_of_day(block: Block, at: int) -> tuple[str, int]:
    """The a or p of p.m., pm, P.M.; and the token after it."""
    word = block.at(at)
    if word in ("am", "pm") and (
        block.touches(at - 1)
        or word == "pm"
        or block.printed(at) == "AM"
        or block.at(at + 1) in (".", ",", "on", "")
        or block.digits(at - 1)
    ):
        return word[0], at + 1
    if (
        word in ("a", "p")
        and block.at(at + 1) == "."
        and block.at(at + 2) == "m"
        and block.touches(at)
        and block.touches(at + 1)
    ):
        return word, at + 3 + (block.at(at + 3) == "." and block.touches(at + 2))
    return "", at


def _zone(block: Block, after: int) -> int:
    """Past GMT, ET, local time."""
    if block.at(after) in ZONES and (
        block.printed(after).isupper() or block.at(after) in ("hours", "hrs", "local", "eastern")
    ):
        after += 1
        after += block.at(after) == "time"
    return after


def _time(first: int, after: int, hour: int | None, minute: int | None) -> Draft:
    resolved = None if hour is None else f"T{hour % 24:02d}:{minute or 0:02d}"
    return Draft("date", first, after, first, after, date=DateParts(grain="time", resolved=resolved))
