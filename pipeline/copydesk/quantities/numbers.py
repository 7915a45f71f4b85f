"""One number phrase: 1.2 million, twenty-three, a hundred and five, half a million, two and a half, 2½."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from copydesk.quantities.numerals import Style, value_of
from copydesk.quantities.tokens import Block
from copydesk.quantities.words import DOZENS, GLYPHS, ONES, PARTS, SCALES, SHORT_SCALES, TENS

_EXACT = Context(prec=60)
_LETTER_SCALES = frozenset({"k", "m", "b", "mm", "mil", "cr"})
_MEASURES = frozenset(
    {"percent", "points", "times", "million", "billion", "per", "percentage", "years", "seats"}
)
_METRES = frozenset({"tall", "long", "high", "wide", "deep", "race", "sprint", "away"})
_UNITS = {**ONES, **TENS}


@dataclass(slots=True)
class Number:
    """A number phrase: tokens `first` to before `next`; `step` is one unit of the last digit printed."""

    first: int
    next: int
    value: str
    step: Decimal
    spelled: bool = False
    rounded: bool = False

    @property
    def amount(self) -> Decimal:
        """The value to count with."""
        return Decimal(self.value)


def number_at(block: Block, index: int, style: Style) -> Number | None:
    """The longest number phrase that begins at token `index`."""
    if block.digits(index):
        return _from_digits(block, index, style)
    word = block.at(index)
    if word in _UNITS:
        part = (
            _part_of_scale(block, index)
            if block.at(index + 1) == "-" or block.at(index + 1) in PARTS
            else None
        )
        if part:
            return part
        return _tail(block, _from_words(block, index), index)
    if word in ("a", "an"):
        return _after_article(block, index)
    if word in ("half", "quarter") or word in GLYPHS:
        return _part_of_scale(block, index)
    return None


def text_of(number: Decimal) -> str:
    """A decimal in plain digits."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _from_digits(block: Block, index: int, style: Style) -> Number | None:
    printed, after = block.word[index], index + 1
    if style.spaced and len(printed) <= 3:
        printed, after = _spaced(block, index)
    value = value_of(printed, style)
    if value is None:
        return None
    decimals = len(value.partition(".")[2])
    number = Number(index, after, value, Decimal(1).scaleb(-decimals))
    glyph = GLYPHS.get(block.at(after))
    if glyph is None and not decimals:
        glyph, after = _slashed(block, after), after + 2
    if glyph and not decimals:
        return _scaled(block, _plus_part(number, glyph, after + 1))
    return _scaled(block, number)


def _spaced(block: Block, index: int) -> tuple[str, int]:
    """Groups of three behind a plain space, in a story that prints them: 84 121."""
    printed, after = block.word[index], index + 1
    while (
        block.digits(after)
        and len(block.word[after].partition(",")[0].partition(".")[0]) == 3
        and block.start[after] - block.end[after - 1] == 1
        and block.text[block.end[after - 1]] == " "
        and len(printed) < 20
    ):
        printed, after = printed + " " + block.word[after], after + 1
    return printed, after


def _slashed(block: Block, index: int) -> tuple[int, int] | None:
    """The 1/4 of "2 1/4 percent"."""
    top, bottom = block.printed(index), block.printed(index + 2)
    if (
        block.at(index + 1) != "/"
        or not (block.touches(index) and block.touches(index + 1))
        or block.touches(index - 1)
    ):
        return None
    return (
        (int(top), int(bottom))
        if top in ("1", "2", "3", "5", "7") and bottom in ("2", "3", "4", "8")
        else None
    )


def _scaled(block: Block, number: Number) -> Number:
    """Multiply by the scale words that follow: 1.2 million, 3bn, 2 crore 35 lakh, 1.2-million."""
    after, factor = _scale(block, number.next, short=not number.spelled)
    if factor == 1:
        return number
    amount = _EXACT.multiply(number.amount, Decimal(factor))
    step = number.step * factor
    # 2 crore 35 lakh, 4 thousand 3 hundred and 21: a smaller scale goes on.
    while block.digits(after) and block.printed(after).isdigit() and len(block.word[after]) <= 3:
        further, smaller = _scale(block, after + 1, short=False)
        if smaller == 1 or smaller >= factor:
            break
        amount += Decimal(block.word[after]) * smaller
        step, factor, after = Decimal(smaller), smaller, further
    rest = block.printed(after + 1)
    if factor == 100 and block.at(after) == "and" and len(rest) <= 2 and rest.isdigit():
        return Number(number.first, after + 2, text_of(amount + int(rest)), Decimal(1), number.spelled)
    result = Number(number.first, after, text_of(amount), step, number.spelled, rounded=True)
    return _and_a_half(block, result, factor)


