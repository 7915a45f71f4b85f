"""The teacher of the name recogniser: a small embedding model, fine-tuned, that fills unknown labels.

Needed only to train. ``train`` fine-tunes it, ``score`` measures it, ``label`` fills the
masks of records with what it is sure of.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import torch
from names_convert import LABELS
from names_reader import load, mark
from torch import Tensor, nn
from transformers import AutoTokenizer, BertModel

Record = dict[str, Any]
TAGS = ("O", *(f"{p}-{label}" for label in LABELS for p in "BI"))
NUMBER = {tag: i for i, tag in enumerate(TAGS)}
UNKNOWN = -100
NO_PARTY = frozenset({"uner", "wikigold", "re3d"})
FROZEN = 2  # layers below are run, not trained: a fifth of the time, no loss that we could measure
SHAPES = 12


def shape(word: str, first: bool) -> int:
    """The case of a word, which the uncased model cannot see; apart at the head of a sentence."""
    if word.isdigit():
        return 1
    if not word[:1].isalpha():
        return 2 if any(c.isdigit() for c in word) else 3
    if word.islower():
        return 4
    if word.isupper():
        kind = 5 if len(word) == 1 else 6 if len(word) < 5 else 7
    else:
        kind = 8 if word[0].isupper() and word[1:].islower() else 9
    return 10 if first and kind == 8 else 11 if first and kind == 5 else kind


class Teacher(nn.Module):
    """The encoder with case added, and a tag for each word."""

    def __init__(self, home: str) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(home, add_pooling_layer=False)
        width = self.bert.config.hidden_size
        self.case = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.case_out = nn.Embedding(SHAPES * SHAPES * SHAPES, 32)
        self.out = nn.Sequential(
            nn.Linear(width + 32, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, len(TAGS))
        )
        for part in (self.bert.embeddings, *self.bert.encoder.layer[:FROZEN]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, keep: Tensor, heads: Tensor, shapes: Tensor, piece: Tensor) -> Tensor:
        """Scores of the tags: ids (B, P), heads (B, W) first piece of each word, piece (B, P) its word."""
        mask = torch.zeros(keep.shape, dtype=torch.float32).masked_fill(~keep, -1e9)[:, None, None, :]
        with torch.no_grad():
            x = self.bert.embeddings(input_ids=ids)
            for layer in self.bert.encoder.layer[:FROZEN]:
                x = first(layer(x, attention_mask=mask))
        cased = torch.gather(shapes, 1, piece)
        x = x + self.case(cased)
        for layer in self.bert.encoder.layer[FROZEN:]:
            x = first(layer(x, attention_mask=mask))
        word = torch.gather(x, 1, heads[:, :, None].expand(-1, -1, x.shape[-1]))
        left = nn.functional.pad(shapes, (1, 0))[:, :-1]
        right = nn.functional.pad(shapes, (0, 1))[:, 1:]
        near = self.case_out((left * SHAPES + shapes) * SHAPES + right)
        return self.out(torch.cat([word, near], -1))


def first(result: Any) -> Tensor:
    """A layer's hidden states, whichever way this release of the library returns them."""
    return result[0] if isinstance(result, tuple) else result


class Coder:
    """Records to tensors."""

    def __init__(self, home: str) -> None:
        self.pieces = AutoTokenizer.from_pretrained(home)
        self.nlp = spacy.blank("en")
        self.cache: dict[str, list[int]] = {}

    def word(self, text: str) -> list[int]:
        """The pieces of one word, five at most."""
        if text not in self.cache:
            self.cache[text] = self.pieces.encode(text, add_special_tokens=False)[:5] or [100]
        return self.cache[text]

    def encode(self, item: Record) -> Record:
        """Words, tags and character positions of a record."""
        doc = mark(self.nlp.make_doc(item["text"]), item["spans"], item["mask"])
        words = [t.text for t in doc][:120]
        tags = []
        for token in doc[:120]:
            name = {"B": f"B-{token.ent_type_}", "I": f"I-{token.ent_type_}", "O": "O"}.get(token.ent_iob_)
            tags.append(UNKNOWN if name is None or token.is_space else NUMBER[name])
        heads, ids, piece = [], [101], [0]
        for i, text in enumerate(words):
            heads.append(len(ids))
            part = self.word(text)
            ids.extend(part)
            piece.extend([i] * len(part))
        shapes = [shape(w, i == 0 or words[i - 1] in '."') for i, w in enumerate(words)]
        where = [(t.idx, t.idx + len(t)) for t in doc[:120]]
        return {
            "ids": [*ids, 102], "heads": heads, "piece": [*piece, 0], "shapes": shapes, "tags": tags,
            "where": where,
        }  # fmt: skip


def recase(item: Record, rng: random.Random) -> Record:
    """The same sentence as a headline in capitals, or in lower case, now and then."""
    chance = rng.random()
    shapes = item["shapes"]
    if chance < 0.04:
        shapes = [7 if s in (4, 5, 6, 7, 8, 9, 10, 11) else s for s in shapes]
    elif chance < 0.07:
        shapes = [4 if s in (5, 6, 7, 8, 9, 10, 11) else s for s in shapes]
    elif chance < 0.12:
        shapes = [8 if s in (4, 10) else s for s in shapes]
    return {**item, "shapes": shapes}


