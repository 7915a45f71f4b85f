"""The commands explain, checks, schema and config: what is known without reading a story."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from copydesk.edge import screen
from copydesk.edge.screen import UserError


def explain(name: str) -> None:
    """Print a check's manual page."""
    from copydesk.checks.catalogue import find

    try:
        check = find(name)
    except KeyError as error:
        raise UserError(str(error.args[0])) from None
    screen.out([f"{check.code} {check.name} ({check.severity})\n\n{check.page.strip()}\n"])


def listing(format_: str, color: str) -> None:
    """Print all checks, a line each."""
    from copydesk.checks.catalogue import catalogue
    from copydesk.reports.text import paint
    from copydesk.reports.view import View

    rows = [(check.code, check.name, check.severity, _caption(check.page)) for check in catalogue()]
    if format_ == "json":
        keys = ("code", "name", "severity", "looks_for")
        screen.out(
            [
                json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=2, ensure_ascii=False)
                + "\n"
            ]
        )
        return
    view = View(colour=screen.coloured(sys.stdout, color))
    for code, name, severity, _page in rows:
        screen.out([f"{code}  {name:<22} {paint(severity, severity, view)}\n"])


def _caption(page: str) -> str:
    return next((line.strip() for line in page.splitlines() if line.strip()), "")


def schema() -> None:
    """Print one JSON Schema that holds for every line of --format jsonl and of read."""
    from pydantic import TypeAdapter

    from copydesk.records import Outcome, Reading

    found = TypeAdapter(Outcome | Reading).json_schema(by_alias=True, mode="serialization")
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "copydesk/1", **found}
    screen.out([json.dumps(found, indent=2, ensure_ascii=False) + "\n"])


def configuration(path: Path | None, format_: str) -> None:
    """Print every key, its value, and where it came from."""
    from copydesk.edge.config import load

    config = load(path)
    config.settings()
    rows = {key: (_plain(config[key]), config.origins[key]) for key in config.values}
    if format_ == "json":
        found = {key: {"value": value, "from": origin} for key, (value, origin) in rows.items()}
        screen.out([json.dumps(found, indent=2, ensure_ascii=False) + "\n"])
        return
    for key, (value, origin) in rows.items():
        screen.out([f"{key} = {json.dumps(value, ensure_ascii=False)}  # {origin}\n"])


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "paths"):
        return {"paths": list(value.paths), "ignore": sorted(value.ignore), "severity": dict(value.severity),
                "select": None if value.select is None else sorted(value.select)}  # fmt: skip
    return str(value) if isinstance(value, Path) else value
