"""A stated lead against the difference of the two figures.

What it looks for: A lead of one side over another, in points, votes or seats, that lies outside
everything that the two figures leave room for once their rounding is allowed for; a margin that is one
digit away from what two figures near it make, whosever they are.

Why it matters: The margin is the number that readers repeat, and it decides on recounts. When it does
not follow from the two figures beside it, one of the three is wrong.

In the copy: With all ballots counted in Ghana, Afia Mensah had 48.3 percent of the vote and Kofi Boateng
45.1 percent. Mensah led Boateng by 4.2 percentage points.

Mended: With all ballots counted in Ghana, Afia Mensah had 48.3 percent of the vote and Kofi Boateng 45.1
percent. Mensah led Boateng by 3.2 percentage points.

Stays silent when: either figure is from another place, stage of the count, source, poll or election; the
difference fits within rounding or within the hedge ("nearly 8 points"); it is not plain who the
runner-up is; the lead is a majority over all others together; or a sentence says of its figure what the
one before does not: an hour, a count, a part of the ballots or a place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks import phrases, worded
from copydesk.checks.asides import step
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench, distance
from copydesk.checks.duels import mistyped
from copydesk.checks.gaps import between_sides, had_been, not_of_two_sides, printed_as_margin
from copydesk.checks.moments import earlier_count, moment, told_of_then
from copydesk.checks.otherwise import set_apart
from copydesk.checks.polled import by_another_poll
from copydesk.checks.runner_up import runner_up
from copydesk.checks.sums.alone import alone
from copydesk.checks.sums.far_off import far_off
from copydesk.checks.sums.margins_elsewhere import (
    agrees,
    behind_both,
    made_here,
    of_another_count,
    of_any_beside,
    of_its_sides,
    over_another,
)
from copydesk.checks.sums.margins_near import near, unread
from copydesk.checks.units import unit_class
from copydesk.checks.wording import difference, less, told
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late

_SINCE = late(r"\b(?:since|until)\b")
# From this confidence on a lead needs no words beside it; with less than that it may be anything.
_PLAIN, _READ = 0.9, 0.5
MEASURES = {"percent": "vote_share", "votes": "votes", "seats": "seats"}

# "Short of 45%, or 40% with a 10-point lead": the other way to win, which nobody has.
_ELSE = late(
    r"\b(?:short of|needs?|needed|needing|requir\w+|enough|must|shy of|below|unless|without)\b[^.;]*\b(?:with|and|by|plus) (?:an? |at least )*\Z",
    re.IGNORECASE,
)
# "Carried the north by 14,753 votes and the province with 312,884": the figures are of more than the margin.
_OF_THE_WHOLE = late(
    r"(?: votes| points)? and (?:in )?the (?:whole |entire )?(?:province|state|country|county|region|nation|city|district)\b"
)
# "Overstating the gap by about four points": how far a forecast was off.
_WRONG_BY = late(
    r"\b(?:(?:over|under)(?:stat|estimat)\w+|exaggerat\w+|misjudg\w+|off|out|wrong|error)\b[^.;\d]{0,40}\bby (?:\w+ )?\Z",
    re.IGNORECASE,
)
_OVER_WHOM = late(
    r"[^.;,\d]{0,20}?\b(?:ahead of|over|clear of|behind|more than|fewer than|less than) (?:the )?(?P<who>[A-Z]\w+)"
)
_NEEDED = late(
    r"(?:[- ]points?)?(?: lead| margin| advantage| gap)? (?:that |which )?(?:\w+ ){0,3}(?:need\w*|requir\w*|necessary|asked)\b"
)
# "16,039 more than at her first try": of an earlier vote.
_THAN_THEN = late(
    r"(?: votes| points)? (?:more|fewer|less|better|worse|higher|lower) than (?:at|in|on|last|the last|four|five|he|she|it|they|his|her|its|their)\b"
)
_AHEAD_OF = late(
    r"(?: votes| points)? (?:ahead|clear|in front) of (?:(?:his|her|their|its|the) )?(?:[a-z]+ ){0,3}(?=[A-Z])"
)
_NAME = 20
# "2.77 points ahead of the government": over somebody, whoever the reader did not make out.
_OVER_SOMEBODY = late(r"[^.;,\d]{0,30}?\b(?:ahead of|over|above|clear of|in front of|behind|more than|on) \w")


def _over_unread(table: Bench, lead: Claim, measure: str) -> bool:
    """Whether a lead is over somebody named of whom no figure is told: "611, six more than Dona Cida"."""
    over = _OVER_WHOM.match(table.reading.article.text, lead.value_span.end)
    return over is not None and not any(
        one.start <= over.start("who") < one.end
        for entity in table.reading.entities if table.shelf(measure, subject=entity.id).claims for one in entity.mentions
    )  # fmt: skip


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every lead against the figures of the two sides."""
    table = bench(reading, settings)
    settled: set[str | None] = set()
    for phrase, finding in phrases.findings(CHECK, reading, "sides", ledger):
        settled.add(phrase.stated.id)
        if finding is not None:
            yield finding
    for one in mistyped(reading, settled, ledger, headline=False):
        settled.add(one.stated.id)
        yield phrases.finding(CHECK, reading, one)
    seen: set[tuple[str, str, str]] = set()
    for lead in table.of_anyone("lead"):
        measure = MEASURES.get(unit_class(lead) or "")
        if measure is None or not_of_two_sides(lead) or lead.quantity_id in settled:
            continue
        # "57 seats fewer than the 312 of 2017" is over nobody.
        if lead.rival_id is None and not between_sides(reading, lead):
            continue
        # "The 10-point lead that he needed", "by a quarter of a point": what is asked, or a fraction of something else.
        if _NEEDED.match(reading.article.text, lead.value_span.end) or table.in_words(lead):
            continue
        if _THAN_THEN.match(reading.article.text, lead.value_span.end):
            continue
        if _over_unread(table, lead, measure):
            continue
        before = reading.article.text[lead.evidence.start : lead.value_span.start]
        if _ELSE.search(before) or _WRONG_BY.search(before):
            continue
        two = _alone(table, lead, measure)
        # "The narrowest margin of the 24 by-elections": a number beside a margin is none.
        if (
            two is None
            and lead.confidence < _PLAIN
            and not (printed_as_margin(reading, lead) and between_sides(reading, lead))
        ):
            continue
        if _OF_THE_WHOLE.match(reading.article.text, lead.value_span.end) or _over_a_third(table, lead):
            continue
        pairs = [two] if two is not None else list(_pairs(table, lead, measure, ledger))
        pairs = [pair for pair in pairs if _can_be(table, lead, *pair)]
        for first, second in pairs:
            ledger.compare(lead, first, second)
        if not pairs or any(agrees(table, lead, *pair) for pair in pairs):
            continue
        if (
            over_another(table, lead, measure, pairs)
            or (not behind_both(table, lead, *pairs[0]) and of_another_count(table, lead, measure))
            or (not table.sure(lead) and of_any_beside(table, lead, measure))
        ):
            ledger.set_aside("mixed", lead)
            continue
        first, second = min(pairs, key=lambda pair: distance(lead, *pair))
        near_by = table.scene.near(lead, first)
        last = max(first.value_span.end, second.value_span.end) if near_by else 0
        # "Ended with 4,236 and 4,219; before it, the lead was 20".
        then = last <= lead.value_span.start and earlier_count(reading, lead.value_span.start, last)
        then = then or by_another_poll(
            reading.article.text, last or lead.value_span.start, lead.value_span.start
        )
        if then or (not near_by and made_here(table, lead)):
            ledger.set_aside("mixed", lead)
            continue
        if far_off(table, lead, first, second):
            ledger.set_aside("far off", lead)
            continue
        key = (first.value, second.value, lead.value)
        if key not in seen:
            seen.add(key)
            settled.add(lead.quantity_id)
            yield _finding(table, lead, first, second)
    for odd in near(table, settled):
        last = max(odd.first.value_span.end, odd.second.value_span.end)
        if by_another_poll(reading.article.text, last, odd.lead.value_span.start):
            continue
        if _over_a_third(table, odd.lead, odd.first, odd.second) or of_its_sides(
            table, odd.lead, odd.first.measure
        ):
            continue
        ledger.compare(*odd)
        yield _finding(table, *odd)
    for looked in unread(table):
        ledger.count()
        if looked.odd is not None:
            yield worded.finding(CHECK, reading, looked.odd)


