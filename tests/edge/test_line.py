"""The command line with the real desk: what any user may throw at it."""

import json
import threading
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


def test_what_changes_is_checked_again(folder: Path, capsys: Any) -> None:
    pytest.importorskip("watchfiles")
    from copydesk.edge.checking import Request
    from copydesk.edge.output import is_own
    from copydesk.edge.watch import watch

    done = threading.Event()

    def mend() -> None:
        for number in range(200):
            (folder / "story.txt").write_text(
                STORY.replace("almost 7", "8.2") + "\n" * number, encoding="utf-8"
            )
            if done.wait(0.2):
                return

    # The first round has read the story when it says what it found.
    session = Request((".",), output="report/story.txt")
    writer = threading.Timer(1.0, mend)
    writer.start()
    try:
        assert watch(session, rounds=2) == 0
    finally:
        done.set()
        writer.join()
    said = capsys.readouterr().err
    assert "changed: story.txt" in said and said.rstrip().endswith("watching; Ctrl-C stops")
    assert "nothing found" in (folder / "report" / "story.txt").read_text(encoding="utf-8")
    # What a round writes is no change, or it would never end.
    assert is_own(str(folder / "report" / "story.html"), "report/") and is_own("x.csv", "x.csv")
    assert not is_own("story.txt", "report/") and not is_own("story.txt", None)


def test_reports_among_the_stories_are_no_stories(folder: Path, capsys: Any) -> None:
    for _time in range(2):
        run("check", ".", "--format", "html", "--output", "report/")
        assert capsys.readouterr().err.startswith("1 story, ")
    # Where stories themselves lie there, they are read.
    run("check", "story.txt", "--format", "jsonl", "--output", "./")
    assert capsys.readouterr().err.startswith("1 story, ")


def test_list_of_names_catches_a_name_beside_it(folder: Path, capsys: Any) -> None:
    (folder / "names.csv").write_text("name\nKwame Amoakoh\n", encoding="utf-8")
    run("check", "story.txt", "--names", "names.csv", "--select", "NAM06", "--format", "jsonl")
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert {finding["code"] for finding in record["findings"]} == {"NAM06"}
