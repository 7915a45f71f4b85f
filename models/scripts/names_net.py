"""The network of the name recogniser as it learns: letters, lists and case of each word, a small CNN, a CRF over tags."""

from __future__ import annotations

from pathlib import Path

import numpy
import torch
from torch import Tensor, nn

from copydesk.language import decoding
from copydesk.language.lexemes import (
    GRAM_ROWS,
    LISTS,
    SHAPE_ROWS,
    WORD_ROWS,
    gram_rows,
    key,
    known_as,
    shape,
    shape_row,
    spelling,
    strangeness,
    word_rows,
)  # fmt: skip
from copydesk.language.name_net import TAGS

SOURCES = ("any", "crossner", "fewnerd", "uner", "wikigold", "re3d", "gum", "templates")
ALLOWED = torch.from_numpy(decoding.ALLOWED)
OPENS, CLOSES = torch.from_numpy(decoding.FIRST).exp(), torch.from_numpy(decoding.LAST).exp()


class Words:
    """The features of words, kept."""

    def __init__(self, table: Path) -> None:
        kept = numpy.load(table)
        self.place = {int(k): i for i, k in enumerate(kept["keys"])}
        self.bits = dict(zip(kept["keys"].tolist(), kept["bits"].tolist(), strict=True))
        self.vectors = torch.from_numpy(kept["vectors"].astype(numpy.float32) * kept["scale"])
        bits = kept["bits"].astype(int)
        self.lists = torch.from_numpy(((bits[:, None] >> numpy.arange(len(LISTS))) & 1).astype(numpy.float32))
        self.vectors = torch.cat([self.vectors, torch.zeros(1, self.vectors.shape[1])])
        self.lists = torch.cat([self.lists, torch.zeros(1, len(LISTS))])
        self.number: dict[str, int] = {}
        self.words: list[tuple[int, int]] = []
        self.grams: list[list[int]] = []
        self.shapes: list[int] = []
        self.rows: list[int] = []
        self.strange: list[float] = []

    def __call__(self, text: str) -> int:
        """The number of a word."""
        if text not in self.number:
            self.number[text] = len(self.words)
            plain = spelling(text)
            known = known_as(text, plain, self.bits)
            self.words.append(word_rows(known or plain))
            self.grams.append(gram_rows(plain))
            self.shapes.append(shape_row(shape(text)))
            self.rows.append(len(self.vectors) - 1 if known is None else self.place[key(known)])
            self.strange.append(strangeness(known, plain))
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
        inputs = 64 + 64 + 32 + words.vectors.shape[1] + len(LISTS) + 1
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
        missing = torch.tensor([known.strange[i] for i in unique])[:, None]
        if drop:
            keep = (torch.rand(4, len(unique), 1) >= drop).float()
            word, gram = word * keep[0], gram * (1 - 0.3 * (1 - keep[1]))
            vectors, lists = vectors * keep[2], lists * torch.maximum(keep[2], keep[3])
            missing = torch.maximum(missing, 1 - torch.maximum(keep[2], keep[3]))
        x = torch.cat(
            [
                word,
                gram,
                self.shape(torch.tensor([known.shapes[i] for i in unique])),
                vectors,
                lists,
                missing,
            ],
            1,
        )
        return self.mix_norm(self.maxout(self.mix(x)))

    def forward(
        self, unique: list[int], place: Tensor, held: Tensor, source: Tensor, drop: float = 0.0
    ) -> Tensor:
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
