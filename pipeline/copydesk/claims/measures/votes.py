"""Votes of somebody, votes cast, votes spoiled."""

from __future__ import annotations

from copydesk.claims.measures.change import change_told, is_earlier
from copydesk.claims.measures.margin import is_lead, of_trailer
from copydesk.claims.measures.progress import units_counted
from copydesk.claims.measures.reading import Around, Reading, until_break
from copydesk.claims.measures.threshold import is_threshold
from copydesk.claims.measures.winning import wins_near, won_near


def read_votes(words: Around, unit: str) -> Reading | None:
    """Votes: somebody's, a lead, all that were cast, or those that were spoiled."""
    if units_counted(words, unit) and not is_lead(words):
        return Reading("counted")
    if is_lead(words):
        return Reading("lead", of_rival=of_trailer(words))
    right = until_break(words.right, frozenset({";", "."}))
    if is_threshold(words):
        return Reading("threshold", subject_kind="none")
    if (
        right[:3]
        and (right[0] in ("cast", "were", "was") or right[:2] == ["had", "been"])
        and {"cast", "invalid", "spoiled", "spoilt", "rejected", "blank", "valid", "counted"} & set(right[:4])
    ):
        return Reading("total_votes", subject_kind="none")
    if {"invalid", "spoiled", "spoilt", "rejected", "blank", "valid", "cast"} & (
        set(words.left[:2]) | set(right[:2])
    ) or ({"invalid", "spoiled", "spoilt", "blank"} & set(words.sentence) and not won_near(words)):
        return Reading("total_votes", subject_kind="none")
    if "total" in words.left[:4] and right[:1] == ["cast"]:
        return Reading("total_votes", subject_kind="none")
    if words.left[:1] == ["of"] and {"total", "out"} & set(words.left[:4]) and not won_near(words):
        return Reading("total_votes", subject_kind="none", sure=0.8)
    change = change_told(words)
    if change is not None and change.sign < 0:
        change.change_of = "votes"
        return change
    if unit == "ballots" and not wins_near(words):
        return Reading("total_votes", subject_kind="none", sure=0.8)
    return Reading("votes", earlier=is_earlier(words))
