"""Changes since another election: up, down, swing, "from 45"."""

from __future__ import annotations

from copydesk.claims.measures.reading import Around, Reading
from copydesk.lexicon import cues


def is_earlier(words: Around) -> bool:
    """ "from 76% in 2019", "compared with 41% last time"."""
    left = words.left[:3]
    if left[:1] == ["from"]:
        return True
    return (
        "compared" in words.left[:4]
        and bool({"with", "to"} & set(left))
        and bool({"in", "last", "earlier", "previous", "four", "five", "at"} & set(words.right[:4]))
    )


def change_told(words: Around) -> Reading | None:
    """The change that the words right beside a figure tell, with its direction; None if they tell none."""
    left, right = words.left[:6], words.right
    if left[:1] in (["to"], ["from"]) or (left[:1] == ["at"]):
        return None
    if "swing" in left or "swing" in right[:2]:
        down = {"against", "away"} & set(right[:6])
        return Reading("change", sign=-1 if down else 1, change_of="share")
    near = left[:3]
    for word in near:
        if word in cues.CHANGED_UP:
            return Reading("change", sign=1)
        if word in cues.CHANGED_DOWN:
            return Reading("change", sign=-1)
        if word not in cues.CHANGE_FILLER:
            break
    first = [word for word in right[:2] if word not in ("points", "percentage")]
    if (
        first[:1]
        and first[0] in ("higher", "up", "more", "increase", "gain", "rise", "jump")
        and not ("than" in right[:3] and _who_after_than(right))
    ):
        return Reading("change", sign=1)
    if first[:1] and first[0] in (
        "lower",
        "down",
        "fewer",
        "less",
        "drop",
        "fall",
        "decrease",
        "decline",
        "loss",
        "slump",
    ):
        return Reading("change", sign=-1)
    return None


def _who_after_than(right: list[str]) -> bool:
    """ "more than in 2019" is a change, "more than Lee" is a lead."""
    at = right.index("than")
    return not {"in", "at", "last", "four", "five", "its", "the", "before", "previous"} & set(
        right[at + 1 : at + 3]
    )
