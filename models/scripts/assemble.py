"""Join the trained trees and the trained names into the pipeline that is shipped, laid out for fast prediction."""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
import trees_convert
from spacy.language import Language
from thinc.api import Model

import copydesk.language.trees  # noqa: F401  registers the components
from copydesk.language.lemmas import build_table
from copydesk.language.recognizer import Names
from copydesk.language.words import Words

FAST = "copydesk_fast_tok2vec"


def lemma_table(gum: Path, ewt: Path) -> dict[str, dict[str, str]]:
    """The base forms that the rules miss, from the training part of the treebanks."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for document in [*trees_convert.load(gum), *trees_convert.load(ewt)]:
        if trees_convert.held_back(document):
            continue
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.form.isalpha():
                    seen[token.form.lower(), token.pos, token.lemma] += 1
    return build_table((*key, count) for key, count in seen.items())


def copy_weights(old: Model[Any, Any], new: Model[Any, Any]) -> None:
    """Give one model the weights of another that is built alike, but for the layer that makes it fast."""
    olds = list(old.walk(order="dfs_pre"))
    news = [node for node in new.walk(order="dfs_pre") if node.name != FAST]
    for source, target in zip(olds, news, strict=True):
        assert ">>" in source.name or source.name == target.name, (source.name, target.name)
        for dim in source.dim_names:
            if source.has_dim(dim):
                target.set_dim(dim, source.get_dim(dim), force=True)
        for param in source.param_names:
            if source.has_param(param):
                target.set_param(param, source.get_param(param).copy())
    for node in new.walk():
        if node.name == FAST:
            node.set_dim("nO", node.layers[0].get_dim("nO"), force=True)


def fast(config: dict[str, Any]) -> dict[str, Any]:
    """A tok2vec's configuration inside ours."""
    return {"@architectures": "copydesk.FastTok2Vec.v1", "tok2vec": config}


def moved(config: dict[str, Any]) -> dict[str, Any]:
    """A transition model's configuration under our architecture."""
    return {**config, "@architectures": "copydesk.Transitions.v1"}


def listening(config: dict[str, Any], upstream: str) -> dict[str, Any]:
    """A component's configuration with its listener bound to one tok2vec by name."""
    model = config["model"]
    return {**config, "model": {**model, "tok2vec": {**model["tok2vec"], "upstream": upstream}}}


def assemble(trees: Language, names: Language, table: dict[str, dict[str, str]]) -> Language:
    """The pipeline: breaks, words, sentences and trees from one model, names from the other."""
    nlp = spacy.blank("en")

    def config(source: Language, pipe: str) -> dict[str, Any]:
        found = source.config.interpolate()["components"][pipe]
        return {key: value for key, value in found.items() if key not in ("factory", "scorer")}

    nlp.add_pipe("copydesk_breaks")
    nlp.add_pipe("tok2vec", config={"model": fast(config(trees, "tok2vec")["model"])})
    nlp.add_pipe("tagger", config=listening(config(trees, "tagger"), "tok2vec"))
    nlp.add_pipe("senter", config=listening(config(trees, "senter"), "tok2vec"))
    words = nlp.add_pipe("copydesk_words")
    assert isinstance(words, Words)
    words.table = table
    parser = listening(config(trees, "parser"), "tok2vec")
    keep = ("moves", "update_with_oracle_cut_size", "learn_tokens", "min_action_freq")
    settings = {key: parser[key] for key in keep}
    nlp.add_pipe("copydesk_trees", "parser", config={**settings, "model": moved(parser["model"])})
    ner, trained = nlp.add_pipe("copydesk_names", "ner"), names.get_pipe("ner")
    assert isinstance(ner, Names)
    assert isinstance(trained, Names)
    ner.net = trained.net
    for name in ("tok2vec", "tagger", "senter", "parser"):
        old, new = trees.get_pipe(name), nlp.get_pipe(name)
        if name != "tok2vec":
            parse = new.cfg.get("parse")
            new.from_bytes(old.to_bytes(exclude=["vocab", "model"]), exclude=["vocab", "model"])
            if parse is not None:
                new.cfg["parse"] = parse
        if name == "parser":
            new._resize()
        copy_weights(old.model, new.model)
    # "L-nmod:poss" is an arc's action; the string of its relation must be known, as those of the tags.
    arcs = [label.partition("-")[2] for label in trees.get_pipe("parser").labels]
    for label in (*arcs, *names.get_pipe("ner").labels, *trees.get_pipe("tagger").labels, "dep", "ROOT"):
        nlp.vocab.strings.add(label)
    return nlp


def slim_strings(nlp: Language, out: Path) -> None:
    """Keep on disk the strings that a fresh English vocabulary and the labels need.

    The training corpora leave hundreds of thousands of words behind, megabytes that are never looked up:
    vectors are found by hash, and words of a text enter the store as it is read.
    """
    kept = set(spacy.blank("en").vocab.strings)
    for name in ("tagger", "parser", "ner"):
        labels = nlp.get_pipe(name).labels
        kept.update(labels)
        kept.update(label.partition("-")[2] for label in labels)
    kept.update(("dep", "ROOT"))
    text = json.dumps(sorted(kept - {""}), ensure_ascii=False)
    (out / "vocab" / "strings.json").write_text(text, encoding="utf8")


def main() -> None:
    """Write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trees", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("gum", type=Path)
    parser.add_argument("ewt", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="0.1.0")
    args = parser.parse_args()
    nlp = assemble(spacy.load(args.trees), spacy.load(args.names), lemma_table(args.gum, args.ewt))
    nlp.meta.update(
        name="copydesk",
        version=args.version,
        description="English for election news: sentences, tags, trees, base forms and five kinds of names",
        license="CC BY-SA 4.0",
        author="copydesk",
    )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(args.out)
    slim_strings(nlp, args.out)


if __name__ == "__main__":
    main()
