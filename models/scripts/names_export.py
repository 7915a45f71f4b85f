"""Write the trained name recogniser as a spaCy pipeline: whole numbers for the tables, half floats for the rest."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy
import spacy
import torch
from names_net import SOURCES, Net, Words
from torch import Tensor

from copydesk.language import name_net
from copydesk.language.recognizer import Names


def small(name: str, table: Tensor) -> dict[str, Any]:
    """A table in whole numbers, with a scale for each column."""
    scale = table.abs().amax(0).clamp(min=1e-6) / 127
    return {
        name: torch.round(table / scale).numpy().astype(numpy.int8),
        f"{name}_scale": scale.numpy().astype(numpy.float32),
    }


def stored(net: Net, table: Path, source: str) -> dict[str, Any]:
    """The arrays of the run time; the origin that a text is said to have is part of the last shift of the embedding."""
    kept = numpy.load(table)
    width = net.width
    half = {
        "mix": net.mix.weight,
        "mix_bias": net.mix.bias,
        "mix_gain": net.mix_norm.weight,
        "mix_shift": net.mix_norm.bias
        + sum(net.source.weight[SOURCES.index(s)] for s in source.split("+")) / (source.count("+") + 1),
        "out": net.out.weight.T,
        "out_bias": net.out.bias,
        "moves": net.moves,
    }
    for i, (conv, norm) in enumerate(zip(net.convs, net.norms, strict=True)):
        half[f"conv{i}"] = conv.weight.view(3, width, 3 * width).transpose(0, 1)
        half[f"conv{i}_bias"] = conv.bias.view(3, width).T
        half[f"conv{i}_gain"], half[f"conv{i}_shift"] = norm.weight, norm.bias
    arrays: dict[str, Any] = {k: v.detach().numpy().astype(numpy.float16) for k, v in half.items()}
    for name in ("word", "gram", "shape"):
        arrays.update(small(name, getattr(net, name).weight.detach()))
    arrays.update(
        keys=kept["keys"], bits=kept["bits"], vectors=kept["vectors"], vectors_scale=kept["scale"],
        steps=numpy.array(net.dilations),
    )  # fmt: skip
    return arrays


def read(path: Path, table: Path) -> Net:
    """The trained network."""
    saved = torch.load(path)
    net = Net(Words(table), saved["width"], tuple(saved["dilations"]), 0.0)
    net.load_state_dict(saved["net"])
    return net.eval()


def main() -> None:
    """Write a pipeline of the recogniser alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("net", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--source", default="any", help="the origin that every text is said to have")
    args = parser.parse_args()
    nlp = spacy.blank("en")
    names = nlp.add_pipe("copydesk_names", "ner")
    assert isinstance(names, Names)
    names.net = name_net.NameNet(stored(read(args.net, args.words), args.words, args.source))
    nlp.to_disk(args.out)


if __name__ == "__main__":
    main()
