"""Reads the entities of a story, step by step. Read this first."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.entities import (
    affiliation,
    ballots,
    bodies,
    camps,
    candidates,
    contests,
    groups,
    known_as,
    matters,
    mending,
    options,
    party_lists,
    party_said,
    people,
    phrases,
    places,
    pointing,
    records,
    roles,
    theirs,
)
from copydesk.entities.board import Board
from copydesk.entities.chunks import chunks
from copydesk.entities.kinds import named
from copydesk.entities.story import tell
from copydesk.records import Article, Entity
from copydesk.records.page import Page


def read(article: Article, pages: Sequence[Page]) -> tuple[Entity, ...]:
    """People, parties, places, organisations and contests that the article names.

    `pages`: its text through a spaCy pipeline with names (PERSON, PARTY, ORG, PLACE, ELECTION).
    """
    story = tell(article, pages)
    cut = chunks(story)
    names = named(story, cut)
    taken = {(name.first, name.last) for name in names}
    others = [(c.first, c.last) for c in cut if (c.first, c.last) not in taken]
    spelling, names = mending.mended(story, names, others)
    who = people.join(story, names, spelling)
    which = groups.join(story, names, "PARTY", spelling)
    listed = groups.join(story, names, "ORG", spelling)
    where = places.join(story, names, spelling)
    board = Board(story, [*who, *which, *listed, *where])
    phrases.read(board)
    known_as.read(board)
    for camp in camps.read(story, board.owner):
        board.cover(camp)
    sides, asked = options.read(story, board.named()), ballots.read(story, board.named())
    for option in matters.with_sides(story, sides, asked):
        option.asked = True
        board.take(option)
    for body in bodies.read(story, board.drafts, board.named()):
        board.cover(body)
    roles.read(board)
    races, primaries = contests.read(board, article.published)
    candidates.read(board, article.published, races)
    affiliation.read(board)
    party_lists.read(board)
    pointing.read(board)
    pointing.the_party(board)
    pointing.the_alliance(board)
    party_lists.pointed(board)
    candidates.read(board, article.published, races)
    candidates.by_primary(board, primaries)
    theirs.said(board)
    party_said.settle(board)
    theirs.read(board)
    board.drafts += races
    return records.finished(story, board.drafts)
