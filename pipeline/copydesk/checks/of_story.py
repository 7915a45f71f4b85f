"""What is found out once a story, as several checks, run one after the other, ask for it: the last story's is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from copydesk.records import Reading

_Made = TypeVar("_Made")


def of_story(make: Callable[[Reading], _Made]) -> Callable[[Reading], _Made]:
    """As `make`, which is called anew where another story is asked about than the last time. Threads may share it."""
    last: tuple[Reading, _Made] | None = None

    @wraps(make)
    def made(reading: Reading) -> _Made:
        nonlocal last
        # Looked at and set in one step each: another thread may have put its own story there since.
        kept = last
        if kept is None or kept[0] is not reading:
            kept = last = (reading, make(reading))
        return kept[1]

    return made
