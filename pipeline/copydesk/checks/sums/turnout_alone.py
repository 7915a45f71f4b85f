"""The only turnout of a short story with the only numbers of those who came and who might: no paragraph need hold all three.

What each is of is told by its claim or the words of its clause (`told_of.py`). Silent where the story has two of any, a
second place or vote, where words set one apart, or say that a number is of a part of the ballots or of an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, surest_of
from copydesk.checks.hints import voted_early
from copydesk.checks.hours import minutes_of
from copydesk.checks.otherwise import set_apart
from copydesk.checks.parted import marks
from copydesk.checks.sums.turnout_window import not_of_all, roundly
from copydesk.checks.told_of import fair, kind_told, tells_one_vote
from copydesk.checks.worded import Odd, told
from copydesk.checks.wording import between, figure, number, rounded
from copydesk.records import Claim, Interval, Quantity
from copydesk.records.late import late

_LEAST, _READ, _CERTAIN = 300, 0.5, 0.9
_OF_A_SIDE = frozenset({"votes", "lead", "change", "threshold"})
# So near what the numbers make, a turnout may count spoiled papers or not; so far from it, it is of something else.
_NEAR, _FAR = Decimal(1), Decimal(25)
_UNITS = frozenset(
    {
        None,
        "votes",
        "voters",
        "ballots",
        "people",
        "electors",
        "papers",
        "ballot_papers",
        "residents",
        "names",
        "citizens",
        "members",
    }
)


# "Went to the polls or voted by post": all of them; and what is of those who did not come, or of one place of several.
_ALIKE = late(
    r"\b(?:or|and) (?:voted )?(?:by (?:post|mail)|in advance|early)\b|\b(?:stay|keep)\w* [^.;,]{0,20}\bat home\b"
)
_AWAY = late(r"\babst[ae]\w+|\bstayed\b|\bnon-?voters\b|\b(?:highest|lowest)\b", re.IGNORECASE)


class _Three(NamedTuple):
    """A turnout, those who came, and those who might."""

    turnout: Quantity
    came: Quantity
    rolls: Quantity | None
    whole: Interval

    @property
    def real(self) -> Interval:
        """The turnout that the numbers make, in percent."""
        return self.came.interval.scaled(100).ratio(self.whole)


def mismatched(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """The turnout that the only numbers of its story do not make."""
    if not any(one.kind == "percent" for one in table.reading.quantities) or not tells_one_vote(table):
        return
    three = _three(table)
    if three is None or _apart(table, three):
        return
    ledger.count()
    stated = three.turnout.interval
    room = three.real.widened(roundly(three.came.printed, number(three.whole.low or 0)))
    gap = abs(Decimal(three.turnout.value or 0) - (three.real.low or 0))
    if room.overlaps(stated) or not _NEAR <= gap <= _FAR:
        return
    whole = figure(three.rolls) if three.rolls is not None else number(three.came.of or 0)
    message = (
        f"{figure(three.came)} of {whole} voters is {between(rounded(three.real), 'percent')}; "
        f"the story says {told(table.reading, three.turnout)}"
    )
    figures = (three.came,) if three.rolls is None else (three.came, three.rolls)
    yield Odd(three.turnout, figures, message, between(rounded(three.real)))


def _three(table: Bench) -> _Three | None:
    """The only turnout of a story with its only two numbers."""
    claims = surest_of(table.reading)
    found: dict[str, list[Quantity]] = {"rate": [], "voters": [], "electorate": []}
    for one in table.reading.quantities:
        kind = _kind(table, one, claims.get(one.id))
        if kind is not None:
            found[kind].append(one)
    wholes = [one for one in found["voters"] if one.of is not None]
    values = [{one.value for one in group} for group in found.values()]
    if any(len(group) > 1 for group in values) or not (found["rate"] and found["voters"]):
        return None
    rate, came = found["rate"][0], found["voters"][0]
    if wholes and not found["electorate"]:
        return _Three(rate, wholes[0], None, Interval.exactly(wholes[0].of or 0))
    if wholes or not found["electorate"]:
        return None
    rolls = found["electorate"][0]
    high = Decimal(rolls.value or 0) > Decimal(came.value or 0)
    return _Three(rate, came, rolls, rolls.interval) if high else None


def _kind(table: Bench, one: Quantity, claim: Claim | None) -> str | None:
    """Which of the three a figure is: of all who vote in this vote, and printed plainly."""
    if one.value is None or one.comparator not in ("exactly", "about") or not fair(table, claim):
        return None
    if one.kind == "percent":
        return "rate" if one.unit == "percent" and kind_told(table, one, claim) == "voters" else None
    if one.kind != "count" or not _of_people(one, claim) or Decimal(one.value) < _LEAST:
        return None
    if claim is not None and claim.measure in _OF_A_SIDE and claim.confidence >= _READ:
        return None
    kind = kind_told(table, one, claim)
    # "6,740 of the 20,000 residents entitled to vote did so": the words are those of the whole.
    if one.of is not None and kind == "electorate" and claim is not None and claim.measure == "turnout":
        kind = "voters"
    return kind if kind in ("voters", "electorate") else None


def _of_people(one: Quantity, claim: Claim | None) -> bool:
    """Whether a number is of people or their ballots, by its unit or by what was surely read: "18,256 Filipinos voted"."""
    read = claim is not None and claim.confidence >= _CERTAIN and claim.measure in ("turnout", "electorate")
    return one.unit in _UNITS or read


def _apart(table: Bench, three: _Three) -> bool:
    """Whether words set the figures apart, or say that one is of some voters only."""
    reading, text = table.reading, table.reading.article.text
    figures = [one for one in (three.turnout, three.came, three.rolls) if one is not None]
    spans = [
        (it.start, it.end)
        for at in {reading.sentence_at(one.start) for one in figures}
        for it in (reading.sentences[at],)
    ]
    words = [_ALIKE.sub("", text[slice(*span)]) for span in spans]
    if len({minutes_of(one) for one in words}) > 1:
        return True
    if any(not_of_all(one) or voted_early(one) or _AWAY.search(one) for one in words):
        return True
    told = [{mark.name for mark in marks(one, 0, len(one)) if "election" not in mark.name} for one in words]
    return any(one != told[0] for one in told) or set_apart(
        reading, three.turnout.start, three.came.start, one_place=True
    )
