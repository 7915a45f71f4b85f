"""Sides named by a wing alone, with what they won: "the centre-left 48", "49.6 per cent for the right"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after, figure_before
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_HYPHENED = wordset(
    "centre-right centre-left center-right center-left far-right far-left hard-right hard-left"
)
_BARE = wordset("left right")
_WINGS = _HYPHENED | _BARE
_BEFORE = wordset("the united 's ’s")
# "On the left" and "to the right" tell where somebody stands.
_WHERE = wordset("on to from of at in by")
_GOING = wordset("went go goes fell falls")
RESULTS = wordset(
    "won win wins lost lose loses took take takes kept keep retained held hold holds secured swept gained gain "
    "have had has lead leads led trail trails prevailed prevails run runs carried saved saves recaptured ahead"
)
_LIGHT = wordset("will would thus also now then together each both still already therefore again narrowly")
_LONGEST_WAY = 3
_SMALL = wordset(
    "and or but with on at in of by from to for against while as than after who which is was are were did does"
)


def read(story: Story, taken: set[int], blocs: list[Draft]) -> list[Draft]:
    """Drafts of wings; where the story tells of "the right bloc", "the right" is a mention of that."""
    if _WINGS.isdisjoint(story.low):
        return []
    homes = {draft.words[0]: draft for draft in blocs if draft.words[-1] in {"bloc", "block", "camp", "side"}}
    spots: dict[str, list[int]] = {}
    sure: set[str] = set()
    for index in range(len(story)):
        low = story.low[index]
        if low not in _WINGS or index in taken:
            continue
        told = _told(story, index, known=low in homes)
        if told:
            spots.setdefault(low, []).append(index)
        if told > 1 or (told and low in _HYPHENED):
            sure.add(low)
    if sure & _BARE:
        # One side of two that has figures vouches for the other.
        sure |= _BARE
    drafts: list[Draft] = []
    for low, indexes in spots.items():
        home = homes.get(low)
        if home is None and low not in sure:
            continue
        if home is None:
            home = Draft("party", (low,), camp=True)
            drafts.append(home)
        for index in indexes:
            home.add(index, index + 1, "full" if home.words == (low,) else "short")
    return drafts


def _told(story: Story, index: int, *, known: bool) -> int:
    """How surely a side is told of: 2 with its figure, 1 with a verb of results, 0 not."""
    before = story.low[index - 1] if index and not story.broken[index] else ""
    before2 = story.low[index - 2] if index > 1 else ""
    opens = story.low[index] in _HYPHENED and story.first_in_sentence(index)
    if story.capital[index] and not opens:
        return 0
    if not (before in _BEFORE or opens or (known and _acts(story, index + 1))):
        return 0
    if _describes(story, index):
        return 0
    if before in _BEFORE and figure_before(story, index):
        return 2
    if before2 in _WHERE:
        return int(before2 == "to" and story.low[index - 3] in _GOING)
    if figure_after(story, index + 1):
        return 2
    return int(_acts(story, index + 1))


def _describes(story: Story, index: int) -> bool:
    """Whether a noun follows that the wing tells the kind of: "the hard-right leader", "the right bank"."""
    after = index + 1
    if after >= len(story) or story.broken[after] or not story.words[after].isalpha():
        return False
    return story.low[after] not in _SMALL and not _acts(story, after) and not figure_after(story, after)


def _acts(story: Story, index: int) -> bool:
    """Whether what stands before the word wins, loses or leads: "thus run", "ahead"."""
    at = index
    while at < len(story) and story.low[at] in _LIGHT and at - index < _LONGEST_WAY:
        at += 1
    return at < len(story) and not story.broken[at] and story.low[at] in RESULTS


def tells(story: Story, first: int, last: int) -> bool:
    """Whether results are told of a side: "won", "together hold 25", "48 seats"."""
    return _acts(story, last) or figure_after(story, last) or figure_before(story, first)
