"""The language server: places as editors count, and a whole talk with it over its own streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the language server needs copydesk[lsp]")

from lsprotocol.types import Position

from copydesk.edge.lsp import Checked, Places
from tests.reports import samples


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", ["", "a", "é52%\r\n\U0001f600 52%\rx\n", "one\n\n\U0001f600\U0001f600é"])
def test_places_lead_there_and_back(text: str, encoding: str) -> None:
    places = Places(text, encoding)
    for offset, character in enumerate(text):
        if character not in "\r\n":
            assert places.offset(places.position(offset)) == offset
    assert places.offset(Position(99, 0)) == len(text)


def test_columns_count_in_the_units_of_the_editor() -> None:
    text = "\U0001f600é52%"
    columns = [Places(text, name).position(2).character for name in ("utf-8", "utf-16", "utf-32")]
    assert columns == [6, 3, 2]
    assert Places("ab\ncd").offset(Position(0, 99)) == 2


def test_hover_tells_the_sum_at_every_place_and_a_spelling_has_a_fix() -> None:
    report = samples.report()
    checked = Checked("file:///s.txt", 1, Places(samples.TEXT), report.findings)
    sum_, spelling = checked.diagnostics()
    assert sum_.code == "SUM04 margin-mismatch" and len(sum_.related_information or ()) == 2
    for words in ("almost 7 points", "52.30 percent", "44.10 percent"):
        hover = checked.hover(checked.places.position(samples.TEXT.index(words) + 2))
        assert hover is not None and "52.30 - 44.10 = 8.20 points" in hover.contents.value  # type: ignore[union-attr]
    assert checked.hover(Position(1, 0)) is None
    assert checked.actions(sum_.range) == []
    (action,) = checked.actions(spelling.range)
    assert action.edit is not None and action.edit.changes is not None
    (edit,) = action.edit.changes["file:///s.txt"]
    assert edit.new_text == "Osei" and edit.range == spelling.range
    # A byte-order mark is no part of the story, but of the document.
    marked = Checked("file:///s.txt", 1, Places("\ufeff" + samples.TEXT), report.findings, 1)
    assert marked.diagnostics()[0].range.start.character == sum_.range.start.character
    headline = report.findings[1].model_copy(
        update={"spans": (report.findings[1].spans[0].model_copy(update={"start": 0, "end": 4}),)}
    )
    first = Checked("file:///s.txt", 1, Places("\ufeff" + samples.TEXT), (headline,), 1).diagnostics()[0]
    assert (first.range.start.character, first.range.end.character) == (1, 5)


class Editor:
    """Talks to a server as editors do."""

    def __init__(self, folder: Path) -> None:
        script = "from tests.edge.test_lsp import serve; serve()"
        paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
        self.number = 0

    def send(self, method: str, params: Any, *, asks: bool = False) -> Any:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if asks:
            self.number += 1
            message["id"] = self.number
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()
        return (
            self.until(lambda told: told.get("id") == self.number and "method" not in told)["result"]
            if asks
            else None
        )

    def until(self, wanted: Any) -> Any:
        """The next message that is wanted."""
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline().strip()) or not length:
                assert line, "the server has gone"
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            told = json.loads(stream.read(length))
            if wanted(told):
                return told

    def diagnostics(self) -> list[dict[str, Any]]:
        told = self.until(lambda one: one.get("method") == "textDocument/publishDiagnostics")
        found: list[dict[str, Any]] = told["params"]["diagnostics"]
        return found


def serve() -> None:
    """The server of the test: a desk of paper behind it, no pause."""
    from copydesk.edge.checking import Request
    from copydesk.edge.lsp import server
    from tests.edge.serve.running import ReportingDesk

    server(Request(()), ReportingDesk(), pause=0).start_io()  # type: ignore[arg-type]


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    found = Editor(tmp_path)
    yield found
    found.process.kill()
    found.process.communicate()


def test_open_change_hover_dismiss_close(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    answer = editor.send(
        "initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}, asks=True
    )
    assert (
        answer["capabilities"]["hoverProvider"] and answer["capabilities"]["textDocumentSync"]["change"] == 1
    )
    editor.send("initialized", {})
    document = {
        "uri": uri,
        "languageId": "plaintext",
        "version": 1,
        "text": "\U0001f600 Mensah had 900 votes.\n",
    }
    editor.send("textDocument/didOpen", {"textDocument": document})
    (found,) = editor.diagnostics()
    assert found["message"] == "= 900 begins with a nine" and found["severity"] == 1
    assert found["range"]["start"] == {"line": 0, "character": 14}
    here = {"textDocument": {"uri": uri}, "position": found["range"]["start"]}
    assert (
        "= 900 begins with a nine" in editor.send("textDocument/hover", here, asks=True)["contents"]["value"]
    )
    for version, text, count in ((2, "Mensah had 900 votes, then 901.", 2), (3, "Mensah had 500 votes.", 0)):
        change = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        editor.send("textDocument/didChange", change)
        assert len(editor.diagnostics()) == count
    # A configuration in the editor's folder holds, and what it dismisses meanwhile is not said.
    from tests.edge.paperdesk import fingerprint

    (tmp_path / "copydesk.toml").write_text('dismissals = "no.yml"\n')
    (tmp_path / "no.yml").write_text(f"- {{fingerprint: '{fingerprint('nines', ['900'])}', note: known}}\n")
    editor.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert editor.diagnostics() == []
    fresh = Editor(tmp_path)
    fresh.send("initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}, asks=True)
    fresh.send("textDocument/didOpen", {"textDocument": document})
    assert fresh.diagnostics() == []
    fresh.process.kill()
    fresh.process.communicate()


def test_the_command_ends_quietly_when_the_editor_says_goodbye(tmp_path: Path) -> None:
    messages: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    sent = b""
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        sent += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    command = [sys.executable, "-m", "copydesk.edge.cli", "lsp"]
    done = subprocess.run(command, cwd=tmp_path, input=sent, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"") and b'"id":2' in done.stdout.replace(b" ", b"")
