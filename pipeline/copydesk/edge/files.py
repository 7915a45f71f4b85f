"""Files, folders, globs and standard input to Articles. Never raises: what cannot be read is a record."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from copydesk.articles import Read, ReadOptions, failed, from_stream
from copydesk.records.article import ErrorKind

# What lies in folders beside stories: read only if named by itself.
_BESIDE = re.compile(
    r"\.(?:ya?ml|toml|ini|cfg|py|pyc|js|css|png|jpe?g|gif|svg|webp|ico|pdf|zip|tar|tgz|bz2|xz|zst|7z|exe|so|log|lock"
    r"|db|sqlite3?|db-(?:wal|shm|journal)|mp[34]|mov|wav|xlsx?|doc|pptx?|sha256|md5)$",
    re.I,
)
# Pipes that a shell makes for <(command); other pipes and devices may never end.
_SHELL_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


def load(
    paths: Sequence[str], *, published: str | None = None, options: ReadOptions | None = None
) -> Iterator[Read]:
    """Every story under `paths`, in the order given, folders sorted; error records for all that fails.

    A path is a file, a folder (read through and through), a pattern with * or ?, or "-" for standard input.
    `published` is the date of stories that bring none.
    """
    options = options or ReadOptions()
    if published is not None:
        options = replace(options, published=published)
    for path in paths:
        if path == "-":
            yield from from_stream(sys.stdin.buffer, id="-", name_hint="", options=options)
        else:
            yield from _path(path, options)


def printable(path: str) -> str:
    """A path as text: bytes that are no UTF-8 become \\xNN, so that two such paths stay two."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _path(path: str, options: ReadOptions) -> Iterator[Read]:
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        matches = sorted(glob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207
        for match in matches:
            yield from _path(match, options)
        if not matches:
            yield _failed(path, error)
        return
    yield from _folder(path, options) if stat.S_ISDIR(mode) else _file(path, options)


def _folder(path: str, options: ReadOptions) -> Iterator[Read]:
    """Every file below a folder that may be a story; one error record where there is none."""
    empty = True
    for name, error in _walk(path):
        empty = False
        yield from [_failed(name, error)] if error else _file(name, options)
    if empty:
        yield failed(printable(path), printable(path), "empty", "no articles in this folder")


def _walk(top: str) -> Iterator[tuple[str, OSError | None]]:
    """Files below a folder, sorted, each folder once however many links lead to it; hidden ones left out."""
    seen: set[tuple[int, int]] = set()
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            if not Path(path).is_dir():
                yield path, None
                continue
            about = Path(path).stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            with os.scandir(path) as entries:
                names = sorted((entry.name for entry in entries if _wanted(entry.name)), reverse=True)
        except OSError as error:
            yield path, error
            continue
        stack.extend(str(Path(path) / name) if path != "." else f"./{name}" for name in names)


def _wanted(name: str) -> bool:
    return not name.startswith(".") and not _BESIDE.search(name)


def _file(path: str, options: ReadOptions) -> Iterator[Read]:
    """The stories of one file, opened without waiting on a pipe that nobody writes to."""
    name = printable(path)
    try:
        with _open(path) as stream:
            yield from from_stream(stream, id=name, source=name, name_hint=name, options=options)
    except (OSError, ValueError) as error:
        yield _failed(path, error)


def _open(path: str) -> BinaryIO:
    if path.startswith(_SHELL_PIPES):
        return Path(path).open("rb")
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise ValueError("not a file but a pipe, a socket or a device")
    return os.fdopen(number, "rb")


def _failed(path: str, error: OSError | ValueError) -> Read:
    name = printable(path)
    kind: ErrorKind = "format"
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        kind = "missing"
    elif isinstance(error, PermissionError):
        kind = "permission"
    message = getattr(error, "strerror", None) or str(error)
    return failed(name, name, kind, message[:1].lower() + message[1:])
