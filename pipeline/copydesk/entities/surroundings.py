"""What the words around a candidate say of its kind: titles, verbs, prepositions, genitives, brackets."""

from __future__ import annotations

from functools import cache

from copydesk.entities.chunk import Chunk
from copydesk.entities.described import described_as_person
from copydesk.entities.story import Story
from copydesk.lexicon import parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

Scores = dict[str, float]

_GENITIVES = frozenset({"'s", "’s"})
_SAYING = wordset("said says told tweeted wrote added conceded vowed admitted claimed argued")
_DOING = wordset(
    "won beat defeated led leads lost received secured polled garnered got took has had was is who "
    "will trailed declared resigned campaigned finished came"
)
_PLACE_BEFORE = wordset("in across near around throughout outside inside from to at of over")
_STRONG_PLACE_BEFORE = wordset("in across near throughout outside inside")
SEAT_VERBS = wordset(
    "took won kept held retained defended defends lost carried swept regained gained takes wins keeps holds retains loses "
    "gains snatched snatches flipped flips captured captures represents represented"
)
_TITLES_BEFORE = wordset("leader candidate nominee minister mayor president governor senator incumbent")
# Behind a name in small letters: what it is one of. "Castle district", "Coastal ward", "Osh region".
AREA_NOUNS = wordset(
    "district ward constituency county province region prefecture riding borough municipality parish canton "
    "governorate oblast township electorate department commune voivodeship division by-election byelection grc smc"
)
_CONTENDERS_OWN = wordset(
    "vote votes share tally seats candidate candidates nominee lead majority result haul total vote-share mps"
)
_PERSONS_OWN = wordset("party government wife husband son popularity campaign rival")
_PLACES_OF = wordset(
    "mayor governor city capital province state town district people county region island republic "
    "constituency port suburb village outskirts streets university"
)
_MEMBERS_OF = wordset("candidate member leader nominee")
_PLACES_HAVE = wordset(
    "constituency district county province seat region prefecture riding ward caucuses primary voters "
    "by-election byelection governor's gubernatorial council councillor by-elections suburbs"
)
# Behind a comma: what a place is. "Seville, a Socialist stronghold, fell".
_PLACE_NOUNS = wordset(
    "bulwark stronghold bastion fief citadel heartland city town district suburb village county province "
    "constituency seat ward municipality hometown region state capital island borough commune port"
)
_SEATED = wordset("had has won took held lost holds fielded contested ran")
_OPENING = wordset("the his her a an their")
_APPOSING = wordset("a an the its once his her another where home")
_LANDSCAPE = wordset(
    "conservative liberal rural coastal nearby neighbouring neighboring downtown western eastern northern "
    "southern upstate suburban native mostly inner outer metropolitan southeast southwest northwest "
    "northeast southeastern southwestern northwestern northeastern heavily-populated mountainous central"
)
_PARTIES_HAVE = wordset(
    "candidate candidates lawmaker lawmakers mp mps leader headquarters challenger nominee supporters"
)
# Houses and streets with a party's name: "the Renaissance hotel", "Liberty Hall".
_VENUES = wordset(
    "hotel hotels inn ballroom theatre theater stadium arena cinema cafe café restaurant hall street avenue "
    "boulevard plaza tower mall nightclub pub"
)
_POLLS = wordset("count poll survey polls surveys tracker projection forecast exit-poll")
_POLLED_BY = wordset("by from for")
_POLLSTERS = wordset(
    "pollster pollsters broadcaster broadcasters agency authority network newspaper daily website outlet "
    "institute channel institution firm service consultancy weekly company station aggregator watchdog "
    "monitors"
)
_OFFICE_ENDS = wordset(
    "president minister secretary mayor governor member speaker leader chairman senator justice king queen"
)
_LED_BY = wordset("party bloc alliance coalition list movement front camp union grouping group ticket slate")
_FOLLOWERS = wordset(
    "socialists islamists salafists liberals conservatives communists nationalists populists greens "
    "extremists separatists leftists centrists democrats reformists regionalists ultranationalists "
    "republicans rightists monarchists independents ecologists"
)


