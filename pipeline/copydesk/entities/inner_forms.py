"""Shorter and longer names over the same words, which stories use as well: "Osun" of "Osun State", "Osh region"."""

from __future__ import annotations

from copydesk.entities.chunk import CODE
from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.entities.surroundings import AREA_NOUNS
from copydesk.lexicon import people, places
from copydesk.lexicon.known_names import common
from copydesk.names.wordset import wordset

_AREAS = wordset(
    "state prefecture province county region governorate oblast department constituency ward grc smc lga"
)
# Behind a place's name in small letters, or before it with "of": what it is.
_BEHIND = (AREA_NOUNS - {"by-election", "byelection"}) | wordset(
    "state city town village department oblast area"
)
_BEFORE = wordset("city province state canton region county town municipality island department district")
_ONE_OF = wordset("a an another each every one same some any no")
# What only belongs to the place: "Bishkek city council", "the Brooklyn borough president".
_BODIES = [
    [word]
    for word in "council councils councillor councillors assembly hall president court attorney commission committee "
    "board police government level mayor executive chief clerk office officials election elections".split()
]
# With "of" behind these the name before is a wider one's: "the Transylvanian city of Sibiu".
_TOWNS = wordset("city town village municipality riding island borough department parish")
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


def outer_spans(story: Story, draft: Draft) -> list[tuple[int, int]]:
    """Mentions of a place together with what it is: "Osh region", "the city of Bern"; no country's."""
    found: list[tuple[int, int]] = []
    if draft.kind != "place" or draft.place_kind == "country":
        return found
    for first, last in draft.named_spans():
        if last < len(story) and story.words[last] in _BEHIND and not story.broken[last]:
            before = story.low[first - 1] if first else ""
            parted = story.low[last + 1 : last + 2] == ["of"] and story.low[last] in _TOWNS
            if before not in _ONE_OF and not parted and story.low[last + 1 : last + 2] not in _BODIES:
                found.append((first, last + 1))
        elif first > 1 and story.low[first - 1] == "of" and story.low[first - 2] in _BEFORE:
            found.append((first - 2, last))
    return [span for span in found if span not in draft.spans]


def _area(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """ "Osun" in "Osun State", "District 39" in "House District 39"; not "Northern" in "Northern Province"."""
    if story.low[first] in _CHAMBERS and story.words[last - 1].isdigit():
        return first + 1, last
    if CODE.match(story.words[first]):
        return first, first + 1
    ordinal = next((at for at in range(first + 1, last - 1) if story.words[at][0].isdigit()), 0)
    if (
        ordinal
        and story.low[last - 1] in {"district", "constituency", "ward"}
        and story.low[ordinal - 1] != "no."
    ):
        return ordinal, last
    if story.low[first] == "barangay" and not story.words[first + 1].isdigit():
        return first + 1, last
    if story.low[last - 1] == "council" and last - first > 2:
        return first, last - 2
    if story.low[last - 1] not in _AREAS:
        return None
    base = story.key(first, last - 1)
    return (first, last - 1) if base not in common() or places.known_folded(base) else None
