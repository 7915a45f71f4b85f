"""Posts that one person holds at a time, told of two: "President Maia Sandu" here, "Renato Usatii, the president" there.

A post is told by its title right before a name, or set off right beside it: "the outgoing president, Macky Sall", "Sall,
the mayor of Dakar", "Eke, who is prime minister". Two are one post where the words are the same, of one land or place.
Silent where one may be of another time, land or body: history in the sentence, an outgoing holder beside a new one, a
place of its own for a mayor or governor, a third of that title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.checks.people.offices import Held
from copydesk.lexicon import parties, tenure
from copydesk.names.fold import fold
from copydesk.names.forms import family_names
from copydesk.records import Person, Reading
from copydesk.records.late import late

_LAND = frozenset(
    {"president", "prime_minister", "vice_president", "deputy_prime_minister", "monarch", "governor_general", "opposition_leader"}
)  # fmt: skip
_LOCAL = frozenset(
    {"governor", "lieutenant_governor", "mayor", "deputy_mayor", "premier", "chief_minister", "first_minister", "sheriff", "county_executive"}
)  # fmt: skip
_SOLE = _LAND | _LOCAL | {"minister", "secretary_of_state"}
_TWO = 2
_HISTORY = late(
    r"\b(?:(?:18|19|20)\d\d|had been|ago|earlier|then|previous|predecessors?|successors?|succeed\w*|replac\w*|since|under|era|"
    r"killed|died|death|late|ousted|toppled|history|carried|fled|former|founded|founder|first elected|appointed|visit\w*|"
    r"congratulat\w*|neighbou?r\w*|ally|endors\w*|back(?:ed|s) by|phoned|telephoned|called|met|talks|resigned|stood in for)\b"
)
_HANDED = late(r"\b(?:hand(?:s|ed|ing)? over to|(?:takes|took|taking) over from|will succeed)\b")
# Of the generation before: "a son of President Premadasa".
_KIN = late(r"\b(?:son|daughter|nephew|niece|grandson|granddaughter|widow|heir) of (?:the )?\Z")
_ADJECTIVE = r"(?:(?P<out>outgoing|departing) |(?:incumbent|sitting|current|country['’]s|nation['’]s) )?"
_TITLE = late(rf"(?:\A|[^\w'’-]|\bthe ){_ADJECTIVE}\Z", re.IGNORECASE)
_THE = late(rf"\bthe {_ADJECTIVE}\Z", re.IGNORECASE)
_SET_OFF = late(rf", (?:\d\d, )?(?:who (?:is|remains) )?(?:the )?{_ADJECTIVE}")
# Offices told by several titles, of which each is a post of its own: the foreign minister, the chancellor.
_BY_WORD = frozenset({"minister", "prime_minister"})
# "The institute's president"; "Ghana's president" is the land's.
_OF_A_BODY = late(r"\b(?!country|nation)[a-z][\w-]*['’]s? \Z")
_NO_BODY = frozenset({"outgoing", "incumbent", "sitting"})
_BACK, _HEADING = 30, 40


class Post(NamedTuple):
    """A post and who is said to hold it; `out` where the holder is said to be on the way out."""

    person: Person
    held: Held
    out: bool


def two_of_one(reading: Reading, everyone: Mapping[str, list[Held]]) -> Iterator[tuple[Post, Post]]:
    """Pairs of people told as holders of one post at one time."""
    found: dict[str, dict[str, Post]] = {}
    for person in reading.people():
        for held in everyone[person.id]:
            sole = held.office in _SOLE and not _once(person, held.office)
            post = _post(reading, person, held) if sole else None
            if post is not None:
                said = fold(reading.article.text[held.said.start : held.said.end]).replace("-", " ")
                key = said if held.office in _BY_WORD else held.office
                found.setdefault(key, {}).setdefault(person.id, post)
    for holders in found.values() if reading.sentences else ():
        if len(holders) == _TWO:
            first, second = sorted(holders.values(), key=lambda post: post.held.said.start)
            if (
                first.out == second.out
                # Two given names with one family name are given-name-changes' business.
                and not _families(first.person) & _families(second.person)
                and not _changes_hands(reading, first, second)
                and not any(_of_another_time(reading, post.held) for post in (first, second))
                and _one_body(reading, first.held, second.held)
            ):
                yield first, second


def _families(person: Person) -> set[str]:
    return set(family_names(tuple(fold(person.name).split())))


def _once(person: Person, office: str) -> bool:
    """Whether the office is told as past or to come: a former president is called President Clay all the same."""
    named = (tenure.office_in(role.text) for role in person.roles if role.when != "now")
    return any(title is not None and title.office == office for title in named)


def _changes_hands(reading: Reading, first: Post, second: Post) -> bool:
    """Whether a story tells of somebody new in the post: both may have it, one after the other."""
    text = reading.article.text
    if f"new {first.held.office.replace('_', ' ')}" in text or _HANDED.search(text):
        return True
    ended = {(one.subject_id, one.value) for one in reading.claims if one.measure == "outcome"}
    lost = {(first.person.id, "lost"), (first.person.id, "conceded")} & ended
    return bool(lost) and (second.person.id, "won") in ended


def _post(reading: Reading, person: Person, held: Held) -> Post | None:
    """The post, if its title stands right before a name of the person or is set off right beside it."""
    text, said = reading.article.text, held.said
    of_a_body = _OF_A_BODY.search(text, max(0, said.start - _BACK), said.start)
    if of_a_body or text.startswith(("'", "’"), said.end):
        return None
    for one in person.mentions:
        found = None
        between = text[said.end : one.start]
        if one.start > said.end and between in (" ", ", ", f" of {held.body} ", f" of {held.body}, "):
            pattern = _THE if "," in between else _TITLE
            found = pattern.search(text, max(0, said.start - _BACK), said.start)
        elif one.end < said.start:
            found = _SET_OFF.fullmatch(text, one.end, said.start)
        if found is not None:
            return Post(person, held, out=found["out"] is not None)
    return None


def _of_another_time(reading: Reading, held: Held) -> bool:
    """Whether the sentence of a post tells of another time, or its holder only of whose child somebody is."""
    text, start = reading.article.text, held.said.start
    sentence = reading.sentences[reading.sentence_at(start)]
    told = _HISTORY.search(text, sentence.start, sentence.end) or _KIN.search(
        text, max(0, start - _BACK), start
    )
    return told is not None


def _one_body(reading: Reading, one: Held, other: Held) -> bool:
    """Whether two posts are of one land or place, by what they are said to be of and by the places beside them."""
    named = (fold(held.body) for held in (one, other) if held.body and held.body[0].isupper())
    bodies = [body for body in named if body not in _NO_BODY and not parties.known_folded(body)]
    if len(bodies) == _TWO:
        return bodies[0] in bodies[1] or bodies[1] in bodies[0]
    lead = _opening(reading)
    if one.office in _LAND or one.office == "minister" and "attorney" not in one.statement.text.lower():
        abroad = any(_abroad(reading, held, lead) for held in (one, other))
        return not abroad and all(body in fold(reading.article.text[:lead]) for body in bodies)
    apart = _spots(reading, one), _spots(reading, other)
    if (all(apart) and apart[0].isdisjoint(apart[1])) or (
        not all(apart) and len(_local(reading, 0, lead)) >= _TWO
    ):
        # "In Istanbul Mayor Ekrem Imamoglu led, in Ankara Mayor Mansur Yavas", whatever places the lead names.
        return False
    return not bodies and not any(_elsewhere(reading, held, lead) for held in (one, other))


def _spots(reading: Reading, held: Held) -> set[str]:
    """The towns and regions that the sentence of a post names."""
    here = reading.sentences[reading.sentence_at(held.said.start)]
    return _local(reading, here.start, here.end)


def _local(reading: Reading, start: int, end: int) -> set[str]:
    return {
        place.id
        for place in reading.places()
        if place.place_kind != "country" and any(start <= one.start < end for one in place.mentions)
    }


def _opening(reading: Reading) -> int:
    """Where the story's first sentence ends, behind its headline."""
    return next((one.end for one in reading.sentences if one.paragraph > 0), reading.sentences[0].end)


def _abroad(reading: Reading, held: Held, lead: int) -> bool:
    """Whether the sentence of a post names a land, or a place of one, that is not one of the opening's."""
    here = reading.sentences[reading.sentence_at(held.said.start)]
    named = [(one.start, place) for place in reading.places() if place.country for one in place.mentions]
    home = {place.country for start, place in named if start < lead}
    return any(
        here.start <= start < here.end
        and place.country not in home
        and (bool(home) or place.place_kind == "country")
        for start, place in named
    )


def _elsewhere(reading: Reading, held: Held, lead: int) -> bool:
    """Whether the sentence of a post, or a heading over it, names a place that the lead does not."""
    here = reading.sentences[reading.sentence_at(held.said.start)]
    over = reading.article.text[: here.start].rstrip().rpartition("\n")[2]
    start = here.start - (len(over) + 2 if len(over) < _HEADING else 0)
    return any(
        any(start <= one.start < here.end for one in place.mentions)
        and not any(one.start < lead for one in place.mentions)
        for place in reading.places()
        if place.place_kind != "country"
    )
