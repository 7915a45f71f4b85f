"""What a check that reads statements found: the figures that it looked at, and which of them is odd."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.base import Check
from copydesk.records import Finding, Quantity, Reading

# A fraction in words is loose: "two-thirds" is said of 65 and of 68 percent.
LOOSE = Decimal("2.5")


class Odd(NamedTuple):
    """A figure that its sentence contradicts, what it is held against, how to say so, and what would fit."""

    stated: Quantity
    against: tuple[Quantity, ...]
    message: str
    expected: str | None = None


class Looked(NamedTuple):
    """A statement that was looked at, and what is wrong with it, if anything."""

    figures: tuple[Quantity, ...]
    odd: Odd | None


def finding(check: Check, reading: Reading, odd: Odd) -> Finding:
    """What is wrong with a statement. The claims named are those of its figures; none is leant on."""
    ids = {one.id for one in (odd.stated, *odd.against)}
    return check.finding(
        reading,
        odd.message,
        (odd.stated.start, odd.stated.end),
        versus=[(one.start, one.end) for one in odd.against],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=odd.stated.value,
        expected=odd.expected,
    )


def told(reading: Reading, one: Quantity) -> str:
    """A figure as it is printed, in quotation marks."""
    return f'"{" ".join(reading.article.text[one.start : one.end].split())}"'
