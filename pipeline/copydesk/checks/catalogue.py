"""All checks there are: every module of this package that holds a `CHECK`, found by walking it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from rapidfuzz import process

from copydesk.checks.base import Check


@cache
def catalogue() -> tuple[Check, ...]:
    """Every check, by code."""
    found: list[Check] = []
    for info in pkgutil.walk_packages([str(Path(__file__).parent)], "copydesk.checks."):
        module: ModuleType = importlib.import_module(info.name)
        check = getattr(module, "CHECK", None)
        if isinstance(check, Check):
            found.append(check)
    return tuple(sorted(found, key=lambda check: check.code))


def find(name: str) -> Check:
    """The check with this name or code. KeyError names the nearest where there is none."""
    for check in catalogue():
        if name.lower() in (check.name, check.code.lower()):
            return check
    names = [check.name for check in catalogue()]
    near = process.extractOne(name.lower(), names, score_cutoff=60)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise KeyError(f"there is no check called {name!r}{hint}")
