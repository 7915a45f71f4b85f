"""What a run did, in numbers: the line at its end and its exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from copydesk.records import ErrorReport, Report, SkippedReport
from copydesk.reports.text import tally

_RANKS = ("error", "warning", "info")


@dataclass
class Counts:
    """Stories by what became of them, and findings by severity."""

    read: int = 0
    rechecked: int = 0
    unchanged: int = 0
    skipped: int = 0
    repeated: int = 0
    # So many stories, too many to be held against each other.
    apart: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    # Some of those that failed: id, kind, message.
    failed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def stories(self) -> int:
        """Stories seen, whatever became of them."""
        return self.read + self.rechecked + self.unchanged + self.skipped + self.errors.total()

    def note(self, outcome: Report | ErrorReport | SkippedReport) -> None:
        """Count one more story."""
        if isinstance(outcome, ErrorReport):
            self.errors[outcome.error.kind] += 1
        elif isinstance(outcome, SkippedReport):
            self.skipped += 1
        else:
            self.read += 1
            self.findings.update(finding.severity for finding in outcome.findings)

    def add(self, told: Mapping[str, Any]) -> None:
        """Add what another told `as_dict`."""
        for name, value in told.items():
            if isinstance(value, int):
                setattr(self, name, getattr(self, name) + value)
            else:
                getattr(self, name).update(value)

    def as_dict(self) -> dict[str, Any]:
        """The counts that are not nought, as JSON has them."""
        return {name: value for name, value in vars(self).items() if value}

    def code(self, fail_on: str = "error") -> int:
        """Exit code: 2 if anything could not be read, else 1 for a finding that grave, else 0."""
        grave = _RANKS[: _RANKS.index(fail_on) + 1] if fail_on in _RANKS else ()
        return 2 if self.errors else int(any(self.findings[rank] for rank in grave))

    def line(self) -> str:
        """The counts as a sentence."""
        told = [f"{self.read:,} read"]
        told += [f"{self.rechecked:,} checked again"] if self.rechecked else []
        told += [f"{self.unchanged:,} unchanged"] if self.unchanged else []
        told += [f"{self.skipped:,} skipped for their language"] if self.skipped else []
        told += [f"{self.repeated:,} the same twice"] if self.repeated else []
        told += [f"{count:,} {kind}" for kind, count in sorted(self.errors.items())]
        dismissed = f"; {self.findings['dismissed']:,} dismissed" if self.findings["dismissed"] else ""
        apart = f"; {self.apart:,} stories are too many to hold against each other" if self.apart else ""
        return f"{', '.join(told)}; {tally(self.findings)}{dismissed}{apart}"
