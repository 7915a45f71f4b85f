"""Every command in the README runs, and what it shows is what comes out.

`python -m tests.test_readme` writes what comes out into the README.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
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


@dataclass
class Done:
    """How a command ended, and all that it said."""

    returncode: int
    stdout: str


def run(command: str, folder: Path) -> Done | subprocess.CompletedProcess[str]:
    """Run a command; copydesk's own in this process, where the word lists are loaded once, so it is quick."""
    first, *rest = shlex.split(command)
    return inside(rest, folder) if first == "copydesk" else outside(command, folder)


def inside(arguments: list[str], folder: Path) -> Done:
    from copydesk.edge.cli import main

    said, before = io.StringIO(), Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
            main(arguments)
    finally:
        os.chdir(before)
    return Done(int(ended.value.code or 0), said.getvalue())


def outside(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
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
    for number, (command, shown) in enumerate(sessions()):
        # The first check is the one that is installed.
        done = outside(command, desk) if number == 1 else run(command, desk)
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


def test_commands_named_in_passing_exist_with_their_options() -> None:
    from typer.main import get_command

    from copydesk.edge.cli import app

    group = get_command(app)
    named = [line for block in blocks("bash") for line in block.splitlines()]
    named += re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.S))
    found = 0
    for command in named:
        words = shlex.split(command.partition(" # ")[0].replace("\\|", "|"), comments=False)
        words = words[1:] if words and words[0] == "RAY_ADDRESS=auto" else words
        if len(words) < 2 or words[0] != "copydesk":
            continue
        options = group if words[1].startswith("-") else group.commands[words[1].rstrip(",")]  # type: ignore[attr-defined]
        known = {name for one in options.params for name in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= known, command
        found += 1
    assert found > 10


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
            said = outside(command, Path(folder)).stdout
            text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{said}", 1)
        picture(Path(folder) / "report" / "story.html")
    (ROOT / "README.md").write_text(text, encoding="utf-8")


def picture(page: Path) -> None:
    """Take the picture of the story's page anew, where there is a browser."""
    from tests.edge.serve.browser import browser, missing

    if missing() is None:
        with browser() as chromium:
            sheet = chromium.new_page(viewport={"width": 1180, "height": 10}, device_scale_factor=1)
            sheet.goto(page.as_uri())
            bottom = sheet.locator("figure").last.bounding_box()
            height = int(bottom["y"] + bottom["height"] + 24)
            sheet.screenshot(
                path=ROOT / "pipeline" / "report.png", full_page=True,
                clip={"x": 0, "y": 0, "width": 1180, "height": height},
            )  # fmt: skip


if __name__ == "__main__":
    main()
