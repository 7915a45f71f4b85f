"""What fingers do to a number: two digits changed about, or one another."""

from __future__ import annotations

_LONG = 4


def digit_away(printed: str, right: str) -> bool:
    """Whether two numbers have two digits changed about, or one digit of four or more another."""
    one, other = printed.replace(".", ""), right.replace(".", "")
    if len(one) != len(other) or len(one) < 3 or printed.find(".") != right.find("."):
        return False
    changed = sum(a != b for a, b in zip(one, other, strict=True))
    return (changed == 2 and sorted(one) == sorted(other)) or (changed == 1 and len(one) >= _LONG)


def slipped(printed: str, right: str) -> bool:
    """Whether two whole numbers of two digits or more have one digit other, or two changed about.

    Weak evidence by itself: every tenth number is a digit away. Ask first whether nothing near makes the number.
    """
    if len(printed) != len(right) or len(printed) < 2:
        return False
    changed = sum(a != b for a, b in zip(printed, right, strict=True))
    return changed == 1 or (changed == 2 and sorted(printed) == sorted(right))
