"""Questions for the claims linker: what each figure of a practice story measures, whose it is, where, when, by whose word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.articles import from_text
from copydesk.claims.linker import ballots, kinds, owners, settings, spots, standing
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.elections import when_choices
from copydesk.claims.linker.places import place_choices
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import NOBODY, OVER, PERSONAL
from copydesk.claims.linker.view import View
from copydesk.claims.reader import by_rules
from copydesk.desk import Desk
from copydesk.edge.gold.annotation import plain_name
from copydesk.records import Entity
from practice import Block, Mark

# Words of a mark that never stand for it.
STOP = frozenset(
    "was is has had have been were be the a an in it to of for with by its his her on at that and as".split()
)


def names_of(entity: Entity) -> set[str]:
    return {
        plain_name(entity.name),
        *(plain_name(one.text) for one in entity.mentions if one.form not in ("pronoun", "description")),
    }


@dataclass(eq=False)
class Questions:
    """All that is asked of a story: what is asked, and its right answer, a class or the places of all right options."""

    number: int
    view: View
    classes: dict[str, list[tuple[Row, Trace, str, int]]] = field(
        default_factory=lambda: {name: [] for name in ("measure", "outcome", "stage", "round")}
    )
    owners: list[tuple[standing.Question, list[int]]] = field(default_factory=list)
    rivals: list[tuple[standing.Question, list[int]]] = field(default_factory=list)
    places: list[tuple[spots.Spot, list[int]]] = field(default_factory=list)
    sources: list[tuple[standing.Asked, list[int]]] = field(default_factory=list)
    elections: list[tuple[ballots.AskedWhen, list[int]]] = field(default_factory=list)


class Asker:
    """Makes questions of practice stories."""

    def __init__(self, words: frozenset[str]) -> None:
        self.desk = Desk()
        self.words = words
        # Marks that no question could be made of.
        self.lost: Counter[str] = Counter()

    def read(self, story: Block) -> View:
        from copydesk import entities, quantities

        article = from_text(story.text, id=story.name, published=story.published)
        ((_, pages),) = self.desk.language.pages_of([article])
        who = entities.read(article, pages)
        figures = quantities.read(article.text, published=article.published, settings=self.desk.settings)
        state = by_rules(article, pages, who, figures, self.words)
        return View(state.story, state.shapes, state.traces)

    def ask(self, number: int, story: Block) -> Questions:
        asked = Questions(number, self.read(story))
        taken: set[int] = set()
        for row in asked.view.rows:
            for trace in row.traces:
                marks = [
                    (at, mark) for at, mark in enumerate(story.marks)
                    if mark.start < trace.item.end and trace.item.start < mark.end
                    and (mark.measure == "outcome") == (trace.item.figure is None)
                ]  # fmt: skip
                if trace.item.figure is not None:
                    self._figure(asked, row, trace, [mark for _at, mark in marks])
                    taken |= {at for at, _mark in marks}
                else:
                    anchored = [mark for _at, mark in marks if anchor(asked.view, mark) is trace]
                    taken |= {at for at, mark in marks if mark in anchored}
                    self._outcome(asked, story, row, trace, anchored)
        self.lost.update(mark.measure for at, mark in enumerate(story.marks) if at not in taken)
        return asked

    def _figure(self, asked: Questions, row: Row, trace: Trace, marks: list[Mark]) -> None:
        measure = marks[0].measure if marks else "none"
        if measure not in kinds.MEASURES:
            return
        asked.classes["measure"].append((row, trace, measure, kinds.MEASURES.index(measure)))
        if marks:
            self._context(asked, row, trace, measure, marks)

    def _outcome(self, asked: Questions, story: Block, row: Row, trace: Trace, marks: list[Mark]) -> None:
        value = marks[0].value if marks else "none"
        if story.outcomes:
            asked.classes["outcome"].append((row, trace, value, kinds.OUTCOMES.index(value)))
        if marks:
            self._context(asked, row, trace, value, marks)

    def _context(self, asked: Questions, row: Row, trace: Trace, measure: str, marks: list[Mark]) -> None:
        view, fields, subject = asked.view, marks[0].fields, None
        if measure not in NOBODY:
            options = owners.subject_options(view, row, trace)
            right = matching(options, {plain_name(one.subject) for one in marks if one.subject})
            if right:
                asked.owners.append(((row, trace, measure, options), right))
                subject = options[right[0]].item
            else:
                self.lost["subject"] += 1
        if measure in OVER and subject is not None:
            rivals = owners.rival_options(view, row, trace, subject)
            rival = fields.get("rival")
            right = matching(rivals, {plain_name(rival)} if rival else set())
            if right:
                asked.rivals.append(((row, trace, measure, rivals), right))
        if measure in PERSONAL:
            return
        place = self._place(asked, (row, trace, measure, subject), fields.get("place"))
        value = fields.get("source")
        bodies = source_choices(view, row, trace)
        right = [at for at, one in enumerate(bodies) if one and same_body(one, value)] if value else [0]
        if right:
            asked.sources.append(((row, trace, measure, bodies), right))
        else:
            self.lost["source"] += 1
        value = fields.get("when")
        times = when_choices(view, row, trace, place)
        right = [at for at, one in enumerate(times) if one and same_time(one, value)] if value else [0]
        right = right or [at for at, one in enumerate(times) if one == "earlier"]
        asked.elections.append(((row, trace, measure, place, times), right))
        value = fields.get("round") or "none"
        value = settings.ROUND_OF.get(value, value)
        if value in settings.ROUNDS:
            asked.classes["round"].append((row, trace, measure, settings.ROUNDS.index(value)))
        value = fields.get("status") or "none"
        if value in settings.STAGES:
            asked.classes["stage"].append((row, trace, measure, settings.STAGES.index(value)))

    def _place(self, asked: Questions, of: tuple, value: str | None) -> str | None:
        """Ask where something is; where it is, by its id."""
        if not value:
            return None
        row, trace, _measure, subject = of
        choices = place_choices(asked.view, row, trace, subject)
        right = [at for at, one in enumerate(choices) if one and same_place(asked.view, one, value)]
        if not right:
            self.lost["place"] += 1
            return None
        asked.places.append(((*of, choices), right))
        return choices[right[0]]


def matching(options: Sequence[owners.Option], wanted: set[str]) -> list[int]:
    if not wanted:
        return [0]
    found = []
    for at, one in enumerate(options):
        if one.item is None:
            continue
        entity = one.item.entity
        names = names_of(entity) if entity is not None else {one.item.lower, plain_name(one.item.lower)}
        if names & wanted:
            found.append(at)
    if not found:
        # "Sir Keir Starmer" for Keir Starmer, "the ruling Red Party" for Red Party.
        tails = {name for name in wanted if " " in name}
        for at, one in enumerate(options):
            if one.item is not None and one.item.entity is not None:
                names = names_of(one.item.entity)
                if any(full.endswith(" " + name) for full in tails for name in names if " " in name):
                    found.append(at)
    return found


def same_place(view: View, value: str, wanted: str) -> bool:
    entity = next((place for place in view.story.places if place.id == value), None)
    if entity is None:
        return False
    if plain_name(wanted) in ("nationwide", "national"):
        return view.story.country is not None and view.story.country.id == value
    return plain_name(wanted) in names_of(entity)


def same_body(value: str, wanted: str) -> bool:
    one, two = plain_name(value), plain_name(wanted)
    return one == two or one in two or two in one


def same_time(value: str, wanted: str) -> bool:
    """Whether two elections are one: by the day where both tell it, else by the year."""
    return value == wanted if len(value) == len(wanted) == 10 else value[:4] == wanted[:4]


def anchor(view: View, mark: Mark) -> Trace | None:
    """The word of a mark that stands for it: one that the rules read, else the first of no small words."""
    inside = [
        trace for row in view.rows for trace in row.traces
        if trace.item.figure is None and mark.start < trace.item.end and trace.item.start < mark.end
    ]  # fmt: skip
    return next((one for one in inside if one.claims), None) or next(
        (one for one in inside if one.item.lower not in STOP), None
    )


def trigger_words(texts: Sequence[Block], least: int = 2, share: float = 0.06) -> frozenset[str]:
    """Words that stand in marks of outcomes at least so often, and in so large a share of the places where they stand."""
    counts: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for story in texts:
        if story.outcomes:
            everywhere.update(words_of(story.text))
            for mark in story.marks:
                if mark.measure == "outcome":
                    counts.update(words_of(story.text[mark.start : mark.end]))
    return frozenset(
        word for word, count in counts.items()
        if count >= least and count >= share * everywhere[word] and word not in STOP and word.isascii() and len(word) > 2
    )  # fmt: skip


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
