"""Camps without a party's name, such as "the pro-Beijing camp", and the Yes and No of a referendum."""

from __future__ import annotations

import re

from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

# Reads "pro-Beijing", "anti-establishment", "Pan-democrats"; refuses "pro-", "anti" alone, "nonpartisan".
_SIDE = re.compile(r"(pro|anti|pan)-[^\W\d_]+(?:-[^\W\d_]+)?\Z")
_OPENINGS = frozenset({"pro-", "anti", "pan-"})
_CAMP = wordset("camp bloc alliance coalition forces")
_MEMBERS = wordset(
    "candidate candidates lawmaker lawmakers councillor councillors party parties politician politicians"
)
_NOT_SIDES = wordset(
    "winning either neither losing rival other opposing opposition ruling his her their its main two "
    "the big same whole"
)
_REFERENDUM = frozenset({"referendum", "plebiscite", "referendums"})
_OPTIONS = frozenset({"yes", "no", "leave", "remain"})
_OPTION_NOUNS = wordset(
    "vote votes camp campaign side campaigners voters supporters won wins got took had led leads "
    "leading ahead at on option votes"
)


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of camps and of referendum options; `taken` words are parts of other names."""
    return [*_camps(story, taken), *_options(story, taken)]


def _camps(story: Story, taken: set[int]) -> list[Draft]:
    """One draft a side that the story calls a camp, or whose candidates it tells of."""
    found: dict[str, Draft] = {}
    evidence: dict[str, int] = {}
    spots: list[tuple[str, int, int, bool]] = []
    low_words = [*story.low, ""]
    for index, low in enumerate(story.low):
        side = low[:4] in _OPENINGS and bool(_SIDE.match(low))
        if not side and low_words[index + 1] != "camp":
            continue
        after = low_words[index + 1]
        if index in taken or (not side and not (low.isalpha() and low not in _NOT_SIDES and len(low) > 4)):
            continue
        if low.endswith(("-backed", "-led")):
            continue
        key = _key(low)
        whole = after in _CAMP
        evidence[key] = evidence.get(key, 0) + (2 if whole else 1 if after in _MEMBERS else 0)
        spots.append((key, index, index + 2 if whole else index + 1, whole))
    keys = {key for key, points in evidence.items() if points >= 2}
    for index, low in enumerate(story.low):
        if (
            index not in taken
            and not _SIDE.match(low)
            and _key(low) in keys
            and all(i != index for _, i, _, _ in spots)
        ):
            spots.append((_key(low), index, index + 1, False))
    for key, first, last, whole in sorted(spots, key=lambda spot: spot[1]):
        if key in keys:
            draft = found.setdefault(key, Draft("party", tuple(story.low[first:last]), camp=True))
            if whole and len(draft.words) < 2:
                draft.words = tuple(story.low[first:last])
            draft.add(first, last, "full" if whole else "short")
    return list(found.values())


def _key(low: str) -> str:
    """What "pan-democracy", "pan-democratic" and "pan-democrats" share."""
    for ending in ("crats", "cratic", "crat", "cracy"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return low[:-1] if low.endswith("s") and len(low) > 5 else low


def _options(story: Story, taken: set[int]) -> list[Draft]:
    """The options of a referendum, where the story has one: "Yes", "the 'no' campaign", "Remain"."""
    if _REFERENDUM.isdisjoint(story.low):
        return []
    found: dict[str, Draft] = {}
    for index, low in enumerate(story.low):
        if low in _OPTIONS and index not in taken and _is_option(story, index):
            found.setdefault(low, Draft("party", (low,))).add(index, index + 1, "full")
    return list(found.values()) if len(found) > 1 or any(len(d.spans) > 1 for d in found.values()) else []


def _is_option(story: Story, index: int) -> bool:
    """Whether a word is named as an option, by quotation marks, a capital, or the noun behind it."""
    before = story.words[index - 1] if index else ""
    after = story.words[index + 1] if index + 1 < len(story) else ""
    beyond = story.low[index + 2] if index + 2 < len(story) else ""
    if before and before in "\"'“‘" and after and after in "\"'”’":
        return True
    if story.low[index + 1 : index + 2] and story.low[index + 1] in _OPTION_NOUNS:
        return (
            story.capital[index]
            or beyond in {"campaign", "side", "camp"}
            or story.low[index + 1] in {"vote", "votes", "campaign", "side", "camp"}
        )
    return (
        story.capital[index]
        and not story.first_in_sentence(index)
        and after in {",", ".", "and", "or", "-"}
        and not story.loud[index]
    )
