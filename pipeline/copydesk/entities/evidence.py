"""What the words at and around a candidate say of its kind: person, party, organisation, place, election."""

from __future__ import annotations

import re
from collections import defaultdict

from copydesk.entities.chunk import CODE, Chunk, is_known
from copydesk.entities.pairs import TIGHT
from copydesk.entities.pollsters import publishes
from copydesk.entities.results import from_results
from copydesk.entities.story import Story
from copydesk.entities.surroundings import SEAT_VERBS, Scores, from_neighbours
from copydesk.lexicon import organisations, parties, people, places
from copydesk.lexicon.known_names import common, family
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

_SITES = wordset("mount mt mt. lake port fort st st. cape san santa puerto bandar saint ciudad villa")

# Parties are called so too: "Historic Accord".
_PACTS = wordset("accord pact agreement project spring")


def main_land(story: Story) -> str | None:
    """The country that the story's words for peoples and its unmistakable places speak of most."""
    weights: dict[str, int] = defaultdict(int)
    doubtful: dict[str, int] = defaultdict(int)
    demonyms = places.demonyms()
    for index, low in enumerate(story.low):
        if not story.capital[index]:
            continue
        country = places.people_of(story.low[index - 1], low) if index and story.capital[index - 1] else None
        country = country or demonyms.get(low)
        if country is not None:
            weights[country] += 1
            continue
        place = places.known_folded(low)
        found = place or parties.known_folded(low)
        if found and len({one.country for one in found}) == 1:
            # "Congress" and "Good" are parties somewhere and words everywhere.
            (weights if place or low not in common() else doubtful)[found[0].country] += 1
    for country, weight in doubtful.items():
        if country in weights:
            weights[country] += weight
    weights.pop("", None)
    return max(weights, key=lambda c: (weights[c], c)) if weights else None


def evidence(story: Story, chunk: Chunk, land: str | None = None) -> Scores:
    """Points for each kind, from the model, the lexicons, the name's own words and its neighbours."""
    points: Scores = defaultdict(float)
    if (
        chunk.size > 1
        and story.low[chunk.last - 1] in classes()["thing"]
        and not _human(story, chunk)
        and not (chunk.label == "PARTY" and story.low[chunk.last - 1] in _PACTS)
        and not is_known(story, chunk.first, chunk.last)
    ):
        return points
    key = story.key(chunk.first, chunk.last)
    if chunk.label:
        points[chunk.label] += _trust(story, chunk, key)
    _from_lexicon(story, chunk, key, points, land)
    _from_words(story, chunk, points)
    if chunk.size == 1 and key in story.surnames and not _land(key):
        points["PLACE"] -= 2.0
    from_neighbours(story, chunk, points)
    publishes(story, chunk, points)
    from_results(story, chunk, points)
    if story.dateline[0] <= chunk.first < story.dateline[1] and story.words[chunk.first].isupper():
        points["PLACE"] += 3.0
    return points


def _trust(story: Story, chunk: Chunk, key: str) -> float:
    """What the model's label counts: less where a town's name alone is read as something else."""
    if chunk.label in {"ORG", "PLACE"} and chunk.size == 2 and _foreign(story, chunk):
        return 3.0 if chunk.label == "PLACE" and places.known_folded(key) else 2.2
    if chunk.size > 1 or chunk.label == "PLACE" or key in story.surnames or not places.known_folded(key):
        return 3.0
    if chunk.label == "ELECTION":
        return 0.0
    if parties.known_folded(key):
        return 3.0
    return 1.6 if key in family() or key in people.given_names() else 0.9


def _foreign(story: Story, chunk: Chunk) -> bool:
    """Whether neither of two words is English or the head of a body's name: "Olagunsoye Oyinlola"."""
    two = story.low[chunk.first : chunk.last]
    return common().isdisjoint(two) and classes()["organisation"].isdisjoint(two)


def _land(key: str) -> bool:
    """Whether a name is a country's or region's."""
    return any(place.kind in {"country", "region"} for place in places.known_folded(key))


def _rare(key: str) -> bool:
    """Whether a word is neither an English one nor a family's name."""
    return key not in common() and key not in family()


def _human(story: Story, chunk: Chunk) -> bool:
    """Whether a name that ends like a thing's is a person's all the same: "Nathan Law"."""
    return chunk.titled or chunk.label == "PERSON" or story.low[chunk.first] in people.first_names()


