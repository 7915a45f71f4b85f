"""What the first look at a story took every figure and word for: features for the second look, which sees its neighbours too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from copydesk.claims.linker.coding import Bag
from copydesk.claims.linker.owners import Option
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace, number_of
from copydesk.claims.linker.verdicts import AMOUNTS
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item

RANKED = frozenset({"lead", "won", "lost", "leading", "trailing", "retained", "gained", "conceded", "runoff"})

# What those have who stand against one another.
FOUGHT = RANKED | {"vote_share", "votes", "seats", "tied"}


@dataclass(eq=False)
class Guess:
    """A trace at first look: its measure and how likely, whose, and how likely each option is."""

    measure: str
    sure: float
    bag: Bag
    key: str | None = None
    options: list[Option] = field(default_factory=list)
    odds: list[float] = field(default_factory=list)
    subject: Item | None = None


Guesses = Mapping[Trace, Guess]


def _level(chance: float) -> int:
    return int(chance * 5.999)


def _around(row: Row, trace: Trace, guesses: Guesses) -> tuple[Trace | None, Trace | None]:
    """The nearest results before and behind in the line."""
    before = behind = None
    for one in row.traces:
        if one is trace or one.item.figure is None or guesses[one].measure == "none":
            continue
        if one.item.index < trace.item.index:
            before = one
        elif behind is None:
            behind = one
    return before, behind


def before_of(row: Row, trace: Trace, guesses: Guesses) -> str | None:
    """What the result before a trace in its line measures."""
    before, _behind = _around(row, trace, guesses)
    return guesses[before].measure if before is not None else None


def _gap(row: Row, one: Trace, other: Trace) -> str:
    first, last = sorted((one.item.index, other.item.index))
    return " ".join(row.symbols[first + 1 : last]) if last - first <= 4 else "far"


def _column(view: View, row: Row, trace: Trace, step: int, guesses: Guesses) -> str:
    """What the figure of the same column measures in the row above or below, where both have as many."""
    number = row.line.number + step
    if not 0 <= number < len(view.rows) or trace.item.figure is None:
        return "-"
    other = view.rows[number]
    if len(other.results) != len(row.results) or trace.item not in row.results:
        return "-"
    item = other.results[row.results.index(trace.item)]
    found = next((one for one in other.traces if one.item is item), None)
    return guesses[found].measure if found is not None else "-"


def kind_extras(view: View, row: Row, trace: Trace, guesses: Guesses) -> Bag:
    """Features of what a trace is, beside those of the first look."""
    mine = guesses[trace]
    figure = trace.item.figure
    told = view.coder("outcome" if figure is None else "measure")
    unit = trace.item.lower if figure is None else figure.unit or "-"
    measure = mine.measure
    bag = [*told[_taken][measure, _level(mine.sure), unit]]
    rare = []
    for one, name in zip(_around(row, trace, guesses), "BA", strict=True):
        if one is None:
            bag += told[_nothing][name]
            continue
        other = guesses[one]
        bag += told[_taken_beside][name, other.measure, other.key == mine.key, measure, unit]
        rare.append(f"g{name}={other.measure} {_gap(row, one, trace)}")
    for step, name in ((-1, "P"), (1, "N")):
        number = row.line.number + step
        if 0 <= number < len(view.rows):
            taken = [
                guesses[one].measure
                for one in view.rows[number].traces
                if one.item.figure and guesses[one].measure != "none"
            ]
            if taken:
                rare.append(f"g{name}={taken[-1 if step < 0 else 0]} {unit}")
        bag += told[_taken_column][name, _column(view, row, trace, step, guesses), unit]
    for one in row.traces:
        if one is not trace and one.item.figure is None and guesses[one].measure != "none":
            side = "B" if one.item.index < trace.item.index else "A"
            bag += told[_taken_word][guesses[one].measure, guesses[one].key == mine.key, side, measure]
    return bag + told.code(rare)


def _taken(measure: str, level: int, unit: str) -> list[str]:
    return [f"g={measure}", f"g={measure} {level}", f"g={measure} {unit}"]


def _nothing(name: str) -> list[str]:
    return [f"g{name}=-"]


def _taken_beside(name: str, other: str, same: bool, measure: str, unit: str) -> list[str]:
    return [f"g{name}={other} {unit}", f"g{name}={other} {measure}", f"g{name}own={same} {other} {measure}"]


def _taken_column(name: str, column: str, unit: str) -> list[str]:
    return [f"gcol{name}={column} {unit}"]


def _taken_word(other: str, same: bool, side: str, measure: str) -> list[str]:
    return [f"gout={other} {side}", f"gout={same} {side} {measure}"]


def owner_extras(
    view: View, row: Row, trace: Trace, measure: str, options: Sequence[Option], guesses: Guesses
) -> list[Bag]:
    """Features of whose a trace is, beside those of the first look, for each option."""
    mine, told = guesses[trace], view.coder("subject")
    sums: dict[str | None, float] = {}
    if len(mine.odds) == len(options):
        for option, chance in zip(options, mine.odds, strict=True):
            sums[option.key] = sums.get(option.key, 0.0) + chance
    # What is told of a side without a figure is told of everybody.
    always: Bag = []
    near: list[tuple[str, Guess, str]] = []
    for one, name in zip(_around(row, trace, guesses), "BA", strict=True):
        if one is None:
            always += told[_nothing][name]
        else:
            near.append((name, guesses[one], _gap(row, one, trace)))
    words = [
        (guesses[one], "B" if one.item.index < trace.item.index else "A")
        for one in row.traces
        if one is not trace and one.item.figure is None and guesses[one].measure != "none"
    ]
    same = [
        guesses[one].key for one in row.traces
        if one is not trace and one.item.figure is not None and guesses[one].measure == measure
    ]  # fmt: skip
    is_ranked = measure in RANKED
    amounts = _amounts(view, row, trace, guesses) if is_ranked else {}
    ranked = sorted(amounts.values(), reverse=True)
    margin = number_of(trace) if measure == "lead" else None
    stood = view.kept(("contenders",), lambda: Contenders.of(view, guesses))
    standing = stood.ranks(mine.key)
    mates = [
        (name, other.key, gap)
        for name, other, gap in near
        if other.measure == measure and other.key is not None
    ]
    before = view.kept(("owners", row.line.number - 1), lambda: _line_before(view, row, guesses))
    place = sum(
        1 for one in row.traces if one.item.index < trace.item.index and guesses[one].measure == measure
    )
    alone = bool(row.who)

    def beside(key: str | None) -> Bag:
        bag = [*told[_owned_too][min(same.count(key), 2), bool(same), measure], *always]
        for name, other, gap in near:
            whose = "own" if other.key == key else "none" if other.key is None else "other"
            bag += told[_owned_beside][name, whose, other.measure, measure]
            bag += told[_owned_gap][name, whose, other.measure == measure, gap]
        for other, side in words:
            bag += told[_owned_word][other.key == key, other.measure, measure, side]
        return bag

    # For all who have nothing beside it the same.
    with_more = {
        None,
        *same,
        *(other.key for _name, other, _gap in near),
        *(other.key for other, _side in words),
    }
    others: Bag | None = None
    bags = []
    for option in options:
        key = option.key
        if key not in with_more and others is None:
            others = beside(key)
        bag = [
            *told[_owned][_level(sums.get(key, 0.0)), key == mine.key, measure],
            *(beside(key) if key in with_more or others is None else others),
        ]
        rank = min(standing.get(key, 9), 4)
        bag += told[_owned_standing][rank, measure, alone]
        for name, mate, gap in mates:
            bag += told[_owned_against][name, key == mate, min(stood.foe(mate, key), 3), rank, gap, alone]
        if before and key in before:
            at = before.index(key)
            bag += told[_owned_above][at == place, min(at, 3), alone, measure in AMOUNTS]
        if is_ranked and key is not None:
            rank = ranked.index(amounts[key]) if key in amounts else -1
            bag += told[_owned_rank][min(rank, 3), min(len(ranked), 3), measure]
            if key in amounts and margin is not None:
                gaps = [amounts[key] - amount for who, amount in amounts.items() if who != key]
                bag += told[_owned_fits][any(abs(gap - margin) <= margin / 50 for gap in gaps)]
        bags.append(bag)
    return bags


def _owned(level: int, same: bool, measure: str) -> list[str]:
    return [f"g={level}", f"g={same} {measure}"]


def _owned_too(many: int, some: bool, measure: str) -> list[str]:
    return [f"gdup={many} {measure} {some}"]


def _owned_beside(name: str, whose: str, other: str, measure: str) -> list[str]:
    return [f"g{name}={whose} {other} {measure}"]


def _owned_gap(name: str, whose: str, same: bool, gap: str) -> list[str]:
    return [f"g{name}={whose} {same} {gap}"]


def _owned_word(own: bool, other: str, measure: str, side: str) -> list[str]:
    return [f"gout={own} {other} {measure} {side}"]


def _owned_rank(rank: int, many: int, measure: str) -> list[str]:
    return [f"grank={rank} {many} {measure}"]


def _owned_fits(fits: bool) -> list[str]:
    return [f"gfits={fits}"]


def _owned_standing(rank: int, measure: str, alone: bool) -> list[str]:
    return [f"gcont={rank} {measure}", f"gcont={rank} {alone}"]


def _owned_against(name: str, same: bool, foe: int, rank: int, gap: str, alone: bool) -> list[str]:
    return [f"gfoe{name}={same} {foe} {gap}", f"gfoe{name}={same} {foe} {rank} {alone}"]


def _owned_above(aligned: bool, at: int, alone: bool, amount: bool) -> list[str]:
    return [f"gline={aligned} {at} {alone} {amount}"]


@dataclass
class Contenders:
    """Who has results in the story, by how many, and who stands beside whom in them, by the first look."""

    counts: Counter[str]
    foes: dict[str, list[str]]

    @classmethod
    def of(cls, view: View, guesses: Guesses) -> Contenders:
        """Those of a story."""
        counts: Counter[str] = Counter()
        foes: dict[str, Counter[str]] = {}
        for row in view.rows:
            last: Guess | None = None
            for trace in row.traces:
                guess = guesses[trace]
                if guess.key is None or guess.measure not in FOUGHT:
                    continue
                counts[guess.key] += 1
                if last is not None and last.key is not None and last.key != guess.key:
                    foes.setdefault(last.key, Counter())[guess.key] += 1
                    foes.setdefault(guess.key, Counter())[last.key] += 1
                last = guess
        return cls(
            counts, {key: [who for who, _count in found.most_common(4)] for key, found in foes.items()}
        )

    def ranks(self, own: str | None) -> dict[str | None, int]:
        """How each stands by the number of results, one of them not counted for `own`."""
        ordered = sorted(self.counts, key=lambda key: (own == key) - self.counts[key])
        return {key: rank for rank, key in enumerate(ordered)}

    def foe(self, one: str | None, other: str | None) -> int:
        """How often `other` stands beside `one`: 0 the most, 9 never."""
        beside = self.foes.get(one or "", [])
        return beside.index(other) if other in beside else 9


def _line_before(view: View, row: Row, guesses: Guesses) -> list[str]:
    """Whose the results of the line before are, in order, each once."""
    if not row.line.number:
        return []
    keys = [
        guesses[one].key for one in view.rows[row.line.number - 1].traces if guesses[one].measure in FOUGHT
    ]
    return list(dict.fromkeys(key for key in keys if key is not None))


def _amounts(view: View, row: Row, trace: Trace, guesses: Guesses) -> dict[str | None, Decimal]:
    """What everybody has by the figures of the line, the two before and the one behind; of one measure."""
    found: dict[str, dict[str | None, Decimal]] = {name: {} for name in AMOUNTS}
    number = row.line.number
    for at in (number + 1, number - 2, number - 1, number):
        if not 0 <= at < len(view.rows):
            continue
        for one in view.rows[at].traces:
            guess = guesses[one]
            value = number_of(one)
            if one is not trace and guess.measure in found and guess.key is not None and value is not None:
                if at == number + 1:
                    found[guess.measure].setdefault(guess.key, value)
                else:
                    found[guess.measure][guess.key] = value
    return max(found.values(), key=len)
