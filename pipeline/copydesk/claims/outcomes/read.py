"""All outcomes that a line itself asserts."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.claims.outcomes.asserted import unreal
from copydesk.claims.outcomes.elected import elected, gained, retained
from copydesk.claims.outcomes.losses import conceded, lost
from copydesk.claims.outcomes.nouns import noun
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.outcomes.standing import leads, trails
from copydesk.claims.outcomes.wins import beat, called_for, came_first, secured, to_runoff, won
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import verbs


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
        found = _verb(frame, item) or noun(frame, item)
        if found is None or not found.subjects:
            continue
        if unreal(frame, item, found):
            continue
        used.update(range(found.first.index, found.last.index + 1))
        yield found


def _verb(frame: Frame, item: Item) -> Outcome | None:
    """The outcome that a verb tells."""
    word, items = item.lower, frame.line.items
    clause = frame.clause(item.index)
    headline = frame.line.part in ("headline", "crosshead")
    verbal = item.tag.startswith("VB") or (headline and item.tag.startswith(("NN", "JJ")))
    if not verbal:
        return None
    for table, reader in (
        (verbs.ELECT, elected), (verbs.BEAT, beat), (verbs.CONCEDE, conceded), (verbs.WIN, won), (verbs.LOSE, lost),
        (verbs.LEAD, leads), (verbs.TRAIL, trails), (verbs.RETAIN, retained), (verbs.SECURE, secured), (verbs.GAIN, gained),
    ):  # fmt: skip
        if word in table:
            found = reader(frame, clause, item, items)
            if found is not None:
                return found
    if word in ("came", "come", "comes", "finished", "finishes", "placed", "coming", "finishing"):
        return came_first(frame, item, items)
    if word in verbs.ADVANCE:
        return to_runoff(frame, item, items)
    if word in ("called", "calls", "projected"):
        return called_for(item, items)
    return None


def told_already(found: list[Outcome], outcome: Outcome) -> bool:
    """ "has been elected governor, defeating Y": one win told in two verbs; the rival goes to the first."""
    won = ("won", "retained", "gained")
    for earlier in found:
        same = [item.entity for item in earlier.subjects] == [item.entity for item in outcome.subjects]
        if same and earlier.value in won and outcome.value in won and outcome.first.tag == "VBG":
            earlier.rival = earlier.rival or outcome.rival
            return True
    return False
