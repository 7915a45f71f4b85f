"""A share said twice in one breath, in words and in figures: "nearly two-thirds of the voters, 46.9 percent, said no".

What stands in apposition is one thing: a fraction, "most", "a majority" or "a minority" of somebody, and behind a comma, a
colon or a bracket a percentage or "nine of 25", with which the clause ends; or the other way about. Whose it is need not be
known. Two percentages, and a share of the vote beside seats, are two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.of_story import of_story
from copydesk.checks.units import whole_of
from copydesk.checks.worded import LOOSE, Looked, Odd
from copydesk.checks.wording import between, rounded
from copydesk.records import Interval, Quantity, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "A majority of voters", "most of those who voted", "just over half", where the reader made no figure of it.
_MOST = Opened(
    r"\b(?:(?P<above>an? (?:clear |narrow |slim |bare |large |absolute )?majority(?! of \d| government| in)|[Mm]ost)|(?P<below>an? (?:clear |small |large )?minority(?! government| in))) of (?!them\b|it\b|these\b|whom\b|which\b|that\b)(?:the |those |all |all the |its |her |his )?(?:[A-Z][\w’'-]+ )*[a-z]+",
    re.IGNORECASE,
)
# From one to the other: what it is of, and a comma, a colon or a bracket.
_APPOSED = late(
    r"(?P<of>[^,;:()–—\n]{0,90}?)(?:,|:| \(| [–—-])(?: (?:or|that is|that was|i\.e\.|namely|exactly|precisely|just|some|to be exact|to be precise|in all|in other words))*,? ?\Z"
)
# What follows at once, so that nothing more is said of the second.
_ENDS = late(
    r"(?P<of> of (?:the |its |all (?:the )?|that )?(?:[\w-]+ )?(?:[Hh]ouse|[Cc]hamber|[Aa]ssembly|[Pp]arliament|[Cc]ouncil|[Cc]ongress|[Ss]enate|[Bb]oard|total|body|seats|whole|electorate|voters|electors|votes?|ballots|adults)(?= ?[,.;:)–—]|\s*\Z))?"
    r"(?: ?(?:seats|votes|members|deputies|councillors|voters|ballots|delegates|provinces|districts|constituencies|states|towns|municipalities))?(?: ?[,);:–—]| - |\.(?!\d)|\s*\Z)"
)
_TWO_THINGS = late(
    r"\b(?:and|but|while|whereas|than|from|against|compared|after|before|if|would|needed|required|requires|short of|up|down|ago|(?:in|since) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_VOTES = late(r"\b(?:votes?|voters|ballots?|poll|turnout|electorate)\b", re.IGNORECASE)
_SEATED = frozenset(
    {
        "seats",
        "members",
        "deputies",
        "councillors",
        "delegates",
        "electoral_votes",
        "provinces",
        "districts",
        "constituencies",
        "states",
    }
)
_FIGURED = late(r"\d|%|\bper ?cent|\bpct", re.IGNORECASE)
_HALF, _ALL = Decimal(50), Decimal(100)


class _Saying(NamedTuple):
    """Words or figures that say a share: where they stand, what they can mean, and of which kind they are."""

    start: int
    end: int
    room: Interval
    kind: str
    figure: Quantity | None


def in_other_words(reading: Reading) -> Iterator[Looked]:
    """Every two sayings of one share; the words are no hedge, which is another check's."""
    yield from (
        looked for looked in _all(reading) if all(one.comparator == "exactly" for one in looked.figures)
    )


def hedged_in_other_words(reading: Reading) -> Iterator[Looked]:
    """As `in_other_words`, where the words are a hedge: "nearly two-thirds"."""
    yield from (
        looked for looked in _all(reading) if any(one.comparator != "exactly" for one in looked.figures)
    )


@of_story
def _all(reading: Reading) -> tuple[Looked, ...]:
    return tuple(_looked_at(reading))