def _scale(block: Block, index: int, *, short: bool) -> tuple[int, int]:
    """The scale that stands at `index` and the token after it; factor 1 when there is none."""
    if block.at(index) == "-" and block.at(index + 1) in SCALES:
        index += 1
    factor, after = 1, index
    while after < index + 3:  # "three lakh crore", "2 hundred thousand"
        word = block.at(after)
        if word in SCALES and not (word.endswith("s") and word != "lakhs" and factor == 1 and not short):
            factor *= SCALES[word]
        elif word in DOZENS and word != "score":
            factor *= DOZENS[word]
        elif short and factor == 1 and word in SHORT_SCALES:
            if word in _LETTER_SCALES and not block.touches(after - 1):
                break
            if word == "m" and block.at(after + 1) in _METRES:
                break
            factor *= SHORT_SCALES[word]
            after += 1
            break
        else:
            break
        after += 1
    return after, factor


def _from_words(block: Block, index: int) -> Number:
    """Words from `index` on: fifty two, one hundred and five thousand, twenty-one million three hundred."""
    total, current, after, last = 0, 0, index, 10**15
    step, expects, scaled = 1, 2, False  # expects: 2 tens or ones, 1 ones under ten, 0 a scale only
    while True:
        word = block.at(after)
        if word in TENS and expects == 2:
            current, expects, after = current + TENS[word], 1, after + 1
        elif word in ONES and expects and (expects == 2 or 0 < ONES[word] < 10):
            current, expects, after = current + ONES[word], 0, after + 1
        elif word == "hundred" and 0 < current < 100:
            current, expects, after, step, scaled = current * 100, 2, after + 1, 100, True
        elif (
            word in SCALES
            and SCALES[word] > 100
            and current
            and SCALES[word] < last
            and not word.endswith("nds")
        ):
            last = SCALES[word]
            total, current, expects, after, step, scaled = total + current * last, 0, 2, after + 1, last, True
        elif word in ("crore", "crores") and total and block.at(after - 1) in ("lakh", "thousand"):
            last = SCALES[word]  # three lakh crore
            total, after, step = total * last, after + 1, step * last
        elif (
            (word == "-" and expects == 1 and 0 < ONES.get(block.at(after + 1), 0) < 10)
            or (
                word == "-" and block.at(after + 1) in SCALES and current and block.at(after + 1) != "hundred"
            )
            or (word == "and" and expects == 2 and after > index and _small(block, after + 1, index) < step)
        ):
            after += 1
            continue
        else:
            break
        if current % 100 and step > 1 and word not in SCALES:
            step = 1
    amount = total + current
    return Number(index, after, str(amount), Decimal(step), spelled=True, rounded=scaled and step > 1)


def _small(block: Block, index: int, start: int) -> int:
    """The size of the words after "and": 10**18 when they are no number or begin a larger one."""
    word = block.at(index)
    size = _UNITS.get(word, 10**18)
    if word in TENS:
        ahead = index + 1 + (block.at(index + 1) == "-")
        if 0 < ONES.get(block.at(ahead), 0) < 10:
            index, size = ahead, size + 1
    following = block.at(index + 1)
    if following in DOZENS or following in PARTS or (following == "-" and block.at(index + 2) in PARTS):
        return 10**18  # two million and three fifths
    if SCALES.get(following, 0) == 1000 and "between" not in block.low[max(0, start - 2) : start]:
        return size  # two hundred and two thousand
    return size * SCALES.get(following, 1)


