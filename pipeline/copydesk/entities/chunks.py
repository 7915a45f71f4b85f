"""Cuts a story's capitalised words into candidates for names: one candidate, one thing."""

from __future__ import annotations

from copydesk.entities.chunk import CODE, GENITIVE_MARKS, GENITIVES, Chunk, head_of, is_known
from copydesk.entities.joins import joined
from copydesk.entities.prefixed import after_title, is_royal, title_of
from copydesk.entities.results import row_start
from copydesk.entities.runs import day_is_name, runs
from copydesk.entities.seams import is_place, seam
from copydesk.entities.story import Ent, Story
from copydesk.entities.wholes import whole
from copydesk.lexicon import parties, people, places, verbs
from copydesk.lexicon.known_names import common, family
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

LONGEST = 8
# Capitalised words that are cut into names at a time, one cut inside another.
_MOST = 100


def chunks(story: Story) -> list[Chunk]:
    """All candidates, in order, none overlapping."""
    found: list[Chunk] = []
    for first, last in runs(story):
        most = last - first if story.loud[first] else _MOST
        for start in range(first, last, most):
            for chunk in _cut(story, start, min(start + most, last)):
                found += _person_behind(story, chunk)
    found = whole(story, joined(story, found))
    _label(story, found)
    return found


def _cut(story: Story, first: int, last: int) -> list[Chunk]:
    """One run as candidates: titles fall away, a place or party before a person is parted from it."""
    if story.loud[first]:
        return _by_ents(story, first, last)
    title = title_of(story, first, last)
    if title and is_royal(story, title, last):
        left = _cut(story, first, title[0]) if title[0] > first else []
        return [*left, Chunk(title[0], last, titled=True)]
    if title:
        left = _cut(story, first, title[0]) if title[0] > first else []
        right = _cut(story, title[1], last) if title[1] < last else []
        for chunk in right[:1]:
            chunk.titled = True
        return left + right
    begin, first = first, _shed(story, first, last)
    shed = first > begin and _describing(story, first - 1, last)
    if first >= last:
        return []
    if last - first == 1 or is_known(story, first, last):
        return [Chunk(first, last, titled=shed)]
    if CODE.match(story.words[first]) and not _coded_town(story, first, last):
        return [Chunk(first, first + 1), *_cut(story, first + 1, last)]
    if _body_of_race(story, first, last):
        return _cut(story, first, last - 1)
    at = seam(story, first, last)
    if at is not None and _one_party(story, first, last):
        return [Chunk(first, last)]
    if at is not None:
        return _cut(story, first, at) + _cut(story, at, last)
    return [Chunk(first, last, titled=shed)]


def _body_of_race(story: Story, first: int, last: int) -> bool:
    """Whether the last word only says for what body a place votes: "Kerala | Assembly election", "X Borough Council seat"."""
    if last >= len(story) or story.low[last] not in _RACES or story.low[last - 1] not in _ELECTED_BODIES:
        return False
    if last - first < 2:
        return False
    if is_place(story, first, last - 1) or story.low[last - 2] in _AREAS:
        return True
    return (
        story.low[last - 1] == "assembly"
        and story.low[last - 2] not in common()
        and story.low[last - 2] not in places.demonyms()
    )


_RACES = wordset(
    "election elections by-election byelection by-elections poll polls seat seats constituency segment"
)
_ELECTED_BODIES = wordset("assembly council parliament corporation")
_AREAS = wordset("county borough city district shire town")


def _coded_town(story: Story, first: int, last: int) -> bool:
    """Whether a seat's number and its town are one name: "NA-21 Mardan"; not "NA-21 Haider"."""
    low = story.low[last - 1]
    return (
        last - first == 2
        and story.words[first].partition("-")[0].isupper()
        and low not in story.surnames
        and low not in people.first_names()
    )


_ROYAL = frozenset("queen king prince princess pope emperor empress sheikh sultan saint".split())


def _one_party(story: Story, first: int, last: int) -> bool:
    """Whether the model sees one party in a land's name and a party's: "Solomon Islands Democratic Party"."""
    ent = story.ent_at[first]
    return ent is not None and (ent.first, ent.last, ent.label) == (first, last, "PARTY")


def _person_behind(story: Story, chunk: Chunk) -> list[Chunk]:
    """A candidate in which the model sees a person at the end, parted from what stands before: "Statewide | Sanders".

    Where the person has one name, only from words that are no names of people.
    """
    ent = story.ent_at[chunk.last - 1]
    if ent is None or ent.label != "PERSON" or ent.last != chunk.last or not chunk.first < ent.first:
        return [chunk]
    if story.loud[chunk.first] or is_known(story, chunk.first, chunk.last):
        return [chunk]
    if (CODE.match(story.words[chunk.first]) and chunk.size == 2) or day_is_name(story, chunk.first):
        return [chunk]
    before = [story.low[index] for index in range(chunk.first, ent.first)]
    person = [story.low[index] for index in range(ent.first, ent.last)]
    if before[-1] in _ROYAL or any(
        low in people.given_names() or low in people.first_names() for low in before
    ):
        return [chunk]
    if any(low in places.demonyms() or parties.known_folded(low) for low in person):
        return [chunk]
    named = story.ent_at[chunk.first]
    whole = (
        named is not None
        and named.first == chunk.first
        and named.last == ent.first
        and named.label != "PERSON"
    )
    known = is_known(story, chunk.first, ent.first)
    if not whole and not known:
        if any(story.ent_at[index] is not None for index in range(chunk.first, ent.first)):
            return [chunk]
        if ent.last - ent.first < 2 and not all(low in common() for low in before):
            return [chunk]
    left = [Chunk(chunk.first, ent.first)] if whole or known else []
    return [*left, Chunk(ent.first, chunk.last, titled=True)]


