"""Files, folders, globs and standard input to Articles. Never raises: what cannot be read is a record."""

from __future__ import annotations

import errno
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
            for file in _files(path):
                yield from opened(file, options)


def found(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every file under `paths`, unopened: where it lies from anywhere, and its name in the records.

    A path that leads to none stands for itself: `opened` will say what is wrong with it.
    """
    for path in paths:
        for file in _files(path):
            yield absolute(file), printable(file)


def absolute(path: str) -> str:
    """A path as it is from any folder."""
    return str(Path(path).absolute())


def opened(path: str, options: ReadOptions, name: str | None = None) -> Iterator[Read]:
    """The stories of one file, opened without waiting on a pipe that nobody writes to."""
    name = name if name is not None else printable(path)
    try:
        with _open(path) as stream:
            yield from from_stream(stream, id=name, source=name, name_hint=name, options=options)
    except (OSError, ValueError) as error:
        yield failure(name, error)


def printable(path: str) -> str:
    """A path as text: bytes that are no UTF-8 become \\xNN, so that two such paths stay two."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def failure(name: str, error: OSError | ValueError) -> Read:
    """The record of a file or folder that cannot be opened or listed."""
    kind: ErrorKind = "format"
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        kind = "missing"
    elif isinstance(error, IsADirectoryError):
        kind = "empty"
    elif isinstance(error, PermissionError):
        kind = "permission"
    message = getattr(error, "strerror", None) or str(error)
    return failed(name, name, kind, message[:1].lower() + message[1:])


def _files(path: str) -> Iterator[str]:
    """Every file at a path, a pattern's matches sorted; the path itself where there is none."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        matches = sorted(glob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207
        for match in matches:
            yield from _files(match)
        if not matches:
            yield path
        return
    inside = _walk(path) if stat.S_ISDIR(mode) else iter(())
    first = next(inside, None)
    yield path if first is None else first
    yield from inside


def _walk(top: str) -> Iterator[str]:
    """Files below a folder, sorted, each folder once however many links lead to it; hidden ones left out.

    A folder that cannot be listed stands for itself.
    """
    seen: set[tuple[int, int]] = set()
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            if not Path(path).is_dir():
                yield path
                continue
            about = Path(path).stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            with os.scandir(path) as entries:
                names = sorted((entry.name for entry in entries if is_wanted(entry.name)), reverse=True)
        except OSError:
            yield path
            continue
        stack.extend(str(Path(path) / name) if path != "." else f"./{name}" for name in names)


def is_wanted(name: str) -> bool:
    """Whether a file or folder of this name, found in a folder, may be a story or hold some."""
    return not name.startswith(".") and not _BESIDE.search(name)


def _open(path: str) -> BinaryIO:
    if path.startswith(_SHELL_PIPES):
        return Path(path).open("rb")
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    mode = os.fstat(number).st_mode
    if not stat.S_ISREG(mode):
        os.close(number)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "no articles in this folder")
        raise ValueError("not a file but a pipe, a socket or a device")
    return os.fdopen(number, "rb")
