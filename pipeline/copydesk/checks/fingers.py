"""What fingers do to a number: two digits changed about, or one digit another."""

from __future__ import annotations

from decimal import Decimal

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


def finger_of(printed: str, right: Decimal) -> bool:
    """As `digit_away` for a number of any length: of a short one it proves little by itself."""
    places = len(printed.partition(".")[2])
    if right < 0 or right != right.quantize(Decimal(1).scaleb(-places)):
        return False
    wanted = f"{right:.{places}f}"
    one, other = printed.replace(".", ""), wanted.replace(".", "")
    width = max(len(one), len(other))
    one, other = one.zfill(width), other.zfill(width)
    changed = sum(a != b for a, b in zip(one, other, strict=True))
    return changed == 1 or (changed == 2 and sorted(one) == sorted(other))
