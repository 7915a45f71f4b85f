"""The command line with the real desk: what any user may throw at it."""

import json
from pathlib import Path
from typing import Any

import pytest

from copydesk.edge.cli import main

STORY = (
    "Amoako keeps Sekondi\n\nSEKONDI, Ghana, May 6 - Kwame Amoako won 52.3 percent of the vote and Efua Mensah won "
    "44.1 percent. Amoako led Mensah by almost 7 percentage points.\n"
)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exit:
        main(list(arguments))
    return int(exit.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


HOSTILE = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"\x7fELF\x00\x01\x02" * 400, "binary"),
    "broken.txt": (b"The vote was \xc3\x28 won \xff\x81 there", "encoding"),
    "huge.txt": (b"Amoako won 52.3 percent.\n" * 400_000, "too-large"),
    "lines.jsonl": (b"{broken\n", "format"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_leaves_the_rest_unharmed(folder: Path, capsys: Any, name: str) -> None:
    content, kind = HOSTILE[name]
    (folder / name).write_bytes(content)
    assert run("check", name, "story.txt", "--format", "jsonl") == 2
    first, *rest = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["error"]["kind"] == kind
    assert [finding["code"] for finding in rest[0]["findings"]] == ["SUM04"]


def test_missing_path_and_folder_without_stories(folder: Path, capsys: Any) -> None:
    (folder / "none").mkdir()
    assert run("check", "absent.txt", "none", "--format", "json") == 2
    kinds = [record["error"]["kind"] for record in json.loads(capsys.readouterr().out)]
    assert kinds == ["missing", "empty"]


def test_same_bytes_whatever_the_number_of_processes(folder: Path, capsys: Any) -> None:
    (folder / "b.txt").write_text(STORY.replace("44.1", "45.3"), encoding="utf-8")
    outputs = []
    for jobs in ("1", "2"):
        run("check", ".", "--format", "jsonl", "--jobs", jobs)
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] and outputs[0].count("\n") >= 2


def test_positions_are_those_of_the_file(folder: Path, capsys: Any) -> None:
    (folder / "crlf.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    run("read", "crlf.txt", "--format", "jsonl")
    reading = json.loads(capsys.readouterr().out)
    text = reading["article"]["text"]
    assert "\r\n" in text and not text.startswith("\ufeff")
    spans = [mention for entity in reading["entities"] for mention in entity["mentions"]]
    assert spans and all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_run_twice_then_export(folder: Path, capsys: Any) -> None:
    assert run("run", "story.txt", "--fail-on", "error") == 1
    assert run("run", "story.txt") == 0
    assert "0 read" in capsys.readouterr().err
    assert run("export", "claims.csv", "--table", "claims") == 0
    assert "vote_share" in (folder / "claims.csv").read_text(encoding="utf-8")


def test_one_round_of_watching(folder: Path, capsys: Any) -> None:
    pytest.importorskip("watchfiles")
    from copydesk.edge.checking import Request
    from copydesk.edge.watch import watch

    assert watch(Request(("story.txt",)), rounds=1) == 1
    assert "SUM04" in capsys.readouterr().out


def test_list_of_names_catches_a_name_beside_it(folder: Path, capsys: Any) -> None:
    (folder / "names.csv").write_text("name\nKwame Amoakoh\n", encoding="utf-8")
    run("check", "story.txt", "--names", "names.csv", "--select", "NAM06", "--format", "jsonl")
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {finding["code"] for finding in record["findings"]} == {"NAM06"}
