"""A small table of word vectors distilled from the teacher: what it thinks of a word alone, clustered.

Sixty thousand lower-case words share some thousand rows, so that a name never seen in training stands beside
names of its kind. Kept in the pipeline as ordinary static vectors keyed by LOWER.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy
import spacy
import torch
from names_lists import Names, fold
from names_reader import load
from names_teacher import Coder, Teacher, first, tensors
from spacy.strings import get_string_id
from spacy.vectors import Vectors
from torch import Tensor

WORD = re.compile(r"[^\W\d_]{2,}")


def vocabulary(data: Path, names: Names, coder: Coder, limit: int) -> tuple[list[str], dict[str, set[str]]]:
    """The words, most useful first, and the lists that each stands in."""
    lists: dict[str, set[str]] = {}

    def add(kind: str, texts: list[str]) -> None:
        for text in texts:
            for word in WORD.findall(text):
                for form in {word.lower(), fold(word).lower()}:
                    lists.setdefault(form, set()).add(kind)

    for culture in names.cultures:
        add("given", culture.given)
        add("family", culture.family)
    add("country", [*names.countries, *names.country_extra])
    add("region", [*names.regions, *names.region_extra])
    add("city", [c for group in names.by_country for c in group[:60]] + names.big)
    add("party", names.party_english)
    add("party_own", names.party_own)
    counts: Counter[str] = Counter()
    for path in sorted(data.glob("*.jsonl")):
        if not path.stem.startswith(("dev-", "templates")) and not path.stem.endswith("-filled"):
            for item in load(path):
                counts.update(w.lower() for w in WORD.findall(item["text"]))
    pieces = [w for w in coder.pieces.get_vocab() if WORD.fullmatch(w)]
    scores: Counter[str] = Counter({w: 2 * n for w, n in counts.items() if n > 1})
    for word in pieces:
        scores[word] += 6
    for word, kinds in lists.items():
        scores[word] += 3 * len(kinds)
    return [w for w, _ in sorted(scores.items(), key=lambda p: (-p[1], p[0]))[:limit]], lists


def features(model: Teacher, coder: Coder, words: list[str]) -> tuple[Tensor, Tensor]:
    """For each word alone, with a capital: what the teacher's last layer holds, and its input embedding."""
    model.eval()
    table = model.bert.embeddings.word_embeddings.weight
    last, given = [], []
    with torch.inference_mode():
        for at in range(0, len(words), 256):
            batch = []
            for word in words[at : at + 256]:
                part = coder.word(word)
                ids = [101, *part, 102]
                batch.append({"ids": ids, "heads": [1], "piece": [0] * len(ids), "shapes": [8], "tags": [0]})
                given.append(table[torch.tensor(part)].mean(0))
            ids, keep, heads, shapes, piece, _ = tensors(batch)
            found: list[Tensor] = []
            hook = model.out[1].register_forward_hook(lambda _m, _i, out, found=found: found.append(out))
            model(ids, keep, heads, shapes, piece)
            hook.remove()
            last.append(first(found[0])[:, 0])
    return torch.cat(last), torch.stack(given)


def project(rows: Tensor, size: int) -> Tensor:
    """The first principal components, scaled to unit length on average."""
    centred = rows - rows.mean(0)
    _, _, axes = torch.pca_lowrank(centred, q=size, niter=4)
    made = centred @ axes
    return made / made.norm(dim=1).mean()


def cluster(rows: Tensor, count: int, rounds: int, seed: int) -> tuple[Tensor, Tensor]:
    """K-means: the centres and each row's centre."""
    torch.manual_seed(seed)
    centres = rows[torch.randperm(len(rows))[:count]].clone()
    near = torch.zeros(len(rows), dtype=torch.long)
    for _ in range(rounds):
        near = torch.cat([torch.cdist(part, centres).argmin(1) for part in rows.split(4096)])
        total = torch.zeros_like(centres).index_add_(0, near, rows)
        size = torch.bincount(near, minlength=count).clamp(min=1)[:, None]
        held = torch.bincount(near, minlength=count)[:, None] > 0
        centres = torch.where(held, total / size, centres)
    return centres, near


def main() -> None:
    """Write a blank pipeline that holds the vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parties", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=60000)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    coder, model = Coder(args.home), Teacher(args.home)
    model.load_state_dict(torch.load(args.teacher))
    words, lists = vocabulary(args.data, Names(args.parties), coder, args.words)
    last, given = features(model, coder, words)
    kinds = ("given", "family", "country", "region", "city", "party", "party_own")
    flags = torch.tensor([[1.0 if kind in lists.get(w, ()) else 0.0 for kind in kinds] for w in words])
    rows = torch.cat([project(last, 40), 0.8 * project(given, 16), 0.35 * flags], 1).float()
    centres, near = cluster(2 * rows, args.rows, 12, 0)
    nlp = spacy.blank("en")
    keys = [get_string_id(w) for w in words]
    vectors = Vectors(shape=tuple(centres.shape), name="copydesk_names", attr="LOWER")
    vectors.data = centres.numpy().astype(numpy.float32)
    for key, row in zip(keys, near.tolist(), strict=True):
        vectors.key2row[key] = row
    nlp.vocab.vectors = vectors
    nlp.to_disk(args.out)
    sample = {w: int(near[words.index(w)]) for w in ("nairobi", "erdogan", "likud", "monday") if w in words}
    print(json.dumps({"words": len(words), "rows": args.rows, "width": rows.shape[1], "sample": sample}))


if __name__ == "__main__":
    main()
