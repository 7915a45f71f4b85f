"""The streams: what goes to stdout and stderr, in which colour, and what ends a command quietly."""

from __future__ import annotations

import errno
import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TextIO, TypeVar

Command = TypeVar("Command", bound=Callable[..., Any])

FAILED = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


# What is wrong with a disk or a stream, never with the code that writes to it.
_DISK = {
    number
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS")
    if (number := getattr(errno, name, None)) is not None
}


class UserError(Exception):
    """What the user asked for cannot be done; the message says why in one line."""


def prepare() -> None:
    """Make both streams UTF-8 with plain line ends, so that output is the same under every locale.

    A stream that was closed before the start ("<&-") becomes an empty one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(pieces: Iterable[str]) -> None:
    """Write to stdout, piece by piece, each at once."""
    for piece in pieces:
        try:
            sys.stdout.write(piece)
            sys.stdout.flush()
        except OSError as error:
            if error.errno in _DISK:
                error.filename = "standard output"
            raise


def say(message: str) -> None:
    """One line to stderr."""
    print(message, file=sys.stderr, flush=True)


def fail(message: str, code: int = FAILED) -> NoReturn:
    """A line to stderr, then the exit."""
    say(f"copydesk: {message}")
    raise SystemExit(code)


def coloured(stream: TextIO, wish: str = "auto") -> bool:
    """Whether to use colour on this stream: "always", "never", or "auto" for terminals without NO_COLOR."""
    if wish != "auto":
        return wish == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO) -> int:
    """How wide text may be: the terminal's width within reason, 80 where there is no terminal."""
    if not stream.isatty():
        return 80
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)


def guarded(command: Command) -> Command:
    """A command whose known troubles end it with one line, and whose reader may leave early."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            prepare()
            code = command(*args, **options)
            # A language server closes it when its editor says goodbye.
            if not sys.stdout.closed:
                sys.stdout.flush()
        except KeyboardInterrupt as stop:
            fail(
                f"stopped; {stop}; the same command goes on from there" if str(stop) else "stopped",
                INTERRUPTED,
            )
        except BrokenPipeError:
            _drop_output()  # the reader has gone ("| head")
            raise SystemExit(BROKEN_PIPE) from None
        except UserError as error:
            fail(str(error))
        except Exception as error:
            message = _known(error)
            if message is None:
                raise
            if isinstance(error, OSError) and error.errno in _DISK:
                _drop_output()
            fail(message)
        raise SystemExit(code or 0)

    return run  # type: ignore[return-value]


def _drop_output() -> None:
    """See to it that what Python still holds for stdout is not written at exit, where it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _known(error: Exception) -> str | None:
    """The message of an error that the layers below raise on purpose; None for any other."""
    if type(error).__name__ in (
        "ModelError",
        "GoldError",
        "ConfigError",
        "StoreError",
        "PoolError",
        "RayError",
    ):
        return str(error)
    if isinstance(error, OSError) and (error.filename or error.errno in _DISK):
        told = error.strerror or type(error).__name__
        return f"{error.filename}: {told}" if error.filename else told
    return None
