"""The sides of a question put to voters, and the question where it has a number: Yes, Remain, "Issue 1"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after, figure_before, is_number
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_ASKED = wordset(
    "referendum referendums plebiscite plebiscites referenda proposition propositions recall initiative "
    "ballot measure question amendment levy repeal"
)
_PAIRS = (
    ("yes", "no"), ("leave", "remain"), ("for", "against"), ("approve", "reject"), ("oui", "non"),
    ("apruebo", "rechazo"), ("in favour", "against"), ("in favor", "against"), ("si", "no"),
)  # fmt: skip
_OPTIONS = frozenset(word for pair in _PAIRS for side in pair for word in side.split()[-1:])
# Sides that are small words as well: read only in quotation marks, or before a colon at a line's beginning.
_WEAK = wordset("for against favour favor approve reject non")
_OPTION_NOUNS = wordset("vote votes camp campaign side campaigners voters supporters option majority")
_OPTION_VERBS = wordset(
    "won wins got gets took takes had has led leads leading ahead prevailed trails trailed came is was "
    "carried failed win lost loses passed holds"
)
_VOTED = wordset(
    "voting voted vote said saying say chose backed backing favoured favored to for over against"
)
_QUOTES = "\"'“‘”’"
_MEASURES = wordset("proposition prop measure question issue amendment proposal initiative")
_DECIDED = wordset(
    "passed passes failed fails approved approve rejected reject defeated adopted ahead losing winning won "
    "lost down yes no support voted prevailed succeeded sank sunk narrowly easily"
)


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of the options and measures that the story reports results of."""
    return [*_options(story, taken), *_measures(story, taken)]


def _options(story: Story, taken: set[int]) -> list[Draft]:
    """The options of a referendum: "Yes", "the 'no' campaign", "Remain 48.1%"."""
    present = _OPTIONS.intersection(story.low)
    if not present:
        return []
    asked = not _ASKED.isdisjoint(story.low)
    spots: dict[str, list[tuple[int, int]]] = {}
    sure: dict[str, int] = {}
    for index, low in enumerate(story.low):
        if low not in present or index in taken:
            continue
        first = index - 1 if low in {"favour", "favor"} else index
        key = "in " + low if first < index else low
        told = _told(story, first, index + 1)
        if told or (low not in _WEAK and _named(story, index)):
            spots.setdefault(key, []).append((first, index + 1))
            sure[key] = max(sure.get(key, 0), told)
    pairs = [set(pair) for pair in _PAIRS if set(pair) <= set(spots) and any(sure[side] for side in pair)]
    kept = set().union(*pairs) | {key for key in spots if sure[key] > 1}
    if asked and any(sure.values()):
        kept |= {key for key in spots if key not in _WEAK}
    drafts: list[Draft] = []
    for key in sorted(kept, key=lambda key: spots[key][0]):
        draft = Draft("party", tuple(key.split()))
        for first, last in spots[key]:
            draft.add(first, last, "full")
        drafts.append(draft)
    return drafts


def _told(story: Story, first: int, last: int) -> int:
    """How surely the words are told of as an option: 2 with a share of the vote, 1 otherwise, 0 not."""
    if not _is_told(story, first, last):
        return 0
    share = _behind(story, first) or figure_after(story, last)
    voted = (
        first > 1 and story.low[first - 1] in _VOTED and not _SHARES.isdisjoint(story.low[first - 7 : first])
    )
    return 2 if story.capital[first] and not story.first_in_sentence(first) and (share or voted) else 1


_SHARES = wordset("% percent cent")


def _is_told(story: Story, first: int, last: int) -> bool:
    """Whether they stand in quotation marks, with a figure, a verb of results or of voting."""
    low, after = story.low[first], story.words[last] if last < len(story) else ""
    before = story.words[first - 1] if first else ""
    if before and before in _QUOTES and after and after in _QUOTES:
        return True
    if low == "in" or low in _WEAK:
        return story.broken[first] and story.capital[first] and after in {":", "("}
    if not story.capital[first]:
        return after in _OPTION_NOUNS and before.lower() in {"the", "a"}
    if figure_after(story, last) or after in _OPTION_NOUNS or after.lower() in _OPTION_VERBS:
        return True
    if story.first_in_sentence(first):
        return False
    return before.lower() in _VOTED or figure_before(story, first) or _behind(story, first)


def _behind(story: Story, first: int) -> bool:
    """Whether a bare figure stands right before: "802 Yes", "43% No", "53.7 No"."""
    at = first - 1
    if at and story.low[at] in {"%", "percent", "votes", "cent"}:
        at -= 1 + (story.low[at] == "cent")
    return at >= 0 and is_number(story, at) and story.words[at][0].isdigit()


def _named(story: Story, index: int) -> bool:
    """Whether a capital inside a sentence makes a word a name: "gives Yes in Italy"; not "No, he said"."""
    before = story.words[index - 1] if index else ""
    return (
        story.capital[index]
        and not story.first_in_sentence(index)
        and not story.loud[index]
        and before not in _QUOTES
    )


def _measures(story: Story, taken: set[int]) -> list[Draft]:
    """Questions by number or letter: "Issue 1", "Proposition 139", "Measure Q", "Charter Amendment 1"."""
    found: dict[tuple[str, ...], Draft] = {}
    if _MEASURES.isdisjoint(story.low):
        return []
    for index, low in enumerate(story.low):
        if low not in _MEASURES or not story.capital[index] or index + 1 >= len(story):
            continue
        number = story.words[index + 1]
        if not (number.isdigit() and len(number) < 4) and not (len(number) == 1 and number.isupper()):
            continue
        if taken.isdisjoint((index, index + 1)) and not story.broken[index + 1]:
            words = (low, story.low[index + 1])
            found.setdefault(words, Draft("party", words)).add(index, index + 2, "full")
    return [draft for draft in found.values() if any(_decided(story, *span) for span in draft.spans)]


def _decided(story: Story, first: int, last: int) -> bool:
    """Whether the story tells near the words that voters accepted or refused, or with what figures."""
    near = range(max(first - 5, 0), min(last + 6, len(story)))
    return figure_after(story, last) or any(
        story.sentence[i] == story.sentence[first] and story.low[i] in _DECIDED for i in near
    )
