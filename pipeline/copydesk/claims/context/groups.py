"""The part of the electorate that a figure is of."""

from __future__ import annotations

from itertools import pairwise

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings

_GENITIVE = frozenset({"'s", "’s"})
_POSSESSIVE = (["'"], ["’"])


def group_of(frame: Frame, item: Item) -> str | None:
    """The part of the electorate: "among voters under 45", "of Latino voters", "people voted early"."""
    items = frame.line.items
    for other in items:
        if other.lower != "among" or abs(other.index - item.index) > 22:
            continue
        words = []
        for later in items[other.index + 1 : other.index + 10]:
            if later.lower in (",", ".", ";") or later.finite or later is item:
                break
            words.append(later.text)
        if words and words[0].lower() not in ("them", "candidates", "others", "the"):
            return " ".join(words)
    after = items[item.index + 1 : item.index + 9]
    for at, later in enumerate(after):
        # "On the voters' roll": of all of them.
        rolled = [word.lower for word in after[at + 1 : at + 2]] in _POSSESSIVE
        if later.lower in settings.GROUP_NOUNS and at >= 1 and not rolled:
            before = [
                word.text
                for word, behind in pairwise(after[: at + 1])
                if word.lower not in ("of", "the", "votes", "vote", "from", "by", "all", "its", "those")
                and not (word.lower in settings.LANDS and behind.lower in _GENITIVE)
            ]
            plain = {"registered", "eligible", "total", "valid"}
            described = [word for word in before if word.lower() not in plain and word.isalpha()]
            if described and not any(
                word.verb or word.lower in ("in", ",", "voted", "and") or word.figure is not None
                for word in after[:at]
            ):
                return " ".join([*described, later.text])
        if later.lower in (",", ";", ".") or later.finite:
            break
    text = [later.lower for later in after]
    if "early" in text[:4] or (text[:1] == ["voted"] and "before" in text[:3]):
        return "early voters"
    return None
