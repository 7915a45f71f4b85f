"""Majorities in a body that nobody has read: "retains its majority", "55 of the 101 seats, a clear majority", "two seats short of a majority"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.around import known, known_of, light, sided, subjects_before
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import modality, verbs
from copydesk.records import Party, Person
from copydesk.records.late import late

_SEATS = frozenset({"seats", "areas_won"})
# What somebody does who has one, and who has none.
_GETS = frozenset(
    {
        *verbs.RETAIN, *verbs.WIN, *verbs.GAIN, *verbs.SECURE, "has", "have", "having", "command", "commands", "commanded", "enjoy",
        "enjoys", "get", "gets", "got", "obtain", "obtains", "obtained", "restore", "restores", "restored", "reach", "reaches", "reached",
        "cross", "crosses", "crossed", "crossing", "pass", "passes", "passed",
    }
)  # fmt: skip
_LACKS = frozenset(
    """
    lose loses lost losing lack lacks lacked lacking miss misses missed missing without forfeit forfeited
    """.split()
)
# "Gave Labour a majority", "denied it one".
_GIVES = frozenset("give gives gave giving hand hands handed handing leaves left leaving".split())
_DENIES = frozenset(
    "deny denies denied denying cost costs costing rob robs robbed robbing deprive deprives deprived depriving".split()
)
_SHORT = frozenset({"short", "shy", "away", "stripped", "deprived", "robbed", "below"})
_NOT = modality.NEGATION | {"failing", "unable", "cannot"}
_UNREAL = (modality.UNREAL | modality.WANTED) - {"to", "set", "campaign", "able"} | {"until", "once"}
# Of these there is a majority that is none in a body: "a majority of the votes".
_BODY = frozenset({"seats", "members", "seat"})
# What a body is called behind the word, where a person has a majority.
_IN_BODY = frozenset(
    "parliament congress assembly council house senate legislature chamber bundestag knesset diet sejm duma board".split()
)
_MARK = frozenset({"mark", "threshold", "line"})
# More votes than this are told as a majority, never seats.
_MOST_SEATS = 200
# Seats of several: "the Greens, who together now have 58", "with two allied to it and the eight of the Centre, a majority of 62".
_TOGETHER = late(
    r"\b(?:together|combined|jointly|between them|would|allied|allies|partners?|backing|support)\b"
)
_REACH, _BACK = 70, 6


def with_majorities(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and majorities that somebody has or lacks and nobody has read."""
    told = {id(verdict.trace) for verdict in verdicts}
    found, told_already = list(verdicts), known_of(verdicts)
    for row, shape in zip(view.rows, view.shapes, strict=True):
        if "majority" not in row.words or row.line.items[-1].lower == "?":
            continue
        for trace in row.traces:
            if trace.item.lower != "majority" or id(trace) in told:
                continue
            value, subjects = _read(shape, trace.item)
            if value is None:
                continue
            beside = not subjects or value == "no_majority"
            owner = _seated(row, verdicts, trace.item) if beside else None
            who = owner.subject if owner is not None else subjects[-1] if subjects else None
            if who is None or known(row.line.number, who, value) in told_already:
                continue
            if owner is not None:
                found.append(Verdict(trace, row, value, PLAIN, subject=who, owner_sure=owner.owner_sure))
            elif _can_have(shape, trace.item, who):
                found.append(Verdict(trace, row, value, PLAIN, subject=who, settled=True))
    return found


def _read(frame: Frame, noun: Item) -> tuple[str | None, list[Item]]:
    """Whether a majority is had or lacked, and by whom where a verb tells; by the one whose seats stand before else."""
    items = frame.line.items
    if _of_others(items, noun):
        return None, []
    at = noun.index - 1
    while at >= 0 and (light(items[at]) or _size(items[at])) and items[at].lower not in ("no", "not"):
        at -= 1
    if at < 0:
        return None, []
    word, governor = items[at].lower, items[at]
    near = [one.lower for one in items[max(0, at - _BACK) : at]]
    unreal = not _UNREAL.isdisjoint(near)
    if governor.who and at:
        giver = items[at - 2 if items[at - 1].lower in ("the", "them") and at > 1 else at - 1].lower
        if giver in _GIVES or giver in _DENIES:
            return None if unreal else "majority" if giver in _GIVES else "no_majority", [governor]
    if word in _GETS or (
        word in ("no", "not") and at and items[at - 1].lower in (*_GETS, "but", "though", "is", "are", "was")
    ):
        if unreal:
            return None, []
        lacking = word in ("no", "not") or not _NOT.isdisjoint(near[-3:])
        return "no_majority" if lacking else "majority", subjects_before(frame, governor)
    if word in _LACKS:
        return None if unreal else "no_majority", subjects_before(frame, governor)
    if word in ("of", "from", "for") and at:
        before = items[at - 1].lower
        if word != "for" and before in _SHORT:
            return None if unreal else "no_majority", subjects_before(frame, items[at - 1])
        if word == "for" and before == "enough":
            return None if unreal or not _NOT.isdisjoint(near) else "majority", []
        return None, []
    if word in (",", "–", "-", "—", ":", ";", "(", "thus", "so", "and", "therefore", "hence", "still"):
        return None if unreal else "majority", []
    return None, []


def _of_others(items: Sequence[Item], noun: Item) -> bool:
    """Whether it is no majority in a body: "of the votes", "of 2,104", "majority owner"."""
    behind = items[noun.index + 1 : noun.index + 4]
    if not behind or behind[0].lower != "of":
        return bool(behind) and behind[0].tag.startswith("NN") and behind[0].lower not in _MARK
    figure = next((one.figure for one in behind if one.figure is not None), None)
    if figure is None:
        return not any(one.lower in _BODY for one in behind)
    size = float(figure.value) if figure.value is not None else _MOST_SEATS
    return figure.unit in ("votes", "percent", "points") or figure.of is not None or size >= _MOST_SEATS


def _size(item: Item) -> bool:
    """ "A one-seat majority", "a two-thirds majority", "its first majority"."""
    return item.figure is not None and (
        item.figure.kind in ("ordinal", "fraction", "ratio") or item.figure.unit == "seats"
    )


def _seated(row: Row, verdicts: Sequence[Verdict], noun: Item) -> Verdict | None:
    """The seats that stand last before the word, if they are of one alone."""
    start = noun.start - row.line.start
    before = row.line.text[max(start - _REACH, 0) : start]
    if _TOGETHER.search(before):
        return None
    seats = [
        one for one in verdicts
        if one.row is row and one.measure in _SEATS and one.trace.item.figure is not None
        and one.trace.item.index < noun.index and start - _REACH < one.trace.item.end - row.line.start
    ]  # fmt: skip
    return seats[-1] if seats else None


def _can_have(frame: Frame, noun: Item, who: Item) -> bool:
    """Whether somebody can have a majority in a body: a party can, a person where the body is named."""
    items = frame.line.items
    if not sided(items, who) and who.mention is not None and who.mention.form != "pronoun":
        return False
    if isinstance(who.entity, Person):
        return any(one.lower in _IN_BODY for one in items[noun.index + 1 : noun.index + _BACK])
    return isinstance(who.entity, Party)
