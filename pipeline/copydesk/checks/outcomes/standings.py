"""Ranks told in words, "third with 11.7 percent", "in second place, on 10,877", against the figures of the sides beside.

Too high a rank: as many sides as it counts, or more, have more. Too low: of the shares beside too few are larger, and what they
leave of the whole is less. And two ranks of one contest stand as their figures do: "third with 2,341, Cole third with 2,314".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.wording import figure
from copydesk.records import Claim, Party, Person
from copydesk.records.late import late
from copydesk.records.opened import Opened

_MEASURES = ("vote_share", "votes", "seats")
_NUMBERS = {
    "first": 1,
    "second": 2,
    "runner-up": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
}
# "Finished second with", "in third place", "fourth was Cole"; not "a second term", "in the second, Cole had", "less than a third",
# "52 votes out of third".
_RANK = Opened(
    r"\b(?:(?<!in the )(?<!on the )(?<!after the )(?<!\bor )(?<!out of )(?<!short of )(?<!shy of )(?<!away from )(?<!behind )(?P<rank>runner-up|second|third|fourth|fifth|sixth|seventh)"
    # "The sixth in three years".
    r"(?! in (?:a row|succession|(?:[\w-]+ ){1,4}(?:years?|months?|weeks?|days?|decades?|elections?))\b)"
    r"(?:[- ]placed?\b| position\b| spot\b|[- ](?:largest|biggest|strongest) (?:party|force|group|bloc|alliance)\b"
    r"|(?= (?:with|on|at|in|was|came|behind|there)\b|[,.;:]| ?\(| of (?:three|four|five|six|seven)\b))"
    r"|(?:in|into|to) the (?P<place>second|third|fourth|fifth|sixth|seventh) (?:place|position|spot)\b)",
    re.IGNORECASE,
)
# Between a rank and the figure of who holds it: of others, of another time, of what was expected.
_TURNS = late(
    r"\b(?:who|which|whom|whose|while|though|although|despite|last|once|when|but|ahead|than|ago|out|now|back|if|year|elections?|rounds?|by|previous|most|had been|squeezed)\b|[–;\d]"
)
# "Third, a mere 224 votes behind her, with": how far from the one above.
_BEHIND = late(
    r",? (?:only |just |a mere |some )?\d[\d,.]* (?:votes? |points? )?(?:behind|adrift|back|short|fewer)(?: (?:him|her|them|it))?,?"
)
# "45,252, 22.1%", "13,215 votes (31.5%)": the other figure of the same side.
_ALSO = late(r"(?: votes)?(?:,| \(|,? or|,? and)? ?")
# "6,204 Yes votes": of an answer, not of who is asked about.
_ANSWER = late(r" ?(?:[Yy]es|[Nn]o|[Ff]or|[Aa]gainst)\b(?! (?:the )?[A-Z])")
_SUPPOSED = late(r"\W*(?:With|If|Had|Were|Without|Against) (?:the )?[A-Z][^,\d]{2,60},")
_NEAR, _BESIDE = 90, 20
# Figures of one paragraph are of one contest whatever was made of it; those of the next if nothing keeps them apart. One of
# another time among them is passed over, anything else ends the contest.
_ONE_PARAGRAPH = frozenset({None, "contest", "confidence", "speaker"})
_NEXT_PARAGRAPH = frozenset({None, "confidence"})
_PASSED_OVER = frozenset({"when", "stage"})
_WHOLE = Decimal("100.5")


class Standing(NamedTuple):
    """A rank as told, where it stands, and a figure of the side that holds it."""

    rank: int
    start: int
    end: int
    own: Claim


class Misplaced(NamedTuple):
    """A rank that figures contradict, the figures, where another rank stands that is against it, and why."""

    standing: Standing
    against: Sequence[Claim]
    message: str
    other: Standing | None = None


def misplaced(table: Bench, ledger: Ledger) -> Iterator[Misplaced]:
    """The ranks that figures contradict: first those that are wrong by themselves, then those at odds with another."""
    figures = side_figures(table)
    told = list(_told(table, figures))
    ranks = {one.own.id: one for one in told}
    beside = []
    for one in told:
        ledger.count(one.own)
        row = [claim for claim in figures if (claim.measure, claim.unit) == (one.own.measure, one.own.unit)]
        at = row.index(one.own)
        before, after = _run(table, one.own, row[:at][::-1]), _run(table, one.own, row[at + 1 :])
        # Of the figures of a poll only those of one question, and so of one sentence, are ranks of each other.
        if polled(table.scene[one.own]):
            before, after = (
                [it for it in those if table.scene.near(it, one.own)] for those in (before, after)
            )
        if {claim.subject_id for claim in before} & {claim.subject_id for claim in after}:
            after = []
        beside.append((one, before, after, row))
    below = {key: standing.rank for key, standing in ranks.items()}
    for one, before, after, row in beside:
        wrong = _too_high(table, one, before, after) or _too_low(table, one, before, after, row, below)
        if wrong is not None:
            yield wrong
    for one, before, _after, _row in beside:
        for claim in before:
            if claim.id in ranks and (odds := _at_odds(table, one, ranks[claim.id])) is not None:
                yield odds


def side_figures(table: Bench) -> list[Claim]:
    """The figures of persons and parties, one of each quantity, in the order of the text."""
    entities = table.reading.by_id
    found = [
        one for one in table.surest(*_MEASURES).values()
        if one.comparator == "exactly" and isinstance(side := entities.get(one.subject_id or ""), Person | Party)
        and not (isinstance(side, Party) and side.asked)
        and not _ANSWER.match(table.reading.article.text, one.value_span.end)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.value_span.start)


def _told(table: Bench, figures: Sequence[Claim]) -> Iterator[Standing]:
    text = table.reading.article.text
    ranks = list(_RANK.finditer(text))
    for number, match in enumerate(ranks):
        stop = ranks[number + 1].start() if number + 1 < len(ranks) else len(text)
        first = next((one for one in figures if match.end() <= one.value_span.start), None)
        if first is None or first.value_span.start > min(stop, match.end() + _NEAR):
            continue
        if not _holds(table, match.start(), match.end(), first):
            continue
        word = "rank" if match["rank"] else "place"
        end = first.value_span.end
        for one in figures:
            begin = one.value_span.start
            beside = end <= begin <= end + _BESIDE and one.subject_id == first.subject_id
            beside = beside and one.measure != first.measure
            if one is first or (beside and _ALSO.fullmatch(text, end, begin)):
                yield Standing(_NUMBERS[match[word].lower()], match.start(word), match.end(word), one)


def _holds(table: Bench, start: int, end: int, first: Claim) -> bool:
    """Whether the side whose figure comes first behind a rank is the one that the rank is told of."""
    reading, scene = table.reading, table.scene
    sentence = reading.sentences[reading.sentence_at(start)]
    if scene[first].paragraph != sentence.paragraph:
        return False
    between = reading.article.text[end : first.value_span.start]
    # "Had to settle for second place: Massa 36.8%, Milei 30.0%": a list of all opens with the first.
    if between.startswith(":") and sentence.start < start and scene.person(first.subject_id) is not None:
        return False
    # "With Tsai as the candidate, Han came second": one of several matches that a poll asks for.
    if _SUPPOSED.match(reading.article.text, sentence.start):
        return False
    gap = _BEHIND.match(between)
    if _TURNS.search(between[gap.end() if gap else 0 :]):
        return False
    # "Third was Ana Cole, a teacher. She had 6,102."
    named = reading.by_id[first.subject_id or ""].mentions
    if first.value_span.start >= sentence.end and not any(
        sentence.start <= mention.start < sentence.end for mention in named
    ):
        return False
    return not any(
        end <= mention.start < first.value_span.start
        for other in (*reading.people(), *reading.parties())
        if not scene.belongs(other.id, first.subject_id)
        for mention in other.mentions
    )


def _too_high(
    table: Bench, one: Standing, before: Sequence[Claim], after: Sequence[Claim]
) -> Misplaced | None:
    """Whether as many sides as a rank counts have more; of those behind it only what its sentence tells.

    Where still more have more, the figures are of two races, or of two elections.
    """
    sentence = table.scene[one.own].sentence
    here = [claim for claim in after if table.scene[claim].sentence == sentence]
    more = _larger(table, one.own, [*before, *here])
    # One figure twice is one side under two names, and shares of several votes make more than 100.
    if len(more) != one.rank or len({claim.value for claim in more}) < len(more):
        return None
    if one.own.measure == "vote_share" and _sum([one.own, *more]) > _WHOLE:
        return None
    return Misplaced(one, more, f"{_said(table, one)}, but {_listed(more)} are more")


def _too_low(
    table: Bench,
    one: Standing,
    before: Sequence[Claim],
    after: Sequence[Claim],
    row: Sequence[Claim],
    below: Mapping[str, int],
) -> Misplaced | None:
    """Whether too few are above a rank: of just so many told before it some have less, or all other shares together are less."""
    beside = [*before, *after]
    more = _larger(table, one.own, beside)
    # Rounding leaves room: second with 4.5 percent, third with 4.
    can_be = [claim for claim in beside if not table.interval(claim).below(table.interval(one.own))]
    if len(can_be) >= one.rank - 1 or not beside:
        return None
    few = f"only {_listed(more)} is more" if more else "none is more"
    # "The Greens, in third place, won 14.8 percent; the CDU was second with 24.1": told from below.
    before = [claim for claim in before if below.get(claim.id, 0) <= one.rank]
    # Seats are told in parts, "108 seats, 50 of them a bonus"; and the first may be told of elsewhere in the story.
    less = [claim for claim in before if table.interval(claim).below(table.interval(one.own))]
    just = len(before) == one.rank - 1 > len(_larger(table, one.own, row)) and one.own.measure != "seats"
    if less and just and all(table.scene.beside(one.own, claim) for claim in before):
        return Misplaced(one, less, f"{_said(table, one)}, but before it stands {_listed(less)}")
    left = 100 - _sum([one.own, *beside])
    # Where two and more are missing above, the figures beside are of another vote.
    near = len(can_be) == one.rank - 2
    if near and one.own.measure == "vote_share" and 0 <= left < _sum([one.own]):
        said = f"{_said(table, one)}, but {few}, and all others together have {left}"
        return Misplaced(one, more or beside[:1], said)
    return None


def _at_odds(table: Bench, one: Standing, other: Standing) -> Misplaced | None:
    """Whether two ranks are one with two figures, or stand the other way about than their figures."""
    mine, its = table.interval(one.own), table.interval(other.own)
    if mine.overlaps(its) or (one.rank != other.rank and (one.rank < other.rank) != mine.below(its)):
        return None
    said = f"{_said(table, one)}, but {_said(table, other)}"
    return Misplaced(one, [other.own], said, other)


def _said(table: Bench, one: Standing) -> str:
    return f'"{table.reading.article.text[one.start : one.end]}" with {figure(one.own)}'


def _run(table: Bench, own: Claim, row: Iterable[Claim]) -> list[Claim]:
    """The figures of other sides that follow in `row` and are of one contest, one of each side."""
    scene, found = table.scene, list[Claim]()
    for one in row:
        far = abs(scene[one].paragraph - scene[own].paragraph)
        why = table.clash(own, one)
        # Words of an earlier round part nothing from a figure of that round.
        one_round = scene[one].round is not None and scene[one].round == scene[own].round
        earlier = table.hint_earlier(one) and not table.hint_earlier(own) and not one_round
        if why in _PASSED_OVER or earlier:
            continue
        if far > 1 or why not in (_NEXT_PARAGRAPH if far else _ONE_PARAGRAPH):
            break
        if why == "contest" and scene[one].place != scene[own].place:
            break
        if any(scene.belongs(one.subject_id, other.subject_id) for other in (own, *found)):
            break
        found.append(one)
    return found


def _larger(table: Bench, own: Claim, others: Sequence[Claim]) -> list[Claim]:
    return [one for one in others if table.interval(own).below(table.interval(one))]


def _sum(claims: Iterable[Claim]) -> Decimal:
    return sum((Decimal(one.value) for one in claims), Decimal(0))


def _listed(claims: Sequence[Claim]) -> str:
    return " and ".join(f"{figure(one)} ({one.subject})" for one in claims)
