"""Numbered seats: "Alabama's 2nd Congressional District", "House District 5", "Ward 12", "Tokyo 15"."""

from __future__ import annotations

import re

from copydesk.entities.draft import Draft
from copydesk.entities.kinds import Named
from copydesk.entities.results import row_start
from copydesk.entities.story import Story
from copydesk.lexicon import parties
from copydesk.names.wordset import wordset

_HEADS = wordset("district ward precinct region zone division constituency")
_DISTRICT = wordset(
    "congressional senate house legislative assembly council senatorial parliamentary federal"
)
_NUMBERS = wordset("first second third fourth fifth sixth seventh eighth ninth tenth")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\Z")
_TAKING = wordset("won took held lost retained keeps holds takes wins kept gained")
_BEFORE = wordset("in of for at from") | _TAKING
_AFTER = wordset("district constituency seat by-election byelection race : |")
_GENITIVES = frozenset({"'s", "’s"})
_SINGLE_ENDS = wordset(", . ; ) with by and is was went where as")


def districts(story: Story, names: list[Named]) -> list[Draft]:
    """A draft a seat that is told by its number."""
    found: dict[str, Draft] = {}
    owners = {name.last: name for name in names if name.kind == "PLACE"}
    spans = [*_headed(story), *_ordinals(story, owners), *_numbered(story, owners)]
    for first, last in spans:
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
        if numbered or (first and story.capital[index] and story.low[first - 1] in _NUMBERS):
            first -= 1
        elif story.capital[index] and last < len(story) and story.words[last].isdigit():
            last += 1
        else:
            continue
        if low in {"district", "ward", "precinct"} or last > index + 1:
            found.append((first, last))
    return found


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
    """ "in Tokyo 15 Natsumi Sakai won", "Nagano No. 2", "IOWA 1: ..."; not "in Ohio 17 percent", "in Iowa 6"."""
    found: list[tuple[int, int]] = []
    for end, name in owners.items():
        at = end + 1 if end < len(story) and story.low[end] == "no." else end
        if (
            at >= len(story)
            or not (story.words[at].isdigit() and len(story.words[at]) < 3)
            or story.broken[at]
        ):
            continue
        after = at + 1
        follows = story.low[after] if after < len(story) else "."
        before = story.low[name.first - 1] if name.first else ""
        heads = after < len(story) and story.capital[after] and not story.broken[after]
        taken = before in _TAKING and follows in _SINGLE_ENDS
        within = before in _BEFORE and heads and not parties.known_folded(follows)
        row = follows in {":", "|"} and row_start(story, name.first)
        if at > end or row or taken or within or (before in _BEFORE and follows in _AFTER):
            found.append((name.first, after))
    return found
