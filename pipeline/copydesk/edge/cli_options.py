"""Options that commands share, each said once."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Format(str, Enum):
    """Formats of findings."""

    text = "text"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    html = "html"
    sarif = "sarif"
    github = "github"
    junit = "junit"


class ReadingFormat(str, Enum):
    """Formats of what was read."""

    text = "text"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    openelections = "openelections"
    nist = "nist"
    claimreview = "claimreview"


class Plain(str, Enum):
    """Formats of all else."""

    text = "text"
    json = "json"


class FailOn(str, Enum):
    """The least severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Color(str, Enum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


def known_checks(incomplete: str) -> list[str]:
    """Names and codes of checks that begin so, for the shell to complete."""
    from copydesk.checks.catalogue import catalogue

    names = [name for check in catalogue() for name in (check.name, check.code)]
    return [name for name in names if name.startswith(incomplete)]


def _option(help: str, *names: str, metavar: str | None = None) -> object:
    return typer.Option(*names, metavar=metavar, help=help)


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, JSON Lines; - is standard input.")
]
Published = Annotated[str | None, _option("The stories' date where they give none.", metavar="DATE")]
Output = Annotated[
    str | None, _option("Write there; a folder gets a file a story.", "--output", "-o", metavar="FILE")
]
TextColumn = Annotated[
    str | None, _option("The column or field that holds the text.", "--text-column", metavar="NAME")
]
Columns = Annotated[
    list[str] | None,
    _option("The column for another field: id=doc_id, published=day.", "--column", metavar="FIELD=NAME"),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes.")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CHECK", help="Only these checks: name, code, or family (SUM).", autocompletion=known_checks
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CHECK", help="All but these checks.", autocompletion=known_checks),
]
NamesFile = Annotated[Path | None, _option("Your list of names: CSV or YAML.", "--names", metavar="FILE")]
Baseline = Annotated[
    Path | None, _option("Only findings that are not in it; a store: not decided on.", metavar="FILE")
]
Dismissals = Annotated[
    Path | None, _option("Findings dismissed: YAML with notes, or a store.", metavar="FILE")
]
ConfigFile = Annotated[
    Path | None, _option("In place of the copydesk.toml found.", "--config", metavar="FILE")
]
Model = Annotated[str | None, _option("Another spaCy pipeline: a package or a folder.", metavar="NAME")]
Quiet = Annotated[bool, _option("Findings alone: no coverage lines.", "--quiet", "-q")]
Colour = Annotated[Color, _option("Colour in text.")]
PlainFormat = Annotated[Plain, _option("How to show it.", "--format", "-f")]
