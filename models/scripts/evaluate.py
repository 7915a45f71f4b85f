"""Score a pipeline's tags, trees and sentences on the held-back documents: a table, with 95% intervals."""

import argparse
import random
from pathlib import Path

import scores_kept
import spacy
import trees_convert
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

import copydesk.language.trees
import copydesk.language.words  # noqa: F401  both register the components

MEASURES = ("tag_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f")


def examples(nlp: Language, documents: list[trees_convert.Document]) -> list[Example]:
    """What the pipeline says of the running text, beside the treebank's words without break tokens."""
    found = []
    for document in documents:
        gold = trees_convert.build_doc(nlp.vocab, document.sentences, newlines=False)
        for token in gold:
            token.tag_ = token.tag_.partition("|")[0]
        found.append(Example(nlp(trees_convert.text_of(document.sentences)), gold))
    return found


def score(sample: list[Example]) -> dict[str, float]:
    """spaCy's own scores, in percent; punctuation does not count in the trees."""
    scores = Scorer(default_lang="en", default_pipeline=["parser", "tagger", "senter"]).score(sample)
    return {measure: 100 * scores[measure] for measure in MEASURES}


def intervals(sample: list[Example], rounds: int, rng: random.Random) -> dict[str, tuple[float, float]]:
    """95% intervals, drawing whole documents: sentences of one document are not independent."""
    draws = [score(rng.choices(sample, k=len(sample))) for _ in range(rounds)]
    out = {}
    for measure in MEASURES:
        values = sorted(draw[measure] for draw in draws)
        out[measure] = (values[int(0.025 * rounds)], values[min(rounds - 1, int(0.975 * rounds))])
    return out


def main() -> None:
    """Print the table, and keep it with date and commit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("gum", type=Path)
    parser.add_argument("ewt", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=100)
    args = parser.parse_args()
    nlp = spacy.load(args.model, disable=["ner"])
    kept: dict[str, dict[str, list[float]]] = {}
    for name, folder in (("GUM news", args.gum), ("EWT", args.ewt)):
        documents = [document for document in trees_convert.load(folder) if trees_convert.held_back(document)]
        sample = examples(nlp, documents)
        scores, spread = score(sample), intervals(sample, args.rounds, random.Random(1))
        kept[name] = {
            key: [round(scores[key], 2), *(round(end, 1) for end in spread[key])] for key in MEASURES
        }
        print(f"{name}, {len(documents)} documents, {scores_kept.today()}, commit {scores_kept.commit()}")
        for key in MEASURES:
            print(f"  {key:8} {scores[key]:6.2f}  ({spread[key][0]:.1f} to {spread[key][1]:.1f})")
    if args.json:
        scores_kept.keep(args.json, kept, indent=2)


if __name__ == "__main__":
    main()
