"""Trains the networks of the claims linker: a hidden layer over sums of features, by Adam, averaged over the last epochs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from copydesk.claims.linker.chain import STATES, along_classes, along_options, likeliest, state_of
from copydesk.claims.linker.coding import Floats
from copydesk.claims.linker.net import Net, Shelf
from copydesk.claims.linker.view import Choice

# Hidden units of each network.
SIZES = {
    "measure": 12, "outcome": 12, "subject": 12, "measure2": 12, "outcome2": 12, "subject2": 12,
    "rival": 8, "place": 12, "source": 8, "when": 8, "stage": 8, "round": 8,
}  # fmt: skip
SEED = 7
EPOCHS, AVERAGED = 14, 4
BATCH = 256
RATE, LAST_RATE = 0.004, 0.0004
# Features and hidden units left out at random while training.
LEFT_OUT = 0.2
# One question in so many that go on from another is asked without it: the claim before may be wrong itself.
ALONE = 3
DECAY = 2e-5
# A feature counts if it stands in so many bags: of a question with classes, of one with options.
LEAST = (10, 45)

Ids = NDArray[numpy.int32]


class Questions:
    """Questions of one kind. A class question has one bag and a class; an option question bags and which are right."""

    def __init__(self, classes: Sequence[str] = ()) -> None:
        self.classes = list(classes)
        self.bags: list[list[str]] = []
        self.counts: list[int] = []
        self.right: list[list[int]] = []
        self.stories: list[int] = []

    def add(self, story: int, bags: list[list[str]], right: list[int]) -> None:
        """One question of a story, by its number."""
        self.bags += bags
        self.counts.append(len(bags))
        self.right.append(right)
        self.stories.append(story)

    def of(self, keep: set[int] | None) -> Iterator[tuple[list[list[str]], list[int]]]:
        """The bags of each question of these stories (all if None) with what is right."""
        start = 0
        for count, right, story in zip(self.counts, self.right, self.stories, strict=True):
            if keep is None or story in keep:
                yield self.bags[start : start + count], right
            start += count


class Chained(Questions):
    """Questions that go on from one another: in training from what is right of the one before, in measuring from its likelihoods.

    An option question tells its values, a class question takes the classes for values.
    """

    def __init__(self, classes: Sequence[str] = ()) -> None:
        super().__init__(classes)
        self.bare: list[list[list[str]]] = []
        self.told: list[list[str]] = []
        self.values: list[list[str | None]] = []
        self.firsts: list[bool] = []
        self._last: dict[int, list[str | None]] = {}

    def go_on(
        self,
        story: int,
        variant: int,
        bags: list[list[str]],
        values: list[str | None],
        right: list[int],
        told: list[str],
    ) -> None:
        """One question of a story, printed as the `variant` of it; `told` is how it stands to the one before."""
        before = self._last.get(variant)
        alone = len(self.told) % ALONE == 0
        self._last[variant] = [(self.classes[at] if self.classes else values[at]) for at in right]
        if self.classes:
            state = "first" if before is None else before[0]
            tied = [[f"~{state} {one}" for one in told]]
        else:
            states = ["first" if before is None else _state(value, before) for value in values]
            tied = [[f"~{state} {one}" for one in told] for state in states]
        self.add(story, bags if alone else [bag + more for bag, more in zip(bags, tied, strict=True)], right)
        self.bare.append(bags)
        self.told.append(told)
        self.values.append(values)
        self.firsts.append(before is None)


def _state(value: str | None, before: Sequence[str | None]) -> str:
    return state_of(value, value if value in before else before[0])


def train(questions: Questions, name: str, keep: set[int] | None = None) -> Net:
    """The network `name`, trained on the questions of the stories in `keep` (all if None)."""
    asked = list(questions.of(keep))
    features = _features([bag for bags, _right in asked for bag in bags], LEAST[not questions.classes])
    rows = {feature: at for at, feature in enumerate(features)}
    coded = [
        [numpy.array([0, *sorted({rows[one] for one in bag if one in rows})], dtype="int32") for bag in bags]
        for bags, _right in asked
    ]
    model = _Model(len(features), SIZES[name], max(len(questions.classes), 1))
    for epoch in range(EPOCHS):
        order = model.rng.permutation(len(asked))
        model.rate = RATE * (1 - epoch / EPOCHS) + LAST_RATE
        for first in range(0, len(order), BATCH):
            part = order[first : first + BATCH]
            model.learn([coded[at] for at in part], [asked[at][1] for at in part], bool(questions.classes))
        if epoch >= EPOCHS - AVERAGED:
            model.remember()
    table, bias, out = model.mean()
    return Net(rows, table, bias, out)


def _features(bags: Sequence[Sequence[str]], least: int) -> list[str]:
    """The features that stand often enough; the first is the empty one, which every bag has."""
    counts = Counter(feature for bag in bags for feature in set(bag))
    return ["", *sorted(feature for feature, count in counts.items() if count >= least)]


class _Model:
    """Weights under training."""

    def __init__(self, features: int, hidden: int, classes: int) -> None:
        self.rng = numpy.random.default_rng(SEED)
        self.hidden = hidden
        table = (self.rng.standard_normal((features, hidden + classes)) * 0.1).astype("float32")
        table[:, hidden:] = 0
        out = (self.rng.standard_normal((hidden, classes)) * 0.2).astype("float32")
        self.weights: list[Floats] = [table, numpy.zeros(hidden + classes, dtype="float32"), out]
        self.moments = [(numpy.zeros_like(one), numpy.zeros_like(one)) for one in self.weights]
        self.sums = [numpy.zeros_like(one) for one in self.weights]
        self.remembered = self.steps = 0
        self.rate = RATE

    def learn(self, batch: list[list[Ids]], right: list[list[int]], classes: bool) -> None:
        """One step on a batch of questions."""
        table, bias, out = self.weights
        pieces = [self._some(ids) for bags in batch for ids in bags]
        ends = numpy.concatenate([[0], numpy.cumsum([len(ids) for ids in pieces])])
        ids = numpy.concatenate(pieces)
        present = numpy.full(len(ids), 1 / (1 - LEFT_OUT / 2), "float32")
        matrix = csr_matrix((present, ids, ends), shape=(len(pieces), len(table)))
        sums = matrix @ table + bias
        mask = (self.rng.random((len(pieces), self.hidden)) > LEFT_OUT).astype("float32") / (1 - LEFT_OUT)
        deep = numpy.maximum(sums[:, : self.hidden], 0) * mask
        scores = deep @ out + sums[:, self.hidden :]
        slope = (_by_class if classes else _by_option)(scores, batch, right) / len(batch)
        down = (slope @ out.T) * mask * (sums[:, : self.hidden] > 0)
        into = numpy.concatenate([down, slope], axis=1).astype("float32")
        self._step([matrix.T @ into + DECAY * table, into.sum(axis=0), deep.T @ slope + DECAY * out])

    def _some(self, ids: Ids) -> Ids:
        return ids[self.rng.random(len(ids)) > LEFT_OUT] if len(ids) > 1 else ids

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


def _by_class(scores: Floats, _batch: list[list[Ids]], right: list[list[int]]) -> Floats:
    """How far each class is from being likely just where it is right."""
    odds: Floats = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    odds[numpy.arange(len(right)), [one[0] for one in right]] -= 1
    return odds


def _by_option(scores: Floats, batch: list[list[Ids]], right: list[list[int]]) -> Floats:
    """How far each option is from its likelihood, that of the right ones shared as the network shares it."""
    slope = numpy.zeros_like(scores)
    at = 0
    for bags, wanted in zip(batch, right, strict=True):
        piece = scores[at : at + len(bags), 0]
        odds = numpy.exp(piece - piece.max())
        odds /= odds.sum()
        share = odds[wanted] / max(odds[wanted].sum(), 1e-9)
        odds[wanted] -= share
        slope[at : at + len(bags), 0] = odds
        at += len(bags)
    return slope


def measure(questions: Questions, net: Net, held: set[int]) -> list[tuple[float, bool]]:
    """For each question of the stories held back how likely the answer seemed and whether it is right."""
    if isinstance(questions, Chained):
        return _measure_chain(questions, net, held)
    asked = list(questions.of(held))
    if questions.classes:
        odds = list(net.classes([bags[0] for bags, _right in asked]))
    else:
        odds = net.options([bags for bags, _right in asked])
    found = []
    for (_bags, right), one in zip(asked, odds, strict=True):
        best = int(numpy.argmax(one))
        found.append((float(one[best]), best in right))
    return found


def _measure_chain(questions: Chained, net: Net, held: set[int]) -> list[tuple[float, bool]]:
    """The same for questions that go on from one another."""
    shelf = Shelf({"it": net})
    tied = shelf.ties({"it": ("first", *questions.classes) if questions.classes else STATES})
    found: list[tuple[float, bool]] = []
    chains: list[list[int]] = []
    for at, (story, first) in enumerate(zip(questions.stories, questions.firsts, strict=True)):
        if story in held:
            if first:
                chains.append([])
            chains[-1].append(at)
    for chain in chains:
        told = [tied.code(questions.told[at]) for at in chain]
        if questions.classes:
            bags = [shelf.coder("it").code(questions.bare[at][0]) for at in chain]
            odds = along_classes(shelf, tied, "it", questions.classes, bags, told)
        else:
            asked = [
                [
                    Choice(value, [], shelf.coder("it").code(bag))
                    for value, bag in zip(questions.values[at], questions.bare[at], strict=True)
                ]
                for at in chain
            ]
            odds = along_options(shelf, tied, "it", asked, told)
        for at, one in zip(chain, odds, strict=True):
            best = likeliest(one)
            found.append((one[best], best in questions.right[at]))
    return found