def _over_a_third(table: Bench, lead: Claim, *pair: Claim) -> bool:
    """Whether words name somebody else whom a lead is over, or whom of two figures neither is: "655, five ahead of his running mate Jane Dacre"."""
    behind = _AHEAD_OF.match(table.reading.article.text, lead.value_span.end)
    if behind is None:
        return False
    named = table.reading.side_mentions_in(behind.end(), behind.end() + _NAME)
    sides = {one.subject_id for one in pair or ()} or {lead.subject_id, lead.rival_id}
    return bool(named) and all(one.id not in sides for one in named)


def _can_be(table: Bench, lead: Claim, first: Claim, second: Claim) -> bool:
    """Whether a lead can be of two figures at all: no more than the larger, if not beside it, nor of before."""
    largest = max(Decimal(first.value), Decimal(second.value))
    # Two equal figures have no lead: it is of another hour of the count.
    if first.value == second.value and Decimal(lead.value) != 0:
        return False
    # "The gap had doubled since the morning, when it was", "led by 26,655, until he lost by".
    begin, end = lead.value_span.end, min(one.value_span.start for one in (first, second))
    if begin < end and _SINCE.search(table.reading.article.text[begin : min(end, lead.evidence.end)]):
        return False
    if Decimal(lead.value) > largest and not all(table.scene.near(lead, one) for one in (first, second)):
        return False
    return all(table.scene.near(lead, one) or table.one_moment(lead, one) for one in (first, second))


