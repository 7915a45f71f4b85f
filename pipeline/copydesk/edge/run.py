"""copydesk run: a folder into a store; what is there and unchanged is not done again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from copydesk.articles import Read, ReadOptions
from copydesk.edge import identity
from copydesk.edge.counts import Counts
from copydesk.edge.database import StoreError, told
from copydesk.edge.engines import run as engine
from copydesk.edge.files import load
from copydesk.edge.lock import locked
from copydesk.edge.rows import Keeper, Kept
from copydesk.edge.store import Marks, Store
from copydesk.records import Article, ErrorReport, SkippedReport

if TYPE_CHECKING:
    from copydesk.desk import Desk

# What a kill can cost: stories read since the last commit, which the next run reads again.
_COMMIT_EVERY = 64
_COMMIT_SECONDS = 2.0
# Failed stories that are told at the end.
_TOLD = 10
# Findings across stories are looked for in at most so many.
ACROSS_AT_MOST = 50_000


class StoppedError(KeyboardInterrupt):
    """A run that was stopped, and what it has done."""


class Progress(Protocol):
    """Who is told how a run goes."""

    def waiting(self) -> None:
        """Another run holds the store."""

    def step(self, counts: Counts) -> None:
        """A story more is done."""


class Quiet:
    """Nobody is told."""

    def waiting(self) -> None:
        """Nothing."""

    def step(self, counts: Counts) -> None:
        """Nothing."""


def run(
    paths: Sequence[str],
    store: str | Path,
    desk: Desk,
    *,
    jobs: int = 1,
    timeout: float | None = None,
    published: str | None = None,
    options: ReadOptions | None = None,
    across: bool = True,
    progress: Progress | None = None,
) -> Counts:
    """Read and check every story under `paths` that the store has not, or has otherwise. Raises StoreError.

    Can be stopped at any instant, and run again: nothing is lost and nothing stands twice.
    """
    progress = progress or Quiet()
    _require_room(Path(store))
    with locked(Path(store), progress.waiting), told(Path(store)), Store(store) as opened:
        running = _Run(opened, desk, progress)
        loaded = load(paths, published=published, options=options)
        items = running.fresh(item for item in loaded if not _is_store(item, Path(store)))
        running.keep(engine(items, Keeper(desk), jobs=jobs, timeout=timeout))
        if across:
            running.across()
        running.counts.findings = opened.severities()
        running.counts.failed = opened.errors(_TOLD) if running.counts.errors else []
        return running.counts


def _is_store(item: Read, store: Path) -> bool:
    """Whether an item is the store itself or a file beside it, met in a folder of stories."""
    if not isinstance(item, ErrorReport) or not item.article.source:
        return False
    source = Path(item.article.source)
    ours = (store.name, *(f"{store.name}{end}" for end in (".lock", "-wal", "-shm", "-journal")))
    return source.name in ours and source.absolute().parent.resolve() == store.absolute().parent.resolve()


def _require_room(store: Path) -> None:
    """Raise StoreError, in plain words, where no store can be: SQLite would only say that it cannot open it."""
    folder = store.parent
    if not folder.is_dir():
        raise StoreError(f"{store}: there is no folder {folder}")
    if store.exists() and not store.is_file():
        raise StoreError(f"{store}: a folder or a device, not a file")
    # Beside the store lie its lock and SQLite's own files.
    if not os.access(folder, os.W_OK):
        raise StoreError(f"{store}: nothing can be written in its folder")
    if store.exists() and not os.access(store, os.W_OK):
        raise StoreError(f"{store}: it is read-only")


class _Run:
    """One run over one store. What is to be written waits, and is written some dozens at a time."""

    def __init__(self, store: Store, desk: Desk, progress: Progress) -> None:
        self.store, self.desk, self.progress = store, desk, progress
        self.read_by, self.checked_by = identity.read_by(desk), identity.checked_by(desk)
        self.counts = Counts()
        self.had_errors = store.has_errors()
        self.waiting: list[Callable[[], None]] = []
        self.since = time.monotonic()

    def fresh(self, items: Iterable[Read]) -> Iterator[Read]:
        """What must be read, and records of failure; stories that are there are dealt with on the way."""
        for item in items:
            source = item.source if isinstance(item, Article) else item.article.source
            if self.had_errors and source is not None:
                self.store.see_source(source)
            article = self._unrepeated(item) if isinstance(item, Article) else item
            if article is not None and not (isinstance(article, Article) and self._is_done(article)):
                yield article

    def keep(self, made: Iterable[Kept | ErrorReport | SkippedReport]) -> None:
        """Write all that comes."""
        try:
            for one in made:
                self._keep(one)
                self.progress.step(self.counts)
        except KeyboardInterrupt:
            self._commit()
            raise StoppedError(f"{self.store.path}: {self.counts.line()}") from None
        if self.had_errors:
            self._later(self.store.forget_mended)
        self._commit()

    def across(self) -> None:
        """Look for findings across stories, unless that was done since the last change, or they are too many."""
        readings = self.store.readings()
        if len(readings) > ACROSS_AT_MOST:
            self.counts.apart = len(readings)
        if self.store.state("across") == self.checked_by:
            return
        held = 1 < len(readings) <= ACROSS_AT_MOST
        findings = self.desk.across(readings, readings.notes) if held else ()
        with self.store.transaction():
            self.store.put_across(findings, self.checked_by)

    def _unrepeated(self, article: Article) -> Article | None:
        """None for a story seen before in this run; another story under its id gets an id of its own."""
        content = identity.content(article)
        number, id = 1, article.id
        while not self.store.see(id, content):
            if self.store.seen(id) == content:
                self.counts.repeated += 1
                return None
            number += 1
            id = f"{article.id}#{number}"
        return article if number == 1 else article.model_copy(update={"id": id})

    def _is_done(self, article: Article) -> bool:
        """Whether the store has the story as it is; what was only checked otherwise is checked again."""
        known = self.store.known(article.id)
        if known is None or known.state != "read":
            return False
        if (known.content, known.read_by) != (self.store.seen(article.id), self.read_by):
            return False
        if known.checked_by == self.checked_by:
            self.counts.unchanged += 1
            self.counts.findings.update(self.store.severities(article.id))
        else:
            try:
                reading = self.store.reading(known.key)
                findings, checked = self.desk.check(reading)
                note = self.desk.note(reading)
            except Exception:
                # Kept in vain, or a fault of ours: the story is read anew, and costs itself alone if it fails there.
                return False
            self._later(
                partial(self.store.put_checked, known.key, findings, len(checked), note, self.checked_by)
            )
            self.counts.rechecked += 1
            self.counts.findings.update(finding.severity for finding in findings)
        self.progress.step(self.counts)
        return True

    def _keep(self, one: Kept | ErrorReport | SkippedReport) -> None:
        if isinstance(one, Kept):
            self.counts.read += 1
            self.counts.findings.update(one.severities)
            marks = Marks(self.store.seen(one.id) or "", self.read_by, self.checked_by)
            self._later(partial(self.store.put, one, marks))
        elif isinstance(one, ErrorReport):
            self.counts.errors[one.error.kind] += 1
            self.store.see_failed(one.article.id)
            self._later(partial(self.store.put_error, one))
        else:
            self.counts.skipped += 1
            self._later(partial(self.store.put_skipped, one))

    def _later(self, write: Callable[[], None]) -> None:
        self.waiting.append(write)
        if len(self.waiting) >= _COMMIT_EVERY or time.monotonic() - self.since > _COMMIT_SECONDS:
            self._commit()

    def _commit(self) -> None:
        waiting, self.waiting = self.waiting, []
        self.since = time.monotonic()
        if waiting:
            with self.store.transaction():
                for write in waiting:
                    write()
