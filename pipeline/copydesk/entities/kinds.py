"""Decides what each candidate names: votes over all its occurrences, whole names vouching for short ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from copydesk.entities.chunk import Chunk
from copydesk.entities.evidence import evidence, main_land
from copydesk.entities.figures import figure_after
from copydesk.entities.labels import label_rows, listed
from copydesk.entities.results import series
from copydesk.entities.story import Story
from copydesk.entities.surroundings import Scores
from copydesk.lexicon import organisations, parties, people, places
from copydesk.lexicon.known_names import common, family
from copydesk.lexicon.offices import last_words
from copydesk.lexicon.places import demonyms
from copydesk.lexicon.words import classes
from copydesk.names.forms import family_names
from copydesk.names.wordset import wordset

KINDS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
# What a form must gather, in points a mention, to be taken for a name of the kind.
_ENOUGH = {"PERSON": 1.5, "PARTY": 1.5, "ORG": 1.8, "PLACE": 1.2, "ELECTION": 1.8}
_PLAIN = 2.4
# What one mention must show against its form's kind to be taken differently.
_STRONG = 4.0


# Sides of a referendum have a reader of their own.
_OPTIONS = wordset("yes no leave remain ayes noes yeas nays")
# Those of no party are no party.
_NO_PARTIES = wordset(
    "ind ind. inds independent independents nonpartisan unaffiliated mep meps mla mlas msp msps grc grcs smc smcs "
    "fptp evm evms id ids"
)
# Nor are these in their lands: the government in Delhi, a fund for campaigns.
_NO_PARTIES_IN = {"IN": wordset("centre") | {"the centre"}, "US": wordset("pac pacs")}


@dataclass(frozen=True)
class Named:
    """Words `first` to before `last` name a thing of the kind. `titled`: a title stands right before."""

    first: int
    last: int
    kind: str
    titled: bool = False


def named(story: Story, candidates: list[Chunk]) -> list[Named]:
    """The candidates that name something, with their kinds, and what repeats them elsewhere."""
    land = main_land(story)
    local = [evidence(story, chunk, land) for chunk in candidates]
    series(story, candidates, local)
    label_rows(story, candidates, local)
    listed(story, candidates, local)
    keys = [story.key(chunk.first, chunk.last) for chunk in candidates]
    forms = _by_form(keys, local)
    _introduced(story, candidates, keys, forms)
    _inherit(forms)
    found: list[Named] = []
    lands = {key for key, (points, _) in forms.items() if points.get("PLACE", 0.0) >= 3.0}
    inner = {
        key for chunk, key in zip(candidates, keys, strict=True) if not story.first_in_sentence(chunk.first)
    }
    for chunk, key, points in zip(candidates, keys, local, strict=True):
        kind = _best(forms[key][0], forms[key][1])
        own = max(KINDS, key=lambda k: points.get(k, 0.0))
        clear = points.get(own, 0.0) >= _STRONG and points[own] - points.get(kind or "", 0.0) > 2.5
        if own in {"PERSON", "PLACE"} and own != kind and clear:
            kind = own
        # "The nationalist Finns, led by": of the Finns Party.
        ours = chunk.label == "PARTY" and bool(parties.known_folded(key + " party"))
        if chunk.size == 1 and key in demonyms() and kind in {"PARTY", "ORG"} and not ours:
            continue
        # "The South African president": no place is called so.
        if chunk.size == 2 and places.people_of(*story.low[chunk.first : chunk.last]):
            continue
        if chunk.size == 1 and kind in {"PARTY", "ORG"} and _is_honorific(story.words[chunk.first]):
            continue
        if key in _NO_PARTIES or (kind == "PARTY" and key in _NO_PARTIES_IN.get(land or "", ())):
            continue
        if chunk.size == 1 and key.startswith(("pro-", "anti-", "pan-")):
            continue
        if _lettered(story, chunk) or (kind == "PARTY" and _heading(story, chunk, key, land)):
            continue
        if key.endswith("ers") and places.known_folded(key[:-3]):
            continue
        plural = kind != "PARTY" and key[-1] == "s" and key[:-1] in lands
        if (
            kind
            and key not in _OPTIONS
            and not plural
            and not _only_a_capital(story, chunk, key, points, inner)
        ):
            found.append(Named(chunk.first, chunk.last, kind, chunk.titled))
    return _repeated(story, found)


def _is_honorific(word: str) -> bool:
    """Whether a word is "Mr" or "Cllr", not "MR", a party."""
    return not word.isupper() and word.lower().rstrip(".") in people.honorifics()


def _heading(story: Story, chunk: Chunk, key: str, land: str | None) -> bool:
    """Whether a word in capitals before a colon is a paragraph's heading, no name: "LEVY:", "PRAIRIES:"."""
    after = story.words[chunk.last] if chunk.last < len(story) else ""
    if chunk.size > 1 or after != ":" or not story.broken[chunk.first]:
        return False
    ours = any(party.country == land for party in parties.known_folded(key))
    word = story.words[chunk.first]
    return word.isupper() and len(word) > 2 and not ours and (key in common() or key in story.small)


