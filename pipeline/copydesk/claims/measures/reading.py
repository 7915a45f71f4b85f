"""A figure's measure, and the words around a figure that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import cues

STOP = frozenset({";", "."})


FIGURE = "#"


BREAKS = frozenset({",", ";", ".", "and", "but", "while", "(", ")"})


@dataclass
class Reading:
    """A figure's measure, and what follows from the words that told it."""

    measure: str
    sign: int = 1
    change_of: str | None = None
    of_rival: bool = False
    subject_kind: str | None = None
    sure: float = 0.95
    basis: str | None = None
    earlier: bool = False
    unit: str | None = None


@dataclass
class Around:
    """The words around a figure, lower case: `left` and `right` in its clause, nearest first."""

    left: list[str]
    right: list[str]
    clause: list[str]
    verb: str
    sentence: list[str]
    paired: bool = False
    owned: bool = False
    of: bool = False
    last: Reading | None = None
    row: str | None = None
    turnout: bool = False

    def near_left(self, most: int) -> set[str]:
        """The nearest words before the figure."""
        return set(self.left[:most])

    def near_right(self, most: int) -> set[str]:
        """The nearest words behind the figure."""
        return set(self.right[:most])


def around(frame: Frame, item: Item) -> Around:
    """The surroundings of a figure."""
    items = frame.line.items
    clause = frame.clause(item.index)
    left: list[str] = []
    for earlier in reversed(items[max(clause.start, item.index - 14) : item.index]):
        if earlier.lower in STOP:
            break
        left.extend(reversed(earlier.lower.split()) if earlier.entity is not None else [earlier.lower])
    right: list[str] = []
    for later in items[item.index + 1 : min(len(items), item.index + 14)]:
        if later.lower in STOP:
            break
        if later.figure is not None:
            right += [FIGURE, *(later.figure.unit or "").split("_")]
        else:
            right.extend(later.lower.split() if later.entity is not None else [later.lower])
    return Around(
        left=left,
        right=right,
        clause=frame.line.lowers[clause.start : clause.end],
        verb=clause.verb.lower if clause.verb is not None else "",
        sentence=frame.line.lowers,
        paired=_paired(items, item),
        owned=item.index >= 2
        and items[item.index - 2].who
        and items[item.index - 1].lower in ("'s", "’s", "'", "’"),
        of=item.figure is not None and item.figure.of is not None,
        turnout=_turnout_before(items, item),
    )


def _turnout_before(items: list[Item], item: Item) -> bool:
    """Whether "turnout" stands before the figure with no person or party between."""
    for earlier in reversed(items[: item.index]):
        if earlier.who:
            return False
        if earlier.lower in cues.TURNOUT:
            return True
    return False


def _paired(items: list[Item], item: Item) -> bool:
    """ "50.1% to 46.5%", "52-48": one of two figures of one kind, that are two shares and no margin."""
    for step in (1, -1):
        at = item.index + step
        marks = 0
        while 0 <= at < len(items) and marks < 3:
            other = items[at]
            if other.figure is not None:
                return (
                    marks > 0 and item.figure is not None and other.figure.kind in (item.figure.kind, "count")
                )
            if other.lower not in ("to", "-", "–", "—", "percent", "%", "votes", "against", "versus"):
                break
            at += step
            marks += 1
    return False


def until_break(words: list[str], breaks: frozenset[str] = BREAKS) -> list[str]:
    """The words up to the first break."""
    kept = []
    for word in words:
        if word in breaks:
            break
        kept.append(word)
    return kept
