"""How fast the shipped pipeline is beside spaCy's stock small configuration, in one run on the same articles."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before numpy is imported: one process, one thread

import argparse
import random
import re
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import copydesk_en

ROOT = Path(__file__).parents[2]
ARTICLES, WORDS = 300, 800
# Rounds of training, so that the stock parser takes decisions of every kind.
STEPS = 40


def paragraphs() -> list[str]:
    """Some five thousand paragraphs of news: the practice stories, and the corpus's stories for development.

    Many different words are what makes it a fair race: our pipeline keeps the embedding of each word that it has met.
    """
    sys.path.insert(0, str(ROOT / "models" / "scripts"))
    from practice import MARK

    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "articles").glob("d-*.txt"))]
    for path in sorted((ROOT / "models" / "practice").glob("*.txt")):
        plain = MARK.sub(lambda mark: mark.group(1), path.read_text("utf-8"))
        texts.append(re.sub(r"^(===|#!).*$", "", plain, flags=re.M))
    return [line for text in texts for line in text.splitlines() if line.strip()]


def articles(count: int = ARTICLES, words: int = WORDS, seed: int = 1) -> list[str]:
    """Long articles, mixed from the paragraphs, of so many words each or a little more."""
    rng, lines = random.Random(seed), paragraphs()
    made = []
    for _ in range(count):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < words:
            parts.append(rng.choice(lines))
        made.append("\n\n".join(parts))
    return made


def stock(shipped: Language, texts: list[str], steps: int = STEPS) -> Language:
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


def rates(texts: list[str], rounds: int) -> dict[str, list[float]]:
    """Words a processor second, round by round: stock, ours with every sentence parsed, ours where trees are needed.

    Each round begins with another of the three, so that a machine that slows down slows all.
    """
    words = sum(len(text.split()) for text in texts)
    shipped: Any = copydesk_en.load()
    needed: Any = copydesk_en.load()
    needed.get_pipe("parser").parse = "needed"
    rivals = {"stock": stock(shipped, texts[:20]), "all trees": shipped, "needed trees": needed}
    for nlp in rivals.values():
        seconds(nlp, texts[: max(1, len(texts) // 20)])
    found: dict[str, list[float]] = {name: [] for name in rivals}
    names = list(rivals)
    for turn in range(rounds):
        for name in names[turn % 3 :] + names[: turn % 3]:
            found[name].append(words / seconds(rivals[name], texts))
    return found


def against(found: dict[str, list[float]], name: str) -> tuple[float, ...]:
    """How many times as fast as stock, round by round."""
    return tuple(mine / theirs for mine, theirs in zip(found[name], found["stock"], strict=True))


def main() -> None:
    """Print words per second and the ratios, with their spread over the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    found = rates(articles(args.articles, args.words), args.rounds)
    for name, values in found.items():
        ratios = against(found, name)
        print(
            f"{name:13} {statistics.median(values):8.0f} words/s   {statistics.median(ratios):.2f} times stock"
            f" ({min(ratios):.2f} to {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
