"""Outcomes that set phrases tell and nobody has read: "came out ahead", "polled 5,120 votes to beat Y", "neck and neck"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.around import (
    MARKS,
    known,
    known_of,
    light,
    office,
    post,
    sided,
    subjects_before,
    trace_of,
    until_mark,
)
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.turns import TURNING, turned
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.outcomes.asserted import unreal
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.sentences.voice import passive
from copydesk.lexicon.upshots import LOOSE, OFFICE, POST, Upshot, upshots
from copydesk.records import Person

# So many words may stand where one may be missing, and behind a phrase before the name or post it needs.
_LOOSE_WORDS, _REACH = 2, 6
_ENDS = frozenset({*MARKS, ",", "and", "with", "by", "at", "in", "for", "after", "while"})
_VOTED = frozenset({"votes", "percent", "points"})
_MARGIN = frozenset({"majority", "margin"})


def with_upshots(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and the outcomes that set phrases tell and nobody has read."""
    found, told_already, undone = list(verdicts), known_of(verdicts), set[int]()
    of_row: dict[int, list[Verdict]] = {}
    for one in verdicts:
        of_row.setdefault(one.row.line.number, []).append(one)
    for row, shape in zip(view.rows, view.shapes, strict=True):
        if not row.who or row.line.items[-1].lower == "?":
            continue
        for outcome in _told(shape):
            if unreal(shape, outcome.first, outcome):
                continue
            trace = None
            for who in outcome.subjects:
                key = known(row.line.number, who, outcome.value)
                if who.entity is None or key in told_already:
                    continue
                told_already.add(key)
                undone |= {
                    id(one) for one in of_row.get(row.line.number, ()) if _within(one, row, outcome, who)
                }
                trace = trace or trace_of(view, shape, outcome)
                found.append(
                    Verdict(trace, row, outcome.value, PLAIN, subject=who, rival=outcome.rival, settled=True)
                )
    return [one for one in found if id(one) not in undone]


def _within(one: Verdict, row: Row, outcome: Outcome, who: Item) -> bool:
    """Whether a verdict tells something else of somebody by a word of a phrase."""
    inside = outcome.first.index <= one.trace.item.index <= outcome.last.index
    return one.row is row and inside and one.trace.item.figure is None and key_of(one.subject) == key_of(who)


def _told(frame: Frame) -> Iterator[Outcome]:
    """All that the phrases of a line tell."""
    items = frame.line.items
    phrases = upshots()
    for item in items:
        if item.entity is not None or item.figure is not None:
            continue
        word = item.lower
        for upshot in phrases.get(word, ()):
            last = _match(items, item, upshot)
            if last is None or (last.lower == "majority" and "majority" not in upshot.value):
                continue
            outcome = _outcome(frame, item, last, upshot)
            if outcome is not None and outcome.subjects:
                yield outcome
                break
        if word in TURNING or word.endswith("-elect"):
            yield from turned(frame, item)


def _match(items: Sequence[Item], first: Item, upshot: Upshot) -> Item | None:
    """The last word of a phrase that begins with an item, if it stands there."""
    at = first.index + 1
    for number, step in enumerate(upshot.steps[1:], 1):
        if LOOSE in step:
            following, tried = upshot.steps[number + 1], 0
            while (
                at < len(items)
                and tried < _LOOSE_WORDS
                and light(items[at])
                and not _is(items[at], following)
            ):
                at, tried = at + 1, tried + 1
            continue
        if at >= len(items) or not _is(items[at], step):
            return None
        at += 1
    return items[at - 1]


def _is(item: Item, step: frozenset[str]) -> bool:
    """Whether an item is what a step of a phrase asks for."""
    if POST in step:
        return post(item)
    if OFFICE in step:
        return office(item)
    return item.lower in step


def _outcome(frame: Frame, first: Item, last: Item, upshot: Upshot) -> Outcome | None:
    """What a phrase tells of those it is of, if what it needs stands beside it."""
    items = frame.line.items
    behind = until_mark(items, last.index + 1, 3 * _REACH)
    rival = next((item for item in behind[:_REACH] if sided(items, item)), None)
    if not _has(items, first, behind, upshot.needs):
        return None
    if upshot.whose == "behind":
        return None if rival is None else Outcome(upshot.value, [rival], None, first, last)
    if upshot.whose == "before":
        return Outcome(upshot.value, _joined_before(items, first), None, first, last)
    subjects = subjects_before(frame, first)
    if upshot.needs != "rival" or any(rival is not None and who.entity is rival.entity for who in subjects):
        rival = None
    return Outcome(upshot.value, subjects, rival, first, last)


def _has(items: Sequence[Item], first: Item, behind: Sequence[Item], needs: str) -> bool:
    """Whether what a phrase needs stands beside it."""
    if needs == "passive":
        before = items[first.index - 1] if first.index else None
        return passive(list(items), first) or (before is not None and (before.who or before.lower == ","))
    if needs == "votes":
        return any(_votes(item) for item in behind[: 2 * _REACH])
    if needs == "margin":
        at = next((at for at, one in enumerate(behind[:_REACH]) if sided(items, one)), len(behind))
        return any(one.lower in ("with", "by") for one in behind[at + 1 : at + 2]) and any(
            map(_votes, behind[at:])
        )
    if needs == "post":
        return _post_follows(behind[:_REACH])
    if needs == "from":
        source = next((at for at, item in enumerate(behind) if item.lower == "from"), 0)
        return any(map(post, behind[:source])) and any(one.who for one in behind[source : source + 4])
    if needs == "end":
        return not behind or behind[0].lower in _ENDS
    if needs == "rival":
        return any(sided(items, one) or office(one) for one in behind[:_REACH])
    return True


def _joined_before(items: Sequence[Item], first: Item) -> list[Item]:
    """All who are named right before a phrase, joined by "and", over figures and brackets: "the CDU (27%) and the SPD (26)"."""
    found: list[Item] = []
    joined, inside = True, False
    for item in reversed(items[max(0, first.index - 4 * _REACH) : first.index]):
        if item.lower in ("(", ")"):
            inside = item.lower == ")"
        elif inside:
            continue
        elif sided(items, item) and joined and not _theirs(items, item):
            found.insert(0, item)
            joined = False
        elif item.lower in ("and", "&", ","):
            joined = True
        elif not _stepped_over(item):
            break
    return found if len(found) > 1 else []


def _theirs(items: Sequence[Item], item: Item) -> bool:
    """Whether a party is only whose somebody is: "Ann Lee of the Centre"."""
    before = [one.lower for one in items[max(0, item.index - 2) : item.index]]
    return not isinstance(item.entity, Person) and not {"of", "for", "from"}.isdisjoint(before)


def _stepped_over(item: Item) -> bool:
    """Whether a word may stand between two who are joined: "with", a figure, what describes somebody."""
    if item.entity is not None or item.figure is not None or item.lower in ("with", "on", "%", "of"):
        return True
    return not item.verb and item.tag.startswith(("RB", "JJ", "DT", "NN"))


def _post_follows(behind: Sequence[Item]) -> bool:
    """Whether a seat or the like comes before any figure: "held on to three of its four wards" keeps no seat."""
    for item in behind:
        if item.figure is not None and item.figure.kind != "ordinal":
            return False
        if post(item):
            return True
    return False


def _votes(item: Item) -> bool:
    """A share, votes or a margin."""
    if item.figure is None:
        return item.lower in _MARGIN
    return item.figure.unit in _VOTED or item.figure.kind == "percent"
