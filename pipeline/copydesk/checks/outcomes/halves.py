"""A side that is said to have more than half, or less, against all figures of it that the story tells.

"Got more than half of the vote: 41.2 percent"; "failed to win an outright majority. He had 54.9 percent"; "none of the
candidates reached 50 percent"; "won an absolute majority of seats. It will have 31 of the 65". The words only say which side
of half is meant and of what; whose figures are meant, and what they are of, was read. Stays silent where any figure that may
be meant fits; for what is needed, wished or was before; for larger majorities, those of several together and of a part of
the voters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.hints import Hints
from copydesk.checks.otherwise import set_apart
from copydesk.checks.outcomes.half_words import HALF, Said, said_in
from copydesk.checks.outcomes.needed import Missed
from copydesk.checks.sums.seating import UNITS, main_body
from copydesk.checks.wording import figure, number
from copydesk.records import Claim, Interval, Person
from copydesk.records.late import late

_PRONOUN = late(r"\b(?:it|he|she|they)\b", re.IGNORECASE)
_ROUNDS = late(r"\b(?:first|second|final) (?:round|ballot)\b|\brun-?offs?\b", re.IGNORECASE)
_CLAUSE = late(r"[,;:(]")
_GETTING = late(
    r",? (?:getting|with|taking|winning|having (?:won|got|taken|received|polled)|receiving|scoring|polling|on|at|finishing (?:with|on|at)) (?:just |only |about )?\Z"
)
_IN_PARTS = frozenset({"electoral_votes", "delegates"})
_READ, _NEAR, _OPENING = 0.5, 2, 30


class _Held(NamedTuple):
    """A figure of the side that is meant, what it is of a hundred, and how to tell it."""

    own: Claim
    share: Interval
    told: str


def halves(table: Bench) -> Iterator[Missed | None]:
    """Every such statement; None for those that fit."""
    text = table.reading.article.text
    for place, here in enumerate(table.reading.sentences):
        for said in said_in(text, here):
            held = _held(table, place, said)
            if not held:
                continue
            wrong = [one for one in held if _misses(said, one)]
            # Of "nobody" any figure tells; else the one next to it.
            near = min(
                wrong if said.anybody and wrong else held,
                key=lambda one: abs(one.own.value_span.start - said.start),
            )
            odd = near in wrong and (said.anybody or len(wrong) == len(held))
            yield _missed(table, said, near) if odd else None


def _held(table: Bench, place: int, said: Said) -> list[_Held]:
    """The figures that may be meant: of the sides of the sentence, else of the one before; of anybody's, all of the story."""
    ids = None if said.anybody else _sides(table, place, said)
    if ids is not None and not ids:
        return []
    seats = [] if said.votes else _seats(table, place, ids) or _seats(table, place, _next(table, place, ids))
    if seats or said.seats:
        return seats
    return _shares(table, place, said, ids) or _shares(table, place, said, _next(table, place, ids))


def _sides(table: Bench, place: int, said: Said) -> frozenset[str]:
    """The sides that a sentence names before its words, or that its pronoun stands for; where it denies, only one."""
    reading = table.reading
    here = reading.sentences[place]
    named = [one.id for one in reading.side_mentions_in(here.start, said.end)]
    if not named and said.start - here.start < _OPENING:
        named = [one.id for one in reading.side_mentions_in(said.end, here.end)][:1]
    above = reading.sentences[place - 1] if place else here
    pronoun = _PRONOUN.search(reading.article.text, here.start, said.start) is not None
    if not named and pronoun and above.paragraph == here.paragraph:
        named = [one.id for one in reading.side_mentions_in(above.start, above.end)]
    alone = all(table.scene.belongs(one, named[0]) for one in named)
    return frozenset(named) if said.above or alone else frozenset()


def _next(table: Bench, place: int, ids: frozenset[str] | None) -> frozenset[str]:
    """The one side whose figures the next sentence tells by a pronoun, naming nobody: "The tally gave it 94"."""
    sentences = table.reading.sentences[place + 1 : place + 2]
    if ids is None or not sentences or table.reading.side_mentions_in(sentences[0].start, sentences[0].end):
        return frozenset()
    if _PRONOUN.search(table.reading.article.text, sentences[0].start, sentences[0].end) is None:
        return frozenset()
    told = {
        one.subject_id or ""
        for one in table.of_anyone("seats", "vote_share")
        if table.scene[one].sentence == place + 1
    }
    return frozenset(told) if len(told) == 1 else frozenset()


def _of_now(table: Bench, place: int, one: Claim, ids: frozenset[str] | None) -> bool:
    """Whether a figure is of the sides that are meant, and of this vote, near enough to be meant."""
    scene = table.scene[one]
    here = table.reading.sentences[place]
    return (
        one.comparator == "exactly" and one.confidence >= _READ and (ids is None or one.subject_id is not None or "" in ids)
        and (ids is None or (one.subject_id or "") in ids or any(table.scene.belongs(one.subject_id, side) for side in ids))
        and scene.when is None and one.group is None and not polled(scene) and not scene.headline
        and not scene.hints.earlier and not scene.hints.part and abs(scene.paragraph - here.paragraph) < _NEAR
    )  # fmt: skip


