"""Bodies that go by common nouns and give out figures: "the electoral commission", "Iran's interior ministry"."""

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


def read(story: Story, drafts: list[Draft], taken: set[int]) -> list[Draft]:
    """Drafts of such bodies; where the story names one that ends alike, the words describe that one."""
    if _HEADS.isdisjoint(story.small) or _TELLING.isdisjoint(story.low):
        return []
    named = [draft for draft in drafts if draft.kind == "organisation"]
    found: dict[tuple[str, ...], Draft] = {}
    for index, word in enumerate(story.words):
        if word not in _HEADS or index in taken or not index or story.broken[index]:
            continue
        first = index
        while first and story.words[first - 1] in _TELLING | _KINDS and first - 1 not in taken:
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
