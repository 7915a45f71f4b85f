"""A hedged figure against the only exact one of its kind: "at least 12,000 people went to the polls", "11,318 ballots in the boxes".

For figures of which too little was read. What each is of is told by its claim, where that is sure, else by the words round
it: a margin, those who voted, those who might, a side's votes. In a story of one vote at one place all exact figures of a
kind are one and the same, or the story says how they differ: where it has two, or words set them apart, it stays silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, surest_of
from copydesk.checks.hints import Hints
from copydesk.checks.otherwise import set_apart
from copydesk.checks.told_of import fair, kind_told, stands, tells_one_vote
from copydesk.checks.worded import Odd, told
from copydesk.checks.wording import figure
from copydesk.checks.words.beside import meant
from copydesk.checks.words.there import of_another_place
from copydesk.checks.words.worked_out import SENSE
from copydesk.records import Claim, Interval, Quantity

_UNITS = frozenset(
    {None, "votes", "voters", "ballots", "people", "percent", "electors", "papers", "members", "residents"}
)
# So much larger than the other, a number may be what was rounded; and so many points off, a share.
_LOOSE = Decimal("2.5")
_NEAR, _POINTS, _LEAST = Decimal("1.15"), Decimal(6), 100


def contradicted(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Every hedge that leaves out the only exact figure of its kind."""
    reading = table.reading
    hedged = [one for one in reading.quantities if one.comparator in SENSE and _plain(one)]
    if not hedged or not tells_one_vote(table):
        return
    claims = surest_of(reading)
    for said in hedged:
        kind = kind_told(table, said, claims.get(said.id))
        exact = [
            one for one in _exact(table, said) if kind and kind_told(table, one, claims.get(one.id)) == kind
        ]
        exact = [
            one for one in exact if fair(table, claims.get(one.id)) and (kind != "votes" or _near(said, one))
        ]
        if kind is None or len({one.value for one in exact}) != 1 or not fair(table, claims.get(said.id)):
            continue
        one, room = exact[0], _room(said)
        if not _near(said, one) or not _one_thing(table, said, one, claims):
            continue
        if kind == "votes" and not _one_side(claims.get(said.id), claims.get(one.id)):
            continue
        ledger.count()
        if not room.overlaps(one.interval) and not _any_fits(reading.quantities, said, room):
            message = f"{told(reading, said)}, but the story gives {figure(one)}, which is not {SENSE[said.comparator]} {figure(said)}"
            yield Odd(said, (one,), message, one.value or "")


def _plain(one: Quantity) -> bool:
    """Whether a figure is of people, votes or a share of them."""
    if one.value is None or one.of is not None or one.unit not in _UNITS:
        return False
    if one.kind == "count":
        return Decimal(one.value) >= _LEAST
    if one.kind == "fraction" and one.value == "50" and one.comparator in ("over", "under"):
        return False  # "more than half" is another check's business
    return one.kind in ("percent", "fraction") and 0 < Decimal(one.value) < 100 and one.unit == "percent"


def _exact(table: Bench, said: Quantity) -> Iterator[Quantity]:
    """The figures that are printed more exactly than a hedged one."""
    shares = said.kind != "count"
    for one in table.reading.quantities:
        if (
            one.id == said.id
            or one.comparator != "exactly"
            or not _plain(one)
            or (one.kind == "count") == shares
        ):
            continue
        value = Decimal(one.value or 0)
        if one.kind == "percent" or (not shares and value % 100):
            yield one


def _room(said: Quantity) -> Interval:
    """What a hedge can mean: a fraction in words is loose, on the far side of "little more than" too."""
    if said.kind != "fraction":
        return said.interval
    return said.interval.widened(_LOOSE) if said.comparator == "over" and said.high else meant(said)


def _near(said: Quantity, one: Quantity) -> bool:
    low, high = sorted((Decimal(said.value or 0), Decimal(one.value or 0)))
    return high - low <= _POINTS if said.kind != "count" else high <= low * _NEAR


def _one_thing(table: Bench, said: Quantity, one: Quantity, claims: dict[str, Claim]) -> bool:
    """Whether nothing tells that two figures of a kind are of two sides, times or groups."""
    sides = {
        claim.subject_id
        for it in (said, one)
        if (claim := claims.get(it.id)) is not None and stands(table, claim)
    }
    if len(sides - {None}) > 1:
        return False
    if set_apart(table.reading, said.start, one.start, one_place=True):
        return False
    if of_another_place(table.reading, said, one):
        return False
    hints = [
        Hints(table.reading.article.text, it.start, it.end, (here.start, here.end))
        for it in (said, one)
        for here in (table.reading.sentences[table.reading.sentence_at(it.start)],)
    ]
    return len({(it.earlier, it.part) for it in hints}) == 1


def _one_side(said: Claim | None, one: Claim | None) -> bool:
    """Whether both figures are read as one side's, however unsure."""
    return (
        said is not None
        and one is not None
        and said.subject_id is not None
        and said.subject_id == one.subject_id
    )


def _any_fits(quantities: tuple[Quantity, ...], said: Quantity, room: Interval) -> bool:
    """Whether any other figure of the story lies within what a hedge can mean, near what it says."""
    return any(
        it.id != said.id and it.comparator == "exactly" and _plain(it)
        and (it.kind == "count") == (said.kind == "count") and room.overlaps(it.interval) and _near(said, it)
        for it in quantities
    )  # fmt: skip
