"""Every command in the README runs, and what it shows is what comes out.

`python -m tests.test_readme` writes what comes out into the README.
"""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def sessions() -> list[tuple[str, str]]:
    """Each command of the console blocks with what the README shows of its output."""
    found: list[tuple[str, str]] = []
    for block in blocks("console"):
        for line in block.splitlines(keepends=True):
            if line.startswith("$ "):
                found.append((line[2:].strip(), ""))
            else:
                found[-1] = (found[-1][0], found[-1][1] + line)
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the README's story, its list of names and a folder of stories."""
    folder = tmp_path_factory.mktemp("readme")
    (story,) = (shown for command, shown in sessions() if command == "cat story.txt")
    (folder / "story.txt").write_text(story, encoding="utf-8")
    (folder / "stories").mkdir()
    (folder / "stories" / "story.txt").write_text(story, encoding="utf-8")
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def gist(command: str, said: str) -> list[str]:
    """What must stay as shown: of findings their places and codes, of what was read the story, else all."""
    lines = said.splitlines()
    if command.startswith("copydesk check"):
        return [line for line in lines if re.match(r"\S+:\d+:\d+: ", line)]
    return lines[:1] if command.startswith(("copydesk read", "copydesk explain")) else lines


def test_console_sessions_show_what_comes_out(desk: Path) -> None:
    for command, shown in sessions():
        done = run(command, desk)
        assert done.returncode in (0, 1), done.stdout
        assert gist(command, done.stdout) == gist(command, shown), command


def test_shell_commands_run(desk: Path) -> None:
    for command in "".join(blocks("sh")).splitlines():
        first, *rest = shlex.split(command)
        if first == "copydesk":
            assert run(command, desk).returncode in (0, 1), command
        elif first == "make":
            assert run(f"make --dry-run {shlex.join(rest)}", ROOT).returncode == 0, command
        else:
            assert command == "pip install ."


def test_queries_find_something(desk: Path) -> None:
    folder = desk / "stored"
    folder.mkdir()
    story = (desk / "story.txt").read_text(encoding="utf-8")
    (folder / "story.txt").write_text(story, encoding="utf-8")
    (folder / "later.txt").write_text(story.replace("44.1", "44.7"), encoding="utf-8")
    assert run("copydesk run stored --store stored.db --published 2024-05-06", desk).returncode == 0
    db = sqlite3.connect(desk / "stored.db")
    queries = [query for block in blocks("sql") for query in block.split(";") if query.strip()]
    assert len(queries) == 5
    for query in queries:
        assert db.execute(query).fetchall(), query
    db.close()


def test_configuration_is_valid(desk: Path) -> None:
    (text,) = blocks("toml")
    folder = desk / "configured"
    folder.mkdir()
    (folder / "copydesk.toml").write_text(text, encoding="utf-8")
    (folder / "names.csv").write_text("name\nKwame Amoako\n", encoding="utf-8")
    (folder / "dismissed.yml").write_text("", encoding="utf-8")
    done = run("copydesk config", folder)
    assert done.returncode == 0 and "copydesk.toml" in done.stdout, done.stdout


def test_library_example_runs(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = blocks("python")
    monkeypatch.chdir(desk)
    exec(compile(example, "README.md", "exec"), {})
    assert "SUM04" in capsys.readouterr().out


def test_extras_and_links_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(re.findall(r"copydesk\[(\w+)\]", README)) <= set(project["project"]["optional-dependencies"])
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / link).exists(), link


def main() -> None:
    """Run the console sessions and write their output into the README."""
    import tempfile

    text = README
    with tempfile.TemporaryDirectory() as folder:
        for command, shown in sessions():
            if command == "cat story.txt":
                (Path(folder) / "story.txt").write_text(shown, encoding="utf-8")
            said = run(command, Path(folder)).stdout
            text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{said}", 1)
    (ROOT / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
