"""The country a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copydesk.records import Entity, Place


def story_country(entities: Sequence[Entity]) -> Place | None:
    """The country with the most mentions of itself and of its places, if the story names it."""
    places = [entity for entity in entities if isinstance(entity, Place)]
    weights: Counter[str] = Counter()
    for place in places:
        if place.country:
            weights[place.country] += len(place.mentions)
    named = [place for place in places if place.place_kind == "country" and place.country]
    return max(named, key=lambda place: weights[place.country or ""], default=None)