def _looked_at(reading: Reading) -> Iterator[Looked]:
    text = reading.article.text
    for span in reading.sentences:
        sayings = sorted(_sayings(reading, span.start, span.end), key=lambda one: (one.start, one.end))
        for one, other in pairwise(sayings):
            if one.end > other.start or {one.kind, other.kind} in (
                {"percent"},
                {"words"},
                {"part"},
                {"percent", "part"},
            ):
                continue
            match = _APPOSED.fullmatch(text, one.end, other.start)
            ends = _ENDS.match(text, other.end)
            if match is None or _TWO_THINGS.search(match["of"]) or ends is None:
                continue
            # "Less than half of the chamber" is another check's.
            if ends["of"] and any(map(_beyond_half, (one, other))):
                continue
            if any(_counts(it) for it in reading.quantities_in(one.end, other.start)):
                continue
            if _of_two_things(match["of"], text[other.end : other.end + 20], one, other):
                continue
            yield _looked(text, one, other)


def _beyond_half(one: _Saying) -> bool:
    """Whether words say more than half, or less."""
    figure = one.figure
    return figure is not None and figure.value == "50" and figure.comparator in ("over", "under")


def _counts(one: Quantity) -> bool:
    """Whether a figure between two is another share or number."""
    return one.kind in ("percent", "fraction", "count", "points", "ratio")


def _of_two_things(of: str, behind: str, one: _Saying, other: _Saying) -> bool:
    """Whether one saying is of votes and the other of seats."""
    seats = {it.figure is not None and it.kind == "part" and it.figure.unit in _SEATED for it in (one, other)}
    return True in seats and _OF_VOTES.search(f"{of} {behind}") is not None


def _sayings(reading: Reading, begin: int, end: int) -> Iterator[_Saying]:
    for one in reading.quantities_in(begin, end):
        if one.value is None:
            continue
        if one.kind == "fraction" or (one.kind == "percent" and not _FIGURED.search(one.printed)):
            yield _Saying(one.start, one.end, _loosely(one), "words", one)
        elif one.kind == "percent":
            yield _Saying(
                one.start,
                one.end,
                _loosely(one) if one.comparator != "exactly" else one.interval,
                "percent",
                one,
            )
        elif (
            one.kind == "count"
            and one.of is not None
            and one.of.isdigit()
            and Decimal(one.value) <= Decimal(one.of)
        ):
            stop = max(one.end, one.of_span.end if one.of_span is not None else 0)
            yield _Saying(one.start, stop, one.interval.scaled(100).ratio(whole_of(one.of)), "part", one)
    for match in _MOST.finditer(reading.article.text, begin, end):
        room = Interval(low=_HALF, high=_ALL) if match["above"] else Interval(low=Decimal(0), high=_HALF)
        yield _Saying(match.start(), match.end(), room, "words", None)


def _loosely(one: Quantity) -> Interval:
    """What a fraction in words can mean: "more than half" is no less than half, "nearly two-thirds" somewhat less."""
    if one.comparator == "exactly":
        return one.interval.widened(LOOSE)
    if one.comparator in ("over", "at_least", "under", "at_most"):
        return one.interval
    return one.interval.widened(LOOSE * 2)


def _looked(text: str, one: _Saying, other: _Saying) -> Looked:
    figures = tuple(it.figure for it in (one, other) if it.figure is not None)
    exact = other if other.figure is not None and other.kind != "words" else one
    words = one if exact is other else other
    odd = None
    if not one.room.overlaps(other.room) and exact.figure is not None:
        said = " ".join(text[words.start : words.end].split())
        printed = " ".join(text[exact.start : exact.end].split())
        share = between(rounded(exact.room, 1), "percent")
        worked = f" ({share})" if exact.kind == "part" else ""
        message = f'"{said}" and "{printed}"{worked} are said of one thing'
        against = (words.figure,) if words.figure is not None else ()
        odd = Odd(exact.figure, against, message, words.figure.value if words.figure is not None else None)
    return Looked(figures, odd)
