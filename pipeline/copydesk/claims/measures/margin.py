"""Leads and margins, and whether the one named is the one who trails."""

from __future__ import annotations

from copydesk.claims.measures.reading import BREAKS, Around
from copydesk.lexicon import cues, verbs


def is_lead(words: Around) -> bool:
    """ "A lead of 5 points", "5 points ahead", "won by 5"; not one of a pair, "50 to 45"."""
    left, right = words.left, words.right
    if words.paired:
        return False
    if any(word in cues.LEAD_NOUNS for word in right[:3] if word not in BREAKS) and right[:1] != [","]:
        first = next(word for word in right[:3] if word in cues.LEAD_NOUNS)
        return right.index(first) < next(
            (at for at, word in enumerate(right) if word in BREAKS or word == "of"), 99
        )
    near = left[:5]
    if any(word in cues.LEAD_NOUNS for word in near):
        at = next(at for at, word in enumerate(near) if word in cues.LEAD_NOUNS)
        gap = near[:at]
        return all(word in cues.LEAD_GAP for word in gap) or "of" in gap
    if right[:1] and right[0] in ("ahead", "behind", "clear"):
        return True
    if right[:2] and right[0] in ("more", "fewer", "less") and "than" in right[:3]:
        return True
    if right[:2] == ["in", "front"]:
        return True
    if left[:1] == ["by"] or (
        left[1:2] == ["by"] and left[0] in ("just", "only", "some", "a", "about", "the")
    ):
        return any(word in verbs.MARGIN for word in left[:12])
    return bool(left[:1] and left[0] in ("ahead", "behind"))


def of_trailer(words: Around) -> bool:
    """Whether the one named is the one who trails."""
    if words.right[:1] == ["behind"]:
        return True
    near = words.left[:10]
    if (
        near[:2]
        and near[0] == "by"
        and ("lost" in near or "losing" in near or "trailed" in near or "trails" in near)
    ):
        return True
    return bool(
        {"trailed", "trails", "trailing", "trail", "lagging", "lags", "behind", "deficit"}
        & (set(near[:8]) | set(words.right[:1]))
    )
