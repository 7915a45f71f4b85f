"""Changes told in so many words against the figures then and now of the same side, wherever in the story they stand.

What it reads: "lost 18" beside "in 2015 it had 71" and 43 seats elsewhere; "up by 65 from 80"; "added 12 seats to the 38
of four years ago"; "nine more than the 23 he carried"; "+18" in a list with then told in prose. The figure then stands
right behind the change, or before it in its paragraph; far away only if it is the only one the story has. The figure
now stands anywhere, if it is of the same race, place and kind of count.

Stays silent where any two figures of the side make the change, or where it is only part of one ("two in by-elections",
"nine in Queensland alone"), a swing, or on notional figures; and where the difference is so far from the change that
other figures must be meant. A difference of unlikely claims counts only if it is a slip of the fingers away.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.apart import plainly
from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.fingers import digit_away, finger_of
from copydesk.checks.sums.whose_change import Change, changes, earlier
from copydesk.records import Claim, Interval, Quantity
from copydesk.records.late import late

_CLAUSE = late(r"[.,;:](?!\d)|\n|\b(?:and|but|while)\b")
_PART = late(r"\b(?:of (?:them|these|those|which)|alone|by-?elections?|defect\w*|switch\w*)\b")
_YEAR = late(r"\b(?:19|20)\d\d\b")
# "A swing of 12 points", "a 12-point swing"; not "down 14.2 points, a swing of 17.4".
_SWING = late(r"\bswing\b[^,.;()‹›]{0,40}\Z")
_SO = late(r"\b(?:so|thus|therefore|hence|meaning|which means)\b")
_NOTIONAL = late(r"\bnotional")
# A slip of the fingers may lean on claims that are no more than likely, anything else on those of 0.6.
_LIKELY, _FAIRLY, _SURE = 0.3, 0.6, 0.79
_FAR, _APART, _TWICE, _BACK, _TURNED, _DIGITS, _BELOW, _BEHIND = 3, 4, 2, 3, 2, 3, 400, 10_000
Pairs = list[tuple[Quantity, Quantity]]


class Found(NamedTuple):
    """A change, and the figures then and now that it is held against."""

    stated: Quantity
    before: Quantity
    now: Quantity

    @property
    def room(self) -> Interval:
        """The difference that they make."""
        return self.now.interval - self.before.interval


def told_otherwise(table: Bench, settled: set[str | None], ledger: Ledger) -> Iterator[Found]:
    """Changes that no figures then and now of their side bear out."""
    for one in changes(table):
        stated = one.move.stated
        if stated.id in settled or not _countable(stated) or _of_a_part(one):
            continue
        pairs = _beside(one) or _of_side(one)
        if pairs:
            ledger.count()
            if not any(_fits(stated, before, now) for before, now in pairs):
                yield Found(stated, *pairs[0])


def _countable(stated: Quantity) -> bool:
    counted = stated.kind in ("count", "points", "percent") and stated.of is None
    value = Decimal(stated.value or 0)
    # "Shed less than a point" is a bound, whichever sign it was read with.
    return counted and (value > 0 or (value < 0 and stated.comparator == "exactly"))


def _of_a_part(one: Change) -> bool:
    """ "Lost nine in Queensland alone", "two in by-elections", "seven of them to": part of what was lost or won."""
    reading, end = one.table.reading, one.move.stated.end
    clause = _CLAUSE.search(reading.article.text, end)
    close = clause.start() if clause else len(reading.article.text)
    part = _PART.search(reading.article.text, end, close)
    # "It had 60 of the 119 seats and has lost 47 of them."
    whole = part is not None and part.start() == end + 1 and part.end() == close
    return (
        (part is not None and not whole)
        or _NOTIONAL.search(one.move.words) is not None
        or _SWING.search(reading.article.text, one.sentence.start, one.move.stated.start) is not None
        or _place_named(one, end, close, None)
    )


def _place_named(one: Change, begin: int, close: int, own: str | None) -> bool:
    """Whether a place other than the country or a figure's own is named in a part of the text."""
    known = (one.table.scene.nation, own)
    return any(
        begin <= mention.start < close
        for place in one.table.reading.places() if place.id not in known for mention in place.mentions
    )  # fmt: skip


