"""Ordinals and ranks: first, 2nd, twenty-fifth, one hundred and tenth."""

from __future__ import annotations

from decimal import Decimal

from copydesk.quantities.draft import Draft, label
from copydesk.quantities.labels import ordinal_label
from copydesk.quantities.numbers import Number, number_at
from copydesk.quantities.numerals import Style
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import ORDINAL_SUFFIXES, ORDINALS, PARTS, SCALES, TENS


def ordinal_at(block: Block, index: int, style: Style) -> Draft | None:
    """The ordinal that begins at token `index`."""
    found = rank_at(block, index, style)
    if found is None:
        return None
    rank, after = found
    if ordinal_label(block, after):
        return label(index, after, "name")
    number = Number(index, after, str(rank), Decimal(0), spelled=not block.digits(index))
    return Draft("ordinal", index, after, index, after, number)


def rank_at(block: Block, index: int, style: Style) -> tuple[int, int] | None:
    """The rank at token `index` and the token after it."""
    word = block.at(index)
    if block.digits(index):
        if (
            block.at(index + 1) in ORDINAL_SUFFIXES
            and block.touches(index)
            and word.replace(",", "").isdigit()
            and len(word) < 12
        ):
            return int(word.replace(",", "")), index + 2
        return None
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    if word not in TENS and word not in (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "a",
    ):
        return None
    return _long(block, index, style)


def _long(block: Block, index: int, style: Style) -> tuple[int, int] | None:
    """Twenty-fifth, one hundred and tenth, two hundredth."""
    base = number_at(block, index, style)
    if base is None or not base.value.isdigit():
        return (TENS[block.at(index)], index + 1) if block.at(index) in ORDINALS else None
    at = base.next
    spaced = block.at(at) not in ("-", "and")
    at += not spaced
    last = ORDINALS.get(block.at(at))
    if last is None:
        return None
    amount = int(base.value)
    if last >= 100 and SCALES.get(block.at(at)[:-2]) == last:
        return (amount * last, at + 1) if spaced or block.at(at - 1) == "-" else None
    step = 100 if amount % 100 == 0 else 10 if amount % 10 == 0 and amount % 100 else 1
    if amount % 1000 == 0:
        step = 1000
    if (
        last < step
        and not (step == 10 and last >= 10)
        and block.at(at) not in {"second"} | _fraction(block, at, amount)
    ):
        return amount + last, at + 1
    if block.at(at) == "second" and last < step and (not spaced or block.at(at + 1) not in ("time",)):
        return amount + last, at + 1
    return None


def _fraction(block: Block, at: int, amount: int) -> frozenset[str]:
    """The word at `at` when it is a part rather than a rank: "twenty fifths"."""
    word = block.at(at)
    return frozenset({word}) if word.endswith("s") and word in PARTS and amount else frozenset()
