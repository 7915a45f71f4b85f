"""Silence when asked: findings known from a baseline, findings dismissed with a note or at the review desk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

from copydesk.edge.config import ConfigError
from copydesk.edge.decisions import BETWEEN, decided, is_store
from copydesk.records import Finding, FolderReport, Outcome, Report

SCHEMA = "copydesk-baseline/1"


class Silence:
    """What is not to be said again. A baseline knows each finding as often as it stood there.

    Each of the two files may be a store: as dismissals, what was dismissed there; as a baseline, what anyone
    accepted, too. What was marked fixed and is there still is said.
    """

    def __init__(self, baseline: Path | None = None, dismissals: Path | None = None) -> None:
        self.known: Counter[tuple[str, str]] = Counter()
        # By fingerprint the names of the stories in which it is dismissed; None is any.
        self.dismissed: dict[str, set[str | None]] = {}
        self.silenced = 0
        if baseline is not None and not self._store(baseline, "accepted", "dismissed"):
            self.known.update((_name(item["article"]), item["fingerprint"]) for item in _baseline(baseline))
        if dismissals is not None and not self._store(dismissals, "dismissed"):
            for item in _dismissals(dismissals):
                self._dismiss(item["fingerprint"], item.get("article"))

    def _store(self, path: Path, *verdicts: str) -> bool:
        """Take the decisions out of a store; False where the file is none."""
        if not is_store(path):
            return False
        for one in decided(path):
            if one.verdict in verdicts:
                self._dismiss(one.fingerprint, one.article)
        return True

    def _dismiss(self, fingerprint: str, article: str | None) -> None:
        self.dismissed.setdefault(fingerprint, set()).add(None if article is None else _name(article))

    def filtered(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes without what is known or dismissed."""
        for outcome in outcomes:
            if isinstance(outcome, Report | FolderReport) and (self.known or self.dismissed):
                between = isinstance(outcome, FolderReport)
                kept = tuple(one for one in outcome.findings if not self.silences(one, between=between))
                self.silenced += len(outcome.findings) - len(kept)
                if between and outcome.findings and not kept:
                    continue
                yield outcome.model_copy(update={"findings": kept})
            else:
                yield outcome

    def silences(self, finding: Finding, *, between: bool = False) -> bool:
        """Whether a finding is known or dismissed; a baseline entry is used up by it."""
        article = _name(finding.primary.article)
        where = self.dismissed.get(finding.fingerprint, set())
        if None in where or article in where or (between and BETWEEN in where):
            return True
        key = (article, finding.fingerprint)
        if self.known[key] > 0:
            self.known[key] -= 1
            return True
        return False


def written(outcomes: Iterable[Outcome]) -> str:
    """A baseline of all findings: JSON, sorted, a finding a line, so that a diff can be read."""
    entries = [
        {
            "article": finding.primary.article, "check": finding.check, "fingerprint": finding.fingerprint,
            "message": finding.message,
        }
        for outcome in outcomes if isinstance(outcome, Report | FolderReport)
        for finding in outcome.findings
    ]  # fmt: skip
    entries.sort(key=lambda entry: (entry["article"], entry["check"], entry["fingerprint"]))
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f'{{"schema": "{SCHEMA}", "findings": [\n{lines}\n]}}\n'


def _name(article: str) -> str:
    """An article's file name: a baseline holds wherever the command is run from."""
    return PurePath(article.replace("\\", "/")).name or article


def _baseline(path: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: not a baseline: {error}") from error
    entries = data.get("findings") if isinstance(data, dict) and data.get("schema") == SCHEMA else None
    if not isinstance(entries, list) or not all(
        _complete(entry, "article", "fingerprint") for entry in entries
    ):
        raise ConfigError(f'{path}: not a baseline: "schema": "{SCHEMA}" with a list of "findings" is needed')
    return entries


def _dismissals(path: Path) -> list[dict[str, Any]]:
    import yaml

    try:
        # The base loader keeps every value a string: fingerprints are often all digits.
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(data, list):
        raise ConfigError(f"{path}: a list of dismissals is needed, each with fingerprint and note")
    for number, entry in enumerate(data, 1):
        if not _complete(entry, "fingerprint", "note"):
            raise ConfigError(f"{path}: dismissal {number} needs a fingerprint and a note")
    return data


def _complete(entry: Any, *keys: str) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), str) and entry[key].strip() for key in keys
    )
