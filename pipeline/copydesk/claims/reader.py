"""The claims reader: goes through the story line by line and turns figures and verbs into claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.claims.context.focus import Focus
from copydesk.claims.context.setting import refocus
from copydesk.claims.context.story import Story
from copydesk.claims.figure_claims import figure_claims
from copydesk.claims.figures import figures_of
from copydesk.claims.finish import finish, with_candidates
from copydesk.claims.layout.rows import label_of
from copydesk.claims.outcome_claims import outcome_claims
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.outcomes.read import outcomes, told_already
from copydesk.claims.sentences.clauses import frame
from copydesk.claims.sentences.line import Index, Line, lines
from copydesk.claims.state import State
from copydesk.claims.subjects.parties import result_parties
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
    entities = result_parties(article.text, entities, figures)
    rows = lines(article, pages, Index(entities, figures))
    state = State(Story(article, entities, rows), Focus())
    state.focus.place = state.story.main
    paragraph = -1
    for line in rows:
        if line.paragraph != paragraph:
            paragraph = line.paragraph
            state.previous = None if line.part not in ("list", "table") else state.previous
        _read_line(state, line)
    claims = finish(state)
    return Result(claims=tuple(claims), entities=with_candidates(entities, claims), reasons=state.reasons)


def _read_line(state: State, line: Line) -> None:
    shape = frame(line)
    refocus(state.story, state.focus, shape)
    state.label = label_of(line, state.label)
    found: list[Outcome] = []
    for outcome in outcomes(shape):
        if not told_already(found, outcome):
            found.append(outcome)
    for outcome in found:
        outcome_claims(state, shape, outcome)
    for pending in figures_of(state, shape):
        figure_claims(state, shape, pending)
