"""Two shares of one vote that stand next to each other, in one sentence or two: "No, 53.26 percent. Yes, 46.74".

Whose they are is asked only so far as to see that they are not one side's. Nothing may stand between them that sets
them apart, and no other percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from copydesk.checks.compare import Bench, one_side
from copydesk.checks.context import polled
from copydesk.checks.facing import OPTIONS, options
from copydesk.checks.fingers import finger_of, slips_of
from copydesk.checks.one_vote import goes_on, one_vote
from copydesk.checks.outcomes.races import primary
from copydesk.checks.sums.share_words import the_rest
from copydesk.names.fold import letters
from copydesk.records import Claim, Interval, Quantity, Reading
from copydesk.records.late import late

# Read as a share with less than this, a figure may be anything.
_READ = 0.4
_FAR, _FURTHER = 260, 400
# Read as what it is, a figure may be added up with others; with more in so short a run as two.
_SURE, _PAIR, _PLAIN = 0.5, 0.7, 0.9
# So much more than all is no rounding; and so much no slip makes.
_PLAINLY, _READABLE = Decimal("100.4"), Decimal(140)
_ROUNDED, _NEARLY, _PLACES = Decimal("0.15"), Decimal(90), 2
# So many shares are a row; and so many paragraphs on it may go on.
_FEW, _ROW, _GAP = 4, 5, 2
# What two shares make is worth a look only where it is nearly all.
_LEAST, _MOST = Decimal(90), Decimal(110)
_TO = late(r"(?:%| ?per ?cent)?,? (?:to|against|versus|vs\.?) (?:just |only )?")
_DUEL = late(r"\b(?:to|against|versus)\b")
# "In the first round", "against 52.1 five years ago", "among women": the second is of something else.
_ELSE = late(
    r"\b(?:first|previous|earlier|last|then|when|before|until|women|men|young\w*|(?P<voters>voters)|overseas|abroad|poll\w*|survey\w*|if|would|up|down|from(?= (?:the )?\d)"
    r"|needed|threshold|majority|turnout|of (?:them|these|those|whom)|each|districts?|wards?|seats|second preferences?|transfers?)\b",
    re.IGNORECASE,
)


class Pair(NamedTuple):
    """Two neighbouring shares, with the surest claim of each."""

    first: Claim
    second: Claim
    options: bool

    @property
    def room(self) -> Interval:
        """What they make together."""
        return self.first.interval + self.second.interval

    @property
    def changed_about(self) -> bool:
        """Whether two digits of either changed about keep them from making a hundred."""
        return any(
            finger_of(one.value, Decimal(100) - Decimal(other.value))
            and sorted(one.value) == sorted(str(Decimal(100) - Decimal(other.value)))
            for one, other in ((self.first, self.second), (self.second, self.first))
        )

    @property
    def slipped(self) -> bool:
        """Whether one digit of either, or two changed about, or just one or ten, keeps them from making a hundred."""
        short = abs(Decimal(100) - Decimal(self.first.value) - Decimal(self.second.value))
        return short in (1, 10) or any(
            finger_of(one.value, Decimal(100) - Decimal(other.value))
            for one, other in ((self.first, self.second), (self.second, self.first))
        )


def neighbours(table: Bench) -> Iterator[Pair]:
    """Every two neighbouring shares with decimals, alike printed, that make nearly a hundred or a little more."""
    shares = _shares(table)
    for (first, one), (second, other) in pairwise(shares):
        if not _alike(one, other) or not _LEAST <= Decimal(one.value) + Decimal(other.value) <= _MOST:
            continue
        if second.start - first.end > _FAR or _another_between(table, first, second):
            continue
        answered = options(table, one, other)
        if _one_vote(table, one, other, answered=answered):
            names = frozenset(letters(claim.subject or "") for claim in (one, other))
            yield Pair(one, other, answered or names in OPTIONS or _asked(one, other))


def runs(table: Bench) -> Iterator[list[Claim]]:
    """Shares of three sides and more that follow each other in a paragraph or list, as of one vote; two of one sentence."""
    run: list[Claim] = []
    last: Quantity | None = None
    for quantity, claim in [*_shares(table), (None, None)]:
        goes_on = (
            quantity is not None and claim is not None and last is not None and run
            and claim.unit == "percent" and claim.confidence >= _SURE
            and quantity.start - last.end <= _FURTHER and _follows(table, run, claim, last, quantity)
        )  # fmt: skip
        if not goes_on:
            if len(run) > 2 or (
                len(run) == 2 and abs(table.scene[run[0]].sentence - table.scene[run[1]].sentence) < 2
            ):
                yield run
            run = []
        if (
            claim is not None
            and claim.unit == "percent"
            and claim.confidence >= _SURE
            and not table.in_words(claim)
        ):
            run = [*run, claim]
        last = quantity


def wholes(table: Bench) -> Iterator[list[Claim]]:
    """Shares of this vote that stand together and are all there are, but for a slip of the fingers in one of them.

    Four and more make 110 or 120 sharp, or, told from the first to the last, nearly 100 with one figure mended.
    """
    run: list[Claim] = []
    for _quantity, claim in _shares(table):
        here = table.scene[claim]
        exact = claim.unit == "percent" and "." in claim.value and claim.confidence >= _READ
        if not exact or claim.when is not None or claim.group is not None or polled(here):
            continue
        last = table.scene[run[-1]] if run else here
        # A side of which it is not sure may be any other: "the other three had 12.5 percent".
        twice = claim.confidence >= _PAIR and any(one_side(one, claim) for one in run)
        places = {one.place_id for one in (*run, claim)}
        # "In George, ward 16, it held on with 58.2%": a paragraph of its own place.
        moved = bool(run) and here.place != last.place and here.paragraph != last.paragraph
        if (
            twice
            or moved
            or len(places) > _PLACES
            or not (here.paragraph - last.paragraph <= _GAP or here.near(last))
        ):
            run = []
        run = [*run, claim]
        for first in range(len(run) - 3):
            beside = here.paragraph - table.scene[run[first]].paragraph <= 1 or here.near(
                table.scene[run[first]]
            )
            if (beside and _one_digit_over(run[first:])) or _one_slip_over(table, run[first:]):
                yield run[first:]


def _one_digit_over(run: list[Claim]) -> bool:
    """Whether shares make ten or twenty too many to the decimal, one digit of one of them so much too high, and none make all by themselves."""
    sums = [Decimal(0)]
    for one in run:
        sums.append(sums[-1] + Decimal(one.value))
    over = sums[-1] - 100
    right = next((tens for tens in (10, 20) if abs(over - tens) <= _ROUNDED), None)
    if right is None or any(abs(last - first - 100) <= _ROUNDED * 2 for first, last in combinations(sums, 2)):
        return False
    return any(finger_of(one.value, Decimal(one.value) - right) for one in run)


def _one_slip_over(table: Bench, run: list[Claim]) -> bool:
    """Whether shares make too much, and with a slip in one of them mended all, or nearly, none more than the one before it.

    Less than all only where they follow each other closely: an odd one at the end may be of another vote.
    """
    values = [Decimal(one.value) for one in run]
    over = sum(values) - 100
    if len(run) < _FEW or not _PLAINLY - 100 < over <= _READABLE - 100:
        return False
    close = _closely(table, run)
    if len(run) < _ROW and not close:
        return False
    named = [number for number, one in enumerate(run) if one.subject != "others"]
    mended: list[Decimal]
    for number, one in enumerate(run):
        for right in slips_of(one.value):
            left = 100 - sum(values) + values[number] - right
            step = Decimal(1).scaleb(-len(one.value.partition(".")[2]))
            if abs(left) <= step or (close and number < len(run) - 1 and 0 <= left <= 100 - _NEARLY):
                mended = [right if place == number else values[place] for place in named]
                if all(first >= second for first, second in pairwise(mended)):
                    return True
    return False


def _closely(table: Bench, run: Sequence[Claim]) -> bool:
    """Whether shares stand in sentence after sentence, each surely read and of one vote, and none of them make all."""
    places = [table.scene[one] for one in run]
    if any(second.sentence - first.sentence > 1 for first, second in pairwise(places)):
        return False
    if any(one.confidence < _PAIR or table.in_words(one) for one in run) or not one_vote(table.scene, *run):
        return False
    if len({one.round for one in places}) > 1 or (
        places[0].sentence < places[-1].sentence and any(primary(table, one) for one in run)
    ):
        return False
    values = [Decimal(one.value) for one in run]
    sums = (sum(values[begin:end], Decimal(0)) for begin, end in _stretches(len(values)))
    return not _bloc_first(values) and not any(abs(made - 100) <= _ROUNDED * 2 for made in sums)


def _stretches(number: int) -> Iterator[tuple[int, int]]:
    """Where every two and more of so many in a row begin and end."""
    return ((begin, end) for begin, end in combinations(range(number + 1), 2) if end - begin > 1)


def _bloc_first(values: Sequence[Decimal]) -> bool:
    """Whether a share is that of those behind it together: "the right-wing bloc had 52.1, the Blues 28.4, Progress 17.2, the Liberals 6.5"."""
    return any(
        begin and abs(sum(values[begin:end], Decimal(0)) - values[begin - 1]) <= _ROUNDED
        for begin, end in _stretches(len(values))
    )


def spoken_for(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether one of some shares makes all with the share beside it, which is not of them: those two are a vote.

    "On ministries, 56.7 and 43.3; on broadcasting, 62.8 and 37.2" keeps 43.3 from being added to 62.8.
    """
    own = {one.quantity_id for one in sides}
    pairs = table.kept("pairs that make all", lambda: _make_all(table.reading))
    return any(len({first, second} & own) == 1 for first, second in pairs)


