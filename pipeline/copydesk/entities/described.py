"""Whether a description between commas says that what stands before it is a person."""

from __future__ import annotations

from copydesk.entities.story import Story
from copydesk.lexicon import people
from copydesk.lexicon.offices import last_words

_BEGINS = frozenset(("a", "an", "the", "his", "her", "its", "their", "our", "who"))
_ENDS = frozenset((",", ".", ";", "who", "and", "for", "of", "in", "from", "at", "(", "—", "–"))
_MOST = 6  # words of a description before its head


def described_as_person(story: Story, index: int) -> bool:
    """Whether ", the shadow culture secretary," or ", a retired teacher who" stands there.

    Refuses ", the capital," and ", a party led by the senator": only small words, and the last names what a person does.
    """
    if (
        story.low[index : index + 1] != [","]
        or index + 2 >= len(story)
        or story.low[index + 1] not in _BEGINS
    ):
        return False
    for at in range(index + 2, min(index + 2 + _MOST, len(story))):
        if story.low[at] in _ENDS:
            head = story.low[at - 1]
            head = head.removeprefix("ex-").removeprefix("then-")
            return at > index + 2 and (head in people.occupations() or head in last_words())
        if story.capital[at]:
            return False
    return False
