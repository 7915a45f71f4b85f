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
    args = parser.parse_args()
    saved = [torch.load(path) for path in args.nets]
    mean = {key: sum(one["net"][key] for one in saved) / len(saved) for key in saved[0]["net"]}
    torch.save({**saved[0], "net": mean}, args.out)


if __name__ == "__main__":
    main()
