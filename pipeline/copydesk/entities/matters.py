"""What a referendum is about, by what the story says became of it: "the e-ID law was approved by 50.4%", "Keeping it won 54%"."""

from __future__ import annotations

from copydesk.entities.draft import Draft
from copydesk.entities.figures import is_number
from copydesk.entities.story import Story
from copydesk.lexicon import offices, places
from copydesk.lexicon.owners import GENERIC
from copydesk.names.wordset import wordset

_VOTES = wordset("referendum referendums referenda plebiscite plebiscites")
# What becomes of a question behind "was", and what it does by itself.
_DONE_TO = wordset(
    "approved accepted adopted backed endorsed carried passed supported rejected defeated refused"
)
_PARTED = {"turned": "down", "voted": "down", "thrown": "out"}
_DOES = wordset("passed passes failed fails carried")
_GETS = wordset("won wins got received had has took")
_HELPERS = wordset(
    "was were is are has have had been being also narrowly easily clearly soundly heavily only just then both"
)
_FIGURED = wordset("by with")
# Voters and what they do to a question.
_VOTERS = wordset("voters electors citizens people islanders residents electorate townspeople villagers")
_DECIDE = wordset(
    "approved approve approves accepted accept accepts adopted backed back backs endorsed endorse endorses rejected reject rejects refused defeated"
)
_ANSWERS = wordset("yes no")
_ARTICLES = wordset("the a an this that")
_WITHIN = wordset("of on to for in against")
_LONGEST = 9
# Nouns that are never what is asked: who votes, who stands, the vote itself and its sides.
_NO_MATTERS = (
    GENERIC
    | _VOTES
    | _VOTERS
    | wordset(
        "vote votes ballot ballots question questions campaign side sides option options candidate party government cabinet "
        "opposition majority minority turnout motion result it which that who they he she this one result results leader leaders "
        "lawmakers parliament assembly senate court legislature list lists quorum minister ministers voter supporters opponents"
    )
)
# Stories of undoing: Yes is for the undoing, not for what is undone.
_UNDOING = wordset(
    "repeal repeals repealed repealing abrogate abrogation abrogative abolish abolished abolition scrap overturn overturned veto revoke revoked"
)
_PLURALS = wordset(
    "questions measures amendments proposals initiatives propositions referendums referenda plebiscites levies bonds laws"
)
_ORDER = wordset("second third another other")
_ASKS = wordset(
    "question proposal measure item ballot referendum vote initiative plebiscite levy bond amendment"
)


def spans(story: Story, taken: set[int]) -> dict[str, list[tuple[int, int]]]:
    """The phrases that name what was decided in a referendum, by their head."""
    found: dict[str, list[tuple[int, int]]] = {}
    named = not _VOTES.isdisjoint(story.low)
    if not named and _ANSWERS.isdisjoint(story.low):
        return found
    for index in range(1, len(story) - 1):
        phrase = _behind(story, index, taken, named=named)
        if phrase is None and (named or found):
            phrase = _before(story, index, taken)
        if phrase is not None:
            found.setdefault(_head(story, *phrase), []).append(phrase)
    return found


def _before(story: Story, index: int, taken: set[int]) -> tuple[int, int] | None:
    """The phrase before words that say what became of it, with the figure: "the tram was approved by 54%"."""
    low = story.low[index]
    decided = low in _DONE_TO or _PARTED.get(low) == story.low[index + 1]
    gets = low in _GETS
    if not (decided or low in _DOES or gets) or not _by_figure(story, index, bare=gets):
        return None
    last = index
    while last and story.low[last - 1] in _HELPERS and index - last < 4:
        last -= 1
    if decided and low not in _DOES and last == index:
        return None
    first = _opening(story, last, taken, gerund=True)
    if first is None or (gets and not _gerund(story, first)):
        return None
    return first, last


def _by_figure(story: Story, index: int, *, bare: bool) -> bool:
    """Whether the figure follows: "by 54%", "narrowly, with 50.4 per cent", "54%"."""
    number = story.sentence[index]
    for at in range(index + 1, min(index + 1 + _LONGEST, len(story) - 1)):
        if story.broken[at] or story.sentence[at] != number:
            return False
        if bare:
            return is_number(story, at) and story.words[at][0].isdigit()
        if story.low[at] in _FIGURED:
            return any(
                is_number(story, near) and story.words[near][0].isdigit()
                for near in range(at + 1, min(at + 4, len(story)))
            )
        if story.words[at] in ";:.":
            return False
    return False


