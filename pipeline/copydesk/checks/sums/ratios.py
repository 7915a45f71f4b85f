"""The ways in which a share follows from counts, and where the story's own share does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, subject_of
from copydesk.checks.cued import Cued
from copydesk.checks.shelf import Shelf
from copydesk.checks.units import of_all_ballots, unit_class
from copydesk.checks.wording import between, figure, number, rounded, told
from copydesk.records import Claim, Interval
from copydesk.records.late import late

# Invalid ballots are seldom more than a tenth, so a share of valid votes is at most so much larger.
_FAR = Decimal("1.5")
_INVALID = Decimal("0.9")
_TIMES = Cued(
    r"\b(?P<more>more than |over |at least )?(?:almost |nearly |about |around |roughly )?"
    r"(?P<word>twice|double|three times|triple|four times)\b(?: as (?:many|much)| the )",
    "twice|double|times|triple",
    re.IGNORECASE,
)
# "More than twice the gap of 1,425": of the gap, not of the other side's votes.
_OF_A_GAP = late(
    r"\W*(?:the |his |her |its |their )?(?:\w+ )?(?:gap|lead|margin|majority|difference|deposit|number needed|quota|threshold)\b"
)
_OF = late(r"(?:%| ?per ?cent| ?percent)?(?: of)?(?: the| all| some)? ?")
_SEATS = late(
    r" ?(?:the )?(?:seats|members|deputies|mandates|councillors|states|provinces|counties|districts|constituencies|wards)\b"
)
_FACTOR = {"twice": 2, "double": 2, "three times": 3, "triple": 3, "four times": 4}


@dataclass(frozen=True)
class Odd:
    """A share that does not fit, what it is held against, and how to say so."""

    claim: Claim
    against: tuple[Claim, ...]
    message: str
    expected: str | None = None
    place: tuple[int, int] | None = None


def all_of(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Every misfit, the surest first."""
    yield from _part_and_whole(table, ledger)
    yield from _votes_cast(table, ledger)
    yield from _in_words(table, ledger)
    yield from _side_by_side(table, ledger)
    yield from _times(table, ledger)


