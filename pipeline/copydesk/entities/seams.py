"""Where a run of capitalised words that names two things is to be cut: "Labour | Kim Leadbeater"."""

from __future__ import annotations

from copydesk.entities.chunk import GENITIVE_MARKS, GENITIVES, head_of
from copydesk.entities.figures import figure_after
from copydesk.entities.story import Story
from copydesk.lexicon import organisations, parties, people, places
from copydesk.lexicon.known_names import common, family
from copydesk.names.wordset import wordset


def seam(story: Story, first: int, last: int) -> int | None:
    """Where a run of two things is to be cut: party before person, place before party or person."""
    low = story.low
    head = head_of(story, last)
    if last < len(story) and story.words[last] in GENITIVE_MARKS and low[last - 1] in GENITIVES:
        return None
    if (head is None or person_at(story, first + 1, last)) and _party_first(story, first, last):
        return first + 1
    if head is None and (at := _person_behind(story, first, last)) is not None:
        return at
    if head is None and last - first > 3 and parties.known_folded(story.key(first, first + 2)):
        return first + 2
    for at in range(first + 1, last - 1):
        if head is None and low[at] in _PLACE_HEADS:
            return at + 1
    for size in range(min(4, last - first - 1), 0, -1):
        key = story.key(first, first + size)
        found = places.known_folded(key)
        big = any(p.kind in {"country", "region"} for p in found)
        rest = story.key(first + size, last)
        if size == last - first - 1 and found and low[last - 1] in _OPTIONS:
            return first + size
        inside = big or (first > 0 and low[first - 1] in _IN)
        if inside and (_theirs(rest, found) or organisations.known_folded(rest)):
            return first + size
        if (
            head is None
            and low[last - 1] not in _DIRECTIONS
            and last - first - size > 1
            and ((size > 1 and found) or (big and _parted(story, first)))
        ):
            return first + size
    if head is None and not (
        last - first == 2 and first and (low[first - 1] in _IN or low[first - 1] in _SEAT_VERBS)
    ):
        for at in range(first + 1, last):
            before, here = story.ent_at[at - 1], story.ent_at[at]
            if before is not here and before is not None and here is not None and before.label != here.label:
                return at
    return None


def _theirs(key: str, lands: tuple[places.KnownPlace, ...]) -> bool:
    """Whether a party of that name is of the land named before it: "Texas | Democratic Party"."""
    where = {land.country for land in lands}
    return any(not lands or not p.country or p.country in where for p in parties.known_folded(key))


def _person_behind(story: Story, first: int, last: int) -> int | None:
    """Where a person's name begins behind another: "In Rio | Eduardo Paes", "Elections | Republican Nick Begich"."""
    low = story.low
    for at in range(first + 1, last - 2):
        if low[at] in _PARTY_PEOPLE and person_at(story, at + 1, last):
            whole = at == first + 1 and bool(parties.known_folded(story.key(first, at + 1)))
            return at + 1 if whole else at
    if not first or low[first - 1] not in _IN:
        return None
    for at in range(first + 1, last - 1):
        placed = is_place(story, first, at) or (at - first > 1 and low[at - 1] in _DIRECTIONS)
        if placed and person_at(story, at, last):
            return at
    if last - first > 3 and low[first] not in people.first_names() and _figured(story, last):
        begins = (at for at in range(first + 1, last - 1) if low[at] in people.first_names())
        if (at := next(begins, 0)) > first:
            return at
    at = last - 1
    known = low[at] in story.surnames and not is_place(story, first, last)
    if known and (at - first > 1 or is_place(story, first, at)) and _figured(story, last):
        return at
    return None


# What a place votes for: "Leeds | Remain by 2,300".
_OPTIONS = wordset("remain leave approve reject yes no")
_IN = wordset("in across around near outside throughout")


def _figured(story: Story, last: int) -> bool:
    """Whether a verb, a genitive or a figure follows: "Stubb got 67", "Kodjo says", "Lapid's", "Dan 70"."""
    if last >= len(story):
        return False
    return story.low[last] in _VERBS or story.low[last] in {"'s", "’s"} or figure_after(story, last)


_VERBS = wordset(
    "got won had has took led leads lost beat polled received is was says said will came finished trails "
    "trailed defeated secured edged gets takes wins"
)


def person_at(story: Story, first: int, last: int) -> bool:
    """Whether a person's name of two words and more begins there, by its given name or the model."""
    if last - first < 2:
        return False
    ent = story.ent_at[first]
    named = ent is not None and ent.first == first and ent.last > first + 1 and ent.label == "PERSON"
    return named or story.low[first] in people.first_names()


def is_place(story: Story, first: int, last: int) -> bool:
    """Whether the gazetteer has the words."""
    return bool(places.known_folded(story.key(first, last)))


def _party_first(story: Story, first: int, last: int) -> bool:
    """Whether a party's name of one word leads a person's: "Democrat Nana Beridze", "Likud Yair Golan"."""
    low = story.low
    if low[first] in people.given_names() or not parties.known_folded(low[first]):
        return False
    if last < len(story) and low[last] in {"for", "of"}:
        return False
    if low[first] in _PARTY_PEOPLE:
        if (
            last - first == 2
            and low[first + 1] in common()
            and low[first + 1] not in family()
            and low[first + 1] not in people.first_names()
        ):
            return False
        return not parties.known_folded(story.key(first, last))
    ent = story.ent_at[first + 1]
    named = ent is not None and ent.first == first + 1 and ent.label == "PERSON"
    return last - first > 2 and (named or low[first + 1] in people.given_names())


_DIRECTIONS = wordset("north south east west central")
_SEAT_VERBS = wordset("won held kept retained lost took gained wins holds keeps loses takes")
_PLACE_HEADS = wordset("county province prefecture constituency municipality parish")


def _parted(story: Story, first: int) -> bool:
    """Whether a region's name before a person's is a place: "from Vermont Bernie Sanders", not "Chad Wolf"."""
    before = story.low[first - 1] if first else ""
    return before in {"of", "from", "in", "for"} or story.low[first] not in people.given_names()


_PARTY_PEOPLE = wordset(
    "democrat republican libertarian tory socialist independent conservative liberal labour labor "
    "green peronist communist democrats republicans"
)
