"""Seats of two names: "Selby and Ainsty", "Haldimand—Norfolk", "Ghari/Tsanyawa"."""

from __future__ import annotations

from copydesk.entities.chunk import Chunk
from copydesk.entities.story import Story
from copydesk.entities.surroundings import SEAT_VERBS
from copydesk.lexicon import parties, people, places
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset


def paired(story: Story, found: list[Chunk], pairs: set[tuple[str, ...]]) -> list[Chunk]:
    """Seats of two names, joined wherever they stand: "in Selby and Ainsty"."""
    out: list[Chunk] = []
    for chunk in found:
        if out and tuple(story.low[out[-1].first : chunk.last]) in pairs:
            chunk = Chunk(out.pop().first, chunk.last)
        out.append(chunk)
    return out


def is_pair(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether two names over "and" are one seat's: "Rutherglen and Hamilton West by-election", a row's label."""
    if right.first - left.last != 1 or story.low[left.last] not in {"and", "&"}:
        return False
    given = people.first_names()
    if (story.low[left.first] in given and left.size == 2) or (
        story.low[right.first] in given and right.size == 2
    ):
        return False
    after = story.low[right.last] if right.last < len(story) else ""
    before = left.first - 1
    alone = after in _SEATS and (left.first == 0 or story.low[before] not in {",", "and"})
    row = (after in {":", "|"} or _seats_told(story, right.last)) and (
        story.broken[left.first] or (before >= 0 and story.broken[before])
    )
    places_both = all(chunk.label in {None, "PLACE"} or chunk.size == 1 for chunk in (left, right))
    one_seat = seat_named(story, left.first) or (right.size == 1 and story.low[right.first] in _LANDS)
    party = parties.known_folded(story.key(left.first, left.last)) and parties.known_folded(
        story.key(right.first, right.last)
    )
    return (alone or row or one_seat) and places_both and not party


def seat_named(story: Story, first: int) -> bool:
    """Whether words name one seat that is named from `first` on: "the seat of Hamilton, Larkhall and Stonehouse"."""
    return first > 1 and story.low[first - 1] in {"of", "for"} and story.low[first - 2] in _ONE_SEAT


def goes_on(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether the second of three names of one seat follows behind a comma."""
    last = right.last
    return (
        seat_named(story, left.first)
        and story.low[last : last + 1] == ["and"]
        and story.words[last + 1 : last + 2] != []
    )


def _seats_told(story: Story, index: int) -> bool:
    """Whether a bracket of how many seats and a colon follow: "Waitematā and Gulf (one): ..."."""
    return story.words[index : index + 1] == ["("] and story.words[index + 2 : index + 4] == [")", ":"]


_SEATS = wordset(
    "by-election byelection constituency seat riding ward mp by-elections division electorate vacancy"
)
# Of one of these a seat's name follows, behind "of" or "for"; what is more than one is a list.
_ONE_SEAT = wordset("seat constituency riding division electorate mp msp ms td mla mep member")
# Behind "and" these are the second half of a seat's name, and no place by themselves: "Marlingford and Coast".
_LANDS = wordset(
    "coast islands isles valleys district districts surrounds hinterland hills moors vale villages north south east west central rural"
)
_HEADS = wordset("constituency district ward riding electorate division")
_BEFORE = SEAT_VERBS | wordset(
    "in for of at from across near win take hold keep gain retain keeping taking holding winning"
)
# Marks that join the two names of a seat where no space stands beside them.
TIGHT = frozenset("—–/")


def dashed(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether a dash or stroke without spaces joins two names to one seat's: "in Windsor–Tecumseh".

    Not where it parts a sentence ("He won Ohio—Trump had it in 2020") or joins two people or parties.
    """
    at = left.last
    if right.first - at != 1 or story.words[at] not in TIGHT or story.broken[right.first]:
        return False
    if story.ends[at - 1] != story.starts[at] or story.ends[at] != story.starts[right.first]:
        return False
    if left.titled or right.titled or left.size + right.size > 6:
        return False
    for chunk in (left, right):
        low = story.low[chunk.first : chunk.last]
        if parties.known_folded(" ".join(low)) or story.words[chunk.first].isupper():
            return False
        known = places.known_folded(" ".join(low)) or low[0] in {"st.", "saint", "sainte"}
        if not known and chunk.size == 2 and low[0] in people.first_names():
            return False
        if low[-1] in story.surnames and low[0] not in {"st.", "saint", "sainte"}:
            return False
        if not classes()["organisation"].isdisjoint(low) or not classes()["contest"].isdisjoint(low):
            return False
    if any(p.kind in {"country", "region"} for p in places.known_folded(story.key(left.first, at))):
        return False
    before = story.low[left.first - 1] if left.first else ""
    after = story.low[right.last] if right.last < len(story) else ""
    row = story.broken[left.first] or (left.first > 1 and story.broken[left.first - 1])
    return (
        before in _BEFORE
        or after in _SEATS
        or (row and after in {":", "|", "("})
        or _both(story, left, right)
    )


def _both(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether the model takes both for places."""
    two = story.ent_at[left.first], story.ent_at[right.last - 1]
    return story.words[left.last] != "/" and all(ent is not None and ent.label == "PLACE" for ent in two)
