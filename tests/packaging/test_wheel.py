"""What is shipped: wheel and sdist hold everything, and the wheel works where nothing else of ours is."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORY = (
    "Results announced in Takoradi\n\nTAKORADI, Ghana, May 5 - Kwame Osei won 52.3 percent of the vote and Efua "
    "Mensah won 44.1 percent, a lead of 7 percentage points, the Electoral Commission said.\n"
)


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing of this checkout on its path."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONNOUSERSITE": "1"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel built out of it."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_wheel_and_sdist_hold_code_data_and_model(built: Path) -> None:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    inside = set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as archive:
        packed = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    for name in (
        "copydesk/py.typed",
        "copydesk/desk.py",
        "copydesk/reports/templates/story.html",
        "copydesk/edge/serve/templates/queue.html",
        "copydesk/edge/serve/static/htmx.min.js",
        "copydesk/edge/serve/static/htmx.LICENSE",
        "copydesk_en/__init__.py",
        "copydesk_en/data/meta.json",
    ):
        folder = "pipeline" if name.startswith("copydesk/") else "models"
        assert name in inside
        assert f"{folder}/{name}" in packed
    assert any(name.startswith("copydesk/lexicon/data/") for name in inside)
    assert any(name.endswith("/licenses/LICENSE") for name in inside)
    assert {"README.md", "CHANGELOG.md", "LICENSE"} <= packed
    assert wheel.stat().st_size < 40_000_000


def test_installed_wheel_checks_a_story(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert (
        run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", folder=tmp_path).returncode == 0
    )
    python = tmp_path / "venv" / "bin" / "python"
    done = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel,
        folder=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # The dependencies are the ones here; a .pth line is not followed to the editable copydesk.
    (site,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    where = run(python, "-c", "import copydesk; print(copydesk.__file__)", folder=tmp_path)
    assert where.stdout.startswith(str(tmp_path)), where.stderr
    command = (tmp_path / "venv" / "bin" / "copydesk", "check", "story.txt", "--published", "2024-05-06")
    done = run(*command, folder=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "SUM04 margin-mismatch" in done.stdout
