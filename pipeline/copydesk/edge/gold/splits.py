"""Which stories are for development and which for reporting only: `splits.yml` beside the gold or above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from copydesk.edge.gold.annotation import GoldError


def of_split(files: Sequence[Path], gold: Path, split: str | None) -> list[Path]:
    """The gold files of one split, all where none is asked for. Raises GoldError."""
    if split is None:
        return list(files)
    table = _table(gold)
    if split not in table:
        raise GoldError(f"no split {split!r}; there are {', '.join(table)}")
    stems = {str(stem) for stem in table[split] or ()}
    return [file for file in files if file.stem in stems]


def _table(gold: Path) -> dict[str, list[str] | None]:
    folder = gold if gold.is_dir() else gold.parent
    for place in (folder / "splits.yml", folder.parent / "splits.yml"):
        if place.is_file():
            table = yaml.safe_load(place.read_text(encoding="utf-8"))
            if isinstance(table, dict):
                return table
            raise GoldError(f"{place}: not a mapping of splits to stories")
    raise GoldError(f"no splits.yml in {folder} or {folder.parent}")
