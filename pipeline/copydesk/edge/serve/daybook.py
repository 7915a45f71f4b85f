"""Decisions written out: CSV, JSON, or YAML that `check --dismissals` takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import yaml

from copydesk.edge.decisions import BETWEEN, Decision
from copydesk.reports.table import row

# Format and media type.
EXPORTS = {"csv": "text/csv", "json": "application/json", "yaml": "application/yaml"}
_COLUMNS = (
    "decided", "verdict", "note", "article", "severity", "code", "check", "message", "text", "fingerprint",
)  # fmt: skip


def exported(decisions: Sequence[Decision], format: str) -> str:
    """The decisions as text, in the order given. YAML holds what was dismissed, and no more."""
    if format == "csv":
        rows = [[getattr(one, name) for name in _COLUMNS] for one in decisions]
        return "".join(row(cells) for cells in (_COLUMNS, *rows))
    if format == "json":
        return json.dumps([asdict(one) for one in decisions], indent=2, ensure_ascii=False) + "\n"
    entries = [
        {"fingerprint": one.fingerprint, "note": one.note or "dismissed"}
        | ({} if one.article == BETWEEN else {"article": one.article})
        for one in decisions
        if one.verdict == "dismissed"
    ]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False) if entries else "[]\n"
