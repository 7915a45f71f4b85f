"""How a run goes, told on stderr: a bar with rate and time left on a terminal, plain lines in a log."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from copydesk.edge.files import found

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from copydesk.edge.counts import Counts

_LINE_SECONDS = 10.0
# The rate is that of the last so many seconds: the start is slow, and what is unchanged goes by fast.
_WINDOW = 60.0
# Before so many stories the time left is a guess.
_FEW = 20
# So many bytes of a file are looked at to tell how many lines it has.
_COUNTED = 1 << 26
_WAITING = "another run is writing to this store; waiting for it to end"


class Pace:
    """How many stories a second, and when the rest will be done."""

    def __init__(self, total: int | None) -> None:
        self.total = total
        self._seen: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])

    def step(self, stories: int) -> None:
        """So many are done now."""
        now = time.monotonic()
        if now - self._seen[-1][0] >= 1.0:
            self._seen.append((now, stories))
        while len(self._seen) > 2 and now - self._seen[0][0] > _WINDOW:
            self._seen.popleft()

    def rate(self, stories: int) -> float:
        """Stories a second of late."""
        since, before = self._seen[0]
        return (stories - before) / max(time.monotonic() - since, 0.001)

    def left(self, stories: int) -> str:
        """Time left as a person says it, empty where nobody knows."""
        rate = self.rate(stories)
        if self.total is None or stories >= self.total or stories < _FEW:
            return ""
        minutes, seconds = divmod(round((self.total - stories) / rate), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return f"{hours} h {minutes:02} min"
        return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"


class Lines:
    """A line now and then."""

    def __init__(
        self, total: int | None = None, stream: TextIO | None = None, every: float = _LINE_SECONDS
    ) -> None:
        self._stream = stream or sys.stderr
        self._every = every
        self._last = time.monotonic()
        self._pace = Pace(total)

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to put away."""

    def waiting(self) -> None:
        """Say that another run holds the store."""
        print(_WAITING, file=self._stream, flush=True)

    def step(self, counts: Counts) -> None:
        """Say how far it is, if it is time to."""
        stories, now = counts.stories, time.monotonic()
        self._pace.step(stories)
        if now - self._last < self._every:
            return
        self._last = now
        of = f" of {self._pace.total:,}" if self._pace.total and self._pace.total >= stories else ""
        left = self._pace.left(stories)
        told = f"{self._pace.rate(stories):.1f}/s" + (f", {left} left" if left else "")
        print(f"{stories:,}{of} stories ({told}): {counts.line()}", file=self._stream, flush=True)


class BarOnTerminal:
    """A bar; `total` is the number of stories to come, None when nobody knows."""

    def __init__(self, total: int | None = None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar: Bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[told]}"), console=Console(stderr=True),
        )  # fmt: skip
        self._task: TaskID = self._bar.add_task("stories", total=total, told="")
        self._pace = Pace(total)

    def __enter__(self) -> BarOnTerminal:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def waiting(self) -> None:
        """Say that another run holds the store."""
        self._bar.console.print(_WAITING)

    def step(self, counts: Counts) -> None:
        """Move the bar."""
        stories = counts.stories
        self._pace.step(stories)
        left = self._pace.left(stories)
        told = f"{self._pace.rate(stories):.1f}/s" + (f", {left} left" if left else "")
        told += f", {counts.findings.total():,} findings"
        self._bar.update(self._task, completed=stories, told=told)


def progress(total: int | None = None) -> Lines | BarOnTerminal:
    """What suits stderr. Use as a context manager."""
    return BarOnTerminal(total) if sys.stderr.isatty() else Lines(total)


def expected(paths: Sequence[str]) -> int | None:
    """How many stories lie at the paths: one a file, one a line of JSON Lines; None where only reading tells."""
    total = 0
    for path, name in found([path for path in paths if path != "-"]):
        plain = name.lower()
        if plain.endswith((".jsonl", ".ndjson", ".jsonlines")):
            total += _line_count(path)
        elif plain.endswith((".csv", ".tsv", ".parquet", ".gz")):
            return None
        else:
            total += 1
    return None if "-" in paths else total


def _line_count(path: str) -> int:
    """The lines of a file; of a large one about how many, by its beginning."""
    try:
        with Path(path).open("rb") as file:
            size, lines = os.fstat(file.fileno()).st_size, 0
            for piece in iter(lambda: file.read(1 << 20), b""):
                lines += piece.count(b"\n")
                if file.tell() >= _COUNTED:
                    return max(lines, 1) * size // file.tell()
            return lines
    except (OSError, ValueError):
        return 1
