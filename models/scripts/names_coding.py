"""Records as the network learns from them: changed each pass, joined, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import torch
from names_augment import Augmenter
from names_net import SOURCES, Words
from names_reader import join, mark
from torch import Tensor

from copydesk.language.name_net import TAGS

Record = dict[str, Any]
NUMBER = {tag: i for i, tag in enumerate(TAGS)}


def source_of(name: str) -> int:
    """The number of a record's origin."""
    name = name.removeprefix("dev-")
    return next((i for i, s in enumerate(SOURCES) if name.startswith(s)), 0) or (2 if "inter" in name else 0)


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


def tensors(
    batch: list[Record], rng: random.Random | None
) -> tuple[list[int], Tensor, Tensor, Tensor, Tensor, Tensor]:
    """The padded batch; with ``rng``, three texts in ten come from no known origin."""
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
        if rng is None or rng.random() > 0.3:
            source[i, :n] = torch.tensor(b["sources"]) if "sources" in b else b["source"]
        tags = torch.tensor(b["tags"])
        known = (tags >= 0).nonzero()[:, 0]
        allowed[i, known] = 0
        allowed[i, known, tags[known]] = 1
    return unique, place, held, source, allowed, torch.tensor([len(b["words"]) for b in batch])


def passes(
    files: dict[str, list[Record]],
    weights: dict[str, float],
    coder: Coder,
    size: int,
    seed: int,
    empty: float,
    parties: Path | None = None,
) -> Iterator[list[Record]]:
    """Endless batches of changed records, of some ``size`` words each."""
    rng = random.Random(seed)
    change = Augmenter(rng, parties)
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