def _lettered(story: Story, chunk: Chunk) -> bool:
    """Whether it is a question put to voters, which has a reader of its own: "Measure ULA", "Issue 4C"."""
    word = story.words[chunk.last - 1]
    numbered = word[0].isdigit() and story.low[chunk.last - 2] in {"issue", "amendment"}
    return (
        chunk.size in {2, 3}
        and (numbered or story.low[chunk.last - 2] in {"measure", "proposition", "question"})
        and len(word) < 4
        and word.isupper()
    )


def _by_form(keys: list[str], local: list[Scores]) -> dict[str, tuple[Scores, int]]:
    """Points of each form over all its mentions, and their number."""
    sums: dict[str, Scores] = {}
    counts: dict[str, int] = defaultdict(int)
    for key, points in zip(keys, local, strict=True):
        total = sums.setdefault(key, defaultdict(float))
        counts[key] += 1
        for kind, value in points.items():
            total[kind] += value
    return {key: (total, counts[key]) for key, total in sums.items()}


def _introduced(
    story: Story, candidates: list[Chunk], keys: list[str], forms: dict[str, tuple[Scores, int]]
) -> None:
    """An acronym in brackets is what the name before it is: "the New Patriotic Party (NPP)"."""
    for number in range(1, len(candidates)):
        chunk, before = candidates[number], candidates[number - 1]
        if chunk.size != 1 or chunk.first - before.last != 1 or story.words[chunk.first - 1] != "(":
            continue
        text = story.words[chunk.first]
        if before.size < 2 or sum(c.isupper() for c in text) < 2:
            continue
        kind = _best(*forms[keys[number - 1]])
        points, count = forms[keys[number]]
        if kind in {"PARTY", "ORG"}:
            points[kind] += 5.0 * count


def _inherit(forms: dict[str, tuple[Scores, int]]) -> None:
    """A single word that is part of a person's whole name, or of a party's, gains from it, once."""
    gains: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for key, (points, count) in forms.items():
        words = key.split()
        if len(words) < 2:
            continue
        kind = _best(points, count)
        if kind == "PERSON":
            for word in (*words, *family_names(tuple(words))):
                gains[word]["PERSON"] = max(gains[word]["PERSON"], 3.0)
            if organisations.known_folded(words[-1]):
                gains[words[-1]]["PERSON"] = 5.0
            gains[" ".join(words[-2:])]["PERSON"] = 2.0
        elif kind == "ORG" and words[-1] == "council" and words[-2] not in common():
            gains[" ".join(words[:-1])]["PLACE"] = 4.0
        elif kind == "PARTY" and words[-1] in classes()["party_strong"]:
            short = " ".join(words[:-1])
            gains[short]["PARTY"] = max(gains[short]["PARTY"], 2.0)
    for key, given in gains.items():
        if key in forms:
            points, count = forms[key]
            for kind, value in given.items():
                points[kind] += value * count


