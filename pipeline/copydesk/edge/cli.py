"""The command line. Each command's work is imported when it runs: --help must not wait for spaCy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from copydesk.edge import cli_batch, cli_desk
from copydesk.edge.cli_options import (
    Baseline,
    Color,
    Colour,
    Columns,
    ConfigFile,
    Dismissals,
    FailOn,
    Format,
    Ignore,
    Jobs,
    Model,
    NamesFile,
    Output,
    Paths,
    Plain,
    PlainFormat,
    Published,
    Quiet,
    ReadingFormat,
    Select,
    TextColumn,
    known_checks,
)
from copydesk.edge.screen import guarded

app = typer.Typer(
    name="copydesk",
    help="Reads election stories and says where a story contradicts itself.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    text_column: TextColumn = None,
    column: Columns = None,
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
    brief: Annotated[
        bool, typer.Option("--brief", help="On the screen only what needs a look first.")
    ] = False,
    color: Colour = Color.auto,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
) -> int:
    """Say where stories contradict themselves."""
    from copydesk.edge import checking

    request = checking.Request(
        tuple(paths), format.value, output, published, fail_on.value if fail_on else None, jobs, with_text,
        tuple(select or ()), tuple(ignore or ()), names, baseline, dismissals, config, model, quiet,
        color.value, across, text_column, tuple(column or ()), brief,
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
    text_column: TextColumn = None,
    column: Columns = None,
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
        text_column=text_column,
        columns=tuple(column or ()),
    )
    return checking.Session(request).read()


@app.command()
@guarded
def explain(
    check: Annotated[str, typer.Argument(help="A check's name or code.", autocompletion=known_checks)],
) -> None:
    """Show a check's manual page."""
    from copydesk.edge.manual import explain as page

    page(check)


@app.command()
@guarded
def checks(
    format: PlainFormat = Plain.text,
    color: Colour = Color.auto,
) -> None:
    """List all checks."""
    from copydesk.edge.manual import listing

    listing(format.value, color.value)


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
    format: PlainFormat = Plain.text,
    output: Output = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every miss.")] = False,
    split: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only the stories of this split: dev, test.")
    ] = None,
    config: ConfigFile = None,
    model: Model = None,
) -> int:
    """Score against gold: precision, recall and F1 per measure and per check."""
    from copydesk.edge.gold.table import evaluate as scored

    return scored(
        gold,
        articles,
        format=format.value,
        output=output,
        misses=misses,
        split=split,
        config=config,
        model=model,
    )


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
    format: PlainFormat = Plain.text,
) -> None:
    """Show the configuration that holds, and where each value came from."""
    from copydesk.edge.manual import configuration

    configuration(config, format.value)


app.add_typer(cli_batch.app)
app.add_typer(cli_desk.app)


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
