"""Scores written down with the day and the commit that they are of."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime, timezone
from pathlib import Path
from typing import Any


def today() -> str:
    """The day, ISO."""
    return datetime.now(timezone.utc).date().isoformat()


def commit() -> str:
    """The commit that is checked out, short; empty outside a repository."""
    ran = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return ran.stdout.strip()


def keep(path: Path, scores: Any, indent: int = 1) -> None:
    """Write scores as JSON: `date`, `commit`, `scores`."""
    told = {"date": today(), "commit": commit(), "scores": scores}
    path.write_text(json.dumps(told, indent=indent) + "\n", encoding="utf8")