def _from_lexicon(story: Story, chunk: Chunk, key: str, points: Scores, land: str | None) -> None:
    """Known places, parties and bodies of the name."""
    for place in places.known_folded(key)[:1]:
        points["PLACE"] += 1.0 * (place.country == land and place.kind == "region")
        points["PLACE"] += 1.5 * (chunk.size > 1 and place.kind != "city")
        if place.kind in {"country", "region"}:
            points["PLACE"] += 3.0 if len(key) > 3 or place.kind == "country" else 2.0
        elif place.kind == "other":
            small = place.population == 0 and chunk.size == 1
            points["PLACE"] += 4.0 if place.population > 100_000_000 else 1.2 if small else 2.5
        else:
            points["PLACE"] += (
                2.0 if place.population > 500_000 else 1.2 if place.population > 90_000 else 0.6
            )
            points["PLACE"] += 1.0 * (chunk.size > 1)
            if (
                land
                and place.population < 300_000
                and all(p.country != land for p in places.known_folded(key))
            ):
                points["PLACE"] *= 0.5
    known = parties.known_folded(key)
    ours = any(party.country == land for party in known if land)
    elsewhere = bool(known and land) and not ours and not _head_of_party(story, key)
    if known:
        points["PARTY"] += 1.5 * ours
        if chunk.size > 1:
            points["PARTY"] += 5.4
        elif elsewhere and chunk.label is None and _means_something(story, chunk, key):
            points["PARTY"] += 0.5
        else:
            points["PARTY"] += 2.5 if len(key) > 5 or (len(key) > 3 and _rare(key)) else 1.5
    body = organisations.known_folded(key)
    if body and body.kind != "none":
        points["ORG"] += 1.0 if ours else 4.5 if chunk.size > 1 else 3.0
        if elsewhere and chunk.size == 1:
            # "Congress" is a party in India; elsewhere it is the house.
            points["ORG"] += 3.0


def _head_of_party(story: Story, key: str) -> bool:
    """Whether a word ends a party's name that the story has: "Congress" beside "Nepali Congress"."""
    return any(parties.known_folded(f"{word} {key}") for word in story.before.get(key, ()))


def _means_something(story: Story, chunk: Chunk, key: str) -> bool:
    """Whether a party's name abroad is an English word or mere letters here: "Good", "Change", "PREP"."""
    if story.words[chunk.first].isupper():
        return True
    return key in common() and key not in classes()["party"] and not key.endswith("s")


def _from_words(story: Story, chunk: Chunk, points: Scores) -> None:
    """Heads ("Party", "County"), given names, initials, acronyms."""
    kinds = classes()
    low = story.low[chunk.first : chunk.last]
    last = low[-1]
    if chunk.size > 1 or story.words[chunk.last - 1] == "party":
        if last in kinds["party_strong"]:
            points["PARTY"] += 4.0
        elif last in kinds["party"] or low[0] in {
            "party",
            "movement",
            "union",
            "front",
            "alliance",
            "together",
        }:
            points["PARTY"] += 1.5
        named = chunk.size == 2 and low[0] in people.given_names()
        if last in kinds["organisation"]:
            points["ORG"] += 1.0 if named else 3.5
        if low[0] in _SITES and chunk.size == 2 + (last in {"'s", "’s"}):
            points["PLACE"] += 3.0 if chunk.size == 2 else 4.0
        elif last in kinds["place"] or low[0] in {"north", "south", "east", "west"}:
            points["PLACE"] += 2.5
            if last in _NO_SURNAMES or (last == "ward" and low[0] not in people.first_names()):
                points["PERSON"] -= 2.0
        elif _directed(low):
            points["PLACE"] += 2.5
            points["PERSON"] -= 1.0 if low[0] in people.first_names() else 2.0
        elif _in_a_town(story, chunk):
            points["PLACE"] += 1.0
        if not TIGHT.isdisjoint(low):
            points["PLACE"] += 2.0
            points["PERSON"] -= 2.0
        if chunk.size == 2 and _seat_of_several(story, chunk):
            points["PLACE"] += 3.0
            points["PERSON"] -= 4.0
        if last in kinds["contest"]:
            points["ELECTION"] += 3.0
        if low[0] in kinds["organisation"] and "of" in low:
            points["ORG"] += 3.0
    given = people.given_names()
    word = story.words[chunk.first]
    shaped = not any(last in kinds[kind] for kind in ("organisation", "party_strong", "place"))
    if (
        2 <= chunk.size <= 5
        and (shaped or (chunk.size == 2 and low[0] in people.first_names()))
        and low[0] not in _SITES
    ):
        points["PERSON"] += 1.2 if chunk.size <= 3 else 0.8
        if low[0] in given or low[0].split("-")[0] in given:
            points["PERSON"] += 2.0
        elif low[0] in people.first_names():
            points["PERSON"] += 1.0
        if chunk.size <= 3 and common().isdisjoint(low):
            points["PERSON"] += 0.5
        if any(_is_second_name(story.words[i]) for i in range(chunk.first, chunk.last)):
            points["PERSON"] += 1.5
        if word.endswith(".") and len(word) <= 5:
            points["PERSON"] += 1.0
    if chunk.size == 1 and "-" in word and low[0] not in story.surnames and _both_towns(low[0]):
        points["PLACE"] += 2.0
        points["PERSON"] -= 1.0
    if chunk.size == 1 and low[0] in given:
        points["PERSON"] += 0.5
    if chunk.size < 3 and CODE.match(word):
        points["PLACE"] += 3.5 if chunk.size == 1 else 4.5
        points["PERSON"] -= 2.0 if chunk.size == 1 else 4.0
    if chunk.size == 1 and low[0] in _SHORT and _labels(story, chunk):
        points["PARTY"] += 4.0
    if (
        chunk.size == 1
        and 2 <= len(word) <= 7
        and sum(c.isupper() for c in word) >= 2
        and not story.loud[chunk.first]
    ):
        points["PARTY"] += 0.4
        points["ORG"] += 0.4
        points["PERSON"] -= 1.5


