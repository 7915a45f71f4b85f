"""Questions put to voters, as what passed or failed: "Issue 1", "Measure ULA", "the school levy"."""

from __future__ import annotations

import re

from copydesk.entities import matters
from copydesk.entities.draft import Draft
from copydesk.entities.figures import behind_aside, figure_after, is_number
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_MEASURES = wordset("proposition prop measure question issue amendment proposal initiative referendum option")
# Reads "1", "502", "20-361", "3B"; refuses "2016", "3-0-1".
_NUMBER = re.compile(r"(?!(?:19|20)\d\d\Z)\d{1,4}(?:-\d{1,4})?[A-Z]?\Z")
_DECIDED = wordset(
    "passing failing short drew needs needed passed passes failed fails approved approve approving rejected reject rejecting defeated adopted ahead losing winning won "
    "lost down yes no support voted prevailed succeeded sank sunk narrowly easily sailed squeaked trounced trailing trailed"
)
# Words at either side of a question's number in which a decision is looked for: an apposition may stand between.
_REACH = 5
_REACH_BEHIND = 24
# Heads of a question that has no number, and what can be said of such a one alone.
_MATTERS = wordset(
    "levy levies bond bonds referendum amendment renewal override recall initiative ban exclusion"
)
# Heads that are much else besides: only with the figures by which voters decided, in a story of their being asked.
_LOOSE = wordset(
    "plan law proposal agreement reform treaty deal merger charter constitution tax project measure cap"
)
_ASKED = wordset("referendum referendums plebiscite plebiscites ballot initiative")
_MATTER_TAILS = wordset("issue measure question proposal renewal")
_FATES = wordset(
    "passed passes failed fails failing passing sailed squeaked losing trounced rejected approved defeated prevailed trailing "
    "ahead renewed accepted"
)
_FATES_HELPED = _FATES | {"down"}
_FATES_ALONE = wordset("passed passes failed fails failing passing sailed squeaked trounced")
_HELPERS = wordset(
    "was were is are has have had been being also narrowly easily going appears appeared both soundly"
)
_DECIDERS = wordset(
    "approved approve approves rejected reject rejects passed defeated backed endorsed turned renewed renew"
)
_LONGEST = 3
_PLAIN = wordset(
    "a an the this that his her its their our new proposed local failed and or of for to on in by with "
    "controversial other another similar separate statewide second third first same small big larger down million billion crore"
)


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of the questions that the story tells the fate of; one that has a number is called by it."""
    numbered = _numbered(story, taken)
    told = {index for draft in numbered for span in draft.spans for index in range(*span)}
    lines = _lines(story, told)
    return [
        *numbered,
        *(d for d in _unnumbered(story, taken | told) if not any(first in lines for first, _ in d.spans)),
    ]


def _lines(story: Story, told: set[int]) -> set[int]:
    """All words of the lines and paragraphs that hold one of the words `told`."""
    found: set[int] = set()
    first = 0
    for index in range(1, len(story) + 1) if told else ():
        if index == len(story) or story.broken[index]:
            line = range(first, index)
            if not told.isdisjoint(line):
                found.update(line)
            first = index
    return found


def _numbered(story: Story, taken: set[int]) -> list[Draft]:
    """Questions by number or letter: "Issue 1", "Proposition 139", "Measure Q", "Charter Amendment 1"."""
    found: dict[tuple[str, ...], Draft] = {}
    if _MEASURES.isdisjoint(story.low):
        return []
    for index, low in enumerate(story.low):
        if low not in _MEASURES or not story.capital[index] or index + 1 >= len(story):
            continue
        number = story.words[index + 1]
        if not _NUMBER.match(number) and not (
            len(number) <= 3 and number.isupper() and number.isalpha() and not story.loud[index]
        ):
            continue
        if index not in taken and not story.broken[index + 1]:
            words = (low, story.low[index + 1])
            found.setdefault(words, Draft("party", words)).add(index, index + 2, "full")
    decided = {
        words[0] for words, draft in found.items() if any(_decided(story, *span) for span in draft.spans)
    }
    # One that is decided vouches for the others of its kind: "So did Proposition 53".
    return [draft for words, draft in found.items() if words[0] in decided]


def _decided(story: Story, first: int, last: int) -> bool:
    """Whether the story tells near the words that voters accepted or refused, or with what figures."""
    near = range(max(first - _REACH, 0), min(last + _REACH_BEHIND, len(story)))
    number = story.sentence[first]
    if figure_after(story, last) or any(
        story.sentence[i] == number and story.low[i] in _DECIDED for i in near
    ):
        return True
    behind = next((i for i in range(last, len(story)) if story.sentence[i] != number), len(story))
    return (
        story.low[behind : behind + 1] in (["it"], ["that"])
        and not story.broken[behind]
        and not _DECIDED.isdisjoint(story.low[behind + 1 : behind + 4])
    )


def _unnumbered(story: Story, taken: set[int]) -> list[Draft]:
    """Levies and bonds that passed or failed: "the school levy is failing", "approved a $12 million bond issue"."""
    heads = _MATTERS | _LOOSE if not _ASKED.isdisjoint(story.low) else _MATTERS
    spots = matters.spans(story, taken)
    fates = set(spots)
    if not spots and heads.isdisjoint(story.low):
        return []
    heads |= fates
    told = {index for phrases in spots.values() for phrase in phrases for index in range(*phrase)}
    last = 0
    for index, low in enumerate(story.low):
        if (
            low not in heads
            or index < last
            or index in taken
            or index in told
            or (low == "referendum" and "bond" not in story.low)
        ):
            continue
        if low in _LOOSE and story.low[index + 1 : index + 2] and story.low[index + 1] in _MATTERS:
            continue
        last = index + 1
        if last < len(story) and story.low[last] in _MATTER_TAILS and not story.broken[last]:
            last += 1
        first = _start(story, index, taken)
        head = low.removesuffix("s") if low != "levies" else "levy"
        spots.setdefault(head, []).append((first, last))
        if (
            _fate(story, first, last) or _fate_beyond(story, index, last)
            if low in _MATTERS
            else low in _LOOSE
            and _decided_by(story, behind_aside(story, last))
            and _fate_at(story, first, behind_aside(story, last))
        ):
            fates.add(head)
    drafts: list[Draft] = []
    for head in sorted(fates):
        full = max(spots[head], key=lambda span: (_fate(story, *span), span[1] - span[0], -span[0]))
        words = story.low[full[0] : full[1]]
        draft = Draft("party", tuple(words))
        for first, last in spots[head]:
            if story.low[first:last] == words or (last - first == 1 and story.low[first - 1] == "the"):
                draft.add(first, last, "full" if last - first == len(words) else "short")
        drafts.append(draft)
    return drafts


def _start(story: Story, index: int, taken: set[int]) -> int:
    """Where the words begin that say which it is: "library tax renewal", "school levy"."""
    first = index
    while index - first < _LONGEST and first:
        before = first - 1
        word = story.words[before]
        if word == "percent" and is_number(story, before - 1) and not story.broken[before]:
            return before - 1
        plain = word.replace("-", "").isalpha() and story.low[before] not in _PLAIN and before not in taken
        lower = not story.capital[before] or (story.first_in_sentence(before) and before + 1 == index)
        if not plain or not lower or story.broken[first] or story.sentence[before] != story.sentence[index]:
            break
        first = before
    return first


def _decided_by(story: Story, last: int) -> bool:
    """Whether the fate's figure follows close by: "passed with 62%", "was accepted in 2000 with 67.2%"."""
    for at in range(last, min(last + _NEAR, len(story) - 1)):
        if story.broken[at] or story.sentence[at] != story.sentence[last - 1]:
            return False
        if story.low[at] in {"with", "by"} and is_number(story, at + 1):
            return "%" in story.words[at : at + 5] or not _SHARES.isdisjoint(story.low[at : at + 6])
    return False


