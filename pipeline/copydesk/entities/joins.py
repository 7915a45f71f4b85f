"""Joins candidates over small words: "Union for the Homeland", "Republican People's Party"."""

from __future__ import annotations

from functools import cache, lru_cache

from copydesk.entities.chunk import GENITIVES, Chunk, head_of, is_known
from copydesk.entities.pairs import dashed, goes_on, is_pair, paired
from copydesk.entities.story import Story
from copydesk.lexicon import organisations, parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

_LINKS = wordset("of for and to in the de du des del la do da und für y e")


def joined(story: Story, found: list[Chunk]) -> list[Chunk]:
    """Names over small words: "Union for the Homeland", "Justice and Development Party", "Bank of Ghana"."""
    out: list[Chunk] = []
    pairs: set[tuple[str, ...]] = set()
    for chunk in found:
        if len(out) > 1 and _nicknamed(story, out[-2], chunk):
            out.pop()
            chunk = Chunk(out.pop().first, chunk.last, "PERSON")
        while out and _belongs(story, out[-1], chunk):
            if is_pair(story, out[-1], chunk) or dashed(story, out[-1], chunk):
                pairs.add(tuple(story.low[out[-1].first : chunk.last]))
            chunk = Chunk(out.pop().first, chunk.last)
        out.append(chunk)
    if pairs:
        out = paired(story, out, pairs)
    for number, chunk in enumerate(out):
        after = chunk.last
        if _numbered(story, chunk):
            out[number] = Chunk(chunk.first, after + 1, chunk.label)
        elif (last := _bracketed(story, chunk)) > after:
            out[number] = Chunk(chunk.first, last, "PARTY")
        if after < len(story) and story.words[after] == "party" and not story.broken[after]:
            alone, whole = story.key(chunk.first, after), story.key(chunk.first, after + 1)
            if parties.known_folded(whole) or not parties.known_folded(alone):
                out[number] = Chunk(chunk.first, after + 1, chunk.label, chunk.titled)
        if _saintly(story, chunk):
            out[number] = Chunk(chunk.first, after + 1, "PLACE")
        if (
            chunk.first
            and story.words[chunk.first - 1] == "The"
            and story.key(chunk.first - 1, chunk.last) in _WITH_ARTICLE
        ):
            out[number] = Chunk(chunk.first - 1, chunk.last, "PLACE")
    out = _apart(out)
    return [chunk for chunk in out if chunk.size > 1 or not _generic(story, chunk.first)]


_ALLIED = wordset("alliance coalition list bloc ticket")
_NUMBERED = wordset(
    "seat position place post group question measure issue proposition amendment initiative referendum section phase round page "
    "table bureau committee section station"
)


def _saintly(story: Story, chunk: Chunk) -> bool:
    """Whether a genitive ends a place's name: "in Toronto-St. Paul's, a midtown riding"."""
    after = chunk.last
    return (
        after + 1 < len(story)
        and chunk.size > 1
        and story.low[after] in {"'s", "’s"}
        and story.low[after - 2].endswith(("st.", "st"))
        and (story.low[after + 1] in _CLOSING or story.broken[after + 1])
    )


def _bracketed(story: Story, chunk: Chunk) -> int:
    """Where a name ends whose last part stands in brackets: "Shiv Sena (UBT)", "LJP (Ram Vilas)"."""
    after = chunk.last
    if after + 2 < len(story) and story.words[after] == "(":
        for last in range(after + 3, min(after + 5, len(story)) + 1):
            if story.words[last - 1] == ")":
                known = parties.known_folded(story.key(chunk.first, last))
                return last if known or _wing(story, chunk, last) else after
    return after


def _wing(story: Story, chunk: Chunk, last: int) -> bool:
    """Whether a bracket of capitals tells one party of a name from others: "CPN (Unified Socialist)", as "CPN (Maoist Centre)"."""
    inner = range(chunk.last + 1, last - 1)
    if not story.words[chunk.last - 1].isupper() or not all(story.capital[i] for i in inner):
        return False
    return head_of(story, last - 1) is None and _has_wings(story.low[chunk.last - 1])