def _seats(table: Bench, place: int, ids: frozenset[str] | None) -> list[_Held]:
    """The seats of the sides that are meant, where the size of their body is told."""
    body = main_body(table)
    found = []
    for one in table.surest("seats").values():
        if (
            one.unit not in UNITS - _IN_PARTS
            or not one.value.isdigit()
            or not _of_now(table, place, one, ids)
        ):
            continue
        if one.basis in ("held", "up"):
            continue
        size = int(one.of) if one.of and one.of.isdigit() else body.size if body is not None else 0
        if body is not None and size != body.size:
            return []
        if not 0 < int(one.value) <= size:
            return []
        share = Interval.exactly(Decimal(100) * int(one.value) / size)
        found.append(_Held(one, share, f"{figure(one)} of {number(size)} seats"))
    return found


def _shares(table: Bench, place: int, said: Said, ids: frozenset[str] | None) -> list[_Held]:
    """The shares of the sides that are meant; a majority that may be one of seats, or a margin, is of no votes."""
    people = ids is None or all(isinstance(table.reading.by_id.get(one), Person) for one in ids)
    if not said.votes and not (said.absolute and people) and table.of_anyone("seats", "total_seats"):
        return []
    if not said.votes and not said.absolute and not (people and _no_margin(table, said)):
        return []
    found = [
        _Held(one, table.interval(one), f"{figure(one)} percent")
        for one in table.surest("vote_share").values()
        if one.unit == "percent" and _of_now(table, place, one, ids) and not said.start <= one.value_span.start < said.end
    ]  # fmt: skip
    return found or list(_counted(table, place, ids))


def _no_margin(table: Bench, said: Said) -> bool:
    """Whether somebody's majority is no margin: it is missed, or there are two rounds."""
    return not said.above or _ROUNDS.search(table.reading.article.text) is not None


def _counted(table: Bench, place: int, ids: frozenset[str] | None) -> Iterator[_Held]:
    """The votes of the sides that are meant out of all that were cast, where one such number stands by."""
    totals = {
        Decimal(one.value) for one in table.of_anyone("total_votes")
        if one.confidence >= _READ and one.comparator == "exactly" and one.unit == "votes"
        and one.subject in (None, "valid") and abs(table.scene[one].sentence - place) < _NEAR
    }  # fmt: skip
    if len(totals) != 1:
        return
    total = totals.pop()
    for one in table.surest("votes").values():
        if _of_now(table, place, one, ids) and 0 < Decimal(one.value) <= total:
            share = Interval.exactly(100 * Decimal(one.value) / total)
            yield _Held(one, share, f"{figure(one)} of {number(total)} votes")


def _misses(said: Said, one: _Held) -> bool:
    """Whether a figure lies on the other side of half, or of the larger bar."""
    low, high = one.share.low, one.share.high
    if said.bar != HALF:
        return (high is not None and high < said.bar) if said.above else (low is not None and low >= said.bar)
    return (high is not None and high <= HALF) if said.above else (low is not None and low > HALF)


def _apart(table: Bench, said: Said, own: Claim) -> bool:
    """Whether words between, or a place that one sentence names and the other does not, set a figure apart from what is said."""
    reading, figure_at = table.reading, own.value_span
    first, second = reading.sentence_at(said.start), reading.sentence_at(figure_at.start)
    if first == second:
        low, high = (
            (said.end, figure_at.start) if said.end <= figure_at.start else (figure_at.end, said.start)
        )
        between = (
            one.id for one in reading.places() for mention in one.mentions if low <= mention.start < high
        )
        place = own.place_id or next(between, None)
        # "Failed to win a majority in the first round, getting 52.9 percent": in that round.
        got = _GETTING.search(reading.article.text, low, high) if low == said.end else None
        high = high if got is None else said.end
        return low < high and table.scene.between.told_apart(low, high, place)
    if said.anybody and abs(first - second) > 1:
        return True
    here, there = reading.sentences[first], reading.sentences[second]
    chamber = Hints(reading.article.text, said.start, said.end, (here.start, here.end)).chamber
    its = table.scene[own].hints.chamber
    # What follows at once without a chamber is of the same one.
    follows = its is None and second == first + 1 and here.paragraph == there.paragraph
    if chamber is not None and chamber != its and not follows:
        return True
    stop = _CLAUSE.search(reading.article.text, said.end, here.end)
    end = stop.start() if stop is not None else here.end
    return set_apart(reading, said.start, figure_at.start) or any(
        one.id not in (own.place_id, table.scene.nation)
        and any(here.start <= mention.start < end for mention in one.mentions)
        and not any(there.start <= mention.start < there.end for mention in one.mentions)
        for one in reading.places()
    )


def _missed(table: Bench, said: Said, one: _Held) -> Missed | None:
    """What is wrong, unless words between set the figure apart from what is said."""
    own, reading = one.own, table.reading
    quantity = reading.quantity_by_id.get(own.quantity_id or "")
    if quantity is None or _apart(table, said, own):
        return None
    words = " ".join(reading.article.text[said.start : said.end].split())
    bar = "half" if said.bar == HALF else f"{said.bar:.3g} percent"
    what = f"not more than {bar}" if said.above else f"more than {bar}"
    return Missed(
        quantity,
        ((said.start, said.end),),
        f'{one.told} is {what}; the story says "{words}"',
        round(said.bar),
    )