_NEAR = 8
_SHARES = wordset("percent cent")


def _fate(story: Story, first: int, last: int) -> bool:
    """Whether the words right behind, or a verb before, say that it passed or failed."""
    if _fate_at(story, first, last) or _fate_at(story, first, behind_aside(story, last)):
        return True
    start = max(first - 7, 0)
    near = story.low[start:first]
    verb = next((i for i, low in enumerate(near) if low in _DECIDERS), None)
    return (
        verb is not None
        and story.sentence[start + verb] == story.sentence[first]
        and {"a", "the"} >= set(near[verb + 1 : verb + 2])
        and verb + 1 < len(near)
    )


_ASIDE = 14


def _fate_beyond(story: Story, index: int, last: int) -> bool:
    """Whether what it is for, and then its fate follow, or the next sentence says that "it" passed or failed."""
    at = last
    if story.low[at : at + 1] and story.low[at] in _TAILS and not story.broken[at]:
        while at < min(last + _ASIDE, len(story)) and not story.broken[at] and _plain_word(story, at):
            if story.low[at] in _FATES_ALONE:
                return story.sentence[at] == story.sentence[index]
            if story.low[at] in _HELPERS:
                if _fate_at(story, index, at):
                    return True
                break
            at += 1
    number = story.sentence[index]
    first = next((i for i in range(index, 0, -1) if story.sentence[i - 1] != number), 0)
    if story.low[first] not in {"a", "the"} or index - first > _REACH:
        return False
    behind = next((i for i in range(index, len(story)) if story.sentence[i] != number), len(story))
    return (
        story.low[behind : behind + 1] == ["it"]
        and not story.broken[behind]
        and _fate_at(story, behind, behind + 1)
    )


_TAILS = wordset("for in on to of")


def _plain_word(story: Story, index: int) -> bool:
    return story.words[index][0].isalnum()


def _fate_at(story: Story, first: int, last: int) -> bool:
    """Whether the words at `last` say that it passed or failed: "is failing", "passed"."""
    at = last
    helped = False
    while at < len(story) and story.low[at] in _HELPERS and at - last < 4 and not story.broken[at]:
        helped, at = True, at + 1
    fates = _FATES_HELPED if helped else _FATES_ALONE
    if at < len(story) and not story.broken[at] and story.low[at] in fates:
        return story.sentence[at] == story.sentence[first]
    return False
