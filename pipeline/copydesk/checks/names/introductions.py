"""Acronyms that a story sets beside names, by the layout, and when two such names cannot be of one body.

"New Patriotic Party (NPP)", "the NPP (New Patriotic Party)", "the New Patriotic Party, NPP, said", and in a key to a table
"NPP - New Patriotic Party;", "NPP: New Patriotic Party", "NPP, New Patriotic Party."

Two names beside one acronym are two of one body where both are English with a word for a body in them, and both are spelled
by the letters, or they have no word in common but those for bodies and places. A translation shares words with
another ("Left Alliance", "Alliance of the Left"), or is in another language; a longer form has all the words of a shorter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from copydesk.checks.names.initials import (
    ACRONYM,
    CLOSED,
    SET_BESIDE,
    SMALL,
    fitting,
    name_before,
    near,
    shouted,
)
from copydesk.lexicon import known_names, parties, places
from copydesk.lexicon.words import classes
from copydesk.names.fold import fold, letters, without_possessive
from copydesk.names.forms import abbreviates
from copydesk.names.slips import inflected, name_slip
from copydesk.records import Organisation, Party, Person, Place, Reading
from copydesk.records.late import late

_NAME = r"(?:[Tt]he )?(?P<name>[^\W\d_a-z][\w’'.&-]*(?: (?:[^\W\d_a-z][\w’'.&-]*|of|for|and|in|the|a|to))*)"
# "The NPP (New Patriotic Party) said"
_BRACKET = late(rf"(?P<by> \(){_NAME}\)")
# "The NPP, or New Patriotic Party, said"
_OR = late(rf"(?P<by>, (?:or|short for) (?:the )?){_NAME}(?=[,.;)])")
# In a key: "NPP - New Patriotic Party;"
_KEY = late(rf"(?P<by>, |: | [-–—=] ){_NAME}(?=[.;,\n]|\.?\Z)")
_OPENS = late(r"(?:\A|\n|[;:.] |[-–•*] )\Z")
# "The New Patriotic Party, NPP, has": told in passing, and no list.
_PASSING = late(r", (?!and\b|or\b|but\b|nor\b)[a-z]")
_PARTY, _OFFICIAL = "party", "organisation"
_OF_EITHER = frozenset(
    {"alliance", "association", "union", "league", "congress", "coalition", "federation", "front"}
)
_STEM = 4
_MOST_FOREIGN = 1
_REACH, _BACK = 3, 32


class Introduced(NamedTuple):
    """An acronym, the name beside it as printed and its words folded, where both stand; not `surely` if perhaps by chance."""

    acronym: str
    shown: str
    name: tuple[str, ...]
    start: int
    end: int
    surely: bool


def introductions(reading: Reading) -> list[Introduced]:
    """Acronyms beside names, in order of the text: by the layout, and those that were read besides."""
    bodies = [one for one in reading.entities if isinstance(one, (Party, Organisation))]
    named = {
        mention.end: mention.start for body in bodies for mention in body.mentions if mention.form == "full"
    }
    others = {
        mention.end
        for one in reading.entities
        if isinstance(one, (Person, Place))
        for mention in one.mentions
    }
    found = list(_set_beside(reading.article.text, named, others - named.keys()))
    read = {
        Introduced(one.acronym, one.full, tuple(fold(one.full).split()), one.start, one.end, surely=True)
        for body in bodies
        for one in body.expansions
        if one.introduced
    }
    besides = (one for one in read if not any(one.start < x.end and x.start < one.end for x in found))
    return sorted((*found, *besides), key=lambda one: (one.start, one.end))


def _set_beside(text: str, named: Mapping[int, int], others: Collection[int]) -> Iterator[Introduced]:
    """By the layout; `named` are the places of bodies by their ends, at those of `others` somebody or a place is named."""
    for match in ACRONYM.finditer(text):
        acronym, start, end = match[0], *match.span()
        if shouted(text, match):
            continue
        closed = CLOSED.match(text, end)
        told = SET_BESIDE.search(text, max(0, start - _BACK), start)
        passing = None if told else _PASSING.match(text, end)
        if (closed or passing) and (words := name_before(text, start, fits=not passing)):
            stop = text.rfind(words[-1], 0, start) + len(words[-1])
            if stop in others:
                continue
            if stop in named:
                begin, words = named[stop], tuple(text[named[stop] : stop].split())
            else:
                words = _spelled(acronym, words)
                begin = _start(text, words, stop)
                # 'Kelvin "Shugy" Simon (UPP)': who is of it.
                if len(words) == 1 and not fitting(acronym, words):
                    continue
            stop = end + (text[start - 1] == "(" and text[end : end + 1] == ")")
            yield _introduced(acronym, words, begin, stop, surely=closed is not None and not passing)
            continue
        in_key = _OPENS.search(text, max(0, start - _REACH), start)
        behind = _BRACKET.match(text, end) or _OR.match(text, end)
        behind = behind or (_KEY.match(text, end) if in_key else None)
        if behind is not None and behind.end("name") not in others:
            words = tuple(behind["name"].split())
            # A comma may part two of a list; a bracket may hold another body that this one is in.
            surely = bool(fitting(acronym, words)) or behind["by"] not in (" (", ", ", ", or ", ", or the ")
            yield _introduced(acronym, words, start, behind.end(), surely=surely)


def _spelled(acronym: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The end of some words that the letters spell, else all of them."""
    tail = fitting(acronym, words)
    return words[-len(tail) :] if tail else words


def _start(text: str, words: tuple[str, ...], end: int) -> int:
    for word in reversed(words):
        end = text.rfind(word, 0, end)
    return end


def _introduced(acronym: str, words: tuple[str, ...], start: int, end: int, *, surely: bool) -> Introduced:
    words = words[words[0].lower() == "the" :]
    return Introduced(acronym, " ".join(words), tuple(map(fold, words)), start, end, surely)


