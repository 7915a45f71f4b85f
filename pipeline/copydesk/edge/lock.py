"""One writer to a store at a time: a lock that the system gives back whatever becomes of its holder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock beside `path`; while another process has it, say so once and wait.

    Where the file system or the platform has no such locks, SQLite's own must do.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    lock = path.with_name(f"{path.name}.lock")
    try:
        number = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        yield
        return
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(number, fcntl.LOCK_EX)
        except OSError:
            pass
        yield
    finally:
        os.close(number)
