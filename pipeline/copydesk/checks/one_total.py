"""Votes and shares of several sides, printed pair by pair, are of one total: "81,503 votes or 53.26 percent. Yes, 71,533 or 46.74".

Read from the figures alone, over the sentences of a paragraph and the lines of a list; their claims are asked only
whether they are of different sides, and nothing tells their elections, rounds or places apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from copydesk.checks.compare import one_side, surest_of
from copydesk.checks.context import polled
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.marked import every
from copydesk.checks.one_vote import goes_on, one_vote
from copydesk.checks.scene import Scene, scene_of
from copydesk.checks.worded import Looked, Odd, told
from copydesk.checks.wording import between, figure, rounded
from copydesk.records import Claim, Interval, Quantity, Reading
from copydesk.records.late import late

_VOTES = r"(?: votes| ballots| first preferences| first-preference votes)?"
# "81,503 votes or 53.26 percent", "30,088 (45.2%)", "1,204 votes, which is 12.1%", "14,489 votes — 58.6%".
_VOTES_FIRST = late(
    rf"‹n(?P<votes>\d+)›{_VOTES}(?:,? (?:or|representing|equal to|equivalent to|which is|that is|amounting to|a share of|and) |, | \(| [-–—] )‹p(?P<share>\d+)›(?!\)? (?:of (?:them|these|those|whom)|more|fewer|less|up|down|higher|lower|to|against)\b)"
)
# "283,101 to 124,410, or 69.5% to 30.5%"
_BOTH = late(
    rf"‹n(?P<votes>\d+)›{_VOTES} (?:to|against) ‹n(?P<others>\d+)›{_VOTES}(?:,? or|,| \(|:) ‹p(?P<share>\d+)› (?:to|against) ‹[pn](?P<its>\d+)›"
)
# "53.26 percent (81,503 votes)", "53.26 percent of the vote, or 81,503", "with 53.26 percent, 81,503 votes".
_SHARE_FIRST = late(
    # Not "48.8 to 48.6 percent, with 4,169,765 votes to 4,156,036".
    rf"(?<!\bto )(?<!\bagainst )‹p(?P<share>\d+)›(?: of (?:the |all |its |their )?(?:[\w-]+ ){{0,2}}?votes?)?(?:,? (?:or|representing|equal to|which is|with) |, | \(| [-–—] )‹n(?P<votes>\d+)›{_VOTES}(?! (?:of|more|fewer|ahead|behind|seats|points|to|against)\b)"
)
_LEAST = 100
# Read as what it is with less than this, a figure may be anything.
_READ = 0.5
_BESIDE = 40
# Of all ballots so many are valid at least; and shares so near each other are of two counts.
_VALID, _NEAR = Decimal("0.9"), Decimal("0.8")
# A share is cut off as often as it is rounded, and of votes that were counted a little later.
_LOOSE = Decimal("1")


class _Pair(NamedTuple):
    """A side's votes and its share."""

    votes: Quantity
    share: Quantity
    claim: Claim

    @property
    def total(self) -> Interval:
        """What all votes together can be."""
        step = Decimal(1).scaleb(-len((self.share.value or "").partition(".")[2]))
        return self.votes.interval.scaled(100).ratio(self.share.interval.widened(step * _LOOSE / 2))


def totals(reading: Reading) -> Iterator[Looked]:
    """Neighbouring sides whose votes and shares cannot be of one total; one that others bear out is not the wrong one."""
    scene = scene_of(reading)
    for run in _runs(reading, scene):
        for first, second in pairwise(run):
            if first.total.overlaps(second.total):
                yield Looked((first.votes, first.share, second.votes, second.share), None)
                continue
            others = [one for one in run if one not in (first, second)]
            wrong, right = second, first
            if any(one.total.overlaps(second.total) for one in others) and not any(
                one.total.overlaps(first.total) for one in others
            ):
                wrong, right = first, second
            yield _looked(right, wrong)


def of_total(reading: Reading) -> Iterator[Looked]:
    """A side's share that is one digit away from what its votes are of all votes, wherever the three stand; no total makes it."""
    claims, scene = surest_of(reading), scene_of(reading)
    sides = [
        one for one in claims.values() if one.measure == "votes" and one.confidence >= _READ and one.subject
    ]
    wholes = list(_wholes(reading, claims))
    shares = [
        one
        for one in claims.values()
        if one.measure == "vote_share" and one.confidence >= _READ and one.subject
    ]
    for share in shares if wholes and sides else ():
        if share.comparator != "exactly" or "." not in share.value or share.unit != "percent":
            continue
        if polled(scene[share]):
            continue
        votes = {one.value: one for one in sides if one_side(one, share) and one_vote(scene, one, share)}
        if len(votes) != 1:
            continue
        (mine,) = votes.values()
        reals = [
            (whole, mine.interval.scaled(100).ratio(whole.interval))
            for whole, where in wholes
            if one_vote(scene, where, share) and (whole.interval.low or 0) > Decimal(mine.value)
        ]
        if not reals or mine.comparator != "exactly":
            continue
        stated = Decimal(share.value)
        fits = any(_leaves_room(real, stated, valid=whole.valid) for whole, real in reals)
        fits = fits or made_by_any(reading, mine, share)
        # The share beside its votes is right: this one was of an hour before.
        fits = fits or any(
            one_side(one, mine) and _beside(mine, one) and not _beside(mine, share) and _leaves_room(real, Decimal(one.value), valid=True)
            for one in shares if one is not share and one.unit == "percent" for whole, real in reals
        )  # fmt: skip
        quantities = reading.quantity_by_id
        said, counted = quantities[share.quantity_id or ""], quantities[mine.quantity_id or ""]
        odd = None
        for whole, real in () if fits else reals:
            if finger_of_middle(share.value, real):
                message = (
                    f"{figure(mine)} of {between(whole.interval)} votes is {between(rounded(real), 'percent')}; "
                    f"the story says {told(reading, said)}"
                )
                odd = Odd(said, (counted, whole.quantity), message, between(rounded(real)))
                break
        yield Looked((said, counted), odd)


