"""What the first look at a story took every figure and word for: features for the second look, which sees its neighbours too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from copydesk.claims.linker.owners import Option
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Bag, Row, View
from copydesk.claims.sentences.line import Item

AMOUNTS = ("vote_share", "votes", "seats")
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
    unit = trace.item.lower if figure is None else figure.unit or "-"
    bag = [f"g={mine.measure}", f"g={mine.measure} {_level(mine.sure)}", f"g={mine.measure} {unit}"]
    for one, name in zip(_around(row, trace, guesses), "BA", strict=True):
        if one is None:
            bag.append(f"g{name}=-")
            continue
        other = guesses[one]
        bag += [
            f"g{name}={other.measure} {unit}", f"g{name}={other.measure} {mine.measure}", f"g{name}={other.measure} {_gap(row, one, trace)}",
            f"g{name}own={other.key == mine.key} {other.measure} {mine.measure}",
        ]  # fmt: skip
    for step, name in ((-1, "P"), (1, "N")):
        number = row.line.number + step
        if 0 <= number < len(view.rows):
            traces = [
                one for one in view.rows[number].traces if guesses[one].measure != "none" and one.item.figure
            ]
            if traces:
                other = guesses[traces[step]] if step < 0 else guesses[traces[0]]
                bag.append(f"g{name}={other.measure} {unit}")
        bag.append(f"gcol{name}={_column(view, row, trace, step, guesses)} {unit}")
    for one in row.traces:
        if one is not trace and one.item.figure is None and guesses[one].measure != "none":
            side = "B" if one.item.index < trace.item.index else "A"
            bag += [
                f"gout={guesses[one].measure} {side}",
                f"gout={guesses[one].key == mine.key} {side} {mine.measure}",
            ]
    return view.spell(bag)


def owner_extras(
    view: View, row: Row, trace: Trace, measure: str, options: Sequence[Option], guesses: Guesses
) -> list[Bag]:
    """Features of whose a trace is, beside those of the first look, for each option."""
    mine = guesses[trace]
    sums: dict[str | None, float] = {}
    if len(mine.odds) == len(options):
        for option, chance in zip(options, mine.odds, strict=True):
            sums[option.key] = sums.get(option.key, 0.0) + chance
    near = _around(row, trace, guesses)
    words = [
        one
        for one in row.traces
        if one is not trace and one.item.figure is None and guesses[one].measure != "none"
    ]
    same = [
        guesses[one].key for one in row.traces
        if one is not trace and one.item.figure is not None and guesses[one].measure == measure
    ]  # fmt: skip
    amounts = _amounts(view, row, trace, guesses) if measure in RANKED else {}
    stood = view.kept(("contenders",), lambda: Contenders.of(view, guesses))
    standing = stood.ranks(mine.key)
    mates = [
        (name, guesses[one], _gap(row, one, trace)) for one, name in zip(near, "BA", strict=True)
        if one is not None and guesses[one].measure == measure and guesses[one].key is not None
    ]  # fmt: skip
    before = _line_before(view, row, guesses)
    place = sum(
        1 for one in row.traces if one.item.index < trace.item.index and guesses[one].measure == measure
    )
    ranked = sorted(amounts.values(), reverse=True)
    margin = _number(trace)
    bags = []
    for option in options:
        key = option.key
        chance = sums.get(key, 0.0)
        bag = [f"g={_level(chance)}", f"g={key == mine.key} {measure}"]
        for one, name in zip(near, "BA", strict=True):
            if one is None:
                bag.append(f"g{name}=-")
                continue
            other = guesses[one]
            whose = "own" if other.key == key else "none" if other.key is None else "other"
            bag += [
                f"g{name}={whose} {other.measure} {measure}",
                f"g{name}={whose} {other.measure == measure} {_gap(row, one, trace)}",
            ]
        for one in words:
            side = "B" if one.item.index < trace.item.index else "A"
            bag.append(f"gout={guesses[one].key == key} {guesses[one].measure} {measure} {side}")
        bag.append(f"gdup={min(same.count(key), 2)} {measure} {len(same) > 0}")
        rank = min(standing.get(key, 9), 4)
        bag += [f"gcont={rank} {measure}", f"gcont={rank} {bool(row.who)}"]
        for name, mate, gap in mates:
            foe = min(stood.foe(mate.key, key), 3)
            bag += [
                f"gfoe{name}={key == mate.key} {foe} {gap}",
                f"gfoe{name}={key == mate.key} {foe} {rank} {bool(row.who)}",
            ]
        if before and key in before:
            bag.append(
                f"gline={before.index(key) == place} {min(before.index(key), 3)} {bool(row.who)} {measure in AMOUNTS}"
            )
        if measure in RANKED and key is not None:
            rank = ranked.index(amounts[key]) if key in amounts else -1
            bag += [f"grank={min(rank, 3)} {min(len(ranked), 3)} {measure}"]
            if measure == "lead" and key in amounts and margin is not None:
                gaps = [amounts[key] - other for who, other in amounts.items() if who != key]
                bag.append(f"gfits={any(abs(gap - margin) <= margin / 50 for gap in gaps)}")
        bags.append(view.spell(bag))
    return bags


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


def _number(trace: Trace) -> Decimal | None:
    figure = trace.item.figure
    try:
        return Decimal(figure.value) if figure is not None and figure.value else None
    except InvalidOperation:
        return None


def _amounts(view: View, row: Row, trace: Trace, guesses: Guesses) -> dict[str | None, Decimal]:
    """What everybody has by the figures of the line, the two before and the one behind; of one measure."""
    found: dict[str, dict[str | None, Decimal]] = {name: {} for name in AMOUNTS}
    number = row.line.number
    for at in (number + 1, number - 2, number - 1, number):
        if not 0 <= at < len(view.rows):
            continue
        for one in view.rows[at].traces:
            guess = guesses[one]
            value = _number(one)
            if one is not trace and guess.measure in found and guess.key is not None and value is not None:
                if at == number + 1:
                    found[guess.measure].setdefault(guess.key, value)
                else:
                    found[guess.measure][guess.key] = value
    return max(found.values(), key=len)
