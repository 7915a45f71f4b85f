"""How far the count is: "with 92% of the ballot boxes counted", "97% of precincts reporting"."""

from __future__ import annotations

from copydesk.claims.measures.reading import FIGURE, Around, until_break
from copydesk.lexicon import cues


def is_counted(words: Around) -> bool:
    """ "with 92% of the ballot boxes counted", "97% of precincts reporting", "90 percent in"."""
    right = until_break(words.right, frozenset({",", ";", ".", "(", ")", FIGURE}))[:9]
    has_noun = any(word in cues.COUNT_NOUNS for word in right[:7])
    done = any(
        word in cues.COUNTED and (word not in ("in", "count", "votes") or at > 0)
        for at, word in enumerate(right)
    )
    if right[:1] == ["in"]:
        begun = bool({"with", "having"} & words.near_left(3))
        return begun and (words.right[1:2] or [","])[0] in (",", ";", ".", "and")
    if right[:1] and right[0] in cues.COUNTED - {"count", "votes"}:
        return True
    if has_noun and done and not {"voted", "turnout"} & set(right):
        return _is_count_phrase(right)
    if {"count", "counting", "tally", "counted"} & words.near_left(6) and {
        "complete",
        "completed",
        "done",
        "through",
        "finished",
    } & words.near_right(3):
        return True
    if {"counted", "processed", "tallied"} & words.near_left(5) and has_noun:
        return True
    return bool({"vote", "votes", "ballots", "results"} & set(words.left[:4]) and right[:1] == ["counted"])


def _is_count_phrase(right: list[str]) -> bool:
    """Not "52% of the votes in Ankara": "in" counts only at the end or before "so far"."""
    for at, word in enumerate(right):
        if word in cues.COUNTED and word not in ("in", "count"):
            return True
        if word == "in" and at and (at == len(right) - 1 or right[at + 1] in ("so", "by", "at", "as")):
            return True
    return False


def units_counted(words: Around, unit: str) -> bool:
    """ "30 of 50 constituencies declared", "with results from 30 of 50 precincts"."""
    right = until_break(words.right, frozenset({",", ";", ".", ")"}))[:6]
    if any(word in cues.COUNTED and word != "in" for word in right) or (right == ["in"]):
        return True
    if unit in ("votes", "ballots") and not right:
        return False
    return bool(
        {"counted", "counting", "reporting", "opened", "processed", "tallied", "returns", "results"}
        & set(words.left[:6])
    ) and ("from" in words.left[:5] or "with" in words.left[:7] or "of" in words.left[:3])
