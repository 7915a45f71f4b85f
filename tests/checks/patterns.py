"""The patterns that the checks look for, and what text is made from them: for tests that read it with a pattern's short cuts and without."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from typing import TypeVar

import copydesk.checks
from copydesk.checks.anycase import AnyCase
from copydesk.checks.cued import Cued
from copydesk.records.opened import Opened

LETTERS = string.ascii_letters + string.digits + " .,;:-()'\"’‹›·"
_AROUND = re.compile(r"\\[bAZ]|\(\?<?[=!][^()]*(?:\([^()]*\)[^()]*)*\)")
_Kind = TypeVar("_Kind")


def patterns(kind: type[_Kind]) -> dict[str, _Kind]:
    """Every pattern of a kind in the checks, by where it stands."""
    names = [one.name for one in pkgutil.walk_packages(copydesk.checks.__path__, "copydesk.checks.")]
    return {
        f"{name.removeprefix('copydesk.checks.')}.{word}": value
        for name in names
        for word, value in vars(importlib.import_module(name)).items()
        if isinstance(value, kind)
    }


def plain(pattern: str) -> re.Pattern[str]:
    """What text is made from: a pattern without what it asks of the words around, and with gaps of few letters.

    So little of what is made has to be thrown away.
    """
    return re.compile(re.sub(r"\{0,\d\d\}", "{0,2}", _AROUND.sub("", pattern)))


def made_of(pattern: AnyCase | Cued | Opened) -> re.Pattern[str]:
    """The same of a pattern of the checks."""
    return plain(pattern.bare.pattern)
