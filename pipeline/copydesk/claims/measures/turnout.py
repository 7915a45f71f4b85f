"""Turnout and the electorate: those who voted and those who may."""

from __future__ import annotations

from copydesk.claims.measures.reading import Around, Reading, until_break
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import cues


def is_turnout(words: Around) -> bool:
    """ "Turnout was 61%", "61% of voters took part"; not "61% voted for X"."""
    near = words.near_left(10) | words.near_right(4)
    if cues.TURNOUT & near:
        return True
    right = until_break(words.right, frozenset({",", ";", "."}))[:12]
    people = {"voters", "electorate", "electors", "eligible", "registered", "people", "citizens"} & set(
        right[:7]
    )
    acted = (
        {"voted", "turned", "participated"} & set(right)
        or ({"cast", "casting"} & set(right) and {"ballots", "ballot", "votes", "vote"} & set(right))
        or ("took" in right and "part" in right)
    )
    if people and acted:
        return (
            not {"for", "backed", "against"} & set(right[right.index("voted") :][:3])
            if "voted" in right
            else True
        )
    return bool("part" in right[:5] and "took" in right[:4])


def read_voters(words: Around, item: Item) -> Reading | None:
    """People: those who voted, or those who may."""
    figure = item.figure
    assert figure is not None
    right = until_break(words.right, frozenset({";", "."}))[:12]
    if (
        (words.left[:1] == ["of"] or words.left[:2] == ["the", "of"])
        and "voters" in (figure.unit or "")
        and not cues.TURNOUT & set(words.left[:3])
    ):
        return Reading("electorate", subject_kind="none")
    inside = set(figure.printed.lower().split()) | set(item.text.lower().split())
    voted = {"voted", "vote", "participated", "voting"} & set(right[:6]) or ("turned" in right and "out" in right) or (
        {"cast"} & set(right[:5]) and {"ballots", "ballot", "votes", "vote", "their"} & set(right[:8])
    ) or ("took" in right and "part" in right)  # fmt: skip
    may = {"eligible", "registered", "entitled", "enrolled", "qualified", "roll", "rolls", "register"} & (
        inside | set(right[:6]) | set(words.left[:3])
    )
    able = "to" in right[:4] and "vote" in right[:6]
    if may or able:
        # "1.2 million of the 2 million registered voters": those who voted, where the turnout is spoken of.
        if figure.of is not None and not able and (voted or cues.TURNOUT & {*words.left[:8], *right}):
            return Reading("turnout", subject_kind="none")
        return Reading("electorate", subject_kind="none")
    if voted:
        if {"for", "against"} & set(right[1:4]) and "voted" in right[:3]:
            return Reading("votes", sure=0.8)
        return Reading("turnout", subject_kind="none")
    if cues.TURNOUT & set(words.left[:8]) or {"turnout"} & set(right[:3]):
        return Reading("turnout", subject_kind="none")
    if "voters" in (figure.unit or "") and words.left[:1] == ["of"]:
        return Reading("electorate", subject_kind="none", sure=0.8)
    return None