def two_bodies_of_one(reading: Reading, one: Introduced, other: Introduced) -> bool:
    """Whether one acronym stands beside two names that are not one body's, and is not told as that of two bodies."""
    if letters(one.acronym) != letters(other.acronym) or not (one.surely and other.surely):
        return False
    return _two_names(one, other) and not (_of_one_known(one, other) or _told_apart(reading, one, other))


def _of_one_known(one: Introduced, other: Introduced) -> bool:
    """Whether both names are known as one party's: Partido Popular, People's Party."""
    name, second = " ".join(one.name), " ".join(other.name)
    return any(second in party.names for party in parties.known_folded(name))


def two_acronyms_of_one(reading: Reading, one: Introduced, other: Introduced) -> bool:
    """Whether one name stands beside two acronyms, that are not both its initials; in passing, a slip away from each other."""
    # "Communist Party of Nepal (UML)", "(Maoist)": a word tells two parties of one name apart.
    if any(each.acronym[1:].islower() for each in (one, other)):
        return False
    x, y = letters(one.acronym), letters(other.acronym)
    if one.name != other.name or x in y or y in x or not (one.surely or other.surely):
        return False
    if _all_spelled(one, other):
        return False
    if not (one.surely and other.surely) and not near(one.acronym, other.acronym):
        return False
    return not _told_apart(reading, one, other)


def _two_names(one: Introduced, other: Introduced) -> bool:
    """Whether two names are of one language and not of one body."""
    ours, theirs = (_content(each.name) for each in (one, other))
    if ours <= theirs or theirs <= ours or _one_in_writing(ours, theirs):
        return False
    spelled = [_spells(each) for each in (one, other)]
    english = [_english(each.name) for each in (one, other)]
    if all(english):
        kinds = [_kinds(each.name) for each in (one, other)]
        if not (kinds[0] & kinds[1] or any(spelled) and not all(kinds)):
            return False
        if all(spelled) or (kinds[0] == kinds[1] == {_OFFICIAL} and not _heads(ours) & _heads(theirs)):
            return True
        # "Democratic Action (DA)" and "Democratic Movement (DA)": one of them is not what the letters stand for.
        mine, its = ({word[:_STEM] for word in words} for words in (ours, theirs))
        if any(spelled) and mine - its and its - mine and not _foreign(ours ^ theirs):
            return True
    elif any(english) or not any(spelled) or all(spelled):
        return False
    # In a translation the words that tell a body from others are the same.
    mine, its = ({word[:_STEM] for word in words if not _of_any(word)} for words in (ours, theirs))
    return bool(mine - its and its - mine)


def _spells(one: Introduced) -> bool:
    return abbreviates(letters(one.acronym), list(one.name))


def _all_spelled(one: Introduced, other: Introduced) -> bool:
    return _spells(one) and _spells(other)


def _content(name: tuple[str, ...]) -> set[str]:
    return {without_possessive(word) for word in name} - SMALL


def _one_in_writing(ours: set[str], theirs: set[str]) -> bool:
    """Whether all words of two names are the same but for a slip or an ending: Serb, Serbian."""
    left, right = sorted(ours - theirs), sorted(theirs - ours)
    return len(left) == len(right) and all(
        any(name_slip(x, y) or name_slip(y, x) or inflected(x, y) or inflected(y, x) for y in right)
        for x in left
    )


def _kinds(name: tuple[str, ...]) -> set[str]:
    """Whether a name is a party's or an office's, or can be either's: an alliance, a union."""
    words = {without_possessive(word) for word in name}
    kinds = {kind for kind in (_PARTY, _OFFICIAL) if words & classes()[kind]}
    return {_PARTY, _OFFICIAL} if words & _OF_EITHER else kinds


def _heads(words: set[str]) -> set[str]:
    return words & classes()[_OFFICIAL]


def _of_any(word: str) -> bool:
    """Whether a word is in the name of many bodies: party, commission, Serb."""
    return any(word in classes()[kind] for kind in (_PARTY, _OFFICIAL)) or _of_land(word)


def _of_land(word: str) -> bool:
    return bool(
        places.demonyms().get(word) or word in places.region_words() or word in places.country_names()
    )


def _english(name: tuple[str, ...]) -> bool:
    """Whether all words of a name but one are English, or of a land."""
    return len(_foreign(_content(name))) <= _MOST_FOREIGN


def _foreign(words: set[str]) -> list[str]:
    """The words that are no English ones, nor of a land."""
    return [
        word
        for word in words
        if not (
            _of_any(word) or word in known_names.common() or word.removesuffix("s") in known_names.common()
        )
    ]


def _told_apart(reading: Reading, one: Introduced, other: Introduced) -> bool:
    """Whether the two are told in one sentence or of two lands, or the story has the later name without the letters as well."""
    first, second = sorted((one, other), key=lambda each: each.start)
    here, there = (reading.sentence_at(each.start) for each in (first, second))
    if here == there and first.name != second.name and _all_spelled(first, second):
        return True
    if _abroad(reading, there):
        return True
    return first.name != second.name and fold(reading.article.text).count(" ".join(second.name)) > 1


def _abroad(reading: Reading, number: int) -> bool:
    """Whether a sentence names a country, and none that the rest of the story has places of."""
    if not reading.sentences:
        return False
    sentence = reading.sentences[number]
    placed = [(one.start, place) for place in reading.places() if place.country for one in place.mentions]
    here = {
        place.country
        for at, place in placed
        if sentence.start <= at < sentence.end and place.place_kind == "country"
    }
    rest = {place.country for at, place in placed if not sentence.start <= at < sentence.end}
    return bool(here) and here.isdisjoint(rest)
