"""Runs into a store: resumed, skipped, replaced, checked again; killed, and nothing lost or twice."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from copydesk.edge import identity
from copydesk.edge import run as runs
from copydesk.edge.counts import Counts
from copydesk.edge.database import StoreError
from copydesk.edge.export import TABLES, export
from copydesk.edge.rows import kept
from copydesk.edge.run import Quiet, run
from copydesk.edge.store import Marks, Store
from copydesk.records import Reading, Settings
from tests.edge.paperdesk import PaperDesk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "in"
    made.mkdir()
    for number in range(12):
        (made / f"{number:02}.txt").write_text(f"Mensah had {900 + number} votes of {number} thousand.\n")
    return made


def dump(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is in a store, but for the numbers of its rows."""
    db = sqlite3.connect(store)
    found = {name: db.execute(query).fetchall() for name, query in TABLES.items()}
    found["bodies"] = db.execute(
        "SELECT a.id, r.body FROM readings r JOIN articles a ON a.key = r.article ORDER BY 1"
    ).fetchall()
    db.close()
    return found


def log(path: Path) -> list[str]:
    found = path.read_text().split() if path.exists() else []
    path.unlink(missing_ok=True)
    return found


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    read = tmp_path / "log"
    desk = PaperDesk(log=str(read))
    (folder / "fr.txt").write_text(
        "Le président est arrivé en tête du premier tour avec 28 % des voix, selon les résultats."
    )
    (folder / "void.txt").write_text("")
    counts = run(["in"], "r.db", desk)  # type: ignore[arg-type]
    assert (counts.read, counts.skipped, dict(counts.errors), counts.code()) == (12, 1, {"empty": 1}, 2)
    assert counts.findings["error"] == 13 and len(log(read)) == 12
    before = dump(tmp_path / "r.db")

    told = Counting()
    counts = run(["in"], "r.db", desk, progress=told)  # type: ignore[arg-type]
    assert (counts.read, counts.unchanged, log(read)) == (0, 12, [])
    assert (told.findings[0], told.findings[-1]) == (1, 13), "what stands in the store counts on the way"
    assert dump(tmp_path / "r.db") == before

    (folder / "03.txt").write_text("Mensah had 5 votes.\n")
    counts = run(["in"], "r.db", desk)  # type: ignore[arg-type]
    assert (counts.read, counts.unchanged, log(read)) == (1, 11, ["in/03.txt"])
    assert counts.findings["error"] == 12

    milder = PaperDesk(Settings(severity={"nines": "info"}), log=str(read))
    counts = run(["in"], "r.db", milder)  # type: ignore[arg-type]
    assert (counts.read, counts.rechecked, log(read)) == (0, 12, [])
    assert dict(counts.findings) == {"info": 12}


