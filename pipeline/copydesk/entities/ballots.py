"""Questions put to voters, as what passed or failed: "Issue 1", "Measure ULA", "the school levy"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_MEASURES = wordset("proposition prop measure question issue amendment proposal initiative")
_DECIDED = wordset(
    "passed passes failed fails approved approve approving rejected reject rejecting defeated adopted ahead losing winning won "
    "lost down yes no support voted prevailed succeeded sank sunk narrowly easily sailed squeaked trounced trailing trailed"
)
# Words at either side of a question's number in which a decision is looked for: an apposition may stand between.
_REACH = 5
_REACH_BEHIND = 24
# Heads of a question that has no number, and what can be said of such a one alone.
_MATTERS = wordset("levy levies bond bonds referendum amendment renewal override")
_MATTER_TAILS = wordset("issue measure question proposal renewal")
_FATES = wordset(
    "passed passes failed fails failing passing sailed squeaked losing trounced rejected approved defeated prevailed trailing "
    "ahead"
)
_FATES_HELPED = _FATES | {"down"}
_FATES_ALONE = wordset("passed passes failed fails failing passing sailed squeaked trounced")
_HELPERS = wordset(
    "was were is are has have had been being also narrowly easily going appears appeared both soundly"
)
_DECIDERS = wordset(
    "approved approve approves rejected reject rejects passed defeated backed endorsed turned"
)
_LONGEST = 3
_PLAIN = wordset(
    "a an the this that his her its their our new proposed local failed and or of for to on in by with "
    "controversial separate statewide second third first same small big larger down million billion crore"
)


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of the questions that the story tells the fate of; one that has a number is called by it."""
    return _numbered(story, taken) or _unnumbered(story, taken)


def _numbered(story: Story, taken: set[int]) -> list[Draft]:
    """Questions by number or letter: "Issue 1", "Proposition 139", "Measure Q", "Charter Amendment 1"."""
    found: dict[tuple[str, ...], Draft] = {}
    if _MEASURES.isdisjoint(story.low):
        return []
    for index, low in enumerate(story.low):
        if low not in _MEASURES or not story.capital[index] or index + 1 >= len(story):
            continue
        number = story.words[index + 1]
        if not (number.isdigit() and len(number) < 4) and not (
            len(number) <= 3 and number.isupper() and number.isalpha() and not story.loud[index]
        ):
            continue
        if index not in taken and not story.broken[index + 1]:
            words = (low, story.low[index + 1])
            found.setdefault(words, Draft("party", words)).add(index, index + 2, "full")
    return [draft for draft in found.values() if any(_decided(story, *span) for span in draft.spans)]


def _decided(story: Story, first: int, last: int) -> bool:
    """Whether the story tells near the words that voters accepted or refused, or with what figures."""
    near = range(max(first - _REACH, 0), min(last + _REACH_BEHIND, len(story)))
    return figure_after(story, last) or any(
        story.sentence[i] == story.sentence[first] and story.low[i] in _DECIDED for i in near
    )


def _unnumbered(story: Story, taken: set[int]) -> list[Draft]:
    """Levies and bonds that passed or failed: "the school levy is failing", "approved a $12 million bond issue"."""
    if _MATTERS.isdisjoint(story.low):
        return []
    spots: dict[str, list[tuple[int, int]]] = {}
    fates: set[str] = set()
    last = 0
    for index, low in enumerate(story.low):
        if (
            low not in _MATTERS
            or index < last
            or index in taken
            or (low == "referendum" and "bond" not in story.low)
        ):
            continue
        last = index + 1
        if last < len(story) and story.low[last] in _MATTER_TAILS and not story.broken[last]:
            last += 1
        first = _start(story, index, taken)
        head = low.removesuffix("s") if low != "levies" else "levy"
        spots.setdefault(head, []).append((first, last))
        if _fate(story, first, last):
            fates.add(head)
    drafts: list[Draft] = []
    for head in fates:
        full = max(spots[head], key=lambda span: (_fate(story, *span), span[1] - span[0], -span[0]))
        words = story.low[full[0] : full[1]]
        draft = Draft("party", tuple(words))
        for first, last in spots[head]:
            if story.low[first:last] == words or (last - first == 1 and story.low[first - 1] == "the"):
                draft.add(first, last, "full" if last - first == len(words) else "short")
        drafts.append(draft)
    return drafts


def _start(story: Story, index: int, taken: set[int]) -> int:
    """Where the words begin that say which it is: "library tax renewal", "school levy"."""
    first = index
    while index - first < _LONGEST and first:
        before = first - 1
        word = story.words[before]
        plain = word.isalpha() and story.low[before] not in _PLAIN and before not in taken
        lower = not story.capital[before] or (story.first_in_sentence(before) and before + 1 == index)
        if not plain or not lower or story.broken[first] or story.sentence[before] != story.sentence[index]:
            break
        first = before
    return first


def _fate(story: Story, first: int, last: int) -> bool:
    """Whether the words right behind, or a verb before, say that it passed or failed."""
    at = last
    helped = False
    while at < len(story) and story.low[at] in _HELPERS and at - last < 4 and not story.broken[at]:
        helped, at = True, at + 1
    fates = _FATES_HELPED if helped else _FATES_ALONE
    if at < len(story) and not story.broken[at] and story.low[at] in fates:
        return story.sentence[at] == story.sentence[first]
    near = story.low[max(first - 7, 0) : first]
    verb = next((i for i, low in enumerate(near) if low in _DECIDERS), None)
    start = max(first - 7, 0)
    return (
        verb is not None
        and story.sentence[start + verb] == story.sentence[first]
        and {"a", "the"} >= set(near[verb + 1 : verb + 2])
        and verb + 1 < len(near)
    )
