"""Turn a shipped recogniser back into a network and a table of words that training can go on from; undoes ``names_export.py``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy
import torch
from names_net import SOURCES
from torch import Tensor

from copydesk.language.name_net import NameNet, wide


def state(stored: Mapping[str, Any]) -> dict[str, Tensor]:
    """The weights by the names that training gives them, as exact as they were stored.

    What the network knew of single origins is gone: of all it kept the one that it was exported with.
    """

    def of(name: str) -> Tensor:
        return torch.from_numpy(numpy.ascontiguousarray(wide(stored, name)))

    width = len(stored["mix_gain"])
    found = {f"{name}.weight": of(name) for name in ("word", "gram", "shape")}
    found |= {
        "source.weight": torch.zeros(len(SOURCES), width),
        "mix.weight": of("mix"), "mix.bias": of("mix_bias"),
        "mix_norm.weight": of("mix_gain"), "mix_norm.bias": of("mix_shift"),
        "out.weight": of("out").T.contiguous(), "out.bias": of("out_bias"), "moves": of("moves"),
    }  # fmt: skip
    for i in range(len(stored["steps"])):
        conv = of(f"conv{i}")  # three inputs, three options, what each reads
        found[f"convs.{i}.weight"] = conv.transpose(0, 1).reshape(3 * width, 3 * width).contiguous()
        found[f"convs.{i}.bias"] = of(f"conv{i}_bias").T.reshape(-1).contiguous()
        found[f"norms.{i}.weight"], found[f"norms.{i}.bias"] = of(f"conv{i}_gain"), of(f"conv{i}_shift")
    return found


def main() -> None:
    """Write the network and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path, help="a pipeline's folder, or its file of the recogniser")
    parser.add_argument("net", type=Path)
    parser.add_argument("words", type=Path)
    args = parser.parse_args()
    path = args.pipeline / "ner" if args.pipeline.is_dir() else args.pipeline
    stored = NameNet.from_bytes(path.read_bytes()).stored
    torch.save(
        {
            "net": state(stored),
            "width": len(stored["mix_gain"]),
            "dilations": tuple(int(step) for step in stored["steps"]),
        },
        args.net,
    )
    numpy.savez(
        args.words, keys=stored["keys"], bits=stored["bits"], vectors=stored["vectors"],
        scale=stored["vectors_scale"],
    )  # fmt: skip


if __name__ == "__main__":
    main()
