"""A hedged figure against the exact one.

What it looks for: A figure with a hedge ("more than 75,000", "nearly half", "just over 25 percent") that
leaves out the exact figure which the story gives for the same thing, or what two sides' figures leave as the
margin between them; also where the only exact figure so near lies on the other side of a round one, and a
threshold that a share is said to miss or clear, and does not ("fell short of the 5% threshold with 5.6%").

Why it matters: The hedge is where a rounded figure is turned the wrong way: 74,812 is nearly 75,000, not
more.

In the copy: In the Brazilian state of Bahia, Marina Costa won 912,000 votes. Costa had more than a million
votes in the governor's race.

Mended: In the Brazilian state of Bahia, Marina Costa won 912,000 votes. Costa had more than 900,000 votes
in the governor's race.

Stays silent when: the two are of different places, stages, elections or parts of the electorate, or one is a poll's;
any figure of the same thing, or of the sentences around, lies within what the hedge can mean; or the hedged
figure is far from all of them, so that it is no rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import bench
from copydesk.checks.directions import compared, finding
from copydesk.checks.sums.in_other_words import hedged_in_other_words
from copydesk.checks.words import only_one, rounded_off, worked_out
from copydesk.checks.words.bar import barred
from copydesk.checks.words.beside import Hedged, contradicted
from copydesk.records import Finding, Quantity, Reading, Settings
from copydesk.records.late import late

# "No district was below 95 per cent", "nowhere did it fall under 60".
_DENIED = late(
    r"\b(?:[Nn]o (?!longer\b|fewer\b|less\b|more\b|doubt\b)\w+|[Nn]one|[Nn]owhere|[Nn]obody|[Nn]ever|[Nn]either)\b[^.;,]{0,60}\Z"
)


def _denied(reading: Reading, hedge: Quantity) -> bool:
    """Whether a hedge is denied of everybody or of every place."""
    begin = reading.sentences[reading.sentence_at(hedge.start)].start if reading.sentences else 0
    return _DENIED.search(reading.article.text, begin, hedge.start) is not None


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every hedged figure against the exact ones of its subject, and against the figure beside it."""
    settled: set[str] = set()
    table = bench(reading, settings)
    for way in (worked_out, rounded_off, only_one):
        for odd in way.contradicted(table, ledger):
            if odd.stated.id not in settled and not _denied(reading, odd.stated):
                settled.add(odd.stated.id)
                yield finding(CHECK, reading, odd)
    for looked in compared(reading):
        ledger.count()
        if looked.odd is not None:
            yield finding(CHECK, reading, looked.odd)
    for hedge, beside, wrong in contradicted(reading):
        ledger.count()
        if wrong is not None and not settled & {hedge.id, beside.id}:
            settled |= {hedge.id, beside.id}
            yield _beside(reading, wrong)
    for looked in chain(hedged_in_other_words(reading), barred(reading)):
        ledger.count()
        if looked.odd is not None and not settled & {one.id for one in looked.figures}:
            yield finding(CHECK, reading, looked.odd)


def _beside(reading: Reading, odd: Hedged) -> Finding:
    """A hedge that leaves out the figure beside it."""
    said, exact = (
        " ".join(reading.article.text[one.start : one.end].split()) for one in (odd.hedge, odd.exact)
    )
    return CHECK.finding(
        reading,
        f'"{said}" beside "{exact}"' + (f": it is {odd.right}" if odd.exact.of else ""),
        (odd.hedge.start, odd.hedge.end),
        [(odd.exact.start, odd.exact.end)],
        claims=[one for one in reading.claims if one.quantity_id in (odd.hedge.id, odd.exact.id)],
        found=odd.hedge.value,
        expected=odd.right,
    )


CHECK = Check("WRD01", "hedge-contradicts", "error", __doc__ or "", run, rank=8)