def _behind(story: Story, index: int, taken: set[int], *, named: bool) -> tuple[int, int] | None:
    """The phrase behind what voters did to it: "voters rejected the plan", "the Swiss said yes to a pension law".

    Only what they said yes or no to, where the story has no name for the vote.
    """
    low = story.low[index]
    at = index + 1
    if low in {"said", "voted", "say"} and story.low[at] in _ANSWERS and story.low[at + 1 : at + 2] == ["to"]:
        at += 2
    elif named and _PARTED.get(low) == story.low[at]:
        at += 1
    elif not named or low not in _DECIDE:
        return None
    if not _voters_before(story, index) or story.low[at : at + 1] not in (
        ["the"],
        ["a"],
        ["an"],
        ["its"],
        ["their"],
    ):
        return None
    first = last = at + 1
    while (
        last < len(story)
        and last - first < 5
        and _plain(story, last, taken)
        and story.low[last] not in _STOPS
    ):
        last += 1
    return (first, last) if last > first and _asked(story, first, last) else None


_STOPS = _WITHIN | wordset(
    "by with and or but when after before as from at while which that who is was were that's between"
)


def _voters_before(story: Story, index: int) -> bool:
    """Whether those who decide are voters or a people: "Irish voters on Friday narrowly", "Slovenians have"."""
    number = story.sentence[index]
    return any(
        story.sentence[at] == number
        and (story.low[at] in _VOTERS or (story.capital[at] and _a_people(story.low[at])))
        for at in range(max(index - 6, 0), index)
    )


def _a_people(low: str) -> bool:
    """Whether a word is a people's or a land's: "Slovenians", "Switzerland"."""
    return low in places.demonyms() or any(place.kind == "country" for place in places.known_folded(low))


def _opening(story: Story, last: int, taken: set[int], *, gerund: bool) -> int | None:
    """Where the phrase that ends before `last` begins: behind its article, or with its gerund."""
    first = None
    at = last - 1
    while at >= 0 and last - at <= _LONGEST and story.sentence[at] == story.sentence[last]:
        low = story.low[at]
        if low in _ARTICLES and at + 1 < last:
            if at > 1 and story.low[at - 2] == "to":
                # "A plebiscite to lower the retirement age failed".
                return None
            first = at + 1
            if at and story.low[at - 1] not in _WITHIN and not (gerund and _gerund(story, at - 1)):
                break
        elif gerund and at + 1 < last and _gerund(story, at):
            return at
        elif story.first_in_sentence(at) or not _plain(story, at, taken):
            break
        at -= 1
    return first if first is not None and _asked(story, first, last) else None


def _gerund(story: Story, index: int) -> bool:
    """Whether a sentence or its half opens with the word, and it tells of doing something: "Keeping the tower won 58 percent"."""
    opens = story.first_in_sentence(index) or story.words[index - 1] == ";"
    return opens and story.low[index].endswith("ing") and len(story.low[index]) > 4


def _plain(story: Story, index: int, taken: set[int]) -> bool:
    """Whether a word is one of small letters that no name holds."""
    word = story.words[index]
    letters = word.replace("-", "").isalpha()
    return letters and not story.broken[index] and index not in taken and (word[0].islower() or "-" in word)


def _asked(story: Story, first: int, last: int) -> bool:
    """Whether a phrase can be what voters are asked about: not those who vote, stand or rule."""
    head = _head(story, first, last)
    return (
        head not in _NO_MATTERS and (head,) not in offices.offices() and len(head) > 2 and not head.isdigit()
    )


def _head(story: Story, first: int, last: int) -> str:
    """The word that a phrase is about: "the end | of the tax", "the pension | law"."""
    if _gerund(story, first):
        return story.low[first]
    at = next((i for i in range(first + 1, last) if story.low[i] in _WITHIN), last)
    return story.low[at - 1]


def with_sides(story: Story, sides: list[Draft], matters: list[Draft]) -> list[Draft]:
    """The drafts of questions and sides: those "for" it and the question are one, as "levy 53% for" and "the levy won 53%" tell.

    Not a Yes with a name of its own. Where a story tells of several, only the one in whose sentences alone that side stands.
    """
    yes = next((draft for draft in sides if draft.words in _YES), None)
    # Those whom a recall is about have votes as well, against it.
    if (
        yes is None
        or not matters
        or any(matter.words[-1] == "recall" for matter in matters)
        or not _UNDOING.isdisjoint(story.low)
    ):
        return [*sides, *matters]
    told = [{story.sentence[first] for first, _last in matter.spans} for matter in matters]
    voted = [story.sentence[first] for first, _last in yes.spans]
    with_it = [number for number, lines in enumerate(told) if not lines.isdisjoint(voted)]
    if len(matters) == 1 and not _several(story) and with_it:
        home = matters[0]
    elif len(with_it) == 1 and told[with_it[0]].issuperset(voted):
        home = matters[with_it[0]]
    else:
        return [*sides, *matters]
    for first, last in home.spans:
        yes.add(first, last, "short")
    return [*sides, *(matter for matter in matters if matter is not home)]


_YES = (("for",), ("in", "favour"), ("in", "favor"), ("ayes",))


def _several(story: Story) -> bool:
    """Whether a story may tell of more than one question."""
    return not _PLURALS.isdisjoint(story.low) or any(
        low in _ORDER and not _ASKS.isdisjoint(story.low[index + 1 : index + 3])
        for index, low in enumerate(story.low)
    )
