"""The country a story is about, named or not: "Armenians voted", "in Yerevan", "New Zealand First"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copydesk.claims.sentences.line import Line
from copydesk.lexicon import places
from copydesk.names.fold import fold
from copydesk.records import Article, Entity, Mention, Organisation, Party, Place

# What a people's name, or a country's name in that of a party or body, weighs beside one mention of a place.
_TOLD = 2
# The least that must speak for a country that the story does not name, and how many times more than for the next.
_LEAST, _TIMES = 4, 2


def land_of(article: Article, lines: Sequence[Line], entities: Sequence[Entity]) -> Place | None:
    """The country with the most mentions of itself, its places and its people.

    One that the story does not name is made for it, with the words for its people as mentions, if there are any.
    """
    named: dict[str, list[Place]] = {}
    weights: Counter[str] = Counter()
    for entity in entities:
        if isinstance(entity, Place) and entity.country:
            weights[entity.country] += len(entity.mentions)
            if entity.place_kind == "country":
                named.setdefault(entity.country, []).append(entity)
        elif isinstance(entity, Party | Organisation):
            for code in _inside(entity.name):
                weights[code] += _TOLD
    peoples = _peoples(article, lines)
    for code, found in peoples.items():
        weights[code] += _TOLD * len(found)
    countries = [place for listed in named.values() for place in listed]
    unnamed = _unnamed(weights, frozenset(named))
    if unnamed is None:
        return max(
            countries,
            key=lambda place: (
                weights[place.country or ""],
                len(place.mentions),
                -place.mentions[0].start if place.mentions else 0,
            ),
            default=None,
        )
    return Place(
        id=f"e{len(entities) + 1}", name=places.usual_names()[unnamed], mentions=tuple(peoples.get(unnamed, ())),
        place_kind="country", country=unnamed, known=True,
    )  # fmt: skip


def _unnamed(weights: Counter[str], named: frozenset[str]) -> str | None:
    """The country that a story is plainly about without naming it."""
    ranked = weights.most_common()
    if not ranked or ranked[0][0] in named or ranked[0][0] not in places.usual_names():
        return None
    code, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    return code if weight >= _LEAST and weight >= _TIMES * second else None


def _peoples(article: Article, lines: Sequence[Line]) -> dict[str, list[Mention]]:
    """The words for a country's people and things, in order."""
    known = places.demonyms()
    found: dict[str, list[Mention]] = {}
    for line in lines:
        for item in line.items:
            if item.entity is None and item.text[:1].isupper() and (code := known.get(fold(item.text))):
                found.setdefault(code, []).append(
                    Mention(start=item.start, end=item.end, text=article.text[item.start : item.end], form="description")
                )  # fmt: skip
    return found


def _inside(name: str) -> set[str]:
    """Countries named in the name of a party or a body: "New Zealand First", "Bank of Canada"."""
    words, known = fold(name).split(), places.country_names()
    spans = (" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))
    return {known[span] for span in spans if span in known}
