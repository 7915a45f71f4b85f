"""The command serve: says where it is, asks for a token beyond localhost, stops when told."""

from __future__ import annotations

import builtins
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from copydesk.edge.cli import main
from tests.edge.serve.running import Visitor

STORY = "Osei won 52.3 percent of the vote in Takoradi and Efua Mensah won 44.1 percent, a lead of 7 percentage points."


def test_serve_says_where_it_is_and_stops_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    pytest.importorskip("fastapi", reason="the review desk needs copydesk[serve]")
    command = [sys.executable, "-m", "copydesk.edge.cli", "serve", "--host", "0.0.0.0", "--port", "0"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        said = re.search(r"http://0\.0\.0\.0:(\d+)/\?token=(\S{32,});", line)
        assert said, line
        visitor = Visitor(int(said[1]))
        assert visitor.get("/").headers["location"] == "/signin"
        answer = visitor.api("POST", "/check", {"text": STORY}, authorization=f"Bearer {said[2]}")
        assert [one["check"] for one in answer.json()["findings"]] == ["margin-mismatch"]
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as taken:
            main(["serve", "--host", "0.0.0.0", "--port", said[1]])
        assert taken.value.code == 2 and "cannot be used" in capsys.readouterr().err.splitlines()[-1]
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[1]
    assert "Traceback" not in rest


@pytest.mark.parametrize(("command", "extra"), [("serve", "copydesk[serve]"), ("lsp", "copydesk[lsp]")])
def test_without_its_extra_it_says_what_to_install(
    command: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("uvicorn", "pygls", "lsprotocol"):
            raise ImportError("no such module", name=name.partition(".")[0])
        return real(name, *rest, **more)

    monkeypatch.chdir(tmp_path)
    for module in [
        one for one in sys.modules if one.startswith(("copydesk.edge.lsp", "copydesk.edge.serve"))
    ]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SystemExit) as exit:
        main([command])
    assert exit.value.code == 2 and f'pip install "{extra}"' in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
