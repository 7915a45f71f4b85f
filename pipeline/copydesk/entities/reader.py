"""Reads the entities of a story, step by step. Read this first."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.entities import groups, mending, people, places, records
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
    candidates = chunks(story)
    names = named(story, candidates)
    taken = {(name.first, name.last) for name in names}
    others = [(c.first, c.last) for c in candidates if (c.first, c.last) not in taken]
    spelling, names = mending.mended(story, names, others)
    who = people.join(story, names, spelling)
    which = groups.join(story, names, "PARTY", spelling)
    bodies = groups.join(story, names, "ORG", spelling)
    where = places.join(story, names, spelling)
    return records.finished(story, [*who, *which, *bodies, *where])
