"""The user's own list of names: CSV or YAML, one entry a person, party or place."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from copydesk.edge.config import ConfigError
from copydesk.records import ListedName

FIELDS = ("name", "also", "kind", "party", "title", "note")


def read_names(path: Path) -> tuple[ListedName, ...]:
    """The entries of a list; ConfigError says which line is wrong and why."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8") from error
    rows = _yaml(path, text) if path.suffix in (".yml", ".yaml") else _csv(path, text)
    return tuple(_entry(path, number, row) for number, row in rows)


def _csv(path: Path, text: str) -> list[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    columns = [name.strip().lower() for name in reader.fieldnames or []]
    if "name" not in columns:
        raise ConfigError(
            f"{path}: line 1: a column called name is needed; there are {', '.join(columns) or 'none'}"
        )
    reader.fieldnames = columns
    rows = []
    for row in reader:
        if not any(value for value in row.values() if isinstance(value, str)):
            continue
        also = str(row.get("also") or "")
        row["also"] = [part.strip() for part in also.replace("|", ";").split(";") if part.strip()]
        rows.append((reader.line_num, {key: value for key, value in row.items() if key is not None}))
    return rows


def _yaml(path: Path, text: str) -> list[tuple[int, dict[str, Any]]]:
    import yaml

    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # every value a string: a party may be called No
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(data, list):
        raise ConfigError(f"{path}: a list of entries is needed, each with a name")
    return [(at, item if isinstance(item, dict) else {"name": item}) for at, item in enumerate(data, 1)]


def _entry(path: Path, number: int, row: dict[str, Any]) -> ListedName:
    unknown = sorted(set(map(str, row)) - set(FIELDS))
    if unknown:
        raise ConfigError(
            f"{path}: entry at {number}: unknown field {unknown[0]}; there are {', '.join(FIELDS)}"
        )
    name = str(row.get("name") or "").strip()
    if not name:
        raise ConfigError(f"{path}: entry at {number}: no name")
    also = row.get("also") or ()
    rest = {key: str(row[key]).strip() or None for key in FIELDS[2:] if row.get(key) is not None}
    return ListedName(
        name=name,
        also=tuple(map(str, [also] if isinstance(also, str) else also)),
        **rest,
    )
