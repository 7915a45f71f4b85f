"""Asks the network about a story's figures and words: the first look by each itself, the second told whose the others are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy

from copydesk.claims.linker.ballots import AskedWhen, ballots
from copydesk.claims.linker.encoder import Asked, Encoder
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.settings import round_told, stage_told
from copydesk.claims.linker.spots import Spot, spots
from copydesk.claims.linker.standing import Asked as AskedBody
from copydesk.claims.linker.standing import Question, Standing, standing
from copydesk.claims.linker.story_codes import READINGS, code
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.linker.voices import voices

# A trace and what it measures.
Measured = tuple[Row, Trace, str]
# What the rules tell of a trace's stage or round, in numbers.
_TOLD: dict[str, Callable[[View, Row, Trace], tuple[int, ...]]] = {"stage": stage_told, "round": round_told}


class Reader:
    """A story as the network reads it. Kinds are asked at first look; `owners` takes the second, all else is asked after it."""

    def __init__(self, encoder: Encoder, view: View) -> None:
        self.encoder, self.view, self.book = encoder, view, encoder.book
        self.coded = code(view, self.book)
        self._first = encoder.first(self.coded)
        self._known = encoder.known(0, self._first)
        self._looks = 1

    def kinds(self, name: str, traces: Sequence[tuple[Row, Trace]]) -> list[list[float]]:
        """For each trace how likely each class of "measure" or "outcome" is."""
        self._at_look(1)
        if not traces:
            return []
        at = numpy.array([self.coded.at(row, trace) for row, trace in traces], dtype="int64")
        found: list[list[float]] = self.encoder.kinds(name, self._known[at]).tolist()
        return found

    def owners(self, questions: Sequence[Question]) -> list[dict[str | None, float]]:
        """For each question how likely everybody is."""
        self._at_look(1)
        asked = standing(self.coded, self.book, questions)
        answers = self.encoder.answers(self._known, asked)
        self._known = self.encoder.known(1, self.encoder.second(self._first, self.coded, answers))
        self._looks = 2
        return self._each("subject2", asked)

    def rivals(self, questions: Sequence[Question]) -> list[dict[str | None, float]]:
        """The same of whom it is over."""
        return self._each("rival", standing(self.coded, self.book, questions))

    def places(self, questions: Sequence[Spot]) -> list[dict[str | None, float]]:
        """For each question how likely each place is."""
        return self._each("place", spots(self.coded, self.view, questions))

    def sources(self, questions: Sequence[AskedBody]) -> list[dict[str | None, float]]:
        """For each question how likely each body is."""
        return self._each("source", voices(self.coded, self.view, questions))

    def elections(self, questions: Sequence[AskedWhen]) -> list[dict[str | None, float]]:
        """For each question how likely each election is."""
        return self._each("when", ballots(self.coded, self.view, questions))

    def classes(self, name: str, measured: Sequence[Measured]) -> list[list[float]]:
        """For each trace how likely each class of "stage" or "round" is."""
        self._at_look(2)
        if not measured:
            return []
        told = [_TOLD[name](self.view, row, trace) for row, trace, _measure in measured]
        asked = Asked(
            numpy.array([self.coded.at(row, trace) for row, trace, _measure in measured], dtype="int64"),
            numpy.array([READINGS[measure] for *_of, measure in measured], dtype="int64"),
            numpy.array(told, dtype="int64"),
        )
        found: list[list[float]] = self.encoder.classes(name, self._known, asked).tolist()
        return found

    def _each(self, name: str, asked: Standing) -> list[dict[str | None, float]]:
        """For each question how likely every option is, those of a question together one."""
        self._at_look(2)
        likely, found, at = self.encoder.likely(name, self._known, asked).tolist(), [], 0
        for keys in asked.keys:
            found.append(dict(zip(keys, likely[at : at + len(keys)], strict=True)))
            at += len(keys)
        return found

    def _at_look(self, look: int) -> None:
        """What a look knows is overwritten by the next."""
        if self._looks != look:
            raise RuntimeError(f"asked at look {self._looks} for what look {look} tells")