def _pairs(table: Bench, lead: Claim, measure: str, ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Figures of the two sides that the lead may be held against."""

    # "Who had been 3.6 points ahead": of an earlier count than the figures.
    if lead.subject_id is None or had_been(table.reading, lead):
        return
    # Whichever of two sides it is told of, the lead is their difference: "39.64%, a gap of nine points".
    unsure = not table.sure(lead)
    if unsure and (lead.rival_id is None or lead.confidence < _READ):
        return

    def figures_of(subject: str | None) -> list[Claim]:
        found = table.figures(lead, table.shelf(measure, unit=unit_class(lead), subject=subject), ledger)
        # "Less than half" leaves room for any lead.
        found = [one for one in found if not table.interval(one).unbounded]
        return [one for one in found if table.scene.beside(lead, one)] if unsure else found

    for first in figures_of(lead.subject_id):
        if lead.rival_id is None:
            if _OVER_SOMEBODY.match(table.reading.article.text, lead.value_span.end):
                continue
            second = runner_up(table, first, table.shelf(measure, unit=unit_class(lead)))
            if second is not None and table.fits(second, lead, ledger):
                yield first, second
            continue
        for second in figures_of(lead.rival_id):
            if (
                table.fits(first, second)
                and table.one_hour(first, second)
                and all(
                    table.scene.near(lead, one) or _one_state(table, lead, one) for one in (first, second)
                )
                and table.of_its_own(lead, first, second)
                and not set_apart(
                    table.reading,
                    *(one.value_span.start for one in (lead, first, second)),
                    one_place=lead.place_id == first.place_id == second.place_id is not None,
                )
            ):
                yield first, second


def _one_state(table: Bench, lead: Claim, one: Claim) -> bool:
    """Whether a lead is not of a count under way, or of an unofficial tally, and a figure of another sentence of its end."""
    if not table.one_hour(lead, one) or step(lead.evidence.text) != step(one.evidence.text):
        return False
    if _other_share(table, lead, one):
        return False
    text, start = table.reading.article.text, lead.evidence.start
    then = moment(text, start, lead.evidence.end)
    told = then is not None and told_of_then(text, start, lead.value_span.start, lead.value_span.end)
    return not told or moment(text, one.evidence.start, one.evidence.end) == then


def _other_share(table: Bench, lead: Claim, one: Claim) -> bool:
    """Whether the side of a figure has one share in its sentence and another in the lead's: "49.4%, 37,700 votes more than"."""
    shares = [share for share in table.of_anyone("vote_share") if share.subject_id == one.subject_id]
    here, there = (
        [table.interval(share) for share in shares if table.scene[share].sentence == table.scene[which].sentence]
        for which in (lead, one)
    )  # fmt: skip
    return bool(here and there) and not any(share.overlaps(other) for share in here for other in there)


def _alone(table: Bench, lead: Claim, measure: str) -> tuple[Claim, Claim] | None:
    """The only two figures that a lead can be of, unless they are by another's word."""
    two = alone(table, lead, measure)
    return None if two is None or any(table.clash(lead, one) == "source" for one in two) else two


def _finding(table: Bench, lead: Claim, first: Claim, second: Claim) -> Finding:
    reading = table.reading
    if Decimal(first.value) < Decimal(second.value):
        first, second = second, first
    room = table.interval(first) - table.interval(second)
    unit = {"percent": "points"}.get(unit_class(lead) or "", unit_class(lead) or "")
    message = f"{difference(first, second, room, unit)}; the story says {told(reading, lead)}"
    return CHECK.against(reading, message, lead, first, second, expected=str(less(first, second)))


CHECK = Check("SUM04", "margin-mismatch", "error", __doc__ or "", run, rank=4)