def _tail(block: Block, number: Number, index: int) -> Number | None:
    """What may follow words: point five, and a half, dozen, and a half million."""
    after = number.next
    if block.at(after) == "point" and block.at(after + 1) in _UNITS:
        digits, after = "", after + 1
        while block.at(after) in ONES and len(digits) < 10:
            digits, after = digits + str(ONES[block.at(after)]), after + 1
        if not digits and block.at(after) in TENS:
            tail = _from_words(block, after)
            digits, after = tail.value, tail.next
        number = Number(
            index, after, f"{number.value}.{digits}", Decimal(1).scaleb(-len(digits)), spelled=True
        )
        return _scaled(block, number)
    if block.at(after) in ("dozen", "dozens"):
        return Number(index, after + 1, str(int(number.value) * 12), Decimal(12), True, True)
    return _and_a_half(block, number, int(number.step) if number.rounded else 1)


def _and_a_half(block: Block, number: Number, factor: int) -> Number:
    """Two and a half (million); a million and a half; one-and-a-half."""
    at = number.next
    hyphens = block.at(at) == "-" and block.at(at + 1) == "and"
    words = [block.at(at + offset) for offset in ((1, 3, 5) if hyphens else (0, 1, 2))]
    if words[0] != "and":
        return number
    top = 1 if words[1] == "a" else ONES.get(words[1], 0)
    part = PARTS.get(words[2], 0)
    after = at + (6 if hyphens else 3)
    if not top or not 2 <= part <= 30 or top >= part:
        return number
    # "Two and a third candidate" is no fraction; "forty two and a third." is, "two and a quarter points" is.
    if (
        words[2] not in ("half", "quarter", "quarters")
        and block.at(after)[:1].isalpha()
        and block.at(after) not in _MEASURES
    ):
        return number
    share = _EXACT.divide(Decimal(factor * top), Decimal(part))
    if factor > 1 and block.at(after) in SCALES:
        return number  # one billion and a half million: seldom printed, and not read as one
    amount = (number.amount + share).quantize(Decimal("0.01")) if part == 3 else number.amount + share
    scaled = _scaled(block, Number(number.first, after, text_of(amount), share, True, factor > 1))
    if block.at(after) == "-" and block.at(after + 1) in SCALES and scaled.next == after:
        return number
    return scaled


def _plus_part(number: Number, glyph: tuple[int, int], after: int) -> Number:
    share = (Decimal(glyph[0]) / Decimal(glyph[1])).quantize(Decimal("0.0001"))
    return Number(number.first, after, text_of(number.amount + share), Decimal(1) / glyph[1])


def _after_article(block: Block, index: int) -> Number | None:
    """A hundred and five, a million, a dozen, a quarter of a million, a half million."""
    word = block.at(index + 1)
    if word in SCALES and not word.endswith("s"):
        ones = _with_one(block, index)
        return _and_a_half(block, ones, int(ones.step)) if ones.rounded else ones
    if word == "dozen":
        return Number(index, index + 2, "12", Decimal(12), True, True)
    if word in ("half", "quarter"):
        number = _part_of_scale(block, index + 1)
        if number:
            number.first = index
        return number
    return None


def _with_one(block: Block, index: int) -> Number:
    """Read "a hundred and five" as "one hundred and five"."""
    kept = block.low[index]
    block.low[index] = "one"
    try:
        return _from_words(block, index)
    finally:
        block.low[index] = kept


def _part_of_scale(block: Block, index: int) -> Number | None:
    """Half a million, half a dozen, half-million, a quarter of a million, three-quarters of a million."""
    word, after = block.at(index), index + 1
    if word in GLYPHS:
        share = Decimal(GLYPHS[word][0]) / GLYPHS[word][1]
    elif word in ONES:
        after += block.at(after) == "-"
        part = PARTS.get(block.at(after), 0)
        if not part or not 0 < ONES[word] < part:
            return None
        share, after = Decimal(ONES[word]) / part, after + 1
    else:
        share = Decimal(1) / PARTS.get(word, 1)
        if word not in PARTS:
            return None
    after += block.at(after) == "-"
    if block.at(after) == "of" and block.at(after + 1) in ("a", "one") and word != "half":
        after += 2
    elif block.at(after) == "a":
        after += 1
    scale = block.at(after)
    if scale == "dozen":
        return Number(index, after + 1, "6", Decimal(6), True, True) if word == "half" else None
    if scale not in SCALES or scale.endswith("s"):
        return None
    factor = SCALES[scale]
    if factor == 100:
        factor = SCALES.get(block.at(after + 1), 1) * 100
        after += factor > 100
    amount = (share * factor).quantize(Decimal(1))
    return Number(index, after + 1, text_of(amount), amount, True, True)
