"""Figures in a run: pairs, ranges, lists that are dealt out to as many names."""

from __future__ import annotations

import itertools

from copydesk.claims.pending import Pending
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner, other_side
from copydesk.lexicon import verbs

RANGE_MARKS = frozenset({"-", "–", "—", "to", "against", "versus", "v", "vs"})


def same_unit(first: Pending, second: Pending) -> bool:
    return first.reading.measure == second.reading.measure and (first.reading.unit == second.reading.unit)


def pairs(shape: Frame, pending: list[Pending], recent: list[Item]) -> None:
    """ "beat Y by 61.03 to 38.96", "52-48", "from 45 to 52"."""
    items = shape.line.items
    for first, second in itertools.pairwise(pending):
        between = [item.lower for item in items[first.item.index + 1 : second.item.index]]
        text = shape.line.text[
            first.item.end - shape.line.start : second.item.start - shape.line.start
        ].strip()
        joined = text in RANGE_MARKS or (between and between[-1] in RANGE_MARKS and len(between) <= 5 and not any(
            item.who for item in items[first.item.index + 1 : second.item.index]))  # fmt: skip
        if not joined:
            continue
        before = [word.lower for word in items[max(0, first.item.index - 3) : first.item.index]]
        if "from" in before:
            first.reading.measure = (
                second.reading.measure if first.reading.measure == "change" else first.reading.measure
            )
            first.when = first.when or "earlier"
            if second.owner.how in ("none", "tree"):
                second.owner = first.owner
            continue
        if second.owner.how in ("for", "possessive", "adjacent", "bracket") or not same_unit(first, second):
            continue
        _split_pair(shape, first, second, recent)


def _split_pair(shape: Frame, first: Pending, second: Pending, recent: list[Item]) -> None:
    clause = shape.clause(first.item.index)
    subjects = [item for item in clause.subjects if item.index < first.item.index]
    if len(subjects) >= 2:
        first.owner, second.owner = (
            Owner(subjects[:1], sure=0.85, how="pair"),
            Owner(subjects[1:2], sure=0.85, how="pair"),
        )
        return
    if not subjects:
        if not first.owner.items and not any(item.who for item in shape.line.items) and len(recent) >= 2:
            first.owner = Owner(recent[-2:-1], sure=0.6, how="pair")
            second.owner = Owner(recent[-1:], sure=0.6, how="pair")
        elif first.owner.items and not second.owner.items:
            other = [item for item in recent if item.entity is not first.owner.items[0].entity]
            second.owner = Owner(other[-1:], sure=0.6, how="pair")
        return
    lead: Item | None
    trail: Item | None
    rival = other_side(clause, subjects[0])
    if rival is None or rival.index > second.item.index + 8:
        rival = next(
            (item for item in shape.line.items[second.item.index + 1 : second.item.index + 8] if item.who),
            rival,
        )
    if (
        clause.verb is not None
        and clause.verb.lower in ("put", "puts", "gave", "gives", "showed", "shows", "had")
        and rival is not None
    ):
        lead, trail = (rival, None) if clause.verb.lower.startswith("put") else (subjects[0], rival)
    else:
        lead, trail = subjects[0], rival
    lost = clause.verb is not None and clause.verb.lower in {**verbs.LOSE, **verbs.TRAIL}
    if lost and _number(first) > _number(second):
        lead, trail = trail, lead
    first.owner = Owner([lead] if lead else [], sure=0.85 if lead else 0.4, how="pair")
    second.owner = Owner([trail] if trail else [], sure=0.8 if trail else 0.4, how="pair")


def _number(pending: Pending) -> float:
    figure = pending.item.figure
    return float(figure.value) if figure is not None and figure.value else 0.0


def distribute(shape: Frame, pending: list[Pending]) -> None:
    """ "A, B and C won 10, 20 and 30": as many figures in a run as subjects are dealt out in order."""
    at = 0
    while at < len(pending):
        group = [pending[at]]
        while at + len(group) < len(pending):
            following = pending[at + len(group)]
            gap = shape.line.items[group[-1].item.index + 1 : following.item.index]
            if not same_unit(group[-1], following) or any(
                item.lower not in (",", "and", "&", "percent", "%", "per", "cent") for item in gap
            ):
                break
            group.append(following)
        names = group[0].owner.items
        if len(group) > 1 and len(names) == len(group):
            for one, name in zip(group, names, strict=True):
                one.owner = Owner([name], sure=0.9, how="respectively")
        elif len(group) > 1 and len(names) > 1:
            for one in group:
                one.owner = Owner(one.owner.items[-1:], sure=0.4, how=one.owner.how)
        at += len(group)


def next_in_line(shape: Frame, pending: list[Pending]) -> None:
    """Nobody has two shares: the second one is of the name between the two, if there is one."""
    for at, one in enumerate(pending):
        if one.owner.how not in ("clause", "clause before", "tree") or one.reading.measure not in (
            "vote_share",
            "votes",
            "seats",
        ):
            continue
        for other in pending[:at]:
            if (
                not same_unit(one, other)
                or not one.owner.items
                or not other.owner.items
                or other.when
                or one.when
            ):
                continue
            if (
                one.owner.items[0].entity is not other.owner.items[0].entity
                or other.reading.earlier
                or one.reading.earlier
            ):
                continue
            between = [
                item for item in shape.line.items[other.item.index + 1 : one.item.index]
                if item.who and item.entity is not one.owner.items[0].entity
                and shape.modifiers.get(item.index, "") in ("", "prep:with", "prep:over", "prep:than")
            ]  # fmt: skip
            if between:
                one.owner = Owner(between[-1:], sure=0.75, how="next")


def trailing_margin(shape: Frame, pending: list[Pending]) -> None:
    """ "X had 50.49% and Y 48.85%, a difference of 233,211 votes": the lead of the one with more."""
    for at, one in enumerate(pending):
        if one.reading.measure != "lead" or at < 2 or one.reading.of_rival:
            continue
        shares = [
            other
            for other in pending[:at]
            if other.reading.measure in ("vote_share", "votes", "seats") and other.owner.items
        ]
        names = {id(other.owner.items[0].entity) for other in shares}
        between = shape.line.items[pending[at - 1].item.index + 1 : one.item.index]
        if len(names) < 2 or any(
            item.finite or (item.who and id(item.entity) not in names) for item in between
        ):
            continue
        same = [other for other in shares if other.reading.measure == shares[-1].reading.measure][-2:]
        if len(same) == 2:
            first, second = sorted(same, key=_number, reverse=True)
            one.owner = Owner(first.owner.items[:1], second.owner.items[0], 0.85, "difference")
