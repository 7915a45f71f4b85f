"""Train the name recogniser: letters, lists and case of each word, a small CNN, and a CRF over its tags.

Needs torch, to train only; ``names_export.py`` writes the weights for the run time, which needs numpy.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy
import spacy
import torch
from names_augment import Augmenter
from names_convert import LABELS
from names_reader import join, load, mark
from names_score import NO_PARTY, f_score, gold, visible
from names_score import fold_label
from torch import Tensor, nn

from copydesk.language.lexemes import (
    GRAM_ROWS, SHAPE_ROWS, WORD_ROWS, gram_rows, key, shape, shape_row, spelling, word_rows,
)  # fmt: skip

Record = dict[str, Any]
TAGS = ("O", *(f"{p}-{label}" for label in LABELS for p in "BILU"))
NUMBER = {tag: i for i, tag in enumerate(TAGS)}
SOURCES = ("any", "crossner", "fewnerd", "uner", "wikigold", "re3d", "gum", "templates")
LISTS = 11


def source_of(name: str) -> int:
    """The number of a record's origin."""
    name = name.removeprefix("dev-")
    return next((i for i, s in enumerate(SOURCES) if name.startswith(s)), 0) or (2 if "inter" in name else 0)


def follows(one: str, two: str) -> bool:
    """Whether one tag may stand before another."""
    if one[0] in "BI":
        return two[0] in "IL" and two[2:] == one[2:]
    return two[0] in "OBU"


ALLOWED = torch.tensor([[0.0 if follows(a, b) else -1e4 for b in TAGS] for a in TAGS])
FIRST = torch.tensor([0.0 if t[0] in "OBU" else -1e4 for t in TAGS])
LAST = torch.tensor([0.0 if t[0] in "OLU" else -1e4 for t in TAGS])

OPENS, CLOSES = FIRST.exp(), LAST.exp()


class Words:
    """The features of words, kept."""

    def __init__(self, table: Path) -> None:
        kept = numpy.load(table)
        self.place = {int(k): i for i, k in enumerate(kept["keys"])}
        self.vectors = torch.from_numpy(kept["vectors"].astype(numpy.float32) * kept["scale"])
        bits = kept["bits"].astype(int)
        self.lists = torch.from_numpy(((bits[:, None] >> numpy.arange(LISTS)) & 1).astype(numpy.float32))
        self.vectors = torch.cat([self.vectors, torch.zeros(1, self.vectors.shape[1])])
        self.lists = torch.cat([self.lists, torch.zeros(1, LISTS)])
        self.number: dict[str, int] = {}
        self.words: list[tuple[int, int]] = []
        self.grams: list[list[int]] = []
        self.shapes: list[int] = []
        self.rows: list[int] = []

    def __call__(self, text: str) -> int:
        """The number of a word."""
        if text not in self.number:
            self.number[text] = len(self.words)
            plain = spelling(text)
            self.words.append(word_rows(plain))
            self.grams.append(gram_rows(plain))
            self.shapes.append(shape_row(shape(text)))
            self.rows.append(self.place.get(key(plain), len(self.vectors) - 1))
        return self.number[text]


