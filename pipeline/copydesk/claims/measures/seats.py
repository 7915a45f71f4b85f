"""Seats won, seats there are, areas won."""

from __future__ import annotations

import re

from copydesk.claims.measures.change import change_told, is_earlier
from copydesk.claims.measures.margin import is_lead, of_trailer
from copydesk.claims.measures.reading import Around, Reading, until_break
from copydesk.claims.measures.threshold import is_threshold
from copydesk.claims.measures.winning import result_near, wins_near, won_near
from copydesk.lexicon import cues, units

_MOVES = cues.LEAD_NOUNS | {"gain", "loss", "swing", "increase"}

# "the 129-seat parliament", "a 60-member council"; not "a 12-seat lead".
SIZED = re.compile(r"\w-(?:seat|member|strong)\b")


def read_seats(words: Around, unit: str, printed: str = "") -> Reading | None:
    """Seats: won or held, those there are, a lead, a change, or as many as a majority needs."""
    left, right = words.left, until_break(words.right, frozenset({";", "."}))
    near = set(left[:6])
    if (
        is_threshold(words)
        or "short" in right[:1]
        or ("short" in near and "of" in near and "majority" in right)
    ):
        return Reading("threshold", subject_kind="none")
    if {"represent", "represented", "represents", "representing"} & set(left[:5]):
        return Reading("total_seats", subject_kind="none")
    if {"elects", "elect", "electing", "choose", "fill"} & set(left[:2]):
        return Reading("total_seats", subject_kind="none")
    total = left[:2] == ["the", "of"] or (left[:1] == ["of"] and not wins_near(words))
    if not words.of and (
        total or (left[:1] in (["'s"], ["’s"]) and not words.owned and not result_near(words))
    ):
        return Reading("total_seats", subject_kind="none", sure=0.8)
    if SIZED.search(printed) and not _MOVES & set(right[:3]):
        return Reading("total_seats", subject_kind="none")
    if right[:1] and right[0] in units.CHAMBERS:
        return Reading("total_seats", subject_kind="none")
    if (
        ({"stake", "grabs", "contested", "available", "contention"} & set(right[:7]) and not words.of)
        or (right[:2] == ["in", "the"] and not wins_near(words))
        or {"elect", "fill"} & near
    ):
        return Reading("total_seats", subject_kind="none")
    if (
        {"representing", "represented", "represent", "comprises", "includes", "has"} & set(left[:5])
        and {"total", "includes", "comprises", "primaries"} & set(left[:14])
        and not won_near(words)
    ):
        return Reading("total_seats", subject_kind="none")
    if is_lead(words) and not {"majority"} & set(right[:1]):
        return Reading("lead", of_rival=of_trailer(words))
    change = change_told(words)
    if change is not None and unit != "delegates":
        change.change_of = "seats"
        return change
    if "net" in near and {"gain", "gained", "netted", "loss", "lost"} & set(left[:8]):
        return Reading("change", sign=-1 if {"loss", "lost"} & set(left[:8]) else 1, change_of="seats")
    if left[:3] and {"netted", "additional", "extra"} & set(left[:3]) and "delegates" not in unit:
        return Reading("change", sign=1, change_of="seats")
    basis = "held" if {"hold", "holds", "held"} & near else None
    return Reading(
        "seats",
        earlier=is_earlier(words) or "previously" in near,
        basis=basis,
        sure=0.95 if wins_near(words) else 0.8,
    )


def read_areas(words: Around, unit: str) -> Reading | None:
    """ "Won 36 of the 81 provinces"; "with 30 of 50 districts counted" is progress."""
    right = until_break(words.right, frozenset({",", ";", "."}))[:6]
    if (
        unit in units.BALLOT_UNITS
        and any(word in cues.COUNTED for word in right if word != "in")
        and not wins_near(words)
    ):
        return Reading("counted")
    if {"counted", "reporting", "declared", "results"} & set(words.left[:5]) and "from" in words.left[:4]:
        return Reading("counted")
    if {"reporting", "counted", "declared"} & set(right[:4]):
        return Reading("counted")
    if not result_near(words) or {"need", "needs", "needed", "must"} & set(words.clause):
        return None
    if {"holds", "hold", "held", "holding"} & set(words.left[:4]) and {
        "elections",
        "election",
        "primaries",
        "primary",
    } & set(words.right[:6]):
        return None
    return Reading("areas_won", sure=0.85)
