"""What the words at and around a candidate say of its kind: person, party, organisation, place, election."""

from __future__ import annotations

from collections import defaultdict

from copydesk.entities.chunk import Chunk, is_known
from copydesk.entities.described import described_as_person
from copydesk.entities.story import Story
from copydesk.lexicon import organisations, parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

Scores = dict[str, float]

_SAYING = wordset("said says told tweeted wrote added conceded vowed admitted claimed argued")
_DOING = wordset(
    "won beat defeated led leads lost received secured polled garnered got took has had was is who "
    "will trailed declared resigned campaigned finished came"
)
_PLACE_BEFORE = wordset("in across near around throughout outside inside from to at of over")
_SITES = wordset("mount mt mt. lake port fort st st. cape san santa puerto bandar saint ciudad villa")
_SEAT_VERBS = wordset("took won kept held retained lost carried swept regained gained")
_STRONG_PLACE_BEFORE = wordset("in across near throughout outside inside")


def main_land(story: Story) -> str | None:
    """The country that the story's words for peoples and its unmistakable places speak of most."""
    weights: dict[str, int] = defaultdict(int)
    demonyms = places.demonyms()
    for index, low in enumerate(story.low):
        if not story.capital[index]:
            continue
        country = demonyms.get(low)
        if country is None:
            found = places.known_folded(low)
            country = found[0].country if found and len({p.country for p in found}) == 1 else ""
        if country:
            weights[country] += 1
    return max(weights, key=lambda c: (weights[c], c)) if weights else None


def evidence(story: Story, chunk: Chunk, land: str | None = None) -> Scores:
    """Points for each kind, from the model, the lexicons, the name's own words and its neighbours."""
    points: Scores = defaultdict(float)
    if (
        chunk.size > 1
        and story.low[chunk.last - 1] in classes()["thing"]
        and not _human(story, chunk)
        and not is_known(story, chunk.first, chunk.last)
    ):
        return points
    if chunk.label:
        points[chunk.label] += 2.0
    key = story.key(chunk.first, chunk.last)
    _from_lexicon(chunk, key, points, land)
    _from_words(story, chunk, points)
    _from_neighbours(story, chunk, points)
    return points


def _human(story: Story, chunk: Chunk) -> bool:
    """Whether a name that ends like a thing's is a person's all the same: "Nathan Law"."""
    return chunk.titled or chunk.label == "PERSON" or story.low[chunk.first] in people.given_names()


def _from_lexicon(chunk: Chunk, key: str, points: Scores, land: str | None) -> None:
    """Known places, parties and bodies of the name."""
    for place in places.known_folded(key)[:1]:
        points["PLACE"] += 1.5 * (chunk.size > 1 and place.kind != "city")
        if place.kind in {"country", "region"}:
            points["PLACE"] += 3.0 if len(key) > 3 or place.kind == "country" else 2.0
        elif place.kind == "other":
            points["PLACE"] += 4.0 if place.population > 100_000_000 else 2.5
        else:
            points["PLACE"] += (
                2.0 if place.population > 500_000 else 1.2 if place.population > 90_000 else 0.6
            )
    known = parties.known_folded(key)
    if known:
        points["PARTY"] += 1.5 * any(party.country == land for party in known if land)
        points["PARTY"] += 4.6 if chunk.size > 1 else 2.5 if len(key) > 5 else 1.5
    body = organisations.known_folded(key)
    if body and body.kind != "none":
        points["ORG"] += 4.5 if chunk.size > 1 else 3.0


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
        if low[0] in _SITES and chunk.size == 2:
            points["PLACE"] += 3.0
        elif last in kinds["place"] or low[0] in {"north", "south", "east", "west"}:
            points["PLACE"] += 2.5
        if last in kinds["contest"]:
            points["ELECTION"] += 3.0
        if low[0] in kinds["organisation"] and "of" in low:
            points["ORG"] += 3.0
    given = people.given_names()
    word = story.words[chunk.first]
    shaped = last not in kinds["organisation"] | kinds["party_strong"] | kinds["place"]
    if 2 <= chunk.size <= 5 and (shaped or (chunk.size == 2 and low[0] in given)) and low[0] not in _SITES:
        points["PERSON"] += 1.2 if chunk.size <= 3 else 0.8
        if low[0] in given or low[0].split("-")[0] in given:
            points["PERSON"] += 2.0
        if chunk.size <= 3 and common().isdisjoint(low):
            points["PERSON"] += 0.5
        if any(_is_second_name(story.words[i]) for i in range(chunk.first, chunk.last)):
            points["PERSON"] += 1.5
        if word.endswith(".") and len(word) <= 5:
            points["PERSON"] += 1.0
    if chunk.size == 1 and low[0] in given:
        points["PERSON"] += 0.5
    if (
        chunk.size == 1
        and 2 <= len(word) <= 7
        and sum(c.isupper() for c in word) >= 2
        and not story.loud[chunk.first]
    ):
        points["PARTY"] += 0.4
        points["ORG"] += 0.4
        points["PERSON"] -= 1.5


