"""Seats told one side after the other that make more than the body: "49 of the 110 seats for A, 53 for B and seven for C".

Two ways of saying it, read from words and figures alone: sides with their figures ("RM has 14, the PRD 13"), and figures
with their sides ("135 seats for A out of 199, 65 for B"). The size stands in the sentence, or in the one or two before it
in the paragraph. Stays silent where a side comes twice or is told with its members, where words tell of partners, of parts
or of another time, where two sizes are told, and where one figure is that of its neighbours together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued, one_of
from copydesk.checks.marked import every
from copydesk.checks.sums.rolls import Misfit
from copydesk.checks.sums.seating import UNITS, Body, bodies
from copydesk.checks.sums.sides import sides_marked
from copydesk.records import Quantity
from copydesk.records.late import late

_NAME = r"(?:[Tt]he |[Ii]ts )?(?:‹s\d+›|[Ii]ndependents?|[Oo]thers|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
# Not "30 of the 48 seats: the Reds 21 and the Greens 9", whose parts come behind the colon.
_END = r"(?!:| (?:percent|votes|points|of the vote|each|more|fewer|up|down|years|candidates|women|men|ahead|short|other|out of every))"
# "The PRD 13", "RM has 14", "independents will be the largest group with 20".
_SIDE_FIRST = late(
    rf"(?P<name>{_NAME})(?: (?:has|have|with|won|wins|took|takes|gets?|got|holds?|numbers?|follows? with|follow on|is on|are on)| (?:is|are|will be|remains?|becomes?|retained control|comes second)(?: [a-z-]+){{0,5}} with| \([A-Z][\w-]*\) with)? ‹n(?P<n>\d+)›{_END}"
)
# "65 for the alliance", "seven seats to Our Homeland".
_FIGURE_FIRST = late(
    r"‹n(?P<n>\d+)›(?: seats)? (?:for|to|go to|goes to|went to) (?P<name>(?:the |its )?(?:‹s\d+›|[\w’'-]+)(?: [A-Z][\w.’'-]+){0,3})"
)
_SPLIT = late(
    r"\bout of ‹n(?P<size>\d+)›|\b(?:share|shared|divide|fill|filled) all ‹n(?P<all>\d+)›"
    r"|\A(?:The |A )?(?:[A-Z]?[\w’'-]+ ){0,4}(?:‹s\d+› )?has ‹n(?P<has>\d+)›[.;]|\b(?:assembly|council|house|chamber|parliament), ‹n(?P<wards>\d+)›,"
)
# Without one of these `_SPLIT` tells no size.
_CUES = tuple(
    f"{word} ‹n"
    for word in ("out of", "all", "has", "assembly,", "council,", "house,", "chamber,", "parliament,")
)
_SEATED = frozenset(
    {"seats", "members", "wards", "councillors", "deputies", "mandates", "lawmakers", "legislators"}
)
# Of partners, parts, another time, or of what is not seats.
_SILENT = Cued(
    r"\b(?:together|combined|jointly|between (?:them|the)|of which|of whom|of them|of these|including|within|among|belongs? to|part of|led by|coalitions?|pacts?|blocs?|camps?|partners?|all(?:y|ies)|alone|by itself|on its own|as a whole"
    r"|had|held|before|previous\w*|outgoing|ago|last (?:time|election|parliament|year)|(?:in|of|from|since) (?:19|20)\d\d|polls?|forecasts?|predict\w*|if|would|could|each|lead(?:s|ing)|votes?|voters|"
    r"needed|needs?|delegates|elected (?:last|two)|run-?off|by-elections?|up for|contested|first round|constituenc\w+|lists?|direct|women|rather than|instead of|compared with|gain(?:s|ed|ing)?|lost|lose|loses|losing)\b",
    "together|combined|jointly|between|of which|of whom|of them|of these|including|within|among|belong|part of|led by|coalition|pact|bloc|camp|partner|ally|allies|alone|itself|its own|whole|had|held|before|previous|outgoing|ago|last "
    "|in 19|in 20|of 19|of 20|from 19|from 20|since |poll|forecast|predict|if|would|could|each|lead|vote|need|delegates|elected |run-off|runoff|by-election|up for|contested|first round|constituenc|list|direct|women"
    "|rather than|instead of|compared with|gain|lost|lose|losing",
    re.IGNORECASE,
)
# "Against 35 in 2019", "(Labour ten, the Greens two)" behind seats: asides that tell of no seats of now, or of parts.
_ASIDES = late(
    r",? (?:against|compared with|up from|down from) ‹n\d+›(?: in ‹x\d+›| in \d{4}| in 20\d\d)?"
    r"|(?<=›) \([^()]*\)"
)
_FEW, _MANY, _MOST = 2, 12, 1.4


class _Told(NamedTuple):
    name: str
    figure: Quantity


class _Line(NamedTuple):
    """A sentence with marks for sides and numbers, the sizes of bodies in it, and the one that its sides share."""

    words: str
    figures: Sequence[Quantity]
    sides: Sequence[str]
    near: Sequence[Body]
    size: Body | None


def told_out(table: Bench) -> Iterator[Misfit | None]:
    """The seats that sentences tell out, where they make more than the body; None for those that fit."""
    known = [one for one in bodies(table) if one.now]
    sized = {one.sentence for one in known}
    sized.update(number for number, (words, _) in enumerate(every(table.reading)) if one_of(_CUES, words))
    text = table.reading.article.text
    for number, sentence in enumerate(table.reading.sentences):
        if sized.isdisjoint((number, number - 1, number - 2)):
            continue
        line = _line(table, known, number)
        if len(line.figures) < _FEW:
            continue
        if line.size is None or len({one.size for one in line.near} | {line.size.size}) > 1:
            yield from _behind(table, known, number, line)
        elif len(here := _told(line)) >= _FEW:
            yield _looked(here, line.size, text[sentence.start : sentence.end])


def _line(table: Bench, known: Sequence[Body], number: int) -> _Line:
    sentence = table.reading.sentences[number]
    words, figures, sides = sides_marked(table, sentence.start, sentence.end)
    near = [one for one in known if one.sentence == number]
    return _Line(words, figures, sides, near, _size(words, figures, near))


def _behind(table: Bench, known: Sequence[Body], number: int, here: _Line) -> Iterator[Misfit | None]:
    """Sides of a sentence with those of the one or two before it, where the size stands."""
    sentences = table.reading.sentences
    lines = [here]
    for before in (number - 1, number - 2):
        # A list may stand right behind a sentence that opens it.
        if before < 0 or sentences[before].paragraph != sentences[number].paragraph:
            return
        line = _line(table, known, before)
        lines.insert(0, line)
        if line.size is not None:
            if len(_told(here)) > _FEW and len({one.size for one in line.near}) < _FEW:
                told = [side for one in lines for side in _told(one)]
                yield _looked(
                    told,
                    line.size,
                    table.reading.article.text[sentences[before].start : sentences[number].end],
                )
            return


def _size(words: str, figures: Sequence[Quantity], near: Sequence[Body]) -> Body | None:
    """The size of the body that a sentence tells, by itself or with a side's figure."""
    if near:
        return near[0]
    match = _SPLIT.search(words)
    if match is None:
        return None
    one = figures[int(match[match.lastgroup or 0])]
    named = match.lastgroup == "size" or one.unit in _SEATED
    if not named or one.of is not None or not (one.value or "").isdigit():
        return None
    return Body(int(one.value or 0), one.start, one.end, 0, True)


