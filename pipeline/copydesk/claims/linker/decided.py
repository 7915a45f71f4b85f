"""Which side won where voters are told to have decided: "Chile votes down the draft", "Ireland says Yes", "the Swiss backed it"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.around import MARKS, known, known_of, trace_of
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import OPENING, View
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.outcomes.questions import NO_TO, YES_TO, voters_before
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.asked import NO_SIDE, YES_SIDE, a_side, asked_about
from copydesk.lexicon import modality

_AWAY = {
    "voted": "down",
    "vote": "down",
    "votes": "down",
    "turned": "down",
    "turn": "down",
    "turns": "down",
    "thrown": "out",
}
_SAYING = frozenset("said say says saying voted vote votes".split())
_ANSWERS = {"yes": True, "no": False}
_UNREAL = modality.MODAL | frozenset(
    "not n't never if whether unless to would could should until before asked".split()
)
# So far behind the verb stands what is decided.
_OBJECT = 6


def with_decided(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and the win of the side that voters took; without the defeat of the side that refuses."""
    yes, no = _side(view, YES_SIDE), _side(view, NO_SIDE)
    if yes is None and no is None:
        return list(verdicts)
    found, told = list(verdicts), known_of(verdicts)
    for row in view.rows:
        if row.line.items and row.line.items[-1].lower == "?":
            continue
        items = row.line.items
        for item in items:
            taken = _taken(items, item) if item.verb or row.line.part in OPENING else None
            side = None if taken is None else yes if taken[1] else no
            if taken is None or side is None:
                continue
            near = [one for one in found if one.row is row and abs(one.trace.item.index - item.index) <= 1]
            for one in near:
                # "Chile voted down the draft": no defeat of those who were against it.
                if one.measure == "lost" and a_side(one.subject, NO_SIDE):
                    found.remove(one)
            if any(one.trace.item.figure is None for one in near if one in found):
                continue
            key = known(row.line.number, side, "won")
            if key not in told:
                told.add(key)
                outcome = Outcome("won", [side], None, item, taken[0])
                trace = trace_of(view, view.shapes[row.line.number], outcome)
                found.append(Verdict(trace, row, "won", PLAIN, subject=side, settled=True))
    return found


def _taken(items: Sequence[Item], verb: Item) -> tuple[Item, bool] | None:
    """The last word by which voters take a side at a verb, and whether it is yes."""
    behind = items[verb.index + 1 : verb.index + 1 + _OBJECT]
    after = behind[0].lower if behind else ""
    last, yes = verb, False
    if verb.lower in YES_TO:
        yes = True
    elif _AWAY.get(verb.lower) == after:
        last = behind[0]
    elif verb.lower in _SAYING and after in _ANSWERS:
        last, yes = behind[0], _ANSWERS[after]
    elif verb.lower not in NO_TO:
        return None
    start = verb.index
    while start and items[start - 1].lower not in MARKS and verb.index - start < _OBJECT:
        start -= 1
    before = items[start : verb.index]
    if any(one.lower in _UNREAL or one.quoted for one in before):
        return None
    # "Voters rejected the Greens": of a party, or of somebody, no question is asked.
    if any(one.who and one is not last and not (asked_about(one) or a_side(one, NO_SIDE)) for one in behind):
        return None
    end = verb.index
    while end > start and items[end - 1].tag.startswith(("RB", "VB")):
        end -= 1
    return (last, yes) if voters_before(list(items), end) else None


def _side(view: View, names: frozenset[str]) -> Item | None:
    """Where a story first names a side."""
    return next((item for row in view.rows for item in row.who if a_side(item, names)), None)