class Net(nn.Module):
    """The network."""

    def __init__(self, words: Words, width: int, dilations: tuple[int, ...], dropout: float) -> None:
        super().__init__()
        self.known = words
        self.word = nn.EmbeddingBag(WORD_ROWS, 64, mode="sum")
        self.gram = nn.EmbeddingBag(GRAM_ROWS, 64, mode="mean")
        self.shape = nn.Embedding(SHAPE_ROWS, 32)
        for table in (self.word, self.gram, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        self.source = nn.Embedding(len(SOURCES), width)
        nn.init.zeros_(self.source.weight)
        inputs = 64 + 64 + 32 + words.vectors.shape[1] + LISTS + 1
        self.mix, self.mix_norm = nn.Linear(inputs, 3 * width), nn.LayerNorm(width)
        self.convs = nn.ModuleList(nn.Linear(3 * width, 3 * width) for _ in dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in dilations)
        self.dilations, self.width, self.dropout = dilations, width, dropout
        self.out = nn.Linear(width, len(TAGS))
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def maxout(self, x: Tensor) -> Tensor:
        """The largest of three."""
        return x.view(*x.shape[:-1], 3, self.width).amax(-2)

    def embed(self, unique: list[int], drop: float = 0.0) -> Tensor:
        """A row for each word by its number; with ``drop``, what is known of the word is hidden at that chance."""
        known = self.known
        pairs = torch.tensor([known.words[i] for i in unique])
        parts = [known.grams[i] for i in unique]
        offsets = numpy.cumsum([0, *(len(p) for p in parts[:-1])])
        flat = torch.tensor([g for p in parts for g in p])
        rows = torch.tensor([known.rows[i] for i in unique])
        word, gram = self.word(pairs), self.gram(flat, torch.from_numpy(offsets))
        vectors, lists = known.vectors[rows], known.lists[rows]
        missing = (rows == len(known.vectors) - 1).float()[:, None]
        if drop:
            keep = (torch.rand(4, len(unique), 1) >= drop).float()
            word, gram = word * keep[0], gram * (1 - 0.3 * (1 - keep[1]))
            vectors, lists = vectors * keep[2], lists * torch.maximum(keep[2], keep[3])
            missing = torch.maximum(missing, 1 - torch.maximum(keep[2], keep[3]))
        x = torch.cat([word, gram, self.shape(torch.tensor([known.shapes[i] for i in unique])), vectors, lists, missing], 1)
        return self.mix_norm(self.maxout(self.mix(x)))

    def forward(self, unique: list[int], place: Tensor, held: Tensor, source: Tensor, drop: float = 0.0) -> Tensor:
        """Scores of tags: batch, words, tags."""
        hide = nn.functional.dropout
        rows = self.embed(unique, drop)
        x = (rows[place] + self.source(source)) * held
        x = hide(x, self.dropout, self.training)
        for conv, norm, step in zip(self.convs, self.norms, self.dilations, strict=True):
            left = nn.functional.pad(x, (0, 0, step, 0))[:, : x.shape[1]]
            right = nn.functional.pad(x, (0, 0, 0, step))[:, step:]
            y = norm(self.maxout(conv(torch.cat([left, x, right], -1))))
            x = (x + hide(y, self.dropout, self.training)) * held
        return self.out(x)

    def loss(self, scores: Tensor, allowed: Tensor, lengths: Tensor) -> Tensor:
        """How unlikely the tags that the origin allows are, of all that could be; unknown words allow any."""
        top = scores.detach().amax(-1, keepdim=True)
        odds = (scores - top).exp()
        both = torch.stack([odds, odds * allowed], 2)  # batch, words, 2, tags
        ways = (self.moves + ALLOWED).exp()
        state, total = both[:, 0] * OPENS, torch.zeros(2)
        for t in range(1, scores.shape[1]):  # in odds, brought back to one at each word
            size = state.sum(-1, keepdim=True)
            going = (t < lengths)[:, None, None]
            total = total + torch.where(going, size, 1.0).log()[..., 0].sum(0)
            state = torch.where(going, (state / size) @ ways * both[:, t], state)
        total = total + (state * CLOSES).sum(-1).log().sum(0)
        return total[0] - total[1]


def viterbi(scores: Tensor, moves: Tensor) -> list[int]:
    """The best allowed tags of one text."""
    best, back = scores[0] + FIRST, []
    for row in scores[1:]:
        value, origin = (best[:, None] + moves).max(0)
        best = value + row
        back.append(origin)
    path = [int((best + LAST).argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def spans_of(tags: list[int]) -> list[tuple[int, int, str]]:
    """Word spans of tags."""
    spans, start = [], 0
    for i, number in enumerate(tags):
        tag = TAGS[number]
        if tag[0] in "BU":
            start = i
        if tag[0] in "LU":
            spans.append((start, i + 1, tag[2:]))
    return spans


class Coder:
    """Records to numbers."""

    def __init__(self, words: Words) -> None:
        self.nlp, self.words = spacy.blank("en"), words

    def encode(self, item: Record, source: int = 0) -> Record:
        """Words and the tags that each may have: a number, or -1 where the origin does not tell."""
        doc = mark(self.nlp.make_doc(item["text"]), item["spans"], item["mask"])
        tags = []
        for token in doc:
            if token.ent_iob_ == "O" or token.is_space and not token.ent_type_:
                tags.append(0)
            elif not token.ent_type_:
                tags.append(-1)
            else:
                begins = token.ent_iob_ == "B"
                ends = token.i + 1 == len(doc) or doc[token.i + 1].ent_iob_ != "I"
                kind = "U" if begins and ends else "B" if begins else "L" if ends else "I"
                tags.append(NUMBER[f"{kind}-{token.ent_type_}"])
        return {
            "words": [self.words(t.text) for t in doc], "tags": tags, "source": source,
            "where": [(t.idx, t.idx + len(t)) for t in doc],
        }  # fmt: skip


def tensors(batch: list[Record], rng: random.Random | None) -> tuple[list[int], Tensor, Tensor, Tensor, Tensor, Tensor]:
    """The padded batch; with ``rng``, a tenth of the texts come from no known origin."""
    unique = sorted({w for b in batch for w in b["words"]})
    number = {w: i for i, w in enumerate(unique)}
    size = max(len(b["words"]) for b in batch)
    place = torch.zeros(len(batch), size, dtype=torch.long)
    source, held = torch.zeros_like(place), torch.zeros(len(batch), size, 1)
    allowed = torch.ones(len(batch), size, len(TAGS))
    for i, b in enumerate(batch):
        n = len(b["words"])
        place[i, :n] = torch.tensor([number[w] for w in b["words"]])
        held[i, :n] = 1
        if rng is None or rng.random() > 0.1:
            source[i, :n] = torch.tensor(b["sources"]) if "sources" in b else b["source"]
        tags = torch.tensor(b["tags"])
        known = (tags >= 0).nonzero()[:, 0]
        allowed[i, known] = 0
        allowed[i, known, tags[known]] = 1
    return unique, place, held, source, allowed, torch.tensor([len(b["words"]) for b in batch])


def passes(
    files: dict[str, list[Record]], weights: dict[str, float], coder: Coder, size: int, seed: int, empty: float
) -> Iterator[list[Record]]:
    """Endless batches of changed records, of some ``size`` words each."""
    rng = random.Random(seed)
    change = Augmenter(rng)
    while True:
        chosen: list[Record] = []
        for name, weight in weights.items():
            for item in files[name]:
                if item["spans"] or rng.random() < empty:
                    chosen.extend([item] * (int(weight) + (rng.random() < weight % 1)))
        rng.shuffle(chosen)
        for at in range(0, len(chosen), 4000):
            yield from batches(groups(chosen[at : at + 4000], change, coder, rng), size, rng)


def groups(items: list[Record], change: Augmenter, coder: Coder, rng: random.Random) -> list[Record]:
    """Changed records, one to four joined to a text."""
    found, at = [], 0
    while at < len(items):
        part = items[at : at + rng.choice((1, 1, 2, 3))]
        at += len(part)
        gap = rng.choice((" ", " ", " ", "\n\n", "\n"))
        changed = [change(item) for item in part]
        coded = coder.encode(join(changed, gap), source_of(part[0]["source"]))
        ends, length = [], 0  # the origin of each word, by where its sentence ends
        for item in changed:
            length += len(item["text"]) + len(gap)
            ends.append((length, source_of(item["source"])))
        coded["sources"] = [next(s for end, s in ends if a < end) for a, _ in coded["where"]]
        found.append(coded)
    return found


def batches(items: list[Record], size: int, rng: random.Random) -> Iterator[list[Record]]:
    """Batches of like length."""
    items = [i for i in items if 0 < len(i["words"]) <= 200]
    items.sort(key=lambda i: len(i["words"]) + rng.random() * 4)
    found: list[list[Record]] = [[]]
    for item in items:
        if found[-1] and (len(found[-1]) + 1) * len(item["words"]) > size:
            found.append([])
        found[-1].append(item)
    rng.shuffle(found)
    yield from found


def predict(net: Net, coder: Coder, records: list[Record], source: int) -> list[set[tuple[int, int, str]]]:
    """The names in each record by character."""
    net.eval()
    coded = [coder.encode({**r, "spans": [], "mask": []}, source) for r in records]
    moves = (net.moves + ALLOWED).detach()
    order = sorted(range(len(coded)), key=lambda i: len(coded[i]["words"]))
    found: list[set[tuple[int, int, str]]] = [set() for _ in records]
    with torch.inference_mode():
        for at in range(0, len(order), 48):
            part = [i for i in order[at : at + 48] if coded[i]["words"]]
            if not part:
                continue
            scores = net(*tensors([coded[i] for i in part], None)[:4])
            for i, rows in zip(part, scores, strict=True):
                where = coded[i]["where"]
                tags = viterbi(rows[: len(where)], moves)
                found[i] = {
                    (where[a][0], where[b - 1][1], fold_label(label, records[i]["source"]))
                    for a, b, label in spans_of(tags)
                }
    return found


def score(net: Net, coder: Coder, records: list[Record], source: int) -> dict[str, float]:
    """Strict micro scores in percent, and F by type."""
    rows = []
    for item, said in zip(records, predict(net, coder, records, source), strict=True):
        said, true = visible(said, item), gold(item)
        row: Counter[tuple[str, str]] = Counter()
        for name, group in (("right", said & true), ("said", said), ("true", true)):
            row.update((name, s[2]) for s in group)
        rows.append(row)
    p, r, f = f_score(rows)
    out = {"P": p, "R": r, "F": f, **{k: f_score(rows, (k,))[2] for k in LABELS}}
    return {k: round(v, 1) for k, v in out.items()}


def train(args: argparse.Namespace) -> None:
    """The training run; the learning rate falls to nothing, and the mean of the late weights is kept."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    weights = json.loads(args.weights)
    words = Words(args.words)
    coder = Coder(words)
    files = {name: load(args.data / f"{name}.jsonl") for name in weights}
    dev = {name: load(args.data / f"{name}.jsonl") for name in ("dev-crossner", "dev-fewnerd", "dev-uner")}
    dilations = tuple(int(d) for d in args.dilations.split(","))
    net = Net(words, args.width, dilations, args.dropout)
    mean = Net(words, args.width, dilations, args.dropout)
    if args.base:
        net.load_state_dict(torch.load(args.base)["net"])
    mean.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    stream = passes(files, weights, coder, args.size, args.seed, args.empty)
    rng = random.Random(args.seed)
    begun, seen, shown = time.time(), 0, 0.0
    for step in range(1, args.steps + 1):
        batch = next(stream)
        rate = args.rate * min(1.0, step / args.warm) * (1 - step / (args.steps + 1))
        for group in optimizer.param_groups:
            group["lr"] = rate
        net.train()
        unique, place, held, source, allowed, lengths = tensors(batch, rng)
        count = int(lengths.sum())
        loss = net.loss(net(unique, place, held, source, args.drop), allowed, lengths) / count
        if not math.isfinite(loss.item()):
            continue
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seen += count
        shown = 0.99 * shown + 0.01 * loss.item()
        if step % 5 == 0:
            keep = min(args.keep, step / (step + 50))
            with torch.no_grad():
                for old, new in zip(mean.parameters(), net.parameters(), strict=True):
                    old.lerp_(new, 1 - keep)
        if step % 200 == 0:
            print(step, round(time.time() - begun), "s", seen, "words", round(shown, 4), flush=True)
        if step % args.every == 0 or step == args.steps:
            for name, records in dev.items():
                print(" ", name, *(f"{SOURCES[s]} {score(mean, coder, records, s)}" for s in (0, 1, source_of(name))), sep="\n    ", flush=True)
            torch.save({"net": mean.state_dict(), "width": args.width, "dilations": dilations}, args.out)


WEIGHTS = {
    "crossner": 6, "uner-filled": 1, "wikigold-filled": 1, "re3d-filled": 1, "fewnerd-big": 1,
    "fewnerd-hidden-filled": 0.8, "gum-filled": 0.6, "templates": 0.9,
}  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--weights", default=json.dumps(WEIGHTS))
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--every", type=int, default=1000)
    parser.add_argument("--size", type=int, default=1500)
    parser.add_argument("--warm", type=int, default=200)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--keep", type=float, default=0.99)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--empty", type=float, default=0.15)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--dilations", default="1,1,2,2")
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
