"""The engine for more than one machine: Ray Data, a Desk per actor, the same records as every other engine.

Needs the extra `ray` (pip install 'copydesk[ray]').
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from copydesk.articles import ReadOptions, from_bytes
from copydesk.edge.engines import worked
from copydesk.records import Article, ErrorReport, Report, to_json

if TYPE_CHECKING:
    import ray.data

    from copydesk.desk import Desk

# Rows that an actor takes at a time; the language model works in batches of its own size within them.
_ROWS = 64
# What becomes of a story: a row of the output, the report as JSON beside what one sorts and searches by.
COLUMNS = ("id", "state", "findings", "report")


class RayError(Exception):
    """A source, a target or an installation that cannot be used, and why."""


class Reporter:
    """What an actor does: documents or rows in, reports out. Built in the actor from picklable arguments."""

    def __init__(self, desk: Desk, options: ReadOptions) -> None:
        self.desk, self.options = desk, options

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Reports for all stories in a batch of documents (`bytes`, `path`)."""
        rows: list[tuple[str, str, int, str]] = []
        for data, path in zip(batch["bytes"], batch["path"], strict=True):
            found = list(from_bytes(bytes(data), id=str(path), source=str(path), options=self.options))
            articles = [one for one in found if isinstance(one, Article)]
            made = iter([report for piece in _pieces(articles) for report in worked(piece, self._reports)])
            for one in found:
                rows.append(_row(next(made) if isinstance(one, Article) else one))
        return {name: [row[index] for row in rows] for index, name in enumerate(COLUMNS)}

    def _reports(self, articles: Iterable[Article]) -> Any:
        return (self.desk.report_on(reading) for reading in self.desk.read_many(articles))


def run(
    source: str,
    target: str,
    desk: Desk,
    *,
    workers: int = 2,
    format: str = "parquet",
    options: ReadOptions | None = None,
) -> int:
    """Read and check everything at `source` into partitions at `target`; returns how many stories went out.

    `source`: a folder of documents, or JSON Lines or Parquet, on any file system that Ray reads. `format`:
    parquet or jsonl. An actor that dies is replaced and its batch done again, by Ray.
    """
    if format not in ("parquet", "jsonl"):
        raise RayError(f"no format {format!r}; there are parquet and jsonl")
    found = reports(source, desk, workers=workers, options=options).materialize()
    if format == "parquet":
        found.write_parquet(target)
    else:
        found.map(_loaded).write_json(target)
    return int(found.count())


def reports(
    source: str, desk: Desk, *, workers: int = 2, options: ReadOptions | None = None
) -> ray.data.Dataset:
    """The reports as a Ray dataset, to go on with; see COLUMNS."""
    try:
        import ray
    except ImportError:
        raise RayError("this engine needs Ray: pip install 'copydesk[ray]'") from None
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    return _documents(source).map_batches(
        Reporter,
        fn_constructor_args=(desk, options or ReadOptions()),
        batch_size=_ROWS,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=workers),
        # Less than a CPU each, or as many actors as CPUs leave none to read the files with.
        num_cpus=0.5,
    )


def _documents(source: str) -> ray.data.Dataset:
    """Rows of `bytes` and `path`; a line of JSON is a document, so that actors share a file."""
    import ray

    name = PurePosixPath(source).name.lower()
    if name.endswith((".jsonl", ".ndjson", ".jsonl.gz")):
        lines = ray.data.read_text(source, include_paths=True)
        return lines.map(lambda row: {"bytes": row["text"].encode(), "path": row["path"]})
    if name.endswith(".parquet"):
        return ray.data.read_parquet(source).map(_as_document)
    return ray.data.read_binary_files(source, include_paths=True)


def _as_document(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table as a JSON line; what JSON cannot hold becomes a string."""
    import json

    return {"bytes": json.dumps(row, default=str).encode(), "path": str(row.get("id", "row"))}


def _pieces(articles: list[Article]) -> Iterable[list[Article]]:
    """The batches that every engine makes, so that the bytes are the same."""
    from copydesk.edge.engines import batches

    for batch in batches(articles):
        yield [one for one in batch if isinstance(one, Article)]


def _row(report: Any) -> tuple[str, str, int, str]:
    state = (
        "read" if isinstance(report, Report) else "error" if isinstance(report, ErrorReport) else "skipped"
    )
    findings = len(report.findings) if isinstance(report, Report) else 0
    return report.article.id, state, findings, to_json(report)


def _loaded(row: dict[str, Any]) -> dict[str, Any]:
    import json

    loaded: dict[str, Any] = json.loads(row["report"])
    return loaded
