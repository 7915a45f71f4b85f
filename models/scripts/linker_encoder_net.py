"""The encoder of the claims linker in torch, for training: its weights by the names that `linker/encoder.py` knows them by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from copydesk.claims.linker.ballots import BALLOT_SIZES
from copydesk.claims.linker.encoder import HEADS, LINES_APART, SLOTS, STEPS, TOKENS_APART, WIDE, steps_apart
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES
from copydesk.claims.linker.spots import KINDS, PLACE_SIZES, SPOT_SIZES
from copydesk.claims.linker.standing import PAIR_SIZES, WHO_SIZES, Standing
from copydesk.claims.linker.story_codes import COLUMNS, MOST, READINGS, WIDTH, Coded
from copydesk.claims.linker.voices import STAGE_AT, VOICE_SIZES

# Questions by the names of their parts: those on classes, shape (questions, 2), and those that point.
Asked = tuple[dict[str, Tensor], dict[str, dict[str, Tensor]]]
# Columns of a word's own table, from which its part of the first layer is made.
NARROW = 32
# Units, words and what the rules read that are left out at random in training.
DROPPED, OUTER_DROPPED, WORDS_DROPPED, READ_DROPPED = 0.15, 0.2, 0.08, 0.1
ENDING, READ = 1, 9


@dataclass(eq=False)
class Story:
    """A story with its questions.

    `classes`: for each part that tells classes the position and the class of every trace asked of, shape (traces, 2).
    `pointers`: for each part that points where everybody stands, and whether each is right.
    """

    coded: Coded
    classes: dict[str, numpy.ndarray]
    pointers: dict[str, tuple[Standing, numpy.ndarray]]


class Mix(nn.Module):
    """What stands beside each item and over it."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.n, self.w, self.step = nn.LayerNorm(WIDE), nn.Linear(4 * WIDE, 2 * WIDE), step

    def forward(self, x: Tensor, head: Tensor, present: Tensor) -> Tensor:
        # Behind the end of a story stands nothing, in whatever company it is.
        level, step = self.n(x) * present.unsqueeze(-1), self.step
        left = functional.pad(level, (0, 0, step, 0))[:, :-step]
        right = functional.pad(level, (0, 0, 0, step))[:, step:]
        over = torch.gather(level, 1, head.unsqueeze(-1).expand(-1, -1, WIDE))
        told, gate = self.w(torch.cat([left, level, right, over], -1)).chunk(2, -1)
        return x + functional.relu(told) * torch.sigmoid(gate)


class Pool(nn.Module):
    """What the mentions of an entity have in common goes back to each."""

    def __init__(self) -> None:
        super().__init__()
        self.n, self.w, self.o = nn.LayerNorm(WIDE), nn.Linear(WIDE, WIDE), nn.Linear(2 * WIDE, WIDE)

    def forward(self, x: Tensor, who: Tensor) -> Tensor:
        level = self.n(x)
        told = functional.relu(self.w(level)).reshape(-1, WIDE)
        most = int(who.max()) + 1
        of = (torch.arange(len(x)).unsqueeze(1) * most + who).reshape(-1)
        sums = torch.zeros(len(x) * most, WIDE).index_add(0, of, told)
        counts = torch.zeros(len(x) * most, 1).index_add(0, of, torch.ones(len(of), 1))
        common = (sums / counts.clamp(min=1))[of].reshape(x.shape)
        return x + self.o(torch.cat([level, common], -1)) * (who > 0).unsqueeze(-1)


