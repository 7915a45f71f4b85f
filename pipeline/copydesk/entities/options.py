"""The sides of a question put to voters: Yes, Remain, "12,133 votes Against and 9,846 For"."""

from __future__ import annotations

from copydesk.entities import futures
from copydesk.entities.draft import Draft
from copydesk.entities.figures import figure_after, figure_before, is_number
from copydesk.entities.futures import SHARES, VOTES_ASKED, share_before
from copydesk.entities.story import Story
from copydesk.names.wordset import wordset

_ASKED = wordset(
    "referendum referendums plebiscite plebiscites referenda proposition propositions recall initiative "
    "ballot measure question amendment levy repeal amendments measures initiatives"
)
_PAIRS = (
    ("yes", "no"), ("leave", "remain"), ("for", "against"), ("approve", "reject"), ("oui", "non"),
    ("apruebo", "rechazo"), ("in favour", "against"), ("in favor", "against"), ("si", "no"),
    ("in favour", "opposed"), ("in favor", "opposed"), ("for", "opposed"), ("agree", "disagree"),
    ("ayes", "noes"), ("ayes", "nays"), ("yeas", "nays"), ("ja", "nein"), ("sim", "nao"),
)  # fmt: skip
_OPTIONS = frozenset(word for pair in _PAIRS for side in pair for word in side.split()[-1:])
# Sides that are small words as well: read only in quotation marks, in a row of their own, or with their figure.
_WEAK = wordset("for against favour favor approve reject non opposed agree disagree")
_WEAK_WORDS = _WEAK | {"no", "in", "leave", "remain"}
_CAPITALISED = wordset("approve reject agree disagree leave remain apruebo rechazo")
# What says the same: one side of the question, in the order in which its words make a name.
_SAME = (
    ("yes", "ayes", "yeas", "for", "in favour", "in favor"),
    ("no", "noes", "nays", "against", "opposed"),
)
_JOINED = frozenset(key for side in _SAME for key in side)
_WEAK_SIDES = _JOINED - {"yes", "no"} | {"approve", "reject", "non", "agree", "disagree"}
_NAMES = wordset("yes no for against")
# Small words that a figure makes a side by itself, where a vote on a question is told of: "failed with 64% against".
_ALONE = _JOINED - {"yes", "no", "for", "opposed"}
# Votes by the word that is called out: no other words, and so sides wherever a figure stands by them.
_CALLED = wordset("ayes noes yeas nays")
_VOTERS = wordset("voters electors electorate citizens islanders residents")
_OPTION_NOUNS = wordset("vote votes camp campaign side campaigners voters supporters option majority")
_OPTION_VERBS = wordset(
    "won wins got gets took takes had has led leads leading ahead prevailed trails trailed came is was "
    "carried failed win lost loses passed holds"
)
_VOTED = wordset(
    "voting voted vote said saying say chose backed backing favoured favored to for over against"
)
# Between a share and the side that it stands for: "56.3% voting no", "70 percent voted for", "67% were against".
_CAST = wordset(
    "voting voted vote votes ballots were was said saying cast came are people voters residents members electors citizens ratepayers of being"
)
# What can stand behind a side that a figure stands before, where it is a small word: no noun is "for" it.
_ENDING = wordset('. , ; : ) ( and but or to with while on – — - | " ” ’ in at from out after')
_VERBS_OF_VOTING = wordset("voting voted vote votes")
# What voters are asked about: "64% against it", "voted for the plan", "41 percent in favour of joining".
_MATTERS = wordset(
    "it plan plans proposal proposals measure amendment amendments law treaty deal change changes bill reform reforms "
    "constitution text idea merger ban levy bond membership independence joining leaving secession accession merging project"
)
_QUOTES = "\"'“‘”’"


