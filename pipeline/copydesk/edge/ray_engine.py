"""The engine for more than one machine: Ray Data, a Desk per actor, the same records as every other engine.

Needs the extra `ray` (pip install 'copydesk[ray]'). Tasks open the files and cut them into stories, actors read and
check them, tasks write what came out in partitions. Ray replaces what dies and does its work again; a partition is
named after what is in it, so that one written twice is one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.articles import Read, ReadOptions, from_stream
from copydesk.edge import files
from copydesk.edge.counts import Counts
from copydesk.edge.engines import batches, worked
from copydesk.records import Article, ErrorReport, Report, SkippedReport, to_json

if TYPE_CHECKING:
    import ray.data
    from pyarrow.fs import FileSystem

    from copydesk.desk import Desk

FORMATS = ("parquet", "jsonl")
# A row of a Parquet partition: the report as JSON beside what one sorts and searches by.
COLUMNS = ("id", "state", "findings", "report")
# Stories that go to an actor at a time, and reports that make a partition.
_ROWS, _PARTITION = 64, 2_000
# CPUs of an actor and of a task: as many actors as CPUs leave some to open files with, also on a machine of one CPU.
# Not alike, or Ray makes one step of both, and a file of many stories one actor's work.
_ACTOR, _TASK = 0.5, 0.25
# Blocks hold so many bytes, or one file of many stories would be one actor's work.
_BLOCK_BYTES = 1_000_000

Batch = dict[str, Any]

_KINDS: dict[str, Callable[[str], Read]] = {
    one.__name__: one.model_validate_json for one in (Article, ErrorReport, SkippedReport)
}


class RayError(Exception):
    """A source, a target or an installation that cannot be used, and why."""


def run(
    sources: Sequence[str],
    target: str,
    desk: Desk,
    *,
    workers: int = 2,
    format: str = "parquet",
    options: ReadOptions | None = None,
    told: Callable[[Counts], None] | None = None,
) -> Counts:
    """Read and check all stories at `sources` into partitions in the folder `target`. Raises RayError.

    Sources and target are paths, or addresses (s3://, gs://, hdfs://, ...) of any file system that Arrow has.
    """
    if format not in FORMATS:
        raise RayError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    _require_ray()
    writer = Writer(_emptied(target), format)
    written = reports(sources, desk, workers=workers, options=options).map_batches(
        writer, batch_size=_PARTITION, batch_format="numpy", num_cpus=_TASK
    )
    counts = Counts()
    try:
        for row in written.iter_rows():
            counts.add(json.loads(row["counts"]))
            if told is not None:
                told(counts)
    except Exception as error:
        if type(error).__module__.startswith("ray."):
            raise RayError(f"{type(error).__name__}: {_reason(error)}") from error
        raise
    return counts


def _require_ray() -> None:
    """Raise RayError where Ray Data, or Arrow that it works on, is not installed."""
    try:
        import pyarrow.fs  # noqa: F401
        import ray.data  # noqa: F401
    except ImportError:
        raise RayError("this engine needs Ray: pip install 'copydesk[ray]'") from None


def _reason(error: Exception) -> str:
    """The last line of what went wrong in a worker; the rest is its stack."""
    lines = [line.strip() for line in str(getattr(error, "cause", error)).splitlines() if line.strip()]
    return lines[-1][:300] if lines else "no reason given"


def reports(
    sources: Sequence[str], desk: Desk, *, workers: int = 2, options: ReadOptions | None = None
) -> ray.data.Dataset:
    """The reports as a Ray dataset, to go on with; see COLUMNS."""
    _require_ray()
    import ray
    from ray.data import ActorPoolStrategy, DataContext

    if not ray.is_initialized():
        try:
            ray.init(log_to_driver=False, include_dashboard=False, logging_level=logging.WARNING)
        except Exception as error:
            # No cluster there, another version of Ray, a token that is wanted: all that Ray raises is its own.
            raise RayError(f"no way into Ray: {_reason(error)}") from error
    cpus = int(ray.cluster_resources().get("CPU", 0))
    if workers > cpus:
        raise RayError(f"{workers} workers, but Ray has {cpus} CPUs here; --jobs {max(1, cpus)} at most")
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = _BLOCK_BYTES
    # A path may be no UTF-8, which Arrow's strings must be.
    named = [{"path": os.fsencode(path), "name": name} for path, name in _found(sources)]
    found = ray.data.from_items(named, override_num_blocks=max(1, min(len(named), 8 * workers)))
    stories = found.map_batches(
        Opener(options or ReadOptions()), batch_size=16, batch_format="numpy", num_cpus=_TASK
    )
    return stories.map_batches(
        Reporter,
        fn_constructor_args=(desk,),
        batch_size=_ROWS,
        batch_format="numpy",
        compute=ActorPoolStrategy(size=workers),
        num_cpus=_ACTOR,
    )


class Opener:
    """What a task does first: files in, stories out, as JSON."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def __call__(self, batch: Batch) -> Iterator[Batch]:
        """Batches of stories, and of records for what is none."""
        stories = (
            story
            for path, name in zip(batch["path"], batch["name"], strict=True)
            for story in _stories(os.fsdecode(bytes(path)), str(name), self.options)
        )
        for held in batches(stories):
            yield {"kind": [type(one).__name__ for one in held], "body": [to_json(one) for one in held]}


class Reporter:
    """What an actor does: stories in, reports out. Built in the actor, where it loads its model once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def __call__(self, batch: Batch) -> Batch:
        """A row for every story."""
        items = [
            _KINDS[str(kind)](str(body)) for kind, body in zip(batch["kind"], batch["body"], strict=True)
        ]
        rows = [_row(one) for held in batches(items) for one in self._outcomes(held)]
        return {name: [row[index] for row in rows] for index, name in enumerate((*COLUMNS, "counts"))}

    def _outcomes(self, held: list[Read]) -> Iterator[Any]:
        made = worked([one for one in held if isinstance(one, Article)], self._reports)
        for one in held:
            yield next(made) if isinstance(one, Article) else one

    def _reports(self, articles: Iterable[Article]) -> Iterator[Report]:
        return (self.desk.report_on(reading) for reading in self.desk.read_many(articles))


class Writer:
    """What a task does last: a partition for each batch of reports; a row that tells what is in it comes back."""

    def __init__(self, target: str, format: str) -> None:
        self.target, self.format = target, format

    def __call__(self, batch: Batch) -> Batch:
        """Write the batch, by a name made of its ids."""
        ids = "\x1f".join(map(str, batch["id"]))
        name = f"part-{hashlib.sha256(ids.encode()).hexdigest()[:16]}.{self.format}"
        system, folder = _system(self.target)
        with system.open_output_stream(f"{folder}/{name}") as stream:
            if self.format == "jsonl":
                stream.write("".join(f"{report}\n" for report in batch["report"]).encode())
            else:
                import pyarrow
                from pyarrow import parquet

                parquet.write_table(
                    pyarrow.table({name: list(batch[name]) for name in COLUMNS}), stream, compression="zstd"
                )
        counts = Counts()
        for row in batch["counts"]:
            counts.add(json.loads(str(row)))
        return {"counts": [json.dumps(counts.as_dict())]}


def _found(sources: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where every file lies, and what it is called in the records: its path as the source gives it."""
    for source in sources:
        if source == "-":
            raise RayError("standard input is on one machine only; give a file or a folder")
        yield from _remote(source) if "://" in source else files.found([source])


def _remote(source: str) -> Iterator[tuple[str, str]]:
    from pyarrow.fs import FileSelector, FileType

    system, path = _system(source)
    scheme = source.partition("://")[0]
    if system.get_file_info(path).type != FileType.Directory:
        yield source, source
        return
    inside = system.get_file_info(FileSelector(path, recursive=True))
    for file in sorted(inside, key=lambda file: str(file.path)):
        below = file.path[len(path) :].strip("/").split("/")
        if file.type == FileType.File and all(map(files.is_wanted, below)):
            address = f"{scheme}://{file.path}"
            yield address, address


def _stories(path: str, name: str, options: ReadOptions) -> Iterator[Read]:
    if "://" not in path:
        yield from files.opened(path, options, name)
        return
    system, inner = _system(path)
    try:
        with system.open_input_stream(inner, compression=None) as stream:
            yield from from_stream(stream, id=name, source=name, name_hint=name, options=options)
    except OSError as error:
        yield files.failure(name, error)


def _system(address: str) -> tuple[FileSystem, str]:
    """The file system of an address or path, and the path in it. Raises RayError."""
    from pyarrow.fs import FileSystem, LocalFileSystem

    if "://" not in address:
        return LocalFileSystem(), address
    try:
        system, path = FileSystem.from_uri(address)
    except (OSError, ValueError) as error:
        raise RayError(f"{address}: {error}") from error
    return system, path


def _emptied(target: str) -> str:
    """The folder `target`, made if need be. Raises RayError if there are partitions in it already."""
    from pyarrow.fs import FileSelector

    address = target if "://" in target else files.absolute(target)
    system, path = _system(address)
    try:
        system.create_dir(path, recursive=True)
        if any(file.base_name.startswith("part-") for file in system.get_file_info(FileSelector(path))):
            raise RayError(f"{target}: there are partitions in it already; name another folder")
    except OSError as error:
        raise RayError(f"{target}: {error}") from error
    return address


def _row(outcome: Report | ErrorReport | SkippedReport) -> tuple[str, str, int, str, str]:
    """The columns, and the counts of this story alone."""
    counts = Counts()
    counts.note(outcome)
    state = "read" if counts.read else "skipped" if counts.skipped else "error"
    findings = counts.findings.total()
    return outcome.article.id, state, findings, to_json(outcome), json.dumps(counts.as_dict())
