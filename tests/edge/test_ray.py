"""The Ray engine on a local cluster of two CPUs: the same bytes as in one process, also when an actor dies."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.articles import ReadOptions
from copydesk.edge.engines import Checker
from copydesk.edge.engines import run as engine
from copydesk.edge.files import load
from copydesk.edge.ray_engine import RayError, reports, run
from copydesk.records import to_json
from tests.edge.paperdesk import PaperDesk

pytestmark = pytest.mark.skipif(
    "COPYDESK_SLOW" not in os.environ, reason="takes a minute; COPYDESK_SLOW=1 runs it"
)


class ReportingDesk(PaperDesk):
    """A desk of paper that also reports."""

    def __reduce__(self) -> tuple[type[PaperDesk], tuple[object, ...]]:
        return ReportingDesk, (self.settings, self.delay, self.log)

    def report_on(self, reading: Any, *, with_text: bool = False) -> Any:
        from copydesk.records import Coverage, Report

        findings, checked = self.check(reading)
        coverage = Coverage(numbers=1, in_claims=1, checked=len(checked))
        return Report(
            article=reading.article.head(), claims=reading.claims, findings=findings, coverage=coverage
        )


def alone(*paths: str, jobs: int = 1, **options: Any) -> list[str]:
    """What the other engines give, sorted."""
    work = Checker(ReportingDesk(), across=False)  # type: ignore[arg-type]
    made = engine(load(paths, options=ReadOptions(**options)), work, jobs=jobs)
    return sorted(to_json(getattr(one, "report", one)) for one in made)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    ray = pytest.importorskip("ray")
    here = [str(Path(__file__).parents[2]), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    environment = {"env_vars": {"PYTHONPATH": os.pathsep.join(here)}}
    from ray.cluster_utils import Cluster

    # Two machines of one CPU each: what wants a CPU of its own beside an actor would wait for ever.
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    made.add_node(num_cpus=1)
    ray.init(address=made.address, log_to_driver=False, runtime_env=environment)
    yield ray
    ray.shutdown()
    made.shutdown()


def lines(folder: str) -> list[str]:
    """The reports in all JSON Lines partitions of a folder, sorted."""
    return sorted(line for part in Path(folder).iterdir() for line in part.read_text("utf-8").splitlines())


def rows(folder: str) -> list[dict[str, Any]]:
    """The rows in all Parquet partitions of a folder."""
    polars = pytest.importorskip("polars")
    return [row for part in Path(folder).iterdir() for row in polars.read_parquet(part).to_dicts()]


def test_every_engine_gives_the_same_bytes(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(f"Mensah had {900 + number} votes. É\n")
    (folder / "void.txt").write_text("")
    (folder / "fr.txt").write_text(
        "Le président est arrivé en tête du premier tour avec 28 % des voix, selon nous."
    )
    stories = [{"text": f"Asante had {number} votes."} for number in range(300)]
    (tmp_path / "in" / "many.jsonl").write_text("\n".join(map(json.dumps, stories)) + "\n[1]\n")
    (tmp_path / "in" / "table.csv").write_text("body,key\nAsante had 9 votes.,x1\nMensah had 8 votes.,x2\n")
    polars = pytest.importorskip("polars")
    rows_in = {"key": ["p1", "p2"], "text": ["Asante had 90 votes.", "Mensah had 91 votes."]}
    polars.DataFrame(rows_in).write_parquet(tmp_path / "in" / "table.parquet")
    options = ReadOptions(columns={"id": "key"}, published="2024-05-06")
    expected = alone("in", "nowhere", columns={"id": "key"}, published="2024-05-06")
    assert len(expected) == 40 + 2 + 301 + 2 + 2 + 1
    assert alone("in", "nowhere", jobs=2, columns={"id": "key"}, published="2024-05-06") == expected
    told: list[int] = []
    for format in ("jsonl", "parquet"):
        counts = run(
            ["in", "nowhere"], f"out-{format}", ReportingDesk(), format=format, options=options,  # type: ignore[arg-type]
            told=lambda counts: told.append(counts.stories),
        )  # fmt: skip
        assert (counts.read, counts.skipped, dict(counts.errors)) == (
            344,
            1,
            {"empty": 1, "format": 1, "missing": 1},
        )
        assert (
            counts.findings["error"] == sum(line.count('"NIN01"') for line in expected) and counts.code() == 2
        )
    assert lines("out-jsonl") == expected
    assert sorted(row["report"] for row in rows("out-parquet")) == expected
    assert {row["state"] for row in rows("out-parquet")} == {"read", "error", "skipped"}
    assert told[-1] == len(expected)


def test_a_folder_with_an_actor_killed_on_the_way(cluster: Any, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(150):
        once = f" ONCE={tmp_path / 'once'}" if number == 75 else ""
        (folder / f"{number:03}.txt").write_text(f"Mensah had {900 + number} votes.{once}\n")
    counts = run([folder.as_uri()], (tmp_path / "out").as_uri(), ReportingDesk(), format="jsonl")  # type: ignore[arg-type]
    assert counts.read == 150 and (tmp_path / "once").exists()
    found = lines(str(tmp_path / "out"))
    assert len({json.loads(line)["article"]["id"] for line in found}) == len(found) == 150


def test_more_workers_than_there_are_cpus_are_refused(cluster: Any, tmp_path: Path) -> None:
    with pytest.raises(RayError, match="3 workers, but Ray has 2 CPUs here; --jobs 2 at most"):
        run(["in"], str(tmp_path / "out"), ReportingDesk(), workers=3)  # type: ignore[arg-type]


def test_what_cannot_be_used_is_told(cluster: Any, tmp_path: Path) -> None:
    desk: Any = ReportingDesk()
    (tmp_path / "part-0.jsonl").write_text("")
    for sources, target, why in (
        (["-"], "out", "standard input"),
        (["in"], ".", "already"),
        (["nosuch://x/y"], "out", "nosuch"),
    ):
        with pytest.raises(RayError, match=why):
            run(sources, str(tmp_path / target), desk, format="jsonl")


@pytest.mark.parametrize(
    "error",
    [ConnectionError("Failed to connect to Ray cluster at 10.0.0.1"), RuntimeError("why\nWrong token")],
)
def test_a_cluster_that_lets_nobody_in_is_one_line(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    ray = pytest.importorskip("ray")

    def init(**options: Any) -> None:
        raise error

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", init)
    with pytest.raises(RayError, match=r"no way into Ray: (Failed to connect|Wrong token)"):
        reports([], ReportingDesk())  # type: ignore[arg-type]
