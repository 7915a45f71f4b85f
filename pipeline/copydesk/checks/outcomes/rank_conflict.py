"""Two winners of one post, or a rank that the figures do not bear out.

What it looks for: Two persons said to have won one and the same post; a side that "came second" though two
have more, or "third" though only one can have; two sides in one place; a numbered list in order but for one
row; somebody elected with fewer votes than one who is not; who is taken as the winner or the loser in passing ("the
governor-elect, Vidal", "Ruiz's defeat") and is the other of the two.

Why it matters: Only one can have won. The reader does not know which of the two to believe.

In the copy: Ingrid Solberg was elected mayor of Bergen in Norway on Monday. Lars Haugen won the mayoral
election in Bergen with 41.2 percent of the vote.

Mended: Ingrid Solberg was elected mayor of Bergen in Norway on Monday. Lars Haugen lost the mayoral
election in Bergen with 41.2 percent of the vote.

Stays silent when: several are elected (councils, parliaments, lists, running mates); the posts, places,
parties, rounds or elections differ; one only claims to have won; or the figures are within rounding.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks import worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.context import polled
from copydesk.checks.order import ordered
from copydesk.checks.outcomes.ladder import climbed
from copydesk.checks.outcomes.lists import elected, ranked
from copydesk.checks.outcomes.races import one_post, posts_named, primary
from copydesk.checks.outcomes.same_rank import at_odds
from copydesk.checks.outcomes.standings import Misplaced, misplaced
from copydesk.checks.outcomes.taken import finding_of, in_headline, mistaken
from copydesk.checks.shelf import Shelf
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent, figure, told
from copydesk.records import Claim, Finding, Reading, Settings

_WON = frozenset({"won", "gained", "retained"})
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Look for two winners, then for ranks against figures."""
    table = bench(reading, settings)
    yield from _two_winners(table, ledger)
    wrong = mistaken(table, ledger)
    if wrong is not None and not in_headline(table, wrong):
        yield finding_of(CHECK, table, wrong)
    settled: set[str | None] = set()
    told = [one for way, one in ordered(reading) if way != "beaten"]
    for looked in (*told, *ranked(reading), *elected(reading), *at_odds(reading)):
        ledger.count()
        if looked.odd is not None and looked.odd.stated.id not in settled:
            settled |= {one.id for one in looked.figures}
            yield worded.finding(CHECK, reading, looked.odd)
    for rank in misplaced(table, ledger):
        figures = {one.quantity_id for one in (rank.standing.own, *rank.against)}
        if settled.isdisjoint(figures):
            settled |= figures
            yield _misplaced(table, rank)
    for looked in climbed(table):
        ledger.count()
        if looked.odd is not None and settled.isdisjoint({one.id for one in looked.figures}):
            settled |= {one.id for one in looked.figures}
            yield worded.finding(CHECK, reading, looked.odd)
    yield from _ranks(table, ledger, settled)


def _misplaced(table: Bench, wrong: Misplaced) -> Finding:
    standing = wrong.standing
    figures = [standing.own, *wrong.against]
    return CHECK.finding(
        table.reading,
        wrong.message,
        (standing.start, standing.end),
        versus=[extent(table.reading, one) for one in figures],
        context=[(wrong.other.start, wrong.other.end)] if wrong.other else (),
        claims=figures,
        found=str(standing.rank),
    )


def _two_winners(table: Bench, ledger: Ledger) -> Iterator[Finding]:
    won = [one for one in table.of("outcome") if one.value in _WON and table.scene.person(one.subject_id)]
    seen: set[frozenset[str | None]] = set()
    for first, second in Shelf(table.scene, won).pairs(ledger):
        key = frozenset({first.subject_id, second.subject_id})
        if len(key) < 2 or key in seen or not _same_post(table, first, second, ledger):
            continue
        seen.add(key)
        ledger.compare(first, second)
        yield CHECK.against(
            table.reading,
            f"{second.subject} and {first.subject} are both said to have won: "
            f"{told(table.reading, second)} and {told(table.reading, first)}",
            second,
            first,
            found=second.subject,
            expected=first.subject,
        )


def _same_post(table: Bench, first: Claim, second: Claim, ledger: Ledger) -> bool:
    one, other = table.scene[first], table.scene[second]
    if one.contest is None or one.contest != other.contest or one.place is None or one.place != other.place:
        return False
    if not (one_post(table, first) and one_post(table, second)) or one.sentence == other.sentence:
        return False
    # Both sentences must name the post: a story tells of many winners.
    if not posts_named(first.evidence.text) & posts_named(second.evidence.text):
        return False
    if polled(one) or polled(other) or one.voice or other.voice or not table.fits(first, second, ledger):
        return False
    # Primaries go by party and state, and the winner of one stands beside the winner of another.
    return not primary(table, first) and not primary(table, second)


def _ranks(table: Bench, ledger: Ledger, settled: set[str | None]) -> Iterator[Finding]:
    for measure in ("vote_share", "votes", "seats"):
        ranked = table.shelf(measure)
        for lower in ranked.claims:
            if lower.subject_id is None or lower.rank is None or lower.rank < 2:
                continue
            for higher in table.rivals(lower, ranked, ledger):
                if unit_class(higher) != unit_class(lower) or not _before(higher, lower):
                    continue
                ledger.compare(lower, higher)
                if table.interval(higher).below(table.interval(lower)) and lower.quantity_id not in settled:
                    yield _rank_finding(table, lower, higher)
                    break


def _before(higher: Claim, lower: Claim) -> bool:
    """Whether `higher` is ranked above `lower`."""
    return higher.rank is not None and lower.rank is not None and higher.rank < lower.rank


def _rank_finding(table: Bench, lower: Claim, higher: Claim) -> Finding:
    reading = table.reading
    return CHECK.against(
        reading,
        f"{lower.subject} is {_place(lower)} with {figure(lower)}, above the {figure(higher)} of "
        f"{higher.subject}, who is {_place(higher)}",
        lower,
        higher,
    )


def _place(claim: Claim) -> str:
    return _PLACES.get(claim.rank or 0, f"number {claim.rank}")


CHECK = Check("OUT03", "rank-conflict", "error", __doc__ or "", run, rank=9)
