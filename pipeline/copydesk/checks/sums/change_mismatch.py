"""From, to and change that do not fit.

What it looks for: A change since an earlier election (in points, seats, votes or turnout) that is not
the difference between the figure then and the figure now.

Why it matters: Gains and losses are the story of an election night, and the easiest sum to carry over
wrongly.

In the copy: In Ireland, turnout was 62.9 percent, up 4.2 percentage points from 65.1 percent in 2016.

Mended: In Ireland, turnout was 62.9 percent, down 2.2 percentage points from 65.1 percent in 2016.

Stays silent when: rounding leaves room; the change can be meant in percent of the earlier figure; the
earlier figure is of another election, place or source than the change; or more than one earlier election
is in play.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise

from copydesk.checks import phrases
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import ANYONE, Bench, bench, distance, nearest, subject_of
from copydesk.checks.context import polled
from copydesk.checks.directions import finding as of_direction
from copydesk.checks.directions import moved
from copydesk.checks.gaps import of_a_swing
from copydesk.checks.sums.agreeing import agrees
from copydesk.checks.sums.change_alone import alone
from copydesk.checks.sums.change_columns import odd_rows
from copydesk.checks.sums.far_off import far_off
from copydesk.checks.sums.figure_conflict import about
from copydesk.checks.sums.lost_of import left_of
from copydesk.checks.sums.seating import JOINTLY
from copydesk.checks.sums.then_and_now import Found, told_otherwise
from copydesk.checks.units import unit_class
from copydesk.checks.wording import difference, less, told
from copydesk.records import Claim, Finding, Interval, Quantity, Reading, Settings
from copydesk.records.late import late

MEASURES = {
    "share": "vote_share", "vote_share": "vote_share", "seats": "seats", "turnout": "turnout",
    "votes": "votes", "areas_won": "areas_won", "lead": "lead", "electorate": "electorate",
}  # fmt: skip
# Two figures face to face right behind: "71 to 72".
_PAIR = late(r"[^.;\d]{0,30}\d[\d.,]* (?:to|against|-) \d")
_ROUND = late(r"[^.;\d]{0,40}\b(?:first|previous) (?:round|ballot)\b")
# "Ten points over the 39.9 of June": what the change is from.
_ON_THE = late(
    r"(?:[- ]?(?:percentage )?points?)? (?:over|above|below|under|(?:more|less|fewer|higher|lower) than|up on|down on) the (?P<base>\d[\d,]*(?:\.\d+)?)"
)
# "Lost almost half of its 37 seats": a part of that count, whatever shares stand beside it.
_OF_A_COUNT = late(
    r" of (?:its|their|his|her|the) (?:\w+ )?\d[\d,]* (?:seats|members|deputies|mandates|councillors)\b"
)
_NOTIONAL = late(r"\b(?:notional\w*|adjusted for|new boundaries|boundary changes)\b", re.IGNORECASE)
_YEAR = late(r"\b(?:19|20)\d\d\b")
# "Its best so far was 26.9 in 1999", "the 149 that the Congress got in 1985": another election than the last.
_RECORD = late(
    r"\b(?:best|worst|record|highest|lowest|biggest|largest|smallest|peak|then|as long ago|back)\b"
)
# Between a figure and its change: ", up ", ", a gain of ", " of the vote, ".
_BEHIND = late(
    r"(?:%| ?per ?cent| ?percent)?(?: of the votes?)?,? (?:up |down |an? \w+ of |which (?:is|was) )?"
)
_CLOSE = 60
# Another kind of election than the one the change is of.
_KINDS = late(
    r"\b(?:local|municipal|European|regional|presidential|state|by-)[ -]?(?:elections?|vote|polls?)\b"
)
_BY_UNIT = {"seats": "seats", "votes": "votes", "points": "vote_share", "percent": "vote_share"}

_OF_ANOTHER = late(r"\s*(?:In|At) the (?:\w+ )?(?:election|vote|poll) (?:that|which|before)\b")


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every change against the figures then and now."""
    table = bench(reading, settings)
    told_already: set[tuple[str | None, str, str]] = set()
    settled: set[str | None] = set()
    for found in odd_rows(reading):
        settled.add(found.stated.id)
        yield _worded(reading, found)
    for phrase, finding in phrases.findings(CHECK, reading, "times", ledger):
        settled.add(phrase.stated.id)
        if finding is not None:
            yield finding
    for loss, now, message in left_of(table, ledger):
        settled.add(loss.quantity_id)
        yield CHECK.against(
            reading, message, now, loss, expected=str(Decimal(loss.of or 0) + Decimal(loss.value))
        )
    for change in table.of("change"):
        if change.quantity_id in settled or _since_another_round(table, change) or _bare(table, change):
            continue
        # "In the election that ended his government it lost seven seats": what it had before that is not told.
        if _OF_ANOTHER.match(change.evidence.text) and change.when is None:
            settled.add(change.quantity_id)
            continue
        # "Between them they are down by ten seats": neither's own.
        if JOINTLY.search(change.evidence.text):
            settled.add(change.quantity_id)
            continue
        # "Up 211 on notional figures": the boundaries have moved since.
        if of_a_swing(reading, change) or _NOTIONAL.search(change.evidence.text):
            continue
        pairs = [] if _between_others(table, change) else list(pairs_of(table, change, ledger))
        base = _ON_THE.match(reading.article.text, change.value_span.end)
        if base is not None:
            pairs = [pair for pair in pairs if pair[0].value == base["base"].replace(",", "")]
        for before, now in pairs:
            ledger.compare(change, before, now)
        if not pairs or any(agrees(table, change, *pair) for pair in pairs):
            continue
        if _made_here(table, change) or _of_another_side(table, change, pairs):
            settled.add(change.quantity_id)
            ledger.set_aside("mixed", change)
            continue
        if len({table.scene[before].when for before, _now in pairs}) > 1 and change.since is None:
            ledger.set_aside("when", change)
            continue
        if any(_one_of_several(table, change, *pair) for pair in pairs):
            ledger.set_aside("part", change)
            continue
        before, now = min(pairs, key=lambda pair: distance(change, *pair))
        if far_off(table, change, before, now):
            ledger.set_aside("far off", change)
            continue
        key = (change.subject_id, now.measure, change.value)
        if key not in told_already:
            told_already.add(key)
            settled.add(change.quantity_id)
            yield _finding(table, change, before, now)
    for looked in moved(reading):
        ledger.count()
        if looked.odd is not None and not settled & {one.id for one in looked.figures}:
            settled |= {one.id for one in looked.figures}
            yield of_direction(CHECK, reading, looked.odd)
    for found in chain(told_otherwise(table, settled, ledger), alone(table, settled, ledger)):
        settled |= {one.id for one in found}
        if not _of_several(reading, found.stated):
            yield _worded(reading, found)


