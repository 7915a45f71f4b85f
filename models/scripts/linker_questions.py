"""Questions for the claims linker: what each figure of a practice story measures, whose it is, where, when, by whose word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linker_train import Chained, Questions, train

from copydesk.articles import from_text
from copydesk.claims.linker import ballots, kinds, owners, settings, standing
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.chain import Link, ties
from copydesk.claims.linker.elections import when_choices
from copydesk.claims.linker.guesses import Guess, kind_extras, owner_extras
from copydesk.claims.linker.link import first_look
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.net import Shelf
from copydesk.claims.linker.places import place_choices
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.spots import Spot
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import NOBODY, OVER, PERSONAL
from copydesk.claims.linker.view import SPELLED, Choice, View, spelled
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


class Asker:
    """Makes questions of practice stories."""

    def __init__(self, words: frozenset[str]) -> None:
        self.desk = Desk()
        self.words = words
        self.sets = {
            "measure": Questions(kinds.MEASURES), "outcome": Questions(kinds.OUTCOMES), "stage": Chained(settings.STAGES),
            "round": Chained(settings.ROUNDS), "subject": Questions(), "rival": Questions(),
            **{name: Chained() for name in ("place", "source", "when")},
        }  # fmt: skip
        self.views: list[tuple[int, View]] = []
        # Of what trace a question is, and who could be meant: to ask it again at second look.
        self.asked: dict[str, list[tuple[View, Row, Trace, str, list[owners.Option]]]] = {
            "measure": [], "outcome": [], "subject": [],
        }  # fmt: skip
        # And where: whose it is, the places that could be meant, and which of them are.
        self.asked_places: list[tuple[View, Spot, list[int]]] = []
        # The same of sources and elections, these with the place.
        self.asked_sources: list[tuple[View, standing.Asked, list[int]]] = []
        self.asked_elections: list[tuple[View, ballots.AskedWhen, list[int]]] = []
        # The claim before in the story at hand.
        self.link: Link | None = None
        self.lost: Counter[str] = Counter()

    def read(self, story: Block) -> View:
        from copydesk import entities, quantities

        article = from_text(story.text, id=story.name, published=story.published)
        ((_, pages),) = self.desk.language.pages_of([article])
        who = entities.read(article, pages)
        figures = quantities.read(article.text, published=article.published, settings=self.desk.settings)
        state = by_rules(article, pages, who, figures, self.words)
        return View(state.story, state.shapes, state.traces)

    def ask(self, number: int, story: Block) -> None:
        view = self.read(story)
        self.views.append((number, view))
        self.link = None
        taken: set[int] = set()
        for row in view.rows:
            for trace in row.traces:
                marks = [
                    (at, mark) for at, mark in enumerate(story.marks)
                    if mark.start < trace.item.end and trace.item.start < mark.end
                    and (mark.measure == "outcome") == (trace.item.figure is None)
                ]  # fmt: skip
                if trace.item.figure is not None:
                    self._figure(number, view, row, trace, [mark for _at, mark in marks])
                    taken |= {at for at, _mark in marks}
                else:
                    anchored = [mark for _at, mark in marks if anchor(view, mark) is trace]
                    taken |= {at for at, mark in marks if mark in anchored}
                    self._outcome(number, story, view, row, trace, anchored)
        for at, mark in enumerate(story.marks):
            if at not in taken:
                self.lost[mark.measure] += 1

    def _figure(self, number: int, view: View, row: Row, trace: Trace, marks: list[Mark]) -> None:
        measure = marks[0].measure if marks else "none"
        if measure not in kinds.MEASURES:
            return
        self.sets["measure"].add(
            number, [kinds.measure_bag(view, row, trace)], [kinds.MEASURES.index(measure)]
        )
        self.asked["measure"].append((view, row, trace, measure, []))
        if marks:
            self._context(number, view, row, trace, measure, marks)

    def _outcome(
        self, number: int, story: Block, view: View, row: Row, trace: Trace, marks: list[Mark]
    ) -> None:
        if story.outcomes:
            value = marks[0].value if marks else "none"
            self.sets["outcome"].add(
                number, [kinds.outcome_bag(view, row, trace)], [kinds.OUTCOMES.index(value)]
            )
            self.asked["outcome"].append((view, row, trace, value, []))
        if marks:
            self._context(number, view, row, trace, marks[0].value, marks)

    def _context(
        self, number: int, view: View, row: Row, trace: Trace, measure: str, marks: list[Mark]
    ) -> None:
        mark = marks[0]
        subject = None
        if measure not in NOBODY:
            options = owners.subject_options(view, row, trace, measure)
            wanted = {plain_name(one.subject) for one in marks if one.subject}
            right = matching(options, wanted)
            if right:
                self.sets["subject"].add(number, [one.bag for one in options], right)
                self.asked["subject"].append((view, row, trace, measure, options))
                subject = options[right[0]].item
            else:
                self.lost["subject"] += 1
        if measure in OVER and subject is not None:
            rivals = owners.rival_options(view, row, trace, measure, subject)
            rival = mark.fields.get("rival")
            right = matching(rivals, {plain_name(rival)} if rival else set())
            if right:
                self.sets["rival"].add(number, [one.bag for one in rivals], right)
        if measure in PERSONAL:
            return
        before, link = self.link, Link(row, trace, measure, key_of(subject))
        self.link = link
        variant = len(self.views)

        def go_on(name: str, choices: list[Choice], right: list[int]) -> None:
            if right:
                bags, values = [one.bag for one in choices], [one.value for one in choices]
                self.chains[name].go_on(
                    number, variant, bags, values, right, ties(SPELLED, view, link, before, name)
                )
            else:
                self.lost[name] += 1

        value = mark.fields.get("place")
        choices = place_choices(view, row, trace, measure, subject)
        spots = [
            at for at, one in enumerate(choices) if value and one.value and same_place(view, one.value, value)
        ]
        if value:
            go_on("place", choices, spots)
            if spots:
                self.asked_places.append((view, (row, trace, measure, subject, choices), spots))
        place = choices[spots[0]].value if spots else None
        value = mark.fields.get("source")
        choices = source_choices(view, row, trace, measure)
        named = [at for at, one in enumerate(choices) if value and one.value and same_body(one.value, value)]
        go_on("source", choices, named if value else [0])
        if named or not value:
            self.asked_sources.append((view, (row, trace, measure, choices), named if value else [0]))
        value = mark.fields.get("when")
        choices = when_choices(view, row, trace, measure, place)
        told = [at for at, one in enumerate(choices) if value and one.value and same_time(one.value, value)]
        told = (told or [at for at, one in enumerate(choices) if one.value == "earlier"]) if value else [0]
        go_on("when", choices, told)
        if told:
            self.asked_elections.append((view, (row, trace, measure, place, choices), told))
        value = mark.fields.get("round") or "none"
        value = settings.ROUND_OF.get(value, value)
        if value in settings.ROUNDS:
            asked_class = settings.ROUNDS.index(value)
            bag = settings.round_bag(view, row, trace, measure)
            tied = ties(SPELLED, view, link, before, "round")
            self.chains["round"].go_on(number, variant, [bag], [], [asked_class], tied)
        # Those that have no stage stand in the chain too.
        status = mark.fields.get("status") or "none"
        if status in settings.STAGES:
            asked_class = settings.STAGES.index(status)
            bag = settings.stage_bag(view, row, trace, measure)
            tied = ties(SPELLED, view, link, before, "stage")
            self.chains["stage"].go_on(number, variant, [bag], [], [asked_class], tied)

    @property
    def chains(self) -> dict[str, Chained]:
        """The questions that go on from one another."""
        return {name: one for name, one in self.sets.items() if isinstance(one, Chained)}

    def again(self, folds: int = 4) -> None:
        """Questions of the second look, with guesses by networks that have not seen the story."""
        numbers = {number for number, _view in self.views}
        guesses: dict[Trace, Guess] = {}
        for fold in range(folds):
            held = {at for at in numbers if at % folds == fold}
            nets = {
                name: train(self.sets[name], name, numbers - held)
                for name in ("measure", "outcome", "subject")
            }
            shelf = Shelf(nets)
            for number, view in self.views:
                if number in held:
                    guesses.update(first_look(view, shelf))
                    view.coded_by(spelled)
        for name in ("measure", "outcome", "subject"):
            first, second = self.sets[name], Questions(self.sets[name].classes)
            start = 0
            for at, (view, row, trace, measure, options) in enumerate(self.asked[name]):
                count, story = first.counts[at], first.stories[at]
                bags = first.bags[start : start + count]
                start += count
                if name == "subject":
                    extras = owner_extras(view, row, trace, measure, options, guesses)
                else:
                    extras = [kind_extras(view, row, trace, guesses)]
                second.add(
                    story, [bag + extra for bag, extra in zip(bags, extras, strict=True)], first.right[at]
                )
            self.sets[f"{name}2"] = second


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
