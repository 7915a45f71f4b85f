"""A story's claims in order: what holds for one, a place, an election, a stage, a source, holds on until the story moves on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from copydesk.claims.linker.coding import Bag, Coder, Spelling
from copydesk.claims.linker.elections import years_named
from copydesk.claims.linker.net import Shelf, softmax
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Choice, View

# How the value of an option of a claim goes on from the claim before: the first of all; none again; some after none;
# the same again; another; none after some.
STATES = ("first", "none", "start", "again", "switch", "drop")
# Values of the claim before that are less likely than this are let go.
LEAST = 0.02
# No sum of likelihoods is divided by less.
TINY = 1e-300


@dataclass(eq=False)
class Link:
    """A claim in the chain: where it stands, what it measures, whose it is."""

    row: Row
    trace: Trace
    measure: str
    key: str | None


def told_of(view: View, row: Row, name: str) -> str:
    """Whether a line itself names what the network `name` asks for."""
    if name == "place":
        return _UP_TO_TWO[len(row.places)] if len(row.places) < 2 else "2"
    if name == "source":
        return _UP_TO_TWO[len(row.bodies)] if len(row.bodies) < 2 else "2"
    if name == "when":
        return str(min(len(years_named(view, row)), 2))
    return "-"


_UP_TO_TWO = ("0", "1")


def ties(told: Spelling, view: View, one: Link, before: Link | None, name: str) -> Bag:
    """How a claim stands to the one before it, as `told` has it. The states of its options are told by each of these."""
    return common_ties(told, one, before) + own_ties(told, view, one, before, name)


def common_ties(told: Spelling, one: Link, before: Link | None) -> Bag:
    """Those of its ties that are the same for every network."""
    row, measure = one.row, one.measure
    if before is None:
        return list(told[_opening][measure, row.line.part])
    other = before.row
    both = f"m={measure} {before.measure}"
    if other is not row:
        relation, at = _relation(row, other), row.at
        had = f"{relation} had={'had' in row.words} {'had' in other.words}"
        first, second, third = at(0), at(1), at(2)
        opens = f"{relation} o={first}"
        return told.code([both, had, opens, f"{opens} {second}", f"{opens} {second} {third}"])
    between = _between(before, one)
    bag = told.code([both, f"line g={' '.join(between[:3])}", f"line l={' '.join(between[-2:])}"])
    bag += told[_line_word].each(sorted(set(between))[:12])
    return bag


def own_ties(told: Spelling, view: View, one: Link, before: Link | None, name: str) -> Bag:
    """Those of its ties that tell whether a line names what a network asks for."""
    if before is None:
        return []
    row, other = one.row, before.row
    named = told_of(view, row, name)
    figures = f"{one.trace.item.figure is not None}{before.trace.item.figure is not None}"
    own = "-" if one.key is None else str(one.key == before.key)
    if other is row:
        near = f"line {named}"
        bag = [*told[_line_apart][near, min(len(_between(before, one)) // 3, 4)]]
    else:
        near = f"{_relation(row, other)} {named}"
        lines = min(row.line.number - other.line.number, 4)
        bag = [*told[_lines_apart][near, lines, other.line.part, row.line.part]]
    bag += told[_after][near, own, one.measure == before.measure, figures]
    bag += told[_after_as][near, one.measure]
    return bag


def _relation(row: Row, before: Row) -> str:
    apart = row.line.paragraph - before.line.paragraph
    return "para" if apart == 0 else "next" if apart == 1 else "far"


def _between(before: Link, one: Link) -> list[str]:
    """The symbols between two claims of a line."""
    first, last = sorted((before.trace.item.index, one.trace.item.index))
    return one.row.symbols[first + 1 : last]


def _opening(measure: str, part: str) -> list[str]:
    return [f"m={measure}", f"p={part}"]


def _line_word(symbol: str) -> list[str]:
    return [f"line w={symbol}"]


def _line_apart(near: str, many: int) -> list[str]:
    return [f"{near} d={many}"]


def _lines_apart(near: str, lines: int, part_before: str, part: str) -> list[str]:
    return [f"{near} lines={lines}", f"{near} p={part_before}>{part}"]


def _after(near: str, own: str, same: bool, figures: str) -> list[str]:
    return [near, f"{near} own={own}", f"{near} same={same}", f"{near} fig={figures}"]


def _after_as(near: str, measure: str) -> list[str]:
    return [f"{near} m={measure}"]


def state_of(value: str | None, before: str | None) -> str:
    """How a value goes on from the one before."""
    if before is None:
        return "none" if value is None else "start"
    return "drop" if value is None else "again" if value == before else "switch"


def likeliest(odds: Sequence[float]) -> int:
    """Where the most likely one stands."""
    return odds.index(max(odds))


def along_options(
    nets: Shelf, tied: Coder, name: str, asked: Sequence[Sequence[Choice]], told: Sequence[Bag]
) -> list[list[float]]:
    """How likely each choice of each claim is, going on from how likely those of the claim before were.

    `told`: the ties of each, coded by `tied`, for the `STATES`.
    """
    if not asked:
        return []
    counts = [len(choices) for choices in asked]
    base = nets.sums(name, [one.own for choices in asked for one in choices])
    base = base + nets.sums(name, [choices[0].shared for choices in asked], first=False).repeat(
        counts, axis=0
    )
    ties_of = tied.sums(name, told, first=False).reshape(len(asked), len(STATES), -1)
    # For each option three ways: after none, after the same, after another.
    ways = []
    for choices in asked:
        ways += [_NONE if choice.value is None else _SOME for choice in choices]
    states = numpy.array(ways)
    states[: counts[0]] = 0
    steps = numpy.arange(len(asked)).repeat(counts)
    scores = nets.nets[name].told(
        (base[:, None] + ties_of[steps[:, None], states]).reshape(-1, base.shape[1])
    )
    # Only differences within a claim count: its greatest score is taken off, and none is too large to be raised.
    scores = scores[:, 0].reshape(-1, 3)
    sizes = numpy.array(counts, dtype="int64")
    ends = sizes.cumsum()
    most = numpy.maximum.reduceat(scores.max(axis=1), ends - sizes)
    raised = numpy.exp((scores - most.repeat(sizes)[:, None]).astype("float64")).tolist()
    found: list[list[float]] = []
    likely: dict[str | None, float] = {None: 1.0}
    start = 0
    for choices in asked:
        mine = raised[start : start + len(choices)]
        start += len(choices)
        values = [choice.value for choice in choices]
        odds = _step(values, mine, likely)
        found.append(odds)
        likely = dict(zip(values, odds, strict=True))
    return found


_NONE, _SOME = (1, 5, 5), (2, 3, 4)


def _step(
    values: Sequence[str | None], raised: Sequence[Sequence[float]], before: Mapping[str | None, float]
) -> list[float]:
    """How likely each value is after what was `before`; `raised`: e to its score after none, the same, another."""
    kept = {value: odds for value, odds in before.items() if odds >= LEAST}
    whole = sum(kept.values())
    where = {value: at for at, value in enumerate(values)}
    after_none, after_other = 0.0, 0.0
    own: dict[int, float] = {}
    others = sum(one[2] for one in raised)
    for value, odds in kept.items():
        if value is None:
            after_none = odds / whole / max(sum(one[0] for one in raised), TINY)
            continue
        at = where.get(value)
        if at is None:
            share = odds / whole / max(others, TINY)
        else:
            # Not as a difference: where the others are next to nothing, nothing would be left of them.
            rest = sum(one[2] for here, one in enumerate(raised) if here != at)
            share = odds / whole / max(rest + raised[at][1], TINY)
            own[at] = share
        after_other += share
    sums = [after_none * one[0] + after_other * one[2] for one in raised]
    for at, share in own.items():
        sums[at] += share * (raised[at][1] - raised[at][2])
    return sums


def along_classes(
    nets: Shelf, tied: Coder, name: str, classes: Sequence[str], asked: Sequence[Bag], told: Sequence[Bag]
) -> list[list[float]]:
    """How likely each class of each claim is, going on from how likely those of the claim before were.

    `told`: the ties of each, coded by `tied`, for "first" and the `classes`.
    """
    if not asked:
        return []
    states = 1 + len(classes)
    ties_of = tied.sums(name, told, first=False).reshape(len(asked) * states, -1)
    base = nets.sums(name, asked).repeat(states, axis=0)
    odds = softmax(nets.nets[name].told(base + ties_of)).reshape(len(asked), states, len(classes))
    found = []
    likely = odds[0, 0]
    found.append(likely.tolist())
    for at in range(1, len(asked)):
        likely = likely @ odds[at, 1:]
        found.append(likely.tolist())
    return found