def _of_several(reading: Reading, stated: Quantity) -> bool:
    """Whether a sentence tells a change of several sides together."""
    here = reading.sentences[reading.sentence_at(stated.start)]
    return JOINTLY.search(reading.article.text, here.start, here.end) is not None


def _since_another_round(table: Bench, change: Claim) -> bool:
    """ "Ten points more than in the first round": no change since an earlier election."""
    return _ROUND.match(table.reading.article.text, change.value_span.end) is not None


def _made_here(table: Bench, change: Claim) -> bool:
    """Whether figures of its own sentence make a change: "13 of the 125 that it had, a loss of 112", "up from 38 to 55"."""
    figures = [
        one for one in table.reading.quantities_in(change.evidence.start, change.evidence.end)
        if one.kind in ("percent", "count") and one.value is not None and one.id != change.quantity_id
    ]  # fmt: skip
    stated = table.interval(change)
    rooms = [Interval.exactly(one.of) - one.interval for one in figures if one.of is not None]
    rooms += [other.interval - one.interval for one, other in pairwise(figures) if one.kind == other.kind]
    return any(room.overlaps(stated) or (-room).overlaps(stated) for room in rooms)


def _of_another_side(table: Bench, change: Claim, pairs: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether another change of its sentence fits the figures: "Borissov's party is up by 2.6 points and the government's down by 5.5"."""
    return any(
        table.scene[one].sentence == table.scene[change].sentence
        and one.quantity_id != change.quantity_id
        and any(agrees(table, one, *pair) for pair in pairs)
        for one in table.of_anyone("change")
        if unit_class(one) == unit_class(change)
    )


def _bare(table: Bench, change: Claim) -> bool:
    """ "41 percent and 90 seats, 16 more than in 2018": of a number without a unit it is not sure what it is of."""
    quantity = table.reading.quantity_by_id.get(change.quantity_id or "")
    return quantity is not None and quantity.unit is None and unit_class(change) == "percent"


def _between_others(table: Bench, change: Claim) -> bool:
    """ "In 2021 it won one seat less, 71 to 72": a difference of two figures of then, no change since."""
    if _PAIR.match(table.reading.article.text, change.value_span.end) is None:
        return False
    sentence = table.scene[change].sentence
    return any(one.when is not None and table.scene[one].sentence == sentence for one in table.claims)


def _measure(table: Bench, change: Claim) -> str | None:
    """What has changed: what it is a part of, as said, for a change without a subject the turnout, else by its unit."""
    if _OF_A_COUNT.match(table.reading.article.text, change.value_span.end):
        return "seats"
    if change.change_of is not None:
        return MEASURES.get(change.change_of)
    if change.subject_id is None:
        return "turnout" if unit_class(change) == "percent" else None
    return _BY_UNIT.get(change.unit or "")


def pairs_of(table: Bench, change: Claim, ledger: Ledger | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Figures then and now that a change may be held against."""
    measure = _measure(table, change)
    if measure is None:
        return
    whose = ANYONE if measure in ("turnout", "electorate") else subject_of(change)
    figures = [one for one in table.shelf(measure, subject=whose).claims if _same_unit(one, change)]
    beside = _figure_before(table, change)
    present = [
        one for one in figures
        if one.when is None and (beside is None or one.quantity_id == beside) and table.fits_change(one, change, ledger)
    ]  # fmt: skip
    past = [
        one for one in figures
        if one.when is not None and _elections_agree(one, change) and _one_before(table, one, change)
    ]  # fmt: skip
    for before in nearest(change, past) if present else ():
        for now in nearest(change, present):
            if unit_class(before) == unit_class(now) and table.fits_then(before, now, ledger):
                yield before, now


def _one_before(table: Bench, before: Claim, change: Claim) -> bool:
    """Whether a figure of before is of the election that a change is since, as far as words in its sentence tell."""
    if table.scene[before].sentence == table.scene[change].sentence:
        return True
    # "Up 6.4 since July": a poll's change is since a poll.
    if polled(table.scene[change]) != polled(table.scene[before]):
        return False
    kind = _KINDS.search(before.evidence.text)
    if kind is not None and kind[0].lower() not in f"{change.evidence.text} {change.contest or ''}".lower():
        return False
    named = _YEAR.findall(change.evidence.text)
    if named and (before.when or "")[:4].isdigit() and (before.when or "")[:4] not in named:
        return False
    return _RECORD.search(before.evidence.text) is None


def _figure_before(table: Bench, change: Claim) -> str | None:
    """The figure that a change stands right behind, which it is a change of: "dropped to 11.9 per cent, 5.5 points less"."""
    quantity = table.reading.quantity_by_id.get(change.quantity_id or "")
    if quantity is None or unit_class(change) != "percent":
        return None
    before = [
        one for one in table.reading.quantities_in(max(change.evidence.start, quantity.start - _CLOSE), quantity.start)
        if one.kind == "percent"
    ]  # fmt: skip
    if not before or not _BEHIND.fullmatch(table.reading.article.text[before[-1].end : quantity.start]):
        return None
    return before[-1].id


def _same_unit(one: Claim, change: Claim) -> bool:
    return change.unit == "percent" or unit_class(one) == unit_class(change)


def _elections_agree(before: Claim, change: Claim) -> bool:
    if change.since is None or before.when == "earlier" or not change.since[:4].isdigit():
        return True
    return change.since[:4] == (before.when or "")[:4]


def _one_of_several(table: Bench, change: Claim, before: Claim, now: Claim) -> bool:
    """ "It has lost two in by-elections and three through defections": parts that together make the change."""
    same = [
        one for one in table.shelf("change", subject=subject_of(change)).claims
        if table.scene.near(one, change) and one.unit == change.unit
    ]  # fmt: skip
    if len(same) < 2:
        return False
    amount = sum((Decimal(one.value) for one in same), Decimal(0))
    room = table.interval(now) - table.interval(before)
    return room.contains(amount) or (-room).contains(amount)


def _worded(reading: Reading, found: Found) -> Finding:
    stated, before, now = found
    points = now.kind == "percent" or "." in (now.value or "")
    unit = "points" if points else (now.unit or before.unit or "seats").replace("_", " ")
    said = " ".join(reading.article.text[stated.start : stated.end].split())
    ids = {stated.id, before.id, now.id}
    return CHECK.finding(
        reading,
        f'{difference(now, before, found.room, unit)}; the story says "{said}"',
        (stated.start, stated.end),
        versus=[(now.start, now.end), (before.start, before.end)],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=stated.value,
        expected=str(abs(less(now, before))),
    )


def _finding(table: Bench, change: Claim, before: Claim, now: Claim) -> Finding:
    reading = table.reading
    room = table.interval(now) - table.interval(before)
    unit = "points" if unit_class(now) == "percent" else (now.unit or "").replace("_", " ")
    message = f"{about(now)}: {difference(now, before, room, unit)}; the story says {told(reading, change)}"
    return CHECK.against(reading, message, change, now, before, expected=str(less(now, before)))


CHECK = Check("SUM09", "change-mismatch", "error", __doc__ or "", run, rank=5)
