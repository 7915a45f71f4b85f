"""The measures: each takes its two sides in turn, several times over, in one run on one machine.

All but the two workers are told in processor time, which other work on the machine disturbs little.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.desk import Desk
from copydesk.records import Article, Reading, to_json
from tests.benchmarks.stories import of_length, short_stories, stories


@dataclass(frozen=True)
class Result:
    """A measure's name, its values of every round, and what is aimed at."""

    name: str
    values: tuple[float, ...]
    unit: str
    aim: str
    met: bool

    def row(self) -> str:
        """A row of the table."""
        middle = statistics.median(self.values)
        return (
            f"| {self.name} | {middle:.2f} {self.unit} | {min(self.values):.2f} to {max(self.values):.2f} |"
            f" {self.aim} | {'yes' if self.met else 'no'} |"
        )


def took(work: Callable[[], object]) -> float:
    """Processor seconds, of this process and of those that it waited for."""
    start = _processor()
    work()
    return _processor() - start


def _processor() -> float:
    # Not os.times, which counts in hundredths: --help takes eight.
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def against_stock(desk: Desk, rounds: int, count: int) -> Result:
    """Words a second of reading and checking against the bare stock pipeline's."""
    from tests.benchmarks.stock import stock

    held = list(stories(count))
    other = stock(desk)
    values = []
    for _ in range(rounds):
        bare = took(lambda: [None for _ in other.pipe((story.text for story in held), batch_size=16)])
        ours = took(lambda: _checked(desk, held))
        values.append(bare / ours)
    return Result(
        "check against stock small pipe, speed", tuple(values), "x", "1.4 x", _middle(values) >= 1.4
    )


def words_per_second(desk: Desk, rounds: int, count: int) -> Result:
    """Words a second of reading and checking, of this machine."""
    held = list(stories(count))
    words = sum(story.words for story in held)
    values = [words / took(lambda: _checked(desk, held)) for _ in range(rounds)]
    return Result("words a second, one process", tuple(values), "", "-", True)


def language_against_stock(rounds: int, count: int) -> Iterator[Result]:
    """Words a second of the shipped pipeline against stock, on so many long articles: all trees, trees where needed."""
    from tests.benchmarks import bench_language

    found = bench_language.rates(bench_language.articles(count), rounds)
    for name, aim in (("all trees", 1.5), ("needed trees", 2.0)):
        values = bench_language.against(found, name)
        title = f"language step, {name}, against stock small pipe, speed"
        yield Result(title, values, "x", f"{aim:g} x", _middle(values) >= aim)


def loading(rounds: int) -> Result:
    """Loading the shipped pipeline against `import spacy`: both in a process of their own, one import taken off."""
    ready = "import spacy, copydesk_en; copydesk_en.load()"

    def alone(code: str) -> float:
        return took(lambda: subprocess.run([sys.executable, "-c", code], check=True))

    values = []
    for _ in range(rounds + 1):
        bare = alone("import spacy")
        values.append((alone(ready) - bare) / bare)
    kept = tuple(values[1:])  # the first round warms the disk
    return Result("loading the pipeline against import spacy", kept, "x", "2 x", _middle(kept) <= 2)


def share_after_language(desk: Desk, rounds: int, count: int) -> Result:
    """The share of the time that goes by after the language step."""
    held = list(stories(count))
    values = []
    for _ in range(rounds):
        language = took(lambda: [None for _ in desk.language.pages_of(held)])
        values.append(100 * max(0.0, 1 - language / took(lambda: _checked(desk, held))))
    return Result("share of time after the language step", tuple(values), "%", "20 %", _middle(values) <= 20)


