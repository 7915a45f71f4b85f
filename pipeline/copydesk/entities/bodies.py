"""Bodies that go by common nouns and give out figures: "the electoral commission", "the county clerk's office"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_HEADS = wordset(
    "commission ministry board council tribunal authority committee court department division bureau agency "
    "office jury"
)
# One of these must stand before a head; the others may stand before it.
_TELLING = wordset("electoral election elections interior returning")
_KINDS = wordset(
    "national central federal state county city provincial regional supreme independent local high"
)
_SAYING = _TELLING | _KINDS
# Officials who count and declare, and words before them that are part of who they are.
_OFFICIALS = (
    ("returning", "officer"), ("county", "clerk"), ("city", "clerk"), ("town", "clerk"), ("county", "auditor"),
    ("county", "registrar"), ("parish", "registrar"), ("secretary", "of", "state"), ("supervisor", "of", "elections"),
    ("director", "of", "elections"), ("board", "of", "elections"), ("electoral", "officer"), ("electoral", "commissioner"),
    ("elections", "supervisor"), ("elections", "director"), ("elections", "office"), ("election", "office"),
    ("elections", "division"), ("elections", "department"), ("registrar-recorder",), ("registrar", "of", "voters"),
)  # fmt: skip
# After a place's name: "the Vermeer County clerk".
_CLERKS = wordset("clerk auditor registrar")
_ENDS = frozenset(phrase[-1] for phrase in _OFFICIALS)
_BEFORE_OFFICIALS = _KINDS | wordset("chief deputy district area constituency parish metropolitan municipal")
_GENITIVES = (["'s"], ["’s"])
_OFFICES = wordset("office website")
_GIVEN_BY = wordset("by from of to")
_TELLS = wordset(
    "said says say reported reports announced announces showed shows show declared declares put puts posted gave gives "
    "confirmed certified counted listed estimated expects released published data figures numbers count tally totals"
)


def read(story: Story, drafts: list[Draft], taken: set[int]) -> list[Draft]:
    """Drafts of such bodies; where the story names one that ends alike, the words describe that one."""
    boards = _boards(story, drafts, taken)
    used = {i for draft in boards for first, last in draft.spans for i in range(first, last)}
    named = [*boards, *_by_land(story, drafts)]
    return [*named, *_officials(story, taken | used)]


def _by_land(story: Story, drafts: list[Draft]) -> list[Draft]:
    """ "Elections Canada", where it opens a sentence and only the land was read."""
    if "elections" not in story.low:
        return []
    lands = {first: last for draft in drafts if draft.kind == "place" for first, last in draft.spans}
    found: dict[tuple[str, ...], Draft] = {}
    for index, low in enumerate(story.low):
        last = lands.get(index + 1)
        if low == "elections" and story.capital[index] and last is not None and not story.broken[index + 1]:
            words = tuple(story.low[index:last])
            found.setdefault(words, Draft("organisation", words)).add(index, last, "full")
    return list(found.values())


def _officials(story: Story, taken: set[int]) -> list[Draft]:
    """Officials that figures are given to: "according to the county clerk", "the returning officer, Ann Lee, said"."""
    if _ENDS.isdisjoint(story.low):
        return []
    found: dict[tuple[str, ...], Draft] = {}
    for index, low in enumerate(story.low):
        if low not in _ENDS:
            continue
        phrase = next(
            (one for one in _OFFICIALS if tuple(story.low[index + 1 - len(one) : index + 1]) == one), None
        )
        if low in _CLERKS and index - 1 in taken:
            phrase = (low,)
        if phrase is None:
            continue
        first = index + 1 - len(phrase)
        if not taken.isdisjoint(range(first, index + 1)) or story.broken[index]:
            continue
        while first and story.low[first - 1] in _BEFORE_OFFICIALS and first - 1 not in taken:
            first -= 1
        last = index + 1
        if story.low[last : last + 1] in _GENITIVES and not _OFFICES.isdisjoint(
            story.low[last + 1 : last + 2]
        ):
            last += 2
        if _gives_figures(story, first, last):
            words = tuple(story.low[first:last])
            found.setdefault(words, Draft("organisation", words)).add(first, last, "full")
    return list(found.values())


def _gives_figures(story: Story, first: int, last: int) -> bool:
    """Whether figures are told by these words: not a post that is stood for, nor the title of somebody named."""
    before = [low for low in story.low[max(first - 3, 0) : first] if low not in {"the", "a", "an"}]
    if before and before[-1] in _GIVEN_BY and not story.capital[min(last, len(story) - 1)]:
        return before[-1] != "of" or any(low in _TELLS for low in before)
    at = last
    if story.low[at : at + 1] == [","]:
        # "The returning officer, Bev Nash, declared".
        at = next((i for i in range(at + 1, min(at + 8, len(story))) if story.low[i] == ","), at) + 1
    elif story.low[at : at + 1] in _GENITIVES:
        at += 1
    return at < len(story) and story.sentence[at] == story.sentence[first] and story.low[at] in _TELLS


def _boards(story: Story, drafts: list[Draft], taken: set[int]) -> list[Draft]:
    """Boards and ministries by their common nouns."""
    if _HEADS.isdisjoint(story.small) or _TELLING.isdisjoint(story.low):
        return []
    named = [draft for draft in drafts if draft.kind == "organisation"]
    found: dict[tuple[str, ...], Draft] = {}
    for index, word in enumerate(story.words):
        if word not in _HEADS or index in taken or not index or story.broken[index]:
            continue
        first = index
        while first and story.words[first - 1] in _SAYING and first - 1 not in taken:
            first -= 1
        words = tuple(story.words[first : index + 1])
        if _TELLING.isdisjoint(words):
            continue
        alike = [draft for draft in named if draft.words[-1] == word and set(words) <= set(draft.words)]
        if len(alike) == 1:
            alike[0].add(first, index + 1, "description")
        else:
            found.setdefault(words, Draft("organisation", words)).add(first, index + 1, "full")
    return list(found.values())
