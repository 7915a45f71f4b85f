"""What fingers do to a number: two digits changed about, or one digit another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.wording import middle
from copydesk.records import Interval

_LONG = 4


def finger(printed: str, right: str, least: int = 2) -> bool:
    """Whether two numbers printed alike, of so many digits or more, have one digit other, or two changed about.

    Weak evidence by itself: every tenth number is a digit away. Ask first whether nothing near makes the number.
    """
    one, other = printed.replace(".", ""), right.replace(".", "")
    if len(one) != len(other) or len(one) < least or printed.find(".") != right.find("."):
        return False
    changed = sum(a != b for a, b in zip(one, other, strict=True))
    return changed == 1 or (changed == 2 and sorted(one) == sorted(other))


def digit_away(printed: str, right: str) -> bool:
    """As `finger`, where it is hardly an accident: two of three digits changed about, or any of four and more."""
    digits = printed.replace(".", "")
    about = sorted(digits) == sorted(right.replace(".", ""))
    return finger(printed, right, 3) and (about or len(digits) >= _LONG)


def finger_of(printed: str, right: Decimal) -> bool:
    """As `finger` for a number of any length, against one that can be printed with as many decimals."""
    places = len(printed.partition(".")[2])
    if right < 0 or right != right.quantize(Decimal(1).scaleb(-places)):
        return False
    one, other = printed.replace(".", ""), f"{right:.{places}f}".replace(".", "")
    width = max(len(one), len(other))
    return finger(one.zfill(width), other.zfill(width), 1)


def slips_of(printed: str) -> Iterator[Decimal]:
    """The numbers that a slip may have made this one of: with one digit other, or two changed about."""
    digits, scale = printed.replace(".", ""), -len(printed.partition(".")[2])
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield Decimal(digits[:place] + other + digits[place + 1 :]).scaleb(scale)
        for later in range(place + 1, len(digits)):
            about = [*digits]
            about[place], about[later] = about[later], about[place]
            yield Decimal("".join(about)).scaleb(scale)


def by_a_slip(stated: str, one: str, other: str) -> bool:
    """Whether a slip of the fingers in any of three numbers keeps the last two from making the first, either way about.

    Figures that were read amiss, or are of two counts, are mostly further apart than that.
    """
    step = max(Decimal(1).scaleb(-len(each.partition(".")[2])) for each in (stated, one, other))
    numbers = [abs(Decimal(each)) for each in (stated, one, other)]
    for place, printed in enumerate((stated, one, other)):
        for right in slips_of(printed.lstrip("-")):
            made = [*numbers]
            made[place] = right
            if abs(abs(made[1] - made[2]) - made[0]) <= step:
                return True
    return False


def finger_of_middle(printed: str, room: Interval) -> bool:
    """As `finger_of`, against the middle of an interval rounded as the number is."""
    right = middle(room)
    places = len(printed.partition(".")[2])
    return right is not None and finger_of(printed, right.quantize(Decimal(1).scaleb(-places)))
