"""A pool of processes that outlives its workers: a death or a hang costs one story, never the run."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from copydesk.articles import Read, failed, from_text
from copydesk.edge.engines import Task, Work, worked
from copydesk.language.pipeline import one_thread
from copydesk.records import Article, ErrorReport, SkippedReport

Made = TypeVar("Made")

# A story of this many characters has the timeout as it is; longer ones have more, in proportion.
_ORDINARY = 50_000
# Batches that may be out or waiting for their turn, for each worker.
_AHEAD = 4
_TICK = 1.0
_FIRST = "ACCRA, Ghana (GNA) - Kwame Mensah won 52 percent of the vote on Monday.\n"


class PoolError(Exception):
    """Workers that cannot start at all, and why."""


class _Worker:
    """One process with a pipe of its own: nothing is shared that a death could leave locked."""

    def __init__(self, work: Work[Any]) -> None:
        one_thread()
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task[Any] | None = None
        self.ready = False
        self.since = time.monotonic()

    def give(self, task: Task[Any]) -> None:
        self.task = task
        self.since = time.monotonic()
        try:
            self.pipe.send(task.articles)
        except (OSError, ValueError):
            self.process.kill()

    def late(self, timeout: float | None) -> bool:
        """Whether the story it is at has had its time."""
        if timeout is None or self.task is None or not self.ready:
            return False
        longest = max(article.chars for article in self.task.articles)
        return time.monotonic() - self.since > timeout * max(1.0, longest / _ORDINARY)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, work: Work[Any]) -> None:
    """In the worker: take batches, send results one by one, until the pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        list(work([]))
        # What is loaded with the first story must not count as the first story's time.
        list(worked([from_text(_FIRST)], work))
        pipe.send(("ready", None))
        while True:
            for made in worked(pipe.recv(), work):
                pipe.send(("made", made))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        pipe.send(("broken", f"{type(error).__name__}: {error}"))


def pooled(
    batches: Iterable[list[Read]], work: Work[Made], jobs: int, timeout: float | None
) -> Iterator[Made | ErrorReport | SkippedReport]:
    """The results for all batches in order, from `jobs` processes."""
    pool = _Pool(work, jobs, timeout)
    try:
        yield from pool.run(iter(batches))
    finally:
        pool.close()


class _Pool:
    """Hands out tasks, gathers results by place, replaces workers."""

    def __init__(self, work: Work[Any], jobs: int, timeout: float | None) -> None:
        self.work, self.jobs, self.timeout = work, jobs, timeout
        self.workers: list[_Worker] = []
        self.waiting: deque[Task[Any]] = deque()
        self.results: dict[int, Any] = {}
        self.taken = self.given = 0
        self.deaths_at_start = 0

    def run(self, batches: Iterator[list[Read]]) -> Iterator[Any]:
        """All results, each as soon as those before it are out."""
        more = True
        while more or self.given < self.taken:
            while more and len(self.waiting) + self._busy() < _AHEAD * self.jobs and self._room():
                more = self._take(batches)
            self._hand_out()
            while self.given in self.results:
                yield self.results.pop(self.given)
                self.given += 1
            if self._busy():
                self._gather()

    def close(self) -> None:
        for worker in self.workers:
            worker.end()

    def _busy(self) -> int:
        return sum(worker.task is not None for worker in self.workers)

    def _room(self) -> bool:
        """Whether results held back by a slow story leave room for more."""
        return len(self.results) < 64 * _AHEAD * self.jobs

    def _take(self, batches: Iterator[list[Read]]) -> bool:
        batch = next(batches, None)
        if batch is None:
            return False
        task: Task[Any] = Task([], [])
        for item in batch:
            if isinstance(item, Article):
                task.places.append(self.taken)
                task.articles.append(item)
            else:
                self.results[self.taken] = item
            self.taken += 1
        if task.articles:
            self.waiting.append(task)
        return True

    def _hand_out(self) -> None:
        idle = [worker for worker in self.workers if worker.task is None]
        while self.waiting and (idle or len(self.workers) < self.jobs):
            if not idle:
                idle.append(_Worker(self.work))
                self.workers.append(idle[0])
            idle.pop().give(self.waiting.popleft())

    def _gather(self) -> None:
        """Wait for something to happen, and see to it."""
        by_handle: dict[Any, _Worker] = {}
        for worker in self.workers:
            by_handle[worker.pipe] = by_handle[worker.process.sentinel] = worker
        for worker in {by_handle[handle] for handle in wait(list(by_handle), timeout=_TICK)}:
            self._hear(worker)
        for worker in [worker for worker in self.workers if worker.late(self.timeout)]:
            self._replace(worker, hung=True)

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker says; if it is dead, all that it had said comes first."""
        try:
            while worker.pipe.poll():
                self._note(worker, *worker.pipe.recv())
            if not worker.process.is_alive() and not worker.pipe.poll():
                self._replace(worker, hung=False)
        except (EOFError, OSError):
            self._replace(worker, hung=False)

    def _note(self, worker: _Worker, kind: str, value: Any) -> None:
        worker.since = time.monotonic()
        if kind == "broken":
            raise PoolError(value)
        worker.ready = True
        self.deaths_at_start = 0
        if kind == "made" and worker.task is not None:
            self.results[worker.task.places.pop(0)] = value
            worker.task.articles.pop(0)
            if not worker.task.places:
                worker.task = None

    def _replace(self, worker: _Worker, *, hung: bool) -> None:
        """Put a worker away; its unfinished stories are tried again one by one."""
        self.workers.remove(worker)
        task, code, ready = worker.task, worker.process.exitcode, worker.ready
        worker.end()
        if not ready:
            self.deaths_at_start += 1
            if self.deaths_at_start > 2 * self.jobs:
                raise PoolError(f"workers die before they can work (exit code {code})")
            if task is not None:
                self.waiting.appendleft(task)
            return
        if task is None:
            return
        if len(task.articles) == 1 and (task.tried or hung):
            self.results[task.places[0]] = _lost(task.articles[0], hung=hung, code=code, timeout=self.timeout)
            return
        for place, article in zip(reversed(task.places), reversed(task.articles), strict=True):
            # Which of several stories it was is not known: only one that dies alone has been tried.
            tried = task.tried + 1 if len(task.articles) == 1 else 0
            self.waiting.appendleft(Task([place], [article], tried))


def _lost(article: Article, *, hung: bool, code: int | None, timeout: float | None) -> ErrorReport:
    if hung:
        return failed(article.id, article.source, "timeout", f"not read within {timeout:g} seconds")
    return failed(
        article.id, article.source, "internal", f"the process reading it died twice (exit code {code})"
    )
