"""Camps without a party's name: "the pro-Beijing camp", "the Sadrist bloc", "right-wing parties"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.entities import wings
from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

# Reads "pro-Beijing", "anti-establishment", "Pan-democrats"; refuses "pro-", "anti" alone, "nonpartisan".
_SIDE = re.compile(r"(pro|anti|pan)-[^\W\d_]+(?:-[^\W\d_]+)?\Z")
_OPENINGS = ("pro-", "anti-", "pan-")
_CAMP = wordset("camp bloc alliance coalition forces")
_MEMBERS = wordset(
    "candidate candidates lawmaker lawmakers councillor councillors party parties politician politicians"
)
_NOT_SIDES = wordset(
    "winning either neither losing rival other opposing opposition ruling his her their its main two "
    "the big same whole"
)
# Heads of a side that is told of by what it is: "right-wing bloc", "Kurdish parties", "Netanyahu camp".
_HEADS = wordset("bloc block camp side alliance coalition parties lists forces list ticket slate")
# Heads that make a side of a wing's or a colour's name without a figure: "the red bloc".
_SURE_HEADS = wordset("bloc camp")
# What stands before a head alone: "red bloc", "left bloc"; "opposition forces" and "civic lists" with a figure.
_COLOURS = wordset("left right red blue red-green")
_LOOSE = wordset("opposition civic")
_LOOSE_HEADS = wordset("forces lists parties")
_WINGS = wordset(
    "right-wing left-wing centre-right centre-left center-right center-left far-right far-left hard-right "
    "hard-left left-leaning right-leaning leftist rightist centrist conservative liberal socialist "
    "nationalist unionist loyalist republican islamist separatist secessionist federalist populist "
    "reformist green-left red-green left-green communist royalist secular religious"
)
_BETWEEN = wordset("ruling governing opposition outgoing led-by joint")
# What a side is called by where nothing else tells whose it is: "the ruling coalition has 145".
_IN_OFFICE = wordset("ruling governing outgoing opposition opposing")
_UNIONS = wordset("coalition alliance bloc camp")
_OPEN = wordset("the 's ’s")
_WITHIN = wordset("in of from within by for with against")
_GENITIVES = frozenset({"'s", "’s"})
_MONTHS = wordset("january february march april may june july august september october november december")


Owners = Sequence[Draft | None]


def read(story: Story, owners: Owners) -> list[Draft]:
    """Drafts of camps; `owners` tell whose name each word is part of. A party called a bloc is told so."""
    taken = {index for index, owner in enumerate(owners) if owner is not None}
    sides = _sides(story, taken)
    used = {i for draft in sides for first, last in draft.spans for i in range(first, last)}
    blocs = _blocs(story, owners, used)
    used |= taken | {i for draft in blocs for first, last in draft.spans for i in range(first, last)}
    return [*sides, *blocs, *wings.read(story, used, blocs)]


def _sides(story: Story, taken: set[int]) -> list[Draft]:
    """One draft a side that the story calls a camp, or whose candidates it tells of."""
    if "camp" not in story.small and not any(low.startswith(_OPENINGS) for low in set(story.low)):
        return []
    evidence: dict[str, int] = {}
    spots: list[tuple[str, int, int, bool]] = []
    low_words = [*story.low, ""]
    for index, low in enumerate(story.low):
        after = low_words[index + 1]
        side = low.startswith(_OPENINGS) and bool(_SIDE.match(low))
        if index in taken or not (side or after == "camp"):
            continue
        if not side and not (low.isalpha() and low not in _NOT_SIDES and len(low) > 4):
            continue
        if low.endswith(("-backed", "-led")):
            continue
        key = _key(low)
        whole = after in _CAMP
        row = story.broken[index] and figure_after(story, index + 1)
        acting = side and low.endswith("s") and wings.tells(story, index, index + 1)
        member = after in _MEMBERS
        evidence[key] = evidence.get(key, 0) + (2 if whole or row or acting else 1 if member else 0)
        spots.append((key, index, index + 2 if whole else index + 1, whole))
    keys = {key for key, points in evidence.items() if points >= 2}
    if not keys:
        return []
    seen = {first for _, first, _, _ in spots}
    for index, low in enumerate(story.low):
        if index not in taken and index not in seen and not _SIDE.match(low) and _key(low) in keys:
            spots.append((_key(low), index, index + 1, False))
    return _drafts(story, sorted(spots, key=lambda spot: spot[1]), keys)


def _drafts(story: Story, spots: list[tuple[str, int, int, bool]], keys: set[str]) -> list[Draft]:
    """A draft a key, with its mentions."""
    found: dict[str, Draft] = {}
    for key, first, last, whole in spots:
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


def _blocs(story: Story, owners: Owners, used: set[int]) -> list[Draft]:
    """Sides told of with a figure: "the Netanyahu bloc 62", "47% for right-wing parties"."""
    if _HEADS.isdisjoint(story.small):
        return []
    found: dict[tuple[str, ...], Draft] = {}
    for index, word in enumerate(story.words):
        if word not in _HEADS or index in used or owners[index] or story.broken[index]:
            continue
        first = _bloc_start(story, index, word, owners)
        if first is None or not used.isdisjoint(range(first, index)):
            continue
        words = tuple(story.low[first : index + 1])
        in_office, owned = words[0] in _IN_OFFICE, words[1:2] and words[1] in _GENITIVES
        if (in_office or owned or word not in _SURE_HEADS) and not wings.tells(story, first, index + 1):
            continue
        if in_office:
            # "The ruling bloc" and "the ruling coalition" are one.
            home = next((draft for said, draft in found.items() if said[0] == words[0]), None)
            if home is not None:
                home.add(first, index + 1, "full" if home.words == words else "short")
                continue
        if story.words[first][0].isdigit() or story.words[index - 1][0].isdigit():
            # "The March 14 alliance" is called March 14.
            found.setdefault(words[:-1], Draft("party", words[:-1], camp=True)).add(first, index, "full")
            continue
        owner = None if owned else owners[first]
        mine = (
            next((span for span in owner.spans if span[0] <= first and span[1] == index), None)
            if owner
            else None
        )
        if owner is not None and owner.kind == "party" and mine is not None:
            # "The GSLP/Liberal alliance" is all of it.
            owner.rename(tuple(story.low[mine[0] : index + 1]))
            owner.add(mine[0], index + 1, "full")
            continue
        found.setdefault(words, Draft("party", words, camp=True)).add(first, index + 1, "full")
    if any(words[0] in _IN_OFFICE for words in found):
        # "Abe's coalition" may be that which rules.
        return [draft for words, draft in found.items() if words[1] not in _GENITIVES]
    return list(found.values())


def _whose(story: Story, mark: int, owners: Owners) -> bool:
    """Whether the genitive is a person's called by one name: "Milanović's coalition".

    Not where it stands beside the coalition's own name, nor where the story names one that it may be.
    """
    owner = owners[mark - 1]
    if owner is None or owner.kind != "person" or (mark - 1, mark) not in owner.spans:
        return False
    if story.words[mark - 2] == ",":
        return False
    parties = (one for one in owners if one is not None and one.kind == "party")
    return all(_UNIONS.isdisjoint(one.words) for one in parties)


def _dated(story: Story, at: int) -> bool:
    """Whether a day's name stands before the head: "the March 14 alliance"."""
    if story.low[at - 2 : at - 1] != ["the"] or not story.capital[at - 1 + (not story.capital[at - 1])]:
        return False
    two = story.low[at - 1], story.low[at]
    return (two[0] in _MONTHS and two[1].isdigit()) or (two[1] in _MONTHS and two[0].isdigit())


