"""Sums of seats that the words of one sentence set out: "12, 12 and 10, so that between them they have 34".

Six relations. *Summed up*: the figures before, and what they make. *With one more*: "together they have 92. With the Neos it
would be 110". *Broken down*: "the front has 75: A 66, B five, C four", "76, made
up of 52, 14 and eight". *All there is*: "176 and the left 183, which makes up the full 349"; "88 of the 169 and the four of the right
91". *Face to face*: "21 members to the minority's 19" in a
40-member house, "67 A and 67 B out of 134". Each speaks only where no other figures near it make the number, and all but
the last only where the number is a slip of one finger away from what they make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.checks.compare import Bench
from copydesk.checks.cued import one_of
from copydesk.checks.fingers import slipped
from copydesk.checks.sums.rolls import Misfit
from copydesk.checks.sums.seating import bodies, seats
from copydesk.checks.sums.sides import of_seats, own_seats, sides_marked
from copydesk.records import Quantity
from copydesk.records.late import late

_N = r"‹n(?P<sum>\d+)›(?! (?:each|apiece|more|fewer|ahead|short|votes|per))"
_SUMMED = late(
    rf"(?:,| –| —|;)? (?:so that|so|which|that|and so|and thus|and|making|giving|for a|or)?,? ?(?P<tie>(?:between them|together|combined|jointly|in all|all told|taken together))?,? ?(?:they|the two|the three|the four|the pair|the trio|these|it|the total|the bloc|the camp)? ?(?:thus |now |therefore |would |will |could )*"
    rf"(?:have|has|had|hold|holds|makes?|give|gives|command|commands|add up to|adds up to|come to|comes to|amount to|total of|combined|reach|reaches)? ?(?P<tied>together|combined|jointly|between them)? ?(?:a total of |exactly |just |only |a combined )?{_N}(?P<behind>(?: seats)? (?:together|between them|combined|in all))?"
)
_TWO = late(r"\b(?:ally|partner|the two|pair|both)\b")
_ADDED = late(
    r"(?:\A|[;:–—] |(?P<later>, ))[Ww]ith (?P<who>(?:the )?‹s\d+›(?:(?:,| and|, and) (?:the )?‹s\d+›)*)(?P<more> as well| too| added| on board| besides| in addition)?,? (?:it|they|that|there|the total|he|she|the two|the three|the pair|the bloc|this)? ?(?:would be|would have|would make|would reach|would come to|will have|will be|makes?|have|has|reach|reaches|are|is|gets to|come to|comes to)? ?(?:exactly |just |only )?"
    r"‹n(?P<sum>\d+)›(?! (?:each|apiece|more|fewer|ahead|short|votes|per))"
)
_BROKEN = late(
    r"‹n(?P<sum>\d+)›(?: seats)?(?: in all| so far)?(?:: | \()(?P<parts>(?:(?:the |for the |of the |with )?(?:‹s\d+›|[Ii]ndependents?|[Oo]thers|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?: (?:has|have|with|won|took|on))? ‹n\d+›(?:, | and |, and |; )?){2,})(?:\)|\.|$)"
)
# "Together hold 76 seats, made up of 52, 14 and eight".
_MADE_UP = late(
    r"‹n(?P<sum>\d+)›(?: seats)?,? (?:made up of|composed of|consisting of|that is|namely|the sum of|made of) (?P<parts>‹n\d+›(?:, ‹n\d+›)*,? (?:and|plus) ‹n\d+›)(?! (?:percent|more|fewer))"
)
# "The right had 176 seats and the left 183, which makes up the full 349".
_BOTH = late(
    r"\b(?:have|has|had|won|with|on|takes?|got|gets) ‹n(?P<a>\d+)›[^‹›.;]{0,40}(?: and|,|, and| to|, against|, while) [^‹›.;]{0,40}?(?:‹s\d+›[^‹›.;]{0,20})?‹n(?P<b>\d+)›,? (?:which|that|and that|and together|together) (?:make|makes|making|fills?|gives?|is|are|accounts? for)(?: up| out)? (?:the full|all(?: of)?(?: the)?|the whole|the) ‹n(?P<all>\d+)›"
)
# "The five parties of the left had 88 of the 169 seats and the four of the right 91".
_MANY_OF = late(r"(?:two|three|four|five|six|seven) of the [a-z-]+ (\d+)", re.IGNORECASE)
_HALVES = late(
    r"\b(?:have|has|had|won|with|on|takes?|got|gets) ‹n(?P<a>\d+)›[^‹›.;]{0,40}(?: and|,|, and| to|, against|, while) the ‹n(?P<b>\d+)›(?=[,.;])"
)
_FACED = (
    late(r"\bwith ‹n(?P<a>\d+)›(?: (?:seats|members))? to (?:the )?(?:[\w’'-]+ ){0,3}?‹n(?P<b>\d+)›"),
    late(
        r"‹n(?P<a>\d+)› (?:[A-Z][\w-]+|‹s\d+›) (?:and|to|against) ‹n(?P<b>\d+)› (?:[A-Z][\w-]+|‹s\d+›) (?:out of|in a|on a|in the|of)\b"
    ),
    late(r"\b(?:have|has) ‹n(?P<a>\d+)›(?: [A-Z][\w-]+)? and ‹n(?P<b>\d+)›(?P<out>)"),
    late(
        r"\bwon ‹n(?P<a>\d+)›,? (?:and |while |to )?(?:the )?(?:[A-Z][\w’'-]+|‹s\d+›) ‹n(?P<b>\d+)›(?=[.;])"
    ),
    late(r"\b(?:have|has|had) ‹n(?P<a>\d+)› ‹s\d+› and ‹n(?P<b>\d+)› ‹s\d+›"),
)
_OPPOSITION = late(
    r"\b(?:opposition(?: parties| benches)?|rest of the house)(?: [\w-]+){0,3}? (?:has|have|holds?|had|commands?|musters?|is left with|keeps?) (?:together )?‹n(?P<sum>\d+)›(?! (?:of|each|more|fewer))"
)
_CUES = (
    "ogether",
    "etween them",
    "ombined",
    "ointly",
    "n all",
    "ll told",
    "ith ",
    "pposition",
    " to ",
    " and ",
    ": ",
    "made ",
    "which ",
    " (",
    "won ",
)
_SILENT = late(
    r"\b(?:had|held|before|last|previous\w*|outgoing|19\d\d|20\d\d|ago|polls?|forecast|projected|votes?|percent|nominated|appointed|reserved|vacan\w+)\b"
)
_OTHER = frozenset({"votes", "voters", "people", "percent", "ballots", "years", "candidates"})
_FEW, _BEFORE = 12, 4


def additions(table: Bench) -> Iterator[Misfit | None]:
    """The sums that sentences set out; None for those that fit."""
    sizes = bodies(table)
    before: list[Quantity] = []
    for number, sentence in enumerate(table.reading.sentences):
        text = table.reading.article.text[sentence.start : sentence.end]
        if not table.reading.quantities_in(sentence.start, sentence.end) or not one_of(_CUES, text):
            continue
        words, figures, sides = sides_marked(table, sentence.start, sentence.end)
        sized = {one.start for one in sizes}
        plain = [one for one in figures if of_seats(one)]
        if plain:
            if len(plain) > 2:
                yield from _summed(words, figures, sized)
            yield from _with(table, words, figures, sides, before)
            yield from _broken(words, figures)
            yield from _both(words, figures)
            yield from _halves(words, figures)
        near = {one.size: one for one in sizes if one.sentence == number}
        if len(near) == 1 and figures:
            body = next(iter(near.values()))
            yield from _faced(words, figures, body.size, (body.start, body.end))
        if plain:
            yield from _opposed(table, words, figures)
        before = [*before[-_BEFORE:], *(one for one in plain if _place(one) not in sized)]


def _place(one: Quantity) -> int:
    return one.value_span.start if one.value_span is not None else one.start


def _value(one: Quantity) -> int:
    return int(one.value or 0)


def _summed(words: str, figures: Sequence[Quantity], sized: set[int]) -> Iterator[Misfit | None]:
    """ "A has 13 and its ally B seven, which together makes 20"."""
    for match in _SUMMED.finditer(words):
        if not (match["tie"] or match["tied"] or match["behind"]) or _SILENT.search(words):
            continue
        at = int(match["sum"])
        parts = [one for one in figures[:at] if of_seats(one) and _place(one) not in sized]
        if not 2 <= len(parts) <= 6 or not of_seats(figures[at]):
            continue
        stated, values = figures[at], [_value(one) for one in parts]
        if _subset(values, _value(stated)):
            yield None
            continue
        used = parts[-2:] if _TWO.search(words) else parts
        # Only what stands right before: "12 seats, B 12 and C 10, so that".
        if "‹s" in words[words.index(f"‹n{figures.index(parts[-1])}›") : match.start()] or len(used) > 4:
            continue
        yield _made(stated, used)


def _subset(values: Sequence[int], wanted: int) -> bool:
    """Whether two or more of some figures make a number."""
    return any(
        sum(some) == wanted for many in range(2, len(values) + 1) for some in combinations(values, many)
    )


def _made(stated: Quantity, parts: Sequence[Quantity]) -> Misfit | None:
    whole = sum(map(_value, parts))
    if not slipped(str(_value(stated)), str(whole)):
        return None
    message = f"{' + '.join(str(_value(one)) for one in parts)} = {whole}; the story says {_value(stated)}"
    return Misfit(
        stated.start, stated.end, tuple((one.start, one.end) for one in parts), message, _value(stated), whole
    )


def _with(
    table: Bench, words: str, figures: Sequence[Quantity], sides: Sequence[str], before: Sequence[Quantity]
) -> Iterator[Misfit | None]:
    """ "Together they have exactly 92. With the Neos it would be 110"."""
    for match in _ADDED.finditer(words) if "ith " in words else ():
        stated = figures[int(match["sum"])]
        if not of_seats(stated) or _SILENT.search(words) or (match["later"] and not match["more"]):
            continue
        own = [
            own_seats(table, sides[int(one)], stated.start) for one in re.findall(r"‹s(\d+)›", match["who"])
        ]
        bases = [*before, *(one for one in figures[: int(match["sum"])] if of_seats(one))]
        if not all(own) or not bases:
            continue
        added = [{0}]
        for values in own:
            added.append({one + other for one in added[-1] for other in values})
        told = {_value(one) for one in bases} | {one.value for one in seats(table)}
        rests = {_value(stated) - one for one in added[-1]}
        if rests & told:
            yield None
            continue
        base, more = bases[-1], min(added[-1])
        places = tuple(place for values in own for place in list(values.values())[:1])
        whole = _value(base) + more
        if len(added[-1]) == 1 and slipped(str(_value(stated)), str(whole)):
            message = f"{_value(base)} + {more} = {whole}; the story says {_value(stated)}"
            yield Misfit(
                stated.start, stated.end, ((base.start, base.end), *places), message, _value(stated), whole
            )


def _broken(words: str, figures: Sequence[Quantity]) -> Iterator[Misfit | None]:
    """ "The front has the other 75: A 66, B five, C four"."""
    for match in (match for pattern in (_BROKEN, _MADE_UP) for match in pattern.finditer(words)):
        parts = [figures[int(one)] for one in re.findall(r"‹n(\d+)›", match["parts"])]
        stated = figures[int(match["sum"])]
        if not all(map(of_seats, (stated, *parts))) or _SILENT.search(words, 0, match.end()):
            continue
        if sum(map(_value, parts)) == _value(stated):
            yield None
        elif (odd := _made(stated, parts)) is not None:
            yield odd


def _both(words: str, figures: Sequence[Quantity]) -> Iterator[Misfit | None]:
    """ "176 seats and the left 183, which makes up the full 349"."""
    for match in _BOTH.finditer(words):
        one, other, stated = (figures[int(match[name])] for name in ("a", "b", "all"))
        if not all(map(_a_number, (one, other, stated))):
            continue
        whole, wanted = _value(one) + _value(other), _value(stated)
        message = f"{_value(one)} + {_value(other)} = {whole}; the story says {wanted}"
        places = ((one.start, one.end), (stated.start, stated.end))
        yield None if whole == wanted else Misfit(other.start, other.end, places, message, whole, wanted)


def _halves(words: str, figures: Sequence[Quantity]) -> Iterator[Misfit | None]:
    """ "88 of the 169 seats and the four of the right 91", where the second was read as four of 91."""
    for match in _HALVES.finditer(words):
        one, other = figures[int(match["a"])], figures[int(match["b"])]
        printed = _MANY_OF.fullmatch(other.printed)
        if printed is None or one.of is None or not one.of.isdigit() or not _a_number(one):
            continue
        whole, size = _value(one) + int(printed[1]), int(one.of)
        message = f"{_value(one)} + {printed[1]} = {whole} seats; there are {size}"
        yield (
            None
            if whole <= size
            else Misfit(other.start, other.end, ((one.start, one.end),), message, whole, size)
        )


def _faced(
    words: str, figures: Sequence[Quantity], size: int, body: tuple[int, int]
) -> Iterator[Misfit | None]:
    """ "The 40-member house, with 21 members to the minority's 19"."""
    for match in (match for pattern in _FACED for match in pattern.finditer(words)):
        one, other = figures[int(match["a"])], figures[int(match["b"])]
        if not all(map(_a_number, (one, other))) or _SILENT.search(words):
            continue
        # "67 A and 67 B out of 134 members": the size goes with the second.
        if "out" in match.groupdict() and other.of is None:
            continue
        whole = _value(one) + _value(other)
        if whole <= size or max(_value(one), _value(other)) > size:
            yield None
            continue
        message = f"{_value(one)} + {_value(other)} = {whole} seats; there are {size}"
        yield Misfit(other.start, other.end, (body, (one.start, one.end)), message, whole, size)


def _a_number(one: Quantity) -> bool:
    """Whether a figure is a plain number, of seats or of who sits: "67 Republicans"."""
    return (
        one.kind == "count"
        and one.comparator == "exactly"
        and (one.value or "").isdigit()
        and one.unit not in _OTHER
    )


def _opposed(table: Bench, words: str, figures: Sequence[Quantity]) -> Iterator[Misfit | None]:
    """ "The opposition holds 29", of 65, where the government has 36 and the others 16, 12 and one."""
    sizes = {one.size for one in bodies(table) if one.now}
    if "pposition" not in words or len(sizes) != 1:
        return
    size = next(iter(sizes))
    for match in _OPPOSITION.finditer(words):
        stated = figures[int(match["sum"])]
        told = {one.sides: one for one in seats(table) if one.start != _place(stated) and one.value <= size}
        if not of_seats(stated) or not 2 <= len(told) <= _FEW:
            continue
        sums = {0}
        for one in told.values():
            sums |= {value + one.value for value in sums}
        largest = max(told.values(), key=lambda one: one.value)
        wanted = size - largest.value
        if {_value(stated), size - _value(stated)} & sums:
            yield None
        elif largest.value * 2 > size and slipped(str(_value(stated)), str(wanted)):
            message = f"{size} - {largest.value} = {wanted}; the opposition is said to have {_value(stated)}"
            yield Misfit(
                stated.start, stated.end, ((largest.start, largest.end),), message, _value(stated), wanted
            )
