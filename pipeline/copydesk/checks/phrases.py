"""Sums that one sentence sets out in so many words, read from its figures alone: "by 31 votes, 5,725 to 5,694".

Whose the figures are, and where, need not be known: the words between them say how they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from copydesk.checks.base import Check, Ledger
from copydesk.checks.marked import GAP, NAME, UNIT, marked
from copydesk.checks.wording import difference, less
from copydesk.records import Finding, Interval, Quantity, Reading

Unit = Literal["percent", "votes"]
_TO = r"(?: to | ?[-–] ?)"
_BESIDE = r"(?:to|against|and|versus|vs\.?|while|compared with|ahead of|for)"
_SOMEBODY = r"(?:[a-z]\w* ){0,2}[A-Z][\w.'’“”\"-]* (?:[\w.'’“”\"-]+ ){0,5}?"
_OF_WHOM = r"(?: (?:for|by|of) (?:[\w.'’-]+ ){0,6}?[\w.'’-]+)?"
_GIVING = r"(?:giving \w+ |which is |that is )?"
_MOVED = r"\b(?:rose|fell|grew|climbed|dropped|slipped|increased|decreased|up|down)(?: by)?"
# Each with what it reads; {A} and {B} are the two figures, {S} is the difference stated.
_BETWEEN_SIDES = (
    # "by just 137 votes, polling 56,035 to 55,898"; "with a majority of 31, 5,725 to 5,694"
    rf"\b(?:by|{GAP} of) {{S}}(?: votes| points)?(?: \(|[,:]? (?:polling |with |taking |or |having |[–—-] )?){{A}}{UNIT}{_TO}{{B}}",
    # "a one-vote victory, 23,352 to 23,351"
    rf"{{S}} {GAP}(?: \(|[,:] (?:with )?){{A}}{UNIT}{_TO}{{B}}",
    # "failed by 743 votes after a recount: 160,973 against repeal and 160,230 for it"
    rf"\bby {{S}}(?:[^‹›.;:]|‹x\d+›){{0,90}}: {{A}}{UNIT} {NAME}(?:and|to) {NAME}{{B}}",
    # "1,577 votes to 1,204 for the Conservatives, a majority of 373"
    rf"{{A}}{UNIT},? {_BESIDE} {NAME}{{B}}{UNIT}{_OF_WHOM},? {_GIVING}(?:an? |the )?(?:[\w-]+ )?{GAP} of {{S}}",
    # "48.3 percent and Cole 45.1, a 3.2-point lead"
    rf"{{A}}{UNIT},? {_BESIDE} {NAME}{{B}}{UNIT}{_OF_WHOM},? {_GIVING}(?:an? |the )?(?:[\w-]+ )?{{S}} {GAP}",
    # "32.1 percent, 1.5 points more than the AfD with 30.6"; "15,961 votes, 3,848 ahead of Powell's 12,113"
    rf"{{A}}{UNIT}, {{S}}(?: votes)? (?:more than|ahead of|clear of|behind|fewer than|less than) {_SOMEBODY}{{B}}",
)
_BETWEEN_TIMES = (
    # "66.7 percent, up 19.2 points from 47.5"; "12 seats, a gain of three on nine"
    r"{A},? (?:up|down|(?:an? )?(?:rise|gain|increase|drop|fall|loss|decline|decrease|swing) of) (?:by )?{S} (?:from|on|over)"
    r" (?:the |its |a )?{B}",
    # "34.6 per cent, two points up on the 32.6 per cent of 2022"; "48 seats, two fewer than the 50 of election night"
    rf"{{A}}{UNIT},? {{S}}(?: votes| seats)? (?:up|down|higher|lower|more|fewer|less) (?:on|from|than) (?:the |its |a )?{{B}}",
    # "fell 2.3 points from 49.1 percent to 46.8"
    rf"{_MOVED} {{S}} from {{B}}(?: \w+){{0,4}} to {{A}}",
    # "rose by 4 points to 44 percent from 40"
    rf"{_MOVED} {{S}} to {{A}}{UNIT} from {{B}}",
)
# The figures of the two sides, or of then and now, and of their difference, by kind.
_CLASSES: dict[Unit, dict[str, str]] = {
    "percent": {"A": "[pn]", "B": "[pn]", "S": "[dp]"},
    "votes": {"A": "n", "B": "n", "S": "n"},
}


@dataclass(frozen=True)
class Difference:
    """Two figures and the difference that their sentence states."""

    first: Quantity
    second: Quantity
    stated: Quantity
    unit: Unit

    @property
    def room(self) -> Interval:
        """What the difference can be."""
        return self.first.interval - self.second.interval

    @property
    def fits(self) -> bool:
        """Whether the figures bear the difference out, either way round; a percentage may be a relative change."""
        stated = self.stated.interval
        if self.room.overlaps(stated) or (-self.room).overlaps(stated):
            return True
        if self.stated.kind != "percent":
            return False
        grown = self.first.interval.scaled(100).ratio(self.second.interval) - Interval.exactly(100)
        return grown.overlaps(stated) or (-grown).overlaps(stated)


def differences(reading: Reading, what: Literal["sides", "times"]) -> Iterator[Difference]:
    """Every difference that one sentence states with its two figures."""
    for words, quantities in marked(reading):
        seen: set[int] = set()
        for pattern, unit in _PATTERNS[what]:
            for match in pattern.finditer(words):
                found = {
                    name: quantities[int(number)] for name, number in match.groupdict().items() if number
                }
                stated = int(match["S"] if match["S"] else -1)
                if stated not in seen and _sound(found, unit):
                    seen.add(stated)
                    yield Difference(found["A"], found["B"], found["S"], unit)


def _sound(found: dict[str, Quantity], unit: str) -> bool:
    """Whether three figures are of one kind of thing: shares, or votes and not a year or a score."""
    units = {quantity.unit for quantity in found.values()}
    if unit == "percent":
        shares = [found["A"], found["B"]]
        return any(one.kind == "percent" for one in shares) or found["S"].kind == "points"
    return units <= {"votes", "seats", "voters", None} and len(units - {None}) == 1


def _compiled(templates: Sequence[str]) -> list[tuple[re.Pattern[str], Unit]]:
    """The templates as patterns on marked sentences, for shares and for votes."""
    compiled: list[tuple[re.Pattern[str], Unit]] = []
    for unit, kinds in _CLASSES.items():
        for template in templates:
            source = template
            for name, kind in kinds.items():
                source = source.replace(f"{{{name}}}", f"‹{kind}(?P<{name}>\\d+)›")
            compiled.append((re.compile(source), unit))
    return compiled


_PATTERNS = {"sides": _compiled(_BETWEEN_SIDES), "times": _compiled(_BETWEEN_TIMES)}


def findings(
    check: Check, reading: Reading, what: Literal["sides", "times"], ledger: Ledger
) -> Iterator[tuple[Difference, Finding | None]]:
    """Every difference of a kind that sentences state, with a finding where its figures do not bear it out."""
    for one in differences(reading, what):
        ledger.compared += 1
        yield one, None if one.fits else finding(check, reading, one)


def finding(check: Check, reading: Reading, one: Difference) -> Finding:
    """What is wrong with a stated difference."""
    first, second = one.first, one.second
    if less(first, second) < 0:
        first, second = second, first
    counted = next((quantity.unit for quantity in (one.stated, first, second) if quantity.unit), "votes")
    unit = "points" if one.unit == "percent" else counted.replace("_", " ")
    said = " ".join(reading.article.text[one.stated.start : one.stated.end].split())
    ids = {one.first.id, one.second.id, one.stated.id}
    room = first.interval - second.interval
    return check.finding(
        reading,
        f'{difference(first, second, room, unit)}; the story says "{said}"',
        (one.stated.start, one.stated.end),
        versus=[(first.start, first.end), (second.start, second.end)],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=one.stated.value,
        expected=str(less(first, second)),
    )