def pad(rows: list[list[int]], fill: int) -> Tensor:
    """Rows of one length."""
    width = max(1, *(len(r) for r in rows))
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


def tensors(batch: list[Record]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """The padded batch and its tags."""
    ids = pad([b["ids"] for b in batch], 0)
    keep = pad([[1] * len(b["ids"]) for b in batch], 0).bool()
    heads, shapes = pad([b["heads"] for b in batch], 0), pad([b["shapes"] for b in batch], 0)
    return (
        ids,
        keep,
        heads,
        shapes,
        pad([b["piece"] for b in batch], 0),
        pad([b["tags"] for b in batch], UNKNOWN),
    )


def batches(items: list[Record], size: int, rng: random.Random) -> Iterator[list[Record]]:
    """Batches of some ``size`` pieces, of like length, in random order."""
    order = sorted(items, key=lambda b: len(b["ids"]) + rng.random() * 4)
    found: list[list[Record]] = [[]]
    for item in order:
        if found[-1] and (len(found[-1]) + 1) * len(item["ids"]) > size:
            found.append([])
        found[-1].append(item)
    rng.shuffle(found)
    yield from found


def decode(scores: Tensor) -> list[int]:
    """The best tag sequence without an I that continues nothing (Viterbi)."""
    total = torch.log_softmax(scores, -1)
    allowed = torch.zeros(len(TAGS), len(TAGS))
    for i, tag in enumerate(TAGS):
        if tag[0] == "I":
            allowed[:, i] = -1e4
            allowed[NUMBER["B" + tag[1:]], i] = allowed[i, i] = 0
    best = total[0] + torch.tensor([-1e4 if t[0] == "I" else 0.0 for t in TAGS])
    back = []
    for row in total[1:]:
        ways = best[:, None] + allowed
        best, source = ways.max(0)
        best = best + row
        back.append(source)
    path = [int(best.argmax())]
    for source in reversed(back):
        path.append(int(source[path[-1]]))
    return path[::-1]


def names(tags: list[int]) -> list[tuple[int, int, str]]:
    """Token spans of a tag sequence."""
    spans: list[tuple[int, int, str]] = []
    for i, number in enumerate(tags):
        tag = TAGS[number] if number >= 0 else "O"
        if tag[0] == "B":
            spans.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and spans and spans[-1][1] == i and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], i + 1, tag[2:])
    return spans


def predict(model: Teacher, items: list[Record], size: int = 3000) -> list[Tensor]:
    """Scores of the tags of every record's words."""
    model.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i]["ids"]))
    found: list[Tensor] = [torch.zeros(0)] * len(items)
    with torch.inference_mode():
        for batch in batches([{**items[i], "at": i} for i in order], size, random.Random(0)):
            scores = model(*tensors(batch)[:5])
            for row, item in zip(scores, batch, strict=True):
                found[item["at"]] = row[: len(item["heads"])].clone()
    return found


def score(model: Teacher, items: list[Record]) -> dict[str, float]:
    """Strict micro scores, and F by type."""
    right, said, true = (dict.fromkeys(LABELS, 0) for _ in range(3))
    for item, rows in zip(items, predict(model, items), strict=True):
        tags = decode(rows)
        gold, found = set(names(item["tags"])), set(names(tags))
        found = {s for s in found if all(item["tags"][i] != UNKNOWN for i in range(s[0], s[1]))}
        for group, table in ((gold & found, right), (found, said), (gold, true)):
            for span in group:
                table[span[2]] += 1
    out = {k: round(200 * right[k] / max(1, said[k] + true[k]), 1) for k in LABELS}
    total = 200 * sum(right.values()) / max(1, sum(said.values()) + sum(true.values()))
    return {"F": round(total, 2), **out}


def pool(folder: Path, coder: Coder, rng: random.Random) -> list[Record]:
    """What the teacher learns from: every named sentence, the political ones more than once."""
    weights = {"crossner": 6, "fewnerd-big": 1, "fewnerd-hidden": 0.55, "uner": 1, "wikigold": 1, "re3d": 1}
    chosen: list[Record] = []
    for name, weight in weights.items():
        for item in load(folder / f"{name}.jsonl"):
            kinds = {s[2] for s in item["spans"]}
            often = weight + (1 if kinds & {"PARTY", "ELECTION"} and name != "crossner" else 0)
            if not kinds:
                often *= 0.12
            chosen.extend([item] * (int(often) + (rng.random() < often % 1)))
    unique: dict[int, Record] = {}
    return [unique.setdefault(id(item), coder.encode(item)) for item in chosen]


