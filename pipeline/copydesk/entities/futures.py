"""What voters chose for their land: "independence 96.9%, autonomy 3.1", "176,928 people had chosen independence"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import is_number
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

VOTES_ASKED = wordset(
    "referendum referendums plebiscite plebiscites referenda proposition propositions initiative amendment amendments recall"
)
SHARES = wordset("% percent cent")
_MULTIPLES = wordset("million lakh crore thousand")
_REACH = 12
# What a land is asked to become.
_FUTURES = wordset("independence autonomy statehood union secession republic monarchy")


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of what voters chose for their land: "independence 96.9%, autonomy 3.1", "98% for independence".

    Only where a referendum is told of, and shares of two such choices or of one twice.
    """
    if _FUTURES.isdisjoint(story.low) or VOTES_ASKED.isdisjoint(story.low):
        return []
    told: dict[str, list[int]] = {}
    chosen = -1
    for index, low in enumerate(story.low):
        if low not in _FUTURES or index in taken:
            continue
        if _shared(story, index) or (chosen == story.sentence[index] and _counted(story, index)):
            told.setdefault(low, []).append(index)
            chosen = story.sentence[index]
    if sum(map(len, told.values())) < 2:
        return []
    drafts = []
    for low, places in told.items():
        draft = Draft("party", (low,))
        for index in places:
            draft.add(index, index + 1, "full")
        drafts.append(draft)
    return drafts


def _counted(story: Story, index: int) -> bool:
    """Whether the number of those who chose it stands right before: "and 3,043 greater autonomy"."""
    return share_before(story, index) or (
        story.low[index - 1] in _CHOOSING and share_before(story, index - 1)
    )


def _shared(story: Story, index: int) -> bool:
    """Whether its share stands right behind, or those who chose it right before."""
    if is_number(story, index + 1) and not story.broken[index + 1] and story.words[index + 1][0].isdigit():
        behind = story.low[index + 2 : index + 3]
        return not behind or behind[0] in SHARES or behind[0] in ",.;/" or story.broken[index + 2]
    return _chosen_by(story, index)


# Between voters by their number and what they chose: "176,928 people had chosen independence", "2 percent of the vote for full autonomy".
_CHOOSING = wordset(
    "people voters votes vote ballots of the all valid formal cast had have has who were was voted voting for chosen chose choose "
    "opted backed backing backs preferred prefer favoured favored favouring favoring wanted want supported in favour favor greater "
    "full limited more % percent per cent"
)
_CHOICE = wordset(
    "for chosen chose choose backed backing preferred prefer favoured favored wanted want supported"
)


def _chosen_by(story: Story, index: int) -> bool:
    """Whether those who chose it are told before by their number or their share."""
    at, chosen = index - 1, False
    while at > 0 and index - at < _REACH and story.low[at] in _CHOOSING and not story.broken[at + 1]:
        chosen = chosen or story.low[at] in _CHOICE
        at -= 1
    return chosen and is_number(story, at) and story.words[at][0].isdigit()


def share_before(story: Story, first: int) -> bool:
    """Whether a bare figure stands right before: "802 Yes", "43% No", "53.7 No", "5.6 million No"."""
    at = first - 1
    if at > 0 and story.low[at] in {"%", "percent", "votes", "cent", "people", "voters"}:
        at -= 1 + (story.low[at] == "cent")
    if at > 0 and story.low[at] in _MULTIPLES:
        at -= 1
    return at >= 0 and is_number(story, at) and story.words[at][0].isdigit()
