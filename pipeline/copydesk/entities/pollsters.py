"""Bodies by what they publish: "Litera figures showed", "Mahar's exit poll", "the KPUD said"."""

from __future__ import annotations

from copydesk.entities.chunk import Chunk
from copydesk.entities.story import Story
from copydesk.entities.surroundings import Scores
from copydesk.lexicon import parties, people, places
from copydesk.names.wordset import wordset

_GENITIVES = frozenset({"'s", "’s", "'"})
# What is counted or asked, and by whom: nobody else has an exit poll or a quick count.
_KINDS_OF = wordset("exit quick parallel tracking opinion sample")
_ASKED = wordset("poll polls count counts survey surveys")
# Behind a name without a genitive: of a candidate they would be "his figures".
_PUBLISHED = wordset(
    "poll polls survey surveys tracker figures data projection projections forecast forecasts estimate estimates exit-poll"
)
_SAID = wordset("said says reported reports announced declared put")


def publishes(story: Story, chunk: Chunk, points: Scores) -> None:
    """Add what speaks for a body where a name that nothing else knows has figures, or is letters and says something."""
    key = story.key(chunk.first, chunk.last)
    if chunk.titled or parties.known_folded(key) or places.known_folded(key) or chunk.size > 3:
        return
    low = story.low
    if any(word in story.surnames for word in low[chunk.first : chunk.last]):
        return
    if low[chunk.first] in people.first_names() and chunk.size > 1:
        return
    at = chunk.last
    owned = low[at : at + 1] != [] and low[at] in _GENITIVES
    at += owned
    behind = [*low[at : at + 2], "", ""]
    asked = behind[0] in _KINDS_OF and behind[1] in _ASKED
    if asked or (behind[0] in _PUBLISHED and not owned):
        points["ORG"] += 3.5
        points["PERSON"] -= 3.0
        points["PARTY"] -= 2.0
    elif behind[0] in _SAID and not owned and _letters(story, chunk):
        points["ORG"] += 2.0
        points["PERSON"] -= 2.5


def _letters(story: Story, chunk: Chunk) -> bool:
    """Whether a name is or opens with letters that stand for words, in a line that is not all in capitals."""
    word = story.words[chunk.first]
    return len(word) > 2 and word.isupper() and not story.loud[chunk.first]