class OtherCode(PaperDesk):
    """The same desk by another name of its model."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.language.name = "paper-2"


def test_another_model_version_or_rounding_reads_all_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = str(tmp_path / "log")
    run(["in"], "r.db", PaperDesk(log=read))  # type: ignore[arg-type]
    for other in (OtherCode(log=read), PaperDesk(Settings(rounding="down"), log=read)):
        log(Path(read))
        for expected in (12, 0):
            assert run(["in"], "r.db", other).read == expected  # type: ignore[arg-type]
            assert len(log(Path(read))) == expected
    monkeypatch.setattr("copydesk.__version__", "99")
    assert run(["in"], "r.db", PaperDesk(log=read)).read == 12  # type: ignore[arg-type]


@pytest.mark.usefixtures("folder")
def test_another_catalogue_checks_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = PaperDesk(log=str(tmp_path / "log"))
    run(["in"], "r.db", desk)  # type: ignore[arg-type]
    log(tmp_path / "log")
    # As if a module of a check were another.
    monkeypatch.setattr(identity, "_CHECKING_CODE", ("checks", "names"))
    monkeypatch.setattr(PaperDesk, "check", lambda self, reading: ((), frozenset()))
    counts = run(["in"], "r.db", desk)  # type: ignore[arg-type]
    assert (counts.read, counts.rechecked, counts.findings.total()) == (0, 12, 0)
    assert log(tmp_path / "log") == []


def test_the_command_says_what_it_did(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Before the desk is another, or it would be another in there for ever.
    import copydesk.edge.checking  # noqa: F401
    from copydesk.edge.cli import main

    def told(*arguments: str) -> tuple[int, list[str]]:
        with pytest.raises(SystemExit) as ended:
            main(["run", "in", "--store", "r.db", *arguments])
        return int(ended.value.code or 0), capsys.readouterr().err.splitlines()

    monkeypatch.setattr("copydesk.edge.house.desk_of", lambda config: PaperDesk())
    assert told() == (0, ["12 read; 13 errors"])
    assert told("--fail-on", "error") == (1, ["0 read, 12 unchanged; 13 errors"])
    for number in range(11):
        (folder / f"void-{number:02}.txt").write_text("")
    code, lines = told("--fail-on", "error")
    assert code == 2 and lines[:1] == ["in/void-00.txt: empty: the file is empty"] and len(lines) == 12
    assert "copydesk export errors.csv --table errors --store r.db" in lines[10]
    assert lines[11] == "0 read, 12 unchanged, 11 empty; 13 errors"


def test_findings_across_stories_follow_every_change(folder: Path) -> None:
    for name in ("00", "01"):
        (folder / f"{name}.txt").write_text("Mensah had 777 votes.\n")
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    with Store("r.db") as store:
        assert [one.primary.article for one in store.findings(None)] == ["in/01.txt"]
    (folder / "01.txt").write_text("Mensah had 778 votes.\n")
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    with Store("r.db") as store:
        assert store.findings(None) == ()


def test_too_many_stories_to_hold_against_each_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("00", "01"):
        (folder / f"{name}.txt").write_text("Mensah had 777 votes.\n")
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    monkeypatch.setattr(runs, "ACROSS_AT_MOST", 12)
    (folder / "13.txt").write_text("Mensah had 5 votes.\n")
    for _ in range(2):
        counts = run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
        assert counts.line().endswith("; 13 stories are too many to hold against each other")
        with Store("r.db") as store:
            assert store.findings(None) == (), "those of fewer stories may hold no longer"


def test_a_store_among_the_stories_is_none(folder: Path) -> None:
    for _ in range(2):
        counts = run(["."], "in/mine", PaperDesk())  # type: ignore[arg-type]
        assert counts.stories == 12 and not counts.errors
    (folder / "mine.txt").write_bytes(b"\x00\x01\x02" * 9)
    (folder / "deep").mkdir()
    (folder / "deep" / "mine").write_bytes(b"\x00\x01\x02" * 9)
    assert dict(run(["."], "in/mine", PaperDesk()).errors) == {"binary": 2}  # type: ignore[arg-type]


def test_a_failure_that_was_mended_is_gone(folder: Path) -> None:
    """Under whatever id its stories stand now; one whose file was not looked at stays."""
    (folder / "l.jsonl").write_text('{"id": "x", "text": "Mensah had 1 vote."}\n{"id": "y", "te')
    (folder / "void.txt").write_text("")
    assert dict(run(["in"], "r.db", PaperDesk()).errors) == {"format": 1, "empty": 1}  # type: ignore[arg-type]

    def failed() -> list[str]:
        with Store("r.db") as store:
            return [id for id, *_ in store.errors(9)]

    assert failed() == ["in/l.jsonl:2", "in/void.txt"]
    assert dict(run(["in/l.jsonl"], "r.db", PaperDesk()).errors) == {"format": 1}  # type: ignore[arg-type]
    assert failed() == ["in/l.jsonl:2", "in/void.txt"]
    (folder / "l.jsonl").write_text(
        '{"id": "x", "text": "Mensah had 1 vote."}\n{"id": "y", "text": "Two 2."}\n'
    )
    counts = run(["in/l.jsonl"], "r.db", PaperDesk())  # type: ignore[arg-type]
    assert (counts.read, counts.unchanged) == (1, 1) and not counts.errors
    assert failed() == ["in/void.txt"]


def test_one_id_for_two_stories(folder: Path) -> None:
    lines = [{"id": "x", "text": "One 1."}, {"id": "x", "text": "Two 2."}, {"id": "x", "text": "One 1."}]
    (folder / "l.jsonl").write_text("\n".join(map(json.dumps, lines)))
    for expected in ((2, 0), (0, 2)):
        counts = run(["in/l.jsonl"], "r.db", PaperDesk())  # type: ignore[arg-type]
        assert (counts.read, counts.unchanged, counts.repeated) == (*expected, 1)
    with Store("r.db") as store:
        assert [one.article.id for one in store.readings()] == ["x", "x#2"]


@pytest.mark.usefixtures("folder")
def test_many_processes_write_the_same_store(tmp_path: Path) -> None:
    run(["in"], "one.db", PaperDesk())  # type: ignore[arg-type]
    run(["in"], "two.db", PaperDesk(), jobs=2)  # type: ignore[arg-type]
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


def disturbed(folder: str, jobs: int) -> None:
    """A slow run in a process of its own, which often writes."""
    os.chdir(folder)
    runs._COMMIT_EVERY = 3
    try:
        run(["in"], "killed.db", PaperDesk(delay=0.01, log="read"), jobs=jobs)  # type: ignore[arg-type]
    except KeyboardInterrupt:
        sys.exit(130)


def stopped_and_resumed(tmp_path: Path, stops: int, *, jobs: int = 1, by: int = signal.SIGKILL) -> int:
    """Stop runs at so many random instants, each going on from the last; how many left a store half done.

    A store that came to its end is held against that of an undisturbed run, and the next one is begun.
    """
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(["copydesk.edge.run", "tests.edge.paperdesk"])
    run(["in"], "whole.db", PaperDesk())  # type: ignore[arg-type]
    rng = random.Random(7)
    half = 0
    for _ in range(stops):
        # After so many stories of this run, or before the first.
        stories = rng.randrange(-2, 8)
        process = context.Process(target=disturbed, args=(str(tmp_path), jobs))
        process.start()
        while process.is_alive() and _lines(tmp_path / "read") < stories:
            time.sleep(0.001)
        process.join(rng.random() * (0.02 if stories > 0 else 0.2))
        if process.exitcode is None and process.pid is not None:
            # It may come to its end between the two lines.
            with suppress(ProcessLookupError):
                os.kill(process.pid, by)
        process.join()
        log(tmp_path / "read")
        # 1: by hand, before the run had begun.
        assert process.exitcode in (0, -by, *((1, 130) if by == signal.SIGINT else ()))
        if process.exitcode == 0:
            assert dump(tmp_path / "killed.db") == dump(tmp_path / "whole.db")
            for path in tmp_path.glob("killed.db*"):
                path.unlink()
        elif (tmp_path / "killed.db").exists():
            with closing(sqlite3.connect("killed.db")) as db:
                assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                half += tables and 0 < db.execute("SELECT count(*) FROM articles").fetchone()[0] < 12
    run(["in"], "killed.db", PaperDesk())  # type: ignore[arg-type]
    assert dump(tmp_path / "killed.db") == dump(tmp_path / "whole.db")
    return half


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.usefixtures("folder")
def test_killed_at_fifty_instants(tmp_path: Path) -> None:
    assert stopped_and_resumed(tmp_path, 50) > 10


@pytest.mark.usefixtures("folder")
def test_stopped_by_hand(tmp_path: Path) -> None:
    assert stopped_and_resumed(tmp_path, 8, by=signal.SIGINT) > 0


@pytest.mark.usefixtures("folder")
def test_killed_with_its_workers_at_work(tmp_path: Path) -> None:
    assert stopped_and_resumed(tmp_path, 8, jobs=2) > 0


class Counting(Quiet):
    """Notes how many findings it was told of at each step."""

    def __init__(self) -> None:
        self.findings: list[int] = []

    def step(self, counts: Counts) -> None:
        self.findings.append(counts.findings.total())


class Telling(Quiet):
    """Notes that it was told to wait."""

    def __init__(self) -> None:
        self.told = False

    def waiting(self) -> None:
        self.told = True


def hold(store: str, started: object, seconds: float) -> None:
    from copydesk.edge.lock import locked

    with locked(Path(store), lambda: None):
        started.set()  # type: ignore[attr-defined]
        time.sleep(seconds)


@pytest.mark.usefixtures("folder")
def test_the_second_run_waits_and_says_so() -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    other = context.Process(target=hold, args=("r.db", started, 0.5))
    other.start()
    assert started.wait(30)
    progress = Telling()
    counts = run(["in"], "r.db", PaperDesk(), progress=progress)  # type: ignore[arg-type]
    other.join()
    assert progress.told and counts.read == 12


@pytest.mark.usefixtures("folder")
def test_a_full_disk_loses_nothing_that_was_there() -> None:
    run(["in/00.txt"], "r.db", PaperDesk())  # type: ignore[arg-type]
    with Store("r.db") as store:
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages + 1}")
        desk = PaperDesk()
        from copydesk.articles import from_text

        reading = desk.read(from_text("Mensah had 1 vote. " * 2000, id="big"))
        with pytest.raises(StoreError, match="full"), store.transaction():
            store.put(kept(reading, (), 0, ""), Marks("a", "b", "c"))
        assert store.known("big") is None and store.known("in/00.txt") is not None
    assert run(["in"], "r.db", PaperDesk()).read == 11  # type: ignore[arg-type]


SMALL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from pathlib import Path
from copydesk.edge.export import export
from copydesk.edge.run import run
from copydesk.edge.database import StoreError
from tests.edge.paperdesk import PaperDesk
try:
    run(["in"], "small.db", PaperDesk()) if len(sys.argv) == 2 else export("whole.db", sys.argv[2])
except StoreError as error:
    print(error)
"""


