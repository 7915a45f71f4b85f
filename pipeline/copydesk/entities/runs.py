"""Stretches of capitalised words: where a name can begin, what carries it on, what ends it."""

from __future__ import annotations

from functools import cache

from copydesk.entities.story import Story
from copydesk.lexicon import offices, parties, people
from copydesk.lexicon.known_names import common, family
from copydesk.lexicon.telling import tells
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

_MONTH_CHILDREN = frozenset({"may", "april", "june", "august"})
_TIMES_BEFORE = wordset(
    "in on of since until by from last next this late early mid through during to and between"
)
_MONTH_NAMES = frozenset({"may", "march", "april", "june", "august"})
_WEEKDAYS = wordset("monday tuesday wednesday thursday friday saturday sunday")
_BEFORE_PEOPLE = wordset("against over for by than to mr that candidate nominee senator governor chief and")
_SMALL = wordset("our my your its their his her") | wordset(
    "the a an and or of in on at to for from by with i he she we you they it is"
)
_OF_OFFICES = wordset("secretary chancellor speaker leader member head chief minister house clerk register")
# Tails and heads of words with a hyphen that describe and name nothing: "Quake-hit", "Far-right", "Ex-rebel".
_TAILS = wordset(
    "friendly style wide only free right left wing hit led born run held old based owned born-again era long rich poor"
)
_HEADS = wordset("ex then former far hard ultra long mid first two three non self anti post")
# Party names do not begin with these: "The Left", "Other right".
_NO_OPENING = wordset("the a an other opposition")


def runs(story: Story) -> list[tuple[int, int]]:
    """Stretches of capitalised words, with particles between ("Luiz Inácio Lula da Silva")."""
    particles = classes()["particle"]
    masked = _masked(story)
    found: list[tuple[int, int]] = []
    index, total = 0, len(story)
    capital = story.capital
    while index < total:
        if not capital[index] or index in masked:
            index += 1
            continue
        phrase = _phrase(story, index)
        if phrase:
            found.append((index, index + phrase))
            index += phrase
            continue
        if not _starts_name(story, index):
            index += 1
            continue
        first = index
        index += 1
        while index < total and not story.broken[index] and story.sentence[index] == story.sentence[first]:
            if index in masked:
                break
            if _starts_name(story, index, inside=True):
                index += 1
                continue
            end = index
            while end < total and end - index < 3 and story.low[end] in particles and not story.broken[end]:
                end += 1
            if end == index or end >= total or story.broken[end] or not _starts_name(story, end):
                break
            index = end + 1
        found.append((first, index))
    return found


def _party_letters(story: Story, index: int) -> bool:
    """Whether letters that mostly stand for something else are a party's here, as the model says: "TPP"."""
    ent = story.ent_at[index]
    alone = ent is not None and (ent.first, ent.last, ent.label) == (index, index + 1, "PARTY")
    return alone and bool(parties.known_folded(story.low[index]))


def _starts_name(story: Story, index: int, *, inside: bool = False) -> bool:
    """Whether a name can begin, or `inside` go on, with the word."""
    if not story.capital[index]:
        return False
    low = story.low[index]
    kinds = classes()
    if low == "no." and story.words[index + 1 : index + 2] and story.words[index + 1].isdigit():
        return False
    if low in kinds["initial_other"] and not _party_letters(story, index):
        return False
    if low in kinds["calendar"]:
        if low in _WEEKDAYS:
            return _day_surname(story, index) if inside else _weekday_child(story, index)
        if inside:
            return low in _MONTH_NAMES and _is_surname(story, index)
        return low in _MONTH_CHILDREN and _month_child(story, index)
    if low in kinds["never"]:
        if _leads_name(story, index):
            return True
        # "The", "In", "All" begin sentences; inside one, "All", "First", "New" may belong to a name, and
        # within a name even "Or" and "To" (Wilson Or, James To, Bilie By Nze).
        small = low in _SMALL and not (inside and _after_given(story, index))
        return not story.first_in_sentence(index) and not story.loud[index] and not small
    return "-" not in low or not _describes(story, index)


def _describes(story: Story, index: int) -> bool:
    """Whether a word with a hyphen tells what something is like: "Harvard-trained", "Far-right", "Ex-rebel".

    Not "Jae-in", "Al-Nour", "Rolls-Royce", "Ex-President" (an office).
    """
    head, _, tail = story.words[index].rpartition("-")
    if not tail or not tail[0].islower():
        return False
    if tail in _TAILS or (len(tail) > 4 and tail.endswith(("ed", "ing")) and tail in common()):
        return True
    return head.lower() in _HEADS and (tail,) not in offices.offices() and len(tail) > 2


def _weekday_child(story: Story, index: int) -> bool:
    """Whether a day's name is a person's, as in Nigeria: "against Sunday Okon"; not "on Sunday"."""
    after = index + 1
    if not index or after >= len(story) or not story.capital[after] or story.broken[after]:
        return False
    low, before = story.low[after], story.low[index - 1]
    kinds = classes()
    if any(low in kinds[kind] for kind in ("never", "calendar", "contest", "organisation")):
        return False
    return before in _BEFORE_PEOPLE or day_is_name(story, index)


