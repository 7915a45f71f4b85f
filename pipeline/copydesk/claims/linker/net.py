"""Small networks that tell a class: what is asked of is a bag of features, its scores a hidden layer over their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy

from copydesk.claims.linker.coding import Coder, Floats

# Steps that a weight is rounded to, either way from zero: sums of a hundred need no finer ones, and fewer pack better.
LEVELS = 24
# Features of which no weight is more steps than this tell next to nothing, and are left out. The networks on outcomes have
# the most, words and pairs of words: leaving out more of theirs showed in no score.
SLIGHT, SLIGHT_OF = 2, {"outcome": 6}


# Two that agree are surer together than either: their log-odds count so many times.
SHARPER = numpy.float32(1.4)


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

    def scores(self, bags: Sequence[Sequence[str]]) -> Floats:
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


class Shelf:
    """The networks by the name of the question that each is asked, and what codes its bags."""

    def __init__(self, nets: Mapping[str, Net]) -> None:
        self.nets = nets
        self._coders: dict[str, Coder] = {}

    def coder(self, question: str) -> Coder:
        """What codes the bags of a question."""
        found = self._coders.get(question)
        if found is None:
            net = self.nets[question]
            found = self._coders[question] = Coder(net.rows, net.table)
        return found

    def classes(self, name: str, bags: Sequence[Sequence[int]]) -> Floats:
        """How likely each class is for each coded bag."""
        net = self.nets[name]
        if not bags:
            return numpy.zeros((0, net.out.shape[1]), dtype="float32")
        return softmax(net.told(self.coder(name).sums(bags)))


def agreed(one: Floats, other: Sequence[Sequence[float]], share: float) -> list[list[float]]:
    """Two opinions on the same classes as one, by the mean of their log-odds; `share` is that of the other."""
    if not len(one):
        return []
    mine, theirs = (numpy.log(numpy.maximum(numpy.asarray(odds, "float32"), 1e-6)) for odds in (one, other))
    both: list[list[float]] = softmax(SHARPER * (mine + numpy.float32(share) * (theirs - mine))).tolist()
    return both


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
        whole = numpy.rint(table / scale).astype("int8")
        telling = numpy.abs(whole).max(axis=1) > SLIGHT_OF.get(name, SLIGHT)
        telling[0] = True
        features = [feature for feature, kept in zip(features, telling, strict=True) if kept]
        held[f"{name}.table"], held[f"{name}.scale"] = whole[telling], scale.astype("float32")
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