def read(story: Story, taken: set[int]) -> list[Draft]:
    """Drafts of the options of a referendum: "Yes", "the 'no' campaign", "Remain 48.1%"."""
    none = [*_none(story, taken), *futures.read(story, taken)]
    present = _OPTIONS.intersection(story.low)
    if not present:
        return none
    asked = not _ASKED.isdisjoint(story.low) or _voters_asked(story)
    spots: dict[str, list[tuple[int, int]]] = {}
    sure: dict[str, int] = {}
    for index, low in enumerate(story.low):
        if low not in present or index in taken:
            continue
        first = index - 1 if low in {"favour", "favor"} and index and story.low[index - 1] == "in" else index
        key = "in " + low if first < index else low
        told = _told(story, first, index + 1)
        if told or (low not in _WEAK and _named(story, index)):
            spots.setdefault(key, []).append((first, index + 1))
            sure[key] = max(sure.get(key, 0), told)
    pairs = [set(pair) for pair in _PAIRS if set(pair) <= set(spots) and any(sure[side] for side in pair)]
    kept = set().union(*pairs) | {key for key in spots if sure[key] > 1 and key not in _WEAK_SIDES}
    if asked and any(sure.values()):
        kept |= {key for key in spots if key not in _WEAK_SIDES}
    if not VOTES_ASKED.isdisjoint(story.low):
        kept |= {key for key in spots if key in _ALONE and any(_cast(story, *span) for span in spots[key])}
    for index, low in enumerate(story.low):
        # "Voted to Reject", "46% for the option Reject": a capital is enough, once it is known for an option.
        if low not in kept & _CAPITALISED or index in taken or story.headline[index]:
            continue
        if _named(story, index) and (index, index + 1) not in spots[low]:
            spots[low].append((index, index + 1))
    for key in kept:
        spots[key].sort()
    sides = [[key] for key in kept - _JOINED] + [[key for key in side if key in kept] for side in _SAME]
    found = [*none, *(_draft(spots, side) for side in sides if side)]
    return sorted(found, key=lambda draft: draft.first)


def _none(story: Story, taken: set[int]) -> list[Draft]:
    """The draft of the choice that is nobody, where a figure is told of it: "None of the Above was pressed by 1.8%"."""
    if "none" not in story.low and "nota" not in story.low:
        return []
    spots: dict[tuple[int, int], bool] = {}
    for words in _NOBODY:
        for index in range(len(story) - len(words) + 1):
            last = index + len(words)
            if tuple(story.low[index:last]) == words and taken.isdisjoint(range(index, last)):
                spots[index, last] = (
                    figure_after(story, last)
                    or figure_before(story, index)
                    or share_before(story, index)
                    or _chosen(story, index)
                    or (story.low[last : last + 1] == ["was"] and story.low[last + 2 : last + 3] == ["by"])
                )
    if not any(spots.values()):
        return []
    full = max(spots, key=lambda span: (span[1] - span[0], -span[0]))
    draft = Draft("party", tuple(story.low[full[0] : full[1]]))
    for first, last in sorted(spots):
        draft.add(first, last, "full" if last - first == full[1] - full[0] else "acronym")
    return [draft]


def _chosen(story: Story, index: int) -> bool:
    """Whether a share stands close before in the sentence: "5% chose the option "none of the above""."""
    return any(
        story.sentence[at] == story.sentence[index] and story.low[at] in SHARES and is_number(story, at - 1)
        for at in range(max(index - _REACH, 1), index)
    )


_NOBODY = (("none", "of", "the", "above"), ("none", "of", "these", "candidates"), ("nota",))


def _voters_asked(story: Story) -> bool:
    """Whether voters "were asked whether": a question without the name of one."""
    return any(
        low == "asked"
        and story.low[index + 1 : index + 2] in (["whether"], ["if"])
        and not _VOTERS.isdisjoint(story.low[max(index - 4, 0) : index])
        for index, low in enumerate(story.low)
    )


def _draft(spots: dict[str, list[tuple[int, int]]], side: list[str]) -> Draft:
    """One side under the word that the story uses most; "in favour" only where it has no other."""
    name = max(side, key=lambda key: (key in _NAMES, len(spots[key]), -spots[key][0][0]))
    draft = Draft("party", tuple(name.split()))
    for key in side:
        for first, last in spots[key]:
            draft.add(first, last, "full" if key == name else "short")
    return draft


def _told(story: Story, first: int, last: int) -> int:
    """How surely the words are told of as an option: 2 with a share of the vote, 1 otherwise, 0 not."""
    if not _is_told(story, first, last):
        return 0
    share = share_before(story, first) or figure_after(story, last) or (first > 1 and _favoured(story, first))
    voted = (
        first > 1 and story.low[first - 1] in _VOTED and not SHARES.isdisjoint(story.low[first - 7 : first])
    )
    return 2 if story.capital[first] and not story.first_in_sentence(first) and (share or voted) else 1


