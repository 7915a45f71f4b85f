"""Seats that add up to more than the body has, or not to what is stated.

What it looks for: Seats of several sides in one body that make more than the size stated for it; sides
said to share all its seats ("the remaining two") that do not make that size; a figure of several sides
("together have 56") that is not the sum of their own; a list that does not make its total, or that makes
the body to the seat while the text gives one side another figure; provinces or districts carried, likewise.

Why it matters: One side has a seat too many, which can be the seat that makes a majority.

In the copy: In New Zealand's 120-seat parliament, National won 58 seats, Labour 49 seats and the Greens
16 seats.

Mended: In New Zealand's 120-seat parliament, National won 55 seats, Labour 49 seats and the Greens 16
seats.

Stays silent when: blocs are listed with their members; some figures are projections, from another stage
or source, or of seats held before; the body has two sizes in the story; or only some of the sides are
named and make less; or any other figures near it make the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, combinations

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.sums.rolls import Misfit
from copydesk.checks.sums.seat_sums import misfits
from copydesk.checks.sums.seating import IF_IT_WERE
from copydesk.checks.sums.together import added, apart, pools, side_by_side, sum_of, total, without_members
from copydesk.checks.wording import number, unit_word
from copydesk.records import Claim, Finding, Interval, Reading, Settings
from copydesk.records.late import late

# "Biden got the other two", "the remaining 14": with it the seats named are all there are.
_REST = late(r"\b(?:the (?:other|rest|remaining|remainder|last)|rest went)\b")
# "of which 60", "within it", "including 12": parts of the seats just told.
_PARTS = late(
    r"\b(?:of which|of whom|of them|of these|of those|including|within|among them"
    # "The Secular Alliance that it leads"
    r"|(?:it|he|she|they) (?:leads?|heads?|led|headed|belongs? to|is part of))\b",
    re.IGNORECASE,
)
# "Of the 23 Republican delegates", "13 Democratic delegates": two parties choose their own.
_DELEGATES = late(r"\b(?:(?P<gop>Republican|GOP)|Democratic) delegates\b")
_HELD = late(r"\b(?:who|which|that) (?:had )?held (?:all |some |about |as many as )?(?:the )?\Z")
# No slip of one digit adds so much: seats of several bodies or elections were taken for one.
_READABLE = Decimal("1.4")
UNITS = frozenset({"seats", "delegates", "electoral_votes", "councillors", "members", "lawmakers", "mps"})


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Add up the seats of each body."""
    table = bench(reading, settings)
    seats = [one for one in table.of("seats") if one.unit in UNITS and not _not_now(table, one)]
    seen: set[str] = set()
    some = [(pool, False) for pool in side_by_side(table, seats, "paragraph")]
    for pool, everyone in [*some, *((pool, True) for pool in pools(table, seats, ledger))]:
        sides = apart(table, pool)
        if sides is None or len(sides) < 2 or len({one.unit for one in sides}) > 1:
            continue
        if sides[0].unit == "delegates" and _of_two_parties(reading):
            ledger.set_aside("contest", *sides)
            continue
        sizes = _sizes(table, sides, ledger)
        if len(sizes) != 1:
            continue
        size, stated = next(iter(sizes.items()))
        ledger.compare(*sides, *stated)
        odd = _too_many(table, sides, size) or (_too_few(table, sides, size) if everyone else [])
        if odd and not seen & {one.id for one in odd}:
            seen |= {one.id for one in odd}
            yield _finding(table, odd, stated, size)
    taken = {claim.value_span.start for claim in reading.claims if claim.id in seen}
    for misfit in misfits(table, ledger, taken):
        yield _misfit(reading, misfit)


def _misfit(reading: Reading, odd: Misfit) -> Finding:
    """What is wrong with a figure by sums that lean on many. The claims named are those of the figures."""
    places = {odd.start, *(start for start, _end in odd.against)}
    return CHECK.finding(
        reading,
        odd.message,
        (odd.start, odd.end),
        versus=sorted(odd.against),
        claims=[claim for claim in reading.claims if claim.value_span.start in places],
        found=str(odd.found),
        expected=str(odd.expected),
    )


