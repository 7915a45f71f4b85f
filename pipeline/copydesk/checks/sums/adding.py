"""Sums of seats that the words of one sentence set out: "12, 12 and 10, so that between them they have 34".

*Summed up*: the figures before, and what they make. *Broken down*: "the front has 75: A 66, B five, C four", "76, made up
of 52, 14 and eight". Both speak only where no other figures near make the number, and where it is a slip of one finger
away from what they make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk.checks.compare import Bench
from copydesk.checks.cued import one_of
from copydesk.checks.fingers import finger, finger_of
from copydesk.checks.sums.seating import Misfit, bodies
from copydesk.checks.sums.sides import of_seats, sides_marked
from copydesk.records import Quantity
from copydesk.records.late import late

_N = r"‹n(?P<sum>\d+)›(?! (?:each|apiece|more|fewer|ahead|short|votes|per))"
_SUMMED = late(
    rf"(?:,| –| —|;)? (?:so that|so|which|that|and so|and thus|and|making|giving|for a|or)?,? ?(?P<tie>(?:between them|together|combined|jointly|in all|all told|taken together))?,? ?(?:they|the two|the three|the four|the pair|the trio|these|it|the total|the bloc|the camp)? ?(?:thus |now |therefore |would |will |could )*"
    rf"(?:have|has|had|hold|holds|makes?|give|gives|command|commands|add up to|adds up to|come to|comes to|amount to|total of|combined|reach|reaches)? ?(?P<tied>together|combined|jointly|between them)? ?(?:a total of |exactly |just |only |a combined )?{_N}(?P<behind>(?: seats)? (?:together|between them|combined|in all))?"
)
_TWO = late(r"\b(?:ally|partner|the two|pair|both)\b")
# What opens the parts of a number, and what may stand from one to the next: a name, and no other time or thing.
_OPENS = late(
    r"(?: (?!‹)[\w’'.-]+){0,8}?(?::| [–—-]| \() ?(?:the |for the |of the |with |to the )?(?:[\w’'.-]+ ){0,5}?\Z"
)
_NEXT = late(r"[^‹›;:()]{2,60}")
_ELSE = late(
    r"\b(?:up|down|from|than|more|fewer|less|against|compared|including|among|of which|of whom|of them|in which|women|men|newcomers|needed|required|short|lost|gain\w*|each|where|when|if|would|could)\b|(?:19|20)\d\d"
)
# "Together hold 76 seats, made up of 52, 14 and eight".
_MADE_UP = late(
    r"‹n(?P<sum>\d+)›(?: seats)?,? (?:made up of|composed of|consisting of|that is|namely|the sum of|made of) (?P<parts>‹n\d+›(?:, ‹n\d+›)*,? (?:and|plus) ‹n\d+›)(?! (?:percent|more|fewer))"
)
_CUES = (
    "ogether", "etween them", "ombined", "ointly", "n all", "ll told", " and ", ": ", "made ", "which ", " (",
)  # fmt: skip
_A_SIDE, _A_NUMBER, _TAIL = late(r"‹s\d+›"), late(r"‹n(\d+)›"), 60
_AND = late(r"\b(?:and|plus)\b|&")
_ONE = late(r"\b(?:one|an?|single|lone)\b", re.IGNORECASE)
_SILENT = late(
    r"\b(?:had|held|before|last|previous\w*|outgoing|19\d\d|20\d\d|ago|polls?|forecast|projected|votes?|percent|nominated|appointed|reserved|vacan\w+)\b"
)


def additions(table: Bench) -> Iterator[Misfit | None]:
    """The sums that sentences set out; None for those that fit."""
    sizes = bodies(table)
    for sentence in table.reading.sentences:
        text = table.reading.article.text[sentence.start : sentence.end]
        if not table.reading.quantities_in(sentence.start, sentence.end) or not one_of(_CUES, text):
            continue
        words, figures, _sides = sides_marked(table, sentence.start, sentence.end)
        sized = {one.start for one in sizes}
        plain = [one for one in figures if of_seats(one)]
        if plain:
            if len(plain) > 2:
                yield from _summed(words, figures, sized)
            yield from _broken(words, figures)


def place(one: Quantity) -> int:
    return one.value_span.start if one.value_span is not None else one.start


def value(one: Quantity) -> int:
    return int(one.value or 0)


def _summed(words: str, figures: Sequence[Quantity], sized: set[int]) -> Iterator[Misfit | None]:
    """ "A has 13 and its ally B seven, which together makes 20"."""
    for match in _SUMMED.finditer(words):
        if not (match["tie"] or match["tied"] or match["behind"]) or _SILENT.search(words):
            continue
        at = int(match["sum"])
        parts = [one for one in figures[:at] if of_seats(one) and place(one) not in sized]
        if not 2 <= len(parts) <= 6 or not of_seats(figures[at]):
            continue
        stated, values = figures[at], [value(one) for one in parts]
        if subset(values, value(stated)):
            yield None
            continue
        used = parts[-2:] if _TWO.search(words) else parts
        # Only what stands right before: "12 seats, B 12 and C 10, so that".
        if "‹s" in words[words.index(f"‹n{figures.index(parts[-1])}›") : match.start()] or len(used) > 4:
            continue
        yield made(stated, used)


def subset(values: Sequence[int], wanted: int) -> bool:
    """Whether two or more of some figures make a number."""
    return any(
        sum(some) == wanted for many in range(2, len(values) + 1) for some in combinations(values, many)
    )


def made(stated: Quantity, parts: Sequence[Quantity], *, listed: bool = False) -> Misfit | None:
    whole = sum(map(value, parts))
    off = value(stated) - whole
    # A slip in the sum, or, where all its parts are set out, in one of them.
    slipped = listed and any(finger_of(str(value(one)), Decimal(value(one) + off)) for one in parts)
    if not slipped and not finger(str(value(stated)), str(whole)):
        return None
    message = f"{' + '.join(str(value(one)) for one in parts)} = {whole}; the story says {value(stated)}"
    return Misfit(
        stated.start, stated.end, tuple((one.start, one.end) for one in parts), message, value(stated), whole
    )


def _broken(words: str, figures: Sequence[Quantity]) -> Iterator[Misfit | None]:
    """ "The front has the other 75: A 66, B five, C four", "176 seats, made up of 101, 52 and 23"."""
    found = [
        (
            figures[int(match["sum"])],
            [figures[int(one)] for one in re.findall(r"‹n(\d+)›", match["parts"])],
            match.end(),
        )
        for match in _MADE_UP.finditer(words)
    ]
    for stated, parts, end in (*found, *_listed(words, figures)):
        if not all(map(of_seats, (stated, *parts))) or _SILENT.search(words, 0, end):
            continue
        if sum(map(value, parts)) == value(stated):
            yield None
        elif (odd := made(stated, parts, listed=True)) is not None:
            yield odd


def _listed(words: str, figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, list[Quantity], int]]:
    """A number, and those that a colon, a dash or a bracket opens behind it, to the end of the list; and where it ends."""
    words = _A_SIDE.sub("X", words)
    marks = list(_A_NUMBER.finditer(words))
    for place, mark in enumerate(marks[:-2]):
        behind = marks[place + 1 :]
        if not _OPENS.fullmatch(words, mark.end(), behind[0].start()):
            continue
        opened = words[mark.end() : behind[0].start()]
        close = words.find(")", behind[0].start()) if "(" in opened else -1
        stop = close if close >= 0 else len(words)
        stop = min(stop, *(at for at in (words.find(";", behind[0].start()),) if at >= 0), len(words))
        inside = [one for one in behind if one.end() <= stop]
        gaps = [words[one.end() : other.start()] for one, other in pairwise(inside)]
        tail = words[inside[-1].end() : stop] if inside else ""
        # "PPP/C 33, APNU+AFC 31, the joined lists one": a number that is read as none.
        if (
            len(inside) < 2
            or "‹" in tail
            or _ONE.search(words, mark.end(), stop)
            or any(_NEXT.fullmatch(gap) is None for gap in gaps)
        ):
            continue
        if _ELSE.search(opened) or any(map(_ELSE.search, (*gaps, tail))) or len(tail) > _TAIL:
            continue
        stated, parts = figures[int(mark[1])], [figures[int(one[1])] for one in inside]
        # Less than all where something may follow that is no figure: "and the last to an independent".
        less = sum(map(value, parts)) < value(stated) if all(map(of_seats, (stated, *parts))) else False
        if not less or (_AND.search(gaps[-1]) and "," not in tail and not _AND.search(tail)):
            yield stated, parts, stop
