"""Winners that plain words name: "declared X the winner", "X emerged victorious", "the winner was X", "X is the new mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.claims.linker.adjacent import GENITIVE, PLAIN
from copydesk.claims.linker.around import MARKS, known, known_of, office, sided, trace_of, until_mark
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.line import Item
from copydesk.records import Person, Place

_DECLARE = frozenset(
    """
    declare declares declared declaring proclaim proclaims proclaimed proclaiming confirm confirms confirmed announce announces
    announced certify certifies certified name names named pronounce pronounced return returned returns
    """.split()
)
_GOALS = frozenset(
    "winner winners victor victors elected re-elected president-elect governor-elect mayor-elect senator-elect premier-elect".split()
)
# An office that somebody is proclaimed to: never one that they are named or confirmed to.
_TO_OFFICE = frozenset("proclaimed declared proclaim proclaims".split())
_BE = frozenset("is are was were be been being 's ’s".split())
_CHOOSE = frozenset("chose choose chooses chosen picked pick picks elect elects elected".split())
_NEW = frozenset({"new", "next"})
_SEATS = frozenset(
    "seat ward mayoralty race presidency governorship district constituency riding victory win post contest nomination election".split()
)
_WENT = frozenset({"went", "goes"})
_TO_RUNOFF = frozenset(
    "headed heading heads bound going go goes advance advanced advances proceed through".split()
)
_RUNOFF = frozenset({"runoff", "run-off", "runoffs", "run-offs"})
# Before the word, in its clause: what did not come, has not come yet, or is only said.
_UNREAL = frozenset(
    """
    not n't n’t never no nor neither without will would 'll ’ll could can may might should must if unless until before whether refused refuse
    refuses expected poised likely to hopes hoped wants wanted wrongly falsely prematurely almost nearly himself herself itself themselves
    yet claimed claims
    """.split()
)
# A line without one of these tells no such win.
_CUES = _DECLARE | _NEW | _WENT | _RUNOFF | _CHOOSE | {"emerged", "emerges", "winner"}
_BEFORE_WINNER = frozenset("the election overall outright clear declared".split())
_LINKS = frozenset({",", "and", "&"})
_REACH = 10


class _Told(NamedTuple):
    """Who has won, or goes into a second round, and the first and the last word that tell it."""

    at: Item
    last: Item
    who: Item
    value: str = "won"
    # Whether it is the only one who can be meant: not of "the last seat went to X".
    sole: bool = True


def with_declared(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and the wins that plain words tell and nobody has read."""
    found = list(verdicts)
    told_already = known_of(verdicts)
    for row in view.rows:
        if row.line.items and row.line.items[-1].lower == "?":
            continue
        for told in _told(row):
            key = known(row.line.number, told.who, told.value)
            if key not in told_already:
                told_already.add(key)
                found.append(
                    Verdict(
                        _trace(view, row, told),
                        row,
                        told.value,
                        PLAIN,
                        subject=told.who,
                        settled=told.sole,
                    )
                )
    return found


def _told(row: Row) -> Iterator[_Told]:
    if not row.who or _CUES.isdisjoint(row.line.vocabulary):
        return
    items = row.line.items
    for item in items:
        word = item.lower
        if word in _DECLARE:
            yield from _declared(items, item)
        elif word in ("emerged", "emerges"):
            yield from _emerged(items, item)
        elif word == "winner":
            yield from _winner(items, item)
        elif word in _BE or word in ("becomes", "became"):
            yield from _new_office(items, item)
        elif word in _WENT:
            yield from _went_to(items, item)
        elif not _RUNOFF.isdisjoint(word.split()):
            yield from _into_runoff(items, item)
        elif word in _CHOOSE:
            yield from _chosen(items, item)


def _declared(items: Sequence[Item], verb: Item) -> Iterator[_Told]:
    """ "has declared X the winner", "X was proclaimed governor", "confirmed X as winner", "declared X duly elected"."""
    before = _clause(items, verb.index)
    if not _UNREAL.isdisjoint(item.lower for item in before):
        return
    behind = until_mark(items, verb.index + 1, _REACH + 4)
    goal = next((item for item in behind if item.lower in _GOALS or _elect(items, item)), None)
    if goal is None and verb.lower in _TO_OFFICE:
        goal = next((item for item in behind if office(item) and _first(behind, item)), None)
    if goal is None or any(
        item.lower in _UNREAL or item.lower in ("that", "after", "because")
        for item in items[verb.index + 1 : goal.index]
    ):
        return
    between = [item for item in items[verb.index + 1 : goal.index] if sided(items, item)]
    if between:
        # "Declared X the winner"; "declares the PDP's Adeleke winner" is of Adeleke.
        if not any(item.lower in _BE for item in before[-5:]):
            yield _Told(verb, goal, between[0])
        return
    if any(item.lower in _BE for item in before[-6:]):
        for who in _listed(items, before):
            yield _Told(verb, goal, who)


def _emerged(items: Sequence[Item], verb: Item) -> Iterator[_Told]:
    """ "X emerged (as the) winner", "emerged victorious"."""
    before = _clause(items, verb.index)
    told = [
        item
        for item in items[verb.index + 1 : verb.index + 6]
        if item.lower in ("winner", "winners", "victorious", "victor", "victors")
    ]
    if told and _UNREAL.isdisjoint(item.lower for item in before):
        everyone = _listed(items, before)
        for who in everyone if told[0].lower == "winners" else everyone[-1:]:
            yield _Told(verb, told[0], who)