def _is_second_name(word: str) -> bool:
    """Whether a word has the shape of a Korean or Chinese given name: "Il-hyun", "Jae-in", "Cheuk-yan"."""
    head, mark, tail = word.partition("-")
    return bool(mark) and head[:1].isupper() and tail.isalpha() and tail.islower() and len(head) < 7


def _from_neighbours(story: Story, chunk: Chunk, points: Scores) -> None:
    """Titles, ages, verbs of saying, prepositions, genitives, brackets."""
    word = story.words[chunk.first]
    before = story.low[chunk.first - 1] if chunk.first else ""
    given = people.given_names()
    before2 = story.low[chunk.first - 2] if chunk.first > 1 else ""
    after = story.low[chunk.last : chunk.last + 3]
    after += [""] * (3 - len(after))
    if chunk.titled or before.rstrip(".") in people.honorifics():
        points["PERSON"] += 3.5
    elif before in people.occupations() or before in {
        "leader",
        "candidate",
        "nominee",
        "minister",
        "mayor",
        "president",
        "governor",
        "senator",
        "incumbent",
    }:
        points["PERSON"] += 1.5
    if (
        after[0] == ","
        and after[1][:2].isdigit()
        and len(after[1]) == 2
        and after[2] in {",", ".", ";", "of", "who", ")"}
    ):
        points["PERSON"] += 3.0
    if after[0] == "(" and after[1].isdigit() and len(after[1]) == 2:
        points["PERSON"] += 1.5
    if described_as_person(story, chunk.last):
        points["PERSON"] += 2.5
    if after[0] in _SAYING:
        points["PERSON"] += 1.2
        points["ORG"] += 0.3
    elif after[0] in _DOING or (after[0] == "," and after[1] in {"who", "whose"}):
        points["PERSON"] += 0.5
        points["PARTY"] += 0.2
    if after[0] in {"'s", "’s"} and after[1] in {
        "party",
        "government",
        "wife",
        "husband",
        "son",
        "popularity",
        "campaign",
        "rival",
    }:
        points["PERSON"] += 0.7
    if (
        (
            before in {"'s", "’s"}
            and chunk.size == 1
            and word.isupper()
            and 2 <= len(word) <= 6
            and chunk.first > 1
        )
        and story.capital[chunk.first - 2]
        and not places.known_folded(before2)
    ):
        points["PARTY"] += 1.8
    if before in {"'s", "’s"} and chunk.size > 1:
        # A party has people ("DAB's Elizabeth Quat"), a person has a party ("James Marape's Pangu Pati").
        owned = chunk.first > 2 and story.capital[chunk.first - 2] and story.low[chunk.first - 3] in given
        points["PERSON"] += -0.5 if owned else 0.8
    if before in {"of", "the"} and chunk.size < 5 and _person_before(story, chunk.first):
        points["PARTY"] += 1.2
    if after[0] in {"'s", "’s"} and _person_after(story, chunk.last + 1):
        points["PARTY"] += 1.0
        if sum(c.isupper() for c in word) >= 2 and chunk.size == 1:
            points["PARTY"] += 1.0
    if after[0] == "of" and chunk.size in {2, 3} and _party_at(story, chunk.last + 1):
        points["PERSON"] += 2.0
    if before in _SEAT_VERBS and chunk.size == 1:
        points["PLACE"] += 1.8
        points["PERSON"] -= 1.5
    if before == "(" and after[0] == ")" and after[1] in {"—", "–", "-"} and chunk.first < 40:
        points["ORG"] += 5.0
        points["PLACE"] -= 3.0
    if before in _STRONG_PLACE_BEFORE:
        points["PLACE"] += 1.2
        points["PERSON"] -= 0.5
    elif before in _PLACE_BEFORE:
        points["PLACE"] += 0.3
    if before == "of" and before2 in {
        "mayor",
        "governor",
        "city",
        "capital",
        "province",
        "state",
        "town",
        "district",
        "people",
        "county",
        "region",
        "island",
        "republic",
        "constituency",
        "port",
        "suburb",
    }:
        points["PLACE"] += 2.5
    if before in {"of", "for", "from"} and before2 in {"candidate", "member", "leader", "nominee"}:
        points["PARTY"] += 0.8
    if before == "the":
        points["PERSON"] -= 2.0
        points["PARTY"] += 0.4
        points["PLACE"] -= 0.5 * (points["PLACE"] < 3.0)
        if before2 == "of" and chunk.size == 1 and story.words[chunk.first].isupper():
            points["PARTY"] += 1.0
    if after[0] in {
        "constituency",
        "district",
        "county",
        "province",
        "seat",
        "region",
        "prefecture",
        "riding",
        "ward",
        "caucuses",
        "primary",
        "voters",
    }:
        points["PLACE"] += 1.0
    if after[0] in {
        "candidate",
        "candidates",
        "lawmaker",
        "lawmakers",
        "mp",
        "mps",
        "leader",
        "headquarters",
        "challenger",
        "nominee",
        "supporters",
    } and before in {"the", "his", "her", "a", "an", "their"}:
        points["PARTY"] += 1.0
    if after[0] == "-" and after[1] == "backed":
        points["PARTY"] += 1.0


