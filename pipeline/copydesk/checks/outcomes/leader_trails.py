"""The one said to win or lead has the lower figure.

What it looks for: A side that is said to win or lead, whose figure is below that of the side it is said
to beat, or of any other side in the same race; a side said to lose or trail whose figure is above
its rival's; and, of a story with one winner, the first figures that set it beside others.

Why it matters: Two figures have changed places, or the wrong side is called the winner. There is no
worse slip.

In the copy: In the Indian state of Kerala, Meera Nair won with 35.8 percent of the vote to 55.3 percent for Suresh Pillai.

Mended: In the Indian state of Kerala, Meera Nair won with 55.3 percent of the vote to 35.8 percent for Suresh Pillai.

Stays silent when: the race is won by seats, delegates or electoral votes and the figures are votes;
several are elected; the two stand in primaries of different parties; the figures are from another place,
round, stage, poll or source; or another pair of figures of the same two bears the outcome out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks import paired, worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import ANYONE, Bench, bench, distance, nearest
from copydesk.checks.gaps import had_been, not_of_two_sides
from copydesk.checks.order import ordered
from copydesk.checks.outcomes.asides import either_way, of_its_own
from copydesk.checks.outcomes.in_brief import in_brief
from copydesk.checks.outcomes.one_winner import outdone
from copydesk.checks.outcomes.outrun import outrun
from copydesk.checks.outcomes.races import (
    AHEAD,
    BEHIND,
    bloc_or_party,
    in_front_anywhere,
    one_post,
    other_party,
    primary,
    winners,
)
from copydesk.checks.outcomes.silent import no_word_on_figures
from copydesk.checks.outcomes.topped import topped
from copydesk.checks.outcomes.verdicts import verdicts
from copydesk.checks.units import unit_class
from copydesk.checks.wording import figure, told
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late
from copydesk.records.opened import Opened

# How sure place and election must be of who won in another sentence than the figures.
_SETTLED = 0.6
_OVER = frozenset({"won", "gained", "retained", "lost", "conceded"})
MEASURES = ("vote_share", "votes", "seats")
_BY_VOTES = late(r"\b(?:in|by|on) (?:the )?(?:popular )?votes?\b|\bpopular vote\b", re.IGNORECASE)
# Farther down a story turns to other votes: what each had on the list, in the chamber, in the province.
_PARAGRAPHS = 3

# What somebody lacks is no lead: "missed the run-off by 1.2 points".
_LACKING = late(
    r"\b(?:miss(?:ed|es|ing)?|adrift|short (?:of|by)|(?:points?|votes) (?:back|off|shy))\b", re.IGNORECASE
)
_HALF = 50
# "Won the seat a year earlier, in a by-election, by 51.2 to 48.8": "and then lost to him, 46.6% to 53.4%": the outcome has its own figures behind it.
_BY_A_PAIR = late(
    r"\b(?:by|leads?|led|ahead|w[io]n|wins|[\w’'-]+,) \d[\d.,]*(?:%| ?per ?cent| ?percent| votes)?(?: of the votes?)? ?(?:to|-|–|against) ?\d[\d.,]*"
)
# "Leads with 405,000 votes to 49,000 for his nearest rival".
_TO_LESS = late(
    r"(?:%| ?per ?cent| ?percent| votes)?(?: of the votes?)?,? (?:to|against|ahead of) (?:[\w.'’-]+ ){0,4}?(?:with |had |on |at )?\Z"
)
# "Went up from 34.4% to 51.0%": the first is of before.
_FROM = Opened(r"\b(?:up|down|rose|grew|jumped|climbed|fell|sank|dropped|slipped|went|risen|fallen) from \Z")

# Over a list: what is told there is on the way.
_FIRST = Opened(r"\bfirst[- ](?:preferences?|choices?|count)\b", re.IGNORECASE)
_OVER_A_LIST = 250


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every outcome, and every lead, against the figures of the two sides."""
    table = bench(reading, settings)
    seen: set[frozenset[str]] = set()
    settled: set[frozenset[str | None]] = set()
    told = (one for way, one in ordered(reading) if way == "beaten")
    for looked in (*paired.beaten(reading), *told, *topped(table), *verdicts(table)):
        ledger.count()
        if looked.odd is not None and frozenset(one.id for one in looked.figures) not in settled:
            settled.add(frozenset(one.id for one in looked.figures))
            yield worded.finding(CHECK, reading, looked.odd)
    for said in [*table.of("outcome"), *table.of("lead")]:
        if said.subject_id is None or not (_over_a_rival(table, said) or said.value in AHEAD | BEHIND):
            continue
        # Whose side has no figure anywhere is held against nothing: most are.
        if not any(table.shelf(measure, subject=said.subject_id).claims for measure in MEASURES):
            continue
        if no_word_on_figures(table, said):
            continue
        pairs = _of_the_end(table, said, list(_pairs(table, said, ledger)))
        for own, other in pairs:
            ledger.compare(said, own, other)
        wrong = [one for one in pairs if _contradicts(table, said, *one) and _bare(table, said, *one)]
        if not wrong or not _sure(table, said, pairs, wrong):
            continue
        own, other = min(wrong, key=lambda pair: distance(said, *pair))
        key = frozenset({own.id, other.id})
        if key not in seen and frozenset({own.quantity_id, other.quantity_id}) not in settled:
            seen.add(key)
            yield _finding(table, said, own, other)
    for said, own, other in (*outdone(table, ledger), *outrun(table, ledger), *in_brief(table, ledger)):
        known = frozenset({own.id, other.id}) in seen
        known = known or frozenset({own.quantity_id, other.quantity_id}) in settled
        odd = _contradicts(table, said, own, other) and _bare(table, said, own, other)
        if (
            odd
            and not known
            and not _won_by_seats(table, said, [(own, other)])
            and not _second(table, said, own)
        ):
            seen.add(frozenset({own.id, other.id}))
            yield _finding(table, said, own, other)


