"""Ministers called by two portfolios: "Interior Minister Tohá" in one sentence, "Finance Minister Tohá" in the next.

Told by the title right before a name. Silent where the two may be one or joined (home and interior, "Finance and Energy
Minister"), where somebody else has the family name, and where a sentence tells of a time before or of a new post.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.people.offices import country_of
from copydesk.lexicon import places
from copydesk.names.fold import fold
from copydesk.names.forms import family_names
from copydesk.records import Person, Reading
from copydesk.records.ended import Ended
from copydesk.records.late import late

_TITLE = Ended(r"(?P<words>(?:[A-Z][\w’'-]* |and |of |& ){1,5})Minister \Z")
_ONE_BY_TWO_NAMES = (
    frozenset({"home", "interior", "internal", "security"}),
    frozenset({"finance", "treasury", "economy", "economic", "budget"}),
    frozenset({"foreign", "external", "affairs", "europe", "international"}),
    frozenset({"agriculture", "farm", "food", "rural", "fisheries"}),
    frozenset({"defence", "defense", "war", "army", "military"}),
    frozenset({"justice", "law", "legal"}),
    frozenset({"labour", "labor", "employment", "work", "social", "welfare"}),
    frozenset({"information", "communications", "communication", "media", "digital", "technology"}),
    frozenset({"environment", "climate", "energy", "forest", "ecology"}),
    frozenset({"trade", "commerce", "business", "industry", "industries", "economy", "enterprise"}),
    frozenset({"transport", "infrastructure", "works", "roads", "railways", "housing", "planning"}),
    frozenset({"education", "science", "research", "culture", "sport", "sports", "youth"}),
)
# Words that tell no portfolio: "Federal Minister", "Deputy Prime Minister" is somebody of another rank.
_NONE = frozenset(
    {
        "federal",
        "state",
        "union",
        "cabinet",
        "senior",
        "junior",
        "provincial",
        "regional",
        "government",
        "national",
        "central",
        "the",
        "of",
        "and",
        "&",
    }
)
_NOT_NOW = frozenset(
    {
        "former",
        "ex",
        "acting",
        "deputy",
        "shadow",
        "vice",
        "assistant",
        "then",
        "late",
        "interim",
        "incoming",
        "next",
        "new",
        "caretaker",
        "associate",
    }
)
_NEW = late(
    r"\b(?:appoint\w*|named|nam(?:es|ing)|sworn|becom\w+|became|promot\w*|mov(?:ed|es|ing) (?:to|from)|reshuffl\w*|swap\w*|replac\w*|succeed\w*|then|former|formerly|previous\w*|earlier|once|ago|(?:19|20)\d\d)\b"
)
_NAMED = frozenset({"full", "short", "variant", "diacritics"})
_BACK = 60


class Portfolio(NamedTuple):
    """The words for what somebody is minister of, and where the title stands."""

    words: frozenset[str]
    start: int
    end: int


def two_portfolios(reading: Reading) -> Iterator[tuple[Person, Portfolio, Portfolio]]:
    """People called by two portfolios that are not one, the later title first."""
    for person in reading.people():
        told = [] if _shared(reading, person) else list(_portfolios(reading, person))
        for earlier, later in combinations(told, 2):
            joined = any(one.words & earlier.words and one.words & later.words for one in told)
            if not joined and not _one(earlier.words, later.words):
                yield person, later, earlier
                break


def _shared(reading: Reading, person: Person) -> bool:
    """Whether somebody else of the story has the family name."""
    family = set(family_names(tuple(fold(person.name).split())))
    return any(family & set(fold(other.name).split()) for other in reading.people() if other.id != person.id)


def _portfolios(reading: Reading, person: Person) -> Iterator[Portfolio]:
    text = reading.article.text
    for mention in sorted(person.mentions, key=lambda one: one.start):
        title = (
            _TITLE.search(text, max(0, mention.start - _BACK), mention.start)
            if mention.form in _NAMED
            else None
        )
        if title is None or _elsewhen(reading, mention.start, title["words"], text[: title.start()]):
            continue
        words = title["words"].split()
        told = frozenset(
            fold(word) for word in words if fold(word) not in _NONE and not _of_place(reading, word)
        )
        if told:
            first = next(word for word in words if fold(word) in told)
            yield Portfolio(told, title.start() + title["words"].index(first), mention.start - 1)


def _elsewhen(reading: Reading, at: int, words: str, before: str) -> bool:
    """Whether a title is of another time or of a stand-in, or its sentence tells of a new post."""
    around = {
        fold(word)
        for word in (*words.replace("-", " ").split(), *before[-_BACK:].replace("-", " ").split()[-2:])
    }
    if around & _NOT_NOW or not reading.sentences:
        return True
    sentence = reading.sentences[reading.sentence_at(at)]
    return _NEW.search(reading.article.text, sentence.start, sentence.end) is not None


def _of_place(reading: Reading, word: str) -> bool:
    key = fold(word).removesuffix("'s")
    return (
        country_of(reading, word) is not None
        or bool(places.known_folded(key))
        or any(key in fold(place.name).split() for place in reading.places())
    )


def _one(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(group & ours and group & theirs for group in _ONE_BY_TWO_NAMES)
