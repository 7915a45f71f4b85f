"""The Reading: an article and all that was read in it. The waist between reading and checking."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from copydesk.records.article import Article
from copydesk.records.base import Record
from copydesk.records.claim import Claim
from copydesk.records.entity import Contest, Entity, Organisation, Party, Person, Place
from copydesk.records.quantity import Quantity
from copydesk.records.shown import Shown
from copydesk.records.span import Span


class Sentence(Record):
    """Where a sentence stands, and in which paragraph (counted from 0)."""

    start: int
    end: int
    paragraph: int


class Unread(Record):
    """A number that no claim took up, and why."""

    start: int
    end: int
    text: str
    why: str


class ReadCoverage(Record):
    """How many numbers a separate scan saw, how many stand in claims, and what became of the rest."""

    numbers: int
    in_claims: int
    unread: tuple[Unread, ...] = ()


class SideMention(NamedTuple):
    """Where a person or party is mentioned."""

    start: int
    end: int
    id: str


class Reading(Record, Shown):
    """An article and everything read in it; serialisable, and all that a check ever sees."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    coverage: ReadCoverage
    model: str | None = None

    @cached_property
    def by_id(self) -> dict[str, Person | Party | Place | Organisation | Contest]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def quantity_by_id(self) -> dict[str, Quantity]:
        """Quantities by id."""
        return {quantity.id: quantity for quantity in self.quantities}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def quantities_in_order(self) -> tuple[Quantity, ...]:
        """Quantities as they stand in the text."""
        return tuple(sorted(self.quantities, key=lambda one: one.start))

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Those that begin from `start` to before `end`, in order."""
        starts = self._quantity_starts
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return self.quantities_in_order[first:last] if first < last else ()

    @cached_property
    def _quantity_starts(self) -> tuple[int, ...]:
        return tuple(one.start for one in self.quantities_in_order)

    @cached_property
    def side_mentions(self) -> tuple[SideMention, ...]:
        """Where people and parties are mentioned, in order."""
        sides = (*self.people(), *self.parties())
        return tuple(
            sorted(SideMention(one.start, one.end, side.id) for side in sides for one in side.mentions)
        )

    def side_mentions_in(self, start: int, end: int) -> tuple[SideMention, ...]:
        """Those that begin from `start` to before `end`."""
        sides = self.side_mentions
        return sides[bisect_left(sides, (start,)) : bisect_left(sides, (end,))]

    def people(self) -> tuple[Person, ...]:
        """The persons, in order of first mention."""
        return self._people

    def parties(self) -> tuple[Party, ...]:
        """The parties, alliances and options."""
        return self._parties

    def places(self) -> tuple[Place, ...]:
        """The places."""
        return self._places

    # Asked for by dozens of checks.
    @cached_property
    def _people(self) -> tuple[Person, ...]:
        return tuple(entity for entity in self.entities if isinstance(entity, Person))

    @cached_property
    def _parties(self) -> tuple[Party, ...]:
        return tuple(entity for entity in self.entities if isinstance(entity, Party))

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return tuple(entity for entity in self.entities if isinstance(entity, Place))

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Where the sentences begin."""
        return tuple(sentence.start for sentence in self.sentences)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds `position`; the one before it where it lies between two."""
        after = bisect_right(self.sentence_starts, position)
        return after - 1 if after else 0

    def span(self, start: int, end: int) -> Span:
        """The span `start`..`end` of the article's text."""
        return Span(start=start, end=end, text=self.article.text[start:end])
