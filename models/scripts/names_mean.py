"""The mean of the weights of checkpoints that go back to one training run: better than each, at no cost at run time."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("nets", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", help="how much of each net; even unless told")
    args = parser.parse_args()
    saved = [torch.load(path) for path in args.nets]
    shares = args.shares or [1.0] * len(saved)
    if len(shares) != len(saved) or sum(shares) <= 0:
        parser.error("as many shares as nets are wanted, and together more than nothing")
    mean = {
        key: sum(share * one["net"][key] for share, one in zip(shares, saved, strict=True)) / sum(shares)
        for key in saved[0]["net"]
    }
    torch.save({**saved[0], "net": mean}, args.out)


if __name__ == "__main__":
    main()
