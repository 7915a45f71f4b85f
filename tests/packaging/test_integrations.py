"""The GitHub Action and the pre-commit hook do what their files say."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
STORY = (
    "Mensah won 52.3 percent of the vote and Osei won 44.1 percent. Mensah led Osei by 7 percentage points.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, **more}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_the_action_annotates_and_fails_from_the_severity_on(folder: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: str(one["default"]) for name, one in action["inputs"].items()}
    for fail_on, code in (("error", 1), ("never", 0)):
        given["fail-on"] = fail_on
        values = {
            name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, value in step["env"].items()
        }
        done = run(["bash", "-e", "-c", step["run"]], folder, **values)
        assert done.returncode == code
        assert done.stdout.startswith("::error file=./story.txt,line=1,endLine=1,col=")
    # No input stands in the script itself.
    assert "${{" not in step["run"]


def test_the_hook_fails_where_a_story_contradicts_itself(folder: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    done = run([*shlex.split(hook["entry"]), "story.txt"], folder)
    assert (hook["id"], hook["language"], done.returncode) == ("copydesk", "python", 1)
    assert "SUM04 margin-mismatch" in done.stdout
