"""Configuration: copydesk.toml or [tool.copydesk], what it may hold, and where each value came from."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from copydesk.records import Settings

SEVERITIES = ("error", "warning", "info")
TOLERANCES = {"about_units": Decimal(1), "about_share": Decimal("0.1"), "min_confidence": Decimal("0.8")}
DEFAULTS: dict[str, Any] = {
    "select": (), "ignore": (), "severity": {}, "fail_on": "error", "rounding": "half",
    "tolerances": TOLERANCES,
    "model": None, "labels": {}, "names": None, "baseline": None, "dismissals": None, "overrides": (),
}  # fmt: skip
_CHOICES = {"fail_on": (*SEVERITIES, "never"), "rounding": ("half", "up", "down")}
_OVERRIDE_KEYS = ("paths", "select", "ignore", "severity")
_FILES = ("names", "baseline", "dismissals")


class ConfigError(Exception):
    """A configuration that cannot be used: file, key and what is wrong."""


@dataclass(frozen=True)
class Override:
    """What holds instead for articles whose path matches one of `paths`."""

    paths: tuple[str, ...]
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, str] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether a path is meant: "archive/*.txt" matches below any folder, too."""
        plain = path.replace("\\", "/")
        return any(fnmatch(plain, pattern) or fnmatch(plain, f"*/{pattern}") for pattern in self.paths)


@dataclass
class Config:
    """Every key with its value, and where that came from ("default", a file, the command line)."""

    values: dict[str, Any]
    origins: dict[str, str]
    path: Path | None = None

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def file(self, key: str) -> Path | None:
        """A value that names a file: relative to the configuration that says so, else to where we are."""
        value = self.values[key]
        if value is None:
            return None
        name: str = str(value)
        within = self.path.parent if self.path is not None and self.origins[key] == str(self.path) else Path()
        return within / name

    def put(self, origin: str, **values: Any) -> None:
        """Set what is not None or empty, as coming from `origin`."""
        for key, value in values.items():
            if value not in (None, (), []):
                self.values[key] = value
                self.origins[key] = origin

    def overrides(self) -> tuple[Override, ...]:
        """The per-path overrides, in order."""
        found: tuple[Override, ...] = self.values["overrides"]
        return found

    def settings(self) -> Settings:
        """What the desk needs of it. Raises ConfigError where a check or the list of names is unknown."""
        from copydesk.edge.listed import read_names
        from copydesk.records import Settings

        names = self.file("names")
        tolerances = {**TOLERANCES, **self.values["tolerances"]}
        return Settings.model_validate(
            {
                "select": check_names(self.values["select"]),
                "ignore": check_names(self.values["ignore"]),
                "severity": {check_names([key])[0]: value for key, value in self.values["severity"].items()},
                "rounding": self.values["rounding"],
                "names": read_names(names) if names is not None else (),
                "about_units": tolerances["about_units"],
                "about_share": tolerances["about_share"],
                "min_confidence": tolerances["min_confidence"],
            }
        )


def load(path: Path | None = None, start: Path | None = None) -> Config:
    """The configuration in `path`, else in the nearest file at or above `start`, over the defaults."""
    config = Config(values=dict(DEFAULTS), origins=dict.fromkeys(DEFAULTS, "default"))
    path = path or find(start or Path.cwd())
    if path is None:
        return config
    for key, value in _read(path).items():
        config.values[key] = value
        config.origins[key] = str(path)
    config.path = path
    return config


def find(start: Path) -> Path | None:
    """The nearest copydesk.toml, or pyproject.toml with a [tool.copydesk], at or above a folder."""
    for folder in (start, *start.parents):
        if (folder / "copydesk.toml").is_file():
            return folder / "copydesk.toml"
        project = folder / "pyproject.toml"
        if project.is_file() and "copydesk" in _toml(project).get("tool", {}):
            return project
    return None


def check_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of checks for names or codes; a prefix such as SUM stands for its family. Raises ConfigError."""
    from copydesk.checks.catalogue import catalogue, find

    known: list[str] = []
    for name in names:
        family = [check.name for check in catalogue() if check.code.rstrip("0123456789") == name.upper()]
        try:
            known += family or [find(name).name]
        except KeyError as error:
            raise ConfigError(str(error.args[0])) from None
    return tuple(dict.fromkeys(known))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    data = _toml(path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("copydesk", {})
    table = {_known(path, key, DEFAULTS): value for key, value in data.items()}
    return {key: _value(path, key, value) for key, value in table.items()}


def _known(path: Path, key: str, keys: Iterable[str]) -> str:
    """The key, dashes or underscores; ConfigError names the nearest where there is none."""
    plain = key.replace("-", "_")
    if plain in keys:
        return plain
    near = difflib.get_close_matches(plain, list(keys), 1, 0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(keys)}"
    raise ConfigError(f"{path}: unknown key {key}{hint}")


def _value(path: Path, key: str, value: Any) -> Any:
    def wrong(what: str) -> ConfigError:
        return ConfigError(f"{path}: {key} must be {what}")

    if key in ("select", "ignore", "paths"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise wrong("a list of strings")
        return tuple(value)
    if key == "severity":
        if not isinstance(value, dict) or not all(item in SEVERITIES for item in value.values()):
            raise wrong(f"a table of check = {' | '.join(SEVERITIES)}")
        return value
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise wrong(f"one of {', '.join(_CHOICES[key])}")
        return value
    if key == "labels":
        from copydesk.language.pipeline import KINDS

        if not isinstance(value, dict) or not all(item in KINDS for item in value.values()):
            raise wrong(f"a table of a model's label = {' | '.join(KINDS)}")
        return value
    if key == "tolerances":
        return _tolerances(path, value)
    if key == "overrides":
        return _overrides(path, value)
    if not isinstance(value, str):
        raise wrong("a string")
    return value


def _tolerances(path: Path, value: Any) -> dict[str, Decimal]:
    if not isinstance(value, dict):
        raise ConfigError(f"{path}: tolerances must be a table")
    found = {}
    for key, number in value.items():
        name = _known(path, key, TOLERANCES)
        try:
            found[name] = Decimal(str(number))
        except InvalidOperation:
            found[name] = Decimal("NaN")
        if isinstance(number, bool) or not found[name].is_finite() or found[name] < 0:
            raise ConfigError(f"{path}: tolerances.{name} must be a number, zero or more")
    return found


def _overrides(path: Path, value: Any) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ConfigError(f"{path}: overrides must be a list of tables: [[overrides]]")
    found = []
    for item in value:
        table = {
            name: _value(path, name, item[key])
            for key in item
            for name in [_known(path, key, _OVERRIDE_KEYS)]
        }
        if not table.get("paths"):
            raise ConfigError(f"{path}: each of overrides needs paths")
        severity = {check_names([key])[0]: level for key, level in table.get("severity", {}).items()}
        select = frozenset(check_names(table["select"])) if "select" in table else None
        ignore = frozenset(check_names(table.get("ignore", ())))
        found.append(Override(table["paths"], select, ignore, severity))
    return tuple(found)