@lru_cache(maxsize=256)
def _has_wings(acronym: str) -> bool:
    """Whether parties are known that are told apart by brackets behind the acronym."""
    return any("(" in words[1] for words in parties.names_opened_by(frozenset({acronym})).get(acronym, ()))


def _nicknamed(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether a nickname in quotation marks stands inside a name: "Francisco "Lu-Olo" Guterres"."""
    if left.size > 3 or right.first - left.last not in {3, 4} or story.broken[right.first]:
        return False
    marks = story.words[left.last], story.words[right.first - 1]
    return (
        marks[0] in _OPEN and marks[1] in _CLOSE
        and story.low[left.last - 1] in people.first_names()
        and all(story.capital[i] for i in range(left.last + 1, right.first - 1))
    )  # fmt: skip


_OPEN = frozenset({'"', "“", "‘", "'"})
_CLOSE = frozenset({'"', "”", "’", "'"})


def _numbered(story: Story, chunk: Chunk) -> bool:
    """Whether a number belongs to a name: "Eesti 200", "Channel 12"."""
    after = chunk.last
    if after >= len(story) or not story.words[after].isdigit() or story.broken[after]:
        return False
    return story.low[after - 1] == "channel" or bool(parties.known_folded(story.key(chunk.first, after + 1)))


def _apart(found: list[Chunk]) -> list[Chunk]:
    """Without those that a name before them has taken in: brackets of "Shiv Sena (UBT)"."""
    out: list[Chunk] = []
    for chunk in found:
        if not out or chunk.first >= out[-1].last:
            out.append(chunk)
    return out


_BARE_HEADS = wordset("county bay island cove parish")
_CLOSING = wordset(
    ", . ; : ) ( and or in on at by for to with from had has was is were will went as after where when since "
    "while but by-election byelection riding"
)


# "West of England" is a region.
_WINDS = wordset("north south east west")
_WITH_ARTICLE = frozenset({"the hague", "the gambia", "the bahamas", "the valley", "the bronx"})


def _generic(story: Story, index: int) -> bool:
    """Whether a single word names nothing by itself: "Party", "Committee", a letter."""
    low, kinds = story.low[index], classes()
    following = story.words[index + 1] if index + 1 < len(story) else ""
    if low in _NUMBERED and (following.isdigit() or (following.isupper() and len(following) < 4)):
        return True
    if len(low.strip(".")) < 2 or low in {
        "party",
        "parties",
        "front",
        "camp",
        "bloc",
        "movement",
        "list",
        "member",
    }:
        return True
    if parties.known_folded(low) and low in {"centre", "center", "left"}:
        return False
    if low in kinds["contest"] or low in kinds["place"]:
        return True
    return low in kinds["organisation"] and organisations.known_folded(low) is None


def _belongs(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether two candidates with small words between are one name."""
    gap = range(left.last, right.first)
    if not 1 <= len(gap) <= 3 or any(story.broken[i] for i in (*gap, right.first)):
        return False
    between = [story.low[index] for index in gap]
    if story.sentence[left.first] != story.sentence[right.first]:
        return False
    if between in (["and"], ["&"]) and is_pair(story, left, right):
        return True
    if dashed(story, left, right):
        return True
    if between == [","]:
        return (story.low[right.first].replace(".", "") == "dc" and right.size == 1) or goes_on(
            story, left, right
        )
    if between in (["'s"], ["’s"], ["'"], ["’"]):
        return _genitive_name(story, left, right)
    if between == ["/"]:
        # "The GSLP/Liberal alliance".
        ends = story.low[right.last - 1 : right.last + 1]
        return is_known(story, left.first, right.last) or not _ALLIED.isdisjoint(ends)
    if not set(between) <= _LINKS:
        return all(word.isalpha() for word in between) and is_known(story, left.first, right.last)
    if is_known(story, left.first, right.last):
        return True
    if is_known(story, left.first, left.last) and between[0] not in {"of", "for"}:
        return False
    if left.titled or _is_place(story, left):
        return False
    ent = story.ent_at[left.first]
    whole = left.size > 1 and between[0] == "of" and head_of(story, left.last) == "party_strong"
    if (
        ent is not None
        and ent is story.ent_at[right.last - 1]
        and ent.label in {"PARTY", "ORG"}
        and not whole
        and not (between[0] in {"and", "in", "to"} and _known_apart(story, left, right))
        and not _owner_behind(story, left, right, between)
    ):
        return story.low[left.first] not in people.given_names()
    if between[0] in {"of", "for"}:
        return _of_name(story, left, right, between[0])
    if between == ["and"]:
        head = story.low[right.last - 1] in _strong_heads()
        opened = left.first > 0 and story.low[left.first - 1] in {"the", "'s", "’s", "a"}
        return head and right.size > 1 and left.size <= 3 and opened
    return False


def _known_apart(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether either of two names is a place's or a body's of its own: "the Balearics and Extremadura"."""
    return any(
        places.known_folded(key) or organisations.known_folded(key)
        for key in (story.key(left.first, left.last), story.key(right.first, right.last))
    )


def _owner_behind(story: Story, left: Chunk, right: Chunk, between: list[str]) -> bool:
    """Whether "of" leads to whose party or where it is: "Hlas of Peter Pellegrini", "the N-VA of Antwerp"."""
    if between[0] != "of":
        return False
    if right.titled or story.low[right.first] in people.given_names():
        return True
    if left.size == 1:
        word = story.words[left.first]
        short = (
            sum(c.isupper() for c in word) > 1 or word.endswith("s") or story.low[left.first] not in common()
        )
        return short or between[1:] == ["the"]
    return between[1:] == ["the"] and right.size == 1 and story.low[left.last - 1] not in _all_heads()


@cache
def _strong_heads() -> frozenset[str]:
    return classes()["party_strong"] | {"commission", "ministry", "union"}


@cache
def _all_heads() -> frozenset[str]:
    kinds = classes()
    return kinds["party"] | kinds["organisation"] | _HEADS_BEFORE


def _of_name(story: Story, left: Chunk, right: Chunk, link: str) -> bool:
    """Whether a name goes on behind "of" or "for": "Party of Regions", "Election Commission of India".

    Not with a person or a seat behind a whole party's name: "Finns Party of Riikka Purra".
    """
    kinds = classes()
    last = story.low[left.last - 1]
    if link == "of" and left.size == 1 and last in _WINDS and not story.first_in_sentence(left.first):
        # "The mayor of the West of England"; not "North of Dhaka, the BNP won".
        return _is_place(story, right)
    if last not in _all_heads():
        return False
    if left.size == 1 and last.endswith("s") and right.size == 1 and story.words[right.first].isupper():
        # "The Communists of the KKE".
        return False
    if left.size == 1:
        return not is_known(story, left.first, left.last) or link == "for"
    if link == "of" and last in kinds["party"]:
        return _is_place(story, right)
    ent = story.ent_at[right.first]
    return story.low[right.first] not in people.given_names() and (ent is None or ent.label != "PERSON")


_HEADS_BEFORE = wordset(
    "movement together citizens forum umbrella rally partnership patriots people revolution"
)


def _is_place(story: Story, chunk: Chunk) -> bool:
    """Whether it is a country's or region's name and no more."""
    found = places.known_folded(story.key(chunk.first, chunk.last))
    return any(p.kind in {"country", "region"} for p in found)


def _genitive_name(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether an inner genitive is part of a name: "Republican People's Party"; not "Canada's Conservative Party"."""
    if is_known(story, left.first, right.last):
        return True
    mark, before = story.words[left.last], story.words[left.first - 1] if left.first else ""
    if mark in _OPEN and before not in _OPEN and story.low[left.last - 1][-1] not in "sxz":
        # "Anyang' Nyong'o": a genitive without its s stands behind an s alone.
        return left.size == 1 and not _is_place(story, left)
    if right.size == 1 and story.low[right.first] in _BARE_HEADS and not _is_place(story, left):
        return True
    if story.low[left.last - 1] not in GENITIVES:
        return False
    return head_of(story, right.last) is not None or story.low[right.first] in classes()["party"]
