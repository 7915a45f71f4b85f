"""Runs the checks over a Reading, or across Readings, and lets one fault be told once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast, overload

from copydesk.checks.arbiter import arbitrate
from copydesk.checks.base import Check, FolderRun, Ledger, StoryRun
from copydesk.checks.catalogue import catalogue
from copydesk.records import Finding, Reading, Settings

# Readings held while stories are compared.
_HELD = 64


@dataclass(frozen=True)
class CheckRun:
    """What the checks found, the ids of the claims they compared, and each check's own account."""

    findings: tuple[Finding, ...]
    checked: frozenset[str]
    ledgers: dict[str, Ledger] = field(default_factory=dict)


def run(reading: Reading, settings: Settings | None = None) -> CheckRun:
    """Every active check of single stories, on one Reading."""
    settings = settings or Settings()
    found: list[Finding] = []
    ledgers: dict[str, Ledger] = {}
    for check in active(settings, "story"):
        ledger = ledgers[check.name] = Ledger()
        found.extend(cast(StoryRun, check.run)(reading, settings, ledger))
    checked = frozenset(claim for ledger in ledgers.values() for claim in ledger.checked)
    return CheckRun(arbitrate(found, settings, [reading]), checked, ledgers)


def notes(reading: Reading, settings: Settings | None = None) -> str:
    """What the checks across stories must know of a story, as JSON."""
    settings = settings or Settings()
    made = {check.name: check.note(reading, settings) for check in active(settings, "folder") if check.note}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def run_across(
    readings: Sequence[Reading], settings: Settings | None = None, noted: Iterable[str] | None = None
) -> CheckRun:
    """Every active check across stories, on all Readings of a folder.

    `noted`: what `notes` made of each, in the same order; gone through once for each check. With it only the
    Readings that a finding may be in are asked for.
    """
    settings = settings or Settings()
    if noted is None:
        noted = [notes(reading, settings) for reading in readings]
    asked = _Asked(readings)
    found: list[Finding] = []
    ledgers: dict[str, Ledger] = {}
    for check in active(settings, "folder"):
        ledger = ledgers[check.name] = Ledger()
        known = ((number, json.loads(one)[check.name]) for number, one in enumerate(noted))
        found.extend(cast(FolderRun, check.run)(known, asked, ledger))
    checked = frozenset(claim for ledger in ledgers.values() for claim in ledger.checked)
    return CheckRun(arbitrate(found, settings, asked.concerned(found)), checked, ledgers)


class _Asked(Sequence[Reading]):
    """Readings that are fetched anew each time; of those asked for it knows which is which."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._numbers: dict[str, int] = {}
        self._last: dict[int, Reading] = {}

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Reading]: ...
    def __getitem__(self, index: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        reading = self._last.get(index)
        if reading is None:
            if len(self._last) >= _HELD:
                self._last.clear()
            reading = self._last[index] = self._readings[index]
            self._numbers[reading.article.id] = index
        return reading

    def concerned(self, findings: Iterable[Finding]) -> list[Reading]:
        """The Readings that findings are in, in order."""
        ids = {span.article for finding in findings for span in finding.spans}
        return [self[number] for number in sorted(self._numbers[id] for id in ids)]


def active(settings: Settings, scope: str) -> list[Check]:
    """The checks of a scope that the settings leave on. A list may name checks, codes or families (SUM)."""
    return list(_active(scope, tuple(settings.select), tuple(settings.ignore)))


@lru_cache(maxsize=16)
def _active(scope: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Check, ...]:
    def named(check: Check, words: Sequence[str]) -> bool:
        given = {word.lower() for word in words}
        return bool(given & {check.name, check.code.lower(), check.code[:3].lower()})

    return tuple(
        check
        for check in catalogue()
        if check.scope == scope and (not select or named(check, select)) and not named(check, ignore)
    )
