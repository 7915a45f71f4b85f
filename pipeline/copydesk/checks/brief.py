"""A brief story has room for one vote: its figures are of that vote unless words set one apart, whatever was guessed of each.

A reader guesses a place, a source or a stage for every figure, and in a few sentences half of the guesses are but what was
named last. So here only words forbid: another time, count or part of the voters (`otherwise`), a place that the sentence
of a figure turns to, an election or a poll that its own sentence tells of. A story that puts figures in several places, or
has so many figures that they can hardly be of one vote, is not brief however short it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from copydesk.checks.compare import Bench
from copydesk.checks.otherwise import set_apart
from copydesk.records import Claim
from copydesk.records.late import late

_SENTENCES, _CHARS, _FIGURES, _PLACES = 10, 1000, 16, 1
_END_OF_COUNT = Decimal("0.9")
_FIGURED = frozenset({"percent", "count", "points", "fraction"})
_POLLED = late(
    r"\b(?:polls? (?:by|from|of|had|have|has|put|gave|gives|shows?|showed|suggests?|suggested|published|conducted|taken|for)"
    r"|(?:an?|last|latest|recent|one|earlier|opinion) poll|exit[- ]polls?|opinion polls?|pollsters?|survey\w*|forecast\w*|project(?:s|ed|ion\w*)|predict\w*|expect\w*|quick counts?|estimat\w*)\b",
    re.IGNORECASE,
)
# "In Bad Orb", "at Hull", "across Kogi": where a sentence says of which place its figures are.
_IN = late(r"\b(?:[Ii]n|[Aa]t|[Aa]cross|[Aa]round|[Oo]n|[Ff]or|[Oo]utside|[Ff]rom) (?:the )?(?:[a-z]+ )?\Z")
# "The mayor of Lyons": somebody's place.
_OF = late(r"\bof (?:the )?\Z")
# "44.9 percent of the party-list vote, followed by": of all.
_OF_VOTE = late(r"[\d.,]+(?:%| ?per ?cent| ?percent)? of the (?:[\w-]+ ){0,2}votes?\b")
# "There his list took 56".
_THERE = late(
    r"[\"“]?(?:There|Here|Elsewhere)\b(?! (?:is|are|was|were|will|has|have|had|would|could|may|might)\b)"
)
_PRONOUN = late(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Hh]is|[Hh]er|[Hh]im|[Tt]heir|[Tt]hem|[Ii]ts)")


def brief(table: Bench) -> bool:
    """Whether a story is so short and plain that it tells of one vote."""
    return short(table) and table.kept("brief", lambda: _in_one_place(table))


def short(table: Bench) -> bool:
    """Whether a story has few sentences and few figures."""
    reading = table.reading
    if len(reading.sentences) > _SENTENCES or len(reading.article.text) > _CHARS or table.scene.live:
        return False
    return sum(one.kind in _FIGURED for one in reading.quantities) <= _FIGURES


def _in_one_place(table: Bench) -> bool:
    """Whether a story puts its figures in one place at the most."""
    reading = table.reading
    figures = [one for one in reading.quantities if one.kind in _FIGURED]
    told = {reading.sentence_at(one.start) for one in figures}
    places = {
        one.id
        for one in reading.places() if one.id != table.scene.nation
        for mention in one.mentions
        if reading.sentence_at(mention.start) in told
        and _IN.search(reading.article.text, max(0, mention.start - 30), mention.start)
    }  # fmt: skip
    return len(places) <= _PLACES


def polled_here(table: Bench, start: int) -> bool:
    """Whether words in the sentence of a figure say that it is an estimate."""
    here = table.reading.sentences[table.reading.sentence_at(start)]
    return _POLLED.search(table.reading.article.text, here.start, here.end) is not None


def column(table: Bench, measure: str, unit: str | None, least: float) -> list[Claim]:
    """The exact figures of a measure that a story tells of now and of all voters, in order; one claim of each."""
    found = [
        one for one in table.surest(measure).values()
        if one.unit == unit and one.confidence >= least and one.comparator == "exactly"
        and of_now(table, one) and not polled_here(table, one.value_span.start)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.value_span.start)


def of_now(table: Bench, one: Claim) -> bool:
    """Whether a claim is of this election and of all voters."""
    return table.scene[one].when is None and one.group is None and table.scene[one].month is None


def one_vote(table: Bench, starts: Iterable[int]) -> bool:
    """Whether no words set what stands at these places apart: each sentence from the one before, or figures within one."""
    reading = table.reading
    order = sorted(set(starts))
    if set_apart(reading, *order):
        return False
    for first, second in pairwise(order):
        if reading.sentence_at(first) == reading.sentence_at(second):
            vote = _OF_VOTE.match(reading.article.text, first)
            begin = vote.end() if vote else first
            if table.scene.between.told_apart(begin, second, _place_at(table, first)):
                return False
        elif turns(table, second) or _turned_between(table, first, second):
            return False
    return True


def _turned_between(table: Bench, first: int, second: int) -> bool:
    """Whether a sentence between those of two figures begins with a place that was not named before: "Coahuila was a different story"."""
    reading = table.reading
    inside = range(reading.sentence_at(first) + 1, reading.sentence_at(second))
    starts = {reading.sentences[number].start for number in inside}
    starts |= {start + len("In ") for start in starts if reading.article.text.startswith("In ", start)}
    return any(
        mention.start in starts and not any(other.start < mention.start for other in one.mentions)
        for one in reading.places() for mention in one.mentions
    )  # fmt: skip


def _place_at(table: Bench, start: int) -> str | None:
    """The place that the claim of a figure was read to be of."""
    return next((one.place_id for one in table.reading.claims if one.value_span.start == start), None)


def turns(table: Bench, start: int) -> bool:
    """Whether the sentence of a figure names before it a place that was not named before, but for somebody's home."""
    reading, scene = table.reading, table.scene
    begin = reading.sentences[reading.sentence_at(start)].start
    if _THERE.match(reading.article.text, begin):
        return True
    return any(
        begin <= mention.start < start
        and not _OF.search(reading.article.text, begin, mention.start)
        and not any(other.start < begin for other in one.mentions)
        for one in reading.places() if one.id != scene.nation
        for mention in one.mentions
    )  # fmt: skip


def named_here(table: Bench, claim: Claim) -> bool:
    """Whether the side of a claim is named in its sentence, not told by a pronoun."""
    reading, text = table.reading, table.reading.article.text
    here = reading.sentences[reading.sentence_at(claim.value_span.start)]
    return any(
        one.id == claim.subject_id and not _PRONOUN.fullmatch(text, one.start, one.end)
        for one in reading.side_mentions_in(here.start, here.end)
    )


def one_stage(table: Bench, claims: Iterable[Claim]) -> bool:
    """Whether figures were not read to be of two hours of a count, nor of two named sources."""
    told = [(table.scene[one].stage, table.scene[one].as_of, one.source) for one in claims]
    return all(len({one for one in field if one is not None}) < 2 for field in zip(*told, strict=True))


def early(table: Bench, claim: Claim) -> bool:
    """Whether a figure was read to be of a count that is far from its end."""
    progress = table.reading.claim_by_id.get(claim.counted or "")
    return (
        progress is not None
        and progress.number is not None
        and progress.number < _END_OF_COUNT * Decimal(progress.of or 100)
    )
