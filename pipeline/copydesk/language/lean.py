"""spaCy without its own command line, which it imports with itself: two fifths of that import, for `spacy.info` alone."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_CLI = "spacy.cli"
_INFO = f"{_CLI}.info"


def import_lean() -> None:
    """Import spaCy. Its command line and `spacy.info` are imported when somebody asks for them."""
    if "spacy" in sys.modules or _CLI in sys.modules:
        return
    cli, info = ModuleType(_CLI), ModuleType(_INFO)
    vars(cli).update(__path__=[], info=info)
    vars(info).update(info=None)
    sys.modules[_CLI], sys.modules[_INFO] = cli, info
    try:
        spacy = importlib.import_module("spacy")
    finally:
        del sys.modules[_CLI], sys.modules[_INFO]
    for name in ("cli", "info"):
        vars(spacy).pop(name, None)

    def later(name: str) -> Any:
        if name == "cli":
            return importlib.import_module(_CLI)
        if name == "info":
            return importlib.import_module(_INFO).info
        raise AttributeError(f"module 'spacy' has no attribute {name!r}")

    vars(spacy)["__getattr__"] = later