def _make_all(reading: Reading) -> list[tuple[str, str]]:
    """Every two figures with decimals, one behind the other, that make 100 to the last digit."""
    decimals = [
        one
        for one in reading.quantities_in_order
        if one.kind in ("percent", "count") and "." in (one.value or "")
    ]
    return [
        (first.id, second.id) for first, second in pairwise(decimals)
        if second.start - first.end <= _FAR and Decimal(first.value or 0) + Decimal(second.value or 0) == 100
    ]  # fmt: skip


def _follows(table: Bench, run: list[Claim], claim: Claim, last: Quantity, quantity: Quantity) -> bool:
    """Whether a share is of the vote that a run of shares is of, and of another side than all of them."""
    first, before = run[0], run[-1]
    if claim.subject is None:
        return False
    if any(
        one_side(one, claim)
        or (claim.subject_id is not None and table.scene.belongs(one.subject_id, claim.subject_id))
        for one in run
    ):
        return False
    here, there = table.scene[before], table.scene[claim]
    if here.paragraph != there.paragraph and not here.near(there):
        return False
    if not one_vote(table.scene, first, before, claim, same_place=True):
        return False
    # "Leduc put them at 44": the next sentence is of the next pollster.
    if (polled(here) and here.sentence != there.sentence) or _another_between(table, last, quantity):
        return False
    return goes_on(table.scene, before, claim, last.end, quantity.start)