def from_neighbours(story: Story, chunk: Chunk, points: Scores) -> None:
    """Add what stands before and after."""
    before = story.low[chunk.first - 1] if chunk.first else ""
    before2 = story.low[chunk.first - 2] if chunk.first > 1 else ""
    after = story.low[chunk.last : chunk.last + 3]
    after += [""] * (3 - len(after))
    _titles(story, chunk, before, after, points)
    _verbs(story, chunk, before, after, points)
    _surroundings_of_places(story, chunk, before, before2, after, points)
    if before in _GENITIVES or after[0] in _GENITIVES:
        _genitives(story, chunk, before, before2, after, points)
    if before in _PLACE_BEFORE or before == "the" or before in _POLLED_BY:
        _prepositions(story, chunk, before, before2, points)
    _heads(story, chunk, before, after, points)


def _titles(story: Story, chunk: Chunk, before: str, after: list[str], points: Scores) -> None:
    """Titles before, ages behind, a desk's mark in brackets."""
    if chunk.titled or before.rstrip(".") in people.honorifics():
        points["PERSON"] += 3.5
    elif before in people.occupations() or before in _TITLES_BEFORE:
        points["PERSON"] += 1.5
    if after[0] == "," and len(after[1]) == 2 and after[1].isdigit():
        if after[2] in {",", ".", ";", "of", "who", ")"} and not story.broken[chunk.last]:
            points["PERSON"] += 3.0
    elif after[0] == "(" and after[1].isdigit() and len(after[1]) == 2 and after[2] == ")":
        points["PERSON"] += 1.5
    if described_as_person(story, chunk.last):
        points["PERSON"] += 2.5
    if before == "(" and after[0] == ")" and after[1] in {"—", "–", "-"} and chunk.first < 40:
        points["ORG"] += 5.0
        points["PLACE"] -= 3.0


def _verbs(story: Story, chunk: Chunk, before: str, after: list[str], points: Scores) -> None:
    """Verbs of saying and doing behind, of winning before."""
    if after[0] in _SAYING:
        points["PERSON"] += 1.2
        points["ORG"] += 0.3
    elif after[0] in _DOING or (after[0] == "," and after[1] in {"who", "whose"}):
        points["PERSON"] += 0.5
        points["PARTY"] += 0.2
    if before in SEAT_VERBS and chunk.size < 4:
        if chunk.size == 1:
            points["PLACE"] += 2.3
            points["PERSON"] -= 1.5
        elif story.low[chunk.first] not in people.first_names():
            told = chunk.label == "PERSON"
            points["PLACE"] += 2.7 if told else 1.2
            points["PERSON"] -= 2.7 if told else 1.2


def _surroundings_of_places(
    story: Story, chunk: Chunk, before: str, before2: str, after: list[str], points: Scores
) -> None:
    """ "X, a Socialist stronghold", "X, where", "in rural X", "member for X"."""
    if after[0] == "," and after[1] in _APPOSING and chunk.size < 4:
        if after[1] in {"where", "home"}:
            points["PLACE"] += 1.8
        else:
            for low in story.low[chunk.last + 2 : chunk.last + 8]:
                if low in _PLACE_NOUNS:
                    points["PLACE"] += 1.8
                    points["PERSON"] -= 0.5
                    break
                if not low.isalpha() and "-" not in low:
                    break
    if before in _LANDSCAPE and (before2 in _STRONG_PLACE_BEFORE or before == "native"):
        points["PLACE"] += 1.2
        points["PERSON"] -= 0.5
    noun = story.words[chunk.first - 2] if chunk.first > 1 else ""
    if before == "," and noun in AREA_NOUNS and after[0] == "," and unlike_a_person(story, chunk):
        points["PLACE"] += 2.5
        points["PERSON"] -= 2.5
    if before == "for" and before2 in _ELECTED:
        points["PLACE"] += 2.5
        points["PERSON"] -= 3.0 if unlike_a_person(story, chunk) else 0.0
    area = after[0] in AREA_NOUNS or (after[0] in _LOCAL and after[1] == "council")
    if after[0] == "no." and after[1].isdigit() and story.key(chunk.first, chunk.last) not in common():
        points["PLACE"] += 2.0
        points["PERSON"] -= 2.0
    if (
        after[0] in {"assembly", "council"}
        and (after[1] in AREA_NOUNS or after[1] in _RACES)
        and chunk.label != "PARTY"
    ):
        points["PLACE"] += 2.5
        points["ORG"] -= 3.0
    if area and not story.broken[chunk.last] and _no_owner(story, chunk, before):
        points["PLACE"] += 3.5 if chunk.label == "ORG" else 1.5
        points["ORG"] -= 1.0
        points["PERSON"] -= 1.5


