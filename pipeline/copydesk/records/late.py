"""Patterns that are made when they are first tried: a short story tries few of the hundreds that there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until something is asked of it, and passes that on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not kept yet: the pattern's own method is, from now on.
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made at the first call of one of its methods. A pattern that is wrong fails only then."""
    return cast("re.Pattern[str]", _Late(source, flags))
