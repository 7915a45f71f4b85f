"""Gold annotation: the YAML of the contract, section 5, read and located in its article."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from copydesk.names.fold import fold


class GoldError(Exception):
    """A gold file that cannot be used, and why."""


@dataclass(frozen=True)
class GoldName:
    """A person, party or place that the story names."""

    name: str
    also: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    def folded(self) -> frozenset[str]:
        """All its names, folded for comparison."""
        return frozenset(plain_name(name) for name in (self.name, *self.also))


@dataclass(frozen=True)
class GoldClaim:
    """A claim that the story makes, with the place of its value."""

    measure: str
    value: str
    start: int
    end: int
    subjects: frozenset[str] | None
    fields: dict[str, Any]
    optional: bool


@dataclass(frozen=True)
class GoldFinding:
    """A fault in the story: check, it and other checks that would do, and places."""

    check: str
    checks: frozenset[str]
    places: tuple[tuple[int, int], ...]
    optional: bool
    at: str


@dataclass(frozen=True)
class Gold:
    """All that a gold file says of one article."""

    path: Path
    article: Path
    text: str
    published: str | None
    people: tuple[GoldName, ...]
    parties: tuple[GoldName, ...]
    places: tuple[GoldName, ...]
    claims: tuple[GoldClaim, ...]
    findings: tuple[GoldFinding, ...]


def gold_files(path: Path) -> list[Path]:
    """The gold files at `path`, a file or a folder, sorted. Raises GoldError where there are none."""
    files = [path] if path.is_file() else sorted([*path.glob("*.yml"), *path.glob("*.yaml")])
    if not files:
        raise GoldError(f"no gold (*.yml) at {path}")
    return files


def load(path: Path, articles: Path | None = None) -> Gold:
    """Read one gold file and its article. Raises GoldError with the file's name and what is wrong."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: {error}") from error
    if not isinstance(data, dict) or "article" not in data:
        raise GoldError(f"{path}: not a gold file: no `article`")
    name = str(data["article"])
    folders = [articles] if articles else [path.parent, path.parent.parent / "articles"]
    source = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if source is None:
        raise GoldError(f"{path}: its article {name} is not in {' or '.join(map(str, folders))}")
    text = source.read_bytes().decode("utf-8-sig")
    published = data.get("published")
    names = {
        kind: tuple(_name(entry) for entry in data.get(kind) or ())
        for kind in ("people", "parties", "places")
    }
    return Gold(
        path=path,
        article=source,
        text=text,
        published=None if published is None else str(published),
        claims=tuple(_claim(path, text, entry, names) for entry in data.get("claims") or ()),
        findings=tuple(_finding(path, text, entry) for entry in data.get("findings") or ()),
        **names,
    )


def plain_name(name: str) -> str:
    """A name for comparison: folded, without a leading article."""
    folded = fold(name).strip()
    return folded[4:] if folded.startswith("the ") else folded


def locate(path: Path, text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Where the `nth` occurrence of `words` stands. Raises GoldError."""
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            raise GoldError(f"{path}: {words!r} (nth {nth}) does not stand in the article")
    return start, start + len(words)


def _name(entry: dict[str, Any]) -> GoldName:
    extra = {key: value for key, value in entry.items() if key not in ("name", "also")}
    return GoldName(name=str(entry["name"]), also=tuple(map(str, entry.get("also") or ())), extra=extra)


def _claim(path: Path, text: str, entry: dict[str, Any], names: dict[str, tuple[GoldName, ...]]) -> GoldClaim:
    start, end = locate(path, text, str(entry["at"]), int(entry.get("nth", 1)))
    subjects = None
    if entry.get("subject") is not None:
        subjects = same_names([str(entry["subject"]), *map(str, entry.get("also") or ())], names)
    return GoldClaim(
        measure=str(entry["measure"]),
        value=str(entry["value"]),
        start=start,
        end=end,
        subjects=subjects,
        fields={
            key: value for key, value in entry.items() if key not in ("measure", "value", "at", "nth", "also")
        },
        optional=bool(entry.get("optional")),
    )


def same_names(given: list[str], names: dict[str, tuple[GoldName, ...]]) -> frozenset[str]:
    """The names given and all other names of the people, parties and places that bear one of them."""
    wanted = {plain_name(name) for name in given}
    for group in names.values():
        for entry in group:
            if entry.folded() & wanted:
                wanted |= entry.folded()
    return frozenset(wanted)


def _finding(path: Path, text: str, entry: dict[str, Any]) -> GoldFinding:
    places = [locate(path, text, str(entry["at"]), int(entry.get("nth", 1)))]
    if entry.get("versus"):
        places.append(locate(path, text, str(entry["versus"]), int(entry.get("versus_nth", 1))))
    return GoldFinding(
        check=str(entry["check"]),
        checks=frozenset([str(entry["check"]), *map(str, entry.get("also") or ())]),
        places=tuple(places),
        optional=bool(entry.get("optional")),
        at=str(entry["at"]),
    )