def _is_told(story: Story, first: int, last: int) -> bool:
    """Whether they stand in quotation marks, with a figure, a verb of results or of voting."""
    low, after = story.low[first], story.words[last] if last < len(story) else ""
    before = story.words[first - 1] if first else ""
    if before and before in _QUOTES and after and after in _QUOTES:
        return True
    if _own_cell(story, first, last) or _polled(story, first, last) or _cast(story, first, last):
        return True
    weak = low == "in" or low in _WEAK
    if low in _CALLED:
        return figure_after(story, last) or share_before(story, first) or before.lower() == "the"
    if not story.capital[first]:
        return not weak and after in _OPTION_NOUNS and before.lower() in {"the", "a"}
    if weak and (story.first_in_sentence(first) or story.loud[first] or story.headline[first]):
        return after == ":" or (story.broken[first] and after == "(")
    if figure_after(story, last) or after in _OPTION_NOUNS or (after.lower() in _OPTION_VERBS):
        return True
    if weak and _favoured(story, first):
        return True
    if story.first_in_sentence(first):
        return False
    voted = before.lower() in _VOTED and not weak
    return voted or figure_before(story, first) or share_before(story, first)


def _favoured(story: Story, first: int) -> bool:
    """Whether it is what some voted for: "for the option Reject", "38% for Approve", "voted to Reject"."""
    before = story.low[first - 1]
    if before == "option":
        return True
    if before == "to":
        return story.low[first - 2] in _VERBS_OF_VOTING
    return before == "for" and story.low[first] not in _JOINED and share_before(story, first - 1)


def _own_cell(story: Story, first: int, last: int) -> bool:
    """Whether it is a row's first cell before a figure, or the head of a column: "For 3,702", "| For | Against |"."""
    after = story.words[last] if last < len(story) else ""
    ends = last >= len(story) or story.broken[last]
    if not story.capital[first]:
        return False
    if story.broken[first]:
        return not ends and (is_number(story, last) or (after in ":|" and is_number(story, last + 1)))
    return story.words[first - 1] == "|" and after == "|"


def _polled(story: Story, first: int, last: int) -> bool:
    """Whether its share stands before: "43.7% yes", "70.2 percent voted for and 29.8 against"."""
    at = first - 1
    while at > 0 and story.low[at] in _CAST and not story.broken[at + 1] and first - at < 4:
        at -= 1
    if at < 0 or story.sentence[at] != story.sentence[first] or not share_before(story, at + 1):
        return False
    if story.low[first] not in _WEAK_WORDS:
        return True
    ends = last >= len(story) or story.broken[last]
    return ends or story.low[last] in _ENDING or (story.low[first] == "no" and story.low[last] == "votes")


def _cast(story: Story, first: int, last: int) -> bool:
    """Whether votes are told of as cast so: "17 cantons voted yes", "said no, by 71 to 29", "64% against it".

    Also over commas: "692,996 votes, or 50.6%, were cast against the plan".
    """
    low = story.low[last - 1]
    after = story.low[last] if last < len(story) else "."
    voted = story.low[first - 1] if first else ""
    if not first or story.sentence[first - 1] != story.sentence[first]:
        return False
    if low in {"yes", "no"}:
        if is_number(story, first - 1) and after in {".", ";", ","}:
            return _other_side(story, first, "no" if low == "yes" else "yes")
        if voted in {"said", "say", "saying"} and not (after == "to" and low == "no"):
            return after in {",", "by"} and is_number(
                story, last + 1 + (story.low[last + 1 : last + 2] == ["by"])
            )
        if voted in _VERBS_OF_VOTING and (after in _ENDING or after == "by"):
            start = max(first - _REACH, 0)
            return any(
                story.sentence[i] == story.sentence[first] and is_number(story, i)
                for i in range(start, first)
            ) or is_number(story, last + 1)
        return False
    if low not in {"favour", "favor", "against", "opposed"}:
        return False
    at = first - 1
    while at > 0 and (story.low[at] in _CAST or story.words[at] in ",)") and first - at < _REACH:
        at -= 1
    if story.sentence[at] != story.sentence[first] or not share_before(story, at + 1):
        return False
    if last >= len(story) or story.broken[last] or after in {".", ",", ";", ")", "and", "to"}:
        return True
    rest = [word for word in story.low[last : last + 4] if word not in {"of", "the", "a", "this", "that"}]
    return bool(rest) and rest[0] in _MATTERS


_REACH = 8


def _other_side(story: Story, index: int, other: str) -> bool:
    """Whether the sentence tells before of votes cast for the other side: "17 cantons voted yes and the remaining six no"."""
    return any(
        story.low[at] == other
        and story.low[at - 1] in _VERBS_OF_VOTING
        and story.sentence[at] == story.sentence[index]
        for at in range(max(index - _SENTENCE, 1), index)
    )


_SENTENCE = 12


def _named(story: Story, index: int) -> bool:
    """Whether a capital inside a sentence makes a word a name: "gives Yes in Italy"; not "No, he said"."""
    before = story.words[index - 1] if index else ""
    return (
        story.capital[index]
        and not story.first_in_sentence(index)
        and not story.loud[index]
        and before not in _QUOTES
    )
