"""spaCy's arc-eager parser on numpy: one step in every sentence at a time, where spaCy goes from state to state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from copydesk.language.convolution import Floats

Whole = NDArray[numpy.int64]
Span = tuple[int, int]
# The moves in spaCy's letters: shift, reduce, an arc to the left, one to the right. A break is never allowed, as every
# sentence is parsed for itself.
MOVES = "SDLRB"
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
# How many places a move takes the top of the stack up, and the front of the buffer on.
_TOP = numpy.array([1, -1, -1, 1, 0])
_FRONT = numpy.array([1, 0, 0, 1, 0])
# Words that a state is told by: two of the buffer, three of the stack, and children of the first of each.
_SEEN = 8


class Arcs:
    """The weights of a trained parser laid out for prediction.

    A sentence's tree depends on the words' vectors alone, to the last bit, not on the sentences parsed beside it: sums
    are taken in one order, and the scores of each state for itself.
    """

    def __init__(self, model: Any, moves: Sequence[str], labels: Sequence[int]) -> None:
        """`moves`: the names of the classes, as "L-nsubj"; `labels`: the number of the relation of each, or 0."""
        words, lower, upper = model.layers
        linear = words.layers[-1]
        self._key = _state(model)
        self.entry, self.entry_bias = linear.get_param("W").T, linear.get_param("b")
        weights, pad = lower.get_param("W"), lower.get_param("pad")
        _places, self.hidden, pieces, inputs = weights.shape
        # One piece after another, so that the maximum runs over whole rows.
        self.weights = numpy.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inputs).T)
        self.bias = lower.get_param("b").T.reshape(-1)
        self.nothing = pad.transpose(0, 1, 3, 2).reshape(1, -1)
        self.columns = pieces * self.hidden
        self.out, self.out_bias = numpy.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        self.kinds = numpy.array([MOVES.index(name[0]) for name in moves])
        self.labels = numpy.array(labels, dtype="uint64")
        # What is added to the scores where shift, reduce and arcs are allowed: a bit for each.
        allowed = numpy.arange(8)[:, None] >> numpy.array([0, 1, 2, 2, 3])[self.kinds] & 1
        self.barred: Floats = numpy.where(allowed == 1, 0, -numpy.inf).astype("float32")

    @classmethod
    def can_be(cls, model: Any) -> bool:
        """Whether a model is of the kind that is laid out here: on shared vectors, eight words seen, an upper layer."""
        if not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            return False
        words, lower, _upper = model.layers
        shared = [layer.name for layer in words.layers] == ["tok2vec-listener", "list2array", "linear"]
        return bool(shared and lower.get_dim("nF") == _SEEN and lower.get_dim("nP") == 2)

    def fits(self, model: Any) -> bool:
        """Whether these are the model's weights still."""
        return self._key == _state(model)

    def told(self, vectors: Floats) -> Floats:
        """What each word of a document tells in each place that a state sees, shape (words, places x columns)."""
        told: Floats = (vectors @ self.entry + self.entry_bias) @ self.weights
        return told

    def __call__(
        self, told: Sequence[Floats], sentences: Sequence[Span]
    ) -> tuple[Whole, NDArray[numpy.uint64]]:
        """Each word's head and relation, -1 and 0 for those without. Sentences and heads count in all words of `told`."""
        words = numpy.concatenate([self.nothing, *told]).reshape(-1, self.columns)
        run = _Run(words.shape[0] // _SEEN, sentences)
        while len(run.top):
            run.step(self, words)
        return run.heads[1:] - 1, run.relations[1:]

    def best(self, words: Floats, seen: Whole, allowed: Whole) -> Whole:
        """The best allowed class of each state by the words that it sees, shape (places, states); 0 is no word."""
        rows = seen * _SEEN + numpy.arange(_SEEN)[:, None]
        sums = words.take(rows.reshape(-1), axis=0).reshape(_SEEN, -1, self.columns).sum(axis=0)
        sums += self.bias
        deep = numpy.maximum(sums[:, : self.hidden], sums[:, self.hidden :])
        # A product for each: in a product of all what a state gets would depend on how many there are.
        scores = (deep[:, None] @ self.out)[:, 0]
        scores += self.out_bias
        scores += self.barred.take(allowed, axis=0)
        found: Whole = scores.argmax(axis=1)
        return found


class _Run:
    """The states of sentences on their way: for each a stack and a buffer, kept in two long rows.

    Words count from 1. `top` and `front` are where in the rows the stack of each sentence that is not done ends and its
    buffer begins; `floor` and `end` where there is nothing left of either.
    """

    def __init__(self, words: int, sentences: Sequence[Span]) -> None:
        """`words`: how many there are, and one more."""
        spans = numpy.array(sentences, dtype="int64")
        number = numpy.arange(len(spans))
        # Three places without a word lie below each stack, two behind each buffer.
        self.stack = numpy.zeros(words + 3 * (len(spans) + 1), dtype="int64")
        self.buffer = numpy.zeros(words + 2 * len(spans) + 1, dtype="int64")
        self.floor = spans[:, 0] + 3 * number + 2
        self.top = self.floor.copy()
        self.front, self.end = spans[:, 0] + 2 * number, spans[:, 1] + 2 * number
        sizes = spans[:, 1] - spans[:, 0]
        place = numpy.arange(sizes.sum()) - (sizes.cumsum() - sizes).repeat(sizes)
        self.buffer[self.front.repeat(sizes) + place] = spans[:, 0].repeat(sizes) + place + 1
        # The last child to the left and to the right of each word, and the one to the right before itself.
        self.left, self.right, self.elder = (numpy.zeros(words, dtype="int64") for _ in range(3))
        self.heads = numpy.zeros(words, dtype="int64")
        self.relations = numpy.zeros(words, dtype="uint64")
        # Words put back from the stack to the buffer: they are not shifted a second time.
        self.back = numpy.zeros(words, dtype=bool)

    def step(self, arcs: Arcs, words: Floats) -> None:
        """The best move in each."""
        top, front, stack, buffer = self.top, self.front, self.stack, self.buffer
        first, second, third = stack.take(top), stack.take(top - 1), stack.take(top - 2)
        ahead, beyond = buffer.take(front), buffer.take(front + 1)
        seen = (
            ahead, beyond, first, second, third,
            self.left.take(ahead), self.left.take(first), self.right.take(first),
        )  # fmt: skip
        depth, more = top - self.floor, self.end - front
        some, going = depth > 0, more > 0
        shift = ~some | ((more > 1) & ~self.back.take(ahead))
        reduce = some & (~going | (depth > 1))
        best = arcs.best(words, numpy.stack(seen), shift + 2 * reduce + 4 * (some & going))
        kinds = arcs.kinds.take(best)
        labels = arcs.labels.take(best)
        at = (kinds == _LEFT).nonzero()[0]
        child, head = first[at], ahead[at]
        # A head that it had is to its left, and has no later child.
        self.right[self.heads[child]] = self.elder[child]
        self.left[head], self.back[head] = child, False
        self.heads[child], self.relations[child] = head, labels[at]
        at = (kinds == _RIGHT).nonzero()[0]
        child, head = ahead[at], first[at]
        self.elder[child] = self.right[head]
        self.right[head] = child
        self.heads[child], self.relations[child] = head, labels[at]
        # One without a head is put back, unless it is the last of its stack.
        at = ((kinds == _REDUCE) & (depth > 1) & (self.heads.take(first) == 0)).nonzero()[0]
        self.top = top + _TOP.take(kinds)
        self.front = front + _FRONT.take(kinds)
        if len(at):
            self.front[at] -= 1
            buffer[self.front[at]] = first[at]
            self.back[first[at]] = True
        at = (self.top > top).nonzero()[0]
        stack[self.top[at]] = ahead[at]
        going_on = (self.top > self.floor) | (self.front < self.end)
        if not going_on.all():
            self.top, self.front = self.top[going_on], self.front[going_on]
            self.floor, self.end = self.floor[going_on], self.end[going_on]


def _state(model: Any) -> tuple[int, ...]:
    """Which arrays the weights are: loading or learning puts others in their place."""
    words, lower, upper = model.layers
    return tuple(id(one.get_param("W")) for one in (words.layers[-1], lower, upper))
