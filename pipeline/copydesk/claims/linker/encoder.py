"""The network that reads a story word by word: what each figure is, whose, over whom, where, when, by whose word, of which round and stage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy

from copydesk.claims.linker.standing import Standing
from copydesk.claims.linker.story_codes import COLUMNS, Codebook, Coded, Floats, Ids

# Columns of what is known of an item, and the heads of the layers that look over the whole story.
WIDE, HEADS = 96, 4
# How far to either side a layer looks beside the item itself and the one over it: of the first look, of the second.
STEPS, STEPS_AGAIN = (1, 2, 1, 4), (1, 2)
# So many entities of a story are told apart by themselves, those named most.
SLOTS = 24
# They go block by block over the nodes, and see so many nodes to either side of a block.
BLOCK, IN_SIGHT = 256, 384
# A weight is a whole number up to this, either way from zero, in steps of its row.
LEVELS = 127


@dataclass(eq=False)
class Asked:
    """Classes asked of some traces: `at` their positions, `measure` what they are, `told` what the rules tell, a row for each."""

    at: Ids
    measure: Ids
    told: Ids


@dataclass(eq=False)
class Answers:
    """What the first look made of the traces that tell something: whose each is, as likely as it is of each mention.

    One entry for each trace: `at`, `measure`. One for each mention: `trace` (which of them, by its index), `mention` (its
    position, or that behind the last item for nobody), `likely`.
    """

    at: Ids
    measure: Ids
    trace: Ids
    mention: Ids
    likely: Floats


class Encoder:
    """The network. `weights` by name, those of a layer with shape (out, in); `book` codes what is known by itself."""

    def __init__(self, weights: Mapping[str, Floats], book: Codebook) -> None:
        self.weights, self.book = dict(weights), book
        # What a word or a mark adds to the first layer, one table after the other.
        into, tables = weights["inp.weight"].T, []
        for name in ("sym", "suf"):
            tables.append(weights[f"{name}.weight"] @ into)
        tables += [weights[f"small.{at}.weight"] for at in range(len(COLUMNS) - 2)]
        self._table: Floats = numpy.concatenate([*tables, weights["slot.weight"]])
        self._offsets = numpy.cumsum([0, *(len(table) for table in tables)])
        self._apart = [_distances(weights, at) for at in range(2)]

    def first(self, coded: Coded) -> Floats:
        """What it knows of every item at first look, shape (items, WIDE)."""
        if not len(coded):
            return numpy.zeros((0, WIDE), dtype="float32")
        slots = numpy.where(coded.who <= SLOTS, coded.who, 0)
        x = self._through("tens", coded.vectors) + self.weights["inp.bias"]
        for column, offset in zip((*coded.columns.T, slots), self._offsets, strict=True):
            x += self._table.take(column + offset, axis=0)
        x = self._mixed(0, STEPS[0], x, coded.head)
        x = self._mixed(1, STEPS[1], x, coded.head)
        x = self._pooled(0, x, coded.who)
        x = self._mixed(2, STEPS[2], x, coded.head)
        x = self._attended(0, x, coded)
        x = self._mixed(3, STEPS[3], x, coded.head)
        return self._pooled(1, x, coded.who)

    def second(self, x: Floats, coded: Coded, answers: Answers) -> Floats:
        """The same at second look, told whose each figure is likely to be."""
        if not len(coded):
            return x
        x = self._told(x, answers)
        x = self._mixed(4, STEPS_AGAIN[0], x, coded.head)
        x = self._attended(1, x, coded)
        x = self._mixed(5, STEPS_AGAIN[1], x, coded.head)
        return self._pooled(2, x, coded.who)

    def known(self, look: int, x: Floats) -> Floats:
        """What is asked of, from what it knows at a look."""
        return self._level(f"n.{look}", x)

    def kinds(self, name: str, hidden: Floats) -> Floats:
        """How likely each class of "measure" or "outcome" is for some items, by what it knows of them, shape (items, WIDE)."""
        inner = numpy.maximum(self._through(f"{name}.0", hidden), 0)
        return softmax(self._through(f"{name}.3", inner))

    def classes(self, name: str, hidden: Floats, asked: Asked) -> Floats:
        """How likely each class of "stage" or "round" is for some traces, with what the rules tell of them."""
        held = self.weights
        inner = self._through(f"{name}.t", hidden[asked.at])
        inner += held[f"{name}.meas.weight"][asked.measure]
        for at in range(asked.told.shape[1]):
            inner += held[f"{name}.ke.{at}.weight"][asked.told[:, at]]
        return softmax(self._through(f"{name}.out", numpy.maximum(inner, 0)))

    def mentions(self, name: str, hidden: Floats, asked: Standing) -> Floats:
        """The logarithm of how likely each mention of everybody is, those of a question together one."""
        held = self.weights
        here = hidden.take(asked.at, axis=0)
        known = numpy.concatenate([hidden, held[f"{name}.none"][None]])
        base = self._through(f"{name}.t", here)
        base += held[f"{name}.meas.weight"][asked.measure] + held[f"{name}.how.weight"][asked.how]
        each = base.take(asked.question, axis=0)
        for at, column in enumerate(asked.who.T):
            each += held[f"{name}.ke.{at}.weight"].take(column, axis=0)
        mention = numpy.where(asked.mention < 0, len(hidden), asked.mention)
        of = asked.question.take(asked.somebody)
        inner = each.take(asked.somebody, axis=0)
        inner += (known @ held[f"{name}.m.weight"].T).take(mention, axis=0)
        for at, column in enumerate(asked.where.T):
            inner += held[f"{name}.fe.{at}.weight"].take(column, axis=0)
        scores = self._through(f"{name}.out", numpy.maximum(inner, 0, out=inner))[:, 0]
        sought = (here @ held[f"{name}.direct.weight"].T).take(of, axis=0)
        sought *= known.take(mention, axis=0)
        scores = scores + sought.sum(axis=1) / 8
        # All of a question make one.
        whole: Floats = scores - log_sums(scores, of)[of]
        return whole

    def likely(self, name: str, hidden: Floats, asked: Standing) -> Floats:
        """How likely everybody of some questions is by the part `name`: all mentions of somebody count together."""
        if not len(asked.at):
            return numpy.zeros(0, dtype="float32")
        return numpy.exp(log_sums(self.mentions(name, hidden, asked), asked.somebody))

    def answers(self, hidden: Floats, asked: Standing) -> Answers:
        """Whose the traces of these questions are at first look."""
        mention = numpy.where(asked.mention < 0, len(hidden), asked.mention)
        likely = (
            numpy.exp(self.mentions("subject", hidden, asked)) if len(asked.at) else numpy.zeros(0, "float32")
        )
        return Answers(asked.at, asked.measure, asked.question[asked.somebody], mention, likely)

    def _told(self, x: Floats, answers: Answers) -> Floats:
        """Tell every trace whose it is, and everybody what is theirs."""
        held = self.weights
        level = self._level("told.n", x)
        wide = numpy.concatenate([level, held["told.none"][None]])
        owners = numpy.zeros((len(answers.at), WIDE), dtype="float32")
        add_rows(owners, answers.trace, answers.likely[:, None] * wide.take(answers.mention, axis=0))
        theirs = level[answers.at] + held["told.meas.weight"][answers.measure]
        x = x.copy()
        more = self._through("told.o", numpy.concatenate([theirs, owners], axis=1))
        add_rows(x, answers.at, numpy.maximum(more, 0) @ held["told.out.weight"].T)
        told = numpy.maximum(self._through("told.back", theirs), 0) @ held["told.out2.weight"].T
        named = answers.mention < len(x)
        add_rows(
            x, answers.mention[named], answers.likely[named, None] * told.take(answers.trace[named], axis=0)
        )
        return x

    def _through(self, name: str, x: Floats) -> Floats:
        made: Floats = x @ self.weights[f"{name}.weight"].T
        made += self.weights[f"{name}.bias"]
        return made

    def _level(self, name: str, x: Floats) -> Floats:
        x = x - _mean(x)
        x /= numpy.sqrt(_mean(numpy.square(x)) + 1e-5)
        x *= self.weights[f"{name}.weight"]
        x += self.weights[f"{name}.bias"]
        return x

    def _mixed(self, at: int, step: int, x: Floats, head: Ids) -> Floats:
        """What stands beside each item and over it, as far as a gate lets it in."""
        level = self._level(f"mix.{at}.n", x)
        wide = numpy.empty((len(x), 4 * WIDE), dtype="float32")
        wide[:step, :WIDE] = 0
        wide[step:, :WIDE] = level[:-step]
        wide[:, WIDE : 2 * WIDE] = level
        wide[:-step, 2 * WIDE : 3 * WIDE] = level[step:]
        wide[-step:, 2 * WIDE : 3 * WIDE] = 0
        wide[:, 3 * WIDE :] = level.take(head, axis=0)
        both = self._through(f"mix.{at}.w", wide)
        gate = numpy.exp(-both[:, WIDE:])
        gate += 1
        made = numpy.maximum(both[:, :WIDE], 0)
        made /= gate
        made += x
        return made

    def _pooled(self, at: int, x: Floats, who: Ids) -> Floats:
        """What the mentions of an entity have in common goes back to each."""
        named = numpy.flatnonzero(who)
        if not len(named):
            return x
        named = named[numpy.argsort(who[named], kind="stable")]
        level = self._level(f"pool.{at}.n", x[named])
        told = numpy.maximum(self._through(f"pool.{at}.w", level), 0)
        firsts = numpy.flatnonzero(numpy.diff(who[named], prepend=0))
        counts = numpy.diff(firsts, append=len(named))
        common = numpy.add.reduceat(told, firsts, axis=0) / counts[:, None].astype("float32")
        more = self._through(
            f"pool.{at}.o", numpy.concatenate([level, common.repeat(counts, axis=0)], axis=1)
        )
        x = x.copy()
        x[named] += more
        return x

    def _attended(self, at: int, x: Floats, coded: Coded) -> Floats:
        """What else in the story matters to each node."""
        nodes, size = coded.nodes, WIDE // HEADS
        three = self._through(f"att.{at}.qkv", self._level(f"att.{at}.n", x[nodes])).reshape(
            -1, 3, HEADS, size
        )
        asks, tells, gives = (numpy.ascontiguousarray(three[:, one].transpose(1, 0, 2)) for one in range(3))
        asks /= numpy.float32(numpy.sqrt(size))
        many = len(nodes)
        made = numpy.empty((many, WIDE), dtype="float32")
        for start in range(0, many, BLOCK):
            end = min(start + BLOCK, many)
            low, high = max(0, start - IN_SIGHT), min(many, end + IN_SIGHT)
            scores = asks[:, start:end] @ tells[:, low:high].transpose(0, 2, 1)
            # All of a story of few nodes are told once for both looks.
            far = coded.apart if many <= BLOCK else coded.apart_of(slice(start, end), slice(low, high))
            scores += self._apart[at].take(far, axis=1)
            scores -= scores.max(axis=2, keepdims=True)
            numpy.exp(scores, out=scores)
            heard = scores @ gives[:, low:high] / scores.sum(axis=2, keepdims=True)
            made[start:end] = heard.transpose(1, 0, 2).reshape(end - start, WIDE)
        x = x.copy()
        x[nodes] += self._through(f"att.{at}.o", made)
        return x


def _distances(weights: Mapping[str, Floats], at: int) -> Floats:
    """What follows, for each head of a layer, from what `apart` tells of two nodes."""
    table = weights[f"att.{at}.tok"][:, :, None] + weights[f"att.{at}.lin"][:, None, :]
    flat = table.reshape(HEADS, -1)
    whole: Floats = numpy.concatenate([flat, flat + weights[f"att.{at}.same"][:, None]], axis=1)
    return whole


def _mean(x: Floats) -> Floats:
    """The mean of each row, as numpy's own word for it finds it, in less time."""
    mean: Floats = numpy.add.reduce(x, axis=1, keepdims=True)
    mean /= x.shape[1]
    return mean