_RACES = wordset("seat seats election elections poll polls segment by-elections")
_LOCAL = wordset("community parish town city county district borough municipal village")
_ELECTED = wordset(
    "member mp deputy senator lawmaker representative councillor mla mpp td councilman alderman"
)


# Of these no body has any: "the Lok Tsui ward".
_SEATED_NOUNS = wordset("ward constituency riding by-election byelection")


def _no_owner(story: Story, chunk: Chunk, before: str) -> bool:
    """Whether a name before "ward" or "district" is no party's, no body's and no people's: not "a Labour ward"."""
    key, first = story.key(chunk.first, chunk.last), chunk.first
    if before == "and" and first > 3 and "," in story.words[first - 4 : first - 1]:
        return False
    if (
        chunk.label == "PARTY"
        or (chunk.label == "ORG" and story.low[chunk.last] not in _SEATED_NOUNS)
        or before in {"a", "an"}
        or key in places.demonyms()
        or key in classes()["never"]
    ):
        return False
    return not parties.known_folded(key) and story.low[chunk.last - 1] not in classes()["organisation"]


def _genitives(
    story: Story, chunk: Chunk, before: str, before2: str, after: list[str], points: Scores
) -> None:
    """A party has people ("DAB's Elizabeth Quat"), a person has a party ("James Marape's Pangu Pati")."""
    word = story.words[chunk.first]
    if after[0] in _GENITIVES:
        if after[1] in _PERSONS_OWN:
            points["PERSON"] += 0.7
        elif after[1] in _CONTENDERS_OWN:
            points["PERSON"] += 0.5
            points["PARTY"] += 0.8
            points["ORG"] -= 1.0
        if _person_after(story, chunk.last + 1):
            points["PARTY"] += 1.0
            if chunk.size == 1 and sum(c.isupper() for c in word) >= 2:
                points["PARTY"] += 1.0
    if before in _GENITIVES and chunk.first > 1:
        acronym = chunk.size == 1 and word.isupper() and 2 <= len(word) <= 6
        if acronym and story.capital[chunk.first - 2] and not places.known_folded(before2):
            points["PARTY"] += 1.8
        if chunk.size > 1:
            given = people.given_names()
            owned = chunk.first > 2 and story.capital[chunk.first - 2] and story.low[chunk.first - 3] in given
            points["PERSON"] += -0.5 if owned else 0.8


def unlike_a_person(story: Story, chunk: Chunk) -> bool:
    """Whether a name behind "in" is nobody's: no given name leads it, no whole name ends so, it owns nothing."""
    if chunk.titled or story.low[chunk.last : chunk.last + 1] in (["'s"], ["’s"]):
        return False
    if chunk.size == 1:
        low = story.low[chunk.first]
        return low not in story.surnames and low not in people.given_names()
    return story.low[chunk.first] not in people.first_names()


def _known_place(story: Story, chunk: Chunk) -> bool:
    """Whether the gazetteer has a candidate."""
    return bool(places.known_folded(story.key(chunk.first, chunk.last)))


