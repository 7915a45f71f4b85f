"""Seats said to be shared out in full: "15 of the 27 wards, BNP men in nine; the other three are independents".

Where the last figure is "the other three", "the remaining 12", all must make the body; where it is of "others", no more than
that. Read from the figures of one sentence, or two, whosever they are. Silent where any run of the figures fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.marked import every
from copydesk.checks.sums.seating import UNITS, Misfit, bodies
from copydesk.records import Quantity
from copydesk.records.late import late

_CUE = Cued(r"\b(?:others?|remain\w*|rest)\b", "other|remain|rest", re.IGNORECASE)
# "The other three", "with the remaining 12"; not "in the other three councils".
_REST = late(
    r"(?:\b(?P<before>\w+) )?\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:other|remaining|last) ‹n(?P<rest>\d+)›(?! (?:percent|votes|polling|councils|provinces|states|constituencies|candidates|parties|lists|groups|people|voters|years|days|months|hours|minutes|counties))"
)
_OTHERS = late(
    r"(?:[\w’' -]{2,40} (?:number |have |hold |has |won |took |got |with )?‹n\d+›(?:, | and |; |, and ))+(?:and )?(?:the )?others (?:have |hold |took |won |got |number )?‹n(?P<rest>\d+)›"
)
_SILENT = late(
    r"\b(?:each|would|could|if|elected (?:last|two|four)|up for|vacant|postponed|undecided|outstanding|uncalled|polls?|forecast|project\w*|lead(?:s|ing)? in|ahead in|still to|to be (?:counted|declared|filled)|run-?off|second round"
    r"|candidates|votes?|polling|had|held|before|ago|19\d\d|20\d\d|more|fewer|gain\w*|lost|from|up|down)\b"
)
# "86 of the 150 seats and the Coalition 39, with 12 for others and 13 in doubt".
_DOUBT = late(
    r"‹n(?P<rest>\d+)›(?: (?:seats|of them|are|were|is|remain(?:ed|s)?|still|too))* (?:in doubt|undecided|too close to call|undeclared|not yet decided)"
)
# "A majority is 61".
_NEEDED = late(r"\bmajority (?:is|was|needs|takes|requires|of|means)(?: \w+)? \Z")
_ONE = late(r"\bone\b(?! of\b)")
_MOST, _FEW = 1.5, 8


def shared_out(table: Bench) -> Iterator[Misfit | None]:
    """The shares of a body told in full; None for those that fit."""
    sizes = [one for one in bodies(table) if one.now]
    if not sizes:
        return
    text = table.reading.article.text
    before: list[Quantity] = []
    for number, (words, figures) in enumerate(every(table.reading)):
        rest = _rest(words, figures) if "‹n" in words and _CUE.search(words) else None
        here = [one for one in figures if one.kind == "count"]
        if rest is not None:
            last, full, first = rest
            near = [one for one in sizes if one.sentence in (number, number - 1)]
            # "The 250-seat Senate", and under it the seats of the House.
            if (
                near
                and len(sizes) > 1
                and not any(_one_paragraph(table, one.sentence, number) for one in near)
            ):
                near = []
            near = near or ([] if full else sizes)
            if len({one.size for one in near}) == 1 and not _SILENT.search(words):
                body = near[0]
                told = figures[first:] if not full else here if body.sentence == number else (*before, *here)
                counted = [
                    one for one in told
                    if one.start <= last.start and body.start != _start(one) and not _NEEDED.search(text, max(0, one.start - 40), one.start)
                ]  # fmt: skip
                yield _looked(text, counted, last, body.size, (body.start, body.end), full)
        before = here
        doubt = _DOUBT.search(words) if "doubt" in words or "undec" in words or "close to" in words else None
        inside = [one for one in sizes if one.sentence == number]
        if doubt is not None and len({one.size for one in inside}) == 1:
            counted = [one for one in here if inside[0].start != _start(one)]
            yield _looked(
                text,
                counted,
                figures[int(doubt["rest"])],
                inside[0].size,
                (inside[0].start, inside[0].end),
                False,
            )


def _one_paragraph(table: Bench, one: int, other: int) -> bool:
    sentences = table.reading.sentences
    return sentences[one].paragraph == sentences[other].paragraph


def _start(one: Quantity) -> int:
    return one.value_span.start if one.value_span is not None else one.start


def _rest(words: str, figures: Sequence[Quantity]) -> tuple[Quantity, bool, int] | None:
    """The figure of the rest, whether with it the body is full, and the first figure beside it."""
    for pattern, full in ((_REST, True), (_OTHERS, False)):
        match = pattern.search(words)
        if match is not None and (
            not full or (match["before"] or "").lower() not in ("in", "for", "of", "at")
        ):
            first = re.search(r"‹n(\d+)›", match[0])
            return figures[int(match["rest"])], full, int(first[1]) if first is not None else 0
    return None


def _looked(
    text: str, counted: Sequence[Quantity], last: Quantity, size: int, body: tuple[int, int], full: bool
) -> Misfit | None:
    if any(
        one.unit not in UNITS or one.comparator != "exactly" or not (one.value or "").isdigit()
        for one in counted
    ):
        return None
    values = [int(one.value or 0) for one in counted]
    if len(values) < 3 or max(values) > size:
        return None
    sums = {sum(values[first:]) for first in range(len(values) - 1)}
    whole = max((one for one in sums if one <= size * _MOST), default=0)
    some = {0}
    for value in values[:-1][-_FEW:]:
        some |= {one + value for one in some}
    if size - values[-1] in some or not size < whole * _MOST or (whole < size and not full):
        return None
    first = next(number for number in range(len(values)) if sum(values[number:]) == whole)
    used = counted[first:]
    # "The Socialist Party one": a number that is read as none.
    if size - whole == len(_ONE.findall(text, used[0].start, last.end)):
        return None
    message = f"{' + '.join(str(int(one.value or 0)) for one in used)} = {whole}; there are {size}"
    return Misfit(
        last.start, last.end, (body, *((one.start, one.end) for one in used[:-1])), message, whole, size
    )