def train(args: argparse.Namespace) -> None:
    """Fine-tune for so many steps; the learning rate falls to nothing by then."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    coder, model = Coder(args.home), Teacher(args.home)
    dev = [coder.encode(item) for item in load(args.data / "dev-crossner.jsonl")]
    items = pool(args.data, coder, rng)
    print(len(items), "sentences", sum(len(i["ids"]) for i in items), "pieces", flush=True)
    tuned = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(tuned, lr=args.rate, weight_decay=0.01)
    begun, step, mean = time.time(), 0, 0.0
    while step < args.steps:
        for batch in batches(items, args.size, rng):
            if step >= args.steps:
                break
            rate = args.rate * min(1.0, (step + 1) / 60) * (1 - step / args.steps)
            for group in optimizer.param_groups:
                group["lr"] = rate
            model.train()
            *inputs, tags = tensors([recase(item, rng) for item in batch])
            loss = nn.functional.cross_entropy(
                model(*inputs).flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN, label_smoothing=0.02
            )
            step += 1
            if math.isnan(loss.item()):
                continue
            loss.backward()
            nn.utils.clip_grad_norm_(tuned, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            mean = 0.98 * mean + 0.02 * loss.item()
            if step % 50 == 0:
                print(step, round(time.time() - begun), round(mean / (1 - 0.98**step), 4), flush=True)
            if step % 300 == 0:
                print("dev", score(model, dev), flush=True)
                torch.save(model.state_dict(), args.out)
    print("end", step, score(model, dev), flush=True)
    torch.save(model.state_dict(), args.out)


def label(args: argparse.Namespace) -> None:
    """Fill masked words where every word of the answer is likelier than the floor; the rest stays unknown."""
    torch.set_num_threads(args.threads)
    coder, model = Coder(args.home), Teacher(args.home)
    model.load_state_dict(torch.load(args.out))
    for name in args.sets:
        records = load(args.data / f"{name}.jsonl")
        coded = [coder.encode(item) for item in records]
        wanted = [i for i, item in enumerate(coded) if UNKNOWN in item["tags"] or either(records[i])]
        rows = predict(model, [coded[i] for i in wanted])
        filled = 0
        for i, scores in zip(wanted, rows, strict=True):
            if either(records[i]):
                filled += decide(records[i], coded[i], scores)
            filled += fill(records[i], coded[i], scores, args.floor)
        path = args.data / f"{name}-filled.jsonl"
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf8")
        print(name, len(records), "sentences,", filled, "names filled", flush=True)


def either(item: Record) -> bool:
    """Whether the record has an ORG that may as well be a party."""
    return item["source"] in NO_PARTY and any(s[2] == "ORG" for s in item["spans"])


def decide(item: Record, coded: Record, scores: Tensor) -> int:
    """Turn an ORG of a corpus without parties into PARTY where the teacher reads one; how many."""
    odds = torch.softmax(scores, -1)[:, [NUMBER["B-PARTY"], NUMBER["I-PARTY"]]].sum(-1)
    turned = 0
    for span in item["spans"]:
        inside = [i for i, (a, b) in enumerate(coded["where"]) if a >= span[0] and b <= span[1]]
        if span[2] == "ORG" and inside and float(odds[inside].min()) > 0.6:
            span[2] = "PARTY"
            for i in inside:
                coded["tags"][i] = NUMBER["B-PARTY" if i == inside[0] else "I-PARTY"]
            turned += 1
    return turned


def fill(item: Record, coded: Record, scores: Tensor, floor: float) -> int:
    """Add the teacher's names inside the mask of one record; how many."""
    known = coded["tags"]
    held = scores.clone()
    for i, number in enumerate(known):  # what the origin tells is kept
        if number != UNKNOWN:
            held[i, :] = -30.0
            held[i, number] = 30.0
    tags = decode(held)
    sure = torch.softmax(scores, -1)[torch.arange(len(tags)), torch.tensor(tags)]
    added, mask = 0, []
    for a, b, kind in names(tags):
        if all(known[i] == UNKNOWN for i in range(a, b)):
            if float(sure[a:b].min()) >= floor:
                item["spans"].append([coded["where"][a][0], coded["where"][b - 1][1], kind])
                added += 1
            else:
                mask.extend(range(a, b))
    mask.extend(
        i for i, n in enumerate(known) if n == UNKNOWN and tags[i] == 0 and (sure[i] < floor or i in mask)
    )
    item["mask"] = [list(coded["where"][i]) for i in sorted(set(mask))]
    if len(known) >= 120:
        item["mask"].append([coded["where"][-1][1], len(item["text"])])
    return added


def main() -> None:
    """The commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("train", "score", "label"))
    parser.add_argument("--home", required=True, help="folder of the embedding model")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2700)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.7)
    parser.add_argument("--sets", nargs="+", default=["dev-crossner"], help="files of the data folder")
    args = parser.parse_args()
    if args.command == "train":
        train(args)
    elif args.command == "label":
        label(args)
    else:
        coder, model = Coder(args.home), Teacher(args.home)
        model.load_state_dict(torch.load(args.out))
        for name in args.sets:
            print(name, score(model, [coder.encode(item) for item in load(args.data / f"{name}.jsonl")]))


if __name__ == "__main__":
    main()
