"""The story as the linker sees it: each line in symbols, who was named where, what the rules made of every figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from copydesk.claims.context.story import Story
from copydesk.claims.linker.coding import Spelling
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.records import Contest, Entity, Person, Place
from copydesk.records.once import once

# How far back the one is looked for whom a line does not name.
LINES_BACK = 6
# Small words between an office and the place that it is of.
OFFICE_LINKS = frozenset({"of", "the", "for", "from", "in", ",", "city", "state", "district", "province"})
OPENING = ("headline", "crosshead", "caption")
NAMES_BACK = 6
PLACES_BACK = 8
# How many of those named most, and of the places, can be meant anywhere in the story.
LEADING = 4
# What spells or codes the features of a question, by the question's name.
Coders = Callable[[str], Spelling]
_Made = TypeVar("_Made")


def spelled(_question: str) -> Spelling:
    """Features of every question as they are written."""
    return SPELLED


SPELLED = Spelling()


class View:
    """All rows of a story, with its places and who was named before."""

    def __init__(self, story: Story, shapes: Sequence[Frame], traces: Sequence[Trace]) -> None:
        self.story = story
        self.coder: Coders = spelled
        self._kept: dict[Hashable, Any] = {}
        self.shapes = shapes
        self.rows = [Row.of(shape.line) for shape in shapes]
        self.traces = traces
        for trace in traces:
            self.rows[trace.shape.line.number].traces.append(trace)
        for row in self.rows:
            row.traces.sort(key=lambda trace: trace.item.index)
        self.weight: dict[str, int] = {}
        firsts: dict[str, Item] = {}
        for row in self.rows:
            for item in row.who:
                if item.entity is not None:
                    self.weight[item.entity.id] = self.weight.get(item.entity.id, 0) + 1
                    firsts.setdefault(item.entity.id, item)
        # Whom the story names most, at their first mention: figures far from any name are often theirs.
        named_most = sorted(firsts, key=lambda who: -self.weight[who])[:LEADING]
        self.leading = [firsts[who] for who in named_most if self.weight[who] > 1]
        self.by_id: dict[str, Entity] = {
            item.entity.id: item.entity
            for row in self.rows
            for item in (*row.who, *row.places, *row.bodies)
            if item.entity is not None
        }
        self.body_ids = {
            item.entity.name: item.entity.id for row in self.rows for item in row.bodies if item.entity
        }
        self.running = any(
            claim.measure == "counted" and claim.value != "100" and claim.when is None
            for trace in traces
            for claim in trace.claims
        )
        words = {symbol for row in self.rows for symbol in row.symbols}
        # Whether the story tells of two rounds, of a run-off, of parts of a vote.
        self.rounds = (
            "round" in words, bool(words & {"runoff", "run-off"}), bool(words & {"preferences", "list", "constituency"})
        )  # fmt: skip
        self.counts = [trace for trace in traces if any(claim.measure == "counted" for claim in trace.claims)]
        self.final = any(claim.status == "final" for trace in traces for claim in trace.claims)
        self.opening = frozenset(symbol for row in self.rows[:3] for symbol in row.symbols)
        # Asked for many times, told once: the body that says a line, its word for the stage.
        self.sources: dict[int, str | None] = {}
        self.stages: dict[int, str | None] = {}
        self.told: dict[str, int] = {}
        for row in self.rows:
            for item in row.places:
                if (place := self.place_id(item)) is not None:
                    self.told[place] = self.told.get(place, 0) + 1
        self.first_places = list(self.told)[:2]
        self.main_places = sorted(self.told, key=lambda place: -self.told[place])[: LEADING - 1]
        self.places = sorted(
            {item.entity.id for row in self.rows for item in row.places if isinstance(item.entity, Place)}
        )

    def coded_by(self, coder: Coders) -> None:
        """From now on bags of features are what the `coder` of their question makes of them."""
        self.coder = coder
        self._kept.clear()

    def kept(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What is asked for more than once, made once."""
        found: _Made | None = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
        return found

    @once
    def _roles(self) -> list[tuple[int, int]]:
        """Where offices of people stand."""
        people = (entity for entity in self.story.entities if isinstance(entity, Person))
        return sorted((role.start, role.end) for person in people for role in person.roles)

    def offices(self, row: Row) -> frozenset[int]:
        """Where in a line a place stands as that of somebody's office: "president of the United States", "Iowa Sen. X"."""
        low, high = (bisect_left(self._roles, (at, 0)) for at in (row.line.start, row.line.end))
        ends = {end for role in self._roles[low:high] for end in role}
        found = set()
        for item in row.places if ends else ():
            j = item.index
            before = j - 1
            while (
                before >= 0
                and j - before <= 6
                and (row.symbols[before] in OFFICE_LINKS or row.symbols[before] == "@place")
            ):
                before -= 1
            after = j + 1
            if after < len(row.symbols) and row.symbols[after] in ("'s", "’s"):
                after += 1
            items = row.line.items
            if (before >= 0 and before < j - 1 and items[before].end in ends) or (
                after < len(items) and items[after].start in ends
            ):
                found.add(j)
        return frozenset(found)

    @once
    def headings(self) -> list[frozenset[str]]:
        """For each line the words of the short line without a figure that stands last over it: a heading."""
        found: list[frozenset[str]] = []
        last: frozenset[str] = frozenset()
        for row in self.rows:
            found.append(last)
            if len(row.line.items) <= 9 and not row.results and row.line.part != "headline":
                last = row.words
            elif len(row.line.items) > 14:
                last = frozenset()
        return found

    def column(self, row: Row, item: Item) -> str:
        """The word of a table's heading over a figure, counted from the right: "Candidate Votes Share"."""
        many = len(row.results)
        if not 0 < many < 7 or item not in row.results:
            return "-"
        words = self.kept(("column", row.line.number), lambda: self._headings_over(row))
        return words[len(words) - many + row.results.index(item)] if words else "-"

    def _headings_over(self, row: Row) -> list[str]:
        """The words of a table's heading over the results of a line, as many at least as these."""
        if any(one.verb for one in row.line.items):
            return []
        for number in range(row.line.number - 1, max(-1, row.line.number - 14), -1):
            other = self.rows[number]
            if other.results:
                continue
            words = [symbol for symbol in other.symbols if symbol[0].isalpha() or symbol == "%"]
            if len(words) < len(row.results) or len(other.symbols) > 16:
                return []
            return words
        return []

    def named_before(self, number: int) -> list[tuple[Item, Row, int]]:
        """Who was named in the lines before, the nearest first, each once; the headline's too."""
        found: list[tuple[Item, Row, int]] = []
        seen: set[str] = set()
        back = [*range(number - 1, max(-1, number - 1 - LINES_BACK), -1)]
        if number > LINES_BACK and self.rows[0].line.part == "headline":
            back.append(0)
        for at in back:
            row = self.rows[at]
            for item in reversed(row.who):
                key = item.entity.id if item.entity is not None else item.lower
                if key not in seen:
                    seen.add(key)
                    found.append((item, row, number - at))
            if len(found) >= NAMES_BACK and at:
                break
        return found[: NAMES_BACK + 2]

    def named_behind(self, number: int) -> list[tuple[Item, Row, int]]:
        """Who is named in the two lines behind a headline or another line that opens a story."""
        found: list[tuple[Item, Row, int]] = []
        for at in range(number + 1, min(len(self.rows), number + 3)):
            found += [
                (item, self.rows[at], at - number) for item in self.rows[at].who if item.entity is not None
            ]
        return found[:NAMES_BACK]

    def places_before(self, number: int) -> list[tuple[str, int]]:
        """Places named anywhere before a line with how many lines ago, the nearest first, each once."""
        return [(place, number - at) for place, at in self._named_last[number]]

    @once
    def _named_last(self) -> list[list[tuple[str, int]]]:
        """For each line the places named last before it, and in which line."""
        found: list[list[tuple[str, int]]] = []
        before: list[tuple[str, int]] = []
        for at, row in enumerate(self.rows):
            found.append(before)
            named = dict.fromkeys(place for item in row.places if (place := self.place_id(item)) is not None)
            if named:
                kept = [one for one in before if one[0] not in named]
                before = [*((place, at) for place in named), *kept][:PLACES_BACK]
        return found

    def place_id(self, item: Item) -> str | None:
        """The place that an item names, or whose contest it names."""
        if isinstance(item.entity, Place):
            return item.entity.id
        if isinstance(item.entity, Contest):
            place = self.story.place_of(item.entity)
            return place.id if place is not None else None
        return None
