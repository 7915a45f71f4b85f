"""Sides that only a list names: in rows of parties with their figures a label that nothing else reads is a party too.

"Latvian Renewal: 31.6% / United Riga: 15.3% / Our City: 8.1%"; "the Workers' Party 7, Harmony Together 5 and Our City 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.lexicon import units
from copydesk.names.fold import fold
from copydesk.records import Entity, Mention, Party, Person, Place, Quantity
from copydesk.records.late import late

# What may stand between a label and its figure.
_TAIL = late(
    r"[ \t]*[:(–—,-]?[ \t]*(?:(?:(?:will |would )?(?:have|has|had|won|wins|took|takes|gets|got|secured|holds|hold)|on|with|at) )?\Z"
)
_WORD = late(r"[^\s:,;()|•*–—\d]+")
# Between two words in capitals.
_JOINS = frozenset("of for the and de la le da do to in".split())
_MOST = 6
_REACH = 70
# Labels of what is no side.
_NO_SIDES = frozenset(
    """
    turnout total totals others other rest remaining invalid blank rejected spoiled spoilt valid votes ballots electorate registered eligible yes no
    for against none abstentions seats result results majority lead margin quota threshold swing change counted precincts polling stations women men
    independents independent undecided uncommitted source note share shares first second third final round monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december needed up down vacant electors informal
    write-ins write-in scattering null exhausted poll polls reporting ward district region county age aged here there it he she they we i in on at by
    """.split()
)
# So many rows must be of parties for another to be one: of three in a line, of two under each other.
_LINES, _INLINE = 1, 2
_GAP = 60


class _Labelled(NamedTuple):
    """A figure with the words of its label."""

    figure: Quantity
    start: int
    end: int
    row: bool


def labelled_parties(
    text: str, entities: Sequence[Entity], figures: Sequence[Quantity]
) -> tuple[Entity, ...]:
    """The entities, and as parties the labels of rows among those of parties that nothing else reads."""
    held = {
        at: entity
        for entity in entities
        for mention in entity.mentions
        for at in range(mention.start, mention.end)
    }
    new: dict[str, list[Mention]] = {}
    taken: set[str] = set()
    for run in _runs(text, figures):
        owners = [held.get(one.end - 1) for one in run]
        sides = sum(isinstance(owner, Party) for owner in owners)
        if sides < (_LINES if run[0].row else _INLINE) or any(isinstance(owner, Person) for owner in owners):
            continue
        for one, owner in zip(run, owners, strict=True):
            label = text[one.start : one.end]
            if owner is None:
                if not any(at in held for at in range(one.start, one.end)) and _may_be_side(label):
                    new.setdefault(label, [])
            elif (
                isinstance(owner, Place)
                and run[0].row
                and not owner.known
                and " " in label
                and owner.name == label
            ):
                taken.add(owner.id)
    if not new and not taken:
        return tuple(entities)
    found: list[Entity] = [
        Party(id=one.id, name=one.name, mentions=one.mentions) if one.id in taken else one for one in entities
    ]
    last = max((int(one.id[1:]) for one in entities if one.id[1:].isdigit()), default=0)
    for number, label in enumerate(new, last + 1):
        mentions = tuple(
            Mention(start=match.start(), end=match.end(), text=label, form="full")
            for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text)
            if match.start() not in held and match.end() - 1 not in held
        )
        found.append(Party(id=f"e{number}", name=label, mentions=mentions))
    return tuple(found)


def _runs(text: str, figures: Sequence[Quantity]) -> Iterator[list[_Labelled]]:
    """Labelled figures of one kind that follow each other: in a line, or each at the head of a line of its own."""
    run: list[_Labelled] = []
    for one in _labelled(text, figures):
        if run and not _follows(text, run[-1], one):
            if len(run) > 2:
                yield run
            run = []
        run.append(one)
    if len(run) > 2:
        yield run


def _labelled(text: str, figures: Sequence[Quantity]) -> Iterator[_Labelled]:
    for figure in figures:
        bare = figure.kind == "count" and (
            figure.unit is None or figure.unit in units.SEAT_UNITS or figure.unit == "votes"
        )
        if figure.kind != "percent" and not bare:
            continue
        if (span := _label(text, figure.start)) is not None:
            line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
            yield _Labelled(figure, *span, row=not line.strip(" \t•*–—-"))


def _label(text: str, end: int) -> tuple[int, int] | None:
    """Where the name right before a figure stands: words with capitals, small ones between."""
    low = max(0, end - _REACH)
    tail = _TAIL.search(text, low, end)
    stop = end if tail is None else tail.start()
    before = text[low:stop].split()
    # Mostly a word in small letters stands there: no name.
    if not before or before[-1] == before[-1].lower():
        return None
    words: list[tuple[int, int]] = []
    for match in reversed(list(_WORD.finditer(text, low, stop))):
        after = words[-1][0] if words else stop
        if text[match.end() : after].strip(" ") or "\n" in text[match.end() : after] or len(words) == _MOST:
            break
        word = match[0]
        # "five and Our City": "and" joins names only where a name stands before it too.
        if not (word[:1].isupper() or (words and word in _JOINS)):
            break
        words.append(match.span())
    while words and not text[words[-1][0]].isupper():
        words.pop()
    if words and text[slice(*words[-1])] in ("The", "A"):
        words.pop()
    return (words[-1][0], words[0][1]) if words else None


def _follows(text: str, one: _Labelled, other: _Labelled) -> bool:
    """Whether the second stands next to the first in one list."""
    between = text[one.figure.end : other.start]
    if one.row != other.row or len(between) > _GAP:
        return False
    if one.row:
        return between.count("\n") == 1
    return "\n" not in between and re.search(r"[.?!]\s", between) is None


def _may_be_side(label: str) -> bool:
    words = label.split()
    return (
        label[:1].isupper()
        and words[-1][:1].isupper()
        and not any(fold(word).lower() in _NO_SIDES for word in words)
    )