def _bloc_start(story: Story, index: int, head: str, owners: Owners) -> int | None:
    """Where the name of a side begins whose head is the word: "Sadrist", "right-wing", "Shi'ite ruling"."""
    at = index - 1
    if head in _UNIONS and at > 0 and story.sentence[at - 1] == story.sentence[index]:
        if story.words[at] in _IN_OFFICE and story.low[at - 1] in _OPEN:
            return None if story.low[at - 2] in _WITHIN else at
        if story.low[at] in _GENITIVES and _whose(story, at, owners):
            return at - 1
        if _dated(story, at):
            return at - 1
    while at > 0 and story.words[at] in _BETWEEN:
        at -= 1
    if at < 0 or story.sentence[at] != story.sentence[index]:
        return None
    low = story.low[at]
    if head in {"block", "side"}:
        return at if low in _COLOURS else None
    if head in {"lists", "forces"} and low not in _LOOSE and low not in _WINGS:
        return None
    if (low in _COLOURS and head in _SURE_HEADS) or (low in _LOOSE and head in _LOOSE_HEADS):
        return at
    if low in _WINGS or (low.startswith(_OPENINGS) and "-" in low and not low.endswith(("-backed", "-led"))):
        return at
    single = not (at and story.capital[at - 1] and not story.first_in_sentence(at - 1))
    opens = story.first_in_sentence(at) and (owners[at] is None or head not in {"bloc", "camp"})
    named = story.capital[at] and not opens and not story.loud[at] and single
    return at if named and head != "list" and low not in _NOT_SIDES else None
