"""Shares that have lost their point: "49.1 to 464", "AKP about 44.3, MHP 7.3, CHP 301", by the shares beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.marked import every
from copydesk.records import Quantity, Reading

_HEDGE = r"(?:about |almost |roughly |nearly |over |just )?"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
# "46.4 percent to the governor's 464", "49.1 against 464 for Miranda".
_FACED = re.compile(
    rf"‹[pn](?P<first>\d+)›(?:%| of the votes?)?,? (?:to|against|versus) (?:(?:[\w.'’-]+ ){{0,3}}?)?{_HEDGE}‹[pn](?P<second>\d+)›"
)
# Sides in a row, each with its figure: "the ANC has 57.9 percent, the DA 224", "Lasso had 524 and Arauz 47.6".
_ROW = re.compile(
    rf"(?:(?:the |for |and )?{_NAME},?(?: (?:has|had|got|took|won|is|was|stood|with|on|at|party|camp|side)){{0,2}} {_HEDGE}‹[pn]\d+›"
    r"(?:%| of the votes?)?(?:,? (?:and|to|against) |, |; | )?){2,}"
)
_MARK = re.compile(r"‹[pn](\d+)›")
# "Fell 3.4 to 180": no two sides.
_MOVED = re.compile(
    r"\b(?:from|between|rose|fell|grew|up|down|dropped|slipped|climbed|increased|decreased|narrowed|widened|index|odds|inflation|prices?|rate|average|scored?|beat)\b[^.;‹]{0,40}\Z",
    re.IGNORECASE,
)
_OF_VOTES = re.compile(
    r"%|\bper ?cent|\bpct\b|\bshares?\b|\bpolls?\b|\bvot(?:e|es|ed|ers|ing)\b|\bcount(?:ed|ing)?\b",
    re.IGNORECASE,
)
_OF_THE_VOTE = re.compile(r"\b(?:votes?|voters|turnout|ballots?|took part|precincts)\b")
_OF_VOTE_BEHIND = re.compile(
    r" (?:of (?:the |all |registered |eligible )?(?:valid |popular )?(?:votes?|ballots?|voters|electors|electorate)|turnout|took part|turned out|voted)\b"
)
_LOST = re.compile(r"\d{3}")
_POINTED = re.compile(r"\d{1,2}\.\d")
_LEAST, _TEN, _WHOLE = 101, 10, Decimal("100.5")


def lost_points(reading: Reading) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures over a hundred that are a share once their last digit is behind a point, with the shares beside them.

    Only where the shares beside have one decimal, and all together then make no more than the whole.
    """
    for words, figures in every(reading):
        if len(figures) < 2:
            continue
        for group in _groups(words, figures):
            lost = [one for one in group if _bare(one)]
            others = [one for one in group if _share(one)]
            if len(lost) != 1 or len(others) != len(group) - 1 or not _told(reading, lost[0]):
                continue
            whole = Decimal(lost[0].value or 0) / _TEN + sum(
                (Decimal(one.value or 0) for one in others), Decimal(0)
            )
            if whole <= _WHOLE:
                yield lost[0], tuple(others)


def beyond(reading: Reading) -> Iterator[Quantity]:
    """Percentages over a hundred, printed as such, in a sentence on votes, whoever's they are: "515 percent of the votes"."""
    for words, figures in every(reading):
        if _OF_THE_VOTE.search(words) is None:
            continue
        for number, one in enumerate(figures):
            sure = (
                one.kind == "percent"
                and _LOST.fullmatch(one.value or "") is not None
                and int(one.value or 0) >= _LEAST
            )
            if sure and _OF_VOTE_BEHIND.match(words, words.index(f"‹p{number}›") + len(f"‹p{number}›")):
                yield one


def _groups(words: str, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Figures set face to face, or in a row, in one sentence."""
    for match in _FACED.finditer(words):
        if _MOVED.search(words, 0, match.start()) is None:
            yield [figures[int(match["first"])], figures[int(match["second"])]]
    for match in _ROW.finditer(words):
        yield [figures[int(number)] for number in _MARK.findall(match[0])]


def _told(reading: Reading, one: Quantity) -> bool:
    """Whether the paragraph speaks of votes or shares."""
    text = reading.article.text
    begin, end = text.rfind("\n\n", 0, one.start), text.find("\n\n", one.end)
    return _OF_VOTES.search(text, max(begin, 0), end if end >= 0 else len(text)) is not None


def _bare(one: Quantity) -> bool:
    """Three digits without a unit, a comma or a whole: 464."""
    plain = (
        _LOST.fullmatch(one.value or "") is not None and _LOST.fullmatch(one.printed.split()[-1]) is not None
    )
    return (
        plain
        and one.kind == "count"
        and one.unit is None
        and one.of is None
        and int(one.value or 0) >= _LEAST
    )


def _share(one: Quantity) -> bool:
    """A share with one decimal, with its sign or without."""
    return (
        _POINTED.fullmatch(one.value or "") is not None and one.unit in (None, "percent") and one.of is None
    )
