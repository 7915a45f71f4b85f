"""Small networks that choose among options: each option is a bag of features, its score a hidden layer over their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
Bag = Sequence[str]


class Net:
    """Scores bags of features. `table` has a row a feature: `hidden` columns, then one a class that count directly.

    The first row is of every bag.
    """

    def __init__(self, rows: Mapping[str, int], table: Floats, bias: Floats, out: Floats) -> None:
        self.rows, self.table, self.bias, self.out = rows, table, bias, out
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
        sums = numpy.add.reduceat(self.table[rows], starts, axis=0) + self.bias
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
        self._tables: dict[str, tuple[NDArray[numpy.int32], Net]] = {}
        for name, net in nets.items():
            nothing = len(net.table)
            rows = numpy.array([net.rows.get(feature, nothing) for feature in names], dtype="int32")
            wider = numpy.vstack([net.table, numpy.zeros((1, net.table.shape[1]), dtype="float32")])
            self._tables[name] = rows, Net(net.rows, wider, net.bias, net.out)

    def code(self, bag: Bag) -> list[int]:
        """A bag as numbers."""
        find = self.codes.get
        return [code for code in map(find, bag) if code is not None]

    def classes(self, name: str, bags: Sequence[Sequence[int]]) -> Floats:
        """How likely each class is for each coded bag."""
        _rows, net = self._tables[name]
        if not bags:
            return numpy.zeros((0, net.out.shape[1]), dtype="float32")
        return softmax(self._scores(name, bags))

    def options(self, name: str, questions: Sequence[Sequence[Sequence[int]]]) -> list[Floats]:
        """For each question how likely each of its options, coded bags, is."""
        if not questions:
            return []
        scores = self._scores(name, [bag for question in questions for bag in question])
        return _shares(scores, [len(question) for question in questions])

    def _scores(self, name: str, bags: Sequence[Sequence[int]]) -> Floats:
        rows, net = self._tables[name]
        counts = numpy.array([len(bag) for bag in bags], dtype="int64")
        flat = rows[[code for bag in bags for code in bag]]
        ends = counts.cumsum()
        # A bag without a feature that is known would have no row to sum: each has the first.
        whole = numpy.insert(flat, ends - counts, 0)
        starts = ends - counts + numpy.arange(len(bags))
        sums = numpy.add.reduceat(net.table[whole], starts, axis=0) + net.bias
        scores: Floats = numpy.maximum(sums[:, : net.hidden], 0) @ net.out + sums[:, net.hidden :]
        return scores


def _shares(scores: Floats, counts: Sequence[int]) -> list[Floats]:
    found, at = [], 0
    for count in counts:
        found.append(softmax(scores[at : at + count, 0]))
        at += count
    return found


def softmax(scores: Floats) -> Floats:
    """Scores as likelihoods that make one."""
    raised = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return likely


def to_bytes(nets: Mapping[str, Net]) -> bytes:
    """Networks as one archive: whole numbers with a scale for each column, and the features line by line."""
    held: dict[str, Any] = {}
    for name, net in sorted(nets.items()):
        scale = numpy.maximum(numpy.abs(net.table).max(axis=0), 1e-8) / 127
        held[f"{name}.table"] = numpy.rint(net.table / scale).astype("int8")
        held[f"{name}.scale"] = scale.astype("float32")
        held[f"{name}.bias"], held[f"{name}.out"] = net.bias.astype("float32"), net.out.astype("float32")
        features = sorted(net.rows, key=lambda feature: net.rows[feature])
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
            table = stored[f"{name}.table"].astype("float32") * stored[f"{name}.scale"]
            nets[name] = Net(
                dict(zip(features, range(len(features)), strict=True)),
                table, stored[f"{name}.bias"], stored[f"{name}.out"],
            )  # fmt: skip
    return nets