class Attend(nn.Module):
    """What else in the story matters to each item."""

    def __init__(self) -> None:
        super().__init__()
        self.n, self.qkv, self.o = nn.LayerNorm(WIDE), nn.Linear(WIDE, 3 * WIDE), nn.Linear(WIDE, WIDE)
        self.tok = nn.Parameter(torch.zeros(HEADS, 2 * TOKENS_APART + 1))
        self.lin = nn.Parameter(torch.zeros(HEADS, 2 * LINES_APART + 1))
        self.same = nn.Parameter(torch.zeros(HEADS))

    def forward(self, x: Tensor, line: Tensor, who: Tensor, present: Tensor) -> Tensor:
        stories, items, _wide = x.shape
        asks, tells, gives = (
            self.qkv(self.n(x)).reshape(stories, items, 3, HEADS, WIDE // HEADS).permute(2, 0, 3, 1, 4)
        )
        at = numpy.arange(items)
        apart = torch.from_numpy(steps_apart(at[None] - at[:, None]) + TOKENS_APART)
        lines = (line.unsqueeze(1) - line.unsqueeze(2)).clamp(-LINES_APART, LINES_APART) + LINES_APART
        one = ((who.unsqueeze(1) == who.unsqueeze(2)) & (who > 0).unsqueeze(1)).float()
        scores = asks @ tells.transpose(-1, -2) / math.sqrt(WIDE // HEADS)
        scores = scores + self.tok[:, apart].unsqueeze(0) + self.lin[:, lines].permute(1, 0, 2, 3)
        scores = scores + self.same.view(1, -1, 1, 1) * one.unsqueeze(1)
        likely = scores.masked_fill(~present[:, None, None, :], -1e9).softmax(-1)
        return x + self.o((likely @ gives).transpose(1, 2).reshape(x.shape))


class Pointer(nn.Module):
    """Whose or where a trace is: `how` kinds of trace, and of each feature of somebody and of a mention so many."""

    def __init__(self, how: int, who: Sequence[int], where: Sequence[int]) -> None:
        super().__init__()
        self.t, self.m = nn.Linear(WIDE, WIDE), nn.Linear(WIDE, WIDE, bias=False)
        self.meas, self.how = nn.Embedding(len(READINGS), WIDE), nn.Embedding(how, WIDE)
        self.fe = nn.ModuleList([nn.Embedding(size, WIDE) for size in where])
        self.ke = nn.ModuleList([nn.Embedding(size, WIDE) for size in who])
        for table in (self.meas, self.how, *self.fe, *self.ke):
            nn.init.normal_(table.weight, std=0.1)
        self.out, self.direct = nn.Linear(WIDE, 1), nn.Linear(WIDE, WIDE, bias=False)
        self.none = nn.Parameter(torch.zeros(WIDE))

    def forward(self, x: Tensor, asked: dict[str, Tensor]) -> Tensor:
        """The logarithm of how likely everybody is, those of a question together one. `x`: shape (items, WIDE)."""
        here, whom = x[asked["at"]], torch.cat([x, self.none.unsqueeze(0)])[asked["mention"]]
        base = self.t(here) + self.meas(asked["measure"]) + self.how(asked["how"])
        each = base[asked["question"]] + sum(table(asked["who"][:, at]) for at, table in enumerate(self.ke))
        near = sum(table(asked["where"][:, at]) for at, table in enumerate(self.fe))
        inner = functional.relu(each[asked["somebody"]] + near + self.m(whom))
        inner = functional.dropout(inner, OUTER_DROPPED, self.training)
        sought = self.direct(here)[asked["question"][asked["somebody"]]]
        scores = self.out(inner).squeeze(-1) + (sought * whom).sum(-1) / 8
        summed = _log_sums(scores, asked["somebody"], len(each))
        return summed - _log_sums(summed, asked["question"], len(here))[asked["question"]]


def _log_sums(scores: Tensor, of: Tensor, many: int) -> Tensor:
    most = torch.full((many,), -1e9).scatter_reduce(0, of, scores, "amax").detach()
    sums = torch.zeros(many).index_add(0, of, (scores - most[of]).exp())
    return sums.clamp(min=1e-9).log() + most


class EncoderNet(nn.Module):
    """The whole network."""

    def __init__(self) -> None:
        super().__init__()
        self.sym, self.suf = nn.Embedding(COLUMNS[0], NARROW), nn.Embedding(COLUMNS[1], NARROW)
        self.inp, self.tens = nn.Linear(NARROW, WIDE), nn.Linear(WIDTH, WIDE)
        self.small = nn.ModuleList([nn.Embedding(size, WIDE) for size in COLUMNS[2:]])
        self.slot = nn.Embedding(SLOTS + 1, WIDE)
        for table in (self.sym, self.suf, self.slot, *self.small):
            nn.init.normal_(table.weight, std=0.3)
        self.mix = nn.ModuleList([Mix(step) for step in STEPS])
        self.pool, self.att = nn.ModuleList([Pool(), Pool()]), nn.ModuleList([Attend()])
        self.n = nn.LayerNorm(WIDE)
        self.measure, self.outcome = _classes(len(MEASURES)), _classes(len(OUTCOMES))
        self.subject = Pointer(MOST["how"] + 2, WHO_SIZES, PAIR_SIZES)
        self.place = Pointer(len(KINDS), PLACE_SIZES, SPOT_SIZES)
        self.source = Pointer(len(STAGE_AT), VOICE_SIZES, PAIR_SIZES)
        self.when = Pointer(2, BALLOT_SIZES, PAIR_SIZES)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """What it knows of every item of a batch, shape (stories * items, WIDE)."""
        columns, head, who = batch["columns"], batch["head"], batch["who"]
        x = self.inp(self.sym(columns[..., 0]) + self.suf(columns[..., 1])) + self.slot(batch["slot"])
        for at, table in enumerate(self.small, 2):
            x = x + table(columns[..., at])
        x = self._drop(x + self._drop(self.tens(batch["vectors"])))
        for at, mix in enumerate(self.mix):
            x = x + self._drop(mix(x, head, batch["present"]) - x)
            if at == 1:
                x = self.pool[0](x, who)
            if at == 2:
                x = x + self._drop(self.att[0](x, batch["line"], who, batch["present"]) - x)
        return self.n(self.pool[1](x, who)).reshape(-1, WIDE)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPPED, self.training)


def _classes(many: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDE, WIDE), nn.ReLU(), nn.Dropout(OUTER_DROPPED), nn.Linear(WIDE, many))