def add_rows(x: Floats, at: Ids, rows: Floats) -> None:
    """Add each row to that of `x` where it belongs, one after the other: number by number, which numpy is far quicker at."""
    wide = x.shape[1]
    numpy.add.at(x.reshape(-1), (at[:, None] * wide + numpy.arange(wide)).reshape(-1), rows.reshape(-1))


def log_sums(scores: Floats, of: Ids) -> Floats:
    """The logarithm of the sum of what these are logarithms of, for each number in `of`, which rises by ones from 0."""
    firsts = numpy.flatnonzero(numpy.diff(of, prepend=-1))
    most = numpy.maximum.reduceat(scores, firsts)
    sums: Floats = numpy.log(numpy.add.reduceat(numpy.exp(scores - most[of]), firsts)) + most
    return sums


def softmax(scores: Floats) -> Floats:
    """Scores as likelihoods that make one."""
    raised = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return likely


def to_bytes(weights: Mapping[str, Floats], book: Codebook) -> bytes:
    """A network as an archive: tables in whole numbers with a scale for each row."""
    held: dict[str, Any] = {}
    for name, weight in sorted(weights.items()):
        if weight.ndim < 2:
            held[name] = weight.astype("float32")
            continue
        scale = numpy.maximum(numpy.abs(weight).max(axis=1, keepdims=True), 1e-8) / LEVELS
        held[name] = numpy.rint(weight / scale).astype("int8")
        held[f"{name}.scale"] = scale.astype("float32")
    held["book"] = numpy.frombuffer(json.dumps(book, sort_keys=True).encode(), dtype="uint8")
    out = BytesIO()
    numpy.savez_compressed(out, **held)
    return out.getvalue()


def from_bytes(data: bytes) -> Encoder:
    """The network that `to_bytes` wrote."""
    with numpy.load(BytesIO(data), allow_pickle=False) as stored:
        weights: dict[str, Floats] = {}
        for name in stored.files:
            if name != "book" and not name.endswith(".scale"):
                weight = stored[name].astype("float32")
                scaled = f"{name}.scale" in stored.files
                weights[name] = weight * stored[f"{name}.scale"] if scaled else weight
        return Encoder(weights, json.loads(stored["book"].tobytes()))
