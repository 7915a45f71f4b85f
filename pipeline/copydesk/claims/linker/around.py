"""What stands around a word that tells an outcome: who is a side, how far its part of the sentence goes, a trace of it."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.context.focus import Focus
from copydesk.claims.linker.adjacent import GENITIVE
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import ALIKE, Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.outcomes.outcome import Outcome, subjects_of
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import grammar, victories
from copydesk.lexicon.offices import offices

MARKS = frozenset({".", ";", "?", "!", ":", "\n"})
_POSTS = victories.WINNABLE | victories.KEPT | {"it", "town", "village", "leadership", "ticket"}
# Behind these somebody else does something.
_ELSE = grammar.CONJUNCTIONS - {"but"}
_HELPING = grammar.BE | {"has", "have", "had", "to"}
# An outcome that a line tells of somebody.
Known = tuple[int, str | None, str]


def known_of(verdicts: Sequence[Verdict]) -> set[Known]:
    """The outcomes that are read already, with those of all whom the rules read beside the one that is meant."""
    found: set[Known] = set()
    for one in verdicts:
        if one.trace.item.figure is None:
            line, value = one.row.line.number, ALIKE.get(one.measure, one.measure)
            found.add(known(line, one.subject, one.measure))
            found |= {(line, claim.subject_id, value) for claim in one.trace.claims}
    return found


def known(line: int, subject: Item | None, value: str) -> Known:
    """An outcome of somebody in a line; a win is a win, held or gained."""
    return line, key_of(subject), ALIKE.get(value, value)


def sided(items: Sequence[Item], item: Item) -> bool:
    """Whether an item names a person or a party, and not only whose somebody is."""
    following = items[item.index + 1].lower if item.index + 1 < len(items) else ""
    return item.who and item.entity is not None and following not in GENITIVE


def until_mark(items: Sequence[Item], index: int, most: int) -> list[Item]:
    """The items from one on, up to the end of the sentence or its part, at most so many."""
    found: list[Item] = []
    for item in items[index : index + most]:
        if item.lower in MARKS:
            break
        found.append(item)
    return found


def office(item: Item) -> bool:
    """Whether a word is that of an office: "mayor", "governor"."""
    return item.entity is None and (item.lower,) in offices()


def post(item: Item) -> bool:
    """Whether an item is something that is won: a seat, an election, a place."""
    return item.lower in _POSTS or (item.entity is not None and item.entity.kind in ("place", "contest"))


def light(item: Item) -> bool:
    """Whether a word only describes: an article, an adverb, an adjective."""
    return item.entity is None and item.figure is None and (
        item.tag.startswith(("RB", "JJ", "DT", "PRP$")) or item.lower in victories.LIGHT
    )  # fmt: skip


def trace_of(view: View, shape: Frame, outcome: Outcome) -> Trace:
    """A trace of the words that tell an outcome, in the focus of what stands before them."""
    # All traces of a line have one focus.
    lines = view.kept(("focuses",), lambda: {one.shape.line.number: one.focus for one in view.traces})
    number = shape.line.number
    while number > 0 and number not in lines:
        number -= 1
    focus = lines.get(number) or next(iter(lines.values()), Focus())
    return Trace(shape, outcome.first, focus, view.story, outcome=outcome)


def subjects_before(frame: Frame, first: Item) -> list[Item]:
    """Whom a phrase is of: who stands right before it, else the clause's subjects; nobody where another noun stands there."""
    items, at = frame.line.items, first.index - 1
    while (
        at >= 0
        and (items[at].tag.startswith(("RB", "MD")) or items[at].lower in _HELPING)
        and not items[at].who
    ):
        at -= 1
    if any(one.lower == "to" for one in items[max(at, 0) : first.index]):
        return []
    subjects = [who for who in subjects_of(frame, first) if who.index < first.index]
    if subjects and any(one.lower in _ELSE for one in items[subjects[-1].index + 1 : at + 1]):
        subjects = []
    if at < 0 or items[at].lower in (",", ")", "who", "and", "which"):
        return subjects
    if items[at].who:
        if items[at] in subjects or (subjects and items[at].index in frame.modifiers):
            return subjects
        return [items[at]] if sided(items, items[at]) else []
    if first.verb or first.lower in _HELPING or items[at].tag.startswith(("VB", "IN")):
        return [] if items[at].entity is not None or items[at].tag.startswith("NN") else subjects
    return subjects
