"""Numbered seats: "Alabama's 2nd Congressional District", "House District 5", "Ward 12", "Tokyo 15"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.entities.draft import Draft
from copydesk.entities.kinds import Named
from copydesk.entities.results import row_start
from copydesk.entities.story import Story
from copydesk.lexicon import parties
from copydesk.lexicon.known_names import common
from copydesk.names.wordset import wordset

_HEADS = wordset(
    "district ward precinct region zone division constituency arrondissement barangay commune sector"
)
_DISTRICT = wordset(
    "congressional senate house legislative assembly council senatorial parliamentary federal electoral school"
)
# Of these an ordinal makes a name without a number behind: "the 14th district", "the 11th constituency".
_COUNTED = wordset("district ward precinct constituency arrondissement")
_NUMBER_SIGNS = frozenset({"no.", "no"})
_NUMBERS = wordset("first second third fourth fifth sixth seventh eighth ninth tenth")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\Z")
_TAKING = wordset("won took held lost retained keeps holds takes wins kept gained")
_BEFORE = wordset("in of for at from") | _TAKING
_AFTER = wordset("district constituency seat by-election byelection race : |")
_POSTS = wordset("place seat position post ward division")
# Reads "II", "V", "XII"; refuses "I", "M", "VIIII".
_ROMAN = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3})\Z")
# "House District 54A".
_LETTERED = re.compile(r"\d{1,3}[A-Z]\Z")
_GENITIVES = frozenset({"'s", "’s"})
_SINGLE_ENDS = wordset(", . ; ) with by and is was went where as")


def districts(story: Story, names: list[Named]) -> list[Draft]:
    """A draft a seat that is told by its number."""
    found: dict[str, Draft] = {}
    owners = {name.last: name for name in names if name.kind == "PLACE"}
    spans = [*_headed(story), *_posts(story), *_ordinals(story, owners), *_numbered(story, owners)]
    for first, last in _owned(story, spans, owners):
        text = " ".join(story.slice(first, last).split())
        if first > 1 and story.words[first - 1] in _GENITIVES and first - 1 in owners:
            owner = owners[first - 1]
            text = f"{story.slice(owner.first, owner.last)}{story.words[first - 1]} {text}"
        draft = found.setdefault(text.lower(), Draft("place", tuple(story.low[first:last]), name=text))
        draft.place_kind = "other"
        draft.add(first, last, "full")
    return list(found.values())


def _headed(story: Story) -> list[tuple[int, int]]:
    """ "House District 5", "Region 7", "2nd Congressional District"."""
    found: list[tuple[int, int]] = []
    for index, low in enumerate(story.low):
        if low not in _HEADS:
            continue
        first, last = index, index + 1
        while first and story.low[first - 1] in _DISTRICT:
            first -= 1
        numbered = first > 0 and bool(_ORDINAL.match(story.low[first - 1]))
        if (
            numbered
            or (first and story.capital[index] and story.low[first - 1] in _NUMBERS)
            or low == "arrondissement"
            and first
            and story.low[first - 1] in _NUMBERS
        ):
            first -= 1
        elif story.capital[index] and last < len(story) and _number(story.words[last]):
            last += 1
        else:
            continue
        if low in _COUNTED or last > index + 1:
            found.append((first, last))
    return found


def _number(word: str) -> bool:
    """Whether a seat is told by the word: "176", "54A", "IV"."""
    return word.isdigit() or bool(_LETTERED.match(word) or _ROMAN.match(word))


def _posts(story: Story) -> list[tuple[int, int]]:
    """Seats of one body: at the head of a row of results, "Place 3: Reyes 2,881; Gomez 2,879", or "in Post 4, Cruz won"."""
    return [
        (at, at + 2)
        for at, low in enumerate(story.low[:-2])
        if low in _POSTS
        and story.capital[at]
        and story.words[at + 1].isdigit()
        and (
            (story.words[at + 2] in {":", "|"} and row_start(story, at))
            or (at > 0 and story.low[at - 1] in _BEFORE and story.low[at + 2] in _SINGLE_ENDS)
        )
    ]


def _owned(story: Story, spans: list[tuple[int, int]], owners: dict[int, Named]) -> Iterator[tuple[int, int]]:
    """The spans, with the place that an ordinal stands right behind: "Ohio 12th District", "Saitama 14th district"."""
    for first, last in spans:
        owner = owners.get(first)
        ordinal = bool(_ORDINAL.match(story.low[first])) and not story.broken[first]
        yield (owner.first if owner is not None and ordinal else first, last)


def _ordinals(story: Story, owners: dict[int, Named]) -> list[tuple[int, int]]:
    """The seat in "Virginia's 10th, 56 to 44": an ordinal alone behind a place's genitive, in a story of seats."""
    if story.low.count("district") == 0 and "house" not in story.low and "congress" not in story.low:
        return []
    return [
        (end + 1, end + 2)
        for end in owners
        if end + 2 < len(story)
        and story.words[end] in _GENITIVES
        and _ORDINAL.match(story.low[end + 1])
        and story.low[end + 2] in _SINGLE_ENDS
    ]


def _numbered(story: Story, owners: dict[int, Named]) -> list[tuple[int, int]]:
    """ "in Tokyo 15 Natsumi Sakai won", "Nagano No. 2 district", "IOWA 1: ..."; not "in Ohio 17 percent", "in Iowa 6"."""
    found: list[tuple[int, int]] = []
    several = _several(story, owners)
    for end, name in owners.items():
        plain = end - name.first == 1 and story.low[name.first] in common()
        at = end + 1 if end < len(story) and story.low[end] in _NUMBER_SIGNS and not plain else end
        if at >= len(story) or story.broken[at]:
            continue
        first_of_some = story.words[at] == "I"
        if not first_of_some and not (story.words[at].isdigit() and len(story.words[at]) < 3):
            continue
        after = at + 1
        follows = story.low[after] if after < len(story) else "."
        before = story.low[name.first - 1] if name.first else ""
        heads = after < len(story) and story.capital[after] and not story.broken[after]
        taken = before in _TAKING and follows in _SINGLE_ENDS
        within = before in _BEFORE and heads and not parties.known_folded(follows)
        row = follows in {":", "|"} and row_start(story, name.first)
        more = (
            before in _BEFORE
            and (tuple(story.low[name.first : end]) in several or first_of_some)
            and (follows in _SINGLE_ENDS or follows in {"the", "(", ":"})
        )
        if at > end or row or taken or within or more or (before in _BEFORE and follows in _AFTER):
            found.append((name.first, after + (at > end and follows in _COUNTED)))
    return found


def _several(story: Story, owners: dict[int, Named]) -> set[tuple[str, ...]]:
    """Names behind which the story has two numbers and more: "Vaimauga 2" and "Vaimauga 3"."""
    numbers: dict[tuple[str, ...], set[str]] = {}
    for end, name in owners.items():
        at = end + (end < len(story) and story.low[end] in _NUMBER_SIGNS)
        if at < len(story) and story.words[at].isdigit() and len(story.words[at]) < 3:
            numbers.setdefault(tuple(story.low[name.first : end]), set()).add(story.words[at])
    return {words for words, found in numbers.items() if len(found) > 1}
