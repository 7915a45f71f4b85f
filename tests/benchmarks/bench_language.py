"""How fast the shipped pipeline is beside spaCy's stock small configuration, in one run on the same articles."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before numpy is imported: one process, one thread

import argparse
import random
import statistics
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import copydesk_en


def articles(folder: Path, count: int, words: int, seed: int = 1) -> list[str]:
    """Long articles, mixed from the paragraphs of the texts in a folder."""
    rng = random.Random(seed)
    paragraphs = [
        line
        for path in sorted(folder.rglob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    made = []
    for _ in range(count):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < words:
            parts.append(rng.choice(paragraphs))
        made.append("\n\n".join(parts))
    return made


def stock(shipped: Language, texts: list[str], steps: int = 15) -> Language:
    """Tagger, parser and NER as `spacy init config` writes them, with the shipped label sets, trained a little."""
    config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    gold = []
    for doc in shipped.pipe(texts):
        told = Doc(
            nlp.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            heads=[token.head.i for token in doc],
            deps=[token.dep_ or "dep" for token in doc],
            ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
        )
        gold.append(Example(nlp.make_doc(doc.text), told))
    nlp.get_pipe("parser").cfg["min_action_freq"] = 1
    for label in {name.partition("-")[2] for name in shipped.get_pipe("parser").labels} - {""}:
        nlp.get_pipe("parser").add_label(label)
    nlp.initialize(lambda: gold)
    optimizer = nlp.create_optimizer()
    for step in range(steps):
        nlp.update(gold[step % len(gold) : step % len(gold) + 2], sgd=optimizer)
    return nlp


def seconds(nlp: Language, texts: list[str]) -> float:
    """Processor seconds for all the texts."""
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - start


def main() -> None:
    """Print words per second and the ratios, with their spread over the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    corpus = Path(__file__).parents[2] / "corpus" / "articles"
    parser.add_argument(
        "--texts", type=Path, default=corpus, help="a folder of .txt files to mix articles from"
    )
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = articles(args.texts, args.articles, args.words)
    words = sum(len(text.split()) for text in texts)
    shipped: Any = copydesk_en.load()
    needed: Any = copydesk_en.load()
    needed.get_pipe("parser").parse = "needed"
    rivals = {"stock": stock(shipped, texts[:20]), "all trees": shipped, "needed trees": needed}
    for nlp in rivals.values():
        seconds(nlp, texts[: max(1, args.articles // 20)])
    rates: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(args.rounds):
        for name, nlp in rivals.items():
            rates[name].append(words / seconds(nlp, texts))
    for name, found in rates.items():
        ratios = [mine / theirs for mine, theirs in zip(found, rates["stock"], strict=True)]
        print(
            f"{name:13} {statistics.median(found):8.0f} words/s   {statistics.median(ratios):.2f} times stock"
            f" ({min(ratios):.2f} to {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
