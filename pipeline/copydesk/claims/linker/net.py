"""Small networks that choose among options: each option is a bag of features, its score a hidden layer over their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import chain, repeat
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
Bag = Sequence[str]


# Steps that a weight is rounded to, either way from zero: sums of a hundred need no finer ones, and fewer pack better.
LEVELS = 50


class Net:
    """Scores bags of features. `table` has a row a feature: `hidden` columns, then one a class that count directly.

    The first row is of every bag. `scale` is what each column is counted in: in a stored network the table holds whole
    numbers, whose sum is the same in whatever order they are added.
    """

    def __init__(
        self, rows: Mapping[str, int], table: Floats, bias: Floats, out: Floats, scale: Floats | None = None
    ) -> None:
        self.rows, self.table, self.bias, self.out = rows, table, bias, out
        self.scale: Floats = numpy.ones(table.shape[1], dtype="float32") if scale is None else scale
        self.hidden = len(out)

    def scores(self, bags: Sequence[Bag]) -> Floats:
        """Shape (bags, classes). Features never seen in training count nothing."""
        find = self.rows.get
        return self.weigh([[row for row in map(find, bag) if row is not None] for bag in bags])

    def weigh(self, bags: Sequence[Sequence[int]]) -> Floats:
        """The same for bags of rows of the table."""
        rows: list[int] = []
        starts = []
        for bag in bags:
            starts.append(len(rows))
            rows.append(0)
            rows += bag
        return self.told(numpy.add.reduceat(self.table.take(rows, axis=0), starts, axis=0))

    def told(self, sums: Floats) -> Floats:
        """The scores of bags whose rows are summed, shape (bags, classes)."""
        sums = sums * self.scale + self.bias
        deep = numpy.maximum(sums[:, : self.hidden], 0)
        scores: Floats = deep @ self.out + sums[:, self.hidden :]
        return scores

    def classes(self, bags: Sequence[Bag]) -> Floats:
        """How likely each class is for each bag, shape (bags, classes)."""
        if not bags:
            return numpy.zeros((0, self.out.shape[1]), dtype="float32")
        return softmax(self.scores(bags))

    def options(self, questions: Sequence[Sequence[Bag]]) -> list[Floats]:
        """For each question how likely each of its options is."""
        if not questions:
            return []
        scores = self.scores([bag for question in questions for bag in question])
        return _shares(scores, [len(question) for question in questions])


class Shelf:
    """Several networks over one list of features, so that a bag asked of two of them is looked up once."""

    def __init__(self, nets: Mapping[str, Net]) -> None:
        self.nets = nets
        names = sorted({feature for net in nets.values() for feature in net.rows})
        self.codes = {feature: at for at, feature in enumerate(names)}
        self._tables: dict[str, tuple[NDArray[numpy.int32], Floats]] = {}
        for name, net in nets.items():
            nothing = len(net.table)
            # What a network does not know, as what none knows, which is coded last, counts nothing.
            rows = [*(net.rows.get(feature, nothing) for feature in names), nothing]
            wider = numpy.vstack([net.table, numpy.zeros((1, net.table.shape[1]), dtype="float32")])
            self._tables[name] = numpy.array(rows, dtype="int32"), wider

    def code(self, bag: Bag) -> list[int]:
        """A bag as numbers, as many as it has features."""
        return list(map(self.codes.get, bag, repeat(len(self.codes))))

    def classes(self, name: str, bags: Sequence[Sequence[int]]) -> Floats:
        """How likely each class is for each coded bag."""
        net = self.nets[name]
        if not bags:
            return numpy.zeros((0, net.out.shape[1]), dtype="float32")
        return softmax(net.told(self.sums(name, bags)))

    def options(
        self,
        name: str,
        questions: Sequence[Sequence[Sequence[int]]],
        shared: Sequence[Sequence[int]] | None = None,
    ) -> list[Floats]:
        """For each question how likely each of its options is: coded bags, with what all options of it have `shared`."""
        if not questions:
            return []
        counts = [len(question) for question in questions]
        sums = self.sums(name, list(chain.from_iterable(questions)))
        if shared is not None:
            sums = sums + self.sums(name, shared, first=False).repeat(counts, axis=0)
        return _shares(self.nets[name].told(sums), counts)

    def sums(self, name: str, bags: Sequence[Sequence[int]], first: bool = True) -> Floats:
        """The rows of each bag added up, with the `first`, which is of every bag."""
        codes, table = self._tables[name]
        counts = numpy.array([len(bag) for bag in bags], dtype="int64")
        ends = counts.cumsum() + numpy.arange(1, len(bags) + 1)
        # A row more for each: a bag without a feature would have none to sum.
        rows = numpy.full(ends[-1], 0 if first else len(table) - 1, dtype="int64")
        mine = numpy.ones(len(rows), dtype=bool)
        mine[ends - 1] = False
        rows[mine] = codes.take(numpy.array(list(chain.from_iterable(bags)), dtype="int64"))
        starts = ends - counts - 1
        sums: Floats = numpy.add.reduceat(table.take(rows, axis=0), starts, axis=0)
        return sums


def _shares(scores: Floats, counts: Sequence[int]) -> list[Floats]:
    """The scores of each question's options as likelihoods that make one."""
    sizes = numpy.array(counts, dtype="int64")
    ends = sizes.cumsum()
    starts = ends - sizes
    column = scores[:, 0]
    most: Floats = numpy.maximum.reduceat(column, starts)
    raised = numpy.exp(column - most.repeat(sizes))
    whole: Floats = numpy.add.reduceat(raised, starts)
    likely = raised / whole.repeat(sizes)
    return [likely[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def softmax(scores: Floats) -> Floats:
    """Scores as likelihoods that make one."""
    raised = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return likely


def to_bytes(nets: Mapping[str, Net]) -> bytes:
    """Networks as one archive: whole numbers with a scale for each column, and the features line by line."""
    held: dict[str, Any] = {}
    for name, net in sorted(nets.items()):
        # In the order of their names, which packs better; the first row is every bag's and stays.
        features = sorted(net.rows, key=lambda feature: (net.rows[feature] > 0, feature))
        table = (net.table * net.scale)[[net.rows[feature] for feature in features]]
        scale = numpy.maximum(numpy.abs(table).max(axis=0), 1e-8) / LEVELS
        held[f"{name}.table"] = numpy.rint(table / scale).astype("int8")
        held[f"{name}.scale"] = scale.astype("float32")
        held[f"{name}.bias"], held[f"{name}.out"] = net.bias.astype("float32"), net.out.astype("float32")
        held[f"{name}.features"] = numpy.frombuffer("\n".join(features).encode(), dtype="uint8")
    out = BytesIO()
    numpy.savez_compressed(out, **held)
    return out.getvalue()


def from_bytes(data: bytes) -> dict[str, Net]:
    """Networks as `to_bytes` wrote them."""
    nets = {}
    with numpy.load(BytesIO(data), allow_pickle=False) as stored:
        for name in sorted({key.partition(".")[0] for key in stored.files}):
            features = stored[f"{name}.features"].tobytes().decode().split("\n")
            nets[name] = Net(
                dict(zip(features, range(len(features)), strict=True)), stored[f"{name}.table"].astype("float32"),
                stored[f"{name}.bias"], stored[f"{name}.out"], stored[f"{name}.scale"],
            )  # fmt: skip
    return nets
