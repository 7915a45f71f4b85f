"""Names that lines of results are labelled with, or that go on a list of places: "Narva: ...", "in A (52.6%), B (51)"."""

from __future__ import annotations

from copydesk.entities.chunk import Chunk
from copydesk.entities.figures import is_number
from copydesk.entities.results import row_start
from copydesk.entities.story import Story
from copydesk.entities.surroundings import SEAT_VERBS, Scores, unlike_a_person
from copydesk.lexicon import offices, parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

_MARKS = frozenset({":", "|"})
# How far behind a label a result is looked for, in words.
_REACH = 16
_SEVERAL = 3
_STRONG_BEFORE = wordset("in across near throughout outside inside")
_SURE = 2.0
_GROUPS = wordset("women men youth total others result turnout majority")


def label_rows(story: Story, candidates: list[Chunk], local: list[Scores]) -> None:
    """Labels of rows and of groups of rows that tell results name places, unless they name who stands."""
    labels = [n for n, chunk in enumerate(candidates) if _is_label(story, chunk)]
    heads = [n for n, chunk in enumerate(candidates) if _is_head(story, chunk)]
    over = [n for n, chunk in enumerate(candidates) if _is_crosshead(story, chunk)]
    placed = sum(_placed(local[n]) or _is_council(story, candidates[n]) for n in labels)
    if placed > 1 and placed * 2 >= len(labels):
        labels = [n for n, chunk in enumerate(candidates) if _is_label(story, chunk, told=False)]
    for group in (labels, heads, over if len(over) >= _SEVERAL else []):
        known = sum(_placed(local[n]) for n in group)
        several = len(group) >= _SEVERAL and known * _SEVERAL >= len(group)
        for number in group:
            chunk, points = candidates[number], local[number]
            if _is_council(story, chunk):
                points["PLACE"] += 4.0
                points["ORG"] -= 6.0
                continue
            if not _could_be_a_place(story, chunk, points, several=several):
                continue
            points["PLACE"] += 2.5 if several else 2.0
            points["PERSON"] -= 3.0
            points["PARTY"] -= 3.0
            points["ORG"] -= 1.5


def listed(story: Story, candidates: list[Chunk], local: list[Scores]) -> None:
    """What goes on a list of places is one: "ahead in Piraporinha (52.6%), Bela Vista (53.1%) and Valo Velho"."""
    within = False
    for number, chunk in enumerate(candidates):
        points = local[number]
        before = story.low[chunk.first - 1] if chunk.first else ""
        if before in _STRONG_BEFORE or (before in SEAT_VERBS and points["PLACE"] > points["PERSON"]):
            within = _placed(points)
            continue
        if not (within and _goes_on(story, candidates[number - 1], chunk)):
            within = False
            continue
        if chunk.label in {"PERSON", "PLACE"} and unlike_a_person(story, chunk):
            points["PLACE"] += 2.5
            points["PERSON"] -= 2.5


def _placed(points: Scores) -> bool:
    """Whether a mention speaks for a place more than for anything else."""
    return points["PLACE"] >= _SURE and points["PLACE"] >= max(points.values())


def _could_be_a_place(story: Story, chunk: Chunk, points: Scores, *, several: bool) -> bool:
    """Whether a label names neither a person nor a party nor a body, as far as can be told."""
    key, low = story.key(chunk.first, chunk.last), story.low[chunk.first : chunk.last]
    if chunk.titled or not unlike_a_person(story, chunk) or parties.known_folded(key):
        return False
    if chunk.size == 1 and len(key) < 4 and not places.known_folded(key):
        return False
    if not classes()["organisation"].isdisjoint(low) or not classes()["contest"].isdisjoint(low):
        return False
    if points["ELECTION"] > 1.0 or points["ORG"] > 3.5 or (tuple(low) in offices.offices()):
        return False
    if chunk.label == "PERSON" and chunk.size > 1 and not several:
        return people.first_names().isdisjoint(low)
    if chunk.label is None and not places.known_folded(key):
        return several and not _says_what(story, chunk, key)
    return several or not common().issuperset(low) or bool(places.known_folded(key))


def _says_what(story: Story, chunk: Chunk, key: str) -> bool:
    """Whether a label tells what its row is about, not where: "GOVERNORS", "Percentages", "Accredited", "GE2020"."""
    plain = common()
    if any(letter.isdigit() for letter in key) or key in classes()["never"] or key.endswith(("ed", "wise")):
        return True
    word = story.words[chunk.last - 1]
    loud = word.isupper() and len(word) > 3 and story.words[chunk.last : chunk.last + 1] == [":"]
    return (key in plain and loud) or (key[-1] == "s" and key[:-1] in plain) or key in _GROUPS


