"""Runs the checks over a Reading, or across Readings, and lets one fault be told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from copydesk.checks.arbiter import arbitrate
from copydesk.checks.base import Check, FolderRun, Ledger, StoryRun
from copydesk.checks.catalogue import catalogue
from copydesk.records import Finding, Reading, Settings


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


def run_across(readings: Sequence[Reading], settings: Settings | None = None) -> CheckRun:
    """Every active check across stories, on all Readings of a folder."""
    settings = settings or Settings()
    found: list[Finding] = []
    ledgers: dict[str, Ledger] = {}
    for check in active(settings, "folder"):
        ledger = ledgers[check.name] = Ledger()
        found.extend(cast(FolderRun, check.run)(readings, settings, ledger))
    checked = frozenset(claim for ledger in ledgers.values() for claim in ledger.checked)
    return CheckRun(arbitrate(found, settings, readings), checked, ledgers)


def active(settings: Settings, scope: str) -> list[Check]:
    """The checks of a scope that the settings leave on. A list may name checks, codes or families (SUM)."""

    def named(check: Check, words: Sequence[str]) -> bool:
        given = {word.lower() for word in words}
        return bool(given & {check.name, check.code.lower(), check.code[:3].lower()})

    return [
        check
        for check in catalogue()
        if check.scope == scope
        and (not settings.select or named(check, settings.select))
        and not named(check, settings.ignore)
    ]