def _day_surname(story: Story, index: int) -> bool:
    """Whether a day's name is the family name of the person who then does something: "Godwin Friday beat", "Dr Godwin Friday's".

    Not behind a full name, where it is the day: "said Ann James Friday".
    """
    before = story.low[index - 2].rstrip(".") if index > 1 else ""
    alone = (
        index < 2
        or not story.capital[index - 2]
        or story.broken[index - 1]
        or before in people.honorifics()
        or before in offices.last_words()
    )
    if not alone or story.low[index - 1] not in people.given_names() or index + 1 >= len(story):
        return False
    after = story.low[index + 1]
    return not story.broken[index + 1] and (
        after in {"'s", "’s", "(", "who"} or tells(after) is not None or after in _DOES
    )


# What somebody does whose name stands before.
_DOES = wordset("has had got gets polled received took takes leads led is was will said says became declared")


def day_is_name(story: Story, index: int) -> bool:
    """Whether a day's name is surely somebody's: "Senator Monday Okon", "beat Friday Okon", or the model says so."""
    before = story.low[index - 1] if index else ""
    if story.low[index] not in _WEEKDAYS or before in _TIMES_BEFORE:
        return False
    if before.rstrip(".") in people.honorifics() or (before,) in offices.offices() or tells(before) == "beat":
        return True
    ent = story.ent_at[index]
    return ent is not None and ent.first == index and ent.last > index + 1 and ent.label == "PERSON"


def _month_child(story: Story, index: int) -> bool:
    """Whether a month's name is a person's: "April Delaney had 40"; not "in May Biden", "June Election"."""
    after = index + 1
    before = story.low[index - 1] if index else ""
    return (
        after < len(story)
        and not story.broken[after]
        and story.capital[after]
        and before not in _TIMES_BEFORE
        and not before.isdigit()
        and (story.low[after] in family() or _second_name(story, after))
    )


def _leads_name(story: Story, index: int) -> bool:
    """Whether a small word leads a person's name: "Will Jawando", "No Hoe-chan", "Ms He Ting Ru"."""
    after = index + 1
    if after >= len(story) or not story.capital[after] or story.broken[after] or story.loud[index]:
        return False
    if story.low[index - 1].rstrip(".") in people.honorifics() and index:
        return True
    ent = story.ent_at[index]
    if ent is not None and ent.first == index and ent.last > after and ent.label == "PERSON":
        return True
    if _second_name(story, after):
        return len(story.words[index]) < 4
    low = story.low
    return low[index] in people.given_names() and low[after] in family() and low[after] not in common()


def _second_name(story: Story, index: int) -> bool:
    """Whether a word has the shape of a Korean or Chinese given name: "Hoe-chan"."""
    head, mark, tail = story.words[index].partition("-")
    return bool(mark) and tail.isalpha() and tail.islower() and len(head) < 7 and tail not in common()


def _after_given(story: Story, index: int) -> bool:
    """Whether a small word with a capital is part of a person's name: "Wilson Or", "James To", "Bilie By Nze"."""
    ent = story.ent_at[index] if story.ent_at else None
    if ent is not None and ent.label == "PERSON" and ent.first < index:
        return True
    after = index + 1
    within = (
        index > 1
        and story.capital[index - 2]
        and after < len(story)
        and story.capital[after]
        and not story.broken[after]
        and not story.loud[index]
    )
    return within or story.low[index - 1] in people.given_names()


def _is_surname(story: Story, index: int) -> bool:
    """Whether a month's name follows a given name and no day follows it: "Theresa May", not "May 6"."""
    after = story.words[index + 1] if index + 1 < len(story) else ""
    return story.low[index - 1] in people.given_names() and not after[:1].isdigit()


def _masked(story: Story) -> set[int]:
    """Words of offices that go over an "of": "Secretary of State Brad Carver", "Speaker of the House"."""
    found: set[int] = set()
    known = offices.offices()
    for index, low in enumerate(story.low):
        if low == "of" and index and story.low[index - 1] in _OF_OFFICES:
            for first in (index - 1, index - 2):
                for last in range(index + 4, index + 1, -1):
                    if first >= 0 and tuple(w.rstrip(".") for w in story.low[first:last]) in known:
                        found.update(range(first, last))
    return found


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    """Names of parties that begin with a word that begins no other name, by that word, the longest first."""
    kinds = classes()
    return parties.names_opened_by((kinds["never"] | _SMALL | kinds["calendar"]) - _NO_OPENING)


def _phrase(story: Story, index: int) -> int:
    """How many words of such a name stand there: "Our Homeland", "There Is Such a People"; 0 if none."""
    for words in _openings().get(story.low[index], ()):
        last = index + len(words)
        if (
            tuple(story.low[index:last]) == words
            and all(story.capital[i] or story.low[i] in _SMALL for i in range(index, last))
            and story.capital[last - 1]
        ):
            return len(words)
    return 0
