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
from copydesk.checks.compare import Bench, bench
from copydesk.checks.context import polled
from copydesk.checks.sums.figure_conflict import MEASURES, about, alike
from copydesk.checks.wording import told
from copydesk.records import Claim, Finding, Organisation, Party, Reading, Settings


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look for two figures of one subject that nothing but their sources keeps apart."""
    table = bench(reading, settings)
    for measure in MEASURES:
        for first, second in table.pairs(measure):
            if first.source is None or second.source is None or not alike(table, first, second):
                continue
            why = table.clash(first, second)
            two = why == "source" or (why is None and _by_another(table, first, second))
            if not two or not table.one_count(first, second):
                continue
            if polled(table.scene[first]):
                ledger.set_aside("poll", first, second)
                continue
            ledger.compare(first, second)
            if not table.interval(first).overlaps(table.interval(second)):
                source = second.source if why else "another body"
                yield CHECK.against(
                    reading,
                    f"{about(second)}: {told(reading, second)} according to {source}, "
                    f"{told(reading, first)} according to {first.source}",
                    second,
                    first,
                )


def _by_another(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether the sentence of the second figure tells of a body of its own and not of the source of the first, which was carried on."""
    here, there = (table.reading.sentences[table.scene[one].sentence] for one in (first, second))
    if here == there or first.source_id is None or first.source_id != second.source_id:
        return False
    named = [
        {
            one.id
            for one in table.reading.entities
            if any(span.start <= mention.start < span.end for mention in one.mentions)
        }
        for span in (here, there)
    ]
    return first.source_id in named[0] - named[1] and any(_is_body(table, one) for one in named[1] - named[0])


def _is_body(table: Bench, entity: str) -> bool:
    """Whether a name is that of a body that may count and publish: no side with a figure of its own."""
    one = table.reading.by_id[entity]
    owns = any(entity in (claim.subject_id, claim.rival_id) for claim in table.reading.claims)
    return isinstance(one, Organisation) or (isinstance(one, Party) and not owns)


CHECK = Check("SUM11", "figure-disputed", "info", __doc__ or "", run)
