"""Train the name recogniser's network. Needs torch; ``names_export.py`` writes the weights for the run time."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import torch
from names_coding import Coder, passes, tensors
from names_convert import LABELS
from names_net import Net, Words
from names_reader import load
from names_score import count, f_score, fold_label, gold, visible
from torch import nn

from copydesk.language.decoding import best_tags, names_of

Record = dict[str, Any]


def predict(net: Net, coder: Coder, records: list[Record], source: int) -> list[set[tuple[int, int, str]]]:
    """The names in each record by character."""
    net.eval()
    coded = [coder.encode({**r, "spans": [], "mask": []}, source) for r in records]
    moves = net.moves.detach().numpy()
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
                tags = best_tags(rows[: len(where)].numpy(), moves, [(0, len(where))])
                found[i] = {
                    (where[a][0], where[b - 1][1], fold_label(label, records[i]["source"]))
                    for a, b, label in names_of(tags)
                }
    return found


def score(net: Net, coder: Coder, records: list[Record], source: int) -> dict[str, float]:
    """Strict micro scores in percent, and F by type."""
    found = predict(net, coder, records, source)
    rows = [count(visible(said, item), gold(item)) for item, said in zip(records, found, strict=True)]
    p, r, f = f_score(rows)
    out = {"P": p, "R": r, "F": f, **{k: f_score(rows, (k,))[2] for k in LABELS}}
    return {k: round(v, 1) for k, v in out.items()}


def train(args: argparse.Namespace) -> None:
    """The training run; the learning rate falls to nothing, and the mean of the late weights is kept."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    weights = WEIGHTS | (PRACTICE if args.practice else {}) | json.loads(args.weights)
    weights = {name: weight for name, weight in weights.items() if weight}
    weights |= {"dev-crossner": 8} if args.with_dev else {}
    words = Words(args.words)
    coder = Coder(words)
    files = {name: load(args.data / f"{name}.jsonl") for name in weights}
    measured = ["dev-crossner", "dev-fewnerd", "dev-uner", *(["dev-practice"] if args.practice else [])]
    dev = {name: load(args.data / f"{name}.jsonl") for name in measured}
    dilations = tuple(int(d) for d in args.dilations.split(","))
    net = Net(words, args.width, dilations, args.dropout)
    mean = Net(words, args.width, dilations, args.dropout)
    if args.base:
        net.load_state_dict(torch.load(args.base)["net"])
    mean.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    stream = passes(files, weights, coder, args.size, args.seed, args.empty, args.parties)
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
                print(" ", name, score(mean, coder, records, 0), flush=True)
            saved = {"net": mean.state_dict(), "width": args.width, "dilations": dilations}
            torch.save(saved, args.out.with_stem(f"{args.out.stem}-{math.ceil(step / args.every)}"))
            torch.save(saved, args.out)


WEIGHTS = {
    "crossner": 8, "uner-filled": 1, "wikigold-filled": 1, "re3d-filled": 1, "fewnerd-big": 1,
    "fewnerd-hidden-filled": 0.8, "gum-filled": 0.5, "templates": 0.5,
}  # fmt: skip
# The last two passes: the practice stories, the full ones more often, and nothing of what is farthest from election news.
PRACTICE = {"gum-filled": 0, "practice": 1.2, "practice-full": 3}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parties", type=Path, help="the party table of the assets, to swap names from")
    parser.add_argument("--base", type=Path)
    parser.add_argument(
        "--weights", default="{}", help="how often a file is read in a pass, where not as usual"
    )
    parser.add_argument(
        "--with-dev", action="store_true", help="learn from the politics dev set too, to ship"
    )
    parser.add_argument(
        "--practice", action="store_true", help="learn from the practice stories too, a third of the words"
    )
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
