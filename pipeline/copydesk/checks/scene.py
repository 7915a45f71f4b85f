"""The contexts of all claims of a reading, and what the story as a whole is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from copydesk.checks.asides import claimed, option, several_questions
from copydesk.checks.between import Between
from copydesk.checks.context import LATE_ROUNDS, Context, Key
from copydesk.checks.dates.calendar import published
from copydesk.checks.hints import (
    Hints,
    basis_of,
    earlier_of,
    estimated,
    month_of,
    polled_above,
    vote_of,
    year_of_line,
)
from copydesk.checks.hours import ENTRIES, OPENING, minutes_of
from copydesk.checks.posts import race_of, race_of_heading
from copydesk.checks.whereabouts import NATION, Whereabouts, plain_name
from copydesk.records import Claim, Contest, Part, Party, Person, Reading

# What bodies are called whose figures are the count itself.
_OFFICIAL = ("commission", "board", "authority", "ministry", "council", "court", "electoral", "elections")
# Said by a side of itself, whoever speaks.
_CLAIMED = "(claimed)"
_FIGURES = frozenset(
    {"vote_share", "votes", "seats", "turnout", "areas_won", "total_votes", "electorate", "lead"}
)
# What an hour of the count does not change.
_LASTING = frozenset({"electorate", "total_seats", "threshold", "age", "elapsed"})


class Scene:
    """The contexts of all claims of a reading, and what the story as a whole is about."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        parts = reading.article.parts
        self._blocks = [part for part in parts if part.kind in ("list", "table")]
        self._headlines = [part for part in parts if part.kind == "headline"]
        self.heads = [part for part in parts if part.kind == "crosshead"]
        entries = [match.start() for match in OPENING.finditer(reading.article.text)]
        # A live report, whose entries each tell of an hour of their own.
        self.live = len(entries) >= ENTRIES or sum(self._timed(part) for part in self.heads) >= ENTRIES
        starts = {part.start for part in self.heads} | (set(entries) if len(entries) >= ENTRIES else set())
        self._head_starts = sorted(starts)
        self._contexts: dict[str, Context] = {}
        self._known_wholes: dict[str | None, set[str]] = {}

    def _timed(self, part: Part) -> bool:
        return minutes_of(self.reading.article.text[part.start : part.end]) is not None

    def __getitem__(self, claim: Claim) -> Context:
        found = self._contexts.get(claim.id)
        if found is None:
            found = self._contexts[claim.id] = self._context(claim)
        return found

    @cached_property
    def contests(self) -> frozenset[str]:
        """The contests of this election that claims name; several parties' primaries are several."""
        named = {_contest(claim) for claim in self.reading.claims if claim.when is None}
        return frozenset(name for name in named if name)

    @property
    def one_contest(self) -> bool:
        """Whether the story is about one contest only, as far as its claims tell."""
        return len(self.contests) <= 1

    @cached_property
    def several_questions(self) -> bool:
        """Whether the story tells of more than one question put to the vote."""
        return several_questions(self.reading.article.text)

    @cached_property
    def nation(self) -> str | None:
        """The id of the story's country: the only one that claims are placed in, else the one named most."""
        countries = [one for one in self.reading.places() if one.place_kind == "country"]
        placed = {claim.place_id for claim in self.reading.claims} & {one.id for one in countries}
        if len(placed) == 1:
            return next(iter(placed))
        ranked = sorted(countries, key=lambda one: (-len(one.mentions), one.id))
        return ranked[0].id if len(ranked) == 1 or (ranked and not placed) else None

    @cached_property
    def _where(self) -> Whereabouts:
        return Whereabouts(self.reading, self.nation)

    @cached_property
    def between(self) -> Between:
        """What the words between figures say that keeps them apart."""
        return Between(self.reading, self.nation)

    @cached_property
    def main_place(self) -> str | None:
        """The place that a figure without one is about, where that is plain."""
        places = Counter(
            self._where.named(claim) for claim in self.reading.claims if claim.when is None and claim.place
        )
        if len(places) == 1:
            return next(iter(places))
        return NATION if NATION in places else None

    def near(self, first: Claim, second: Claim) -> bool:
        """Whether two claims stand in one sentence, list or table."""
        return self[first].near(self[second])

    def beside(self, first: Claim, second: Claim) -> bool:
        """Whether two claims stand in one paragraph, list or table."""
        return self[first].beside(self[second])

    def person(self, entity_id: str | None) -> Person | None:
        """The person with this id."""
        entity = self.reading.by_id.get(entity_id or "")
        return entity if isinstance(entity, Person) else None

    def contest(self, claim: Claim) -> Contest | None:
        """The contest of a claim, where it is an entity."""
        entity = self.reading.by_id.get(claim.contest_id or "")
        return entity if isinstance(entity, Contest) else None

    def belongs(self, first: str | None, second: str | None) -> bool:
        """Whether two subjects are one, or one part of the other: member of a bloc, candidate of a party."""
        return first == second or second in self._wholes(first) or first in self._wholes(second)

    def _wholes(self, entity_id: str | None) -> set[str]:
        """The party of a person, and the blocs of a party, up to three steps."""
        if entity_id in self._known_wholes:
            return self._known_wholes[entity_id]
        found: set[str] = self._known_wholes.setdefault(entity_id, set())
        wave = {entity_id} if entity_id else set()
        for _step in range(3):
            following: set[str] = set()
            for one in wave:
                entity = self.reading.by_id.get(one)
                if isinstance(entity, Person) and entity.party:
                    following.add(entity.party)
                elif isinstance(entity, Party):
                    following.update(entity.member_of)
            wave = following - found
            found |= wave
        return found

    def _context(self, claim: Claim) -> Context:
        start = claim.value_span.start
        sentence = self.reading.sentence_at(start)
        sentences = self.reading.sentences
        span = sentences[sentence] if sentences else claim.evidence
        around = (self.reading.article.text, start, claim.value_span.end, (span.start, span.end))
        contest = _contest(claim)
        when = claim.when or self._dated(claim)
        place = self._where.of(claim, span.start)
        round_ = plain_name(claim.round) or vote_of(*around)
        basis = claim.basis or (basis_of(*around) if claim.measure == "turnout" else None)
        return Context(
            key=self._key(claim, contest, place, round_, when),
            leads=claim.measure == "outcome" and claim.value in ("leading", "trailing"),
            confidence=claim.confidence,
            settled=claim.context_confidence,
            contest=contest,
            race=self._race(claim),
            place=place,
            round=round_,
            group=plain_name(claim.group),
            when=when,
            basis=basis,
            status=self._status(claim, around[3]),
            source=plain_name(claim.source),
            voice=self._voice(claim, span.start),
            stage=self._stage(claim),
            as_of=claim.as_of.value or claim.as_of.printed if claim.as_of else None,
            start=start,
            end=claim.value_span.end,
            sentence=sentence,
            paragraph=sentences[sentence].paragraph if sentences else 0,
            block=_inside(self._blocks, start),
            section=self.section(start),
            lasting=claim.measure in _LASTING,
            option=option(claim.subject) if claim.subject else None,
            month=self._month(claim, around),
            headline=_inside(self._headlines, start) is not None,
            hints=Hints(*around, whole=claim.measure == "outcome"),
        )

    def _status(self, claim: Claim, sentence: tuple[int, int]) -> str | None:
        """The stage of the count; what a pollster or a watchdog puts somebody at is no count."""
        if claim.status in ("poll", "exit_poll", "projection", "final") or _official(claim.evidence.text):
            return claim.status
        text = self.reading.article.text
        if claim.measure in ("vote_share", "seats", "lead"):
            above = polled_above(text, claim.value_span.start)
            if above is not None:
                return above
        if claim.measure != "vote_share":
            return claim.status
        return "projection" if estimated(text, claim.value_span.start, sentence) else claim.status

    def _month(self, claim: Claim, around: tuple[str, int, int, tuple[int, int]]) -> int | None:
        """The month of another vote, or poll, that a sentence names without its year: "In March he had 48.8 percent"."""
        today = published(self.reading)
        if today is None or claim.when is not None or claim.measure in _LASTING:
            return None
        return month_of(*around, today)

    def section(self, position: int) -> int:
        """The number of crossheads and timed entries before `position`: the entry of a live report, or its section."""
        return bisect_right(self._head_starts, position)

    def stage_of(self, context: Context) -> str | None:
        """How far the count was: as said, else the only progress of its place that its section speaks of.

        What stands before that progress is of the end of the count, unless it says who leads.
        """
        if context.stage is not None or context.status == "final":
            return context.stage
        stages = self._stages.get((context.section, context.place), {})
        if len(stages) != 1:
            return None
        (stage, told), *_none = stages.items()
        return stage if context.leads or told <= context.sentence else None

    @cached_property
    def _stages(self) -> dict[tuple[int, str | None], dict[str, int]]:
        """The stages of the count that each section speaks of, by place and in all, each with its first sentence."""
        found: dict[tuple[int, str | None], dict[str, int]] = {}
        for claim in self.reading.claims:
            context = self[claim]
            if context.stage is not None:
                for place in {context.place, None}:
                    stages = found.setdefault((context.section, place), {})
                    stages[context.stage] = min(stages.get(context.stage, context.sentence), context.sentence)
        return found

    def _dated(self, claim: Claim) -> str | None:
        """The election that the words right by a figure say it is of, where the reader has none: a year, or "earlier".

        "37.0 percent (2018: 37.2)", "8.4 percent (9.7)", "the 26.5 percent that it had in April 2023".
        """
        if claim.measure not in _FIGURES:
            return None
        published = self.reading.article.published
        this_year = published[:4] if published else None
        text, start = self.reading.article.text, claim.value_span.start
        return earlier_of(text, start, claim.value_span.end, this_year) or year_of_line(
            text, start, this_year
        )

    def _key(
        self, claim: Claim, contest: str | None, place: str | None, stage: str | None, when: str | None
    ) -> Key:
        """What keeps claims apart wherever they stand."""
        known: object = contest
        where = place
        if self.one_contest:
            known = contest or next(iter(self.contests), None)
            where = place or self.main_place
            stage = stage or "late"
        elif contest is None:
            # Two figures without a contest, in a story of several, are of one race only at one place.
            known = ("", place)
        late = "late" if stage in LATE_ROUNDS else stage
        return known, when and when[:4], late, where, plain_name(claim.group)

    def _race(self, claim: Claim) -> str | None:
        """The race that its paragraph names before a figure: a story of several names each."""
        if claim.measure in _LASTING or not self.reading.sentences:
            return None
        start = claim.value_span.start
        text = self.reading.article.text
        race = race_of(text, max(text.rfind("\n", 0, start), 0), start)
        if race is not None or not self.heads:
            return race
        number = bisect_right(self.heads, start, key=lambda part: part.start) - 1
        return (
            race_of_heading(text[self.heads[number].start : self.heads[number].end]) if number >= 0 else None
        )

    def _voice(self, claim: Claim, begin: int) -> str | None:
        """The one who speaks, if a side in the contest: an election official's word is the count's."""
        if claim.speaker is None and claim.speaker_id is None:
            official = claim.source is not None and _official(claim.source)
            own = claim.measure != "outcome" and not official
            return (
                f"{_CLAIMED} {begin}"
                if own and claimed(self.reading.article.text, claim.value_span.start, begin)
                else None
            )
        person = self.person(claim.speaker_id)
        if person is not None and not person.candidate and not person.party:
            return None
        return claim.speaker_id or plain_name(claim.speaker)

    def _stage(self, claim: Claim) -> str | None:
        """How far the count was: the value of the progress that the figure was reported at."""
        progress = self.reading.claim_by_id.get(claim.counted or "")
        if progress is None:
            return claim.counted
        return f"{progress.value}{'/' + progress.of if progress.of else ''} {progress.unit or ''}"


def _official(words: str) -> bool:
    """Whether words name a body whose figures are the count itself."""
    small = words.lower()
    return any(name in small for name in _OFFICIAL)


def _contest(claim: Claim) -> str | None:
    return claim.contest_id or plain_name(claim.contest)


def _inside(parts: Sequence[Part], position: int) -> int | None:
    number = bisect_right(parts, position, key=lambda part: part.start) - 1
    return number if number >= 0 and position < parts[number].end else None
