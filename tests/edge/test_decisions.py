"""Decisions: kept by story and fingerprint, read again, honoured by check, run, baseline and export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copydesk.edge.baseline import Silence
from copydesk.edge.decisions import BETWEEN, Decision, Decisions, Verdict, decided, is_store
from copydesk.edge.export import export
from copydesk.edge.run import run
from copydesk.edge.store import Store
from copydesk.records import Finding, FolderReport, Report
from tests.edge.paperdesk import PaperDesk
from tests.reports import samples

DAY = "2024-05-06"


def kept(path: Path, *verdicts: Verdict, article: str = "stories/takoradi.txt") -> tuple[Finding, ...]:
    """A store with these decisions on the sample story's findings."""
    findings = samples.findings(samples.article())
    with Store(path) as store:
        for finding, verdict in zip(findings, verdicts, strict=False):
            Decisions(store).put(Decision.on(finding, article, verdict, "seen", f"{DAY}T21:00:00+01:00", "x"))
    return findings


def test_the_latest_decision_holds_until_it_is_undone(tmp_path: Path) -> None:
    first, second = kept(tmp_path / "s.db", "accepted", "dismissed")
    with Store(tmp_path / "s.db") as store:
        decisions = Decisions(store)
        found = decisions.of("stories/takoradi.txt")
        assert {name: one.verdict for name, one in found.items()} == {
            first.fingerprint: "accepted", second.fingerprint: "dismissed",
        }  # fmt: skip
        assert found[first.fingerprint].message == first.message
        decisions.put(
            Decision.on(first, "stories/takoradi.txt", "fixed", None, "2024-05-07T09:00:00+01:00", "x")
        )
        assert decisions.days() == [("2024-05-07", 1), (DAY, 1)]
        assert [one.verdict for one in decisions.during("2024-05-07")] == ["fixed"]
        decisions.undo("stories/takoradi.txt", first.fingerprint)
        assert [one.verdict for one in decisions.every()] == ["dismissed"]


def test_fixed_holds_until_the_story_changes_and_the_finding_stays() -> None:
    finding = samples.report().findings[0]
    fixed = Decision.on(finding, "a", "fixed", None, DAY, "before")
    assert fixed.holds("before") and not fixed.holds("after")
    assert Decision.on(finding, "a", "dismissed", None, DAY, "before").holds("after")


@pytest.mark.parametrize(
    ("verdict", "as_dismissals", "as_baseline"),
    [("dismissed", 1, 1), ("accepted", 2, 1), ("fixed", 2, 2)],
)
def test_check_honours_the_decisions_of_a_store(
    tmp_path: Path, verdict: Verdict, as_dismissals: int, as_baseline: int
) -> None:
    store = tmp_path / "s.db"
    kept(store, verdict)
    # The story may be checked from another folder.
    for silence, count in (
        (Silence(dismissals=store), as_dismissals), (Silence(baseline=store), as_baseline)
    ):  # fmt: skip
        (left,) = silence.filtered([samples.report(id="elsewhere/takoradi.txt")])
        (other,) = silence.filtered([samples.report(id="elsewhere/other.txt")])
        assert isinstance(left, Report) and len(left.findings) == count and silence.silenced == 2 - count
        assert isinstance(other, Report) and len(other.findings) == 2


def test_decisions_on_findings_between_stories(tmp_path: Path) -> None:
    kept(tmp_path / "s.db", "dismissed", article=BETWEEN)
    silence = Silence(dismissals=tmp_path / "s.db")
    (story,) = silence.filtered([samples.report()])
    (folder,) = silence.filtered([FolderReport(folder="f", findings=samples.report().findings)])
    assert isinstance(story, Report) and len(story.findings) == 2
    assert isinstance(folder, FolderReport) and len(folder.findings) == 1


def test_run_and_export_honour_them_and_a_new_run_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("Mensah had 900 votes, then 901.\n")
    desk = PaperDesk()
    assert run(["story.txt"], "r.db", desk).findings["error"] == 2  # type: ignore[arg-type]
    with Store("r.db") as store:
        known = store.known("story.txt")
        assert known is not None
        (first, _second) = store.findings(known.key)
        Decisions(store).put(Decision.on(first, "story.txt", "dismissed", "recount", f"{DAY}T10:00", None))
    Path("story.txt").write_text("Mensah had 900 votes, then 901. More later.\n")
    counts = run(["story.txt"], "r.db", desk)  # type: ignore[arg-type]
    assert counts.read == 1 and counts.findings["error"] == 1 and counts.line().endswith("; 1 dismissed")
    export("r.db", "r.jsonl")
    assert len(json.loads(Path("r.jsonl").read_text())["findings"]) == 1
    export("r.db", "r.csv")
    assert Path("r.csv").read_text().count(",dismissed,recount") == 1
    assert is_store(Path("r.db")) and len(decided(Path("r.db"))) == 1
    assert not is_store(Path("r.jsonl")) and not is_store(Path("none.db"))
