"""The encoder of the claims linker in torch, for training: its weights by the names that `linker/encoder.py` knows them by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional

from copydesk.claims.linker.ballots import BALLOT_SIZES
from copydesk.claims.linker.distances import LINES_APART, TOKENS_APART, steps_apart
from copydesk.claims.linker.encoder import HEADS, SLOTS, STEPS, STEPS_AGAIN, WIDE
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES
from copydesk.claims.linker.settings import ROUND_SIZES, ROUNDS, STAGE_SIZES, STAGES
from copydesk.claims.linker.spots import KINDS, PLACE_SIZES, SPOT_SIZES
from copydesk.claims.linker.standing import PAIR_SIZES, WHO_SIZES, Standing
from copydesk.claims.linker.story_codes import COLUMNS, MOST, READINGS, WIDTH, Coded
from copydesk.claims.linker.voices import STAGE_AT, VOICE_SIZES

# Questions by the names of their parts: those on classes, a row each (position, class; for a stage or a round also what it
# measures and what the rules tell), and those that point.
Asked = tuple[dict[str, Tensor], dict[str, dict[str, Tensor]]]
# Columns of a word's own table, from which its part of the first layer is made.
NARROW = 32
# Units, words, what the rules read and what the first look found that are left out at random in training.
DROPPED, OUTER_DROPPED, WORDS_DROPPED, READ_DROPPED, TOLD_DROPPED = 0.15, 0.2, 0.08, 0.12, 0.15
ENDING, READ = 1, (9, 10)


@dataclass(eq=False)
class Story:
    """A story with its questions.

    `classes`: for each part that tells classes the position and the class of every trace asked of, a row each; for a stage
    or a round what it measures and what the rules tell stand behind.
    `pointers`: for each part that points where everybody stands, and whether each is right.
    `taught`: for each part how likely a network that did not learn from the story has every class of each row, or everybody;
    empty until there is one.
    """

    coded: Coded
    classes: dict[str, numpy.ndarray]
    pointers: dict[str, tuple[Standing, numpy.ndarray]]
    taught: dict[str, numpy.ndarray] = field(default_factory=dict)


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
    """What else in the story matters to each of its nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.n, self.qkv, self.o = nn.LayerNorm(WIDE), nn.Linear(WIDE, 3 * WIDE), nn.Linear(WIDE, WIDE)
        self.tok = nn.Parameter(torch.zeros(HEADS, 2 * TOKENS_APART + 1))
        self.lin = nn.Parameter(torch.zeros(HEADS, 2 * LINES_APART + 1))
        self.same = nn.Parameter(torch.zeros(HEADS))

    def forward(self, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """What it adds to every item, nothing to those that are no nodes."""
        nodes, there = batch["nodes"], batch["node"]
        at = nodes.unsqueeze(-1).expand(-1, -1, WIDE)
        stories, many = nodes.shape
        three = self.qkv(self.n(torch.gather(x, 1, at)))
        asks, tells, gives = three.reshape(stories, many, 3, HEADS, WIDE // HEADS).permute(2, 0, 3, 1, 4)
        line, who = torch.gather(batch["line"], 1, nodes), torch.gather(batch["who"], 1, nodes)
        apart = torch.from_numpy(
            steps_apart((nodes.unsqueeze(1) - nodes.unsqueeze(2)).numpy()) + TOKENS_APART
        )
        lines = (line.unsqueeze(1) - line.unsqueeze(2)).clamp(-LINES_APART, LINES_APART) + LINES_APART
        one = ((who.unsqueeze(1) == who.unsqueeze(2)) & (who > 0).unsqueeze(1)).float()
        table = (self.tok.unsqueeze(2) + self.lin.unsqueeze(1)).flatten(1)
        near = table[:, apart * (2 * LINES_APART + 1) + lines].transpose(0, 1)
        scores = asks @ tells.transpose(-1, -2) / math.sqrt(WIDE // HEADS) + near
        scores = scores + self.same.view(1, -1, 1, 1) * one.unsqueeze(1)
        likely = scores.masked_fill(~there[:, None, None, :], -1e9).softmax(-1)
        heard = self.o((likely @ gives).transpose(1, 2).reshape(stories, many, WIDE)) * there.unsqueeze(-1)
        return torch.zeros_like(x).scatter_add(1, at, heard)


class Told(nn.Module):
    """Tells every trace whose the first look takes it to be, and everybody what is theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.n, self.meas = nn.LayerNorm(WIDE), nn.Embedding(len(READINGS), WIDE)
        self.o, self.back = nn.Linear(2 * WIDE, WIDE), nn.Linear(WIDE, WIDE)
        self.out, self.out2 = nn.Linear(WIDE, WIDE, bias=False), nn.Linear(WIDE, WIDE, bias=False)
        self.none = nn.Parameter(torch.zeros(WIDE))
        nn.init.normal_(self.meas.weight, std=0.1)

    def forward(self, x: Tensor, asked: dict[str, Tensor], likely: Tensor) -> Tensor:
        """`x`: shape (items, WIDE); `likely`: of each mention of a question on owners."""
        level = self.n(x)
        wide = torch.cat([level, self.none.unsqueeze(0)])
        question = asked["question"][asked["somebody"]]
        kept = (torch.rand(len(asked["at"])) >= (TOLD_DROPPED if self.training else 0)).float()
        likely = (likely * kept[question]).unsqueeze(-1)
        owners = torch.zeros(len(asked["at"]), WIDE).index_add(0, question, likely * wide[asked["mention"]])
        theirs = (level[asked["at"]] + self.meas(asked["measure"])) * kept.unsqueeze(-1)
        more = self.out(functional.relu(self.o(torch.cat([theirs, owners], -1)))) * kept.unsqueeze(-1)
        told = self.out2(functional.relu(self.back(theirs)))
        x = torch.cat([x.index_add(0, asked["at"], more), x.new_zeros(1, WIDE)])
        return x.index_add(0, asked["mention"], likely * told[question])[:-1]


class Teller(nn.Module):
    """Of which stage or round a trace is: `sizes` of what the rules tell of it."""

    def __init__(self, sizes: Sequence[int], classes: int) -> None:
        super().__init__()
        self.t, self.meas = nn.Linear(WIDE, WIDE), nn.Embedding(len(READINGS), WIDE)
        self.ke = nn.ModuleList([nn.Embedding(size, WIDE) for size in sizes])
        self.out = nn.Linear(WIDE, classes)
        for table in (self.meas, *self.ke):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, x: Tensor, asked: Tensor) -> Tensor:
        """Scores of each class. `asked`: a row each of position, class, measure and what the rules tell."""
        inner = self.t(x[asked[:, 0]]) + self.meas(asked[:, 2])
        for at, table in enumerate(self.ke, 3):
            inner = inner + table(asked[:, at])
        return self.out(functional.dropout(functional.relu(inner), OUTER_DROPPED, self.training))


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
        """The logarithm of how likely each mention of everybody is, those of a question together one. `x`: shape (items, WIDE)."""
        here, whom = x[asked["at"]], torch.cat([x, self.none.unsqueeze(0)])[asked["mention"]]
        base = self.t(here) + self.meas(asked["measure"]) + self.how(asked["how"])
        each = base[asked["question"]] + sum(table(asked["who"][:, at]) for at, table in enumerate(self.ke))
        near = sum(table(asked["where"][:, at]) for at, table in enumerate(self.fe))
        inner = functional.relu(each[asked["somebody"]] + near + self.m(whom))
        inner = functional.dropout(inner, OUTER_DROPPED, self.training)
        sought = self.direct(here)[asked["question"][asked["somebody"]]]
        scores = self.out(inner).squeeze(-1) + (sought * whom).sum(-1) / 8
        of = asked["question"][asked["somebody"]]
        return scores - _log_sums(scores, of, len(here))[of]


def everybody(log_likely: Tensor, asked: dict[str, Tensor]) -> Tensor:
    """The logarithm of how likely everybody is: all mentions of somebody count together."""
    return _log_sums(log_likely, asked["somebody"], len(asked["question"]))


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
        self.mix = nn.ModuleList([Mix(step) for step in (*STEPS, *STEPS_AGAIN)])
        self.pool, self.att = nn.ModuleList([Pool(), Pool(), Pool()]), nn.ModuleList([Attend(), Attend()])
        self.told, self.n = Told(), nn.ModuleList([nn.LayerNorm(WIDE), nn.LayerNorm(WIDE)])
        self.measure, self.outcome = _classes(len(MEASURES)), _classes(len(OUTCOMES))
        self.subject, self.subject2, self.rival = (
            Pointer(MOST["how"] + 2, WHO_SIZES, PAIR_SIZES) for _ in range(3)
        )
        self.place = Pointer(len(KINDS), PLACE_SIZES, SPOT_SIZES)
        self.source = Pointer(len(STAGE_AT), VOICE_SIZES, PAIR_SIZES)
        self.when = Pointer(2, BALLOT_SIZES, PAIR_SIZES)
        self.stage, self.round = Teller(STAGE_SIZES, len(STAGES)), Teller(ROUND_SIZES, len(ROUNDS))

    def forward(self, batch: dict[str, Tensor], owners: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """What it knows of every item of a batch at either look, shape (stories * items, WIDE), and whose the `owners` asked are at first look."""
        head, who, shape = batch["head"], batch["who"], (*batch["who"].shape, WIDE)
        x = self._read(batch)
        for at in range(4):
            x = self._mixed(at, x, head, batch)
            if at == 1:
                x = self.pool[0](x, who)
            if at == 2:
                x = x + self._drop(self.att[0](x, batch))
        x = self.pool[1](x, who)
        flat = x.reshape(-1, WIDE)
        first = self.n[0](flat)
        found = self.subject(first, owners)
        x = self.told(flat, owners, found.exp()).reshape(shape)
        x = self._mixed(4, x, head, batch)
        x = x + self._drop(self.att[1](x, batch))
        x = self._mixed(5, x, head, batch)
        return first, self.n[1](self.pool[2](x, who).reshape(-1, WIDE)), found

    def _read(self, batch: dict[str, Tensor]) -> Tensor:
        columns = batch["columns"]
        x = self.inp(self.sym(columns[..., 0]) + self.suf(columns[..., 1])) + self.slot(batch["slot"])
        for at, table in enumerate(self.small, 2):
            x = x + table(columns[..., at])
        return self._drop(x + self._drop(self.tens(batch["vectors"])))

    def _mixed(self, at: int, x: Tensor, head: Tensor, batch: dict[str, Tensor]) -> Tensor:
        return x + self._drop(self.mix[at](x, head, batch["present"]) - x)

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
    most = max(len(story.coded.nodes) for story in stories)
    nodes, node = (
        numpy.zeros((len(stories), most), dtype="int64"),
        numpy.zeros((len(stories), most), dtype=bool),
    )
    columns = numpy.zeros((*shape, len(COLUMNS)), dtype="int64")
    vectors, present = numpy.zeros((*shape, WIDTH), dtype="float32"), numpy.zeros(shape, dtype=bool)
    for at, story in enumerate(stories):
        coded, size = story.coded, len(story.coded)
        order = numpy.arange(SLOTS) if rng is None else rng.permutation(SLOTS)
        slots = numpy.concatenate([[0], order + 1])
        columns[at, :size], vectors[at, :size], present[at, :size] = coded.columns, coded.vectors, True
        nodes[at, : len(coded.nodes)], node[at, : len(coded.nodes)] = coded.nodes, True
        for name, values in (("who", coded.who), ("line", coded.line), ("head", coded.head)):
            held[name][at, :size] = values
        held["slot"][at, :size] = slots[numpy.where(coded.who <= SLOTS, coded.who, 0)]
    if rng is not None:
        dropped = rng.random(shape) < WORDS_DROPPED
        columns[dropped, 0] = 1
        columns[dropped & (rng.random(shape) < 0.5), ENDING] = 0
        for column in READ:
            columns[rng.random(shape) < READ_DROPPED, column] = 0
    made = {
        name: torch.from_numpy(one)
        for name, one in {
            **held,
            "columns": columns,
            "vectors": vectors,
            "present": present,
            "nodes": nodes,
            "node": node,
        }.items()
    }
    return made, questions_of(stories, [at * items for at in range(shape[0])], shape[0] * items)


def questions_of(stories: Sequence[Story], firsts: Sequence[int], total: int) -> Asked:
    """The questions of some stories whose items start at `firsts`, `total` in all."""
    classes = {
        name: torch.from_numpy(
            numpy.concatenate(
                [
                    story.classes[name] + numpy.array([first] + [0] * (story.classes[name].shape[1] - 1))
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
