"""Spelled fractions, odds and ratios: two-thirds, half, nine in ten, twice as many, two to one, doubled."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from copydesk.quantities.draft import Draft
from copydesk.quantities.numbers import Number, number_at
from copydesk.quantities.numerals import Style
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import GLYPHS, HUNDRED, ONES, PARTS, SCALES

# "A third of", "a third to a half", "a third were": a part. "A third term", "a third of May" is an ordinal.
_PART_FOLLOWS = frozenset(
    "of to less more from or are were was is had have has the as each and for in said say voted support "
    "supported back "
    'backed want wanted think against did do who that than . , ; : ) ? ! \n " ” —'.split(" ")
) | {""}
_TOPS = frozenset("1 2 3 4 5 7".split())
_BOTTOMS = frozenset("2 3 4 5 6 8 10".split())
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000})
_PEOPLE = frozenset(
    "people voters adults americans britons canadians australians women men respondents households citizens "
    "residents "
    "ballots votes electors workers families young indians nigerians of them registered eligible "
    "likely".split()
)
_HALF_NOT_AFTER = frozenset(
    "first second other latter final last top bottom upper lower better third this next".split()
)
_HALF_BEFORE = frozenset(
    {"time", "hour", "an", "hearted", "day", "brother", "sister", "way", "truth", "past", "century", "mile"}
)
_TIMES = {
    "twice": "2", "thrice": "3", "doubled": "2", "doubling": "2", "doubles": "2", "double": "2",
    "tripled": "3",
    "trebled": "3", "triple": "3", "treble": "3", "tripling": "3", "trebling": "3", "quadrupled": "4",
    "quadruple": "4", "quintupled": "5", "halved": "0.5", "halving": "0.5", "halves": "0.5", "twofold": "2",
    "threefold": "3", "fourfold": "4", "fivefold": "5", "sixfold": "6", "tenfold": "10",
}  # fmt: skip
_AS = frozenset({"as", "the", "that", "its", "his", "her", "their", "what"})
_COMPARED = frozenset(
    "as more larger higher bigger greater the that its his her their what smaller fewer over".split()
)
TRIGGERS = frozenset({*_TIMES, *PARTS, *GLYPHS})


def fraction_at(block: Block, index: int, style: Style) -> Draft | None:
    """A fraction, odds or a ratio that begins at token `index`."""
    word = block.at(index)
    if word in _TIMES:
        return _times(block, index, word)
    if word in ("half", "halves") or (word in ("a", "one") and block.at(index + 1) in ("half", "-")):
        found = _half(block, index)
        if found:
            return found
    return _odds(block, index, style) or _part(block, index)


def _percent(first: int, after: int, top: Decimal, bottom: Decimal) -> Draft:
    share = (top * HUNDRED / bottom).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    text = f"{share:f}".rstrip("0").rstrip(".")
    number = Number(first, after, text, Decimal(1), spelled=True)
    return Draft("fraction", first, after, first, after, number, unit="percent")


def _half(block: Block, index: int) -> Draft | None:
    """Half of voters, half the vote, a half; not half an hour, the first half, half-time, half a million."""
    first = index
    index += block.at(index) in ("a", "one")
    index += block.at(index) == "-" and block.at(index + 1) == "half"
    if block.at(index) != "half":
        return None
    following = block.at(index + 1)
    if block.at(first - 1) in _HALF_NOT_AFTER or following in _HALF_BEFORE:
        return None
    if following == "-" or (
        following == "a" and block.at(index + 2) not in ("percent", "percentage", "point")
    ):
        return None
    if following == "dozen" or following in SCALES:
        return None
    if block.at(first - 1) == "and":
        before = block.at(first - 2)
        if before in ONES or block.digits(first - 2):
            return None
    if following in ("a", "percent", "percentage", "point"):
        return _half_point(block, first, index)
    return _percent(first, index + 1, Decimal(1), Decimal(2))


def _half_point(block: Block, first: int, index: int) -> Draft | None:
    """Half a point, half a percentage point, half a percent."""
    at = index + 1 + (block.at(index + 1) == "a")
    kind = "percent"
    if block.at(at) in ("percentage", "percent"):
        at += 1
    if block.at(at) in ("point", "points"):
        kind, at = "points", at + 1
    number = Number(first, at, "0.5", Decimal("0.1"), spelled=True)
    return Draft(kind, first, at, first, index + 1, number, unit=kind)


def _part_of_point(block: Block, first: int, at: int, part: Decimal) -> Draft | None:
    """A quarter of a point, three-tenths of a percentage point, a tenth of a percent: no share of a whole."""
    after = at + 2
    if block.at(at) != "of" or block.at(at + 1) not in ("a", "one"):
        return None
    kind = "points"
    if block.at(after) in ("percentage", "percent") and block.at(after + 1) == "point":
        after += 2
    elif block.at(after) in ("point", "percent"):
        kind = "points" if block.at(after) == "point" else "percent"
        after += 1
    else:
        return None
    text = f"{part.quantize(Decimal('0.001'), rounding=ROUND_HALF_UP):f}".rstrip("0")
    number = Number(first, after, text, Decimal("0.1"), spelled=True)
    return Draft(kind, first, after, first, at, number, unit=kind)


def _part(block: Block, index: int) -> Draft | None:
    """Two-thirds, a third, three quarters, one-fifth, ⅔."""
    word, at = block.at(index), index + 1
    if word in _TOPS and block.at(at) == "/":
        return _slashed(block, index, word)
    if word in GLYPHS:
        top, bottom = GLYPHS[word]
        return _percent(index, at, Decimal(top), Decimal(bottom))
    if word in ("a", "an"):
        top = 1
    elif ONES.get(word):
        top = ONES[word]
    else:
        return None
    hyphen = block.at(at) == "-"
    at += hyphen
    part = block.at(at)
    bottom = PARTS.get(part, 0)
    if not bottom or bottom > 100 or part == "halves" or (part.endswith("s") != (top > 1)):
        return None
    if (
        top >= bottom
        or block.at(at + 1) == "-"
        or (block.low[at + 1 : at + 3] == ["of", "a"] and block.at(at + 3) in SCALES)
    ):
        return None
    if top == 1 and not hyphen and part != "quarter" and block.at(at + 1) not in _PART_FOLLOWS:
        return None
    if block.at(at + 1) in ("final", "finals", "century", "finalist", "finalists", "hour"):
        return None
    small = _part_of_point(block, index, at + 1, Decimal(top) / Decimal(bottom))
    if small is not None:
        return small
    return _percent(index, at + 1, Decimal(top), Decimal(bottom))


def _slashed(block: Block, index: int, top: str) -> Draft | None:
    """A 2/3 majority, 3/4 of voters; not 3/4 precincts, 24/7 nor a date."""
    bottom, after = block.at(index + 2), index + 3
    if (
        not (block.touches(index) and block.touches(index + 1))
        or bottom not in _BOTTOMS
        or int(top) >= int(bottom)
    ):
        return None
    if block.at(after) in ("/", "-") or (
        block.at(after)[:1].isalpha() and block.at(after) not in ("of", "majority")
    ):
        return None
    if block.touches(index - 1) and block.at(index - 1) not in ("(", "-", "−"):
        return None
    draft = _percent(index, after, Decimal(top), Decimal(bottom))
    if block.at(index - 1) in ("-", "−") and block.touches(index - 1):
        draft.sign, draft.first, draft.value_first = "-", index - 1, index - 1
    return draft


def _odds(block: Block, index: int, style: Style) -> Draft | None:
    """Nine in ten, one in five, two out of every three, 2-to-1, two to one."""
    top = number_at(block, index, style) if block.at(index) not in ("a", "an") else None
    if top is None or top.rounded or not top.value.isdigit() or len(top.value) > 3:
        return None
    at = top.next
    ratio = _ratio(block, index, top)
    if ratio:
        return ratio
    link = block.at(at)
    if link == "-" and block.at(at + 1) == "in" and block.at(at + 2) == "-":
        link, at = "in", at + 2
    elif link == "out" and block.at(at + 1) == "of":
        at += 1
    elif link not in ("in", "of"):
        return None
    every = block.at(at + 1) == "every"
    bottom = number_at(block, at + 1 + every, style) if block.at(at + 1 + every) not in ("a", "an") else None
    if bottom is None or not bottom.value.isdigit() or int(bottom.value) not in _DENOMINATORS:
        return None
    if int(top.value) >= int(bottom.value) or block.at(bottom.next) in (
        "%",
        "percent",
        "per",
        "-",
        "point",
        "points",
    ):
        return None
    following = block.at(bottom.next)
    people = following in _PEOPLE or not following.isalpha()
    if not every and link != "in" and (link == "of" or not (people and top.spelled and bottom.spelled)):
        return None
    if (
        link == "in"
        and not every
        and following not in _PEOPLE
        and following.endswith("s")
        and int(bottom.value) > 10
    ):
        return None
    if link == "in" and following in ("years", "months", "days", "weeks", "hours", "minutes"):
        return None
    return _percent(index, bottom.next, top.amount, bottom.amount)


def _ratio(block: Block, index: int, top: Number) -> Draft | None:
    """Two to one, 2-1 is no ratio, 3-to-1, a ratio of 60 to 40 stays two figures."""
    at = top.next
    at += block.at(at) == "-"
    if block.at(at) != "to":
        return None
    at += 1
    at += block.at(at) == "-"
    if block.at(at) not in ("one", "1") or (
        block.at(at + 1) in (".", ",") and block.digits(at + 2) and block.touches(at)
    ):
        return None
    number = Number(index, at + 1, top.value, Decimal(1), spelled=True)
    return Draft("ratio", index, at + 1, index, at + 1, number, unit="times")


def _times(block: Block, index: int, word: str) -> Draft | None:
    """Twice as many, doubled, tripled; not "voted twice", "Trump doubled down", "double standards"."""
    following = block.at(index + 1)
    after = index + 1
    if word in ("twice", "thrice"):
        if following not in _AS:
            return None
        after += following == "as"
    elif word in ("double", "triple", "treble", "quadruple"):
        if following not in _AS and not following.endswith(("'s", "s'")):
            return None
    elif following == "down" or word == "halves":
        return None
    number = Number(index, index + 1, _TIMES[word], Decimal(1), spelled=True)
    return Draft("ratio", index, after, index, index + 1, number, unit="times")


def times_at(block: Block, draft: Draft) -> bool:
    """Three times as many, 10 times the vote; not "ran three times", which is a count."""
    at = draft.number.next if draft.number else draft.next
    if block.at(at) != "times" or block.at(at + 1) not in _COMPARED:
        return False
    draft.kind, draft.unit, draft.next, draft.of = "ratio", "times", at + 1, None
    return True