def _is_council(story: Story, chunk: Chunk) -> bool:
    """Whether a label is a council's, and so says where: "Kandy Municipal Council: ..."; not "Privy Council"."""
    low = story.low[chunk.first : chunk.last]
    return chunk.size > 2 and low[-1] in {"council", "corporation"} and low[-2] in _COUNCILS


_COUNCILS = wordset("municipal city town county borough district urban village divisional")


def _is_label(story: Story, chunk: Chunk, *, told: bool = True) -> bool:
    """Whether a row begins with the name and its colon, and goes on with who had how much, if that is to be `told`."""
    if not row_start(story, chunk.first):
        return False
    if _two_alone(story, chunk.last):
        return True
    at = _behind_brackets(story, chunk.last)
    if story.low[at : at + 2] == [",", "the"]:
        at = next((i for i in range(at + 2, min(at + 6, len(story))) if story.words[i] in _MARKS), at)
    if at >= len(story) or story.words[at] not in _MARKS or story.broken[at]:
        return False
    return _result_of_two(story, at + 1) or (not told and at + 1 < len(story) and story.capital[at + 1])


def _two_alone(story: Story, index: int) -> bool:
    """Whether two figures and a mark between are all that follows in the row: "Bong 58.0 / 42.0"."""
    words = story.words[index : index + 3]
    end = index + 3
    return (
        len(words) == 3
        and words[1] in _BETWEEN
        and words[0][0].isdigit()
        and words[2][0].isdigit()
        and not any(story.broken[index:end])
        and (end >= len(story) or story.broken[end])
    )


_BETWEEN = frozenset("/-–—:")


def _is_head(story: Story, chunk: Chunk) -> bool:
    """Whether the name has a line of its own and the next lines are a name and a figure each."""
    at = _behind_brackets(story, chunk.last)
    if not row_start(story, chunk.first) or not 0 < at < len(story) or not story.broken[at]:
        return False
    second = _next_line(story, at)
    return _candidate_row(story, at, second) and _candidate_row(story, second, _next_line(story, second))


def _is_crosshead(story: Story, chunk: Chunk) -> bool:
    """Whether the name has a line of its own over a paragraph."""
    at = _behind_brackets(story, chunk.last)
    if not story.broken[chunk.first] or not 0 < at < len(story) or not story.broken[at]:
        return False
    return chunk.first > 0 and _next_line(story, at) - at >= _REACH


def _next_line(story: Story, index: int) -> int:
    at = index + 1
    while at < len(story) and not story.broken[at] and at - index < _REACH:
        at += 1
    return at


def _candidate_row(story: Story, first: int, last: int) -> bool:
    """Whether a line is a name, a party maybe, and a figure: "MARGARET ILES* (LD) 1,190"."""
    if last >= len(story) and last - first > _REACH:
        return False
    words = story.words[first:last]
    if len(words) < 3 or not story.capital[first]:
        return False
    if not story.capital[first + 1] and words[1] not in {":", "-", "–"}:
        return False
    return any(is_number(story, i) and story.words[i][0].isdigit() for i in range(first + 2, last))


def _behind_brackets(story: Story, index: int) -> int:
    """The word behind a short bracket, or the same: "Howick (three): ..."."""
    if story.words[index : index + 1] == ["("]:
        for at in range(index + 1, min(index + 5, len(story))):
            if story.words[at] == ")":
                return at + 1
    return index


def _result_of_two(story: Story, index: int) -> bool:
    """Whether a row tells of two figures, or of a name or a party's letters in brackets and a figure."""
    figures = names = 0
    for at in range(index, min(index + _REACH, len(story))):
        if story.broken[at]:
            break
        if story.capital[at] and not (at == index and story.low[at] in classes()["never"]):
            names += 1
        if story.words[at][0].isdigit() and is_number(story, at):
            figures += 1
            if names or (figures == 2 and story.low[at - 1] in _PAIRS):
                return True
    return False


_PAIRS = wordset("to and , - –")


def _goes_on(story: Story, before: Chunk, chunk: Chunk) -> bool:
    """Whether a list goes on from name to name: "A and B", "A (52.6%), B (53.1%)", "A, B and C"."""
    gap = story.low[before.last : chunk.first]
    if not gap or len(gap) > 8 or any(story.broken[before.last : chunk.first + 1]):
        return False
    after = story.low[chunk.last : chunk.last + 2]
    if gap in (["and"], [",", "and"]):
        return after[:1] != ["won"]
    if gap[-1] in {",", "and"} and gap[0] == "(" and gap[-2] in {")", ","}:
        return after[:1] == ["("] and len(after) == 2 and after[1][:1].isdigit()
    return gap == [","] and after[:1] == ["and"] and any(story.capital[chunk.last + 1 : chunk.last + 2])
