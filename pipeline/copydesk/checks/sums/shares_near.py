"""A part, a whole and a share that stand by each other: "2,500 valid votes, 1,350 of them for Ana. With 64 percent she".

Read from figures: a number of votes or seats, what it is out of in its sentence or in one beside it ("38 of 61 ballots",
"of 45,000 votes", "31,200 were counted", "sixty seats were at stake"), and a share told of the same side, or right beside
the part. Silent where any two numbers near make the share, or what it leaves of a hundred, and where words, places or
fields tell of another count, group or time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from copydesk.checks.compare import one_side, surest
from copydesk.checks.context import polled
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.one_vote import one_vote
from copydesk.checks.otherwise import set_apart
from copydesk.checks.scene import Scene, scene_of
from copydesk.checks.units import of_all_ballots, whole_of
from copydesk.checks.worded import LOOSE, Looked, Odd, told
from copydesk.checks.wording import between, figure, middle, rounded
from copydesk.records import Claim, Interval, Quantity, Reading
from copydesk.records.late import late

_LEAST, _FEW, _MANY, _PEOPLE, _BACK, _READ, _SURE, _ALL = 20, 5, 50, 1000, 40, 0.3, 0.6, Decimal(100)
_HEDGED = frozenset({"exactly", "about", "almost"})
# A share of valid votes may be so much larger than that of all that were cast; and a whole be rounded so far.
_VALID, _CUT, _ROUND = Decimal("1.1"), Decimal("0.06"), 3
# What counts are said to be out of: "of 45,000 primary votes", "out of the 31,200".
_OF = late(r"\b(?:[Oo]f|[Oo]ut of)(?: (?:the|all|some|its|their|those|these))*(?: [A-Z][\w-]+['’]s)? \Z")
# "2,500 valid votes, 1,350 of them", "9,000 ballots, of which 5,400".
_OF_THEM = late(r"(?: \w+)? of (?:them|these|those|which|whom)\b")
_OF_WHICH = late(r"\bof (?:them|these|those|which|whom),? (?:[\w'’-]+ ){0,4}\Z")
# Between a part and the share that is said of it: "27,000, that is 70 per cent", "one-half, or 3,300".
_THAT_IS = late(
    r"(?: (?!and\b|but\b|while\b|to\b|against\b|on\b|with\b)[\w’'-]+){0,7}?(?:,| \(|:|;| [–—-])?(?: ?(?:or|that (?:is|was|makes?)|(?:which|it) (?:is|was|makes?)|i\.e\.|making|equal to|equivalent to|representing|amounting to))?"
    r"(?: just| exactly| some| only| almost)? ?"
)
# Behind a share that is of the seats or areas told before it: "45 percent of them", "two-thirds of the haul".
_OF_IT = late(
    r" of (?:(?:them|these|those|it|all)\b|(?:the|its|all) (?:[\w’'-]+ )?(?:total|lot|haul|number|whole|places|(?P<unit>[a-z]+)))(?! (?:in|on|from|by|among|for|outside|women|men|who|that|which|were|are|was|is)\b)"
)
# One of two shares set against each other: "by 5,189 votes out of 1.4 million, 49.2% to 48.8%".
_PAIRED = late(r" ?(?:to|against|[-–]|versus|vs\.?) \d")
# Of other votes than all: "47.3 per cent of the valid ones", "of those in the city".
_OF_OTHERS = late(
    r",? (?:of (?:the |all )?(?:valid|those|these|registered|eligible|electorate|electoral|turnout|seats|an?|one|1)\b|in \w)"
)
_BALLOTS = ("votes", "ballots", "voters", None)
_NEAR = Decimal("0.8")
_WHOLES = frozenset({"total_votes", "total_seats"})


class _Part(NamedTuple):
    """A count, what it is out of, and the figure and claim of either where it has one."""

    figure: Quantity
    whole: Interval
    of: Quantity | None
    claim: Claim | None
    whose: Claim | None = None

    @property
    def valid(self) -> bool:
        """Whether it is out of valid votes, not of all that were cast."""
        return self.whose is not None and (self.whose.subject or "").casefold() == "valid"

    @property
    def of_seats(self) -> bool:
        """Whether it is out of the seats of a body."""
        return self.whose is not None and self.whose.measure == "total_seats"

    @property
    def room(self) -> Interval:
        """The share that it is."""
        return self.figure.interval.scaled(100).ratio(self.whole)


def shares_near(reading: Reading) -> Iterator[Looked]:
    """Every share beside a part and a whole that make another."""
    scene = scene_of(reading)
    read = surest(one for one in reading.claims if one.confidence >= _READ)
    best = {number: one for number, one in read.items() if one.confidence >= _SURE}
    for share in reading.quantities:
        claim = best.get(share.id)
        if share.kind in ("percent", "fraction") and _a_share(scene, share, read.get(share.id)):
            numbers = _numbers(reading, share)
            parts = [
                one for one in _parts(reading, numbers, best)
                if (_of_votes(one) and _tied(reading, scene, one, share, claim)) or _of_it(reading, one, share)
            ]  # fmt: skip
            if parts:
                yield _looked(reading, share, parts, numbers)


def _a_share(scene: Scene, share: Quantity, claim: Claim | None) -> bool:
    """Whether a figure can be the share of a side in the vote that the story is about."""
    if share.value is None or share.comparator not in _HEDGED or not 0 < Decimal(share.value) < _ALL:
        return False
    if claim is None:
        return True
    here = scene[claim]
    measured = claim.measure in ("vote_share", "seats", "areas_won") and claim.unit == "percent"
    return measured and here.when is None and claim.group is None and not polled(here)


def _numbers(reading: Reading, share: Quantity) -> list[Quantity]:
    """The counts in the sentence of a share and in those beside it in its paragraph."""
    here = reading.sentence_at(share.start)
    spans = reading.sentences[max(0, here - 1) : here + 2]
    paragraph = reading.sentences[here].paragraph
    return [
        one
        for span in spans if span.paragraph == paragraph
        for one in reading.quantities_in(span.start, span.end)
        if one.kind == "count" and (one.value or "").isdigit()
    ]  # fmt: skip


def _parts(reading: Reading, numbers: Sequence[Quantity], best: Mapping[str, Claim]) -> Iterator[_Part]:
    """Every number that is told to be out of another."""
    for one in numbers:
        claim = best.get(one.id)
        if one.comparator != "exactly" or not _counted(claim):
            continue
        if one.of is not None:
            if _sized(Decimal(one.value or 0), Decimal(one.of)):
                yield _Part(one, whole_of(one.of, _ROUND), None, claim)
            continue
        for other in numbers:
            if _whole_of(reading, numbers, one, other, best.get(other.id)):
                yield _Part(one, other.interval, other, claim, best.get(other.id))


def _counted(claim: Claim | None) -> bool:
    """Whether a number can be what a side has."""
    return claim is None or claim.measure in ("votes", "seats", "areas_won", "total_votes")


def _sized(part: Decimal, whole: Decimal) -> bool:
    """Whether two numbers are large enough for a share of one in the other."""
    return whole >= _LEAST and _FEW <= part < whole


def _whole_of(
    reading: Reading, numbers: Sequence[Quantity], part: Quantity, whole: Quantity, claim: Claim | None
) -> bool:
    """Whether a number is what another is out of."""
    if whole.of is not None or whole.comparator != "exactly":
        return False
    if not _sized(Decimal(part.value or 0), Decimal(whole.value or 0)):
        return False
    if abs(reading.sentence_at(part.start) - reading.sentence_at(whole.start)) > 1:
        return False
    text = reading.article.text
    if claim is not None and (
        claim.measure in _WHOLES or (claim.measure == "turnout" and claim.unit == "voters")
    ):
        return of_all_ballots(claim)
    # "Of 151 electorates only 33": no ballots, unless so many are said to be people.
    ballots = whole.unit in _BALLOTS or Decimal(whole.value or 0) >= _PEOPLE
    if not ballots or (claim is not None and claim.measure != "votes"):
        return False
    if _OF.search(text, max(0, whole.start - _BACK), whole.start) and reading.sentence_at(
        part.start
    ) == reading.sentence_at(whole.start):
        return True
    last = max((one for one in numbers if one.start < part.start), key=lambda one: one.start, default=None)
    begin = reading.sentences[reading.sentence_at(part.start)].start
    them = _OF_THEM.match(text, part.end) or _OF_WHICH.search(text, begin, part.start)
    return last is whole and them is not None


def _of_votes(part: _Part) -> bool:
    """Whether a part is a number of votes, or of nothing that words tell."""
    if part.figure.unit not in _BALLOTS or part.of_seats:
        return False
    if part.claim is None:
        return (part.whole.low or 0) >= _MANY
    return part.claim.measure in ("votes", "total_votes")


def _of_it(reading: Reading, part: _Part, share: Quantity) -> bool:
    """Whether a share right behind a part is of the same things: "21, 35 percent of them", "66 of the 99 delegates, half of the haul"."""
    text, figure = reading.article.text, part.figure
    if share.start < figure.end or not _THAT_IS.fullmatch(text, _end(figure), share.start):
        return False
    of_it = _OF_IT.match(text, share.end)
    units = {(one.unit or "").rpartition("_")[2] for one in (part.figure, part.of) if one is not None}
    return of_it is not None and (of_it["unit"] is None or of_it["unit"] in units)


def _end(part: Quantity) -> int:
    """Where a number ends with what it is out of."""
    return max(part.end, part.of_span.end if part.of_span is not None else 0)


def _tied(reading: Reading, scene: Scene, part: _Part, share: Quantity, claim: Claim | None) -> bool:
    """Whether a share is told of a part: right beside it, or of the same side of the same vote."""
    # "Half of the 3,819 that were cast": what makes the half is told before.
    if part.of is not None and _OF.fullmatch(reading.article.text, share.end + 1, part.of.start):
        return False
    one, other = sorted((part.figure, share), key=lambda it: it.start)
    if _OF_OTHERS.match(reading.article.text, share.end) or _PAIRED.match(reading.article.text, share.end):
        return False
    if _THAT_IS.fullmatch(reading.article.text, _end(one), other.start):
        return True
    mine = part.claim
    beside = reading.sentence_at(one.start) == reading.sentence_at(other.start)
    if not beside and set_apart(reading, one.start, other.start, one_place=True):
        return False
    if (
        claim is not None
        and mine is not None
        and mine.measure == "votes"
        and None not in (mine.subject, claim.subject)
    ):
        if claim.measure != "vote_share" or not one_side(mine, claim) or not one_vote(scene, mine, claim):
            return False
        return not beside or scene.between.parted(scene[mine], scene[claim]) is None
    return _alone(reading, part, share) and _named(reading, part, claim)


def _alone(reading: Reading, part: _Part, share: Quantity) -> bool:
    """Whether the sentences of a part and a share have no other share, and no figure but the whole stands between the two."""
    one, other = sorted((part.figure, share), key=lambda it: it.start)
    begin = reading.sentences[reading.sentence_at(one.start)].start
    end = reading.sentences[reading.sentence_at(other.start)].end
    shares = [it for it in reading.quantities_in(begin, end) if it.kind in ("percent", "fraction", "points")]
    inner = [
        it for it in reading.quantities_in(_end(one), other.start) if it.kind != "date" and it is not part.of
    ]
    return len(shares) == 1 and not inner


def _named(reading: Reading, part: _Part, claim: Claim | None) -> bool:
    """Whether the side of a share, where that is known, is named in the sentence of a part."""
    if claim is None or claim.subject_id is None:
        return True
    span = reading.sentences[reading.sentence_at(part.figure.start)]
    return any(one.id == claim.subject_id for one in reading.side_mentions_in(span.start, span.end))


def _looked(reading: Reading, share: Quantity, parts: Sequence[_Part], numbers: Sequence[Quantity]) -> Looked:
    if any(_fits(share, one) or _of_any(reading, one, share) for one in parts) or _made(share, numbers):
        return Looked((share,), None)
    part = min(parts, key=lambda one: abs(one.figure.start - share.start))
    against = (part.figure,) if part.of is None else (part.figure, part.of)
    message = (
        f"{figure(part.figure)} of {between(part.whole)} is {between(rounded(part.room, 1), 'percent')}; "
        f"the story says {told(reading, share)}"
    )
    return Looked((share, *against), Odd(share, against, message, between(rounded(part.room, 1))))


def _room(share: Quantity) -> Interval:
    """What a share can mean: a fraction in words, or a hedged one, is loose."""
    if share.kind != "fraction":
        return share.interval
    return share.interval.widened(LOOSE if share.comparator == "exactly" else LOOSE * 2)


def _fits(share: Quantity, part: _Part) -> bool:
    """Whether a part makes a share, of all ballots or of the valid ones among them."""
    room, worked = _room(share), middle(part.room)
    if worked is None or room.overlaps(part.room.widened(_CUT)):
        return True
    stated = Decimal(share.value or 0)
    if abs(stated - worked) <= _NEAR:
        return True
    votes = _of_votes(part) and not part.valid
    return votes and worked < stated <= worked * _VALID and not finger_of_middle(share.value or "", part.room)


def _of_any(reading: Reading, part: _Part, share: Quantity) -> bool:
    """Whether a part makes a share of any number of the story, or of what it makes with one: of all votes but the blank ones."""
    mine, room = Decimal(part.figure.value or 0), _room(share).widened(_CUT)
    others = {
        Decimal(one.value or 0)
        for one in reading.quantities
        if one.kind == "count" and one is not part.figure
    }
    return any(
        room.contains(mine * _ALL / whole)
        for other in others
        if other >= _FEW
        for whole in (other, other + mine)
        if whole > mine
    )


def _made(share: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Whether any two numbers near make a share as they are printed, or what it leaves of a hundred."""
    room = _room(share).widened(_CUT)
    printed = {Decimal(one) for it in numbers for one in (it.value, it.of) if one} - {Decimal(0)}
    made = (one * _ALL / other for one, other in permutations(printed, 2) if one < other)
    return any(room.contains(it) or room.contains(_ALL - it) for it in made)