def _told(line: _Line) -> list[_Told]:
    """The sides of a sentence with their figures, all told in one of the two ways; none where words tell of more."""
    words, size = _ASIDES.sub("", line.words), line.size
    if _SILENT.search(words):
        return []
    for pattern in (_FIGURE_FIRST, _SIDE_FIRST):
        found = []
        for match in pattern.finditer(words):
            one = line.figures[int(match["n"])]
            if size is not None and size.start <= one.start < size.end:
                continue
            if (
                one.kind == "count"
                and one.unit in UNITS
                and one.comparator == "exactly"
                and (one.value or "").isdigit()
            ):
                name = re.sub(r"‹s(\d+)›", lambda mark: line.sides[int(mark[1])], match["name"]).lower()
                found.append(_Told(name.removeprefix("the "), one))
        if len(found) >= _FEW or (found and pattern is _SIDE_FIRST):
            return found
    return []


def _looked(told: Sequence[_Told], body: Body, beside: str) -> Misfit | None:
    """What is wrong with sides told out; nothing where a figure beside the size is their sum ("grows from 101 to 132")."""
    values = [int(one.figure.value or 0) for one in told]
    whole = sum(values)
    if not body.size < whole <= body.size * _MOST or len(told) > _MANY or max(values) > body.size:
        return None
    if re.search(rf"\b{whole}\b", beside):
        return None
    if len({one.name for one in told}) < len(told):
        return None
    *others, last = [one.figure for one in told]
    message = f"{' + '.join(map(str, values))} = {whole} seats; there are {body.size}"
    places = ((body.start, body.end), *((one.start, one.end) for one in others))
    return Misfit(last.start, last.end, places, message, whole, body.size)