def _not_now(table: Bench, one: Claim) -> bool:
    """Whether seats are those of a side before, or might be: "the Liberals, who held 70, are down to ten"."""
    text = table.reading.article.text
    return (
        _HELD.search(text, one.evidence.start, one.value_span.start) is not None
        or IF_IT_WERE.search(one.evidence.text) is not None
    )


def _of_two_parties(reading: Reading) -> bool:
    """Whether the story counts the delegates of two parties, each with a convention of its own."""
    return len({match["gop"] is None for match in _DELEGATES.finditer(reading.article.text)}) > 1


def _too_many(table: Bench, sides: list[Claim], size: Decimal) -> list[Claim]:
    """The sides whose seats make more than the body has, none of them part of another."""
    # "The two have 33 and 19, so that the combine will have 52."
    summed_up = any(Decimal(one.value) * 2 == added(sides) for one in sides)
    if _filled(sides, size) or summed_up:
        return []
    whole = without_members(table, sides)
    least = total(table, whole).low
    over = least is not None and size < least <= size * _READABLE
    return whole if over and len(whole) > 1 and not _nested(table, whole) else []


def _filled(sides: list[Claim], size: Decimal) -> bool:
    """Whether neighbouring sides have exactly all seats: what is told besides is of parts of them."""
    sums = [Decimal(0), *accumulate(Decimal(one.value) for one in sides)]
    return any(last - first > 1 and sums[last] - sums[first] == size
               for first, last in combinations(range(len(sums)), 2))  # fmt: skip


def _nested(table: Bench, sides: list[Claim]) -> bool:
    """Whether the words between the figures set some apart as parts of another."""
    text = table.reading.article.text[sides[0].value_span.start : sides[-1].value_span.end]
    return _PARTS.search(text) is not None


def _too_few(table: Bench, sides: list[Claim], size: Decimal) -> list[Claim]:
    """All sides, where the last is said to have the rest and they make less than the body has."""
    short = _complete(table, sides) and total(table, sides).below(Interval.exactly(size))
    return sides if short else []


def _sizes(table: Bench, sides: list[Claim], ledger: Ledger) -> dict[Decimal, list[Claim]]:
    """The sizes of the body that the story states, each with the claims that do."""
    found: dict[Decimal, list[Claim]] = {}
    for one in sides:
        if one.of is not None:
            found.setdefault(Decimal(one.of), [])
    for size in table.shelf("total_seats").around(sides[0], ledger):
        if size.unit == sides[0].unit and all(table.fits(size, one, ledger) for one in sides):
            found.setdefault(Decimal(size.value), []).append(size)
    return found


def _complete(table: Bench, sides: list[Claim]) -> bool:
    """Whether the last of the sides, all in one sentence or two, is said to have the rest."""
    paragraphs = {table.scene[one].paragraph for one in sides}
    last = sides[-1]
    text = table.reading.article.text
    # "New Party two, the rest independents": behind the last figure the rest are others.
    clause = text[max(last.evidence.start, last.value_span.start - 30) : last.value_span.end].lower()
    if len(paragraphs) != 1 or _REST.search(clause) is None:
        return False
    ids = {one.subject_id for one in sides}
    others = [one for place in paragraphs for one in table.by_paragraph("seats").get(place, ())]
    return all(one.subject_id in ids for one in others)


def _finding(table: Bench, sides: list[Claim], stated: list[Claim], size: Decimal) -> Finding:
    *others, last = sides
    message = f"{sum_of(table, sides, unit_word(last))}; there are {number(size)}"
    against = [*stated[:1], *others]
    return CHECK.against(table.reading, message, last, *against, found=str(added(sides)), expected=str(size))


CHECK = Check("SUM07", "seats-mismatch", "error", __doc__ or "", run, rank=14)