def _party_at(story: Story, index: int) -> bool:
    """Whether a party's short name stands there: "of the PDI-P", "of Fidesz"."""
    at = index + 1 if story.low[index : index + 1] == ["the"] else index
    if at >= len(story) or not story.capital[at]:
        return False
    word = story.words[at]
    return bool(parties.known_folded(story.low[at])) and (word.isupper() or "-" in word or len(word) > 4)


def _person_before(story: Story, index: int) -> bool:
    """Whether "of" or "of the" before the word follows a name of two words: "Kwok Ka-ki of the"."""
    at = index - 1
    if story.low[at] == "the":
        at -= 1
    if at < 2 or story.low[at] != "of" or not (story.capital[at - 1] and story.capital[at - 2]):
        return False
    kinds = classes()
    heads = kinds["organisation"] | kinds["party"] | kinds["place"] | kinds["contest"]
    return story.low[at - 1] not in heads and story.low[at - 1] not in _OFFICE_ENDS


_OFFICE_ENDS = wordset(
    "president minister secretary mayor governor member speaker leader chairman senator justice king queen"
)


def _person_after(story: Story, index: int) -> bool:
    """Whether two capitalised words stand there, as a person's name does: "DAB's Elizabeth Quat"."""
    if index + 1 >= len(story) or not (story.capital[index] and story.capital[index + 1]):
        return False
    kinds = classes()
    heads = kinds["organisation"] | kinds["party"] | kinds["place"] | kinds["contest"] | _OFFICE_ENDS
    return not ({story.low[index], story.low[index + 1]} & heads)


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
