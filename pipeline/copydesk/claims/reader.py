"""The claims reader: goes through the story line by line and turns figures and verbs into claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.claims.context.focus import Focus, Setting
from copydesk.claims.context.setting import refocus
from copydesk.claims.context.story import Story
from copydesk.claims.figure_claims import figure_claims
from copydesk.claims.figures import figures_of
from copydesk.claims.finish import finish, with_candidates
from copydesk.claims.layout.rows import label_of
from copydesk.claims.linker.link import LINKED, link, triggers
from copydesk.claims.linker.traces import Trace
from copydesk.claims.outcome_claims import outcome_claims
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.outcomes.read import outcomes, told_already
from copydesk.claims.sentences.clauses import frame
from copydesk.claims.sentences.line import Index, Item, Line, lines
from copydesk.claims.state import State
from copydesk.claims.subjects.labels import labelled_parties
from copydesk.claims.subjects.parties import result_parties
from copydesk.lexicon.telling import plainly
from copydesk.records import Article, Claim, Entity, Quantity
from copydesk.records.page import Page


@dataclass
class Result:
    """What was read: claims, entities with what the claims tell of them, and why figures made no claim."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    reasons: dict[str, str]


def read(
    article: Article, pages: Sequence[Page], entities: Sequence[Entity], figures: Sequence[Quantity]
) -> Result:
    """All claims of an article, in order of where their value stands."""
    state = by_rules(article, pages, entities, figures, triggers())
    claims = finish(state, link(state))
    told = with_candidates(_spoken_of(state.story, claims), claims)
    return Result(claims=tuple(claims), entities=told, reasons=state.reasons)


def _spoken_of(story: Story, claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """The story's entities; a country or region that it does not name only where a claim holds for it."""
    held = {claim.place_id for claim in claims}
    silent = {place.id for place in story.unnamed if place.id not in held}
    return tuple(entity for entity in story.entities if entity.id not in silent)


def by_rules(
    article: Article, pages: Sequence[Page], entities: Sequence[Entity], figures: Sequence[Quantity],
    words: frozenset[str],
) -> State:  # fmt: skip
    """What the rules read, with a trace of every figure and of each of the `words`: what the linker weighs."""
    entities = labelled_parties(article.text, result_parties(article.text, entities, figures), figures)
    rows = lines(article, pages, Index(entities, figures))
    state = State(Story(article, entities, rows), Focus())
    state.focus.place = state.story.main
    paragraph = -1
    for line in rows:
        if line.paragraph != paragraph:
            paragraph = line.paragraph
            state.previous = None if line.part not in ("list", "table") else state.previous
        _read_line(state, line, words)
    return state


def _read_line(state: State, line: Line, words: frozenset[str]) -> None:
    shape = frame(line)
    refocus(state.story, state.focus, shape)
    state.shapes.append(shape)
    state.label = label_of(line, state.label)
    focus = state.focus.copied()
    found: list[Outcome] = []
    for outcome in outcomes(shape):
        if not told_already(found, outcome):
            found.append(outcome)

    def trace(item: Item, first: int, given: Setting | None) -> Trace:
        made = Trace(shape, item, focus, state.story, state.claims[first:], label=state.label, given=given)
        state.traces.append(made)
        return made

    for outcome in found:
        first = len(state.claims)
        setting = outcome_claims(state, shape, outcome)
        if len(state.claims) > first:
            trace(outcome.first, first, setting).outcome = outcome
    read = set()
    for pending in figures_of(state, shape):
        first = len(state.claims)
        setting = figure_claims(state, shape, pending)
        made = trace(pending.item, first, setting)
        made.reading, made.owner = pending.reading, pending.owner
        read.add(pending.item.index)
    told = {outcome.first.index for outcome in found}
    for item in line.items:
        if item.figure is not None:
            if item.index not in read and item.figure.kind in LINKED:
                trace(item, len(state.claims), None)
        elif item.entity is None and item.index not in told and (item.lower in words or plainly(item.lower)):
            trace(item, len(state.claims), None)
