"""A hedge on an exact figure.

What it looks for: "Nearly", "about", "just over" and the like before a share of the vote or a turnout
that is printed with decimals.

Why it matters: A figure to two decimals is exact as printed. The hedge adds nothing and makes the reader
wonder what the true figure is.

In the copy: In the Turkish city of Izmir, Deniz Kaya had nearly 50.92% of the vote.

Mended: In the Turkish city of Izmir, Deniz Kaya had 50.92% of the vote.

Stays silent when: the figure is round (half a percent counts as round: "about 12.5%"); it is what is
needed, not what was won ("at least 1.5%", "needs more than 12.5%"); or it is a count in millions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.wording import extent, figure, told
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late

_NEAR = 60
_NEEDED = late(r"\b(?:need\w*|requir\w*|thresholds?|minimum|necessary|quota)\b", re.IGNORECASE)
_ECONOMY = late(
    r"\b(?:inflation|(?:un)?employment|prices?|growth|gdp|budgets?|debts?|interest|tax\w*|wages?|exports?|tariffs?"
    r"|population|error)\b",
    re.IGNORECASE,
)
MEASURES = ("vote_share", "turnout", "counted")
HEDGES = frozenset({"about", "almost", "over", "under"})


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look at every hedged share."""
    table = bench(reading, settings)
    for claim in table.of_anyone(*MEASURES):
        if claim.unit == "percent" and claim.comparator in HEDGES and _of_votes(table, claim):
            ledger.compare(claim)
            if _exact(reading, claim):
                yield CHECK.against(
                    reading,
                    f"{told(reading, claim)}: a hedge on an exact figure; say {figure(claim)} or round it",
                    claim,
                )


def _of_votes(table: Bench, claim: Claim) -> bool:
    """Whether the figure is surely of votes: by its claim, else by the words of its sentence. Never what is needed."""
    text, start = table.reading.article.text, extent(table.reading, claim)[0]
    if _NEEDED.search(text, max(claim.evidence.start, start - _NEAR), start):
        return False
    return table.sure(claim) or _ECONOMY.search(text, max(claim.evidence.start, start - _NEAR), start) is None


def _exact(reading: Reading, claim: Claim) -> bool:
    """Whether the share is printed with decimals that are more than a half."""
    start, end = extent(reading, claim)
    if not any(letter.isdigit() for letter in reading.article.text[start:end]):
        return False
    _whole, _point, decimals = claim.value.partition(".")
    return bool(decimals) and decimals != "5"


CHECK = Check("WRD02", "hedge-on-exact", "info", __doc__ or "", run)