def no_room(room: int, *export: str) -> str:
    """What a run, or an export to a file, says that may write no file larger than `room` bytes."""
    pytest.importorskip("resource")
    here = [str(Path(__file__).parents[2]), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, here))}
    command = [sys.executable, "-c", SMALL, str(room), *export]
    return subprocess.run(
        command, env=environment, check=True, timeout=60, stdout=subprocess.PIPE, text=True
    ).stdout


def test_a_run_without_room_goes_on_when_there_is_some(folder: Path, tmp_path: Path) -> None:
    for number in range(100):
        (folder / f"long-{number:02}.txt").write_text(f"Mensah had {number} votes. " * 40)
    run(["in"], "whole.db", PaperDesk())  # type: ignore[arg-type]
    told = [no_room(room) for room in (60_000, 200_000, 400_000)]
    assert all("small.db: " in one and ("full" in one or "I/O" in one) for one in told), told
    run(["in"], "small.db", PaperDesk())  # type: ignore[arg-type]
    assert dump(tmp_path / "small.db") == dump(tmp_path / "whole.db")


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.parquet", "x.xlsx"])
def test_an_export_without_room_leaves_what_was_there(folder: Path, tmp_path: Path, name: str) -> None:
    pytest.importorskip(
        "polars" if name.endswith("parquet") else "xlsxwriter" if name.endswith("xlsx") else "csv"
    )
    for number in range(100):
        text = " ".join(f"Mensah had {900_000 + 40 * number + k} votes." for k in range(40))
        (folder / f"long-{number:02}.txt").write_text(text)
    run(["in"], "whole.db", PaperDesk())  # type: ignore[arg-type]
    Path(name).write_text("older")
    # SQLite itself must have 32 KiB.
    assert no_room(33_000, name).startswith(f"{name}: ")
    assert Path(name).read_text() == "older" and not list(tmp_path.glob(".x*"))


