"""Sides named by a wing alone, with what they won: "the centre-left 48", "49.6 per cent for the right"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import behind_aside, figure_after, figure_before
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_HYPHENED = wordset(
    "centre-right centre-left center-right center-left far-right far-left hard-right hard-left"
)
_BARE = wordset("left right")
_WINGS = _HYPHENED | _BARE
_BEFORE = wordset("the united 's ’s")
# With a bare wing they make one of their own: "the far right", "the traditional right".
_KINDS = wordset("far hard centre center radical traditional old")
# "A coalition of the right", "the whole of the left", "all the parties of the left".
_WHOLES = wordset("coalition parties whole bloc alliance union")
# "On the left" and "to the right" tell where somebody stands.
_WHERE = wordset("on to from of at in by")
_GOING = wordset("went go goes fell falls")
RESULTS = wordset(
    "won win wins lost lose loses took take takes kept keep retained held hold holds secured swept gained gain "
    "have had has lead leads led trail trails prevailed prevails run runs carried saved saves recaptured ahead "
    "polled wrested sweeps ousted obtained"
)
_LIGHT = wordset(
    "will would thus also now then together each both still already therefore again narrowly combined is are was were "
    "between them as a whole"
)
_LONGEST_WAY = 4
_FALLING = wordset("reduced falls fell rises rose drops dropped slipped")
_SMALL = wordset(
    "and or but with on at in of by from to for against while as than after who which is was are were did does"
)


def read(story: Story, taken: set[int], blocs: list[Draft]) -> list[Draft]:
    """Drafts of wings; where the story tells of "the right bloc", "the right" is a mention of that."""
    if _WINGS.isdisjoint(story.low):
        return []
    homes = {draft.words[0]: draft for draft in blocs if draft.words[-1] in {"bloc", "block", "camp", "side"}}
    spots: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    sure: set[tuple[str, ...]] = set()
    for index in range(len(story)):
        low = story.low[index]
        if low not in _HYPHENED | _BARE or index in taken:
            continue
        kind = low in _BARE and index > 1 and story.words[index - 1] in _KINDS and index - 1 not in taken
        first = index - 1 if kind else index
        told = _told(story, first, index, known=low in homes and not kind)
        words = tuple(story.low[first : index + 1])
        if told:
            spots.setdefault(words, []).append((first, index + 1))
        if told > 1 or (told and low in _HYPHENED):
            sure.add(words)
    if not sure.isdisjoint(_SIDES):
        # One side of two that has figures vouches for the other.
        sure |= _SIDES
    drafts: list[Draft] = []
    for words, spans in spots.items():
        home = homes.get(words[0]) if len(words) == 1 else None
        if home is None and words not in sure:
            continue
        if home is None:
            home = Draft("party", words, camp=True)
            drafts.append(home)
        for first, last in spans:
            home.add(first, last, "full" if home.words == words else "short")
    return drafts


_SIDES = {("left",), ("right",)}


def _told(story: Story, first: int, index: int, *, known: bool) -> int:
    """How surely a side is told of: 2 with its figure, 1 with a verb of results, 0 not."""
    before = story.low[first - 1] if first and not story.broken[first] else ""
    before2 = story.low[first - 2] if first > 1 else ""
    opens = story.low[index] in _HYPHENED and story.first_in_sentence(index)
    if story.capital[index] and not opens:
        return 0
    if not (before in _BEFORE or opens or (known and _acts(story, index + 1))):
        return 0
    if _describes(story, index) or story.low[index + 1 : index + 2] == ["to"]:
        return 0
    if before in _BEFORE and figure_before(story, first):
        return 2
    if before2 in _WHERE and not (before2 == "of" and story.low[first - 3] in _WHOLES):
        return int(before2 == "to" and story.low[first - 3] in _GOING)
    # "The left, with the Social Democrats, has 100".
    at = behind_aside(story, index + 1) if story.low[index + 2 : index + 3] == ["with"] else index + 1
    if figure_after(story, index + 1) or (_acts(story, at) and figure_after(story, _behind_light(story, at))):
        return 2
    falling = _behind_light(story, index + 1)
    if story.low[falling : falling + 1] and story.low[falling] in _FALLING:
        return 2 * figure_after(story, falling + 1)
    majority = not _MAJORITIES.isdisjoint(story.low[at : at + _NEAR]) and not any(
        story.broken[at : at + _NEAR]
    )
    return int(_acts(story, at)) * (2 if majority else 1)


_MAJORITIES = wordset("majority majorities")
_NEAR = 8


def _behind_light(story: Story, index: int) -> int:
    """The word behind those that only tell how or when."""
    at = index
    while at < len(story) and story.low[at] in _LIGHT and at - index < _LONGEST_WAY:
        at += 1
    return at


def _describes(story: Story, index: int) -> bool:
    """Whether a noun follows that the wing tells the kind of: "the hard-right leader", "the right bank"."""
    after = index + 1
    if after >= len(story) or story.broken[after] or not story.words[after].isalpha():
        return False
    if (at := _behind_light(story, after)) < len(story) and story.low[at] in _FALLING:
        return False
    return story.low[after] not in _SMALL and not _acts(story, after) and not figure_after(story, after)


def _acts(story: Story, index: int) -> bool:
    """Whether what stands before the word wins, loses or leads: "thus run", "ahead"."""
    at = _behind_light(story, index)
    return at < len(story) and not story.broken[at] and story.low[at] in RESULTS


def tells(story: Story, first: int, last: int) -> bool:
    """Whether results are told of a side: "won", "together hold 25", "48 seats"."""
    return _acts(story, last) or figure_after(story, last) or figure_before(story, first)
