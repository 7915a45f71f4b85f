"""Who reads stories for the desk: this process, one at a time, or a few others; and a room to wait in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

from copydesk.articles import Read
from copydesk.edge.engines import Work, internal, run
from copydesk.language.pipeline import one_thread
from copydesk.records import Article, ErrorReport, SkippedReport

if TYPE_CHECKING:
    from copydesk.desk import Desk

Made = TypeVar("Made")
Given = ParamSpec("Given")

# Requests that may wait for a reader; the next one is told to come again.
MOST_WAITING = 50
# Threads besides those that wait for a reader: they unpack files and write to the store.
_SPARE = 3


class BusyError(Exception):
    """More stories wait than the desk will hold."""


class Readers:
    """Reads in this process, or with `jobs` above 1 in so many others, which a story can take down unharmed."""

    def __init__(self, desk: Desk, jobs: int = 1) -> None:
        self.desk, self.jobs = desk, jobs
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._room: CapacityLimiter | None = None
        # Requests that have a thread or wait for one; counted by the event loop alone.
        self._inside = 0

    def do(self, item: Read, work: Callable[[Desk], Work[Made]]) -> Made | ErrorReport | SkippedReport:
        """One story read and worked on; a record of another kind comes back as it is."""
        if not isinstance(item, Article):
            return item
        if self.jobs == 1:
            with self._lock:
                (made,) = run([item], work(self.desk))
            return made
        for _try in range(2):
            pool = self._open()
            try:
                other: Made | ErrorReport = pool.submit(_read, item, work).result()
                return other
            except BrokenProcessPool as error:
                # One story takes all that are out down with it: each has a second try.
                lost = error
                self._drop(pool)
        return internal(item, lost)

    async def wait(self, what: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
        """Run what reads in a thread kept for that: however many wait, pages are answered. Raises BusyError."""
        if self._room is None:
            self._room = CapacityLimiter(self.jobs + _SPARE)
        if self._inside >= MOST_WAITING + self.jobs + _SPARE:
            raise BusyError
        self._inside += 1
        try:
            return await to_thread.run_sync(partial(what, *given, **named), limiter=self._room)
        finally:
            self._inside -= 1

    def warm(self, story: Article) -> None:
        """Load the model before anyone waits for it, by reading a story wherever stories will be read."""
        if self.jobs == 1:
            self.desk.report(story)
            return
        pool = self._open()
        for done in [pool.submit(_warmed, story) for _ in range(self.jobs)]:
            done.result()

    def close(self) -> None:
        """End the other processes."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _open(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                one_thread()
                self._pool = ProcessPoolExecutor(
                    self.jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(self.desk,)
                )
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None


_desk: Desk | None = None


def _begin(desk: Desk) -> None:
    """In the other process: keep the desk, whose model is loaded once; leave Ctrl-C to the server."""
    import signal

    global _desk
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk = desk


def _read(item: Article, work: Callable[[Desk], Work[Any]]) -> Any:
    assert _desk is not None
    (made,) = run([item], work(_desk))
    return made


def _warmed(story: Article) -> None:
    assert _desk is not None
    _desk.report(story)
