"""Small networks that choose among options: each option is a bag of features, its score a hidden layer over their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import Any

import numpy

from copydesk.claims.linker.coding import Coder, Floats

# Steps that a weight is rounded to, either way from zero: sums of a hundred need no finer ones, and fewer pack better.
LEVELS = 24
# Features of which no weight is more steps than this tell next to nothing, and are left out. The networks on outcomes have
# the most, words and pairs of words: leaving out more of theirs showed in no score.
SLIGHT, SLIGHT_OF = 2, {"outcome": 6, "outcome2": 6}


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

    def classes(self, bags: Sequence[Sequence[str]]) -> Floats:
        """How likely each class is for each bag, shape (bags, classes)."""
        if not bags:
            return numpy.zeros((0, self.out.shape[1]), dtype="float32")
        return softmax(self.scores(bags))

    def options(self, questions: Sequence[Sequence[Sequence[str]]]) -> list[Floats]:
        """For each question how likely each of its options is."""
        if not questions:
            return []
        scores = self.scores([bag for question in questions for bag in question])
        return shares(scores[:, 0], [len(question) for question in questions])


class Shelf:
    """The networks, and the coders of the questions that they are asked: "subject2" is asked the same as "subject"."""

    def __init__(self, nets: Mapping[str, Net]) -> None:
        self.nets = nets
        self._coders: dict[str, Coder] = {}
        self._ties: dict[tuple[tuple[str, tuple[str, ...]], ...], Coder] = {}

    def coder(self, question: str) -> Coder:
        """What codes the bags of a question."""
        found = self._coders.get(question)
        if found is None:
            nets = {name: net for name, net in self.nets.items() if name in (question, f"{question}2")}
            found = self._coders[question] = Coder(
                {name: net.rows for name, net in nets.items()},
                {name: net.table for name, net in nets.items()},
            )
        return found

    def ties(self, states: Mapping[str, tuple[str, ...]]) -> Coder:
        """What codes the ties of a claim to the one before: in a row the columns of each state, one after the other.

        `states`: of each network that is asked with ties.
        """
        key = tuple(states.items())
        found = self._ties.get(key)
        if found is None:
            tied = {name: _tied(self.nets[name], ways) for name, ways in key}
            found = self._ties[key] = Coder(
                {name: rows for name, (rows, _table) in tied.items()},
                {name: table for name, (_rows, table) in tied.items()},
            )
        return found

    def sums(self, name: str, bags: Sequence[Sequence[int]], first: bool = True) -> Floats:
        """The rows of each coded bag added up, shape (bags, columns)."""
        return self.coder(name.rstrip("2")).sums(name, bags, first)

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
        return shares(self.nets[name].told(sums)[:, 0], counts)


def _tied(net: Net, states: Sequence[str]) -> tuple[dict[str, int], Floats]:
    """The rows of a network's ties, and a table of them: "~again m=votes" is the tie "m=votes" for the state "again"."""
    rows: dict[str, int] = {"": 0}
    for feature in net.rows:
        if feature.startswith("~"):
            rows.setdefault(feature.partition(" ")[2], len(rows))
    table = numpy.zeros((len(rows), len(states), net.table.shape[1]), dtype="float32")
    # A class may be called "first" too.
    where: dict[str, list[int]] = {}
    for at, state in enumerate(states):
        where.setdefault(state, []).append(at)
    told = [(feature[1:].partition(" "), row) for feature, row in net.rows.items() if feature.startswith("~")]
    cells = [(rows[tie], at, row) for (state, _, tie), row in told for at in where.get(state, ())]
    if cells:
        ties, ats, own = (list(column) for column in zip(*cells, strict=True))
        table[ties, ats] = net.table[own]
    return rows, table.reshape(len(rows), -1)


def shares(scores: Floats, counts: Sequence[int]) -> list[Floats]:
    """The scores of each question's options as likelihoods that make one."""
    sizes = numpy.array(counts, dtype="int64")
    ends = sizes.cumsum()
    starts = ends - sizes
    most: Floats = numpy.maximum.reduceat(scores, starts)
    raised = numpy.exp(scores - most.repeat(sizes))
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