def two_workers(desk: Desk, rounds: int, count: int) -> Result:
    """Two processes against one, both warm: the clock starts with the first result."""
    from copydesk.edge.engines import BATCH, Reader
    from copydesk.edge.engines import run as engine

    held = list(stories(count))

    def rate(jobs: int) -> float:
        made = engine(held, Reader(desk), jobs=jobs, timeout=600)
        for _ in range(2 * BATCH * jobs):
            next(made)
        return _wall(lambda: list(made)) / (count - 2 * BATCH * jobs)

    values = [rate(1) / rate(2) for _ in range(rounds)]
    return Result("two workers against one", tuple(values), "x", "1.7 x", _middle(values) >= 1.7)


def checking_kept(desk: Desk, rounds: int, count: int) -> Result:
    """Checking Readings that are kept (as JSON) against reading the stories."""
    held = list(stories(count))
    kept = [to_json(reading) for reading in desk.read_many(held)]
    values = []
    for _ in range(rounds):
        reading = took(lambda: [None for _ in desk.read_many(held)])
        values.append(reading / took(lambda: [desk.check(Reading.model_validate_json(one)) for one in kept]))
    return Result("checking kept Readings against reading", tuple(values), "x", "20 x", _middle(values) >= 20)


def against_length(desk: Desk, rounds: int) -> Result:
    """Time per word of a story of 16,000 words against one of 1,000: 1 where cost is linear."""
    short, long = of_length(1_000), of_length(16_000)
    values = []
    for _ in range(rounds):
        few = took(lambda: [_checked(desk, [short]) for _ in range(8)]) / (8 * short.words)
        values.append(took(lambda: _checked(desk, [long])) / long.words / few)
    return Result(
        "time per word, 16,000 against 1,000 words", tuple(values), "x", "1.3 x", _middle(values) <= 1.3
    )


def starting(rounds: int) -> Iterator[Result]:
    """The command line's start against what it has to import."""
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        story.write_text("Mensah won Sunday's vote in Tamale with 53.2%.\n", encoding="utf-8")
        check = [sys.executable, "-m", "copydesk.edge.cli", "check", str(story), "--fail-on", "never"]
        yield _against("check of a short story against import spacy", check, "import spacy", 2.0, rounds)
    told = [sys.executable, "-m", "copydesk.edge.cli", "--help"]
    yield _against("--help against import typer", told, "import typer", 1.5, rounds)


def _against(name: str, command: list[str], code: str, aim: float, rounds: int) -> Result:
    # As installed: compiled once.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    values = []
    for _ in range(rounds + 1):
        ours = took(lambda: subprocess.run(command, check=True, capture_output=True, env=env))
        values.append(ours / took(lambda: subprocess.run([sys.executable, "-c", code], check=True, env=env)))
    values = values[1:]  # the first round compiles, and warms the disk
    return Result(name, tuple(values), "x", f"{aim:g} x", _middle(values) <= aim)


def memory(desk: Desk, count: int) -> Iterator[Result]:
    """Memory of this process over many stories, as `check` holds it: the most, and what 1,000 more add to it.

    The second half counts: at first the tables of words and names are loaded.
    """
    from copydesk.edge.engines import Checked, Checker
    from copydesk.edge.engines import run as engine
    from copydesk.edge.spool import Spool

    sizes: list[float] = []
    with Spool() as kept:
        for number, one in enumerate(engine(short_stories(count), Checker(desk)), 1):
            assert isinstance(one, Checked)
            kept.add(one.note, one.body)
            if number % max(1, count // 40) == 0:
                sizes.append(_resident())
        half = sizes[len(sizes) // 2 :]
        slope = statistics.linear_regression(range(len(half)), half).slope * 40 / count * 1000
        desk.across(kept, kept.notes)
        sizes.append(_resident())
    yield Result(
        f"memory over {count:,} stories, at most", (max(sizes),), "MiB", "1024 MiB", max(sizes) <= 1024
    )
    yield Result("memory added by 1,000 more stories", (slope,), "MiB", "0 (under 1)", slope < 1)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def _checked(desk: Desk, held: list[Article]) -> None:
    for reading in desk.read_many(held):
        desk.check(reading)


def _middle(values: list[float]) -> float:
    return statistics.median(values)
