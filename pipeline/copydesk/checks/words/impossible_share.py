"""A share above 100 percent or below nothing.

What it looks for: A share of the vote, of the seats or of the count, or a turnout, that is above 100
percent or negative.

Why it matters: A digit is wrong or a decimal point is lost: 523% for 52.3%.

In the copy: In Uruguay, turnout was 190.1 percent, the electoral court said.

Mended: In Uruguay, turnout was 90.1 percent, the electoral court said.

Stays silent when: the figure is a change or a growth; or the story says itself that it is impossible, as
in reports of fraud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.wording import extent, told
from copydesk.checks.words.lost_point import KNOWN, OTHER, lost_points
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late

MEASURES = ("vote_share", "turnout", "counted", "seats", "areas_won")
# Where a turnout above 100 percent can be news: "at one polling station", "in some villages", "in two precincts".
_SMALL = late(
    r"\b(?:polling (?:stations?|places?|cent(?:re|er)s?)|precincts?|booths?|villages?|hamlets?|ballot boxes)\b"
    r"|\b(?:one|a single|two|three|four|some|several|certain) (?:\w+ )?(?:wards?|towns?|settlements?|municipalit(?:y|ies)|communes?|parish(?:es)?"
    r"|barangays?|count(?:y|ies)|districts?|constituenc(?:y|ies)|regions?)\b",
    re.IGNORECASE,
)
_NEWS = 200
_OF_VOTERS = late(
    r"(?:%| ?per ?cent| ?percent)? of (?:all |the |its |their )*(?:\w+ )?(?:voters|electors|electorate)\b"
)
_SIGN = late(r"%|per ?cent|pct", re.IGNORECASE)
# A figure whose side is not known may be no share at all: "prices rose 120 percent", "130 percent of the average".
_SURELY = 101


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look at every share."""
    table = bench(reading, settings)
    seen: list[tuple[int, int]] = []
    for claim in table.of_anyone(*MEASURES):
        if claim.unit != "percent" or not (table.sure(claim) or _printed_as_percent(table, claim)):
            continue
        ledger.compare(claim)
        known = KNOWN if table.sure(claim) else OTHER
        above = _SURELY if not table.sure(claim) else 100
        if _counted(table, claim):
            continue
        end = extent(reading, claim)[1]
        turnout = claim.measure == "turnout"
        if _news(reading.article.text, claim.value, end, claim.evidence.text, turnout=turnout):
            continue
        if _impossible(table, claim, above) and not known.search(claim.evidence.text):
            seen.append(extent(reading, claim))
            yield CHECK.against(
                reading,
                f"{told(reading, claim)}: a share lies between 0 and 100 percent",
                claim,
                expected="0 to 100",
            )
    for start, end in lost_points(reading):
        ledger.count()
        if not any(begin < end and start < stop for begin, stop in seen):
            printed = reading.article.text[start:end]
            yield CHECK.finding(
                reading,
                f"{printed} where shares are told: a share lies between 0 and 100 percent",
                (start, end),
                found=printed,
                expected=f"{printed[:-1]}.{printed[-1]}",
            )


def _counted(table: Bench, claim: Claim) -> bool:
    """Whether a whole number above a hundred without a sign is of people: "212 are registered and 187 of them came"."""
    if claim.of is not None:
        return True  # "precincts canvassed 420 of 420"
    return "." not in claim.value and not _printed_as_percent(table, claim) and claim.measure == "turnout"


def _news(text: str, value: str, end: int, sentence: str, *, turnout: bool) -> bool:
    """Whether a turnout above all voters is told of a single place, where it can be true: "150 per cent at one station"."""
    whole = "." not in value and Decimal(value) <= _NEWS
    came = turnout or _OF_VOTERS.match(text, end) is not None
    return came and whole and _SMALL.search(sentence) is not None


def _printed_as_percent(table: Bench, claim: Claim) -> bool:
    """Whether the figure is a percentage whosever it is; a bare number may be of seats."""
    start, end = extent(table.reading, claim)
    text = table.reading.article.text
    return _SIGN.search(text, start, end + 1) is not None or _SIGN.match(text, end + 1) is not None


def _impossible(table: Bench, claim: Claim, most: int) -> bool:
    interval = table.interval(claim)
    low, high = interval.low, interval.high
    above = low is not None and (low > most or (low == most and interval.low_open))
    return above or (high is not None and high < 0)


CHECK = Check("WRD04", "impossible-share", "error", __doc__ or "", run, rank=1)