def test_many_open_a_new_store_at_one_moment(tmp_path: Path) -> None:
    def opened(path: Path, start: threading.Barrier) -> bool:
        start.wait(30)
        with Store(path) as store:
            return store.known("a") is None

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            start = threading.Barrier(8)
            asked = [pool.submit(opened, tmp_path / f"{number}.db", start) for _ in range(8)]
            assert all(one.result() for one in asked)


def test_a_store_that_another_is_just_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA user_version = 0")
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.3, other.rollback)
    done.start()
    with Store(path) as store:
        assert store.known("a") is None and store.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    done.join()
    other.close()


@pytest.mark.usefixtures("folder")
def test_stores_that_are_none_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all, but long enough to look at " * 50)
    other = sqlite3.connect("other.db")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with Store("newer.db") as store:
        store.db.execute("PRAGMA user_version = 99")
    for name, why in (("text.db", "not a database"), ("other.db", "something else"), ("newer.db", "newer")):
        with pytest.raises(StoreError, match=why):
            run(["in"], name, PaperDesk())  # type: ignore[arg-type]
    for name, why in (
        ("no/such/r.db", "no folder"),
        (str(tmp_path), "not a file"),
        ("/dev/null", "not a file"),
    ):
        with pytest.raises(StoreError, match=why):
            run(["in"], name, PaperDesk())  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="no such store"):
        export("none.db", "x.csv")


@pytest.mark.usefixtures("folder")
def test_a_damaged_store_is_one_line(tmp_path: Path) -> None:
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    whole = dump(tmp_path / "r.db")
    with closing(sqlite3.connect("r.db")) as db, db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("UPDATE readings SET body = x'00' WHERE article = 3")
    with pytest.raises(StoreError, match=r"r\.db: damaged"):
        export("r.db", "all.jsonl")
    # With other settings the Reading is wanted again: it is gone, so its story is read anew.
    milder = PaperDesk(Settings(severity={"nines": "info"}))
    counts = run(["in"], "r.db", milder)  # type: ignore[arg-type]
    assert (counts.read, counts.rechecked) == (1, 11)
    assert dump(tmp_path / "r.db")["bodies"] == whole["bodies"]
    with closing(sqlite3.connect("r.db")) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        size = db.execute("PRAGMA page_size").fetchone()[0]
    data = Path("r.db").read_bytes()
    Path("r.db").write_bytes(data[:size] + b"\xff" * (len(data) - size))
    for act in (lambda: export("r.db", "all.csv"), lambda: run(["in"], "r.db", PaperDesk())):  # type: ignore[arg-type]
        with pytest.raises(StoreError, match=r"r\.db: "):
            act()


