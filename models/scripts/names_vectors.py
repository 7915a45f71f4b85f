"""What the recogniser knows of single words: vectors distilled from the teacher, and the lists that a word stands in.

Some eighty thousand folded words, each with the teacher's reading of it alone in a few whole numbers, and a bit
for each list (given names, families, cities, parties, ...), so that a name never seen in training stands beside
names of its kind.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from pathlib import Path

import numpy
import torch
from names_lists import Names
from names_reader import load
from names_teacher import Coder, Teacher, first, tensors
from names_words import WORDS
from torch import Tensor

import copydesk.lexicon
from copydesk.language.lexemes import LISTS
from copydesk.names.fold import fold

WORD = re.compile(r"[^\W\d_]{2,}")
LEXICON = Path(copydesk.lexicon.__file__).parent / "data"


def listed(names: Names) -> dict[str, set[str]]:
    """Each folded word with the lists that it stands in."""
    lists: dict[str, set[str]] = {}

    def add(kind: str, texts: list[str]) -> None:
        for text in texts:
            for word in WORD.findall(fold(text)):
                lists.setdefault(word, set()).add(kind)

    def words_of(file: str) -> list[str]:
        lines = (LEXICON / file).read_text(encoding="utf8").splitlines()
        return [line for line in lines if not line.startswith("#")]

    for culture in names.cultures:
        add("given", culture.given)
        add("family", culture.family)
    add("given", words_of("known_given.txt"))
    add("family", words_of("known_family.txt"))
    add("common", words_of("common_words.txt"))
    add("country", [*names.countries, *names.country_extra])
    add("region", [*names.regions, *names.region_extra])
    add("city", [c for group in names.by_country for c in group[:150]] + names.big)
    add("demonym", [*WORDS["demonym"], *WORDS["known_demonyms"]])
    add("party", names.party_english)
    add("party_own", names.party_own)
    add("acronym", names.acronyms)
    add("body", words_of("organisations.txt"))
    return lists


def vocabulary(data: Path, lists: dict[str, set[str]], coder: Coder, limit: int) -> list[str]:
    """The words, most useful first."""
    counts: Counter[str] = Counter()
    for path in sorted(data.glob("*.jsonl")):
        if not path.stem.startswith(("dev-", "templates")) and not path.stem.endswith("-filled"):
            for item in load(path):
                counts.update(fold(w) for w in WORD.findall(item["text"]))
    scores: Counter[str] = Counter({w: 2 * n for w, n in counts.items() if n > 1})
    for word in coder.pieces.get_vocab():
        if WORD.fullmatch(word):
            scores[word] += 6
    for word, kinds in lists.items():
        scores[word] += 3 * len(kinds)
    return [w for w, _ in sorted(scores.items(), key=lambda p: (-p[1], p[0]))[:limit]]


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


def main() -> None:
    """Write the table: keys in order, whole-number vectors with their scale, bits of the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parties", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=80000)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    coder, model = Coder(args.home), Teacher(args.home)
    model.load_state_dict(torch.load(args.teacher))
    lists = listed(Names(args.parties))
    words = vocabulary(args.data, lists, coder, args.words)
    last, given = features(model, coder, words)
    rows = torch.cat([project(last, 32), project(given, 16)], 1)
    scale = rows.abs().amax(0) / 127
    keys = numpy.array([zlib.crc32(w.encode()) for w in words], dtype=numpy.uint32)
    bits = numpy.array(
        [sum(1 << i for i, kind in enumerate(LISTS) if kind in lists.get(w, ())) for w in words],
        dtype=numpy.uint16,
    )
    order = numpy.argsort(keys, kind="stable")
    numpy.savez(
        args.out,
        keys=keys[order],
        bits=bits[order],
        vectors=torch.round(rows / scale).numpy().astype(numpy.int8)[order],
        scale=scale.numpy().astype(numpy.float32),
    )
    print(len(words), "words,", int((bits > 0).sum()), "in lists,", rows.shape[1], "wide")


if __name__ == "__main__":
    main()
