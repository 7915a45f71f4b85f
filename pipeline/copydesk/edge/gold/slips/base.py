"""What a planted slip is, and how a figure is printed anew in the style of the old one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

Gold = dict[str, Any]
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# The fields that must agree for two figures to be of one thing.
SETTING = ("place", "when", "contest", "status", "group", "round", "source", "speaker", "basis")


@dataclass(frozen=True)
class Slip:
    """A change of `start`..`end` into `new`, the check that must see it, and what it stands against."""

    start: int
    end: int
    old: str
    new: str
    check: str
    note: str
    versus: tuple[int, int] | None = None
    also: tuple[str, ...] = ()
    claims: tuple[tuple[Gold, Gold], ...] = ()


Planter = Callable[[str, Gold, random.Random], "Slip | None"]


def claims_of(gold: Gold, *measures: str, exact: bool = True) -> list[Gold]:
    """The claims of these measures, with an exact figure if asked."""
    return [
        one for one in gold.get("claims") or ()
        if one["measure"] in measures and (not exact or one.get("comparator", "exactly") == "exactly")
    ]  # fmt: skip


def one_setting(one: Gold, other: Gold, *besides: str) -> bool:
    """Whether two claims are of one race, place, count and source, as far as gold says."""
    return all(one.get(key) == other.get(key) for key in SETTING if key not in besides)


def number(claim: Gold, key: str = "value") -> Decimal:
    """The value of a claim."""
    return Decimal(str(claim[key]))


def position(text: str, words: str, nth: int = 1) -> int:
    """Where the nth occurrence of `words` starts. Raises ValueError."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def place_of(text: str, claim: Gold) -> tuple[int, int]:
    """Where a claim stands."""
    start = position(text, str(claim["at"]), int(claim.get("nth", 1)))
    return start, start + len(str(claim["at"]))


def headline_end(text: str) -> int:
    """Where the first line ends that has a blank line after it: a headline; 0 where there is none."""
    line, blank, _rest = text.partition("\n\n")
    return (
        len(line) if blank and "\n" not in line and len(line) < 120 and not line.rstrip().endswith(".") else 0
    )


def renumbered(
    text: str,
    claim: Gold,
    wrong: Decimal,
    check: str,
    note: str,
    versus: Gold | None,
    also: tuple[str, ...] = (),
) -> Slip | None:
    """The slip that prints another number in a claim's place, in the style of the old one."""
    start, end = place_of(text, claim)
    digits = DIGITS.search(text, start, end)
    if digits is None:
        return None
    old = digits[0].rstrip(",")
    scaled = Decimal(old.replace(",", "")) != abs(number(claim))
    if scaled and (
        "million" not in text[start:end] or Decimal(old.replace(",", "")) * 1_000_000 != number(claim)
    ):
        return None
    shown = wrong / 1_000_000 if scaled else abs(wrong)
    decimals = len(old.partition(".")[2])
    new = (
        f"{shown:,.{decimals}f}"
        if "," in old or (shown >= 10_000 and len(old) > 3)
        else f"{shown:.{decimals}f}"
    )
    if new == old:
        return None
    sign = "-" if number(claim) < 0 else ""
    value = str(Decimal(new.replace(",", "")) * (1_000_000 if scaled else 1))
    at = digits.start()
    against = place_of(text, versus) if versus is not None else None
    changed = ((claim, {"value": sign + value}),)
    return Slip(at, at + len(old), old, new, check, note, against, also, changed)


def swapped(value: Decimal, dice: random.Random) -> Iterator[Decimal]:
    """The value with two neighbouring digits changed about, as fingers do; every way once."""
    printed = str(value)
    digits = [i for i, one in enumerate(printed) if one.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if printed[a] != printed[b]]
    dice.shuffle(pairs)
    for first, second in pairs:
        letters = list(printed)
        letters[first], letters[second] = letters[second], letters[first]
        if letters[0] != "0":
            yield Decimal("".join(letters))


def mistyped(value: Decimal, dice: random.Random) -> Iterator[Decimal]:
    """The value with two digits changed about, then with one digit another."""
    yield from swapped(value, dice)
    printed = str(value)
    spots = [i for i, one in enumerate(printed) if one.isdigit()]
    dice.shuffle(spots)
    for spot in spots:
        others = [one for one in "123456789" if one != printed[spot]]
        dice.shuffle(others)
        for one in others:
            yield Decimal(printed[:spot] + one + printed[spot + 1 :])


def far(wrong: Decimal, value: Decimal) -> bool:
    """Whether a wrong figure is too far from the right one for rounding to explain it."""
    return abs(wrong - value) > max(abs(value) / 20, Decimal("0.5"))
