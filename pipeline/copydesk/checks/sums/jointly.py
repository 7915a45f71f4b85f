"""Figures of several sides together against the sides' own: "A and B together have 338", "the two have 39 between them".

What the sides have is told anywhere in the story; what they have together in one sentence, which names them ("A, B and C
would together have 88", "a coalition of A and B would rest on 52") or adds them up ("33 for A and 19 for B, so that the combine will have 56"). Stays silent where any figures that the story
tells of these sides make the sum, where allies without a name are counted in, and where a side's own seats are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.sums.sides import ever_told, of_seats, own_seats, sides_marked
from copydesk.records import Quantity
from copydesk.records.late import late
from copydesk.records.opened import Opened

_S = r"(?:the |its |his |her )?(?:(?:ally|partner|rival|smaller|old|new|liberal|conservative|centrist|nationalist|far-right),? )?(?:the )?‹s\d+›"
_SIDES = rf"(?P<sides>{_S}(?:(?:, and|,| and| plus|, plus) {_S})+)"
_MIGHT = r"(?:(?:would|will|could|might|can|now|thus|then|only|already|still|therefore|both|comfortably) )*"
_HAVE = (
    r"(?:have|has|hold|holds|command|commands|control|controls|count|counts|muster|musters|make|makes|reach|reaches|total|totals|account for|occupy|win|won|take|took|got|get"
    r"|had|held|rest on|rests on|start from|starts from|be at|are at|is at|stand at|stands at|come to|comes to|add up to|adds up to|amount to|bring|gives?|stop at|end on|be|can count on|count on)"
)
_JUST = r"(?:(?:only|just|exactly|no more than|a combined|a total of|a comfortable|a bare|a slim) )*"
_ASIDE = r"(?:,[^‹›,.;]{1,70},|,? \([^‹›()]{1,50}\))?"
_N = r"‹n(?P<sum>\d+)›(?! (?:each|apiece|more|fewer|ahead|short|votes|per))"
_TIED = r"(?:together|jointly|combined|in all|in total|between them|between the (?:two|three|four)|taken together)"
_WHO = r"(?:coalition|pact|alliance|government|combination|partnership|cabinet|majority|bloc|union|merger)"
_NAMED = (
    late(rf"{_SIDES}{_ASIDE},? {_MIGHT}{_TIED},? {_MIGHT}{_HAVE} {_MIGHT}{_JUST}{_N}"),
    late(rf"\b[Tt]ogether,? {_SIDES}{_ASIDE} {_MIGHT}{_HAVE} {_MIGHT}{_JUST}{_N}"),
    late(rf"{_SIDES}{_ASIDE},? {_MIGHT}{_HAVE} {_MIGHT}{_JUST}{_N}(?: [a-z]+)?,? {_TIED}\b"),
    late(rf"\b{_WHO} (?:of|between|made up of|by) {_SIDES}{_ASIDE},? {_MIGHT}{_HAVE} {_MIGHT}{_JUST}{_N}"),
    late(
        rf"{_SIDES}{_ASIDE},? {_MIGHT}(?:adds?(?: up to)?|come to|amount to|make up|total|muster) {_JUST}{_N}"
    ),
    late(
        rf"\b{_WHO} (?:of|between|made up of) {_SIDES}{_ASIDE},? {_MIGHT}(?:therefore )?(?:drops?|falls?|fell|rises?|rose|goes|grows|grew|slips?|shrinks?|shrank|sinks?|comes down|went) (?:from ‹n\d+›(?: seats)? )?to {_JUST}{_N}"
    ),
    late(
        rf"\b{_SIDES}{_ASIDE},? (?:would|will|could|might) (?:only |just |thus |then )?(?:have|command|reach|make|muster|hold|come to|be at|add up to|total) {_JUST}{_N}"
    ),
    # "Even A and B together, 116 seats, fall short".
    late(
        rf"{_SIDES} {_TIED}(?:, | \(| with )(?:with |on |at )?{_JUST}{_N}(?=,|\)| –| (?:are|is|fall|falls|would)\b)"
    ),
)
# "A had 33 and its partner B 19, so that the combine will have 56"; "won 21 and B five, so that the camps stand level at 26".
_ADDED = (
    late(
        r"‹s\d+›[^‹›;:]{0,40}‹n(?P<one>\d+)›[^‹›;:]{0,30}(?:,| and| while) (?:its |his |her |the )?(?:[a-z]+ ){0,2}(?:ally|partner|allies|partners),?[^‹›;:]{0,20}(?:‹s\d+›(?: ‹s\d+›)?|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})[^‹›;:]{0,20}‹n(?P<two>\d+)›[^‹›;:]{0,30}"
        r",? (?:so that|so|giving|which gives|that gives|making|leaving|putting|and thus|taking|bringing)\b[^‹›.;]{0,40}?\b(?:combine|alliance|coalition|two|pair|them|they|bloc|government|camps?|duo|side)\b[^‹›.;]{0,30} ‹n(?P<sum>\d+)›"
    ),
)
# "Add the Greens, with nine, and the Centre, with five, and there are 108".
_PLUS = late(
    r"\b[Aa]dd(?:ing)? (?P<added>(?:(?:,|,? and|,? plus)? ?(?:the )?‹s\d+›(?: ?\(?‹s\d+›\)?)?,? ?(?:with |on |who have |which has |\()?(?:its |their )?‹n\d+›\)?,?)+)"
    r",? (?:and )?(?:there are|you get|it makes|that makes|the (?:total|sum|tally) (?:is|comes to|rises to|would be)|they (?:would )?(?:have|reach)|it comes to|the bloc (?:would )?(?:has|have|reach(?:es)?)|you reach|we get) (?:a total of )?‹n(?P<sum>\d+)›"
)
_CUE = Opened(
    r"\b(?:together|jointly|combined|combine|between (?:them|the)|in all|in total|coalition|pact|alliance|government|combination|partnership|cabinet|would|will|could|might|add|adding|so that|giving|gives|making)\b",
    re.IGNORECASE,
)
# "And its allies", "with the independents", "and some others": sides that are not told.
_OTHERS = late(
    r"\b(?:allies|friends|independents?|others?|partners|smaller|supporters|outside|minor|votes?|senators|reserved|appointed|nominated|members of both)\b",
    re.IGNORECASE,
)
_THEN = late(
    r"\b(?:had|held|was|were|before|last|previous\w*|outgoing|then|19\d\d|20\d\d|ago|forecast|polls?|predicted|projected|expected)\b"
)


class Joint(NamedTuple):
    """A figure of several sides, and the figures that it should be the sum of."""

    stated: Quantity
    parts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    fits: bool

    @property
    def whole(self) -> int:
        return sum(self.parts)


def joint(table: Bench) -> Iterator[Joint]:
    """The joint figures of sides whose own are told."""
    reading = table.reading
    for sentence in reading.sentences:
        place = sentence.start, sentence.end
        if not reading.quantities_in(*place) or not _CUE.search(reading.article.text, *place):
            continue
        words, figures, sides = sides_marked(table, sentence.start, sentence.end)
        if not figures:
            continue
        done: set[int] = set()
        for found in (
            *_named(table, words, figures, sides),
            *_added(table, words, figures, sentence.start),
        ):
            if found.stated.start not in done:
                done.add(found.stated.start)
                yield found


def _named(table: Bench, words: str, figures: Sequence[Quantity], sides: Sequence[str]) -> Iterator[Joint]:
    """ "A, B and C would together have 88"."""
    for pattern in _NAMED if len(sides) > 1 else ():
        for match in pattern.finditer(words):
            stated = figures[int(match["sum"])]
            added = stated.comparator == "at_most" and re.search(r"\badds? ‹n\d+›\Z", match[0]) is not None
            if not (of_seats(stated) or added) or _OTHERS.search(match[0]):
                continue
            named = list(
                dict.fromkeys(sides[int(number)] for number in re.findall(r"‹s(\d+)›", match["sides"]))
            )
            if any(table.scene.belongs(one, other) for one, other in combinations(named, 2)):
                continue
            before, behind = words[: match.start()], words[match.end() : match.end() + 60]
            if re.search(
                r"(?:‹s\d+›|\b(?:allies|independents)),? (?:and |with |plus )?\Z|\b(?:with|to|for|than|from) \Z",
                before,
            ) or re.match(r"(?: [a-z]+)? (?:with|including|counting) ", behind):
                continue
            own = [own_seats(table, one, stated.start) for one in named]
            if not all(own) or len(own) < 2:
                continue
            made = _made(stated, own)
            ever = [ever_told(table, one, stated, then=True) for one in named]
            if made.fits or not (_THEN.search(words) or _makes(stated, ever)):
                yield made


def _makes(stated: Quantity, ever: Sequence[set[int]]) -> bool:
    """Whether any numbers of the sides make what is stated."""
    sums = {0}
    for values in ever:
        sums = {one + other for one in sums for other in values}
    return int(stated.value or 0) in sums


def _made(stated: Quantity, own: Sequence[dict[int, tuple[int, int]]]) -> Joint:
    wanted = int(stated.value or 0)
    for values in product(*own):
        if sum(values) == wanted:
            return Joint(stated, values, (), True)
    first = tuple(next(iter(values)) for values in own)
    return Joint(stated, first, tuple(values[value] for values, value in zip(own, first, strict=True)), False)


def _added(table: Bench, words: str, figures: Sequence[Quantity], start: int) -> Iterator[Joint]:
    """ "33 and its partner 19, so that the combine will have 56"; "add A, with nine, and there are 108"."""
    for pattern in _ADDED:
        for match in pattern.finditer(words):
            one, two, stated = (figures[int(match[name])] for name in ("one", "two", "sum"))
            if all(map(of_seats, (one, two, stated))):
                yield _sum_of(stated, (one, two))
    plus = _PLUS.search(words)
    if plus is None:
        return
    stated = figures[int(plus["sum"])]
    added = [figures[int(number)] for number in re.findall(r"‹n(\d+)›", plus["added"])]
    before = [
        one
        for one in table.reading.quantities_in(max(0, start - 400), start)
        if one.kind == "count" and one.value
    ]
    if not before or not all(map(of_seats, (stated, *added))):
        return
    found = [_sum_of(stated, (base, *added)) for base in reversed(before)]
    yield next((one for one in found if one.fits), found[0])


def _sum_of(stated: Quantity, parts: Sequence[Quantity]) -> Joint:
    values = tuple(int(one.value or 0) if (one.value or "").isdigit() else -1 for one in parts)
    return Joint(
        stated, values, tuple((one.start, one.end) for one in parts), sum(values) == int(stated.value or 0)
    )
