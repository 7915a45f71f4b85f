"""A fraction or percentage that the counts beside it do not bear out.

What it looks for: "16 of 24" against a percentage or fraction said to be the same; votes and the votes
cast against a share; votes and share of one side against votes and share of another; "half", "a third",
"two-thirds" against the exact share; "twice" or "two to one" against two figures in its sentence; a side's
share that is a digit away from what its votes are of all votes.

Why it matters: Fractions are worked out at the desk, in a hurry, and go into headlines.

In the copy: In Turkey, the CHP won 16 of the 24 provinces, or 80 percent of the provinces.

Mended: In Turkey, the CHP won 16 of the 24 provinces, or 67 percent of the provinces.

Stays silent when: the difference is within rounding, or within two and a half points of a fraction in
words; more is said of the share than that it is of the whole ("52 percent of the vote"); or the counts are
of another place, time, stage, source, basis or part of the ballots.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks import one_total, ratios_told, worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import bench
from copydesk.checks.sums import ratios
from copydesk.checks.sums.in_other_words import in_other_words
from copydesk.checks.sums.out_of import out_of
from copydesk.checks.sums.shares_near import shares_near
from copydesk.checks.wording import extent
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Try every way in which a share can be worked out from other figures."""
    table = bench(reading, settings)
    told: set[str] = set()
    settled: set[str | None] = set()
    for odd in ratios.all_of(table, ledger):
        if odd.claim.id in told:
            continue
        told.add(odd.claim.id)
        settled |= {odd.claim.quantity_id, *(one.quantity_id for one in odd.against)}
        yield CHECK.finding(
            reading,
            odd.message,
            odd.place or extent(reading, odd.claim),
            versus=[extent(reading, one) for one in odd.against],
            claims=[odd.claim, *odd.against],
            found=odd.claim.value,
            expected=odd.expected,
        )
    ways = ratios_told.all_of, one_total.totals, one_total.of_total, out_of, shares_near, in_other_words
    for looked in (looked for way in ways for looked in way(reading)):
        ledger.count()
        if looked.odd is not None and not settled & {one.id for one in looked.figures}:
            settled |= {one.id for one in looked.figures}
            yield worded.finding(CHECK, reading, looked.odd)


CHECK = Check("SUM06", "fraction-mismatch", "error", __doc__ or "", run, rank=7)