def _beside(one: Change) -> Pairs:
    """The figures then and now, where both stand right beside a change."""
    base, now, stated = one.move.base, one.move.now, one.move.stated
    if base is None or now is None or _of_a_body(one, now):
        return []
    shares = [figure.kind == "percent" or "." in (figure.value or "") for figure in (base, now)]
    if any(shares):
        points = stated.kind in ("points", "percent") or "." in (stated.value or "")
        return [(base, now)] if all(shares) and points else []
    units = {base.unit, now.unit, stated.unit} - {None}
    return [(base, now)] if stated.kind == "count" and len(units) <= 1 else []


def _of_a_body(one: Change, figure: Quantity) -> bool:
    """Whether a figure is all there is: "61 of the 128 seats, against 71 four years ago, a loss of ten"."""
    read = {claim.measure for claim in one.table.reading.claims if claim.quantity_id == figure.id}
    return read == {"total_seats"}


def _of_side(one: Change) -> Pairs:
    """The figures then and now of the side whose change it is: the likeliest first, then all others."""
    before = _then(one)
    shares = one.all_of("vote_share") if one.measure == "vote_share" else []
    if before is not None:
        pairs = _pairs(one, one.figures, before) or _by_a_slip(one, one.figures, [before])
        return pairs or _by_a_slip(one, [*one.figures, *shares], [before])
    before = _anywhere(one)
    if before is not None:
        pairs = _pairs(one, one.figures, before)
        if one.move.listed:
            return pairs if pairs and _listed_slip(one, *pairs[0]) else []
        return pairs if pairs and (_plain(one, before) or _a_slip(one, *pairs[0])) else []
    if one.move.listed:
        past = [figure for figure in one.figures if _under_a_list(one, figure)]
        return _by_a_slip(one, one.figures, past) if one.move.now is not None else []
    two = _only_two(one)
    if two:
        return two
    past = [figure for figure in shares if _above(one, figure)]
    return _by_a_slip(one, [*one.figures, *shares], past)


def _then(one: Change) -> Claim | None:
    """The figure that a change is from: right behind it, else the nearest of an earlier election before it."""
    scene, move = one.table.scene, one.move
    if move.base is not None:
        return next((figure for figure in one.figures if figure.quantity_id == move.base.id), None)
    past = [
        figure for figure in one.figures
        if figure.confidence >= _LIKELY and scene[figure].paragraph == one.sentence.paragraph
        and 0 <= move.sentence - scene[figure].sentence <= _BACK and earlier(one.table, figure)
        and (move.now is None or figure.quantity_id != move.now.id) and _one_election(one, figure)
    ]  # fmt: skip
    start = move.stated.start
    return max(past, key=lambda it: (scene[it].sentence, -abs(it.value_span.start - start)), default=None)


def _one_election(one: Change, before: Claim) -> bool:
    """Whether a figure of before is not of another year than those that the sentence of a change names."""
    when = (one.table.scene[before].when or "")[:4]
    named = _YEAR.findall(one.table.reading.article.text[one.sentence.start : one.sentence.end])
    return not named or not when.isdigit() or when in named


def _anywhere(one: Change) -> Claim | None:
    """The only figure of an earlier election that the story has of a side, where it is sure."""
    past = [
        figure for figure in one.figures
        if earlier(one.table, figure) and figure.value != "0" and figure.confidence >= _LIKELY
    ]  # fmt: skip
    if not all(_one_election(one, figure) for figure in past):
        return None
    if (
        len({(it.value, it.place_id) for it in past}) != 1
        or max((it.confidence for it in past), default=0) < _SURE
    ):
        return None
    return past[0]


