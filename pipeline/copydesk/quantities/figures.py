"""A figure with its unit: percent, points, counts of things, a of b, money, durations, ages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from copydesk.quantities.draft import Draft, label
from copydesk.quantities.hedges import hedge_after
from copydesk.quantities.money import money_after, money_before
from copydesk.quantities.numbers import Number, number_at
from copydesk.quantities.numerals import Style
from copydesk.quantities.one import stands
from copydesk.quantities.tokens import Block
from copydesk.quantities.units import KNOWN, STOPS, singular, unit_at
from copydesk.quantities.words import DURATIONS, ONES

_PERCENT = frozenset({"%", "percent", "percents", "percentage", "pct", "pc", "％", "percentages"})
_POINTS = frozenset({"point", "points", "pts", "pt", "pp", "ppt", "ppts", "pps", "p.p."})
_PLANS = frozenset(
    {"plan", "agenda", "manifesto", "programme", "program", "list", "charter", "proposal", "pledge"}
)
# What may stand between "of" and the whole: 36 of the country's 81, six out of a total of 15.
_WHOLE = frozenset(
    "the a an its his her their our your all every total of possible available those these about around "
    "some nearly "
    "almost roughly approximately an estimated combined overall original remaining declared contested "
    "elected "
    "directly-elected federal national territorial".split()
)
_GROUPS = (
    ["voters"],
    ["people"],
    ["those"],
    ["men"],
    ["women"],
    ["adults"],
    ["citizens"],
    ["electors"],
    ["residents"],
)
_SIGNS = {"-": "-", "−": "-", "–": "-", "+": "+", "minus": "-", "negative": "-"}
_OPENERS = frozenset("( [ / | % ) , ; : by of to at is was change swing and or up down".split())


def figure_at(block: Block, index: int, style: Style) -> Draft | None:
    """The figure whose number begins at token `index`; None when it is none ("one of the most")."""
    number = number_at(block, index, style)
    if number is None:
        return label(index, index + 1, "unclear grouping") if block.digits(index) else None
    if block.digits(index) and _odd_letters(block, number.next):
        return Draft("label", index, number.next + 1, index, number.next, why="other unit")
    draft = Draft("count", index, number.next, index, number.next, number)
    _sign(block, draft)
    if money_before(block, draft) or _share(block, draft, number.next) or money_after(block, draft):
        return draft
    if _age(block, draft) or _duration(block, draft):
        return draft
    _whole(block, draft, style)
    if draft.unit is None and draft.of is None:
        hedge = hedge_after(block, draft.next)
        if hedge and hedge[0] in ("about", "at_least", "at_most") and block.at(hedge[1])[:1].isalpha():
            draft.hedge, draft.next = hedge
    if draft.unit is None:
        unit = unit_at(block, draft.next, single=number.value == "1")
        if unit:
            draft.unit, draft.next = unit
    if draft.of is None and draft.unit is not None:
        _whole(block, draft, style)
    if draft.of is not None:
        _all_but(block, draft)
    return draft if stands(block, draft) else None


def _all_but(block: Block, draft: Draft) -> None:
    """ "All but two of the 31 regions" are 29 of 31."""
    number, whole = draft.number, draft.of
    if number is None or whole is None or number.amount >= whole.amount:
        return
    if block.at(draft.first - 1) == "but" and block.at(draft.first - 2) == "all":
        draft.number = replace(number, value=str(whole.amount - number.amount))
        draft.first = draft.value_first = draft.first - 2


def _share(block: Block, draft: Draft, at: int) -> bool:
    """Percent and points: 52.3%, 25-point, 2.3-percentage-point, 48 per cent, 5 pp."""
    hyphen = block.at(at) == "-" and block.touches(at - 1)
    if hyphen or (block.at(at) == "-" and block.at(at + 1) in _PERCENT):
        at += 1
    word = block.at(at)
    kind, after = "", at + 1
    if word == "%" and block.touches(at) and block.at(at + 1)[:1].isalnum():
        return False
    if word in _PERCENT or (word == "per" and block.at(at + 1) in ("cent", "centage")):
        kind = "percent"
        after += word == "per"
        follow = after + (block.at(after) == "-")
        if block.at(follow) in _POINTS and (word != "%" or block.at(follow) not in ("pt", "pts") or True):
            kind, after = "points", follow + 1
    elif word == "of" and block.at(at + 1) == "a" and block.at(at + 2) in ("point", "percent", "percentage"):
        after = at + 3 + (block.at(at + 3) in _POINTS)
        kind = "percent" if block.at(after - 1) == "percent" else "points"
    elif word == "p" and block.at(at + 1) == "." and block.at(at + 2) in ("p", "c"):
        kind = "points" if block.at(at + 2) == "p" else "percent"
        after = at + 3 + (block.at(at + 3) == ".")
    elif word in _POINTS:
        kind = "points"
        if block.at(after) in _PLANS:
            draft.kind, draft.why, draft.next = "label", "plan", after
            return True
    if not kind:
        return False
    draft.kind, draft.unit, draft.next = kind, kind, after
    draft.value_next = after if word == "%" and kind == "percent" else draft.value_next
    return True


def _duration(block: Block, draft: Draft) -> bool:
    """35 years, four-year term, two decades, 20-odd years."""
    at = draft.number.next if draft.number else draft.next
    if block.at(at) in ("-", "–") and block.touches(at - 1):
        at += 1
    if (
        block.at(at) in ("more", "full", "long", "straight", "consecutive", "whole", "successive")
        and block.at(at + 1) in DURATIONS
    ):
        at += 1
    unit = DURATIONS.get(block.at(at))
    if unit is None:
        return False
    if block.at(at) == "second" and block.at(at - 1) != "-":
        return False
    draft.kind, draft.unit, draft.next = "duration", unit, at + 1
    return True


def _age(block: Block, draft: Draft) -> bool:
    """53-year-old, 53 year old, aged 53, at the age of 68, aged 65 and over."""
    at, number = draft.next, draft.number
    hyphen = block.at(at) in ("-", "–")
    ahead = at + hyphen
    if block.at(ahead) in ("year", "years", "yr"):
        old = ahead + 1 + (block.at(ahead + 1) in ("-", "–"))
        if block.at(old) in ("old", "olds", "old's"):
            draft.kind, draft.unit, draft.next = "age", "years", old + 1
            return True
    before = block.low[max(0, draft.first - 3) : draft.first]
    aged = before[-1:] in (["aged"], ["age"]) or before[-2:] == ["age", "of"] or before[-2:] == ["ages", "of"]
    aged = aged or before[-2:] in (
        ["aged", "between"],
        ["aged", "over"],
        ["aged", "under"],
        ["aged", "about"],
    )
    group = before[-1:] in (["under"], ["over"], ["below"], ["above"]) and before[-2:-1] in _GROUPS
    aged = aged or (
        group and number is not None and 16 <= number.amount <= 99 and not block.at(at)[:1].isalnum()
    )
    plain = (
        block.at(at) not in _PERCENT and block.at(at) not in DURATIONS and singular(block.at(at)) not in KNOWN
    )
    aged = aged or (group and plain and number is not None and 16 <= number.amount <= 99)
    if aged and number is not None and "." not in number.value and len(number.value) <= 3:
        draft.kind, draft.unit = "age", "years"
        return True
    return _bare_age(block, draft)


def _bare_age(block: Block, draft: Draft) -> bool:
    """Maria Ortega, 53, said; Ortega (53): a bare number behind a name. Not Labour, 42, Greens, 31."""
    first, after = draft.first, draft.next
    if after != first + 1 or not block.word[first].isdigit() or not 16 <= int(block.word[first][:4]) <= 110:
        return False
    opening, closing, name = block.at(first - 1), block.at(after), first - 2
    if name < 0 or not block.capital(name) or block.word[name].isupper() or _party(block.at(name)):
        return False
    if block.touches(first - 1) and opening == ",":
        return False
    if opening == ",":
        if closing not in (",", ".", ";", ")", "\n", "") or (closing == "," and _listing(block, after)):
            return False
        if block.at(name - 1) in ("in", "at", "from", "of", "on"):
            return False
    elif opening == "(" and closing == ")":
        if not block.capital(name - 1) or _party(block.at(name - 1)) or block.word[name - 1].isupper():
            return False
    else:
        return False
    draft.kind, draft.unit = "age", "years"
    return True


def _party(word: str) -> bool:
    """Whether a capitalised word is more likely a party, a month or a weekday than a person's name."""
    from copydesk.quantities.words import MONTHS, WEEKDAYS

    return (
        word in _PARTY_WORDS
        or word in MONTHS
        or word in WEEKDAYS
        or (word.endswith(("ists", "crats", "cans", "tives", "als")))
    )


