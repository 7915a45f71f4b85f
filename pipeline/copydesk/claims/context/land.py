"""The country and the region a story is about, named or not: "Armenians voted", "New Zealand First", "Elections Saskatchewan"."""

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
# What the name of a region in that of a body of state, or its seat of power, weighs beside one word for its people, which counts
# twice in the opening; and the least that must speak for a region.
_BODY, _LEAST_REGION = 3, 3
# Bodies of state, whose reach is the place that they are named for: "Elections Saskatchewan", "the Northern Ireland Assembly".
_STATE = frozenset(
    "elections electoral election commission assembly parliament legislature legislative government".split()
)
# A country that one of the first lines names is what the story is about, whatever it says of a region.
_OPENING = 3


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


def region_of(
    article: Article, lines: Sequence[Line], entities: Sequence[Entity], country: Place | None, number: int
) -> Place | None:
    """The region that a story tells of by its bodies and its people, without naming it in the opening.

    One that the story names further down is that one; else one is made, numbered `number`.
    """
    weights: Counter[str] = Counter()
    for entity in entities:
        if isinstance(entity, Organisation):
            weights.update(dict.fromkeys(_regions_inside(entity.name), _BODY))
    mentions: dict[str, list[Mention]] = {}
    for line in lines:
        for item in line.items:
            if (
                line.number < _OPENING
                and isinstance(item.entity, Place)
                and item.entity.place_kind == "country"
            ):
                return None
            region = places.region_words().get(fold(item.text)) if item.text[:1].isupper() else None
            if region is not None and not isinstance(item.entity, Party):
                seat = fold(item.text) in places.seats_of_power()
                weights[region] += _BODY if seat else 1 + (line.number < _OPENING)
                mentions.setdefault(region, []).append(
                    Mention(start=item.start, end=item.end, text=article.text[item.start : item.end], form="description")
                )  # fmt: skip
    ranked = weights.most_common(2)
    if (
        not ranked
        or ranked[0][1] < _LEAST_REGION
        or (len(ranked) > 1 and ranked[0][1] < _TIMES * ranked[1][1])
    ):
        return None
    name = ranked[0][0]
    code = places.region_country(name)
    if country is not None and code != country.country:
        return None
    named = next((one for one in entities if isinstance(one, Place) and fold(one.name) == fold(name)), None)
    return named or region_named(name, number, mentions.get(name, ()))


def region_named(name: str, number: int, mentions: Sequence[Mention] = ()) -> Place:
    """A region of the gazetteer as an entity, numbered `number`."""
    return Place(
        id=f"e{number}", name=name, mentions=tuple(mentions), place_kind="region",
        country=places.region_country(name), known=True,
    )  # fmt: skip


def _regions_inside(name: str) -> set[str]:
    """Regions named in the name of a body of state."""
    words = name.split()
    if _STATE.isdisjoint(fold(word) for word in words):
        return set()
    told = {region for word in words if (region := places.region_words().get(fold(word)))}
    spans = (" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))
    return told | {span for span in spans if places.region_country(span)}


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
            if item.entity is not None or not item.text[:1].isupper():
                continue
            word, before = fold(item.text), line.items[item.index - 1].lower if item.index else ""
            if code := places.people_of(before, word) or known.get(word):
                found.setdefault(code, []).append(
                    Mention(start=item.start, end=item.end, text=article.text[item.start : item.end], form="description")
                )  # fmt: skip
    return found


def _inside(name: str) -> set[str]:
    """Countries named in the name of a party or a body: "New Zealand First", "Bank of Canada"."""
    words, known = fold(name).split(), places.country_names()
    spans = (" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))
    return {known[span] for span in spans if span in known}
