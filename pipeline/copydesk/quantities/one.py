"""A spelled "one" or "zero": a number in "one seat", "Labour nine, Greens one", "one each", a pronoun elsewhere."""

from __future__ import annotations

from copydesk.quantities.draft import Draft
from copydesk.quantities.tokens import Block
from copydesk.quantities.units import STOPS
from copydesk.quantities.words import ONES

# Behind a "one" that has no noun of its own.
_AFTER = frozenset({")", "]", ",", ";", ".", "from", "on", "since", "and", "\n"})
_ALIKE = ("each", "apiece")
# Before a "one" that is a pronoun: "no one each", "the one and only".
_PRONOUN = frozenset({"no", "any", "every", "each", "the", "this", "that", "which", "another"})
# Before a "one" of a tally: "took one", "with Congress on one", "two and one", "down from one".
_GIVES = frozenset(
    "won win wins winning took take takes taking has have had got get gets getting keep keeps kept hold holds held lost loses losing "
    "gain gains gained secured secures bagged collected and with on to from of by in just only mere others independents".split()
)
# A step from one number to another: "three seats, one more than the Greens", "30 of the 60 seats, one short of a majority".
_STEPS = frozenset({"more", "fewer", "less", "short", "ahead", "shy"})
# So many tokens before and behind it another number of the tally stands.
_BACK, _ON = 20, 10


def stands(block: Block, draft: Draft) -> bool:
    """Whether a spelled "one" or "zero" is a number at all: one seat, one of the 12; not "no one", "one of the most"."""
    word = block.at(draft.number.first if draft.number else draft.first)
    if word == "zero":
        following = block.at(draft.next)
        return draft.unit is not None or draft.of is not None or following in STOPS or not following.isalpha()
    if word != "one" or draft.number is None or draft.number.value != "1" or draft.sign:
        return True
    if block.at(draft.first - 1) in ("up", "down") and block.at(draft.next) in _AFTER:
        return True  # "five seats (down one)"
    return (
        draft.of is not None
        or (draft.unit is not None and block.at(draft.first - 1) not in ("no", "any", "every"))
        or _tallied(block, draft)
    )


def _tallied(block: Block, draft: Draft) -> bool:
    """Whether it is one of the numbers of a tally: "Labour nine, Greens one and independents three"."""
    before = block.at(draft.first - 1)
    if block.at(draft.next) in _ALIKE:
        return before not in _PRONOUN
    if block.at(draft.next) in _STEPS and block.at(draft.next + 1) in ("than", "of"):
        return before not in _PRONOUN and _among(block, draft)
    if block.at(draft.next) not in _AFTER:
        return False
    return (before in _GIVES or before == ")" or block.capital(draft.first - 1)) and _among(block, draft)


def _among(block: Block, draft: Draft) -> bool:
    """Whether its sentence has another number near it, no year."""
    behind = range(draft.first - 1, max(-1, draft.first - _BACK), -1)
    return any(_counts(block, behind)) or any(_counts(block, range(draft.next, draft.next + _ON)))


def _counts(block: Block, places: range) -> list[bool]:
    """Whether each token of the sentence is a number that can stand in a tally."""
    found = []
    for at in places:
        word = block.at(at)
        if word in ("", ".", "!", "?"):
            break
        year = len(word) == 4 and word[:2] in ("18", "19", "20")
        found.append((word in ONES and word != "one") or (word.isdigit() and not year))
    return found
