"""The command line. Each command's work is imported when it runs: --help must not wait for spaCy."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from copydesk.edge.screen import guarded

app = typer.Typer(
    name="copydesk",
    help="Reads election stories and says where a story contradicts itself.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, JSON Lines; - is standard input.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The stories' date where they give none.")
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there; a folder gets a file a story."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes.")]
Select = Annotated[
    list[str] | None, typer.Option(metavar="CHECK", help="Only these checks: name, code, or family (SUM).")
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CHECK", help="All but these checks.")]
NamesFile = Annotated[
    Path | None, typer.Option("--names", metavar="FILE", help="Your list of names: CSV or YAML.")
]
Baseline = Annotated[Path | None, typer.Option(metavar="FILE", help="Only findings that are not in it.")]
Dismissals = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Findings dismissed with a note: YAML.")
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="In place of the copydesk.toml found.")
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME", help="Another spaCy pipeline: a package or a folder.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Findings alone: no coverage lines.")]
Colour = Annotated[Color, typer.Option(help="Colour in text.")]


@app.command()
@guarded
def check(
    paths: Paths,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show findings.")] = Format.text,
    output: Output = None,
    published: Published = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="Exit with 1 from this severity on (default: error).")
    ] = None,
    jobs: Jobs = 1,
    with_text: Annotated[bool, typer.Option("--with-text", help="JSON with the stories' text.")] = False,
    select: Select = None,
    ignore: Ignore = None,
    names: NamesFile = None,
    baseline: Baseline = None,
    dismissals: Dismissals = None,
    across: Annotated[bool, typer.Option(help="Also hold the stories of the run against each other.")] = True,
    config: ConfigFile = None,
    model: Model = None,
    quiet: Quiet = False,
    color: Colour = Color.auto,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
) -> int:
    """Say where stories contradict themselves."""
    from copydesk.edge import checking

    request = checking.Request(
        tuple(paths), format.value, output, published, fail_on.value if fail_on else None, jobs, with_text,
        tuple(select or ()), tuple(ignore or ()), names, baseline, dismissals, config, model, quiet,
        color.value, across,
    )  # fmt: skip
    if watch:
        from copydesk.edge.watch import watch as watching

        return watching(request)
    return checking.Session(request).check()


@app.command()
@guarded
def read(
    paths: Paths,
    format: Annotated[
        ReadingFormat, typer.Option("--format", "-f", help="How to show it.")
    ] = ReadingFormat.text,
    output: Output = None,
    published: Published = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    model: Model = None,
    color: Colour = Color.auto,
) -> int:
    """Show what is read: entities, quantities, claims."""
    from copydesk.edge import checking

    request = checking.Request(
        tuple(paths),
        format.value,
        output,
        published,
        jobs=jobs,
        config=config,
        model=model,
        color=color.value,
    )
    return checking.Session(request).read()


@app.command()
@guarded
def explain(check: Annotated[str, typer.Argument(help="A check's name or code.")]) -> None:
    """Show a check's manual page."""
    from copydesk.edge.manual import explain as page

    page(check)


@app.command()
@guarded
def checks(
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    color: Colour = Color.auto,
) -> None:
    """List all checks."""
    from copydesk.edge.manual import listing

    listing(format, color.value)


@app.command()
@guarded
def schema() -> None:
    """Print the JSON Schema of the records."""
    from copydesk.edge.manual import schema as written

    written()


@app.command()
@guarded
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, or a folder of them.")],
    articles: Annotated[Path | None, typer.Option(metavar="DIR", help="Where the stories are.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    output: Output = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every miss.")] = False,
    config: ConfigFile = None,
    model: Model = None,
) -> int:
    """Score against gold: precision, recall and F1 per measure and per check."""
    from copydesk.edge.scoring import evaluate as scored

    return scored(gold, articles, format=format, output=output, misses=misses, config=config, model=model)


@app.command()
@guarded
def baseline(
    paths: Paths,
    output: Output = None,
    published: Published = None,
    jobs: Jobs = 1,
    select: Select = None,
    ignore: Ignore = None,
    names: NamesFile = None,
    config: ConfigFile = None,
    model: Model = None,
) -> int:
    """Write all findings down as known, for check --baseline."""
    from copydesk.edge import checking

    request = checking.Request(
        tuple(paths), output=output, published=published, jobs=jobs, select=tuple(select or ()),
        ignore=tuple(ignore or ()), names=names, config=config, model=model,
    )  # fmt: skip
    return checking.Session(request).baseline()


@app.command()
@guarded
def config(
    config: ConfigFile = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show the configuration that holds, and where each value came from."""
    from copydesk.edge.manual import configuration

    configuration(config, format)


def version(show: bool) -> None:
    """Print the version and leave."""
    if show:
        import copydesk

        print(f"copydesk {copydesk.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Reads election stories and says where a story contradicts itself."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; ends in SystemExit with the exit code."""
    return app(args=arguments, prog_name="copydesk")


if __name__ == "__main__":
    main()
