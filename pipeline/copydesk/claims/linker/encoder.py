"""A small network that reads the whole story, word by word: a second opinion on what each figure is, whose and where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy
from numpy.lib.stride_tricks import sliding_window_view

from copydesk.claims.linker.ballots import AskedWhen, ballots
from copydesk.claims.linker.coding import Floats
from copydesk.claims.linker.net import shares, softmax
from copydesk.claims.linker.owners import Option
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.spots import Spot, spots
from copydesk.claims.linker.standing import Asked, Question, Standing, standing
from copydesk.claims.linker.story_codes import COLUMNS, Codebook, Coded, Ids, code
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.linker.voices import voices

# Columns of what is known of an item, and the heads of the layer that looks over the whole story.
WIDE, HEADS = 64, 4
# How far to either side a layer looks beside the item itself and the one over it.
STEPS = (1, 2, 1, 4)
# So many entities of a story are told apart by themselves, those named most.
SLOTS = 24
# Distances between items and between lines that the layer over the story knows, to either side.
TOKENS_APART, LINES_APART = 24, 12
# It goes block by block, and sees so many items to either side of a block.
BLOCK, IN_SIGHT = 256, 384
# A weight is a whole number up to this, either way from zero, in steps of its row.
LEVELS = 127
# How much the encoder's opinion counts beside that of the other networks.
SHARE = {"measure": 0.3, "outcome": 0.4, "subject": 0.5, "place": 0.45, "source": 0.4, "when": 0.4}


@dataclass(eq=False)
class Read:
    """A story read: in numbers, and what the encoder knows of every item, shape (items, WIDE)."""

    coded: Coded
    hidden: Floats


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

    def read(self, view: View) -> Read:
        """Read a story."""
        coded = code(view, self.book)
        return Read(coded, self.hidden(coded))

    def hidden(self, coded: Coded) -> Floats:
        """What it knows of every item, shape (items, WIDE)."""
        if not len(coded):
            return numpy.zeros((0, WIDE), dtype="float32")
        slots = numpy.where(coded.who <= SLOTS, coded.who, 0)
        rows = numpy.column_stack([coded.columns, slots]) + self._offsets
        x = self._through("tens", coded.vectors) + self.weights["inp.bias"]
        for column in rows.T:
            x += self._table[column]
        x = self._mixed(0, x, coded.head)
        x = self._mixed(1, x, coded.head)
        x = self._pooled(0, x, coded.who)
        x = self._mixed(2, x, coded.head)
        x = self._attended(x, coded)
        x = self._mixed(3, x, coded.head)
        x = self._pooled(1, x, coded.who)
        return self._level("n", x)

    def kinds(self, name: str, read: Read, traces: Sequence[tuple[Row, Trace]]) -> Floats:
        """How likely each class of "measure" or "outcome" is for each trace, shape (traces, classes)."""
        at = numpy.array([read.coded.at(row, trace) for row, trace in traces], dtype="int64")
        return self.classes_at(name, read.hidden[at])

    def classes_at(self, name: str, hidden: Floats) -> Floats:
        """The same for what it knows of some items, shape (items, WIDE)."""
        inner = numpy.maximum(self._through(f"{name}.0", hidden), 0)
        return softmax(self._through(f"{name}.3", inner))

    def each(self, name: str, read: Read, asked: Standing) -> list[dict[str | None, float]]:
        """For each question of the part `name` how likely everybody, or every choice, is."""
        if not len(asked.at):
            return []
        likely = self.likely(name, read.hidden, asked).tolist()
        found, at = [], 0
        for keys in asked.keys:
            found.append(dict(zip(keys, likely[at : at + len(keys)], strict=True)))
            at += len(keys)
        return found

    def likely(self, name: str, hidden: Floats, asked: Standing) -> Floats:
        """How likely everybody of some questions is by the part `name`, those of a question together one."""
        held = self.weights
        here = hidden[asked.at]
        whom = numpy.concatenate([hidden, held[f"{name}.none"][None]])[asked.mention]
        base = self._through(f"{name}.t", here)
        base += held[f"{name}.meas.weight"][asked.measure] + held[f"{name}.how.weight"][asked.how]
        each = base[asked.question]
        for at in range(asked.who.shape[1]):
            each += held[f"{name}.ke.{at}.weight"][asked.who[:, at]]
        inner = each[asked.somebody] + whom @ held[f"{name}.m.weight"].T
        for at in range(asked.where.shape[1]):
            inner += held[f"{name}.fe.{at}.weight"][asked.where[:, at]]
        scores = self._through(f"{name}.out", numpy.maximum(inner, 0))[:, 0]
        sought = (here @ held[f"{name}.direct.weight"].T)[asked.question[asked.somebody]]
        scores = scores + (sought * whom).sum(axis=1) / 8
        # All mentions of somebody count together, and all of a question make one.
        summed = _log_sums(scores, asked.somebody)
        whole: Floats = numpy.exp(summed - _log_sums(summed, asked.question)[asked.question])
        return whole

    def _through(self, name: str, x: Floats) -> Floats:
        made: Floats = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return made

    def _level(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(axis=1, keepdims=True)
        spread = numpy.sqrt(numpy.square(x).mean(axis=1, keepdims=True) + 1e-5)
        made: Floats = x / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return made

    def _mixed(self, at: int, x: Floats, head: Ids) -> Floats:
        """What stands beside each item and over it, as far as a gate lets it in."""
        level, step = self._level(f"mix.{at}.n", x), STEPS[at]
        wide = numpy.zeros((len(x), 4 * WIDE), dtype="float32")
        wide[step:, :WIDE] = level[:-step]
        wide[:, WIDE : 2 * WIDE] = level
        wide[:-step, 2 * WIDE : 3 * WIDE] = level[step:]
        wide[:, 3 * WIDE :] = level[head]
        both = self._through(f"mix.{at}.w", wide)
        made: Floats = x + numpy.maximum(both[:, :WIDE], 0) / (1 + numpy.exp(-both[:, WIDE:]))
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

    def _attended(self, x: Floats, coded: Coded) -> Floats:
        """What else in the story matters to each item."""
        items, size = len(x), WIDE // HEADS
        three = self._through("att.0.qkv", self._level("att.0.n", x)).reshape(items, 3, HEADS, size)
        asks, tells, gives = (numpy.ascontiguousarray(three[:, at].transpose(1, 0, 2)) for at in range(3))
        asks /= numpy.float32(numpy.sqrt(size))
        made = numpy.empty((items, WIDE), dtype="float32")
        for start in range(0, items, BLOCK):
            end = min(start + BLOCK, items)
            low, high = max(0, start - IN_SIGHT), min(items, end + IN_SIGHT)
            scores = asks[:, start:end] @ tells[:, low:high].transpose(0, 2, 1)
            self._by_distance(scores, coded, (start, end), (low, high))
            scores -= scores.max(axis=2, keepdims=True)
            numpy.exp(scores, out=scores)
            heard = scores @ gives[:, low:high] / scores.sum(axis=2, keepdims=True)
            made[start:end] = heard.transpose(1, 0, 2).reshape(end - start, WIDE)
        return x + self._through("att.0.o", made)

    def _by_distance(
        self, scores: Floats, coded: Coded, mine: tuple[int, int], others: tuple[int, int]
    ) -> None:
        """Add to the scores what follows from how far apart two items and their lines are, and whether they are one's."""
        (start, end), (low, high) = mine, others
        apart = steps_apart(numpy.arange(low - end + 1, high - start)) + TOKENS_APART
        windows = sliding_window_view(self.weights["att.0.tok"][:, apart], high - low, axis=1)
        scores += windows[:, ::-1]
        lines = coded.line[start:end]
        first = int(lines[0])
        between = coded.line[low:high] - numpy.arange(first, int(lines[-1]) + 1)[:, None]
        by_line = self.weights["att.0.lin"][:, numpy.clip(between, -LINES_APART, LINES_APART) + LINES_APART]
        scores += by_line[:, lines - first]
        who = coded.who[start:end]
        ours, theirs = numpy.nonzero((who[:, None] == coded.who[low:high]) & (who > 0)[:, None])
        scores[:, ours, theirs] += self.weights["att.0.same"][:, None]


