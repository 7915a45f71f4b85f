"""The commands run, export and seed: many stories into a store and out of it; slips into stories."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.edge.cli_options import (
    Columns,
    ConfigFile,
    FailOn,
    Ignore,
    Jobs,
    Model,
    NamesFile,
    Paths,
    Published,
    Select,
    TextColumn,
)
from copydesk.edge.screen import guarded

app = typer.Typer()


class Table(str, Enum):
    """Tables of a store."""

    findings = "findings"
    claims = "claims"
    quantities = "quantities"
    entities = "entities"
    articles = "articles"
    errors = "errors"


class Engine(str, Enum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


class Partition(str, Enum):
    """Formats of partitions."""

    parquet = "parquet"
    jsonl = "jsonl"


Store = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store: an SQLite file.")]


@app.command()
@guarded
def run(
    paths: Paths,
    store: Store = Path("copydesk.db"),
    published: Published = None,
    text_column: TextColumn = None,
    column: Columns = None,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.never,
    jobs: Jobs = 1,
    timeout: Annotated[
        float | None,
        typer.Option(min=0.1, metavar="SECONDS", help="What a story may take; by default 300 with --jobs."),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    names: NamesFile = None,
    across: Annotated[bool, typer.Option(help="Also hold the stories against each other.")] = True,
    engine: Annotated[Engine, typer.Option(help="ray: on all machines of a Ray cluster.")] = Engine.local,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DIR", help="ray: a new folder for partitions.")
    ] = None,
    format: Annotated[
        Partition, typer.Option("--format", "-f", help="ray: of the partitions.")
    ] = Partition.parquet,
    config: ConfigFile = None,
    model: Model = None,
) -> int:
    """Read many stories into a store. Can be stopped at any time, and goes on where it was."""
    from copydesk.edge import checking, screen
    from copydesk.edge.house import desk_of
    from copydesk.edge.progress import expected, progress

    request = checking.Request(
        tuple(paths), published=published, select=tuple(select or ()), ignore=tuple(ignore or ()), names=names,
        config=config, model=model, text_column=text_column, columns=tuple(column or ()),
    )  # fmt: skip
    options, desk = request.options(), desk_of(request.configured())
    if (output is None) != (engine is Engine.local):
        raise screen.UserError("--engine ray and --output DIR go together; the local engine writes a store")
    with progress(expected(paths)) as told:
        if engine is Engine.ray:
            from copydesk.edge import ray_engine

            counts = ray_engine.run(
                paths, output or "", desk, workers=jobs, format=format.value, options=options, told=told.step
            )
        else:
            from copydesk.edge.run import run as running

            counts = running(
                paths, store, desk, jobs=jobs, timeout=timeout, options=options, across=across, progress=told
            )
    for id, kind, message in counts.failed:
        screen.say(f"{id}: {kind}: {message}")
    if counts.errors.total() > len(counts.failed) > 0:
        screen.say(f"... and more; all of them: copydesk export errors.csv --table errors --store {store}")
    screen.say(counts.line())
    return counts.code(fail_on.value)


@app.command()
@guarded
def export(
    output: Annotated[
        Path, typer.Argument(metavar="FILE", help="Written anew: .jsonl, .csv, .parquet, .xlsx; or a folder.")
    ],
    store: Store = Path("copydesk.db"),
    format: Annotated[
        str | None, typer.Option("--format", "-f", help="Where the name does not say it.")
    ] = None,
    table: Annotated[Table, typer.Option(help="Which table, for csv and parquet.")] = Table.findings,
) -> None:
    """Write what a store holds as JSON Lines, CSV, Parquet or a workbook."""
    from copydesk.edge import screen
    from copydesk.edge.export import export as exporting

    screen.say(f"{exporting(store, output, format, table.value):,} rows written to {output}")


@app.command()
@guarded
def seed(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Gold of clean stories.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder for stories and gold with slips.")],
    rng: Annotated[int, typer.Option(help="The same number, the same slips.")] = 1,
    kinds: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only these kinds of slips.")
    ] = None,
    per_story: Annotated[int, typer.Option(min=1, metavar="N", help="Slips in one story at most.")] = 3,
    split: Annotated[str | None, typer.Option(metavar="NAME", help="Only the stories of this split.")] = None,
) -> None:
    """Plant slips into clean stories with gold, to measure what is found."""
    from copydesk.edge import screen
    from copydesk.edge.gold.seed import KINDS
    from copydesk.edge.gold.seed import seed as seeding

    planted = seeding(gold, out, rng=rng, kinds=kinds or KINDS, per_story=per_story, split=split)
    slips = sum(len(one.kinds) for one in planted)
    screen.say(f"{slips} slips in {len(planted)} stories written to {out}")
