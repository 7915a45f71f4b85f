"""How a run goes: what a log says, and how much is to come."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from copydesk.edge import progress
from copydesk.edge.counts import Counts
from copydesk.edge.progress import Lines, Pace, expected


def test_lines_tell_how_far_it_is_and_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    stream = io.StringIO()
    counts = Counts()
    with Lines(8_000, stream, every=10) as told:
        for _ in range(40):
            clock[0] += 1
            counts.read += 2
            told.step(counts)
        told.waiting()
    said = stream.getvalue().splitlines()
    assert len(said) == 5 and "waiting" in said[4]
    assert said[3] == "80 of 8,000 stories (2.0/s, 1 h 06 min left): 80 read; nothing found"


class Screen(io.StringIO):
    """A terminal, as far as a program can tell."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(progress.sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(progress.Pace, "rate", lambda self, stories: 2.0)
    counts = Counts()
    counts.findings["error"] = 7
    with progress.progress(1_000) as told:
        told.waiting()
        for _ in range(40):
            counts.read += 1
            told.step(counts)
    said = screen.getvalue()
    assert "waiting" in said and "40/1000" in said and "2.0/s, 8 min 00 s left, 7 findings" in said


def test_the_pace_is_that_of_late(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    pace = Pace(10_000)
    for second in range(1, 200):
        clock[0] = second
        pace.step(min(second, 100) * 50 + max(0, second - 100))
    assert pace.rate(5_099) == 1.0 and pace.left(5_099) == "1 h 21 min"
    assert pace.left(10_000) == "" and Pace(None).left(5) == ""


def test_what_is_to_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("a.txt", "b.html", ".hidden"):
        Path("in", name).write_text("x")
    assert expected(["in"]) == 2 and expected(["in", "nowhere"]) == 3 and expected(["-"]) is None
    Path("in/c.jsonl").write_text("{}\n{}\n{}\n")
    assert expected(["in"]) == 5
    monkeypatch.setattr(progress, "_COUNTED", 1 << 20)
    Path("in/e.jsonl").write_text("{}".ljust(999) + "\n" + ("{}".ljust(1_999) + "\n") * 3_000)
    assert 2_980 < (expected(["in"]) or 0) < 3_030, "3,006 there are"
    Path("in/e.jsonl").unlink()
    Path("in/d.csv").write_text("text\n")
    assert expected(["in"]) is None


def test_counts_add_up_and_decide_the_exit_code() -> None:
    counts = Counts(read=2)
    counts.findings["warning"] = 1
    whole = Counts()
    for _ in range(2):
        whole.add(counts.as_dict())
    assert (whole.read, whole.findings["warning"], whole.code(), whole.code("warning")) == (4, 2, 0, 1)
    whole.errors["empty"] += 1
    assert whole.code("never") == 2 and whole.stories == 5
    assert whole.line() == "4 read, 1 empty; 2 warnings"