def _by_ents(story: Story, first: int, last: int) -> list[Chunk]:
    """In title case and capitals the model and the lexicon alone tell where names are."""
    found: list[Chunk] = []
    for ent in dict.fromkeys(e for e in story.ent_at[first:last] if e is not None):
        if first <= ent.first and ent.last <= last:
            start = after_title(story, ent)
            if start < ent.last:
                found += _parts(story, start, ent)
    taken = {index for chunk in found for index in range(chunk.first, chunk.last)}
    index = first
    while index < last:
        for size in range(min(LONGEST, last - index), 0, -1):
            span = range(index, index + size)
            single = size == 1 and (story.low[index] in classes()["never"] or not _strong(story, index))
            if not single and taken.isdisjoint(span) and is_known(story, index, index + size):
                found.append(Chunk(index, index + size))
                index += size - 1
                break
        index += 1
    return sorted(found, key=lambda chunk: chunk.first)


def _parts(story: Story, first: int, ent: Ent) -> list[Chunk]:
    """What the model marked in a headline, cut at a verb of winning inside: "O'Connor | Topples | Gainey"."""
    at = next((i for i in range(first + 1, ent.last - 1) if story.low[i] in _BEATING), None)
    if at is None:
        return [Chunk(first, ent.last, ent.label)]
    return [Chunk(first, at, ent.label), Chunk(at + 1, ent.last, ent.label)]


_BEATING = (frozenset(verbs.BEAT) | frozenset(verbs.WIN)) - {"best"}


def _strong(story: Story, index: int) -> bool:
    """A single word of a loud line that names a country, region or large city, or a party by acronym."""
    low = story.low[index]
    if any(p.kind in {"country", "region"} or p.population > 400_000 for p in places.known_folded(low)):
        return True
    return bool(parties.known_folded(low)) and story.words[index].isupper()


def _shed(story: Story, first: int, last: int) -> int:
    """Where the name begins when demonyms and a sentence's opening word are left out."""
    demonyms = places.demonyms()
    while first < last:
        low = story.low[first]
        rest = last - first
        if last < len(story) and story.words[last] in GENITIVE_MARKS and story.low[last - 1] in GENITIVES:
            return first
        person = rest in {2, 3} and low in people.given_names() and head_of(story, last) is None
        if low in demonyms and not person and not is_known(story, first, last):
            if rest > 1 and head_of(story, last) is not None:
                return first
            if row_start(story, first) and story.words[last : last + 1] == [":"]:
                # "Dane: Crawford 71.2": a row's label, here a county.
                return first
            first += 1
            continue
        housed = rest > 1 and low in _HOUSES and story.low[max(first - 2, 0) : first] == ["in", "the"]
        if housed and parties.known_folded(story.key(first + 1, last)):
            # "In the House | Republicans had 209".
            first += 1
            continue
        if rest > 1 and low in _STANDINGS and not is_known(story, first, last):
            ent = story.ent_at[first + 1]
            if ent is not None and (ent.first, ent.last, ent.label) == (first + 1, last, "PARTY"):
                first += 1
                continue
        sheds = (
            rest > 1
            and not day_is_name(story, first)
            and not parties.known_folded(story.key(first, first + 2))
            and (_ordinary(story, first, last) or _describing(story, first, last))
        )
        if sheds and not is_known(story, first, last):
            first += 1
            continue
        break
    return first


_HOUSES = wordset("house senate assembly commons parliament")
# Before a party's name: "the Opposition United Democratic Front".
_STANDINGS = wordset("opposition ruling governing rebel")


def _describing(story: Story, first: int, last: int) -> bool:
    """Whether a word with a capital tells what the person behind it is: "Developer Rick Caruso"."""
    low, given = story.low, people.first_names()
    if last - first < 3 or low[first] in given or is_place(story, first, first + 2):
        return False
    ent = story.ent_at[first + 1]
    if low[first + 1] not in given and not (
        ent is not None and ent.first == first + 1 and ent.label == "PERSON" and ent.last > first + 2
    ):
        return False
    if low[first] in people.occupations():
        return True
    return (
        low[first] in common()
        and low[first] not in family()
        and not parties.known_folded(low[first])
        and not places.known_folded(low[first])
        and head_of(story, last) is None
    )


def _ordinary(story: Story, index: int, last: int) -> bool:
    """Whether a word opens a sentence and is no part of the name behind it: "Voter Kitty Mak"."""
    low = story.low[index]
    if not story.first_in_sentence(index) or low in people.given_names():
        return False
    if low not in people.occupations() and head_of(story, last) == "party_strong":
        return False
    if low in people.occupations() or low.startswith(("pro-", "anti-", "pan-", "non")):
        return True
    ent = story.ent_at[index]
    if ent is not None and ent.first == index and ent.last > index + 1:
        return False
    return low in story.small or (story.proper[index] is False and low in common())


def _label(story: Story, found: list[Chunk]) -> None:
    """Note the model's label on each candidate that it covers at least in half."""
    position = 0
    ents = story.ents
    for chunk in found:
        while position < len(ents) and ents[position].last <= chunk.first:
            position += 1
        best = 0
        for ent in ents[position : position + 3]:
            shared = min(ent.last, chunk.last) - max(ent.first, chunk.first)
            if shared > best and shared * 2 >= chunk.size and shared * 2 >= ent.last - ent.first:
                best, chunk.label = shared, ent.label
        if chunk.size > 1 and day_is_name(story, chunk.first):
            chunk.label = "PERSON"
