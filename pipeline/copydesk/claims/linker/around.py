"""What stands around a word that tells an outcome: who is a side, how far its part of the sentence goes, a trace of it."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.context.focus import Focus
from copydesk.claims.linker.adjacent import GENITIVE
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import ALIKE, Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import victories
from copydesk.lexicon.offices import offices

MARKS = frozenset({".", ";", "?", "!", ":", "\n"})
_POSTS = victories.WINNABLE | victories.KEPT | {"it", "town", "village", "leadership", "ticket"}
# An outcome that a line tells of somebody.
Known = tuple[int, str | None, str]


def known_of(verdicts: Sequence[Verdict]) -> set[Known]:
    """The outcomes that are read already."""
    return {
        known(one.row.line.number, one.subject, one.measure)
        for one in verdicts
        if one.trace.item.figure is None
    }


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
    before = [one for one in view.traces if one.item.start <= outcome.first.start]
    focus = before[-1].focus if before else view.traces[0].focus if view.traces else Focus()
    return Trace(shape, outcome.first, focus, view.story, outcome=outcome)
