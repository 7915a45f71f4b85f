"""The Ray engine on a local cluster of two CPUs: the same records as in one process, also when an actor dies."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from copydesk.articles import from_text
from tests.edge.paperdesk import PaperDesk

pytestmark = pytest.mark.skipif("COPYDESK_SLOW" not in os.environ, reason="COPYDESK_SLOW=1 runs it")


class ReportingDesk(PaperDesk):
    """A desk of paper that also reports."""

    def __reduce__(self) -> tuple[type[PaperDesk], tuple[object, ...]]:
        return ReportingDesk, (self.settings, self.delay, self.log)

    def report_on(self, reading):  # type: ignore[no-untyped-def]
        from copydesk.records import Coverage, Report

        findings, checked = self.check(reading)
        coverage = Coverage(numbers=1, in_claims=1, checked=len(checked))
        return Report(
            article=reading.article.head(), claims=reading.claims, findings=findings, coverage=coverage
        )


def alone(stories: list[tuple[str, str]]) -> list[str]:
    from copydesk.records import to_json

    desk = ReportingDesk()
    articles = [from_text(text, id=id, source=id) for id, text in stories]
    return sorted(to_json(desk.report_on(one)) for one in desk.read_many(articles))


def test_a_folder_with_an_actor_killed_on_the_way(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    from copydesk.edge.ray_engine import run

    folder = tmp_path / "in"
    folder.mkdir()
    stories = []
    for number in range(150):
        once = f" ONCE={tmp_path / 'once'}" if number == 75 else ""
        path = folder / f"{number:03}.txt"
        path.write_text(f"Mensah had {900 + number} votes.{once}\n")
        stories.append((str(path), path.read_text()))
    root = str(Path(__file__).parents[2])
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": root}},
    )
    try:
        count = run(str(folder), str(tmp_path / "out"), ReportingDesk(), workers=2)  # type: ignore[arg-type]
        assert count == 150 and (tmp_path / "once").exists()
        rows = ray.data.read_parquet(str(tmp_path / "out")).take_all()
        assert sorted(row["report"] for row in rows) == alone(stories)
        lines = folder.with_suffix(".jsonl")
        lines.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in stories))
        assert run(str(lines), str(tmp_path / "lines"), ReportingDesk(), format="jsonl") == 150  # type: ignore[arg-type]
        written = [line for file in (tmp_path / "lines").iterdir() for line in file.read_text().splitlines()]
        assert len(written) == 150 and json.loads(written[0])["schema"] == "copydesk/1"
    finally:
        ray.shutdown()
