"""What a result depends on besides the story: the code and model that read it, the checks and settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import copydesk
from copydesk.records import Article, to_json

if TYPE_CHECKING:
    from copydesk.desk import Desk

# Settings that change what is read; all the others change only what is found in it.
_READING_SETTINGS = ("rounding", "about_units", "about_share")
_READING_CODE = (
    "articles", "language", "entities", "quantities", "claims", "lexicon", "names", "records", "desk.py",
)  # fmt: skip
_CHECKING_CODE = ("checks",)


def content(article: Article) -> str:
    """A story's content: its text and all that is told of it; its source is where it lies, not what it is."""
    return _digest([to_json(article.model_copy(update={"source": None}))])


def read_by(desk: Desk) -> str:
    """By what stories are read: this version's code, the model, the settings that bear on reading."""
    settings = desk.settings.model_dump(mode="json", include=set(_READING_SETTINGS))
    return _digest(
        [copydesk.__version__, _code(_READING_CODE), _model(desk), json.dumps(settings, sort_keys=True)]
    )


def checked_by(desk: Desk) -> str:
    """By what Readings are checked: the catalogue's code and the settings."""
    settings = json.dumps(desk.settings.model_dump(mode="json"), sort_keys=True)
    overrides = [
        (one.paths, sorted(one.select) if one.select is not None else None, sorted(one.ignore), one.severity)
        for one in getattr(desk, "overrides", ())
    ]
    return _digest(
        [copydesk.__version__, _code(_CHECKING_CODE), settings, json.dumps(overrides, sort_keys=True)]
    )


def _model(desk: Desk) -> str:
    """The model's name and version, and what it tells of its training: new weights, other scores."""
    meta = getattr(getattr(desk.language, "pipeline", None), "meta", {})
    return json.dumps(
        [desk.language.name, desk.labels and dict(desk.labels), meta], sort_keys=True, default=str
    )


@cache
def _code(parts: tuple[str, ...]) -> str:
    """A digest of the source and data files of parts of the package."""
    root = Path(copydesk.__file__).parent
    files: list[Path] = []
    for part in parts:
        path = root / part
        files += [path] if path.is_file() else [file for file in path.rglob("*") if _counts(file)]
    return _digest(
        f"{file.relative_to(root).as_posix()}:{_hash(file.read_bytes())}" for file in sorted(files)
    )


def _counts(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _digest(pieces: Iterable[str]) -> str:
    return _hash("\x1f".join(pieces).encode())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
