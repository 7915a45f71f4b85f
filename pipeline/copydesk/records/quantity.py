"""A figure as printed, the value it has and the interval it implies."""

from typing import Literal

from copydesk.records.base import Record
from copydesk.records.interval import Interval, printed
from copydesk.records.span import Span

QuantityKind = Literal[
    "percent", "points", "count", "fraction", "ordinal", "age", "duration", "ratio", "money", "date"
]
Comparator = Literal["exactly", "about", "almost", "over", "under", "at_least", "at_most", "between"]
Grain = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade"]


class DateParts(Record):
    """A date as printed. What is not printed is null; an impossible date keeps its parts, `resolved` null.

    `weekday` is the English name; `event` what happened then, where the words say so ("elected in 1994").
    `resolved` is ISO: "1994", "2024-03", "2024-03-31".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    grain: Grain | None = None
    event: str | None = None
    resolved: str | None = None


class Quantity(Record):
    """A figure in the text. `start`..`end` covers hedge, number and unit; `value_span` the number alone.

    `value` and `of` are decimal strings with the decimals printed; for `between` value is the lower figure.
    `low`, `high`: decimal strings or null for unbounded; `low_open`, `high_open` mark open ends.
    `unit` is a snake_case plural ("provinces", "ballot_boxes", "percent", "points", "years").
    """

    id: str
    kind: QuantityKind
    printed: str
    value: str | None = None
    of: str | None = None
    of_span: Span | None = None
    unit: str | None = None
    comparator: Comparator = "exactly"
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    start: int
    end: int
    value_span: Span | None = None
    date: DateParts | None = None

    @property
    def interval(self) -> Interval:
        """What the figure can mean."""
        return printed(self.low, self.high, self.low_open, self.high_open)
