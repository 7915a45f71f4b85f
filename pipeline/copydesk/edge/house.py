"""A desk with what the house has decided for some paths: findings left out there, or of another severity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from copydesk.desk import Desk
from copydesk.edge.config import Config, Override
from copydesk.language.pipeline import LABELS
from copydesk.records import Finding, Reading, Settings


class HouseDesk(Desk):
    """A Desk whose findings are as the configuration's overrides want them; every engine takes it for a Desk."""

    def __init__(
        self,
        model: str | None = None,
        settings: Settings | None = None,
        labels: Mapping[str, str] | None = None,
        overrides: tuple[Override, ...] = (),
    ) -> None:
        super().__init__(model, settings, labels)
        self.overrides = overrides

    def __reduce__(self) -> tuple[type[Desk], tuple[object, ...]]:
        return HouseDesk, (self.model, self.settings, self.labels, self.overrides)

    def check(self, reading: Reading) -> tuple[tuple[Finding, ...], frozenset[str]]:
        """What is wrong in a Reading, as the house wants to see it."""
        findings, checked = super().check(reading)
        return overridden(findings, self.overrides), checked

    def across(self, readings: Sequence[Reading], notes: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """Findings between stories, as the house wants to see them."""
        return overridden(super().across(readings, notes), self.overrides)


def desk_of(config: Config) -> HouseDesk:
    """The desk that a configuration describes."""
    labels = {**LABELS, **config["labels"]} if config["labels"] else None
    return HouseDesk(config["model"], config.settings(), labels, config.overrides())


def overridden(findings: Sequence[Finding], overrides: tuple[Override, ...]) -> tuple[Finding, ...]:
    """The findings with per-path overrides at work."""
    if not overrides:
        return tuple(findings)
    return tuple(found for finding in findings if (found := _overridden(finding, overrides)) is not None)


def _overridden(finding: Finding, overrides: tuple[Override, ...]) -> Finding | None:
    for override in overrides:
        if override.covers(finding.primary.article):
            if finding.check in override.ignore or (
                override.select is not None and finding.check not in override.select
            ):
                return None
            if finding.check in override.severity:
                finding = finding.model_copy(update={"severity": override.severity[finding.check]})
    return finding