@pytest.mark.usefixtures("folder")
def test_a_check_that_fails_on_what_was_kept_costs_that_story_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    check = PaperDesk.check

    def failing(self: PaperDesk, reading: Reading) -> object:
        if reading.article.id == "in/05.txt":
            raise RuntimeError("no such luck")
        return check(self, reading)

    monkeypatch.setattr(PaperDesk, "check", failing)
    counts = run(["in"], "r.db", PaperDesk(Settings(severity={"nines": "info"})))  # type: ignore[arg-type]
    assert (counts.rechecked, dict(counts.errors)) == (11, {"internal": 1})
    assert counts.failed == [("in/05.txt", "internal", "RuntimeError: no such luck")]


def test_an_older_store_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.edge import database as module
    from copydesk.edge.tables import MIGRATIONS

    path = tmp_path / "old.db"
    with monkeypatch.context() as older:
        older.setattr(module, "MIGRATIONS", MIGRATIONS[:1])
        Store(path).close()
    with Store(path) as store:
        assert store.db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert store.db.execute("SELECT count(*) FROM faults").fetchone() == (0,)


@pytest.mark.usefixtures("folder")
def test_a_read_only_store_can_be_exported() -> None:
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    Path("r.db").chmod(0o444)
    assert export("r.db", "f.csv") == 13


@pytest.mark.parametrize(("what", "why"), [("ro.db", "read-only"), (".", "nothing can be written")])
@pytest.mark.usefixtures("folder")
def test_a_store_that_cannot_be_written_says_so(monkeypatch: pytest.MonkeyPatch, what: str, why: str) -> None:
    """As for whoever is not root, who may write everywhere."""
    run(["in/00.txt"], "ro.db", PaperDesk())  # type: ignore[arg-type]
    before = Path("ro.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != Path(what))
    with pytest.raises(StoreError, match=why):
        run(["in"], "ro.db", PaperDesk())  # type: ignore[arg-type]
    assert Path("ro.db").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("folder")
def test_a_store_where_nothing_can_be_written_can_be_exported(tmp_path: Path) -> None:
    (tmp_path / "disc").mkdir()
    run(["in"], "disc/r.db", PaperDesk())  # type: ignore[arg-type]
    (tmp_path / "disc" / "r.db.lock").unlink()
    (tmp_path / "disc").chmod(0o555)
    try:
        assert export("disc/r.db", "f.csv") == 13
        with pytest.raises(StoreError, match=r"r\.db"):
            run(["in"], "disc/r.db", PaperDesk())  # type: ignore[arg-type]
    finally:
        (tmp_path / "disc").chmod(0o755)


def test_export_in_every_format(folder: Path, tmp_path: Path) -> None:
    (folder / "void.txt").write_text("")
    run(["in"], "r.db", PaperDesk())  # type: ignore[arg-type]
    assert export("r.db", "all.jsonl") == 13
    lines = [json.loads(line) for line in Path("all.jsonl").read_text().splitlines()]
    assert [line["article"]["id"] for line in lines] == sorted(line["article"]["id"] for line in lines)
    assert lines[0]["findings"][0]["code"] == "NIN01" and lines[-1]["error"]["kind"] == "empty"
    assert lines[0]["coverage"] == {"numbers": 2, "in_claims": 2, "checked": 2, "unread": []}
    (tmp_path / "tables").mkdir()
    assert export("r.db", "tables", "csv") == 13 + 12 + 24 + 13 + 1
    assert (tmp_path / "tables" / "claims.csv").read_text().startswith("article,id,measure,subject")
    # A message that begins with = is no formula, in no spreadsheet.
    with (tmp_path / "tables" / "findings.csv").open(newline="") as file:
        assert next(csv.DictReader(file))["message"] == "'= 900 begins with a nine"
    polars = pytest.importorskip("polars")
    export("r.db", "claims.parquet", table="claims")
    frame = polars.read_parquet("claims.parquet")
    assert frame.height == 24 and frame["value"][0] == "900" and frame["start"][0] == 11
    pytest.importorskip("xlsxwriter")
    assert export("r.db", "all.xlsx") == 13 + 12 + 24 + 13 + 1
    with zipfile.ZipFile("all.xlsx") as book:
        assert b"= 900 begins with a nine" in book.read("xl/sharedStrings.xml")
        assert all(b"<f>" not in book.read(name) for name in book.namelist())
    with pytest.raises(StoreError, match="no format"):
        export("r.db", "all.docx")
