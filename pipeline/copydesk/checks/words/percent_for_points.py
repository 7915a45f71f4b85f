"""A difference of two shares given in percent.

What it looks for: A lead between two shares of the vote, or a change of a share or a turnout, that is
printed in percent where percentage points are meant.

Why it matters: From 40 to 44 percent is up four points, and up ten percent. Readers cannot tell which is
meant.

In the copy: In Kenya, Joseph Mutua had 48 percent of the vote and Grace Wanjiru 44 percent, a lead of 4
percent.

Mended: In Kenya, Joseph Mutua had 48 percent of the vote and Grace Wanjiru 44 percent, a lead of 4
points.

Stays silent when: the figure is printed in points; votes or seats are compared, which grow by percents;
the figures show that a relative change is meant, or the shares do not stand beside it ("turnout rose 5%");
or it is a swing, which many print in percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.gaps import between_sides, printed_as_gap
from copydesk.checks.sums.change_mismatch import MEASURES, pairs_of
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent, told
from copydesk.records import Claim, Finding, Interval, Reading, Settings
from copydesk.records.late import late

_OF_VOTE = late(r" of (?:the |all )?(?:\w+ )?votes?\b")
# A lead above that needs somebody whom it is over; "of the vote" makes it a share from less on.
_A_LEAD, _MAYBE = 40, 15
_MOST = 24
# As sure as that it must be that a figure beside "ahead" or "behind" is a lead; whose it is does not matter.
_LIKELY = 0.75
# The word or sign that is to be another; a bare number has none.
_SIGN = late(r"%|per ?cent|\bpct\b", re.IGNORECASE)
_MOVED = late(r"\b(?:added|adding|put on|shed|gained more,?|surged|plunged|jumped|slumped)(?: by)? \Z")
_SHARES = frozenset({"vote_share", "turnout", "lead"})
_RELATIVE = late(r"\b(?:more|fewer|as many|times) (?:votes|voters|ballots|seats|people)\b", re.IGNORECASE)


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look at every lead and change in percent."""
    table = bench(reading, settings)
    for claim in table.of_anyone("lead", "change"):
        if claim.unit != "percent" or not _of_shares(table, claim):
            continue
        ledger.compare(claim)
        if not _relative(table, claim):
            yield CHECK.against(
                reading,
                f"{told(reading, claim)}: a difference of two shares is in points, not percent",
                claim,
                found="percent",
                expected="points",
            )


def _of_shares(table: Bench, claim: Claim) -> bool:
    """Whether a figure is printed as a difference, and two shares that it is the difference of stand in the story."""
    if _RELATIVE.search(claim.evidence.text):
        return False
    if not printed_as_gap(table.reading, claim) and not _moved(table, claim):
        return False
    start, end = extent(table.reading, claim)
    if _SIGN.search(table.reading.article.text, start, end) is None:
        return False
    if claim.measure == "change" and MEASURES.get(claim.change_of or "share") not in _SHARES:
        return False
    over = claim.rival_id is not None or between_sides(table.reading, claim)
    if claim.measure == "lead" and claim.confidence >= _LIKELY and over:
        return not _own_share(table, claim)
    return _two_shares(table, claim) or (claim.change_of is not None and _one_share(table, claim))


def _moved(table: Bench, claim: Claim) -> bool:
    """Whether words that only tell of a change stand before it: "they added 4.7 percent"."""
    start = extent(table.reading, claim)[0]
    before = table.reading.article.text[max(claim.evidence.start, start - _MOST) : start]
    return claim.measure == "change" and _MOVED.search(before) is not None


def _own_share(table: Bench, claim: Claim) -> bool:
    """Whether a lead over nobody may be what its side has: "won by 54 percent of the vote"."""
    if claim.rival_id is not None:
        return False
    end, value = extent(table.reading, claim)[1], Decimal(claim.value)
    return value > _A_LEAD or (value > _MAYBE and _OF_VOTE.match(table.reading.article.text, end) is not None)


def _one_share(table: Bench, claim: Claim) -> bool:
    """Whether the share that has changed stands in the paragraph: "the Greens have 7 percent. That is 2 percent more"."""
    measure = MEASURES.get(claim.change_of or "")
    return table.sure(claim) and any(
        one.unit == "percent" and one is not claim and one.subject_id == claim.subject_id
        for one in table.by_paragraph(measure or "").get(table.scene[claim].paragraph, ())
    )  # fmt: skip


def _two_shares(table: Bench, claim: Claim) -> bool:
    """Whether two shares near the figure are so many points apart: "48 percent ... 44 percent, a lead of 4 percent".

    "Turnout rose 5%", "prices rose 67%" may be meant in percent.
    """
    measures = ("turnout",) if claim.change_of == "turnout" else ("vote_share", "turnout")
    here = table.scene[claim].paragraph
    shares = [
        one for place in (here - 1, here, here + 1) for one in table.by_paragraph(*measures).get(place, ())
        if one.unit == "percent" and one is not claim
        and (claim.measure == "lead" or one.measure == "turnout" or one.subject_id == claim.subject_id is not None)
    ]  # fmt: skip
    stated = table.interval(claim)
    return any(
        (room := table.interval(first) - table.interval(second)).overlaps(stated) or (-room).overlaps(stated)
        for first, second in combinations(shares[:_MOST], 2)
        if first.measure == second.measure
    )


def _relative(table: Bench, claim: Claim) -> bool:
    """Whether the figures then and now show that the change is in percent of the earlier one."""
    if claim.measure == "lead":
        return False
    for before, now in pairs_of(table, claim):
        first, last, stated = table.interval(before), table.interval(now), table.interval(claim)
        grown = last.scaled(100).ratio(first) - Interval.exactly(100)
        points = last - first
        fits = grown.overlaps(stated) or (-grown).overlaps(stated)
        if fits and not points.overlaps(stated) and unit_class(now) == unit_class(before):
            return True
    return False


CHECK = Check("WRD03", "percent-for-points", "info", __doc__ or "", run)
