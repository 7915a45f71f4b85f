"""What a claim is said of, brought to one form: contest, place, stage, source; and where it stands.

Everything is found out when it is asked for: most claims are told apart by their keys.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from copydesk.checks.asides import claimed, option
from copydesk.checks.cued import one_of, small
from copydesk.checks.dates.calendar import published
from copydesk.checks.hints import (
    Hints,
    basis_of,
    earlier_of,
    month_of,
    vote_of,
    year_of_line,
)
from copydesk.checks.moments import then_of
from copydesk.checks.polled import estimated, polled_above, polled_by_words
from copydesk.checks.posts import meant
from copydesk.checks.whereabouts import plain_name
from copydesk.records import Claim, Part
from copydesk.records.once import once

if TYPE_CHECKING:
    from copydesk.checks.scene import Scene

_POLLED = frozenset({"poll", "exit_poll", "projection"})
LATE_ROUNDS = frozenset({"runoff", "run-off", "second", "final"})
# What bodies are called whose figures are the count itself.
_OFFICIAL = ("commission", "board", "authority", "ministry", "council", "court", "electoral", "elections")
# Said by a side of itself, whoever speaks.
_CLAIMED = "(claimed)"
_FIGURES = frozenset(
    {"vote_share", "votes", "seats", "turnout", "areas_won", "total_votes", "electorate", "lead"}
)
_TIMED = _FIGURES | {"outcome"}
# What an hour of the count does not change.
_LASTING = frozenset({"electorate", "total_seats", "threshold", "age", "elapsed"})
# What is counted of a body, not of a vote.
SEATS = frozenset({"seats", "members", "mandates", "deputies", "councillors"})
# The fields that `Context.key` is made of, in the order in which they are asked.
KEY = ("contest", "when", "round", "place", "group")
Key = tuple[object, ...]


class Context:
    """The fields of a claim that decide what it may be compared with; None is not known.

    Claims that do not stand together can be compared only if their keys are one: there null is what the story
    as a whole makes of it.
    """

    def __init__(self, scene: Scene, claim: Claim) -> None:
        self._scene, self._claim = scene, claim
        reading = scene.reading
        self._text = reading.article.text
        self.start, self.end = claim.value_span.start, claim.value_span.end
        self.sentence = reading.sentence_at(self.start)
        sentences = reading.sentences
        span = sentences[self.sentence] if sentences else claim.evidence
        # The sentence that it stands in.
        self._begin, self._close = span.start, span.end
        self.paragraph = sentences[self.sentence].paragraph if sentences else 0
        self.confidence, self.settled = claim.confidence, claim.context_confidence
        self.leads = claim.measure == "outcome" and claim.value in ("leading", "trailing")
        self.lasting = claim.measure in _LASTING

    def near(self, other: Context) -> bool:
        """Whether the two stand in one sentence, list or table."""
        return self.sentence == other.sentence or (self.block is not None and self.block == other.block)

    def beside(self, other: Context) -> bool:
        """Whether the two stand in one paragraph, list or table."""
        return self.paragraph == other.paragraph or self.near(other)

    def at_election_of(self, other: Context) -> Context:
        """The same, as if said of the election and the count of another."""
        contest, _when, *rest = self.key
        moved = copy(self)
        moved.__dict__.update(
            key=(contest, other.key[1], *rest), when=other.when, status=other.status, stage=other.stage,
            as_of=other.as_of, source=other.source, month=other.month, section=other.section,
        )  # fmt: skip
        return moved

    @once
    def key(self) -> Key:
        """What keeps claims apart wherever they stand."""
        scene, stage = self._scene, self.round
        known: object = self.contest
        where = self.place
        if scene.one_contest:
            known = known or next(iter(scene.contests), None)
            where = where or scene.main_place
            stage = stage or "late"
        elif known is None:
            # Two figures without a contest, in a story of several, are of one race only at one place.
            known = ("", where)
        late = "late" if stage in LATE_ROUNDS else stage
        return known, self.when and self.when[:4], late, where, self.group

    @once
    def contest(self) -> str | None:
        """The contest by its id, else its name."""
        return contest_of(self._claim)

    @once
    def when(self) -> str | None:
        """The election, where it is not the one of the story: a date or "earlier".

        Where the reader has none, by the words right beside: "37.0 percent (2018: 37.2)", "8.4 percent (9.7)", "the
        26.5 percent that it had in April 2023"; or by "that year", "then".
        """
        if self._claim.when or self._claim.measure not in _TIMED:
            return self._claim.when or None
        day = self._scene.reading.article.published
        this_year = day[:4] if day else None
        told = self._claim.measure != "outcome" and (
            earlier_of(self._text, self.start, self.end, this_year)
            or year_of_line(self._text, self.start, this_year)
        )
        return told or then_of(self._text, self.start, self._begin, this_year)

    @once
    def round(self) -> str | None:
        """The round, or which of several votes on one day."""
        return plain_name(self._claim.round) or vote_of(self._text, self.start, self.end, self._span)

    @once
    def place(self) -> str | None:
        """The place."""
        return self._scene.whereabouts.of(self._claim, self._begin)

    @once
    def group(self) -> str | None:
        """The part of the voters."""
        return plain_name(self._claim.group)

    @once
    def basis(self) -> str | None:
        """Of which voters a turnout is; whether seats are won, held or up."""
        basis = self._claim.basis
        if basis or self._claim.measure != "turnout":
            return basis or None
        return basis_of(self._text, self.start, self.end, self._span)

    @once
    def status(self) -> str | None:
        """The stage of the count; what a pollster or a watchdog puts somebody at is no count."""
        claim = self._claim
        if claim.status in _POLLED or _official(claim.evidence.text):
            return claim.status
        if claim.measure in ("vote_share", "seats", "lead"):
            said = None if claim.status == "final" else polled_above(self._text, self.start)
            # What a story calls final further up is not what pollsters had.
            said = said or polled_by_words(self._text, self.start, self.end, self._begin)
            if said is not None:
                return said
        if claim.status == "final":
            return claim.status
        if claim.measure != "vote_share":
            return claim.status
        return "projection" if estimated(self._text, self.start, self._span) else claim.status

    @once
    def source(self) -> str | None:
        """By whose word."""
        return plain_name(self._claim.source)

    @once
    def voice(self) -> str | None:
        """The one who speaks, if a side in the contest: an election official's word is the count's."""
        claim = self._claim
        if claim.speaker is None and claim.speaker_id is None:
            official = claim.source is not None and _official(claim.source)
            own = claim.measure != "outcome" and not official
            return (
                f"{_CLAIMED} {self._begin}" if own and claimed(self._text, self.start, self._begin) else None
            )
        person = self._scene.person(claim.speaker_id)
        if person is not None and not person.candidate and not person.party:
            return None
        return claim.speaker_id or plain_name(claim.speaker)

    @once
    def stage(self) -> str | None:
        """How far the count was: the value of the progress that the figure was reported at."""
        counted = self._claim.counted
        progress = self._scene.reading.claim_by_id.get(counted or "")
        if progress is None:
            return counted
        return f"{progress.value}{'/' + progress.of if progress.of else ''} {progress.unit or ''}"

    @once
    def as_of(self) -> str | None:
        """At what time the count stood so."""
        told = self._claim.as_of
        return told.value or told.printed if told else None

    @once
    def races(self) -> frozenset[str]:
        """The races that it may be of by the words around it: a story of several names each."""
        scene = self._scene
        if (self.lasting and not self._of_seats) or not scene.reading.sentences:
            return frozenset()
        names = scene.races[0 if self._of_seats else 1]
        paragraph = self._text.rfind("\n", 0, self.start) + 1
        return (
            meant(names, self._text, (self.start, self.end), paragraph, self._span) if names else frozenset()
        )

    @property
    def _of_seats(self) -> bool:
        claim = self._claim
        return (
            claim.unit in SEATS
            or claim.measure in ("seats", "total_seats")
            or claim.value in ("majority", "no_majority")
        )

    @once
    def month(self) -> int | None:
        """The month of another vote, or poll, that a sentence names without its year: "In March he had 48.8 percent"."""
        if self._claim.when is not None or self.lasting:
            return None
        today = published(self._scene.reading)
        return None if today is None else month_of(self._text, self.start, self.end, self._span, today)

    @once
    def block(self) -> int | None:
        """The list or table that it stands in."""
        return _inside(self._scene.blocks, self.start)

    @once
    def section(self) -> int:
        """The entry of a live report, or the section."""
        return self._scene.section(self.start)

    @once
    def option(self) -> bool | None:
        """Whether the subject is an answer to a question."""
        return option(self._claim.subject) if self._claim.subject else None

    @once
    def headline(self) -> bool:
        """Whether it stands in the headline."""
        return _inside(self._scene.headlines, self.start) is not None

    @once
    def hints(self) -> Hints:
        """What the words around it hint at."""
        whole = self._claim.measure == "outcome"
        return Hints(self._text, self.start, self.end, self._span, whole=whole)

    @property
    def _span(self) -> tuple[int, int]:
        return self._begin, self._close


def polled(context: Context) -> bool:
    """Whether a figure is an estimate, not a count."""
    return context.status in _POLLED


def contest_of(claim: Claim) -> str | None:
    """The contest of a claim by its id, else its name."""
    return claim.contest_id or plain_name(claim.contest)


def _official(words: str) -> bool:
    """Whether words name a body whose figures are the count itself."""
    return one_of(_OFFICIAL, small(words))


def _inside(parts: Sequence[Part], position: int) -> int | None:
    number = bisect_right(parts, position, key=lambda part: part.start) - 1
    return number if number >= 0 and position < parts[number].end else None
