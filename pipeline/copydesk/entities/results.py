"""What results say of a name's kind: who beats whom, who has a figure, what stands in a row with it."""

from __future__ import annotations

from copydesk.entities.chunk import Chunk
from copydesk.entities.figures import figure_after, figure_before, is_number
from copydesk.entities.story import Story
from copydesk.entities.surroundings import SEAT_VERBS, Scores, unlike_a_person
from copydesk.lexicon import places, verbs
from copydesk.lexicon.known_names import family
from copydesk.names.wordset import wordset

_BEATING = frozenset(verbs.BEAT) | wordset(
    "ousted nudged nipped ejected humbled demolished dispatched flattened retired downed upset drubbed "
    "walloped hammered swamped eclipsed outpaced overhauled overtook leapfrogged outran pipped"
)
_OPPOSING = wordset("over against versus vs vs. behind facing challenging succeed succeeds succeeding")
_CHOOSING = wordset("chose chooses elected elects re-elected reelected rejected")
_GIVING = wordset("gave gives handed")
_LOSING = wordset("lost loses losing lose conceded concedes conceding fell")
_TOWNS_DO = wordset(
    "gave went voted chose backed swung turned fell flipped gives goes votes rejected declares declared"
)
_GENERIC = 0.6
_LONGEST_GAP = 7
_SERIES = 3
_WEAK = 3.5


def from_results(story: Story, chunk: Chunk, points: Scores) -> None:
    """Add what verbs of winning and figures at either side say."""
    first, last = chunk.first, chunk.last
    before = story.low[first - 1] if first else ""
    after = story.low[last] if last < len(story) else ""
    if before in _BEATING:
        _contend(points, 1.5)
    elif before in _OPPOSING:
        _contend(points, 0.7)
    elif before == "to" and not _LOSING.isdisjoint(story.low[max(first - 7, 0) : first - 1]):
        _contend(points, 1.2)
    if after in _BEATING:
        _contend(points, 1.0)
    elif after in _TOWNS_DO and chunk.size == 1 and points["PLACE"] >= 1.0:
        points["PLACE"] += 1.2
    if after in _CHOOSING and _town(story, chunk):
        points["PLACE"] += 2.0
        points["PERSON"] -= 2.5 * unlike_a_person(story, chunk)
    if after in _GIVING and chunk.label == "PERSON" and _gives_a_share(story, last + 1):
        points["PLACE"] += 2.5
        points["PERSON"] -= 2.5 * unlike_a_person(story, chunk)
    if after == ":" and row_start(story, first) and _row_of_names(story, last + 1):
        points["PLACE"] += 1.5
        points["PERSON"] -= 1.0
        return
    if after in _REPORTING and _told_of(story, last + 1):
        points["ORG"] += 2.5
        points["PERSON"] -= 1.5
        return
    if figure_before(story, first):
        _contend(points, 0.8)
    if before not in SEAT_VERBS and figure_after(story, last):
        _contend(points, 0.5)
        if chunk.label is None and chunk.size == 1 and not story.first_in_sentence(first):
            points["PERSON" if story.low[first] in family() else "PARTY"] += 1.0


def _town(story: Story, chunk: Chunk) -> bool:
    """Whether the gazetteer has the name and the model takes it for no party's or body's."""
    known = places.known_folded(story.key(chunk.first, chunk.last))
    return bool(known) and chunk.label in {None, "PERSON", "PLACE"}


def _gives_a_share(story: Story, index: int) -> bool:
    """Whether a figure is given there, as towns give it and no person: "gave him 71.1%", "gave 84.6 to the Yes"."""
    at = index + (story.low[index : index + 1] in (["him"], ["her"], ["them"]))
    return (
        is_number(story, at) and story.words[at][0].isdigit() and "poll" not in story.low[index - 8 : index]
    )


def row_start(story: Story, index: int) -> bool:
    """Whether a line begins with the word, but for a bullet: "- Thies: Faye 205"."""
    if story.broken[index]:
        return True
    at = index - 1
    return at >= 0 and story.broken[at] and not story.words[at][0].isalnum()


def _told_of(story: Story, index: int) -> bool:
    """Whether a name and "at" or "on" with its figure stand there: "Datapoll has Ridwan on 38"."""
    if index >= len(story) or not story.capital[index]:
        return False
    for at in range(index + 1, min(index + 5, len(story) - 1)):
        if story.low[at] in {"at", "on"} and is_number(story, at + 1):
            return True
        if not story.capital[at] or story.broken[at]:
            return False
    return False


_REPORTING = wordset("has had gives gave puts put shows showed have")


def _contend(points: Scores, weight: float) -> None:
    """A contender is a person or a party, no place and no body."""
    points["PERSON"] += weight
    points["PARTY"] += weight * _GENERIC
    points["PLACE"] -= weight
    points["ORG"] -= weight


def _row_of_names(story: Story, index: int) -> bool:
    """Whether a row goes on with a name and its figure: "Konya: Erdogan 69, Kilicdaroglu 26"."""
    if index >= len(story) or story.broken[index] or not story.capital[index]:
        return False
    last = index + 1
    while last < len(story) and story.capital[last] and not story.broken[last] and last - index < 4:
        last += 1
    return figure_after(story, last)


def series(story: Story, candidates: list[Chunk], local: list[Scores]) -> None:
    """Names listed each with a figure are of one kind: what most of them are counts for the rest."""
    group: list[int] = []
    for number, chunk in enumerate(candidates):
        if story.loud[chunk.first] or not figure_after(story, chunk.last):
            continue
        if group and not _goes_on(story, candidates[group[-1]], chunk):
            _level(group, local)
            group = []
        group.append(number)
    _level(group, local)


def _goes_on(story: Story, before: Chunk, chunk: Chunk) -> bool:
    """Whether a listing goes on: in the sentence, few words on; or in the next row."""
    if row_start(story, before.first) and row_start(story, chunk.first):
        return sum(story.broken[before.last : chunk.first + 1]) == 1 and not _has_colon(story, before)
    gap = chunk.first - before.last
    return gap <= _LONGEST_GAP and not any(story.broken[before.last : chunk.first + 1])


def _has_colon(story: Story, chunk: Chunk) -> bool:
    return story.words[chunk.last : chunk.last + 1] == [":"] and _row_of_names(story, chunk.last + 1)


def _level(group: list[int], local: list[Scores]) -> None:
    """Let the weak of a group gain from the kind that most of it shows."""
    if len(group) < _SERIES:
        return
    sums = {
        kind: sum(min(max(local[n].get(kind, 0.0), 0.0), 4.0) for n in group)
        for kind in ("PERSON", "PARTY", "PLACE")
    }
    kind = max(sums, key=lambda k: sums[k])
    if sums[kind] < 0.5 * sum(sums.values()) or sums[kind] < 0.8 * len(group):
        return
    for number in group:
        points = local[number]
        if max(points.values(), default=0.0) < _WEAK:
            points[kind] += 1.5
