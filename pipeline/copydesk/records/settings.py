"""What a user may set: which checks, how severe, how tolerant. Part of a result's identity."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from copydesk.records.base import Record
from copydesk.records.finding import Severity


class ListedName(Record):
    """An entry of the user's own list of names."""

    name: str
    also: tuple[str, ...] = ()
    kind: str | None = None
    party: str | None = None
    title: str | None = None
    note: str | None = None


class Settings(Record):
    """Everything that changes what is found. Names and codes of checks are both accepted in lists."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)
    rounding: Literal["half", "up", "down"] = "half"
    about_units: Decimal = Decimal(1)
    about_share: Decimal = Decimal("0.1")
    names: tuple[ListedName, ...] = ()
    min_confidence: float = 0.8