def _winner(items: Sequence[Item], noun: Item) -> Iterator[_Told]:
    """ "the winner in Kirkby was X"; "X, the winner in Kirkby, said", "the winner, X,"."""
    if noun.index == 0 or items[noun.index - 1].lower not in _BEFORE_WINNER:
        return
    behind = until_mark(items, noun.index + 1, _REACH + 4)[:8]
    for at, item in enumerate(behind):
        if item.figure is not None or item.lower in _UNREAL:
            return
        if item.lower in _BE and item.lower not in GENITIVE and at + 1 < len(behind):
            who = behind[at + 1]
            if sided(items, who):
                yield _Told(noun, noun, who)
            return
    if items[noun.index - 1].lower == "the" and noun.index > 2 and items[noun.index - 2].lower == ",":
        who, after = items[noun.index - 3], items[noun.index + 1].lower if noun.index + 1 < len(items) else ""
        if sided(items, who) and after in (",", "in", "."):
            yield _Told(noun, noun, who)


def _new_office(items: Sequence[Item], verb: Item) -> Iterator[_Told]:
    """ "X is the new mayor of Kirkby", "X will be Kirkby's next mayor", "X becomes the next president"."""
    at = verb.index - 1
    while at >= 0 and items[at].lower in {"will", "'ll", "’ll", "have", "has", "now", "thus", "therefore"}:
        at -= 1
    if at < 0 or not sided(items, items[at]) or not isinstance(items[at].entity, Person):
        return
    if not _UNREAL.isdisjoint(
        {item.lower for item in _clause(items, at)} - {"to", "before", "will", "claims", "claimed"}
    ):
        return
    words = items[verb.index + 1 : verb.index + 7]
    new = next((item for item in words if item.lower in _NEW), None)
    if new is None or any(
        item.figure is not None or item.verb or item.lower in _LINKS
        for item in items[verb.index + 1 : new.index]
    ):
        return
    if any(item.lower in _UNREAL | {"a", "an"} for item in items[verb.index + 1 : new.index]):
        return
    if any(office(item) for item in items[new.index + 1 : new.index + 4]):
        yield _Told(verb, new, items[at])


def _went_to(items: Sequence[Item], verb: Item) -> Iterator[_Told]:
    """ "The seat went to X of Labour"."""
    before, behind = _clause(items, verb.index), items[verb.index + 1 : verb.index + 4]
    if not before or before[-1].lower not in _SEATS or len(behind) < 2 or behind[0].lower != "to":
        return
    if any(item.who or item.figure is not None or item.lower in _UNREAL for item in before):
        return
    who = behind[2] if behind[1].lower == "the" and len(behind) > 2 else behind[1]
    if sided(items, who):
        sole = len(before) == 1 or before[-2].lower in {"the", "that", *GENITIVE}
        yield _Told(verb, verb, who, sole=sole)


def _into_runoff(items: Sequence[Item], noun: Item) -> Iterator[_Told]:
    """ "X and Y are headed to a run-off"."""
    before = _clause(items, noun.index)
    verb = next((item for item in reversed(before) if item.lower in _TO_RUNOFF), None)
    if verb is None or not _UNREAL.isdisjoint(item.lower for item in before if item.index < verb.index):
        return
    if any(item.figure is not None or item.who for item in items[verb.index : noun.index]):
        return
    sides = _listed(items, [item for item in before if item.index < verb.index])
    for who in sides if len(sides) > 1 else ():
        yield _Told(noun, noun, who, "runoff")


def _chosen(items: Sequence[Item], verb: Item) -> Iterator[_Told]:
    """ "Voters chose X as mayor", "the town has chosen X as its next mayor"."""
    behind = items[verb.index + 1 : verb.index + 7]
    if len(behind) < 3 or not sided(items, behind[0]) or behind[1].lower not in ("as", "to"):
        return
    before = _clause(items, verb.index)
    if any(item.who for item in before) or not _UNREAL.isdisjoint(item.lower for item in before):
        return
    if any(office(item) for item in behind[2:]):
        yield _Told(verb, verb, behind[0])


def _clause(items: Sequence[Item], index: int) -> list[Item]:
    """The items before one, back to a mark that ends a sentence or parts it."""
    found: list[Item] = []
    for at in range(index - 1, max(-1, index - 1 - 2 * _REACH), -1):
        if items[at].lower in MARKS or items[at].quoted != items[index].quoted:
            break
        found.append(items[at])
    return found[::-1]


def _listed(items: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """The one named last before a word, with those joined to them: "X and Y were declared winners"."""
    named = [item for item in before if sided(items, item)]
    people = [item for item in named if isinstance(item.entity, Person)] or named
    if not people:
        return []
    found = [people[-1]]
    for item in reversed(people[:-1]):
        between = items[item.index + 1 : found[0].index]
        if not any(one.lower in ("and", "&") for one in between) or any(
            one.verb or one.figure is not None for one in between
        ):
            break
        found.insert(0, item)
    return found


def _elect(items: Sequence[Item], item: Item) -> bool:
    """Whether a word is the last of "president-elect" told in three."""
    return item.lower == "elect" and items[item.index - 1].lower == "-"


def _first(behind: Sequence[Item], item: Item) -> bool:
    """Whether nothing but small words and a genitive stands before an office: "proclaimed (the) governor"."""
    return all(
        one.lower in {"the", "as", "duly", "officially", "new", *GENITIVE} or isinstance(one.entity, Place)
        for one in behind[: behind.index(item)]
    )


def _trace(view: View, row: Row, told: _Told) -> Trace:
    """A trace of the words that tell a win."""
    outcome = Outcome(told.value, [told.who], None, told.at, told.last)
    return trace_of(view, view.shapes[row.line.number], outcome)