def batch_of(stories: Sequence[Story], rng: numpy.random.Generator | None) -> tuple[dict[str, Tensor], Asked]:
    """Stories side by side, and their questions by the names of the parts: positions and classes, or all that points.

    With `rng` for training: entities in any slot, words left out.
    """
    items = max(len(story.coded) for story in stories)
    shape = (len(stories), items)
    held = {name: numpy.zeros(shape, dtype="int64") for name in ("who", "slot", "line", "head")}
    columns = numpy.zeros((*shape, len(COLUMNS)), dtype="int64")
    vectors, present = numpy.zeros((*shape, WIDTH), dtype="float32"), numpy.zeros(shape, dtype=bool)
    for at, story in enumerate(stories):
        coded, size = story.coded, len(story.coded)
        order = numpy.arange(SLOTS) if rng is None else rng.permutation(SLOTS)
        slots = numpy.concatenate([[0], order + 1])
        columns[at, :size], vectors[at, :size], present[at, :size] = coded.columns, coded.vectors, True
        for name, values in (("who", coded.who), ("line", coded.line), ("head", coded.head)):
            held[name][at, :size] = values
        held["slot"][at, :size] = slots[numpy.where(coded.who <= SLOTS, coded.who, 0)]
    if rng is not None:
        dropped = rng.random(shape) < WORDS_DROPPED
        columns[dropped, 0] = 1
        columns[dropped & (rng.random(shape) < 0.5), ENDING] = 0
        columns[rng.random(shape) < READ_DROPPED, READ] = 0
    made = {
        name: torch.from_numpy(one)
        for name, one in {**held, "columns": columns, "vectors": vectors, "present": present}.items()
    }
    return made, questions_of(stories, [at * items for at in range(shape[0])], shape[0] * items)


def questions_of(stories: Sequence[Story], firsts: Sequence[int], total: int) -> Asked:
    """The questions of some stories whose items start at `firsts`, `total` in all."""
    classes = {
        name: torch.from_numpy(
            numpy.concatenate(
                [
                    story.classes[name] + numpy.array([first, 0])
                    for story, first in zip(stories, firsts, strict=True)
                ]
            )
        )
        for name in stories[0].classes
    }
    pointers = {
        name: _together([story.pointers[name] for story in stories], firsts, total)
        for name in stories[0].pointers
    }
    return classes, pointers


def _together(
    asked: Sequence[tuple[Standing, numpy.ndarray]], firsts: Sequence[int], total: int
) -> dict[str, Tensor]:
    """The questions of some stories as one, whose items start at `firsts`; behind them, at `total`, is the mention of none."""
    made: dict[str, list[numpy.ndarray]] = {}
    questions = everybody = 0
    for (one, right), first in zip(asked, firsts, strict=True):
        for name, values in {
            "at": one.at + first, "measure": one.measure, "how": one.how, "question": one.question + questions,
            "who": one.who, "somebody": one.somebody + everybody, "where": one.where, "right": right,
            "mention": numpy.where(one.mention < 0, total, one.mention + first),
        }.items():  # fmt: skip
            made.setdefault(name, []).append(values)
        questions, everybody = questions + len(one.at), everybody + len(one.question)
    return {name: torch.from_numpy(numpy.concatenate(ones)) for name, ones in made.items()}