class Opinion:
    """What the encoder thinks of a story's traces, beside what the other networks do."""

    def __init__(self, encoder: Encoder, view: View) -> None:
        self.encoder, self.view, self.read = encoder, view, encoder.read(view)
        self._kinds: dict[str, Floats] = {}
        self._owners: dict[tuple[Trace, str], dict[str | None, float]] = {}

    def on_kinds(self, name: str, traces: Sequence[tuple[Row, Trace]], likely: Floats) -> Floats:
        """How likely each class of "measure" or "outcome" is by both, shape (traces, classes).

        Both looks ask of the same traces in the same order: what the encoder thinks of them is asked once.
        """
        if not traces:
            return likely
        found = self._kinds.get(name)
        if found is None:
            found = self._kinds[name] = self.encoder.kinds(name, self.read, traces)
        return agreed(likely, found, SHARE[name])

    def on_owners(self, questions: Sequence[Question], likely: Sequence[Floats]) -> list[Floats]:
        """For each question how likely each option is by both."""
        new = [one for one in questions if one[1:3] not in self._owners]
        asked = standing(self.read.coded, self.encoder.book, new)
        for (_row, trace, measure, _options), found in zip(
            new, self.encoder.each("subject", self.read, asked), strict=True
        ):
            self._owners[trace, measure] = found
        others = [self._owners[trace, measure] for _row, trace, measure, _options in questions]
        return agreed_on_owners([options for *_, options in questions], likely, others)

    def on_places(self, questions: Sequence[Spot], likely: Sequence[Sequence[float]]) -> list[list[float]]:
        """For each question how likely each place is by both."""
        return self._on_choices("place", spots(self.read.coded, self.view, questions), likely)

    def on_sources(self, questions: Sequence[Asked], likely: Sequence[Sequence[float]]) -> list[list[float]]:
        """For each question how likely each body is by both."""
        return self._on_choices("source", voices(self.read.coded, self.view, questions), likely)

    def on_elections(
        self, questions: Sequence[AskedWhen], likely: Sequence[Sequence[float]]
    ) -> list[list[float]]:
        """For each question how likely each election is by both."""
        return self._on_choices("when", ballots(self.read.coded, self.view, questions), likely)

    def _on_choices(self, name: str, asked: Standing, likely: Sequence[Sequence[float]]) -> list[list[float]]:
        if not likely:
            return []
        mine = numpy.array([odds for one in likely for odds in one], dtype="float32")
        both = between(mine, self.encoder.likely(name, self.read.hidden, asked), SHARE[name])
        return [one.tolist() for one in shares(both, [len(one) for one in likely])]