_PARTY_WORDS = frozenset(
    "labour labor party green greens tory tories liberal liberals conservative conservatives democrat "
    "democrats "
    "republican republicans national nationals nationalist independent independents others other alliance "
    "front "
    "congress union unity coalition bloc left right movement list total seats yes no undecided likud".split()
)


def _listing(block: Block, after: int) -> bool:
    """Whether a name and a number follow at once: Adams, 42, Brown, 31, Clark, 17 is a table, not ages."""
    at = after + 1
    while block.capital(at) and at < after + 4:
        at += 1
    return (
        at > after + 1
        and block.at(at) == ","
        and block.digits(at + 1)
        and block.at(at + 2) in (",", ".", "and")
    )


def _whole(block: Block, draft: Draft, style: Style) -> None:
    """The b of "a of b": of the country's 81 provinces, out of 27, of a total of 15, 36/81 precincts."""
    at = draft.next + (block.at(draft.next) == "each" and block.at(draft.next + 1) == "of")
    if block.at(at) == "/" and block.digits(at + 1) and block.touches(at):
        whole = number_at(block, at + 1, style)
        unit = unit_at(block, whole.next, single=False) if whole else None
        if whole and unit:
            draft.of, draft.unit, draft.next = whole, unit[0], unit[1]
        return
    if block.at(at) == "out" and block.at(at + 1) == "of":
        at += 1
    elif block.at(at) != "of":
        return
    at += 1
    limit = at + 6
    while at < limit and not (whole := number_at(block, at, style)):
        word = block.at(at)
        possessive = word.endswith(("'s", "s'")) or word == "'"
        name = block.capital(at) and any(block.at(a).endswith(("'s", "s'")) for a in (at + 1, at + 2))
        if not (word in _WHOLE or possessive or name) and not _adjective(block, at):
            return
        at += 1
    if at >= limit or whole is None or not _fits(block, whole):
        return
    unit = unit_at(block, whole.next, single=False)
    draft.of, draft.next = whole, whole.next
    if unit:
        draft.unit, draft.next = unit


