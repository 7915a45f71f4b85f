"""Bodies that win votes or seats are parties, whatever the entity reader took them for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.lexicon import units
from copydesk.records import Entity, Organisation, Party, Quantity

# "the BDP won just" 4 seats, "ahead of the AfD on" 20.8 percent; not "the commission has registered" 22 million.
GOT = re.compile(
    r"\s*(?:\([^()]{1,12}\)\s*)?(?:party\s+|has\s+|had\s+)?(?:"
    + "|".join(sorted({"won", "wins", "took", "takes", "got", "gets", "has", "had", "on", "at", "with", "secured", "polled",
                       "gained", "lost", "loses", "received", "winning", "taking", "("}, key=len, reverse=True)).replace("(", "\\(")
    + r")\s*(?:just|only|a|all|about)?\s*"
)  # fmt: skip


def result_parties(text: str, entities: Sequence[Entity], figures: Sequence[Quantity]) -> tuple[Entity, ...]:
    """Entities, with organisations that are said to get votes or seats turned into parties."""
    ends = {
        mention.end: entity.id
        for entity in entities
        if isinstance(entity, Organisation)
        for mention in entity.mentions
    }
    if not ends:
        return tuple(entities)
    winners = set()
    for figure in figures:
        if figure.kind not in ("percent", "fraction", "count", "points") or not (
            figure.unit in ("percent", "votes", "points") or figure.unit in units.SEAT_UNITS
        ):
            continue
        for end in range(max(0, figure.start - 30), figure.start):
            if end in ends and GOT.fullmatch(text, end, figure.start):
                winners.add(ends[end])
    if not winners:
        return tuple(entities)
    return tuple(
        Party(
            id=entity.id,
            name=entity.name,
            mentions=entity.mentions,
            acronyms=entity.acronyms,
            expansions=entity.expansions,
        )
        if isinstance(entity, Organisation) and entity.id in winners
        else entity
        for entity in entities
    )
