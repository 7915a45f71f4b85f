"""Figures beside names: "X, 64.5%", "X (D) 50.0", "X had 12 seats", "53% to X", "41 for X"."""

from __future__ import annotations

from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_NUMBER_WORDS = wordset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half two-thirds "
    "nearly almost just only about around roughly over some barely"
)
_MARKS = wordset(", : ( - – — | ; = /")
# Between a name and its figure.
_GETTING = wordset(
    "with on at had has have got gets took takes won wins polled received secured garnered scored "
    "gained holds held drew collected managed reached registered claimed lost stood stands follows "
    "came finished ended fell rose slid slipped dropped tumbled climbed is was up leads led trailed "
    "made bagged mustered captured obtained attracted keeps kept retained party would will a an the "
    "by to from down mere bare in as back out"
)
_TOWARDS = wordset("to for against from of")
_UNITS = wordset("% percent per pct pc votes vote seats points delegates mandates cent")
_TALLY = wordset("% percent cent pct pc votes ballots seats points delegates mandates vote")
_MONTHS = wordset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec"
)
_REACH = 4


def is_number(story: Story, index: int) -> bool:
    """Whether a figure begins with the word: digits that are no year, or a number in words."""
    if not 0 <= index < len(story):
        return False
    word = story.words[index]
    if word[0] in "+-−" and index + 1 < len(story) and story.ends[index] == story.starts[index + 1]:
        return story.words[index + 1][0].isdigit()
    if not word[0].isdigit():
        return story.low[index] in _NUMBER_WORDS and not story.capital[index]
    if not word[-1].isdigit():
        return False
    if story.low[index + 1 : index + 2] and story.low[index + 1] in _MONTHS:
        return False
    year = len(word) == 4 and word[:2] in {"19", "20"}
    return not year or story.low[index + 1 : index + 2] in (["%"], ["votes"], ["seats"])


def figure_after(story: Story, last: int) -> bool:
    """Whether a figure is told of the name whose words end before `last`."""
    index, total = last, len(story)
    if index < total and story.words[index] == "(":
        closing = next((i for i in range(index + 1, min(index + 5, total)) if story.words[i] == ")"), None)
        index = closing + 1 if closing is not None else index
    for _ in range(_REACH):
        if index >= total or story.broken[index]:
            return False
        if is_number(story, index):
            return not _age(story, last, index)
        if story.low[index] not in _GETTING and story.words[index] not in _MARKS:
            return False
        index += 1
    return False


def _age(story: Story, last: int, index: int) -> bool:
    """Whether the number between two commas, or in brackets alone, is an age: "X, 53, said", "X (53)"."""
    word = story.words[index]
    after = story.words[index + 1] if index + 1 < len(story) else ""
    return index == last + 1 and len(word) == 2 and story.words[last] in {",", "("} and after in {",", ")"}


def figure_before(story: Story, first: int) -> bool:
    """Whether a figure is given to the name that begins at `first`: "53% to X", "41 for X", "802 X"."""
    index = first - 1
    if index < 0 or story.sentence[index] != story.sentence[first]:
        return False
    if story.low[index] == "the":
        index -= 1
    if index > 0 and story.low[index] in _TOWARDS:
        index -= 1
        if story.low[index] in _UNITS:
            index -= 1 + (story.low[index] == "cent")
        return index >= 0 and is_number(story, index)
    return False


def tallies(story: Story) -> int:
    """How many shares, votes and seats the story tells of: none, and it is no story of results."""
    return sum(low in _TALLY for low in story.low)


def behind_aside(story: Story, index: int) -> int:
    """The word behind an aside in commas that begins at `index`: "the bond, for a second engine, passed"; else `index`."""
    if story.words[index : index + 1] == [","]:
        for at in range(index + 2, min(index + _ASIDE, len(story))):
            if story.broken[at] or story.sentence[at] != story.sentence[index]:
                break
            if story.words[at] == ",":
                return at + 1
    return index


# No aside is longer, in words.
_ASIDE = 14
