"""All measures in one table, or some of them: python -m tests.benchmarks [--quick] [MEASURE...]."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from copydesk.desk import Desk
from tests.benchmarks import measures, steps
from tests.benchmarks.measures import Result
from tests.benchmarks.stories import stories

MEASURES = (
    "language", "loading", "words", "stock", "share", "kept", "length", "start", "workers", "memory",
)  # fmt: skip


def main() -> None:
    """Print each row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rough answer")
    parser.add_argument(
        "measure", nargs="*", help="words, stock, share, kept, length, start, workers, memory"
    )
    parser.add_argument("--steps", action="store_true", help="instead: where the time goes")
    asked = parser.parse_args()
    if unknown := [name for name in asked.measure if name not in MEASURES]:
        parser.error(f"no measure {unknown[0]!r}; there are {', '.join(MEASURES)}")
    rounds, count = (3, 40) if asked.quick else (5, 200)
    desk = Desk()
    if asked.steps:
        steps.main(desk, count)
        return
    table: dict[str, Callable[[], Iterable[Result]]] = {
        "language": lambda: measures.language_against_stock(rounds, 60 if asked.quick else 300),
        "loading": lambda: [measures.loading(rounds)],
        "words": lambda: [measures.words_per_second(desk, rounds, count)],
        "stock": lambda: [measures.against_stock(desk, rounds, count)],
        "share": lambda: [measures.share_after_language(desk, rounds, count)],
        "kept": lambda: [measures.checking_kept(desk, rounds, count)],
        "length": lambda: [measures.against_length(desk, rounds)],
        "start": lambda: measures.starting(rounds),
        "workers": lambda: [measures.two_workers(desk, max(1, rounds - 2), 2 * count)],
        "memory": lambda: measures.memory(desk, 1_000 if asked.quick else 10_000),
    }
    list(desk.read_many(stories(20)))
    print("| measure | median | spread | aim | met |\n|---|---|---|---|---|", flush=True)
    for name in asked.measure or MEASURES:
        for result in table[name]():
            print(result.row(), flush=True)


if __name__ == "__main__":
    main()
