"""Trains the linker's networks on features: `linker_features.py PRACTICE --out weights.npz`. A hidden layer over sums of features, by Adam."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy
from linker_questions import Asker, trigger_words
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from copydesk.claims.linker.kinds import MEASURES, OUTCOMES, measure_bag, outcome_bag
from copydesk.claims.linker.net import Net, to_bytes
from practice import blocks, in_percent

CLASSES, BAGS = {"measure": MEASURES, "outcome": OUTCOMES}, {"measure": measure_bag, "outcome": outcome_bag}
HIDDEN = 12
SEED = 7
# The weights are the mean of those after each of the last epochs.
EPOCHS, AVERAGED = 14, 4
BATCH = 256
RATE, LAST_RATE = 0.004, 0.0004
# Features and hidden units left out at random while training.
LEFT_OUT = 0.2
DECAY = 2e-5
# A feature counts if it stands in so many bags.
LEAST = 10

Floats = NDArray[numpy.float32]
Ids = NDArray[numpy.int32]
# A bag of features and the class that is right.
Asked = tuple[list[str], int]


def main() -> None:
    """Train both networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("practice", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="write the weights here")
    options = parser.parse_args()
    paths = sorted(options.practice.glob("*.txt"))
    texts = [story for path in paths for story in blocks(path)]
    asker = Asker(trigger_words(texts))
    asked: dict[str, list[Asked]] = {name: [] for name in CLASSES}
    for story in [*texts, *(story for path in paths for _name, story in in_percent(path))]:
        questions = asker.ask(0, story)
        for name, found in asked.items():
            found += [
                (BAGS[name](questions.view, row, trace), right)
                for row, trace, _kind, right in questions.classes[name]
            ]
    options.out.write_bytes(
        to_bytes({name: train(found, len(CLASSES[name])) for name, found in asked.items()})
    )
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, of {len(texts)} stories", file=sys.stderr)


def train(asked: Sequence[Asked], classes: int) -> Net:
    """The network that tells the right class of most bags."""
    features = _features([bag for bag, _right in asked])
    rows = {feature: at for at, feature in enumerate(features)}
    coded = [
        numpy.array([0, *sorted({rows[one] for one in bag if one in rows})], dtype="int32")
        for bag, _right in asked
    ]
    right = numpy.array([one for _bag, one in asked])
    model = _Model(len(features), classes)
    for epoch in range(EPOCHS):
        order = model.rng.permutation(len(coded))
        model.rate = RATE * (1 - epoch / EPOCHS) + LAST_RATE
        for first in range(0, len(order), BATCH):
            part = order[first : first + BATCH]
            model.learn([coded[at] for at in part], right[part])
        if epoch >= EPOCHS - AVERAGED:
            model.remember()
    return Net(rows, *model.mean())


def _features(bags: Sequence[Sequence[str]]) -> list[str]:
    """The features that stand often enough; the first is the empty one, which every bag has."""
    counts = Counter(feature for bag in bags for feature in set(bag))
    return ["", *sorted(feature for feature, count in counts.items() if count >= LEAST)]


class _Model:
    """Weights under training."""

    def __init__(self, features: int, classes: int) -> None:
        self.rng = numpy.random.default_rng(SEED)
        table = (self.rng.standard_normal((features, HIDDEN + classes)) * 0.1).astype("float32")
        table[:, HIDDEN:] = 0
        out = (self.rng.standard_normal((HIDDEN, classes)) * 0.2).astype("float32")
        self.weights: list[Floats] = [table, numpy.zeros(HIDDEN + classes, dtype="float32"), out]
        self.moments = [(numpy.zeros_like(one), numpy.zeros_like(one)) for one in self.weights]
        self.sums = [numpy.zeros_like(one) for one in self.weights]
        self.remembered = self.steps = 0
        self.rate = RATE

    def learn(self, bags: list[Ids], right: NDArray[numpy.int64]) -> None:
        """One step on a batch of bags."""
        table, bias, out = self.weights
        pieces = [ids[self.rng.random(len(ids)) > LEFT_OUT] if len(ids) > 1 else ids for ids in bags]
        ends = numpy.concatenate([[0], numpy.cumsum([len(ids) for ids in pieces])])
        ids = numpy.concatenate(pieces)
        present = numpy.full(len(ids), 1 / (1 - LEFT_OUT / 2), "float32")
        matrix = csr_matrix((present, ids, ends), shape=(len(pieces), len(table)))
        sums = matrix @ table + bias
        mask = (self.rng.random((len(pieces), HIDDEN)) > LEFT_OUT).astype("float32") / (1 - LEFT_OUT)
        deep = numpy.maximum(sums[:, :HIDDEN], 0) * mask
        scores = deep @ out + sums[:, HIDDEN:]
        # How far each class is from being likely just where it is right.
        slope = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        slope /= slope.sum(axis=1, keepdims=True)
        slope[numpy.arange(len(right)), right] -= 1
        slope /= len(right)
        down = (slope @ out.T) * mask * (sums[:, :HIDDEN] > 0)
        into = numpy.concatenate([down, slope], axis=1).astype("float32")
        self._step([matrix.T @ into + DECAY * table, into.sum(axis=0), deep.T @ slope + DECAY * out])

    def _step(self, slopes: list[Floats]) -> None:
        self.steps += 1
        for weight, slope, (mean, square) in zip(self.weights, slopes, self.moments, strict=True):
            mean *= 0.9
            mean += 0.1 * slope
            square *= 0.99
            square += 0.01 * slope * slope
            size = numpy.sqrt(square / (1 - 0.99**self.steps)) + 1e-6
            weight -= self.rate * (mean / (1 - 0.9**self.steps)) / size

    def remember(self) -> None:
        """Count the present weights into the mean."""
        self.remembered += 1
        for total, weight in zip(self.sums, self.weights, strict=True):
            total += weight

    def mean(self) -> tuple[Floats, Floats, Floats]:
        """The mean of the weights remembered."""
        table, bias, out = (total / self.remembered for total in self.sums)
        return table, bias, out


if __name__ == "__main__":
    main()
