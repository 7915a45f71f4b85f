"""How a run goes, told on stderr: a bar with rate and time left on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from copydesk.edge.counts import Counts

_LINE_SECONDS = 10.0


class Lines:
    """A line now and then."""

    def __init__(self, stream: TextIO | None = None, every: float = _LINE_SECONDS) -> None:
        self._stream = stream or sys.stderr
        self._every = every
        self._start = self._last = time.monotonic()

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to put away."""

    def waiting(self) -> None:
        """Say that another run holds the store."""
        print("another run is writing to this store; waiting for it to end", file=self._stream, flush=True)

    def step(self, counts: Counts) -> None:
        """Say how far it is, if it is time to."""
        now = time.monotonic()
        if now - self._last >= self._every:
            self._last = now
            rate = counts.read / (now - self._start)
            print(
                f"{counts.stories:,} stories: {counts.line()} ({rate:.1f} read/s)",
                file=self._stream,
                flush=True,
            )


class BarOnTerminal:
    """A bar; `total` is the number of files to come, None when nobody knows."""

    def __init__(self, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar: Bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), console=Console(stderr=True),
        )  # fmt: skip
        self._task: TaskID = self._bar.add_task("stories", total=total, rate="")
        self._start = time.monotonic()

    def __enter__(self) -> BarOnTerminal:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def waiting(self) -> None:
        """Say that another run holds the store."""
        self._bar.console.print("another run is writing to this store; waiting for it to end")

    def step(self, counts: Counts) -> None:
        """Move the bar."""
        rate = counts.stories / max(time.monotonic() - self._start, 0.001)
        self._bar.update(self._task, completed=counts.stories, rate=f"{rate:.1f}/s")


def progress(total: int | None = None) -> Lines | BarOnTerminal:
    """What suits stderr. Use as a context manager."""
    return BarOnTerminal(total) if sys.stderr.isatty() else Lines()