def _best(points: Scores, count: int) -> str | None:
    """The kind with the most points, when they are enough."""
    kind = max(KINDS, key=lambda k: (points.get(k, 0.0), -KINDS.index(k)))
    if points.get(kind, 0.0) >= _ENOUGH[kind] * count:
        return kind
    # One mention that is plainly a place's tells of those that say nothing.
    alone = all(points.get(k, 0.0) <= 0.5 for k in KINDS if k != "PLACE")
    return "PLACE" if alone and points.get("PLACE", 0.0) >= _PLAIN else None


def _no_name(story: Story, key: str) -> bool:
    """Whether no list of names and no whole name of the story has a word."""
    return key not in family() and key not in people.first_names() and key not in story.surnames


def _acts(story: Story, index: int) -> bool:
    """Whether what stands before the word wins, loses or owns something: "Labour won", "Reform's"."""
    if index >= len(story):
        return False
    low = story.low[index]
    return low in _ACTS or story.capital[index] or low.rstrip(".") in last_words()


_ACTS = wordset(
    "won wins lost led leads took had has held gained took got was is 's ’s said will kept keep keeps hold "
    "holds take takes have lose loses would make made get gets sweep swept flip flipped secured retained"
)


def _only_a_capital(story: Story, chunk: Chunk, key: str, points: Scores, inner: set[str]) -> bool:
    """Whether a single word is capitalised only for its position: "Turnout was", "Polls closed"."""
    if chunk.size > 1 or chunk.titled:
        return False
    if not (story.first_in_sentence(chunk.first) or story.loud[chunk.first]):
        return False
    if chunk.label == "PERSON" and key in common() and key not in inner and _no_name(story, key):
        return points.get("PERSON", 0.0) < 2.8 and points.get("PLACE", 0.0) < 3.0
    told = _acts(story, chunk.last) or figure_after(story, chunk.last) or points.get("PLACE", 0.0) > 1.4
    if chunk.label is None and key in common() and key not in inner and not told:
        return True
    return key in story.small and sum(points.values()) < 3.0 and key not in people.given_names()


def _repeated(story: Story, found: list[Named]) -> list[Named]:
    """The names found, and every other place where their words stand unclaimed, in capitals too."""
    taken = [False] * len(story)
    for name in found:
        for index in range(name.first, name.last):
            taken[index] = True
    kinds: dict[tuple[str, ...], str] = {}
    for name in found:
        words = tuple(story.low[name.first : name.last])
        kinds.setdefault(words, name.kind)
        if name.kind == "PERSON" and len(words) > 1 and len(words[-1]) > 2:
            kinds.setdefault(words[-1:], name.kind)
    begins: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in kinds:
        begins[words[0]].append(words)
    more: list[Named] = []
    index = 0
    while index < len(story):
        step = 1
        if not taken[index] and story.low[index] in begins:
            for words in sorted(begins[story.low[index]], key=len, reverse=True):
                last = index + len(words)
                free = last <= len(story) and not any(taken[index:last])
                if free and tuple(story.low[index:last]) == words and _written_as_name(story, index, last):
                    more.append(Named(index, last, kinds[words]))
                    step = len(words)
                    break
        index += step
    return sorted(found + more, key=lambda name: name.first)


def _written_as_name(story: Story, first: int, last: int) -> bool:
    """Whether the words carry capitals: names repeated small ("will", "may") are other words."""
    if last - first == 1 and story.low[first] in classes()["calendar"]:
        before, after = story.low[first - 1] if first else "", story.words[last] if last < len(story) else ""
        if after in {"'s", "’s"} and not _OF_A_DAY.isdisjoint(story.low[last + 1 : last + 4]):
            return False  # "Friday's snap election"
        if after[:1].isdigit() or before in _DATES_BEFORE or story.words[first - 1][:1].isdigit():
            return False
    if last - first == 1 and story.low[first] in classes()["never"] and story.first_in_sentence(first):
        return False
    return all(story.capital[i] for i in (first, last - 1) if story.words[i] != "party")


_OF_A_DAY = classes()["contest"] | wordset(
    "vote voting votes results result polls count meeting night morning ballots"
)
_DATES_BEFORE = wordset(
    "in on of since until by from last next this late early mid through during to between"
)
