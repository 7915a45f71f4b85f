"""The contexts of all claims of a reading, and what the story as a whole is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from copydesk.checks.asides import several_questions
from copydesk.checks.between import Between
from copydesk.checks.context import Context, contest_of
from copydesk.checks.hours import ENTRIES, OPENING, minutes_of
from copydesk.checks.of_story import of_story
from copydesk.checks.posts import Named, question, race_of_heading, races_named
from copydesk.checks.whereabouts import NATION, Whereabouts
from copydesk.records import Claim, Contest, Part, Party, Person, Reading
from copydesk.records.once import once


class Scene:
    """The contexts of all claims of a reading, and what the story as a whole is about."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        parts = reading.article.parts
        self.blocks = [part for part in parts if part.kind in ("list", "table")]
        self.headlines = [part for part in parts if part.kind == "headline"]
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
            found = self._contexts[claim.id] = Context(self, claim)
        return found

    @once
    def contests(self) -> frozenset[str]:
        """The contests of this election that claims name; several parties' primaries are several."""
        named = {contest_of(claim) for claim in self.reading.claims if claim.when is None}
        return frozenset(name for name in named if name)

    @property
    def one_contest(self) -> bool:
        """Whether the story is about one contest only, as far as its claims tell."""
        return len(self.contests) <= 1

    @once
    def several_questions(self) -> bool:
        """Whether the story tells of more than one question put to the vote."""
        asked = {one.race for one in self.races[0] if question(one.race)}
        return len(asked) > 1 or several_questions(self.reading.article.text)

    @once
    def nation(self) -> str | None:
        """The id of the story's country: the only one that claims are placed in, else the one named most."""
        countries = [one for one in self.reading.places() if one.place_kind == "country"]
        placed = {claim.place_id for claim in self.reading.claims} & {one.id for one in countries}
        if len(placed) == 1:
            return next(iter(placed))
        ranked = sorted(countries, key=lambda one: (-len(one.mentions), one.id))
        return ranked[0].id if len(ranked) == 1 or (ranked and not placed) else None

    @once
    def whereabouts(self) -> Whereabouts:
        """Where figures hold."""
        return Whereabouts(self.reading, self.nation)

    @once
    def between(self) -> Between:
        """What the words between figures say that keeps them apart."""
        return Between(self.reading, self.nation, self.races[0])

    @once
    def main_place(self) -> str | None:
        """The place that a figure without one is about, where that is plain."""
        places = Counter(
            self.whereabouts.named(claim)
            for claim in self.reading.claims
            if claim.when is None and claim.place
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

    @once
    def races(self) -> tuple[list[Named], list[Named]]:
        """The races that the story names: all that seats may be of, and those that other figures may be of."""
        found = races_named(self.reading.article.text)
        found += [
            Named(head.start, head.end, race, heads=True)
            for head in self.heads
            if (race := race_of_heading(self.reading.article.text[head.start : head.end])) is not None
        ]
        found.sort()
        return found, [one for one in found if not one.weak]

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

    @once
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


@of_story
def scene_of(reading: Reading) -> Scene:
    """The scene of a reading."""
    return Scene(reading)