_SHORT = wordset("lab con cons lib libs grn grns nat nats dem rep ld lds cong libdem plaid ukip")


def _labels(story: Story, chunk: Chunk) -> bool:
    """Whether it stands in brackets, at a row's beginning or after "from": "(Lab)", "gain from Con"."""
    before = story.words[chunk.first - 1] if chunk.first else ""
    return before in {"(", "from", "|", "/", ","} or story.broken[chunk.first]


def _in_a_town(story: Story, chunk: Chunk) -> bool:
    """Whether a name begins with a town's that is no given name: "Sheffield Hallam", "Toronto Centre"."""
    low = story.low[chunk.first]
    found = places.known_folded(low)
    return bool(found) and found[0].population > 90_000 and low not in people.first_names()


def _seat_of_several(story: Story, chunk: Chunk) -> bool:
    """Whether a town's seats are told apart by Roman numbers: "won Gotha II"; not "Elizabeth II"."""
    before = story.low[chunk.first - 1] if chunk.first else ""
    return bool(_ROMAN.match(story.words[chunk.last - 1])) and (
        before in SEAT_VERBS or before == "in" or _in_a_town(story, chunk)
    )


def _both_towns(low: str) -> bool:
    """Whether each part of a word with a hyphen is a place's: "Vaughan-Woodbridge"; not "Kerry-Ann"."""
    parts = low.split("-")
    return parts[0] not in people.first_names() and all(part and places.known_folded(part) for part in parts)


def _directed(low: list[str]) -> bool:
    """Whether a seat's name says where in its town it lies: "Tema West", "Roscommon-South Leitrim"."""
    if low[-1] in _DIRECTIONS:
        return len(low) > 2 or low[0] not in people.first_names()
    return any(_INNER.search(word) for word in low)


# Reads "II", "III", "IV", "VIII"; refuses "I", "V", "VII's".
_ROMAN = re.compile(r"(?:I{2,3}|IV|VI{1,3}|IX)\Z")
_NO_SURNAMES = wordset(
    "county province district prefecture constituency municipality region township borough lga grc smc barangay"
)
_DIRECTIONS = wordset("north south east west central")
# Reads "roscommon-south", "west-central"; refuses "north-south" read from its first word, "eastwood".
_INNER = re.compile(r"[^\W\d_]{3}-(?:north|south|east|west)\Z")


def _is_second_name(word: str) -> bool:
    """Whether a word has the shape of a Korean or Chinese given name: "Il-hyun", "Jae-in", "Cheuk-yan"."""
    head, mark, tail = word.partition("-")
    return bool(mark) and head[:1].isupper() and tail.isalpha() and tail.islower() and len(head) < 7


def counties_follow(story: Story, index: int) -> bool:
    """Whether a list of names runs on to "counties" or "provinces": "DeKalb and Clayton counties"."""
    for at in range(index, min(index + 9, len(story))):
        low = story.low[at]
        if low in _PLURALS:
            return at > index or story.words[at].islower()
        if not (story.capital[at] or low in {",", "and"}) or story.broken[at]:
            return False
    return False


_PLURALS = wordset(
    "counties districts provinces states constituencies municipalities boroughs departments regions"
)