def _second(table: Bench, said: Claim, own: Claim) -> bool:
    """Whether somebody else has more than one who lost: second of three concedes, too."""
    if said.value not in ("lost", "conceded"):
        return False
    figure_ = Decimal(own.value)
    return any(
        one.subject_id not in (own.subject_id, None) and unit_class(one) == unit_class(own) and Decimal(one.value) > figure_
        and table.scene[one].when == table.scene[own].when
        for one in table.of_anyone(own.measure)
    )  # fmt: skip


def _bare(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether more of either figure wins, and no words put one, or the outcome, at something else."""
    told = all(_tells(table, said, one) for one in (own, other))
    return told and not of_its_own(table, said, own, other) and not _on_the_way(table, said, own)


def _over_a_rival(table: Bench, said: Claim) -> bool:
    """Whether a claim is a lead over somebody named: "a majority of seven" is over all others together."""
    over = said.measure == "lead" and said.rival_id is not None and not not_of_two_sides(said)
    # "Only Donga, with 2.9 points, said no" is a guess at whose it is.
    over = over and not had_been(table.reading, said) and table.named(said)
    return over and not _LACKING.search(said.evidence.text)


def _of_the_end(table: Bench, said: Claim, pairs: list[tuple[Claim, Claim]]) -> list[tuple[Claim, Claim]]:
    """For a race that is won the figures of its end, where there are some: those on the way clear nothing."""
    last = [pair for pair in pairs if "partial" not in {table.scene[one].status for one in pair}]
    return last if last and said.value in _OVER else pairs


def _pairs(table: Bench, said: Claim, ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Figures of the subject and its rival; where no rival is named, of the subject and every other side."""
    for measure in _measures_beside(table, said) or MEASURES:
        figures = table.shelf(measure, subject=said.rival_id or ANYONE)
        for own in table.figures(said, table.shelf(measure, subject=said.subject_id), ledger):
            if not _tells(table, said, own) or not _bears(table, own, said):
                continue
            for other in nearest(own, table.rivals(own, figures)):
                if unit_class(other) != unit_class(own) or not _tells(table, said, other):
                    continue
                if _other_pair(table, said, own, other):
                    continue
                # "Six weeks ago Yancey had been ahead by 10": a lead of then and figures of now.
                if said.measure == "lead" and not all(
                    table.scene.near(said, one) or table.one_hour(said, one) and table.one_moment(said, one)
                    for one in (own, other)
                ):
                    continue
                if bloc_or_party(said, own, other) or _on_the_way(table, said, own):
                    continue
                if primary(table, said) and (said.rival_id is None or other_party(table, own, other)):
                    continue
                if said.rival_id is None and not _against_all(table, said, own, other):
                    continue
                if table.fits(other, said) and _settled(table, said, own, other):
                    yield own, other


def _other_pair(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether an outcome, or the figure of its side, has a pair of its own beside it, which these two are not."""
    text, sentences = table.reading.article.text, table.reading.sentences
    if not sentences:
        return False
    behind = _BY_A_PAIR.search(text, said.value_span.start, sentences[table.scene[said].sentence].end)
    if behind is not None and not all(
        behind.start() <= one.value_span.start < behind.end() for one in (own, other)
    ):
        return True
    if table.scene.near(own, other):
        return False
    start, end = own.value_span.end, sentences[table.scene[own].sentence].end
    rest = [one for one in table.reading.quantities_in(start, end) if one.start >= start]
    return (
        bool(rest)
        and _TO_LESS.match(text[start : rest[0].start]) is not None
        and rest[0].value is not None
        and rest[0].interval.below(table.interval(own))
    )


def _measures_beside(table: Bench, said: Claim) -> tuple[str, ...]:
    """What the outcome goes by, where its sentence says so: "in votes they were ahead, with 37.1 percent"."""
    if _BY_VOTES.search(said.evidence.text):
        return ("vote_share", "votes")
    return tuple(
        measure for measure in MEASURES
        if any(table.scene.near(one, said) for one in table.shelf(measure, subject=said.subject_id).claims)
    )  # fmt: skip


def _on_the_way(table: Bench, said: Claim, own: Claim) -> bool:
    """Whether a winner's figure is of first preferences: "won with 51.6 per cent although she trailed on primaries"."""
    context = table.scene[own]
    # "The first-preference votes of the top four were:" over a list.
    start = own.value_span.start
    first = context.round == "first_preferences" or (
        context.round is None
        and _FIRST.search(table.reading.article.text, max(0, start - _OVER_A_LIST), start) is not None
    )
    return first and said.value in _OVER and table.scene[said].round != "first_preferences"


def _settled(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether place and election of an outcome are sure; a lead is held against the figures of its own sentence."""
    if said.measure == "lead":
        return table.of_its_own(said, own, other)
    near = all(table.scene[one].sentence == table.scene[said].sentence for one in (own, other))
    return near or said.context_confidence >= _SETTLED


def _bears(table: Bench, own: Claim, said: Claim) -> bool:
    """Whether a figure is of the race that the outcome is of."""
    if said.measure == "lead" and unit_class(own) != unit_class(said):
        return False
    far = abs(table.scene[own].paragraph - table.scene[said].paragraph) > _PARAGRAPHS
    return not far and table.close(own, said)


def _tells(table: Bench, said: Claim, one: Claim) -> bool:
    """Whether more of it wins. Delegates and electoral votes go by state: who wins a state may have fewer.

    Not what somebody went up or down from.
    """
    if _FROM.search(table.reading.article.text, one.evidence.start, one.value_span.start):
        return False
    if one.measure != "seats":
        return True
    if one.unit == "electoral_votes":
        return said.rival_id is not None
    return one.unit == "seats" and not table.scene.person(one.subject_id)


def _against_all(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether an outcome without a named rival holds against this other side.

    Not where the other is in front too, somewhere: then several are elected, or another race is meant. Only
    where the two figures stand together, or one person is elected.
    """
    if said.value in BEHIND or other.subject_id in winners(table, said) or table.hint_earlier(other):
        return False
    if table.scene.person(other.subject_id) and other.subject_id in in_front_anywhere(table):
        return False
    return table.scene.beside(own, other) or one_post(table, said)


def _two_majorities(table: Bench, own: Claim, other: Claim) -> bool:
    """Whether each has more than half of the votes: of two ballots, "re-elected with 72.4" beside another's 86.8."""
    lows = [table.interval(one).low or Decimal(0) for one in (own, other)]
    return own.measure == "vote_share" and min(lows) > _HALF


def _contradicts(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    if _two_majorities(table, own, other) or either_way(table, said, own, other):
        return False
    if said.value in BEHIND and said.measure == "outcome":
        return table.interval(other).below(table.interval(own))
    return table.interval(own).below(table.interval(other))


def _sure(
    table: Bench, said: Claim, pairs: list[tuple[Claim, Claim]], wrong: list[tuple[Claim, Claim]]
) -> bool:
    """Whether nothing clears the outcome: another pair of the same two, or seats where votes are less."""
    if len(wrong) == len(pairs):
        return not _won_by_seats(table, said, wrong)
    misfits = {(own.id, other.id) for own, other in wrong}
    rivals_cleared = {other.subject_id for own, other in pairs if (own.id, other.id) not in misfits}
    near = [pair for pair in pairs if all(table.scene.near(said, one) for one in pair)]
    cleared = {other.subject_id for own, other in near if (own.id, other.id) not in misfits}
    beside = [
        pair for pair in near if (pair[0].id, pair[1].id) in misfits and pair[1].subject_id not in cleared
    ]
    return bool(beside) or any(other.subject_id not in rivals_cleared for _own, other in wrong)


def _won_by_seats(table: Bench, said: Claim, wrong: list[tuple[Claim, Claim]]) -> bool:
    """Whether the race goes by seats, so that fewer votes may win it: the story gives seats for it."""
    if any(own.measure == "seats" for own, _other in wrong):
        return False
    if all(table.scene.near(said, own) and own.measure == "vote_share" for own, _other in wrong) and (
        said.value == "leading"
    ):
        return False
    return any(
        table.scene[one].place == table.scene[said].place and table.fits(one, said)
        for one in table.of("seats", "total_seats")
        if one.subject_id in (None, said.subject_id) and one.value != "1"
    )


def _finding(table: Bench, said: Claim, own: Claim, other: Claim) -> Finding:
    order = "less" if Decimal(own.value) < Decimal(other.value) else "more"
    message = (
        f"{own.subject}: {told(table.reading, said)}, with {figure(own)}, "
        f"{order} than the {figure(other)} of {other.subject}"
    )
    return CHECK.against(table.reading, message, own, other, said, expected=other.value)


CHECK = Check("OUT01", "leader-trails", "error", __doc__ or "", run, rank=10)
