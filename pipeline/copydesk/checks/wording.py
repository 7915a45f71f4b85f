"""How findings say figures: with separators, bounds and the words of the story."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from copydesk.records import Claim, Interval, Quantity, Reading, plain

_SHORT = Context(prec=6, rounding=ROUND_HALF_EVEN)


def number(value: Decimal | int | str) -> str:
    """A number with separators: 1234567.50 is "1,234,567.5"."""
    text = plain(Decimal(value))
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, decimals = text.partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"


def figure(one: Claim | Quantity) -> str:
    """A value as a sum shows it, decimals kept as printed: "50.30" stays."""
    text = one.value or "0"
    if "." in text:
        whole, _point, decimals = text.partition(".")
        return f"{number(whole)}.{decimals}" if not whole.startswith("-0") else text
    return number(text)


def between(interval: Interval, unit: str = "") -> str:
    """An interval in words: "1.53 to 1.55", "more than 50", "at most 3", "36"."""
    tail = f" {unit}" if unit else ""
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return f"{number(low)}{tail}" if low == high else f"{number(low)} to {number(high)}{tail}"
    if low is not None:
        return f"{'more than' if interval.low_open else 'at least'} {number(low)}{tail}"
    if high is not None:
        return f"{'less than' if interval.high_open else 'at most'} {number(high)}{tail}"
    return "any number"


def rounded(interval: Interval, places: int = 2) -> Interval:
    """The interval with ends cut to so many decimals, outwards or inwards whichever is nearer."""
    step = Decimal(1).scaleb(-places)
    ends = {
        name: None if end is None else end.quantize(step)
        for name, end in (("low", interval.low), ("high", interval.high))
    }
    return interval.model_copy(update=ends)


def difference(first: Claim | Quantity, second: Claim | Quantity, room: Interval, unit: str) -> str:
    """A subtraction as a finding shows it: "48.3 - 45.1 = 3.2 points (3.1 to 3.3)"."""
    bounds = "" if room.low == room.high else f" ({between(rounded(room, 3))})"
    return f"{figure(first)} - {figure(second)} = {number(less(first, second))} {unit}{bounds}"


def less(first: Claim | Quantity, second: Claim | Quantity) -> Decimal:
    """The difference of two figures as printed."""
    return Decimal(first.value or 0) - Decimal(second.value or 0)


def middle(interval: Interval) -> Decimal | None:
    """The number halfway, to six digits."""
    if interval.low is None or interval.high is None:
        return None
    return _SHORT.divide(interval.low + interval.high, Decimal(2))


def told(reading: Reading, claim: Claim) -> str:
    """The words of the story that state the figure, in quotation marks: hedge, number and unit."""
    start, end = extent(reading, claim)
    return f'"{" ".join(reading.article.text[start:end].split())}"'


def extent(reading: Reading, claim: Claim) -> tuple[int, int]:
    """Where the figure stands with its hedge and unit, as far as its quantity reaches."""
    quantity = reading.quantity_by_id.get(claim.quantity_id or "")
    value = claim.value_span
    if quantity is None or quantity.end < value.start or value.end < quantity.start:
        return value.start, value.end
    return min(quantity.start, value.start), max(quantity.end, value.end)


def listed(parts: Iterable[str]) -> str:
    """Words in a row: "a, b and c"."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def unit_word(claim: Claim) -> str:
    """The unit as printed in a message."""
    return (claim.unit or "").replace("_", " ")


def in_capitals(text: str, at: int) -> bool:
    """Whether the line at a place of a text is all in capitals, as headlines are: a word in capitals tells nothing there."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return line.isupper() and " " in line