def too_much(table: Bench, run: list[Claim]) -> bool:
    """Whether shares of one vote make more than all of it, by a slip in one of them, and none of them make all by themselves."""
    rooms = [table.interval(one) for one in run]
    low = sum((room.low or Decimal(0) for room in rooms), Decimal(0))
    if not _PLAINLY < low <= _READABLE:
        return False
    if len(run) == 2:
        first, second = run
        surest = _PAIR if table.scene[first].sentence == table.scene[second].sentence else _PLAIN
        return low <= _MOST and min(one.confidence for one in run) >= surest
    text = table.reading.article.text
    if any(_DUEL.search(text[one.value_span.end : other.value_span.start]) for one, other in pairwise(run)):
        return False  # "had 51.2 percent to 22.4 for the alliance; Savski Venac, 43.5 against 29"
    if _bloc_first([Decimal(one.value) for one in run]):
        return False
    for begin, end in _stretches(len(run)):
        part = rooms[begin:end]
        if len(part) < len(run):
            least = sum((room.low or Decimal(0) for room in part), Decimal(0))
            most = sum((room.high or Decimal(0) for room in part), Decimal(0))
            if least <= 100 <= most:
                return False
    whole = sum((Decimal(one.value) for one in run), Decimal(0))
    return any(_could_fit(one.value, Decimal(one.value) - (whole - 100)) for one in run)


