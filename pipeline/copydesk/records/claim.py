"""A claim: one thing the story says of one subject, with all that decides what it may be compared with."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from copydesk.records.base import Record
from copydesk.records.interval import Interval, printed
from copydesk.records.quantity import Comparator
from copydesk.records.span import Span

Measure = Literal[
    "vote_share", "votes", "seats", "areas_won", "lead", "change", "counted", "turnout", "electorate",
    "total_votes", "total_seats", "threshold", "outcome", "age", "elapsed",
]  # fmt: skip
Status = Literal["exit_poll", "poll", "projection", "partial", "final"]
Basis = Literal["valid", "cast", "registered", "eligible", "won", "held", "up"]


class AsOf(Record):
    """The moment a figure was good for, as printed and as a date or time."""

    printed: str
    value: str | None = None


class ValueSpan(Record):
    """Where the value stands."""

    start: int
    end: int


class Claim(Record):
    """Fields as in the contract, section 2; what is not known is null.

    `value`: a decimal string, or for an outcome one of its words. `low`/`high` as in a Quantity.
    `source` is a named body, `speaker` a person. `counted` is the id of the count-progress claim that the
    figure was reported at. `confidence` at 0.5 or less: no check leans on it.
    `context_confidence`: how likely place and election (`when`) are right; it tells which claims may be compared.
    """

    id: str
    quantity_id: str | None = None
    measure: Measure
    subject: str | None = None
    subject_id: str | None = None
    rival: str | None = None
    rival_id: str | None = None
    value: str
    of: str | None = None
    unit: str | None = None
    comparator: Comparator = "exactly"
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    place: str | None = None
    place_id: str | None = None
    contest: str | None = None
    contest_id: str | None = None
    round: str | None = None
    group: str | None = None
    basis: Basis | None = None
    counted: str | None = None
    as_of: AsOf | None = None
    when: str | None = Field(default=None, description="ISO date or year of another election, or 'earlier'")
    status: Status | None = None
    source: str | None = None
    source_id: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    change_of: str | None = None
    since: str | None = None
    rank: int | None = None
    evidence: Span
    value_span: ValueSpan
    confidence: float = 1.0
    context_confidence: float = 1.0

    @property
    def interval(self) -> Interval:
        """What the figure can mean. Only for claims whose value is a number."""
        return printed(self.low, self.high, self.low_open, self.high_open)

    @property
    def number(self) -> Decimal | None:
        """The value as a number, None for an outcome."""
        return None if self.measure == "outcome" else Decimal(self.value)
