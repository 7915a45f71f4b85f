"""One outcome, and the words it is made from: subjects, object, the name behind a preposition."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.claims.sentences.clauses import Clause, Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import victories


@dataclass
class Outcome:
    """One outcome word in a line: value, whose, against whom, where its words stand."""

    value: str
    subjects: list[Item]
    rival: Item | None
    first: Item
    last: Item
    sure: float = 0.85
    projected: bool = False
    spoken: bool = False


def next_word(items: list[Item], index: int, skip: frozenset[str] = victories.LIGHT) -> Item | None:
    """The next item that is not an article or a light adverb."""
    for item in items[index + 1 : index + 6]:
        if item.lower not in skip:
            return item
    return None


def subjects_of(frame: Frame, item: Item) -> list[Item]:
    """Whose outcome it is: the clause's subjects, those of the clause behind, else the tree's."""
    clause = frame.clause(item.index)
    before = [subject for subject in clause.subjects if subject.index < item.index]
    if before:
        return before
    # "After winning the primaries, Trump ...": the subject stands in the clause behind.
    if item.tag == "VBG" and clause.start == 0:
        following = next((other for other in frame.clauses if other.start == clause.end and other.own), None)
        if following is not None:
            return following.subjects[:]
    tree = []
    for child in item.token.children:
        if child.dep_ in ("nsubj", "nsubj:pass"):
            holder = frame.line.item_of(child)
            if holder is not None and holder.who:
                tree.append(holder)
    return tree


def object_of(frame: Frame, clause: Clause, item: Item) -> Item | None:
    """The first name of a person or party behind the verb that can be its object."""
    for later in frame.line.items[item.index + 1 : clause.end]:
        if later.who and frame.modifiers.get(later.index) not in ("title", "appositive", "paren"):
            role = frame.modifiers.get(later.index, "")
            if role.startswith("prep") and role not in ("prep:over",):
                return None
            return later
        if later.figure is not None or later.lower in (";", "."):
            return None
    return None


def name_after(frame: Frame, clause: Clause, start: int, words: tuple[str, ...]) -> Item | None:
    """The name behind one of these prepositions: "lost to Y", "ahead of Y", "win over Y"."""
    items = frame.line.items
    for item in items[start + 1 : clause.end]:
        if item.lower in words:
            for later in items[item.index + 1 : item.index + 9]:
                if later.who and frame.modifiers.get(later.index) not in ("title", "paren"):
                    return later
                if later.figure is not None or later.verb:
                    break
    return None


def make(
    frame: Frame, value: str, item: Item, last: Item | None = None, rival: Item | None = None, **more: object
) -> Outcome:
    """An outcome of the subjects of `item`; nobody is a rival to himself."""
    subjects = subjects_of(frame, item)
    made = Outcome(value, subjects, rival, item, last or item)
    for key, given in more.items():
        setattr(made, key, given)
    if rival is not None and any(rival.entity is subject.entity for subject in made.subjects):
        made.rival = None
    return made


def of_figure(items: list[Item], item: Item) -> bool:
    """ "lost a net of 20 seats", "won a record 40%": what is won or lost is a figure."""
    for later in items[item.index + 1 : item.index + 6]:
        if later.figure is not None:
            return later.figure.kind not in ("ordinal", "date", "age") and measures_votes(later)
        if later.lower not in victories.BEFORE_FIGURE:
            return False
    return False


def areas_follow(items: list[Item], item: Item) -> bool:
    """ "came first in 16 of the 24 districts", "leads in 27": areas won, no outcome."""
    after = items[item.index + 1 : item.index + 4]
    return (
        bool(after)
        and after[0].lower == "in"
        and any(
            later.figure is not None and later.figure.kind not in ("date", "ordinal") for later in after[1:]
        )
    )


def measures_votes(item: Item) -> bool:
    """Whether a figure measures votes, seats or areas, so that winning it is no victory."""
    figure = item.figure
    assert figure is not None
    unit = figure.unit or ""
    if unit in ("elections", "primaries", "contests", "races", "terms", "caucuses"):
        return False
    return figure.kind in ("percent", "points", "fraction", "count", "ratio")
