"""What the words before a date say: whether it lies ahead, what happened then, whether it is a name."""

from __future__ import annotations

from copydesk.quantities.calendar import Tense
from copydesk.quantities.tokens import Block

_AHEAD = frozenset(
    "go goes face faces heads heading will due scheduled upcoming slated planned expected must "
    "coming shall would until till deadline ends "
    "expires".split()
)
_BEHIND = frozenset(
    "was were had voted said held won lost elected went told died did came announced ago took began opened "
    "closed "
    "conceded declared showed cast got beat since resigned called gave".split()
)
_STOPS = frozenset({".", "!", "?", "\n", ";"})
_EVENTS = frozenset(
    "born elected re-elected reelected founded formed died appointed won lost voted held created "
    "established took joined "
    "resigned defeated ousted launched married independence killed retired ran".split()
)
_CUES = frozenset(
    "in since until till during last next this early late mid of from before after between through by".split()
)
_SURE = frozenset("in since until till during last next this early late mid".split())
_NAMES = frozenset({"may", "march", "april", "june", "august", "jan", "jun"})
_CONTESTS = frozenset(
    "election elections vote poll polls ballot runoff run-off primary primaries referendum caucus caucuses "
    "contest by-election plebiscite rematch showdown presidential parliamentary legislative general local "
    "municipal regional state".split()
)
FEASTS = frozenset("super black good easter palm ash bloody holy maundy fat shrove mega whit cyber".split())
_TITLES = frozenset("mrs mr ms dr sir minister theresa president senator sen gov rep judge baroness".split())


def tense_of(block: Block, index: int) -> Tense:
    """Whether the words before token `index` say that the date is past or to come; the nearest decides."""
    for at in range(index - 1, max(-1, index - 13), -1):
        word = block.low[at]
        if word in _STOPS and not (word == "." and at > 0 and len(block.low[at - 1]) <= 4):
            break
        if word in _BEHIND:
            if word in ("held", "elected", "cast", "called", "declared", "voted") and block.at(at - 1) in (
                "be",
                "to",
            ):
                return "future"
            return "past"
        if word in _AHEAD:
            return "future"
    return ""


def event_of(block: Block, first: int) -> str | None:
    """What happened then, where the words say so at once: born in 1953, elected in 1994, since 1977."""
    before = block.at(first - 1)
    if before == "since":
        return "since"
    if before not in ("in", "on"):
        return None
    for at in (first - 2, first - 3, first - 4):
        word = block.at(at)
        if word in _EVENTS:
            return (
                "took office"
                if word == "took" and block.at(at + 1) == "office"
                else None
                if word == "took"
                else word
            )
        if not word.isalpha() or word in ("and", "but", "was", "is"):
            return None
    return None


def month_is_name(block: Block, index: int) -> bool:
    """Whether a month's name alone lacks a sign that the month is meant: "Mrs May said", "they march"."""
    word = block.at(index)
    if not block.capital(index):
        return True
    before, after = block.at(index - 1), block.at(index + 1)
    if (
        before in _TITLES
        or after in ("said", "says", "told")
        or (before == "." and block.at(index - 2) in _TITLES)
    ):
        return True
    if (
        word in _NAMES
        and block.text.find(f"Theresa {block.printed(index)}") >= 0
        and before not in ("last", "next", "since", "during")
    ):
        return True
    if before in _SURE or (before == "-" and block.at(index - 2) in ("mid", "early", "late")):
        return (
            word == "may"
            and before == "in"
            and block.at(index - 2) in ("confidence", "faith", "trust", "believe")
        )
    if after in _CONTESTS:
        return False
    return word in _NAMES or before not in _CUES


def weekday_is_name(block: Block, index: int) -> bool:
    """Whether a weekday's name is a person's or lacks a capital: Sunday Dare, Friday Elahi."""
    if not block.capital(index):
        return False
    before = block.at(index - 1)
    if before in (
        "on",
        "last",
        "next",
        "this",
        "late",
        "early",
        "by",
        "until",
        "since",
        "from",
        "before",
        "after",
        "and",
        "to",
        "of",
        "through",
    ):
        return False
    surname = (
        block.capital(index + 1) and not block.printed(index + 1).isupper() and block.touches(index) is False
    )
    return surname and (
        block.capital(index - 1) or index == 0 or before in (".", ",", "\n", '"', "“", "with", "said")
    )
