"""A hedged figure against the exact one.

What it looks for: A figure with a hedge ("more than 75,000", "nearly half", "just over 25 percent") that
leaves out the exact figure which the story gives for the same thing.

Why it matters: The hedge is where a rounded figure is turned the wrong way: 74,812 is nearly 75,000, not
more.

In the copy: In the Brazilian state of Bahia, Marina Costa won 912,000 votes. Costa had more than a million
votes in the governor's race.

Mended: In the Brazilian state of Bahia, Marina Costa won 912,000 votes. Costa had more than 900,000 votes
in the governor's race.

Stays silent when: the two are of different places, stages, sources, elections or parts of the
electorate; the exact figure lies within what the hedge can mean; neither is exact; or a candidate's own
claim is far from the figure, so that it is no rounding of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.directions import compared, finding
from copydesk.checks.sums.figure_conflict import about, one_whole
from copydesk.checks.units import unit_class
from copydesk.checks.wording import figure, told
from copydesk.checks.words.beside import Hedged, contradicted
from copydesk.records import Claim, Finding, Reading, Settings

MEASURES = (
    "vote_share", "votes", "seats", "areas_won", "lead", "turnout", "electorate", "total_votes",
    "total_seats", "change",
)  # fmt: skip
HEDGES = frozenset({"about", "almost", "over", "under", "at_least", "at_most"})
# What is no count: told of by itself, it is not held against the result.
POLLS = frozenset({"poll", "exit_poll", "projection"})
_FAR = Decimal("1.3")
_ROUNDING = Decimal("0.1")
# So near, and of one subject, two figures are one whatever place was guessed.
_SAME, _GUESSED = Decimal("0.01"), 0.7


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every hedged figure against the exact ones of its subject."""
    table = bench(reading, settings)
    told_already: set[str] = set()
    settled: set[str | None] = set()
    for measure in MEASURES:
        for first, second in table.pairs(measure, ledger):
            hedged, exact = (first, second) if first.comparator in HEDGES else (second, first)
            if (
                hedged.comparator not in HEDGES
                or exact.comparator != "exactly"
                or not _alike(table, hedged, exact)
            ):
                continue
            if not _comparable(table, hedged, exact, ledger):
                continue
            ledger.compare(hedged, exact)
            if not table.interval(hedged).overlaps(table.interval(exact)) and hedged.id not in told_already:
                told_already.add(hedged.id)
                settled.add(hedged.quantity_id)
                yield CHECK.against(
                    reading,
                    f"{about(hedged)}: {told(reading, hedged)}, but the story gives {figure(exact)}, "
                    f"which is not {_sense(hedged)}",
                    hedged,
                    exact,
                )
    for looked in compared(reading):
        ledger.count()
        if looked.odd is not None:
            yield finding(CHECK, reading, looked.odd)

    for hedge, beside, odd in contradicted(reading):
        ledger.count()
        if odd is not None and not settled & {hedge.id, beside.id}:
            yield _beside(reading, odd)


def _beside(reading: Reading, odd: Hedged) -> Finding:
    """A hedge that leaves out the figure beside it."""
    said, exact = (
        " ".join(reading.article.text[one.start : one.end].split()) for one in (odd.hedge, odd.exact)
    )
    return CHECK.finding(
        reading,
        f'"{said}" beside "{exact}"' + (f": it is {odd.right}" if odd.exact.of else ""),
        (odd.hedge.start, odd.hedge.end),
        [(odd.exact.start, odd.exact.end)],
        claims=[one for one in reading.claims if one.quantity_id in (odd.hedge.id, odd.exact.id)],
        found=odd.hedge.value,
        expected=odd.right,
    )


def _alike(table: Bench, hedged: Claim, exact: Claim) -> bool:
    if unit_class(hedged) != unit_class(exact) or table.beyond_half(hedged):
        return False
    if table.scene[hedged].headline != table.scene[exact].headline:
        return False
    if hedged.subject_id is None and not one_whole(table, hedged, exact):
        return False
    if hedged.measure == "areas_won" and hedged.unit != exact.unit:
        return False
    if hedged.rival_id != exact.rival_id and None not in (hedged.rival_id, exact.rival_id):
        return False
    if not _near(hedged, exact) or not table.one_thing(hedged, exact):
        return False
    return hedged.change_of == exact.change_of and hedged.since == exact.since


def _near(hedged: Claim, exact: Claim) -> bool:
    """Whether one can be a rounding of the other, turned the wrong way; far apart, two things are meant."""
    low, high = sorted((abs(Decimal(hedged.value)), abs(Decimal(exact.value))))
    return high <= low * _FAR


def _comparable(table: Bench, hedged: Claim, exact: Claim, ledger: Ledger) -> bool:
    """As elsewhere; but a figure so near that it must be the rounding tells by itself that one thing is meant."""
    why = table.clash(hedged, exact)
    polls = {table.scene[one].status in POLLS for one in (hedged, exact)}
    if why in ("speaker", "source", "confidence") and _rounds(hedged, exact):
        # Two polls may be a month apart; a count is the same whoever tells it.
        why = why if why == "source" and True in polls else None
    if why == "place" and _unsure(hedged, exact) and _rounds(hedged, exact, _SAME):
        why = None
    if why is None and (
        not table.one_count(hedged, exact) or (len(polls) > 1 and not table.scene.near(hedged, exact))
    ):
        why = "stage"
    if why is not None:
        ledger.set_aside(why, hedged, exact)
    return why is None


def _unsure(hedged: Claim, exact: Claim) -> bool:
    """Whether the place of one of the two is a guess: "told a ballroom in Macon that a margin of"."""
    return min(hedged.context_confidence, exact.context_confidence) < _GUESSED


def _rounds(hedged: Claim, exact: Claim, most: Decimal = _ROUNDING) -> bool:
    """Whether the hedged figure is so near the exact one that it must be its rounding."""
    value, other = Decimal(exact.value), Decimal(hedged.value)
    return value != 0 and abs(value - other) <= abs(value) * most


def _sense(hedged: Claim) -> str:
    words = {
        "about": "about", "almost": "just under", "over": "more than", "under": "less than",
        "at_least": "at least", "at_most": "at most",
    }  # fmt: skip
    return f"{words[hedged.comparator]} {figure(hedged)}"


CHECK = Check("WRD01", "hedge-contradicts", "error", __doc__ or "", run, rank=8)