def _plain(one: Change, before: Claim) -> bool:
    """Whether a story has but one number of seats of a side then, one now, and names the side right before the change."""
    if one.measure != "seats" or not one.named_from(one.sentence.start):
        return False
    now = {figure.value for figure in one.figures if not earlier(one.table, figure)}
    if len(now) != 1:
        return False
    right, stated = abs(Decimal(now.pop()) - Decimal(before.value)), abs(Decimal(one.move.stated.value or 0))
    return 0 < right <= _TWICE * stated and stated <= _TWICE * right


def _above(one: Change, figure: Claim) -> bool:
    """Whether a figure of an earlier election stands before a change in its paragraph, in a sentence that names its side."""
    here = one.table.scene[figure]
    if here.paragraph != one.sentence.paragraph or here.sentence > one.move.sentence:
        return False
    span = one.table.reading.sentences[here.sentence]
    named = {mention.id for mention in one.table.reading.side_mentions_in(span.start, span.end)}
    return figure.confidence >= _SURE and bool(named & one.whose) and earlier(one.table, figure)


def _listed_slip(one: Change, before: Quantity, now: Quantity) -> bool:
    """Whether a change in a list is a slip away from two figures: else it may be a change since something else."""
    right = abs(Decimal(now.value or 0) - Decimal(before.value or 0))
    stated = (one.move.stated.value or "").lstrip("-")
    seats = one.measure == "seats" and finger_of(stated, right)
    return (seats or _a_slip(one, before, now)) and _goes(one, before, now)


def _goes(one: Change, before: Quantity, now: Quantity) -> bool:
    """Whether two figures go the way that a change is printed to go: else others are meant."""
    return (Decimal(now.value or 0) - Decimal(before.value or 0)) * one.move.way > 0


def _only_two(one: Change) -> Pairs:
    """The only two shares that a story has of a side: "In June GERB got 24.7, so it has added 1.7", a slip away."""
    sure = {figure.value: figure for figure in one.figures if figure.confidence >= _SURE}
    if (
        one.measure != "vote_share"
        or len({figure.value for figure in one.figures}) != len(sure)
        or len(sure) != _TWICE
    ):
        return []
    text, start = one.table.reading.article.text, one.move.stated.start
    here = [it for it in sure.values() if one.sentence.start <= it.value_span.start < start]
    if len(here) != 1 or _SO.search(text, here[0].value_span.end, start) is None:
        return []
    now = next(it for it in sure.values() if it is not here[0])
    quantity = one.table.reading.quantity_by_id
    then, last = quantity[here[0].quantity_id or ""], quantity[now.quantity_id or ""]
    right = abs(Decimal(now.value) - Decimal(here[0].value))
    apart = plainly(one.table.scene[here[0]].at_election_of(one.table.scene[now]), one.table.scene[now])
    slip = finger_of((one.move.stated.value or "").lstrip("-"), right)
    return [(then, last)] if slip and apart is None and _goes(one, then, last) else []


def _under_a_list(one: Change, figure: Claim) -> bool:
    """Whether a figure of then is told right below the list that a change stands in: "The Conservatives had 44.7 in 2021"."""
    far = figure.value_span.start - one.move.stated.end
    return 0 < far <= _BELOW and figure.confidence >= _FAIRLY and earlier(one.table, figure)


def _by_a_slip(one: Change, figures: list[Claim], past: list[Claim]) -> Pairs:
    """Figures of whom is not sure, of which two make what a change is a slip of the fingers away from."""
    for before in past:
        pairs = _pairs(one, figures, before, loose=True)
        if pairs and _a_slip(one, *pairs[0]):
            return pairs
    return []