def _could_fit(printed: str, most: Decimal) -> bool:
    """Whether a slip in a number makes it too large: mended, it is at most so much."""
    return any(right <= most for right in slips_of(printed))


def _asked(one: Claim, other: Claim) -> bool:
    """Whether one of two sides is an answer: whoever the other was taken for, it is the other answer."""
    answers = frozenset().union(*OPTIONS)
    return any(letters(claim.subject or "") in answers for claim in (one, other))


def _shares(table: Bench) -> list[tuple[Quantity, Claim]]:
    """The shares of a story in order, each with its surest claim."""

    def made() -> list[tuple[Quantity, Claim]]:
        best = table.surest("vote_share")
        quantities = table.reading.quantity_by_id
        found = [(quantities[number], claim) for number, claim in best.items() if number in quantities]
        return sorted(found, key=lambda item: item[0].start)

    return table.kept("shares in order", made)


def _alike(one: Claim, other: Claim) -> bool:
    places = {len(claim.value.partition(".")[2]) for claim in (one, other)}
    exact = all(claim.comparator == "exactly" and claim.unit == "percent" for claim in (one, other))
    return exact and len(places) == 1 and places != {0} and min(one.confidence, other.confidence) >= _READ


def _another_between(table: Bench, first: Quantity, second: Quantity) -> bool:
    """Whether another percentage stands between two."""
    inside = table.reading.quantities_in(first.end, second.start)
    return any(one.kind in ("percent", "points", "fraction") for one in inside)


def _one_vote(table: Bench, one: Claim, other: Claim, *, answered: bool) -> bool:
    """Whether nothing tells two shares apart: neither their fields nor the words between them.

    Of two answers, or two set against each other, whoever they are taken for may be one, or nobody.
    """
    text, begin, end = table.reading.article.text, one.value_span.end, other.value_span.start
    # "Was ahead 283,101 to 124,410, or 69.5% to 30.5%".
    if not (answered or the_rest(text, begin, end)) and _TO.fullmatch(text, begin, end) is None:
        if None in (one.subject, other.subject) or one_side(one, other):
            return False
        if table.scene.belongs(one.subject_id, other.subject_id) and one.subject_id is not None:
            return False
    here, there = table.scene[one], table.scene[other]
    apart = 1 if len(one.value.partition(".")[2]) > 1 else 0
    if abs(here.paragraph - there.paragraph) > apart and not here.near(there):
        return False
    if answered and None in (one.group, other.group):
        other = other.model_copy(update={"group": one.group})
    if polled(here) or not one_vote(table.scene, one, other, same_place=True):
        return False
    if not goes_on(table.scene, one, other, begin, end):
        return False
    # "51.4 percent of voters said Yes and 48.6 No".
    if any(not (answered and match["voters"]) for match in _ELSE.finditer(text, begin, end)):
        return False
    behind = re.split(r"[.\n]", text[other.value_span.end : other.value_span.end + 40])[0]
    return _ELSE.search(behind) is None
