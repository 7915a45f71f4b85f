"""The command line: exit codes, streams, and what must not be loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from copydesk.edge.cli import main
from tests.edge.stub import stub

__all__ = ["stub"]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exit:
        main(list(arguments))
    return int(exit.value.code or 0)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "a.txt"], 1),
        (["check", "a.txt", "--fail-on", "never"], 0),
        (["check", "a.txt", "--fail-on", "warning"], 1),
        (["check", "a.txt", "missing.txt"], 2),
        (["check", "a.txt", "missing.txt", "--fail-on", "never"], 2),
        (["check", "french.txt"], 0),
        (["read", "a.txt"], 0),
        (["read", "missing.txt"], 2),
        (["check"], 2),
        (["check", "a.txt", "--format", "pdf"], 2),
        (["nonsense"], 2),
    ],
)
def test_exit_codes(stub: None, arguments: list[str], code: int) -> None:
    assert run(*arguments) == code


def test_an_error_is_a_record_in_json_and_a_line_on_stderr_elsewhere(stub: None, capsys: Any) -> None:
    run("check", "missing.txt", "--format", "jsonl")
    out, err = capsys.readouterr()
    assert json.loads(out)["error"]["kind"] == "missing" and not err
    run("check", "missing.txt", "french.txt")
    out, err = capsys.readouterr()
    assert not out and err.splitlines() == [
        "missing.txt: missing: is not there",
        "french.txt: skipped: not in English (fr)",
    ]


def test_text_goes_out_only_when_asked(stub: None, capsys: Any) -> None:
    run("check", "a.txt", "--format", "json")
    assert "text" not in json.loads(capsys.readouterr().out)[0]["article"]
    run("check", "a.txt", "--format", "jsonl", "--with-text")
    assert json.loads(capsys.readouterr().out)["article"]["text"].startswith("Osei ahead")


def test_output_file_and_folder(stub: None, tmp_path: Path) -> None:
    assert run("check", "a.txt", "--format", "jsonl", "-o", "out.jsonl") == 1
    assert json.loads((tmp_path / "out.jsonl").read_text())["schema"] == "copydesk/1"
    run("check", "a.txt", "missing.txt", "french.txt", "-f", "html", "-o", "pages/")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["a.html", "index.html"]
    run("check", "one/a.txt", "two/a.txt", "-f", "jsonl", "-o", "reports/")
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["a-2.jsonl", "a.jsonl"]


def test_what_is_written_elsewhere_is_summed_up_here(stub: None, capsys: Any) -> None:
    run("check", "a.txt", "b.txt", "-f", "html", "-o", "out/")
    out, err = capsys.readouterr()
    assert not out and err.splitlines()[0].startswith("2 stories, ") and "4 errors" in err
    assert err.splitlines()[1:] == ["written to out/index.html"]
    run("check", "a.txt", "-f", "sarif", "-o", "a.sarif", "--quiet")
    assert capsys.readouterr() == ("", "")


def test_brief_is_for_people(stub: None, capsys: Any) -> None:
    assert run("check", "a.txt", "missing.txt", "--brief") == 2
    out, err = capsys.readouterr()
    assert out.startswith("a.txt: 2 errors\n") and "1 not read." in out.splitlines()
    assert "missing" in err
    assert run("check", "a.txt", "--brief", "-f", "jsonl") == 2
    assert "--brief goes with text" in capsys.readouterr().err
    assert run("check", "a.txt", "--brief", "-f", "jsonl", "-o", "a.jsonl") == 1
    out, err = capsys.readouterr()
    assert not out and err.startswith("a.txt: 2 errors\n") and err.endswith("written to a.jsonl\n")


def test_output_to_a_link_and_to_what_is_no_file(stub: None, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("older")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    assert run("check", "a.txt", "--format", "jsonl", "-o", "link.jsonl") == 1
    assert (tmp_path / "link.jsonl").is_symlink() and "copydesk/1" in (tmp_path / "real.jsonl").read_text()
    if Path("/dev/null").exists():
        assert run("check", "a.txt", "--format", "jsonl", "-o", "/dev/null") == 1
        assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device of a full disk")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Votes were counted.")
    command = [sys.executable, "-m", "copydesk.edge.cli", "check", str(tmp_path / "a.txt"), "--format", "csv"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (2, "copydesk: standard output: No space left on device\n")
    done = subprocess.run([*command, "-o", "/dev/full"], stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (2, "copydesk: /dev/full: No space left on device\n")


def test_baseline_silences_what_it_holds(stub: None, tmp_path: Path, capsys: Any) -> None:
    assert run("baseline", "stories/a.txt", "-o", "known.json") == 0
    assert run("check", "a.txt", "--baseline", "known.json") == 0
    assert run("check", "b.txt", "--baseline", "known.json") == 1
    assert "2 known or dismissed findings not shown" in capsys.readouterr().err


def test_dismissal_needs_a_note(stub: None, tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "no.yml").write_text("- fingerprint: '1'\n")
    assert run("check", "a.txt", "--dismissals", "no.yml") == 2
    assert "dismissal 1 needs a fingerprint and a note" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["checks"], ["schema"], ["config"], ["--version"]]
)
def test_no_spacy_where_none_is_needed(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom copydesk.edge.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit as e: assert not e.code, e.code\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'dateparser'} & set(sys.modules)\nassert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_help_imports_little() -> None:
    code = (
        "import sys\nfrom copydesk.edge.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'rich', 'yaml', 'jinja2', 'lxml', 'fastapi', 'uvicorn', 'pygls'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("copydesk exp", "explain\nexport"),
        ("copydesk check --format s", "sarif"),
        ("copydesk explain mar", "margin-mismatch"),
        ("copydesk check --ignore SUM0", "SUM01"),
    ],
)
def test_the_shell_completes(typed: str, offered: str) -> None:
    place = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from copydesk.edge.cli import main; main()"],
        env={**os.environ, **place, "_COPYDESK_COMPLETE": "complete_bash"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith(offered)


def test_every_check_has_a_page(capsys: Any) -> None:
    from copydesk.checks.catalogue import catalogue

    for check in catalogue():
        assert run("explain", check.code.lower()) == 0
        page = capsys.readouterr().out
        assert page.startswith(f"{check.code} {check.name} ({check.severity})")


@pytest.mark.parametrize(
    "command", [["check", "a.txt"], ["read", "a.txt"], ["run", "a.txt", "--store", "r.db"]]
)
@pytest.mark.parametrize("date", ["31-31-2024", "2024-02-30", "03/04/2019", "soon"])
def test_a_date_that_is_none_is_one_line(
    command: list[str], date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    (tmp_path / "a.txt").write_text("Polls closed.\n")
    monkeypatch.chdir(tmp_path)
    assert run(*command, "--published", date) == 2
    assert capsys.readouterr().err == f"copydesk: --published {date}: no date; write it as 2024-05-06\n"


def test_ray_that_is_not_there_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    assert run("run", str(tmp_path), "--engine", "ray", "--output", str(tmp_path / "out")) == 2
    assert capsys.readouterr().err == "copydesk: this engine needs Ray: pip install 'copydesk[ray]'\n"


def test_unknown_check_is_one_line(capsys: Any) -> None:
    assert run("explain", "SUM99") == 2
    out, err = capsys.readouterr()
    assert not out and err.startswith("copydesk: there is no check called 'SUM99'") and err.count("\n") == 1


def test_schema_holds_for_records(capsys: Any) -> None:
    run("schema")
    schema = json.loads(capsys.readouterr().out)
    assert {"Report", "ErrorReport", "SkippedReport", "FolderReport", "Reading"} <= set(schema["$defs"])


def test_reader_that_leaves_early(tmp_path: Path) -> None:
    command = f"{sys.executable} -m copydesk.edge.cli schema | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stdout and not done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closed by the shell")
@pytest.mark.parametrize(
    ("closed", "code"),
    [("<&-", 2), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 2)],
    ids=["in", "out", "err", "all"],
)
def test_streams_that_are_closed(tmp_path: Path, closed: str, code: int) -> None:
    what = "check -" if code else "checks"
    command = f"{sys.executable} -m copydesk.edge.cli {what} {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == code and "Traceback" not in done.stderr
    assert ("2>" in closed or code == 0) or done.stderr == "-: empty: the file is empty\n"


def test_interrupt_is_quiet(stub: None, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from copydesk.edge import checking

    def stop(self: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking.Session, "check", stop)
    assert run("check", "a.txt") == 130
    assert capsys.readouterr().err == "copydesk: stopped\n"


def test_output_that_cannot_be_written_is_one_line(stub: None, tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "file").write_text("")
    assert run("check", "a.txt", "-o", "file/out.txt") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "copydesk", "--version"], capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.startswith("copydesk ")
