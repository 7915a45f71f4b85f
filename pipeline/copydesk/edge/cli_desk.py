"""The commands serve and lsp: the review desk in a browser, and findings in an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from copydesk.edge.cli_batch import Store
from copydesk.edge.cli_options import (
    Baseline,
    ConfigFile,
    Dismissals,
    Ignore,
    Model,
    NamesFile,
    Published,
    Select,
)
from copydesk.edge.screen import UserError, guarded

app = typer.Typer()


@app.command()
@guarded
def serve(
    store: Store = Path("copydesk.db"),
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond localhost a token is asked for.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="COPYDESK_TOKEN", metavar="WORD", help="Beyond localhost one is made if none is given."
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name that the desk answers to.")
    ] = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read; 1 reads in the server."),
    ] = 1,
    select: Select = None,
    ignore: Ignore = None,
    names: NamesFile = None,
    config: ConfigFile = None,
    model: Model = None,
) -> None:
    """Serve the review desk: paste stories, see findings, decide on them. Needs copydesk[serve]."""
    from copydesk.edge import checking
    from copydesk.edge.house import desk_of
    from copydesk.edge.serve.server import serve as serving

    request = checking.Request(
        (), select=tuple(select or ()), ignore=tuple(ignore or ()), names=names, config=config, model=model
    )
    desk = desk_of(request.configured())
    serving(desk, store, host=host, port=port, token=token or None, names=tuple(allow_host or ()), jobs=jobs)


@app.command()
@guarded
def lsp(
    published: Published = None,
    select: Select = None,
    ignore: Ignore = None,
    names: NamesFile = None,
    baseline: Baseline = None,
    dismissals: Dismissals = None,
    config: ConfigFile = None,
    model: Model = None,
) -> None:
    """Serve an editor over standard input and output. Needs copydesk[lsp]."""
    from copydesk.edge import checking

    try:
        from copydesk.edge.lsp import server
    except ImportError as error:
        raise UserError(f'copydesk lsp needs {error.name}: pip install "copydesk[lsp]"') from None
    request = checking.Request(
        (), published=published, select=tuple(select or ()), ignore=tuple(ignore or ()), names=names,
        baseline=baseline, dismissals=dismissals, config=config, model=model,
    )  # fmt: skip
    # What is wrong with the configuration is told before the editor connects.
    request.configured().settings()
    server(request).start_io()
