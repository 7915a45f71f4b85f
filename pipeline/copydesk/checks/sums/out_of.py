"""A count and what it is out of against the share told of the same side: "5,310 of the 9,840 votes" and "64 per cent".

Read from claims: votes that tell what they are out of, and a share of the same side in the same vote, which stands near.
Signatures and voters "of the electorate" are held against the only electorate of the story. Silent where the share can
be that of valid votes among all that were cast, where any number of the story makes it of the count, and where the story
has another share of that side which is what the count makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.compare import one_side, surest_of
from copydesk.checks.context import polled
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.marked import every
from copydesk.checks.one_total import made_by_any
from copydesk.checks.one_vote import one_vote
from copydesk.checks.otherwise import set_apart
from copydesk.checks.scene import Scene, scene_of
from copydesk.checks.worded import LOOSE, Looked, Odd, told
from copydesk.checks.wording import between, figure, middle, number, rounded
from copydesk.records import Claim, Interval, Quantity, Reading
from copydesk.records.late import late

_READ = 0.75
_LEAST = 20
# So much larger than it is of all ballots a share may be of the valid ones.
_VALID = Decimal("1.1")
# A share without decimals, or of a count a little later, is as far off as this.
_NEAR = Decimal("0.8")
_HEDGED = frozenset({"exactly", "about", "almost", "under"})
_AWAY = 1
# "39,870, about 14 percent of the electorate", "or 24 percent of registered voters".
_OF_VOTERS = late(
    r"‹n(?P<part>\d+)›(?: [a-z]+){0,3},? (?:\(|or |which is |that is |representing |equal to )?‹[px](?P<share>\d+)› of (?:the |all )?(?:electorate|(?:registered |eligible )voters|electors|those (?:eligible|entitled)|(?:electoral )?rolls?)\b(?! in\b)"
)


def out_of(reading: Reading) -> Iterator[Looked]:
    """Every count that tells what it is out of, and a share that is told of it."""
    claims, scene = surest_of(reading), scene_of(reading)
    sure = [one for one in claims.values() if one.confidence >= _READ and one.when is None]
    shares = [
        one for one in sure
        if one.measure == "vote_share" and one.unit == "percent" and one.comparator in _HEDGED and not polled(scene[one])
    ]  # fmt: skip
    largest = max((Decimal(one.value) for one in sure if one.measure == "votes"), default=Decimal(0))
    for mine in sure if shares else ():
        if mine.measure == "votes" and mine.of is not None and mine.comparator == "exactly":
            yield from _looked(reading, scene, mine, shares, largest)
    yield from _voters(reading, sure)


def _looked(
    reading: Reading, scene: Scene, mine: Claim, shares: list[Claim], largest: Decimal
) -> Iterator[Looked]:
    """The share next to a side's votes of a number; `largest`: the most votes that anybody has in the story."""
    whole = Decimal(mine.of or 0)
    if whole < _LEAST or whole <= Decimal(mine.value):
        return
    # "A seniors' lodge, where she got 38 of 61": less than all votes cannot be out of what is told of the whole vote.
    everywhere = whole > largest
    own = [one for one in shares if _of_one(reading, scene, mine, one, everywhere=everywhere)]
    if not own:
        return
    nearest = min(own, key=lambda one: abs(one.value_span.start - mine.value_span.start))
    real = mine.interval.scaled(100).ratio(Interval.exactly(whole))
    # Of several shares of one side one is of these votes.
    if any(_fits(reading, one, real) for one in own) or made_by_any(reading, mine, nearest):
        return
    counted, said = (reading.quantity_by_id[one.quantity_id or ""] for one in (mine, nearest))
    message = (
        f"{figure(mine)} of {number(whole)} votes is {between(rounded(real, 1), 'percent')}; "
        f"the story says {told(reading, said)}"
    )
    yield Looked((counted, said), Odd(said, (counted,), message, between(rounded(real, 1))))


def _of_one(reading: Reading, scene: Scene, mine: Claim, share: Claim, *, everywhere: bool) -> bool:
    """Whether a share is of the same side and vote as some votes, and near them."""
    beside = scene[mine].sentence == scene[share].sentence
    if mine.subject is None or share.subject is None:
        if not (beside and mine.subject is share.subject):
            return False
    elif not one_side(mine, share):
        return False
    if not one_vote(scene, mine, share, same_place=not beside):
        return False
    starts = mine.value_span.start, share.value_span.start
    if beside:
        return scene.between.parted(scene[mine], scene[share]) is None
    # Farther away only a figure that was printed exactly is of the whole vote.
    near = abs(scene[mine].paragraph - scene[share].paragraph) <= _AWAY
    if not everywhere or not (near or ("." in share.value and not scene[share].headline)):
        return False
    return not set_apart(reading, *starts, one_place=True)


def _fits(reading: Reading, share: Claim, real: Interval) -> bool:
    """Whether a share can be what votes make, of all ballots or of the valid ones; not if it is a slip of the fingers."""
    stated, worked = Decimal(share.value), middle(real)
    room = share.interval
    if share.comparator != "exactly" or _in_words(reading, share):
        room = room.widened(LOOSE)
    if worked is None or room.overlaps(real.widened(Decimal("0.06"))):
        return True
    if abs(stated - worked) <= _NEAR:
        return True
    slip = "." in share.value and finger_of_middle(share.value, real)
    return worked < stated <= worked * _VALID and not slip


def _in_words(reading: Reading, share: Claim) -> bool:
    return reading.quantity_by_id[share.quantity_id or ""].kind == "fraction"


def _voters(reading: Reading, sure: list[Claim]) -> Iterator[Looked]:
    """A number with its share of the electorate, where the story has one electorate."""
    rolls = {one.value: one for one in sure if one.measure == "electorate" and one.comparator == "exactly"}
    if len(rolls) != 1:
        return
    (roll,) = rolls.values()
    whole = reading.quantity_by_id[roll.quantity_id or ""]
    for words, found in every(reading):
        for match in _OF_VOTERS.finditer(words) if "‹n" in words else ():
            part, share = found[int(match["part"])], found[int(match["share"])]
            odd = _of_roll(reading, part, share, whole)
            if odd is not None:
                yield odd


def _of_roll(reading: Reading, part: Quantity, share: Quantity, whole: Quantity) -> Looked | None:
    if None in (part.value, share.value, whole.value) or part.of is not None or share.unit != "percent":
        return None
    if share.comparator not in _HEDGED or not _LEAST < Decimal(part.value or 0) < Decimal(whole.value or 0):
        return None
    real = part.interval.scaled(100).ratio(whole.interval)
    loose = share.kind == "fraction" or share.comparator != "exactly"
    room = share.interval.widened(LOOSE if share.kind == "fraction" else Decimal(1) if loose else _NEAR)
    if room.overlaps(real):
        return Looked((part, share, whole), None)
    message = f"{figure(part)} of {figure(whole)} voters is {between(rounded(real, 1), 'percent')}; the story says {told(reading, share)}"
    return Looked((part, share, whole), Odd(share, (part, whole), message, between(rounded(real, 1))))
