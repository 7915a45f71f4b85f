"""Paths to articles: whatever lies there, a record comes out and nothing is raised."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from copydesk.edge.files import load
from copydesk.records import Article, ErrorReport, SkippedReport, to_json

STORY = "Mensah won on Sunday with 53.2% of the vote.\n"


def told(*paths: str) -> list[tuple[str, str]]:
    """Id and kind of everything under the paths; every record can be written."""
    found = list(load(paths))
    for one in found:
        to_json(one)
    return [(one.id, "ok") if isinstance(one, Article) else (one.article.id, _kind(one)) for one in found]


def _kind(one: ErrorReport | SkippedReport) -> str:
    return one.error.kind if isinstance(one, ErrorReport) else "skipped"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a/2.txt", "a/10.txt", "a/.hidden", "gold.yml", "c.txt.gz"):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(STORY.encode()) if name.endswith("gz") else STORY.encode())
    return tmp_path / "top"


@pytest.mark.usefixtures("folder")
def test_folders_are_read_in_order_with_joined_names() -> None:
    assert told("top") == [
        ("top/a/10.txt", "ok"),
        ("top/a/2.txt", "ok"),
        ("top/b.txt", "ok"),
        ("top/c.txt.gz", "ok"),
    ]
    assert told("top/b.txt", "top/a") == [("top/b.txt", "ok"), ("top/a/10.txt", "ok"), ("top/a/2.txt", "ok")]
    assert told("top/*.txt") == [("top/b.txt", "ok")]
    assert [name for name, _ in told("top/**/*.txt")] == ["top/a/10.txt", "top/a/2.txt", "top/b.txt"]


def test_what_is_not_there_is_one_record(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "void.txt").write_bytes(b"")
    assert told("nowhere") == [("nowhere", "missing")]
    assert told("no*where") == [("no*where", "missing")]
    assert told("top/empty") == [("top/empty", "empty")]
    assert told("top/void.txt") == [("top/void.txt", "empty")]
    assert told("top/b.txt/below") == [("top/b.txt/below", "missing")]
    assert told("a\x00b")[0][1] == "format"
    assert told("x" * 5000)[0][1] in ("format", "missing")


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "a" / "loop").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "gone").symlink_to("nothing")
    found = told("top")
    assert sorted(name for name, kind in found if kind == "ok") == [
        "top/a/10.txt", "top/a/2.txt", "top/b.txt", "top/c.txt.gz",
    ]  # fmt: skip
    assert ("top/gone", "missing") in found and len(found) == 6


def test_pipes_and_devices_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert ("top/pipe", "format") in told("top")
    assert told("/dev/zero")[0][1] == "format"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert ("top/b.txt", "permission") in told("top")
    (folder / "a").chmod(0)
    assert ("top/a", "permission") in told("top")
    (folder / "a").chmod(0o755)


@pytest.mark.usefixtures("folder")
def test_permission_denied_is_its_own_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert told("top/b.txt") == [("top/b.txt", "permission")]


def test_names_that_no_one_would_give(folder: Path) -> None:
    (folder / "two\nlines.txt").write_text(STORY)
    bad = os.fsencode(str(folder)) + b"/bad\xff.txt"
    try:
        Path(os.fsdecode(bad)).write_text(STORY)
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    names = [name for name, kind in told("top") if kind == "ok"]
    assert "top/two\nlines.txt" in names and "top/bad\\xff.txt" in names


def test_a_file_that_vanishes_or_grows(folder: Path) -> None:
    found = load(["top"])
    assert next(found)
    (folder / "a" / "2.txt").unlink()
    (folder / "b.txt").write_text(STORY * 3)
    rest = list(found)
    assert isinstance(rest[0], ErrorReport) and rest[0].error.kind == "missing"
    assert isinstance(rest[1], Article) and rest[1].text == STORY * 3


def test_a_file_that_changes_while_it_is_read(folder: Path) -> None:
    line = json.dumps({"text": STORY * 100}) + "\n"

    def during(change: Callable[[Path], object]) -> list[tuple[str, str]]:
        path = folder / "many.jsonl"
        path.write_text(line * 100)
        found = load([str(path)])
        kept = [next(found)]
        change(path)
        kept += found
        return [("", "ok") if isinstance(one, Article) else (one.article.id, _kind(one)) for one in kept]

    assert during(lambda path: path.write_text(line * 150)) == [("", "ok")] * 150
    assert during(lambda path: path.unlink()) == [("", "ok")] * 100
    *whole, last = during(lambda path: os.truncate(path, 50 * len(line) + 20))
    assert whole == [("", "ok")] * 50 and last == (f"{folder}/many.jsonl:51", "format")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(STORY.encode())))
    assert told("-") == [("-", "ok")]


def test_the_date_of_stories_that_bring_none(folder: Path) -> None:
    (folder / "b.txt").write_text(f"16 December 2019\n\n{STORY}")
    found = {
        one.id: one.published for one in load(["top"], published="2024-12-09") if isinstance(one, Article)
    }
    assert found["top/a/2.txt"] == "2024-12-09"
