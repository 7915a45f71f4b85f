"""Figures that are needed and not won: thresholds, quotas, majorities."""

from __future__ import annotations

from copydesk.claims.measures.reading import Around
from copydesk.claims.sentences.line import Item

_ENDS = frozenset({",", ".", ";", ")", ":", "with", "and"})


def is_threshold(words: Around) -> bool:
    """ "Needs 50%", "the 5% threshold", "short of the 76 needed for a majority"."""
    left, right = words.near_left(9), words.near_right(7)
    if {"threshold", "hurdle", "barrier", "cutoff", "quota"} & (words.near_left(4) | words.near_right(4)):
        return True
    if {"need", "needs", "needed", "require", "requires", "required", "necessary"} & left:
        return not {"recount"} & left
    if {"needed", "required", "necessary"} & words.near_right(5):
        return True
    if {"must"} & left and {"receive", "win", "get", "secure", "obtain", "reach", "poll"} & left:
        return True
    if (
        words.right[:1] == ["short"]
        and "of" in right
        and {"majority", "threshold", "outright", "half", "mark", "needed"} & set(words.right[:8])
    ):
        return True
    if words.right[:1] and words.right[0] in ("short", "shy") and (words.right[1:2] or ["."])[0] in _ENDS:
        # "The Liberals won 169, three shy".
        return True
    if {"mark"} & words.near_right(2):
        return True
    if {"avoid", "qualify"} & right and {"to"} & right and not {"had", "won", "took", "got"} & left:
        return True
    return words.verb in ("need", "needs", "needed", "requires", "required", "require")


def is_least_share(words: Around, item: Item) -> bool:
    """ "Only lists with at least 1.5% go on": a least figure and nobody in particular."""
    figure = item.figure
    return (
        figure is not None and figure.comparator in ("at_least", "over")
        and bool({"candidates", "candidate", "parties", "party", "lists", "list", "anyone", "those"} & set(words.left[:4]))
        and bool({"with", "winning", "polling", "receiving", "getting", "that", "who"} & set(words.left[:3]))
    )  # fmt: skip
