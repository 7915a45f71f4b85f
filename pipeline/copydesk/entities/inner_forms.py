"""Shorter names inside longer ones, which stories use as well: "Osun" of "Osun State", "Mithaq" of "Mithaq party"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.lexicon import people, places
from copydesk.lexicon.known_names import common
from copydesk.names.wordset import wordset

_AREAS = wordset("state prefecture province county region governorate oblast department constituency ward")
_CHAMBERS = wordset("house senate council assembly congressional legislative senatorial city")


def inner_spans(story: Story, draft: Draft) -> list[tuple[int, int]]:
    """Words that name the thing too, inside its mentions: "Hasina" in "Sheikh Hasina"."""
    found: list[tuple[int, int]] = []
    for first, last in draft.named_spans():
        if last - first < 2 or last - first > 5:
            continue
        if draft.kind == "place":
            span = _area(story, first, last)
        elif draft.kind == "person":
            span = (first + 1, last) if story.low[first] in people.honorifics() else None
        elif draft.kind == "party":
            span = (first, last - 1) if story.words[last - 1] == "party" else None
        else:
            return []
        if span is not None and span not in draft.spans:
            found.append(span)
    return found


def _area(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """ "Osun" in "Osun State", "District 39" in "House District 39"; not "Northern" in "Northern Province"."""
    if story.low[first] in _CHAMBERS and story.words[last - 1].isdigit():
        return first + 1, last
    if story.low[last - 1] not in _AREAS:
        return None
    base = story.key(first, last - 1)
    return (first, last - 1) if base not in common() or places.known_folded(base) else None