def _prepositions(story: Story, chunk: Chunk, before: str, before2: str, points: Scores) -> None:
    """ "in X", "mayor of X", "candidate of the X", "the X", "a poll by X", "ahead of X"."""
    if before in _STRONG_PLACE_BEFORE:
        points["PLACE"] += 1.2
        points["PERSON"] -= 0.5
        if chunk.label == "PERSON" and unlike_a_person(story, chunk):
            points["PLACE"] += 2.2
            points["PERSON"] -= 2.5
    elif before in _PLACE_BEFORE:
        points["PLACE"] += 0.3
    if before in _POLLED_BY and before2 in _POLLS:
        points["ORG"] += 3.0
        points["PERSON"] -= 1.5 * (chunk.size == 1)
    if before == "of":
        if before2 in _PLACES_OF:
            points["PLACE"] += 2.5
        elif before2 in _LED_BY and chunk.size in {2, 3}:
            points["PERSON"] += 2.0
            points["PLACE"] -= 0.5
        elif before2 in _FOLLOWERS:
            points["PERSON" if chunk.size > 1 else "PARTY"] += 2.0
            points["PLACE"] -= 1.0
        elif before2 == "ahead" and chunk.label == "PLACE" and not _known_place(story, chunk):
            points["PERSON"] += 2.0
            points["PLACE"] -= 1.0
    if before in {"of", "for", "from"} and before2 in _MEMBERS_OF:
        points["PARTY"] += 0.8
    if before in {"of", "the"} and chunk.size < 5 and _person_before(story, chunk.first):
        points["PARTY"] += 1.2
    if before == "the":
        points["PERSON"] -= 2.0
        points["PARTY"] += 0.4
        points["PLACE"] -= 0.5 * (points["PLACE"] < 3.0)
        if before2 == "of" and chunk.size == 1 and story.words[chunk.first].isupper():
            points["PARTY"] += 1.0


def _heads(story: Story, chunk: Chunk, before: str, after: list[str], points: Scores) -> None:
    """Nouns that stand behind a name or before it: "X county", "the X candidate", "an X poll", "pollster X"."""
    if after[0] == "of" and chunk.size in {2, 3} and _party_at(story, chunk.last + 1):
        points["PERSON"] += 2.0
    elif after[0] in _PLACES_HAVE:
        points["PLACE"] += 1.0
    elif (after[0] in _PARTIES_HAVE and before in _OPENING) or (after[0] == "-" and after[1] == "backed"):
        points["PARTY"] += 1.0
    elif after[0] == "," and after[1] == "led" and after[2] == "by":
        points["PARTY"] += 2.5
    elif after[0] == "," and after[1] == "which" and after[2] in _SEATED:
        points["PARTY"] += 1.2
        points["PERSON"] -= 1.0
    elif _polled(after) and chunk.size < 4 and points["PLACE"] < 2.5:
        points["ORG"] += 2.5
        points["PERSON"] -= 2.0
    if after[0] in _VENUES:
        points["PARTY"] -= 5.0
    listed = before == "and" and chunk.first > 2 and story.low[chunk.first - 3] in _POLLSTERS
    if before in _POLLSTERS or listed:
        points["ORG"] += 3.0
        points["PERSON"] -= 1.5
        points["PARTY"] -= 0.5


def _polled(after: list[str]) -> bool:
    """Whether a poll is named by who took it: "an AKO poll", "the Ipsos exit poll"."""
    return (after[0] in _POLLS and after[0] != "count") or (after[0] == "exit" and after[1] in _POLLS)


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
    return story.low[at - 1] not in _heads_of_names() and story.low[at - 1] not in _OFFICE_ENDS


def _person_after(story: Story, index: int) -> bool:
    """Whether two capitalised words stand there, as a person's name does: "DAB's Elizabeth Quat"."""
    if index + 1 >= len(story) or not (story.capital[index] and story.capital[index + 1]):
        return False
    two = {story.low[index], story.low[index + 1]}
    return two.isdisjoint(_heads_of_names()) and two.isdisjoint(_OFFICE_ENDS)


@cache
def _heads_of_names() -> frozenset[str]:
    """Words that end the names of bodies, parties, places and races."""
    kinds = classes()
    return kinds["organisation"] | kinds["party"] | kinds["place"] | kinds["contest"]
