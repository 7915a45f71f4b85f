"""Titles among a story's capitalised words: what stands before a name and is no part of it, and what is part."""

from __future__ import annotations

from copydesk.entities.chunk import head_of, is_known
from copydesk.entities.story import Ent, Story
from copydesk.lexicon import offices, organisations, parties, people, places
from copydesk.names.wordset import wordset


def after_title(story: Story, ent: Ent) -> int:
    """Where a model's name begins when the title before it is left out."""
    first = ent.first
    while first < ent.last:
        size = _title_at(story, first, ent.last)
        if not size:
            return first
        first += size
    return first


def _title_at(story: Story, first: int, last: int) -> int:
    """The number of words of an office or honorific that begins at `first`."""
    low = story.low
    for size in offices.sizes_from(low[first].rstrip(".")):
        if size > last - first:
            continue
        words = [word.rstrip(".") for word in low[first : first + size]]
        words[-1] = words[-1].removesuffix("-elect").removesuffix("-designate")
        words[0] = words[0].removeprefix("then-").removeprefix("ex-")
        if tuple(words) in offices.offices():
            return size
    if " ".join(low[first : first + 2]) in people.honorifics() and last - first > 2:
        return 2
    return 1 if low[first].rstrip(".") in people.honorifics() else 0


_TITLE_PARTS = wordset(
    "vice deputy acting interim former ex-president lieutenant lt. assistant union senior junior"
)


def title_of(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """The words of a title inside a run: "Economy Minister" of "Economy Minister Sergio Massa".

    Not where the words name a body, party or place: "Justice Party", "General Assembly", "King County".
    """
    if is_known(story, first, last) and not story.low[first].endswith("."):
        return None
    if head_of(story, last) is not None and last - first > 1:
        return None
    for index in range(first, last):
        size = _title_at(story, index, last)
        if not size:
            continue
        if index > first and _part_of_name(story, first, index, index + size == last):
            continue
        start = index
        while start > first and (
            story.low[start - 1] in _TITLE_PARTS or (start - 1 == first and _is_portfolio(story, first))
        ):
            start -= 1
        return start, index + size
    return None


def _part_of_name(story: Story, first: int, index: int, ends: bool) -> bool:
    """Whether an office's word is a person's name: "Dan Bishop", "Jim Justice", "Hassan Sheikh Mohamud"."""
    given = people.given_names()
    if ends and story.low[index] in people.honorifics():
        return True
    if ends:
        return story.low[index] in given or (index == first + 1 and story.low[first] in given)
    return story.low[index] in people.honorifics() and story.low[index - 1] in given


def is_royal(story: Story, title: tuple[int, int], last: int) -> bool:
    """Whether the title is part of the name, as with those who go by one: "Queen Elizabeth II"."""
    if story.low[title[1] - 1] not in _CROWNS or title[1] >= last:
        return False
    return last - title[1] == 1 or (last - title[1] == 2 and set(story.words[last - 1]) <= set("IVX"))


_CROWNS = wordset(
    "king queen emperor pope prince princess sheikh sheikha begum lord lady baron baroness maulana mullah"
)


def _is_portfolio(story: Story, index: int) -> bool:
    """Whether a word before "Minister" is no name of its own: "Economy"; not "Istanbul", "Labour"."""
    low = story.low[index]
    return not (
        places.known_folded(low) or parties.known_folded(low) or organisations.known_folded(low)
        or low in people.given_names()
    )  # fmt: skip