def _pairs(one: Change, figures: list[Claim], before: Claim, *, loose: bool = False) -> Pairs:
    """A figure of then with the likeliest of now, and every other two figures, which may make the change as well."""
    quantity = one.table.reading.quantity_by_id
    present = [figure for figure in figures if _is_now(one, figure, before, loose=loose)]
    start, end = one.sentence.start, one.sentence.end
    apart = not start <= before.value_span.start < end
    if not present or (apart and _place_named(one, start, one.move.stated.start, before.place_id)):
        return []
    then = quantity[before.quantity_id or ""]
    now = min(present, key=lambda figure: _order(one, then, figure))
    stated, right = abs(Decimal(one.move.stated.value or 0)), abs(Decimal(now.value) - Decimal(before.value))
    unsure = min(before.confidence, now.confidence) < _FAIRLY
    if unsure and not _a_slip(one, then, quantity[now.quantity_id or ""]):
        return []
    if stated > _FAR * max(Decimal(now.value), Decimal(before.value)) or not (
        stated <= _APART * right and right <= _APART * stated
    ):
        return []
    others = [
        (it, other) for it in figures for other in figures
        if it.value != other.value and it.place_id == other.place_id and None not in (it.interval.low, it.interval.high)
        and any(earlier(one.table, figure) and figure.when in (before.when, None) for figure in (it, other))
    ]  # fmt: skip
    return [
        (quantity[it.quantity_id or ""], quantity[other.quantity_id or ""])
        for it, other in [(before, now), *others]
    ]


def _is_now(one: Change, figure: Claim, before: Claim, *, loose: bool) -> bool:
    """Whether a figure is of this election, and of the same race and the same kind of count as one of before."""
    move, scene = one.move, one.table.scene
    if move.now is not None:
        return figure.quantity_id == move.now.id
    if figure.confidence < _LIKELY or figure.value == before.value or figure.unit != before.unit:
        return False
    if (move.base and figure.quantity_id == move.base.id) or earlier(one.table, figure):
        return False
    now = scene[figure]
    then = scene[before].at_election_of(now)
    why = plainly(then, now)
    # A by-election and the general election before it.
    own = loose or one.measure == "turnout"
    one_race = why is None or (own and why in ("contest", "round") and then.place == now.place)
    # "If the exit poll is right, Sinn Féin is down 3.4 points": from what it had.
    return one_race and (polled(now) == polled(scene[before]) or (loose and not polled(scene[before])))


def _order(one: Change, then: Quantity, figure: Claim) -> tuple[bool, bool, int]:
    """In which order figures of now are taken: those that a slip explains, those that are sure, the nearest before."""
    now = one.table.reading.quantity_by_id[figure.quantity_id or ""]
    far = one.move.stated.start - figure.value_span.start
    return not _a_slip(one, then, now), figure.confidence < _SURE, far if far > 0 else _BEHIND - far


def _a_slip(one: Change, before: Quantity, now: Quantity) -> bool:
    """Whether a change is a slip of the fingers away from what two figures make, rounded as it is."""
    stated = (one.move.stated.value or "").lstrip("-")
    decimals = len(stated.partition(".")[2])
    right = abs(Decimal(now.value or 0) - Decimal(before.value or 0)).quantize(Decimal(1).scaleb(-decimals))
    first, second = stated.replace(".", ""), str(right).replace(".", "")
    another = len(first) == len(second) == _DIGITS and sum(map(str.__ne__, first, second)) == 1
    # "8.3" for "3.8": two digits changed about.
    about = decimals > 0 and len(first) == len(second) == _TURNED and first != second == first[::-1]
    return another or about or digit_away(stated, str(right))


def _fits(stated: Quantity, before: Quantity, now: Quantity) -> bool:
    """Whether two figures make the change; one in percent may be a relative one."""
    said, room = stated.interval, now.interval - before.interval
    if room.overlaps(said) or (-room).overlaps(said):
        return True
    if stated.kind != "percent" or (before.interval.low or 0) <= 0:
        return False
    grown = now.interval.scaled(100).ratio(before.interval) - Interval.exactly(100)
    return grown.overlaps(said) or (-grown).overlaps(said)
