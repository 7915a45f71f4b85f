"""The figures of a line, each with its measure and owner."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.claims.layout.rows import row_measure
from copydesk.claims.layout.runs import distribute, next_in_line, pairs, trailing_margin
from copydesk.claims.measures.decide import decide
from copydesk.claims.measures.reading import Reading
from copydesk.claims.pending import Pending
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.state import State
from copydesk.claims.subjects.find import owner_of
from copydesk.claims.subjects.naming import SUBJECTLESS
from copydesk.claims.subjects.owner import Owner
from copydesk.claims.subjects.spoken import both, speaking
from copydesk.lexicon import modality

NO_RESULT = {
    "date": "a date", "money": "money", "ordinal": "an ordinal", "duration": "a length of time", "ratio": "a ratio",
    "age": "an age whose person is not clear",
}  # fmt: skip


def figures_of(state: State, shape: Frame) -> Iterator[Pending]:
    """The figures of a line with measure and owner, pairs and lists told apart."""
    pending: list[Pending] = []
    earlier, last = state.previous, None
    for item in shape.line.figures:
        assert item.figure is not None
        reading = decide(shape, item, earlier, last, row_measure(shape, item, state.label))
        last = reading or last
        if reading is None:
            state.reasons[item.figure.id] = NO_RESULT.get(item.figure.kind, "no result that is read here")
            continue
        if unasserted(shape, item, reading):
            state.reasons[item.figure.id] = "hoped, denied, asked or conditional"
            continue
        if reading.unit == "" or (item.figure.unit is None and reading.unit is None):
            reading.unit = earlier.unit if earlier is not None else None
        else:
            reading.unit = reading.unit or item.figure.unit
        if reading.measure not in ("age", "elapsed", "counted", "turnout", "electorate", "threshold"):
            earlier = reading
        who = Owner()
        if reading.measure not in SUBJECTLESS and reading.subject_kind != "none":
            who = owner_of(shape, item)
            if not who.items and reading.measure not in ("lead", "change"):
                who = both(state.recent, shape, item)
            if not who.items and item.quoted:
                who = speaking(shape, item)
        pending.append(Pending(item, reading, who))
    state.previous = earlier
    pairs(shape, pending, state.recent)
    distribute(shape, pending)
    next_in_line(shape, pending)
    trailing_margin(shape, pending)
    return iter(pending)


def unasserted(shape: Frame, item: Item, reading: Reading) -> bool:
    """Whether a figure is hoped, denied, asked or conditional."""
    if reading.measure in ("threshold", "age", "electorate", "total_seats"):
        return False
    items = shape.line.items
    clause = shape.clause(item.index)
    before = [word.lower for word in items[max(clause.start, item.index - 12) : item.index]]
    if items[-1].lower == "?":
        return True
    if {"if", "unless", "whether"} & set(before) or items[clause.start].lower in ("if", "unless"):
        return True
    verb = clause.verb
    if verb is not None and verb.index < item.index:
        near = [word.lower for word in items[max(clause.start, verb.index - 3) : verb.index + 3]]
        if modality.MODAL & set(near) and "projected" not in near:
            return True
    return bool(
        {"not", "n't", "never"} & set(before[-4:]) and reading.measure in ("vote_share", "votes", "seats")
    )