def _adjective(block: Block, at: int) -> bool:
    """Whether one common word stands right before the number: of the 11; of the remaining 11."""
    word = block.at(at)
    return (
        word.isalpha()
        and block.at(at - 1) in ("the", "its", "their", "all")
        and word not in STOPS
        and block.low[at + 1 : at + 2] != []
        and (block.digits(at + 1) or block.at(at + 1) in ONES)
        and singular(word) not in KNOWN
    )


def _fits(block: Block, whole: Number) -> bool:
    """Whether b is a number of things: no year, no share, no age, no pronoun."""
    digits = block.word[whole.first]
    if whole.value == "1":
        return False  # "nine members of the new one"
    year = (
        digits.isdigit()
        and len(digits) == 4
        and digits[:2] in ("18", "19", "20")
        and whole.next == whole.first + 1
    )
    if year and unit_at(block, whole.next, single=False) is None:
        return False
    following = block.at(whole.next)
    return (
        following not in _PERCENT
        and following not in _POINTS
        and following != "per"
        and following not in DURATIONS
    )


def _sign(block: Block, draft: Draft) -> None:
    """A printed sign: +3.2, (-1.4), minus five. No sign is the hyphen of 52-48, F-16 or a list."""
    before = block.at(draft.first - 1)
    sign = _SIGNS.get(before)
    if sign is None:
        return
    if before in ("minus", "negative"):
        if before == "minus" and block.at(draft.first - 2) == "or":
            return
    elif (
        (
            not block.touches(draft.first - 1)
            or (block.touches(draft.first - 2) and block.at(draft.first - 2) not in ("(", "[", "/"))
        )
        or (before != "+" and block.at(draft.first - 2) == "\n")
        or (before == "–" and block.at(draft.first - 2) not in _OPENERS)
    ):
        return
    draft.sign = sign
    draft.first = draft.value_first = draft.first - 1


def _odd_letters(block: Block, after: int) -> bool:
    """Letters that touch the digits and are no unit of ours: 180ml, 29km, 4x4."""
    if not block.touches(after - 1) or not block.at(after).isalpha():
        return False
    word = block.at(after)
    return not (word in _PERCENT or word in _POINTS or word in ("yo", "yrs", "p", "s", "seats", "votes"))


def amount_of(draft: Draft) -> Decimal:
    """The number with its printed sign."""
    assert draft.number is not None
    return -draft.number.amount if draft.sign == "-" else draft.number.amount
