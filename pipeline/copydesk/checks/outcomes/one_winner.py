"""The winner of a story, and the first figures that set it beside others: who is elected has the most of them.

Who won stands in the headline or in the first paragraphs. What it won with comes next, before the story turns to the first
round, the districts, the last time: so those figures are of the outcome, by whose word and from wherever they were read to
be. Only figures are passed over that are of another election, round, poll, part of the voters or hour of the count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.context import LATE_ROUNDS, polled
from copydesk.checks.otherwise import turned
from copydesk.checks.outcomes.silent import no_word_on_figures, won_too
from copydesk.checks.units import unit_class
from copydesk.records import Claim

_WON, _LOST = frozenset({"won", "gained", "retained"}), frozenset({"lost", "conceded"})
_MEASURES = ("votes", "vote_share")
_LAST = frozenset({None, "two_party_preferred", *LATE_ROUNDS})
# How far down a story, from its first paragraph, who won is told.
_TOP = 2
# A fair guess whose outcome it is will do, where it is the only one.
_LIKELY = 0.5
_MOST_OF_THE_COUNT = Decimal("0.9")
# What does not keep the first figures from each other, in a sentence and beyond it.
_ONE_BREATH = frozenset({None, "confidence", "speaker", "source", "place", "stage"})
_BESIDE = frozenset({None, "confidence", "speaker", "source"})


def outdone(table: Bench, ledger: Ledger) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Who is said to have won or lost, the first figure of that side, and one beside it that ought to be smaller or larger."""
    said = None if table.scene.live else _end(table)
    if said is None:
        return
    for row in _first_rows(table):
        own = next((one for one in row if _owns(table, said, one)), None)
        if own is None or said.value_span.start > own.value_span.start:
            continue
        if table.scene[said].place not in {table.scene[one].place for one in row}:
            continue
        others = _others(table, said, own, row)
        for other in others:
            ledger.compare(said, own, other)
        more = [one for one in others if table.interval(own).below(table.interval(one))]
        less = [one for one in others if table.interval(one).below(table.interval(own))]
        if said.value in _WON and more:
            yield said, own, more[0]
        elif said.value in _LOST and others and len(less) == len(others):
            yield said, own, less[0]


def _end(table: Bench) -> Claim | None:
    """The outcome by which one side, and no other, wins what the story is about, or else gives it up."""
    outcomes = [one for one in table.reading.claims if one.measure == "outcome"]
    if any(one.value in _WON and won_too(table, one) for one in outcomes):
        return None
    ends = [one for one in outcomes if _of_now(table, one)]
    contexts = [table.scene[one] for one in table.reading.claims]
    last = min((one.paragraph for one in contexts if not one.headline), default=0) + _TOP
    for values in (_WON, _LOST):
        told = [one for one in ends if one.value in values]
        top = [one for one in told if table.scene[one].headline or table.scene[one].paragraph <= last]
        if top:
            # A party wins through its candidate.
            people = [one for one in top if table.scene.person(one.subject_id)]
            said = max(people or top, key=lambda one: one.confidence)
            # Further down a party wins other things than what a person is elected to.
            rest = [*top, *(one for one in told if _for_the_same(table, one, said, alone=not people))]
            alone = all(table.scene.belongs(one.subject_id, said.subject_id) for one in rest)
            return said if alone else None
    return None


def _for_the_same(table: Bench, one: Claim, said: Claim, *, alone: bool) -> bool:
    """Whether an outcome further down may be of what `said` is of: of its place, and of a person where that is."""
    may = alone or table.scene.person(one.subject_id) is not None
    return may and table.scene[one].place == table.scene[said].place


def _of_now(table: Bench, one: Claim) -> bool:
    """Whether an outcome is the end of this election, as far as is known."""
    return (
        one.value in _WON | _LOST and one.confidence >= _LIKELY
        and one.subject_id is not None and _of_the_end(table, one) and not table.is_misread(one)
        and (_of_a_seat(table, one) or not no_word_on_figures(table, one))
    )  # fmt: skip


def _of_a_seat(table: Bench, one: Claim) -> bool:
    """Whether a party takes or keeps something: where the figures are of candidates, it is their seat."""
    return one.value in ("gained", "retained") and table.scene.person(one.subject_id) is None


def _first_rows(table: Bench) -> Iterator[Sequence[Claim]]:
    """The first votes that a story tells, and the first shares, with those of their sentence, list or table, and of the next."""
    figures = [
        one for one in table.of_anyone(*_MEASURES)
        if not table.scene[one].headline and _of_the_end(table, one)
    ]  # fmt: skip
    for unit in dict.fromkeys(unit_class(one) for one in figures):
        first, *more = (one for one in figures if unit_class(one) == unit)
        here = table.scene[first]
        # Shares far below the votes are of something else.
        if here.paragraph > table.scene[figures[0]].paragraph + 1:
            continue
        yield [
            first,
            *(
                one for one in more
                if here.near(there := table.scene[one])
                or (here.paragraph == there.paragraph and there.sentence == here.sentence + 1)
            ),
        ]  # fmt: skip


def _of_the_end(table: Bench, one: Claim) -> bool:
    """Whether a figure or an outcome is of the end of this election, and of all voters, as far as is known."""
    context = table.scene[one]
    return (
        context.when is None and context.month is None and context.group is None
        and context.round in _LAST and not polled(context)
        and not context.hints.earlier and not context.hints.part and _counted(table, one)
    )  # fmt: skip


def _counted(table: Bench, one: Claim) -> bool:
    """Whether no count is told of that the figure may be of, but for the last tenth of it."""
    progress = table.reading.claim_by_id.get(one.counted or "")
    if progress is None or progress.number is None:
        return table.scene.stage_of(table.scene[one]) is None
    return progress.number >= _MOST_OF_THE_COUNT * Decimal(progress.of or 100)


def _owns(table: Bench, said: Claim, one: Claim) -> bool:
    """Whether a figure is of who is said to have won, or of the candidate of the party that has."""
    if not table.sure(one) or table.scene.person(one.subject_id) is None:
        return False
    return table.scene.belongs(one.subject_id, said.subject_id)


def _others(table: Bench, said: Claim, own: Claim, row: Sequence[Claim]) -> list[Claim]:
    """The first figures that other people have in a row; of the rival that the outcome names only, if it is there."""
    found: dict[str | None, Claim] = {}
    for one in row:
        likely = one.confidence >= _LIKELY and table.scene.person(one.subject_id) is not None
        if likely and _of_one_race(table, said, own, one, row[0]):
            found.setdefault(one.subject_id, one)
    return [found[said.rival_id]] if said.rival_id in found else list(found.values())


def _of_one_race(table: Bench, said: Claim, own: Claim, other: Claim, first: Claim) -> bool:
    """Whether nothing read of two figures, and no words between or before, part them from each other or from the outcome."""
    if table.scene.belongs(own.subject_id, other.subject_id):
        return False
    one, two = sorted((table.scene[own], table.scene[other]), key=lambda context: context.start)
    text, begin = table.reading.article.text, table.reading.sentences[table.scene[first].sentence].start
    # "On first preferences, in a field of four:" above a table.
    if text[:begin].rstrip().endswith(":"):
        begin = table.reading.sentences[table.scene[first].sentence - 1].start
    if turned(said.evidence.text, text[begin : two.end]):
        return False
    why = table.clash(own, other)
    if one.sentence != two.sentence:
        return why in _BESIDE
    return why in _ONE_BREATH and not table.scene.between.told_apart(one.end, two.start)
