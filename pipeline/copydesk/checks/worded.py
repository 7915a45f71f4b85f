"""Parts, multiples and orders that one sentence sets out in so many words, read from its figures alone.

"16 of the 24 districts, three-quarters of them"; "151 seats, three times as many as the 50 of"; "first with 7,562 votes and Shaaban second with 9,118". Whose the figures are
need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.base import Check
from copydesk.checks.cued import Cued
from copydesk.checks.marked import NAME, every, marked
from copydesk.checks.scene import scene_of
from copydesk.checks.wording import between, figure, number, rounded
from copydesk.records import Finding, Interval, Quantity, Reading
from copydesk.records.late import late

# A fraction in words is loose: "two-thirds" is said of 65 and of 68 percent.
LOOSE = Decimal("2.5")
# "Twice as many" is said of 1.9 and of 2.1 times as many.
_ROUGHLY = Decimal("0.1")
_PART = late(
    r"‹n(?P<part>\d+)›(?: [a-z]+){0,3},? (?:[–—-] |or )?‹(?:x|p)(?P<share>\d+)› of "
    r"(?:(?:them|the total|the lot|those)\b(?! (?:in|from|on|at|by|with|for|to|who|whose|aged|under|over|are|were|had|held|new|women|men)\b)|(?:the |all |all the )?(?P<noun>[a-z]+)\b)"
)
_TIMES = late(
    r"‹(?P<kind>[np])(?P<more>\d+)›(?: of the votes?)?,? ‹x(?P<times>\d+)› (?:as (?:many|much) as )?(?:the |its |their )?‹(?P=kind)(?P<less>\d+)›"
)
_OF_THEM = late(r"‹n(?P<whole>\d+)›(?: [\w-]+){0,3},? and ‹n(?P<part>\d+)› of (?:them|these|those)\b")
_HALF = late(
    rf"\b[Ww]ith ‹n(?P<part>\d+)›,? {NAME}(?:has|have|holds?|commands?|enjoys?|keeps?) "
    r"(?:‹x(?P<half>\d+)›(?! of the vote)|(?P<word>an? (?:(?:absolute|outright|clear|narrow|slim|comfortable|overall|working) ){0,2}majority))"
)
# "Goes down to 46, still a majority", with the size of the house in the sentence before: "the 122-member house".
_STILL_HALF = late(
    r"‹n(?P<part>\d+)›(?: of them)?,? (?:still|but still|just|barely|only just|enough for|giving (?:it|him|her|them)|which is|for) "
    r"(?P<word>(?:an? )?(?:(?:absolute|outright|clear|narrow|slim|comfortable|overall|working|bare) ){0,2}majority)\b(?! (?:of|in|government)\b)"
)
_SIZE = late(r"\b(?P<size>\d[\d,]*\d)-(?:seat|member|strong)\b")
# "With 20 of the 40 members, no longer have a majority".
_NO_MORE = late(r"\b(?:no longer|not|never|no|lost|lose|loses|without|nobody|neither)\b")
_AHEAD = Cued(
    rf"‹(?P<kind>[np])(?P<own>\d+)›(?: of the votes?)?, (?P<way>ahead of|behind)"
    rf" (?:{NAME}(?:with|on)|(?:[\w.'’-]+ ){{0,5}}[\w.'’-]+,? (?:who|which) (?:had|got|has|polled|received|won)) ‹[np](?P<other>\d+)›",
    "ahead of|behind",
)
_RANKED = late(r"‹x(?P<rank>\d+)›(?: place)?,? (?:with|on|at) ‹(?P<kind>[np])(?P<figure>\d+)›")
_LINE = late(r"[^\n]+")
_TOTAL = late(r"[\s|*•-]*(?:grand )?(?:total|all|sum)\b", re.IGNORECASE)
_SEATS = frozenset({"seats", "members", "mandates", "deputies", "councillors"})


class Odd(NamedTuple):
    """A figure that its sentence contradicts, what it is held against, how to say so, and what would fit."""

    stated: Quantity
    against: tuple[Quantity, ...]
    message: str
    expected: str | None = None


class Looked(NamedTuple):
    """A statement that was looked at, and what is wrong with it, if anything."""

    figures: tuple[Quantity, ...]
    odd: Odd | None


def parts(reading: Reading) -> Iterator[Looked]:
    """ "16 of the 24 districts, three-quarters of them"; "or 75 percent of the districts": the same things, by name."""
    for words, found in marked(reading, 2, "n"):
        for match in _PART.finditer(words):
            part, share = found[int(match["part"])], found[int(match["share"])]
            if match["noun"] is not None and match["noun"] != part.unit:
                continue
            if part.of is None or part.value is None or share.unit != "percent" or Decimal(part.of) <= 0:
                continue
            real = part.interval.scaled(100).ratio(Interval.exactly(part.of))
            said = share.interval.widened(LOOSE) if share.kind == "fraction" else share.interval
            message = (
                f"{figure(part)} of {number(part.of)} is {between(rounded(real, 1), 'percent')}; "
                f"the story says {told(reading, share)}"
            )
            odd = None if said.overlaps(real) else Odd(share, (part,), message, between(rounded(real, 1)))
            yield Looked((part, share), odd)


def multiples(reading: Reading) -> Iterator[Looked]:
    """ "14.2 million votes, more than three times as many as the 10.8 million"."""
    for words, found in marked(reading, 3, "x"):
        for match in _TIMES.finditer(words):
            more, times, less = (found[int(match[name])] for name in ("more", "times", "less"))
            if times.kind != "ratio" or not _one_kind(more, less) or Decimal(less.value or 0) <= 0:
                continue
            real = more.interval.ratio(less.interval)
            factor = Decimal(times.value or 0)
            said = times.interval
            if times.comparator in ("exactly", "about"):
                said = Interval.around(factor, factor * _ROUGHLY)
            message = f"{figure(more)} is {between(rounded(real))} times {figure(less)}; the story says {told(reading, times)}"
            odd = None if said.overlaps(real) else Odd(times, (more, less), message, between(rounded(real)))
            yield Looked((more, times, less), odd)


def parts_of_them(reading: Reading) -> Iterator[Looked]:
    """ "registered 1.2 million people and 1.3 million of them voted"."""
    for words, found in marked(reading, 2, "nn"):
        for match in _OF_THEM.finditer(words):
            whole, part = found[int(match["whole"])], found[int(match["part"])]
            if whole.of is not None or None in (whole.value, part.value):
                continue
            message = f"{told(reading, part)}: {figure(part)} is more than the {figure(whole)} there are"
            over = whole.interval.below(part.interval)
            yield Looked((whole, part), Odd(part, (whole,), message, whole.value) if over else None)


def halves(reading: Reading) -> Iterator[Looked]:
    """ "With 46 of 100 seats Ludwig has more than half"."""
    for words, found in marked(reading, 1, "n"):
        for match in _HALF.finditer(words) if "ith ‹n" in words else ():
            if _NO_MORE.search(match[0]):
                continue
            part = found[int(match["part"])]
            half = found[int(match["half"])] if match["half"] else None
            if (
                part.of is None
                or part.value is None
                or (half and (half.value, half.comparator) != ("50", "over"))
            ):
                continue
            high = part.interval.high
            wrong = high is not None and high * 2 <= Decimal(part.of)
            said = told(reading, half) if half else f'"{match["word"]}"'
            message = f"{figure(part)} of {number(part.of)} seats is no majority; the story says {said}"
            least = str(int(Decimal(part.of)) // 2 + 1)
            yield Looked((part,), Odd(part, (half,) if half else (), message, least) if wrong else None)


def still_majorities(reading: Reading) -> Iterator[Looked]:
    """ "Where does it leave the 122-member house? The BJP goes down to 46, still a majority"."""
    text, before = reading.article.text, ""
    for sentence, (words, found) in zip(reading.sentences, every(reading), strict=False):
        here = text[sentence.start : sentence.end]
        if "majority" in words:
            sizes = {match["size"].replace(",", "") for match in _SIZE.finditer(before + " " + here)}
            for match in _STILL_HALF.finditer(words) if len(sizes) == 1 else ():
                part, size = found[int(match["part"])], int(next(iter(sizes)))
                if part.value is None or part.of is not None or part.unit not in ("seats", None):
                    continue
                wrong = part.interval.high is not None and part.interval.high * 2 <= size
                message = (
                    f'{figure(part)} of {number(size)} seats is no majority; the story says "{match["word"]}"'
                )
                yield Looked((part,), Odd(part, (), message, str(size // 2 + 1)) if wrong else None)
        before = here


def totals(reading: Reading) -> Iterator[Looked]:
    """Lines of a list that end with their total: "Warisan 32 seats", "Total 72 seats"."""
    for part in reading.article.parts:
        if part.kind not in ("list", "table"):
            continue
        rows: list[Quantity] = []
        seats = False
        for line in _LINE.finditer(reading.article.text, part.start, part.end):
            inside = [one for one in reading.quantities_in(line.start(), line.end()) if one.kind == "count"]
            if len(inside) != 1 or inside[0].of is not None:
                rows, seats = [], False
                continue
            seats = seats or inside[0].unit in _SEATS
            if _TOTAL.match(line[0]) is None:
                rows.append(inside[0])
            elif len(rows) > 1 and seats:
                whole = sum(Decimal(one.value or 0) for one in rows)
                message = f"{' + '.join(figure(one) for one in rows)} = {number(whole)}; the total is given as {told(reading, inside[0])}"
                wrong = whole > Decimal(inside[0].value or 0)
                yield Looked(
                    (*rows, inside[0]), Odd(inside[0], tuple(rows), message, str(whole)) if wrong else None
                )
                rows, seats = [], False


def ahead(reading: Reading) -> Iterator[Looked]:
    """ "won with 26.8 percent, ahead of Miszalski with 37.2"."""
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        for match in _AHEAD.finditer(words):
            own, other = found[int(match["own"])], found[int(match["other"])]
            if not _one_kind(own, other) or scene.between.told_apart(own.end, other.start):
                continue
            front, back = (own, other) if match["way"] == "ahead of" else (other, own)
            message = f"{figure(own)} is said to be {match['way']} {figure(other)}"
            wrong = front.interval.below(back.interval)
            yield Looked((own, other), Odd(own, (other,), message, other.value) if wrong else None)


def ranks(reading: Reading) -> Iterator[Looked]:
    """ "first with 7,562 votes and Shaaban second with 9,118"."""
    scene = scene_of(reading)
    for words, found in marked(reading, 4, "xx"):
        ranked = [
            (found[int(match["rank"])], found[int(match["figure"])]) for match in _RANKED.finditer(words)
        ]
        ranked = [(rank, one) for rank, one in ranked if rank.kind == "ordinal" and rank.value and one.value]
        for (place, one), (next_place, other) in pairwise(ranked):
            if Decimal(next_place.value or 0) <= Decimal(place.value or 0) or not _one_kind(one, other):
                continue
            if scene.between.told_apart(one.end, other.start):
                continue
            message = (
                f"{told(reading, next_place)} with {figure(other)}, more than the {figure(one)} of the "
                f"{told(reading, place)}"
            )
            wrong = one.interval.below(other.interval)
            yield Looked((one, other), Odd(other, (one,), message, one.value) if wrong else None)


def finding(check: Check, reading: Reading, odd: Odd) -> Finding:
    """What is wrong with a statement. The claims named are those of its figures; none is leant on."""
    ids = {one.id for one in (odd.stated, *odd.against)}
    return check.finding(
        reading,
        odd.message,
        (odd.stated.start, odd.stated.end),
        versus=[(one.start, one.end) for one in odd.against],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=odd.stated.value,
        expected=odd.expected,
    )


def _one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one thing: both votes, both seats, both shares; a bare number goes with any."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    shares = {one.kind, other.kind} & {"percent", "points"}
    if shares:
        # "26.8 percent, ahead of Miszalski with 37.2"; not "26.8 percent, ahead of Miszalski with 12 seats"
        bare = [item for item in (one, other) if item.kind == "count"]
        return all(item.unit is None and _decimals(item) == _decimals(one) for item in bare)
    return one.kind == other.kind == "count" and (one.unit == other.unit or None in (one.unit, other.unit))


def _decimals(one: Quantity) -> int:
    return len((one.value or "").partition(".")[2])


def told(reading: Reading, one: Quantity) -> str:
    """A figure as it is printed, in quotation marks."""
    return f'"{" ".join(reading.article.text[one.start : one.end].split())}"'
