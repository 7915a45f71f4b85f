"""Save a trained name recogniser without the strings that training left in its vocabulary."""

from __future__ import annotations

import argparse
from pathlib import Path

import names_reader  # noqa: F401  registers the readers that the configuration names
import spacy
from spacy.strings import StringStore


def main() -> None:
    """Load, move the weights into an empty vocabulary with the same vectors, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    trained = spacy.load(args.model)
    slim = spacy.blank("en").from_config(trained.config)
    vectors = trained.vocab.vectors
    text = "Ekrem Imamoglu of the CHP won in Istanbul, Reuters said."
    expected = [(e.text, e.label_) for e in trained(text).ents]
    vectors.strings = StringStore()  # the setter would copy them all
    slim.vocab.vectors = vectors
    for name in trained.pipe_names:
        slim.get_pipe(name).from_bytes(trained.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    assert [(e.text, e.label_) for e in slim(text).ents] == expected
    slim.to_disk(args.out)


if __name__ == "__main__":
    main()
