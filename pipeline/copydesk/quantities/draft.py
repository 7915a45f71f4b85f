"""A figure in the making: token positions, value and words, before it becomes a Quantity or a label."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from copydesk.quantities.bounds import Bounds
from copydesk.quantities.numbers import Number
from copydesk.records import DateParts


@dataclass(slots=True)
class Draft:
    """What stands at tokens `first` to before `next`; `value_first`..`value_next` is the number alone.

    `why` is set for numbers that are no figures (a road, a telephone number): they become labels.
    """

    kind: str
    first: int
    next: int
    value_first: int
    value_next: int
    number: Number | None = None
    upper: Number | None = None
    value: str | None = None
    unit: str | None = None
    hedge: str = "exactly"
    of: Number | None = None
    sign: str = ""
    date: DateParts | None = None
    why: str = ""
    bounds: Bounds | None = None
    step: Decimal = field(default_factory=lambda: Decimal(0))

    @property
    def bare(self) -> bool:
        """Whether it is a plain number without any unit yet."""
        return self.kind == "count" and self.unit is None and self.of is None


def label(first: int, after: int, why: str) -> Draft:
    """A number that is none: it stands in a name, an address, a telephone number."""
    return Draft("label", first, after, first, after, why=why)
