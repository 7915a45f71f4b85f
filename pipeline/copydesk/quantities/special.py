"""Figures with few marks: no seats, a seat, a single vote, "percent of 10", and vague hundreds."""

from __future__ import annotations

from decimal import Decimal

from copydesk.quantities.draft import Draft, label
from copydesk.quantities.numbers import Number, number_at
from copydesk.quantities.numerals import Style
from copydesk.quantities.tokens import Block
from copydesk.quantities.units import singular
from copydesk.quantities.words import DURATIONS

_NOTHING = frozenset(
    {
        "seat",
        "seats",
        "votes",
        "delegates",
        "mps",
        "mp",
        "lawmakers",
        "councillors",
        "electors",
        "constituencies",
    }
)
_ONE = frozenset({"seat", "vote", "delegate", "point"})
_SINGLE = _ONE | {"mp", "lawmaker", "councillor", "senator", "deputy", "member", "district", "state"}
_VAGUE = frozenset(
    {
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "trillions",
        "dozens",
        "tens",
        "scores",
        "lakhs",
        "crores",
    }
)
_FEW = frozenset({"several", "few", "many", "couple"})


def special_at(block: Block, index: int, style: Style) -> Draft | None:
    """One of the figures above at token `index`."""
    word = block.at(index)
    if word in _VAGUE:
        return _vague(block, index)
    if word == "no" and block.at(index + 1) in _NOTHING:
        return _count(block, index, index + 1, "0")
    if word in ("a", "an", "single", "sole"):
        return _one(block, index)
    if word in ("percent", "percents", "per"):
        return _percent_of(block, index, style)
    return None


def _count(block: Block, first: int, noun: int, value: str) -> Draft:
    word = block.at(noun)
    unit = {"point": "points"}.get(word) or (word if word.endswith("s") else word + "s")
    number = Number(first, noun, value, Decimal(1), spelled=True)
    kind = "points" if unit == "points" else "count"
    return Draft(kind, first, noun + 1, first, noun, number, unit=unit)


def _one(block: Block, index: int) -> Draft | None:
    """A seat, a single vote, just a point; not "a vote on", "a vote for", "a point of"."""
    word, at = block.at(index), index + 1
    if word in ("a", "an") and block.at(at) in ("decade", "century", "fortnight"):
        number = Number(index, at, "1", Decimal(1), spelled=True)
        return Draft("duration", index, at + 1, index, at, number, unit=DURATIONS[block.at(at)])
    single = word in ("single", "sole")
    if word in ("a", "an") and block.at(at) in ("single", "lone", "sole"):
        single, at = True, at + 1
    noun = block.at(at)
    if single and singular(noun) in _SINGLE:
        return _count(block, index, at, "1")
    if noun not in _ONE:
        return None
    following = block.at(at + 1)
    if noun == "seat":
        verb = block.at(index - 1)
        if following in ("-", "belt") or verb not in (
            "won",
            "win",
            "wins",
            "winning",
            "gained",
            "lost",
            "took",
            "only",
            "just",
            "with",
            "gain",
            "lose",
            "picked",
            "up",
            "secured",
            "hold",
            "holds",
            "held",
            "than",
        ):
            return None
    elif noun == "delegate":
        if block.at(index - 1) not in ("won", "lost", "only", "just", "without", "gained", "earned", "than"):
            return None
    elif noun == "point":
        if block.at(index - 1) not in (
            "than",
            "by",
            "just",
            "only",
            "within",
            "under",
            "about",
            "nearly",
            "almost",
            "over",
            "lost",
            "gained",
            "slipped",
            "fell",
            "rose",
            "up",
            "down",
        ):
            return None
    elif block.at(index - 1) not in ("by", "than", "just", "only"):
        return None
    if following == "-":
        return None
    return _count(block, index, at, "1")


def _percent_of(block: Block, index: int, style: Style) -> Draft | None:
    """The turned-round "percent of 10",
    "per cent of twenty-two" with nothing behind; no "what percent of 20 seats"."""
    at = index + 1
    if block.at(index) == "per":
        if block.at(at) != "cent":
            return None
        at += 1
    if block.at(at) != "of" or block.digits(index - 1) or block.at(index - 1).isalpha():
        return None
    number = number_at(block, at + 1, style)
    if number is None or block.at(number.next)[:1].isalnum():
        return None
    return Draft("percent", index, number.next, number.first, number.next, number, unit="percent")


def _vague(block: Block, index: int) -> Draft:
    """Dozens, hundreds of thousands: number words without a number."""
    after = index + 1
    while block.at(after) in ("of", "and") and block.at(after + 1) in (*_VAGUE, "thousands", "millions"):
        after += 2
    return label(index, after, "vague")
