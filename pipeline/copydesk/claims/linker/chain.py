"""A story's claims in order: what holds for one, a place, an election, a stage, a source, holds on until the story moves on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from copydesk.claims.linker.net import Shelf, softmax
from copydesk.claims.linker.settings import year_of
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Bag, Choice, Row, View

# How the value of an option of a claim goes on from the claim before: the first of all; none again; some after none;
# the same again; another; none after some.
STATES = ("first", "none", "start", "again", "switch", "drop")
# Values of the claim before that are less likely than this are let go.
LEAST = 0.02


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
        return str(min(len(row.places), 2))
    if name == "source":
        return str(min(len(row.bodies), 2))
    if name == "when":
        return view.kept(("dated", row.line.number), lambda: (_dated(view, row),))[0]
    return "-"


def _dated(view: View, row: Row) -> str:
    published = view.story.published
    years = sum(year_of(item, row, published) is not None for item in row.dated)
    return str(min(years, 2))


def ties(view: View, one: Link, before: Link | None, name: str) -> list[str]:
    """How a claim stands to the one before it. The states of its options are told by each of these."""
    row, measure = one.row, one.measure
    if before is None:
        return [f"m={measure}", f"p={row.line.part}"]
    told = told_of(view, row, name)
    at = row.at
    if before.row is row:
        first, last = sorted((before.trace.item.index, one.trace.item.index))
        between = row.symbols[first + 1 : last]
        near = f"line {told}"
        more = [f"line g={' '.join(between[:3])}", f"line l={' '.join(between[-2:])}", f"line {told} d={min(len(between) // 3, 4)}"]  # fmt: skip
        more += [f"line w={symbol}" for symbol in sorted(set(between))[:12]]
    else:
        apart = row.line.paragraph - before.row.line.paragraph
        relation = "para" if apart == 0 else "next" if apart == 1 else "far"
        near = f"{relation} {told}"
        more = [
            f"{relation} o={at(0)}", f"{relation} o={at(0)} {at(1)}", f"{relation} o={at(0)} {at(1)} {at(2)}",
            f"{near} lines={min(row.line.number - before.row.line.number, 4)}",
            f"{near} p={before.row.line.part}>{row.line.part}",
            f"{relation} had={'had' in row.words} {'had' in before.row.words}",
        ]  # fmt: skip
    own = "-" if one.key is None else str(one.key == before.key)
    return [
        near, f"{near} own={own}", f"{near} same={measure == before.measure}", f"{near} m={measure}", f"m={measure} {before.measure}",
        f"{near} fig={one.trace.item.figure is not None}{before.trace.item.figure is not None}", *more,
    ]  # fmt: skip


def state_of(value: str | None, before: str | None) -> str:
    """How a value goes on from the one before."""
    if before is None:
        return "none" if value is None else "start"
    return "drop" if value is None else "again" if value == before else "switch"


def likeliest(odds: Sequence[float]) -> int:
    """Where the most likely one stands."""
    return max(range(len(odds)), key=odds.__getitem__)


class Ties:
    """Ties as bags of numbers, one for each state or class of the claim before."""

    def __init__(self, nets: Shelf) -> None:
        self.nets = nets
        self._kept: dict[tuple[str, ...], dict[str, list[int]]] = {}

    def bags(self, states: tuple[str, ...], told: Sequence[str]) -> list[Bag]:
        """For each state the bag of what is `told`."""
        kept = self._kept.setdefault(states, {})
        coded = []
        for one in told:
            codes = kept.get(one)
            if codes is None:
                codes = self.nets.code([f"~{state} {one}" for state in states])
                if len(kept) < 20_000:
                    kept[one] = codes
            coded.append(codes)
        return [[codes[at] for codes in coded] for at in range(len(states))]


def along_options(
    ties: Ties, name: str, asked: Sequence[Sequence[Choice]], told: Sequence[Sequence[str]]
) -> list[list[float]]:
    """How likely each choice of each claim is, going on from how likely those of the claim before were."""
    if not asked:
        return []
    nets = ties.nets
    counts = [len(choices) for choices in asked]
    base = nets.sums(name, [one.own for choices in asked for one in choices])
    base = base + nets.sums(name, [choices[0].shared for choices in asked], first=False).repeat(
        counts, axis=0
    )
    tied = nets.sums(name, [bag for one in told for bag in ties.bags(STATES, one)], first=False)
    tied = tied.reshape(len(asked), len(STATES), -1)
    # For each option three ways: after none, after the same, after another.
    ways = []
    for at, choices in enumerate(asked):
        for choice in choices:
            if at == 0:
                ways += [(at, 0)] * 3
            elif choice.value is None:
                ways += [(at, 1), (at, 5), (at, 5)]
            else:
                ways += [(at, 2), (at, 3), (at, 4)]
    steps, states = numpy.array(ways).T
    scores = nets.nets[name].told(base.repeat(3, axis=0) + tied[steps, states])[:, 0].reshape(-1, 3)
    found: list[list[float]] = []
    likely: dict[str | None, float] = {None: 1.0}
    start = 0
    for choices in asked:
        mine = scores[start : start + len(choices)]
        start += len(choices)
        values = [choice.value for choice in choices]
        kept = {value: odds for value, odds in likely.items() if odds >= LEAST}
        whole = sum(kept.values())
        sums = numpy.zeros(len(choices))
        for before, odds in kept.items():
            column = (
                mine[:, 0]
                if before is None
                else numpy.where([value == before for value in values], mine[:, 1], mine[:, 2])
            )
            sums += odds / whole * softmax(column)
        found.append(sums.tolist())
        likely = dict(zip(values, found[-1], strict=True))
    return found


def along_classes(
    ties: Ties, name: str, classes: Sequence[str], asked: Sequence[Bag], told: Sequence[Sequence[str]]
) -> list[list[float]]:
    """How likely each class of each claim is, going on from how likely those of the claim before were."""
    if not asked:
        return []
    nets = ties.nets
    states = ("first", *classes)
    tied = nets.sums(name, [bag for one in told for bag in ties.bags(states, one)], first=False)
    base = nets.sums(name, asked).repeat(len(states), axis=0)
    odds = softmax(nets.nets[name].told(base + tied)).reshape(len(asked), len(states), len(classes))
    found = []
    likely = odds[0, 0]
    found.append(likely.tolist())
    for at in range(1, len(asked)):
        likely = likely @ odds[at, 1:]
        found.append(likely.tolist())
    return found
