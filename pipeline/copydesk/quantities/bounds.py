"""What a printed figure can mean: its interval from digits, unit and hedge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Literal

from copydesk.quantities.numbers import text_of
from copydesk.records import Settings

Comparator = Literal["exactly", "about", "almost", "over", "under", "at_least", "at_most", "between"]
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
# Bodies are counted one by one and their sizes printed in full, even where they end in zeros.
_COUNTED = frozenset(
    "seats members mps mlas msps mas tds meps senators deputies lawmakers legislators councillors councilors "
    "delegates superdelegates electoral_votes provinces districts states counties regions municipalities "
    "constituencies ridings wards governorates departments cantons prefectures boroughs cities towns parties "
    "candidates governors mayors rounds points percent years months weeks days decades".split()
)


@dataclass(slots=True, frozen=True)
class Bounds:
    """The four fields of an interval, as a Quantity has them, and the comparator."""

    comparator: Comparator
    low: str | None
    high: str | None
    low_open: bool = False
    high_open: bool = False


def step_of(amount: Decimal, step: Decimal, *, rounded: bool, unit: str | None) -> Decimal:
    """One unit of the last digit that says something: 0.01 of 50.92, 1000 of 84,000, 0 of 36 provinces."""
    if step < 1 or amount == 0:
        return step
    if not rounded and unit in _COUNTED:
        return Decimal(0)
    whole = text_of(abs(amount))
    if "." in whole:
        return step
    zeros = len(whole) - len(whole.rstrip("0"))
    if rounded:
        return step if Decimal(10) ** zeros > step and amount % (step * 10) else Decimal(10) ** zeros
    if zeros < 2 or len(whole) < 4:
        return Decimal(0)
    return Decimal(10) ** zeros


def bounds(amount: Decimal, step: Decimal, hedge: str, settings: Settings, *, spread: Decimal) -> Bounds:
    """The interval of `amount` under `hedge`.

    `step` is the rounding unit (0 for things counted one by one), `spread` the unit that "about" widens by.
    """
    half = {"half": step / 2, "up": step, "down": step}[settings.rounding]
    below = half if settings.rounding != "down" else Decimal(0)
    above = half if settings.rounding != "up" else Decimal(0)
    width = min(spread * settings.about_units, abs(amount) * settings.about_share)
    low, high = text_of(amount - below - width), text_of(amount + above + width)
    value = text_of(amount)
    if hedge == "about":
        return Bounds("about", low, high)
    if hedge == "almost":
        return Bounds("almost", low, value, high_open=True)
    if hedge == "just_over":
        return Bounds("over", value, high, low_open=True)
    if hedge == "over":
        return Bounds("over", value, None, low_open=True)
    if hedge == "under":
        return Bounds("under", None, value, high_open=True)
    if hedge == "at_least":
        return Bounds("at_least", value, None)
    if hedge == "at_most":
        return Bounds("at_most", None, value)
    if step == 0:
        return Bounds("exactly", value, value)
    return Bounds(
        "exactly",
        text_of(amount - below),
        text_of(amount + above),
        low_open=settings.rounding == "up",
        high_open=settings.rounding == "down",
    )
