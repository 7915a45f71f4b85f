"""All outcomes that a line itself asserts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from copydesk.claims.outcomes.asserted import unreal
from copydesk.claims.outcomes.elected import elected, gained, retained
from copydesk.claims.outcomes.losses import conceded, lost
from copydesk.claims.outcomes.nouns import noun
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.outcomes.questions import DECIDING, decided
from copydesk.claims.outcomes.standing import leads, trails
from copydesk.claims.outcomes.wins import beat, called_for, came_first, secured, to_runoff, won
from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import verbs

VerbReader = Callable[[Frame, Clause, Item, list[Item]], Outcome | None]
_ARRIVED = frozenset(
    """
    came come comes finished finish finishes placed place coming finishing emerged emerge emerges became become becomes
    remained remain remains ended end ends was is were are
    """.split()
)
_CALLED = frozenset({"called", "calls", "projected"})
_OTHERS = _ARRIVED | _CALLED


def outcomes(frame: Frame) -> Iterator[Outcome]:
    """All outcomes asserted in a line."""
    items = frame.line.items
    if (
        not items
        or items[-1].lower == "?"
        or (items[0].lower in ("who", "will", "did", "can") and items[-1].text == "?")
    ):
        return
    used: set[int] = set()
    for item in items:
        if item.entity is not None or item.figure is not None or item.index in used:
            continue
        found = (
            (decided(frame, item) if item.lower in DECIDING else None)
            or _verb(frame, item)
            or noun(frame, item)
        )
        if found is None or not found.subjects:
            continue
        if unreal(frame, item, found):
            continue
        used.update(range(found.first.index, found.last.index + 1))
        yield found


@cache
def _readers() -> dict[str, list[VerbReader]]:
    """The readers of each verb, in the order in which they are asked."""
    found: dict[str, list[VerbReader]] = {}
    for table, reader in (
        (verbs.ELECT, elected), (verbs.BEAT, beat), (verbs.CONCEDE, conceded), (verbs.WIN, won), (verbs.LOSE, lost),
        (verbs.LEAD, leads), (verbs.TRAIL, trails), (verbs.RETAIN, retained), (verbs.SECURE, secured), (verbs.GAIN, gained),
    ):  # fmt: skip
        for word in table:
            found.setdefault(word, []).append(reader)
    return found


def _verb(frame: Frame, item: Item) -> Outcome | None:
    """The outcome that a verb tells."""
    word, items = item.lower, frame.line.items
    readers = _readers().get(word, ())
    if not readers and word not in _OTHERS and word not in verbs.ADVANCE:
        return None
    headline = frame.line.part in ("headline", "crosshead")
    if not (item.tag.startswith("VB") or (headline and item.tag.startswith(("NN", "JJ")))):
        return None
    for reader in readers:
        found = reader(frame, frame.clause(item.index), item, items)
        if found is not None:
            return found
    if word in _ARRIVED:
        return came_first(frame, item, items)
    if word in verbs.ADVANCE:
        return to_runoff(frame, item, items)
    return called_for(item, items) if word in _CALLED else None


def told_already(found: list[Outcome], outcome: Outcome) -> bool:
    """ "has been elected governor, defeating Y": one win told in two verbs; the rival goes to the first."""
    won = ("won", "retained", "gained")
    for earlier in found:
        same = [item.entity for item in earlier.subjects] == [item.entity for item in outcome.subjects]
        if same and earlier.value in won and outcome.value in won and outcome.first.tag == "VBG":
            earlier.rival = earlier.rival or outcome.rival
            return True
    return False
