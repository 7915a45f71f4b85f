"""Where the time goes: processor time a word of every step, and the functions that take most of it."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import copydesk
from copydesk import checks, claims, entities, quantities
from copydesk.desk import Desk
from copydesk.records import Article
from tests.benchmarks.stories import stories

_ROOT = Path(copydesk.__file__).parent
_MOST = 12
# Steps of the desk, as it calls them.
_STEPS: tuple[tuple[Any, str, str], ...] = (
    (entities, "read", "entities"),
    (quantities, "read", "quantities"),
    (claims, "read", "claims"),
    (quantities, "scan", "coverage: the scan for numbers"),
    (claims, "coverage", "coverage: the rest"),
    (checks, "run", "checks"),
)


def main(desk: Desk, count: int) -> None:
    """Print a table of the steps and one of the functions, over so many stories of the corpus."""
    held = list(stories(count))
    words = sum(story.words for story in held)
    _work(desk, held)
    print("| step | microseconds a word | share |\n|---|---|---|", flush=True)
    spent = _steps(desk, held)
    whole = sum(spent.values())
    for name, seconds in spent.items():
        print(f"| {name} | {1e6 * seconds / words:.1f} | {100 * seconds / whole:.0f} % |")
    print(f"| all | {1e6 * whole / words:.1f} | |\n\n| after the language step, in | share |\n|---|---|")
    for name, share in _functions(desk, held):
        print(f"| `{name}` | {100 * share:.1f} % |")


def _work(desk: Desk, held: list[Article]) -> None:
    for reading in desk.read_many(held):
        desk.check(reading)


def _steps(desk: Desk, held: list[Article]) -> dict[str, float]:
    """Processor seconds of every step, in the order of the desk."""
    spent = {name: part(held) for name, part in _parts(desk).items()}
    spent["language: pages and labels"] = max(
        0.0, _took(lambda: [None for _ in desk.language.pages_of(held)]) - sum(spent.values())
    )
    before = sum(spent.values())
    inside: dict[str, float] = {}
    with _watched(inside):
        whole = _took(lambda: _work(desk, held))
    inside["the rest of the desk"] = max(0.0, whole - before - sum(inside.values()))
    return {**spent, **inside}


def _parts(desk: Desk) -> dict[str, Callable[[list[Article]], float]]:
    """What measures each part of the spaCy pipeline, run on Docs that the parts before it have been over."""
    pipeline = desk.language.pipeline
    docs: list[Any] = []

    def tokens(held: list[Article]) -> float:
        docs.clear()
        return _took(lambda: docs.extend(pipeline.make_doc(story.text) for story in held))

    def part(name: str) -> Callable[[list[Article]], float]:
        def measured(_: list[Article]) -> float:
            made: list[Any] = []
            pipe = pipeline.get_pipe(name)
            many = pipe.pipe(iter(docs), batch_size=16) if hasattr(pipe, "pipe") else map(pipe, docs)
            spent = _took(lambda: made.extend(many))
            docs[:] = made
            return spent

        return measured

    return {
        "language: tokens": tokens,
        **{f"language: {name}": part(name) for name in pipeline.pipe_names},
    }


@contextmanager
def _watched(spent: dict[str, float]) -> Iterator[None]:
    """Note what time goes by in each step of the desk."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in _STEPS]

    def watching(step: Callable[..., Any], told: str) -> Callable[..., Any]:
        def watched(*values: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return step(*values, **named)
            finally:
                spent[told] = spent.get(told, 0.0) + time.process_time() - start

        return watched

    for module, name, told in _STEPS:
        setattr(module, name, watching(getattr(module, name), told))
    try:
        yield
    finally:
        for module, name, step in kept:
            setattr(module, name, step)


def _functions(desk: Desk, held: list[Article]) -> list[tuple[str, float]]:
    """Our functions with most time in themselves, and their share of all after the language step."""
    read = [(story, pages) for story, pages in desk.language.pages_of(held)]
    profile = cProfile.Profile()
    profile.enable()
    for story, pages in read:
        desk.check(desk.read_pages(story, pages))
    profile.disable()
    told = pstats.Stats(profile)
    stats: dict[tuple[str, int, str], Any] = told.stats  # type: ignore[attr-defined]
    whole = sum(values[2] for values in stats.values())
    ours = [
        (f"{Path(file).relative_to(_ROOT).as_posix()} {name}", values[2] / whole)
        for (file, _, name), values in stats.items()
        if Path(file).is_relative_to(_ROOT)
    ]
    return sorted(ours, key=lambda one: -one[1])[:_MOST]


def _took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