def _beside(mine: Claim, share: Claim) -> bool:
    return abs(mine.value_span.start - share.value_span.start) < _BESIDE


def _leaves_room(real: Interval, stated: Decimal, *, valid: bool) -> bool:
    """Whether a share can be of ballots without the invalid ones, unless all are `valid`, or of a count a little later."""
    low, high = real.low or Decimal(0), real.high or Decimal(100)
    return low - _NEAR <= stated <= (high + _NEAR if valid else max(high / _VALID, high + _NEAR))


def made_by_any(reading: Reading, mine: Claim, share: Claim) -> bool:
    """Whether any number of a story makes a share of a side's votes: "of the valid poll, 1,442,698"."""
    return any(
        one.kind == "count" and not one.interval.unbounded and (one.interval.low or 0) > Decimal(mine.value)
        and mine.interval.scaled(100).ratio(one.interval).overlaps(share.interval)
        for one in reading.quantities
        if one.value is not None
    )  # fmt: skip


class _Whole(NamedTuple):
    """All votes, and the figure that tells them: a number of its own, or the "of 500,056" of a part."""

    quantity: Quantity
    interval: Interval
    valid: bool = False


def _wholes(reading: Reading, claims: Mapping[str, Claim]) -> Iterator[tuple[_Whole, Claim]]:
    """The numbers of all votes that a story tells, each with a claim that says of which vote."""
    for claim in claims.values():
        quantity = reading.quantity_by_id.get(claim.quantity_id or "")
        if quantity is None or claim.confidence < _READ:
            continue
        if claim.measure == "total_votes" and (claim.subject or "").casefold() not in (
            "invalid",
            "blank",
            "void",
        ):
            yield _Whole(quantity, quantity.interval, (claim.subject or "").casefold() == "valid"), claim
        elif claim.measure == "votes" and claim.of is not None:
            yield _Whole(quantity, Interval.exactly(claim.of)), claim


def _looked(right: _Pair, wrong: _Pair) -> Looked:
    figures = (right.votes, right.share, wrong.votes, wrong.share)
    message = (
        f"{figure(right.votes)} votes for {figure(right.share)} percent make {between(rounded(right.total, 0))} in all, "
        f"{figure(wrong.votes)} for {figure(wrong.share)} percent {between(rounded(wrong.total, 0))}"
    )
    return Looked(figures, Odd(wrong.share, (wrong.votes, right.votes, right.share), message))


def _runs(reading: Reading, scene: Scene) -> Iterator[list[_Pair]]:
    """Sides that follow each other in a paragraph or list, with nothing that sets one apart."""
    run: list[_Pair] = []
    claims = surest_of(reading)
    for words, found in every(reading):
        if "‹p" not in words or "‹n" not in words:
            continue
        for both in _BOTH.finditer(words) if "or ‹p" in words or "(‹p" in words else ():
            sides = [
                _pair(found[int(both[votes])], found[int(both[share])], claims, alone=True)
                for votes, share in (("votes", "share"), ("others", "its"))
            ]
            known = [one for one in sides if one is not None]
            if len(known) > 1:
                yield known
        matches = (
            []
            if _BOTH.search(words)
            else sorted((*_VOTES_FIRST.finditer(words), *_SHARE_FIRST.finditer(words)), key=re.Match.start)
        )
        taken = -1
        for match in matches:
            if match.start() < taken:
                continue
            taken = match.end()
            pair = _pair(found[int(match["votes"])], found[int(match["share"])], claims)
            if pair is None or (run and not _goes_on(scene, run[-1], pair)):
                if len(run) > 1:
                    yield run
                run = []
            if pair is not None:
                run.append(pair)
    if len(run) > 1:
        yield run


def _pair(
    votes: Quantity, share: Quantity, claims: Mapping[str, Claim], *, alone: bool = False
) -> _Pair | None:
    """Votes and share, both plain, each read as that; or `alone`, where the words leave no doubt."""
    claim, counted = claims.get(share.id), claims.get(votes.id)
    if claim is None or None in (votes.value, share.value) or votes.of is not None:
        return None
    if not alone and (counted is None or (claim.measure, counted.measure) != ("vote_share", "votes")):
        return None
    if votes.unit not in ("votes", None) or not votes.comparator == share.comparator == "exactly":
        return None
    plain = Decimal(votes.value or 0) >= _LEAST and 0 < Decimal(share.value or 0) < 100
    return _Pair(votes, share, claim) if plain and "." in (share.value or "") else None


def _goes_on(scene: Scene, last: _Pair, pair: _Pair) -> bool:
    """Whether a side is of one vote with the last: in its paragraph or list, with nothing between that tells them apart."""
    one, other = last.claim, pair.claim
    if one.subject is not None and one_side(one, other):
        return False
    here, there = scene[one], scene[other]
    if here.paragraph != there.paragraph and not here.near(there):
        return False
    if not one_vote(scene, one, other, same_place=True):
        return False
    begin = max(last.votes.end, last.share.end)
    end = min(pair.votes.start, pair.share.start)
    return goes_on(scene, one, other, begin, end)