def _part_and_whole(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """ "16 of the 24 districts, three-quarters of them"; seats and size of the body against a share."""
    for share in table.of("areas_won", "seats", unit="percent"):
        for count in table.shelf(share.measure, subject=subject_of(share)).around(share, ledger):
            if unit_class(count) == "percent" or not table.fits(count, share, ledger):
                continue
            wholes = {count.of} if count.of else {share.of} if share.of else _sizes(table, count)
            if len(wholes) != 1:
                continue
            whole = Decimal(wholes.pop() or 0)
            if whole <= 0:
                continue
            ledger.compare(share, count)
            parts = table.interval(count).scaled(100)
            real = parts.ratio(Interval.exactly(whole))
            if not table.loosely(share).overlaps(real):
                yield Odd(
                    share, (count,),
                    f"{figure(count)} of {number(whole)} is {between(rounded(real, 1), 'percent')}; "
                    f"the story says {told(table.reading, share)}",
                    _short(real),
                )  # fmt: skip


def _sizes(table: Bench, count: Claim) -> set[str | None]:
    if count.measure != "seats":
        return set()
    sizes = table.shelf("total_seats").around(count)
    return {one.value for one in sizes if one.unit == count.unit and table.fits(one, count)}


def _votes_cast(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Votes of one side, votes cast in all, and the side's share."""
    text = table.reading.article.text
    totals = table.shelf("total_votes", unit="votes")
    for share in table.of("vote_share", unit="percent") if totals.claims else ():
        for votes in table.shelf("votes", unit="votes", subject=subject_of(share)).around(share, ledger):
            # "Two-thirds of 1,153,912 valid votes": the number is of all.
            if not table.fits(votes, share, ledger) or _OF.fullmatch(
                text, share.value_span.end, votes.value_span.start
            ):
                continue
            misfits = []
            fitting = [
                one for one in totals.around(votes, ledger)
                if of_all_ballots(one)
                and table.fits(one, votes, ledger) and table.fits(one, share)
            ]  # fmt: skip
            for total in fitting:
                ledger.compare(share, votes, total)
                real = table.interval(votes).scaled(100).ratio(table.interval(total))
                exact = total.subject == "valid" or total.basis == "valid"
                room = real if exact else real.hull(real.scaled(1 / _INVALID))
                if not room.overlaps(table.loosely(share)):
                    misfits.append((total, real))
            if misfits and len(misfits) == len(fitting):
                total, real = misfits[0]
                yield Odd(
                    share, (votes, total),
                    f"{figure(votes)} of {figure(total)} votes is {between(rounded(real), 'percent')}; "
                    f"the story says {told(table.reading, share)}",
                    _short(real),
                )  # fmt: skip


def _in_words(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """ "Two-thirds of the vote" against the exact share of the same side; "half" against the turnout."""
    for measure in ("vote_share", "turnout", "areas_won", "seats"):
        claims = table.of(measure, unit="percent")
        for words in claims:
            if not table.in_words(words) or table.beyond_half(words):
                continue
            same = table.shelf(measure, unit="percent", subject=subject_of(words))
            for exact in same.around(words, ledger):
                if table.in_words(exact) or "." not in exact.value:
                    continue
                # A headline against the story is another check's business.
                if table.scene[words].headline != table.scene[exact].headline:
                    continue
                if (
                    table.fits(words, exact, ledger)
                    and table.one_count(words, exact)
                    and table.one_thing(words, exact)
                ):
                    ledger.compare(words, exact)
                    if not table.interval(words).overlaps(table.interval(exact)):
                        means = between(rounded(table.interval(words), 1), "percent")
                        message = f"{told(table.reading, words)} is {means}; the story gives {figure(exact)}"
                        yield Odd(words, (exact,), message, exact.value)


def _side_by_side(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Votes and share of two sides, each in one sentence, must come to the same number of votes in all."""
    sides: list[tuple[Claim, Claim, Interval]] = []
    for share in table.of("vote_share", unit="percent"):
        for votes in table.shelf("votes", unit="votes", subject=subject_of(share)).around(share):
            if (
                _of_one_side(votes, share)
                and table.scene.near(votes, share)
                and _side_by_side_in_text(table, votes, share)
                and table.fits(votes, share, ledger)
            ):
                sides.append((share, votes, table.interval(votes).scaled(100).ratio(table.interval(share))))
                break
    by_share = {side[0].id: side for side in sides}
    shares = Shelf(table.scene, [side[0] for side in sides])
    for number_, (share, votes, cast) in enumerate(sides):
        others = [
            side for side in (by_share[one.id] for one in shares.around(share, ledger))
            if side[0].subject_id != share.subject_id
            and table.fits(side[0], share) and table.fits(side[1], votes) and table.close(side[0], share)
        ]  # fmt: skip
        for other in others:
            ledger.compare(share, votes, other[0], other[1])
        apart = [other for other in others if not other[2].overlaps(cast) and _same_size(other[2], cast)]
        # With three sides the odd one is the one that fits no other; with two, the later one is pointed at.
        if others and len(apart) == len(others) and (len(others) > 1 or number_ > 0):
            other_share, other_votes, other_cast = apart[0]
            yield Odd(
                share, (votes, other_share, other_votes),
                f"{figure(votes)} votes at {figure(share)} percent make {_about(cast)} in all, "
                f"{figure(other_votes)} at {figure(other_share)} percent make {_about(other_cast)}",
            )  # fmt: skip


def _times(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """ "More than twice as many" in a sentence with exactly two figures of two sides."""
    text = table.reading.article.text
    for measure in ("votes", "vote_share", "seats"):
        groups: dict[int, list[Claim]] = {}
        for claim in table.of(measure):
            if claim.subject_id is not None and claim.comparator == "exactly":
                groups.setdefault(table.scene[claim].sentence, []).append(claim)
        for sentence, pair in groups.items():
            if (
                len(pair) != 2
                or pair[0].subject_id == pair[1].subject_id
                or unit_class(pair[0]) != unit_class(pair[1])
            ):
                continue
            span = table.reading.sentences[sentence]
            match = _TIMES.search(text, span.start, span.end)
            if match is None or not table.fits(pair[0], pair[1], ledger):
                continue
            # "22.7 per cent, but the NDP, with 22.2, won four times as many seats": of seats, not of those two.
            other = measure != "seats" and _SEATS.match(text, match.end()) is not None
            if (
                other
                or _OF_A_GAP.match(text, match.end())
                or _more_figures(table, pair, span.start, span.end)
            ):
                continue
            large, small = sorted(pair, key=lambda one: -Decimal(one.value))
            ledger.compare(large, small)
            real = table.interval(large).ratio(table.interval(small))
            factor = Decimal(_FACTOR[match["word"].lower()])
            wide = Interval.around(factor, factor / 10)
            said = Interval(low=factor) if match["more"] else wide
            if not said.overlaps(real):
                yield Odd(
                    large, (small,),
                    f"{figure(large)} is {between(rounded(real))} times {figure(small)}; "
                    f'the story says "{match[0].strip()}"',
                    _short(real),
                    place=(match.start(), match.start() + len(match[0].rstrip())),
                )  # fmt: skip


def _more_figures(table: Bench, pair: list[Claim], start: int, end: int) -> bool:
    """Whether a sentence has more figures like the two: "twice as much, 30.2 against 15.9; Tymoshenko was third on 13.4"."""
    places = {len(one.value.partition(".")[2]) for one in pair}
    alike = [
        one for one in table.reading.quantities_in(start, end)
        if one.kind in ("percent", "count") and one.value is not None and len(one.value.partition(".")[2]) in places
    ]  # fmt: skip
    return any(places) and len(alike) > len(pair)


def _same_size(one: Interval, other: Interval) -> bool:
    """Whether two totals are near enough to be meant for one: a slip in a share, not an age read as one."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high <= other.low * _FAR and other.high <= one.low * _FAR


def _of_one_side(votes: Claim, share: Claim) -> bool:
    same = share.subject_id is not None and votes.subject_id == share.subject_id
    return same and votes.comparator == "exactly" and share.comparator == "exactly"


def _side_by_side_in_text(table: Bench, votes: Claim, share: Claim) -> bool:
    """Whether no third figure stands between votes and share: "1,658,363 votes, or 24.3%"."""
    first, second = sorted((votes, share), key=lambda one: one.value_span.start)
    between = table.reading.article.text[first.value_span.end : second.value_span.start]
    return not any(map(str.isdigit, between))


def _two_sides(first: Claim, second: Claim) -> bool:
    return first.subject_id != second.subject_id and unit_class(first) == unit_class(second)


def _short(interval: Interval) -> str | None:
    ends = rounded(interval, 1)
    return between(ends) if ends.low is not None and ends.high is not None else None


def _about(interval: Interval) -> str:
    return between(rounded(interval, 0), "votes")
