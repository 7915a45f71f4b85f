"""Intervals of decimal numbers: what a printed figure can mean, and the arithmetic that checks need."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from copydesk.records.base import Record

# Wide enough that sums of printed figures are exact, whatever the caller's own decimal context is.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN)


class Interval(Record):
    """All numbers from `low` to `high`; None is unbounded, `low_open`/`high_open` leave the end itself out."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Decimal | int | str) -> Interval:
        """The interval that holds `value` alone."""
        number = Decimal(value)
        return cls(low=number, high=number)

    @classmethod
    def around(cls, value: Decimal, slack: Decimal) -> Interval:
        """`value` plus or minus `slack`, both ends included."""
        return cls(low=_CONTEXT.subtract(value, slack), high=_CONTEXT.add(value, slack))

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def unbounded(self) -> bool:
        """Whether it has no end on one side."""
        return self.low is None or self.high is None

    def contains(self, value: Decimal | int) -> bool:
        """Whether `value` lies in it."""
        number = Decimal(value)
        if self.low is not None and (number < self.low or (number == self.low and self.low_open)):
            return False
        return not (
            self.high is not None and (number > self.high or (number == self.high and self.high_open))
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a number."""
        return not (self.below(other) or other.below(self) or self.empty or other.empty)

    def apart_by(self, other: Interval, by: Interval) -> bool:
        """Whether a number here and one of `other` may be so far apart, whichever is the larger."""
        first, last, start, stop, least, most = self.low, self.high, other.low, other.high, by.low, by.high
        if (
            first is not None
            and last is not None
            and start is not None
            and stop is not None
            and least is not None
            and most is not None
        ):
            # Most are not, and that is told sooner than the intervals between are made.
            low, high = _CONTEXT.subtract(first, stop), _CONTEXT.subtract(last, start)
            if (high < least or most < low) and (low.copy_negate() < least or most < high.copy_negate()):
                return False
        room = self - other
        return room.overlaps(by) or (-room).overlaps(by)

    def below(self, other: Interval) -> bool:
        """Whether every number here is less than every number of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def within(self, other: Interval) -> bool:
        """Whether every number here lies in `other`."""
        if self.empty:
            return True
        low_fits = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high_fits = other.high is None or (
            self.high is not None
            and (
                self.high < other.high
                or (self.high == other.high and (self.high_open or not other.high_open))
            )
        )
        return low_fits and high_fits

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            low=None if self.low is None or other.low is None else _CONTEXT.add(self.low, other.low),
            high=None if self.high is None or other.high is None else _CONTEXT.add(self.high, other.high),
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            low=None if self.high is None else _CONTEXT.minus(self.high),
            high=None if self.low is None else _CONTEXT.minus(self.low),
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            low=None if self.low is None or other.high is None else _CONTEXT.subtract(self.low, other.high),
            high=None if self.high is None or other.low is None else _CONTEXT.subtract(self.high, other.low),
            low_open=self.low_open or other.high_open,
            high_open=self.high_open or other.low_open,
        )

    def scaled(self, factor: Decimal | int) -> Interval:
        """Every number times `factor`, which is not negative."""
        by = Decimal(factor)
        if by < 0:
            return (-self).scaled(-by)
        return self.model_copy(
            update={
                "low": None if self.low is None else _CONTEXT.multiply(self.low, by),
                "high": None if self.high is None else _CONTEXT.multiply(self.high, by),
            }
        )

    def ratio(self, other: Interval) -> Interval:
        """Every number here divided by every positive number of `other`; both are taken as not negative.

        An end that would need a division by zero is unbounded.
        """
        low: Decimal | None = Decimal(0)
        if self.low is not None and self.low > 0:
            low = _CONTEXT.divide(self.low, other.high) if other.high else Decimal(0)
        high: Decimal | None = None
        if self.high is not None and other.low is not None and other.low > 0:
            high = _CONTEXT.divide(max(self.high, Decimal(0)), other.low)
        return Interval(
            low=low,
            high=high,
            low_open=(self.low_open or other.high_open) and low != 0,
            high_open=(self.high_open or other.low_open) and high is not None,
        )

    def widened(self, slack: Decimal) -> Interval:
        """Both ends moved outwards by `slack`."""
        return self.model_copy(
            update={
                "low": None if self.low is None else _CONTEXT.subtract(self.low, slack),
                "high": None if self.high is None else _CONTEXT.add(self.high, slack),
            }
        )

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = self.low, self.low_open
        if low is None or other.low is None:
            low, low_open = None, False
        elif other.low < low or (other.low == low and not other.low_open):
            low, low_open = other.low, other.low_open
        high, high_open = self.high, self.high_open
        if high is None or other.high is None:
            high, high_open = None, False
        elif other.high > high or (other.high == high and not other.high_open):
            high, high_open = other.high, other.high_open
        return Interval(low=low, high=high, low_open=low_open, high_open=high_open)


# Claims and quantities hold their ends as text, and are asked again and again what they can mean.
@lru_cache(4096)
def printed(low: str | None, high: str | None, low_open: bool, high_open: bool) -> Interval:
    """The interval between two numbers given as text."""
    return Interval.model_validate({"low": low, "high": high, "low_open": low_open, "high_open": high_open})


def plain(number: Decimal) -> str:
    """A decimal as people print it: no exponent, no trailing zeros behind the point, no negative zero."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