def steps_apart(far: Ids) -> Ids:
    """Distances in steps that widen, to either side up to TOKENS_APART."""
    near = numpy.abs(far)
    wide = (9 + numpy.log2(numpy.maximum(near, 1) / 8) * 2).astype("int64")
    steps = numpy.minimum(numpy.where(near < 9, near, wide), TOKENS_APART)
    signed: Ids = numpy.where(far < 0, -steps, steps)
    return signed


def _log_sums(scores: Floats, of: Ids) -> Floats:
    """The logarithm of the sum of what these are logarithms of, for each number in `of`, which rises by ones from 0."""
    firsts = numpy.flatnonzero(numpy.diff(of, prepend=-1))
    most = numpy.maximum.reduceat(scores, firsts)
    sums: Floats = numpy.log(numpy.add.reduceat(numpy.exp(scores - most[of]), firsts)) + most
    return sums


def between(one: Floats, other: Floats, share: float) -> Floats:
    """Scores between two opinions by the mean of their log-odds."""
    mine, theirs = (numpy.log(numpy.maximum(odds, numpy.float32(1e-6))) for odds in (one, other))
    both: Floats = mine + numpy.float32(share) * (theirs - mine)
    return both


def agreed(one: Floats, other: Floats, share: float) -> Floats:
    """Two opinions on the same choices as one; the last axis makes one."""
    return softmax(between(one, other, share))


def agreed_on_owners(
    asked: Sequence[Sequence[Option]], likely: Sequence[Floats], others: Sequence[Mapping[str | None, float]]
) -> list[Floats]:
    """For each question how likely each option is by both; the options of one entity keep their shares in it."""
    if not asked:
        return []
    of: list[int] = []
    first = 0
    for options, other in zip(asked, others, strict=True):
        keys = {key: at for at, key in enumerate(other, first)}
        of += [keys[option.key] for option in options]
        first += len(keys)
    mine = numpy.concatenate(likely)
    sums = numpy.bincount(of, weights=mine, minlength=first).astype("float32")
    theirs = numpy.array([odds for other in others for odds in other.values()], dtype="float32")
    both = numpy.concatenate(
        shares(between(sums, theirs, SHARE["subject"]), [len(other) for other in others])
    )
    made = mine * (both / numpy.maximum(sums, numpy.float32(1e-9)))[of]
    return numpy.split(made, numpy.cumsum([len(options) for options in asked])[:-1])


def to_bytes(weights: Mapping[str, Floats], book: Codebook) -> bytes:
    """The network as one archive: tables in whole numbers with a scale for each row."""
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
        weights = {}
        for name in stored.files:
            if name != "book" and not name.endswith(".scale"):
                weight = stored[name].astype("float32")
                weights[name] = (
                    weight * stored[f"{name}.scale"] if f"{name}.scale" in stored.files else weight
                )
        return Encoder(weights, json.loads(stored["book"].tobytes()))
