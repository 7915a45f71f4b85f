"""One thing with two figures from two sources.

What it looks for: The same as figure-conflict, where each figure has its own named source.

Why it matters: It may be news that two agencies differ. The reader should be told so, not left to find
out.

In the copy: According to the election commission, Amina Bello had 62.4 percent of the vote in Nigeria.
According to Channels TV, Bello had 64.9 percent of the vote in Nigeria.

Mended: According to the election commission, Amina Bello had 62.4 percent of the vote in Nigeria.
Channels TV gave Bello the same share of the vote.

Stays silent when: the figures are polls of two pollsters; or they are kept apart by anything else than
the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import bench
from copydesk.checks.context import polled
from copydesk.checks.sums.figure_conflict import MEASURES, about, alike
from copydesk.checks.wording import told
from copydesk.records import Finding, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look for two figures of one subject that nothing but their sources keeps apart."""
    table = bench(reading, settings)
    for measure in MEASURES:
        for first, second in table.pairs(measure):
            if first.source is None or second.source is None or not alike(table, first, second):
                continue
            if table.clash(first, second) != "source" or not table.one_count(first, second):
                continue
            if polled(table.scene[first]):
                ledger.set_aside("poll", first, second)
                continue
            ledger.compare(first, second)
            if not table.interval(first).overlaps(table.interval(second)):
                yield CHECK.against(
                    reading,
                    f"{about(second)}: {told(reading, second)} according to {second.source}, "
                    f"{told(reading, first)} according to {first.source}",
                    second,
                    first,
                )


CHECK = Check("SUM11", "figure-disputed", "info", __doc__ or "", run)
