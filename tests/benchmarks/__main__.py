"""All measures in one table: python -m tests.benchmarks [--quick]."""

from __future__ import annotations

import sys

from copydesk.desk import Desk
from tests.benchmarks import measures
from tests.benchmarks.stories import stories


def main(quick: bool) -> None:
    """Print each row as soon as it is known."""
    rounds, count = (3, 40) if quick else (5, 200)
    desk = Desk()
    list(desk.read_many(stories(20)))
    print("| measure | median | spread | aim | met |\n|---|---|---|---|---|", flush=True)
    results = [
        lambda: measures.language_against_stock(rounds, 60 if quick else 300),
        lambda: [measures.loading(rounds)],
        lambda: [measures.words_per_second(desk, rounds, count)],
        lambda: [measures.against_stock(desk, rounds, count)],
        lambda: [measures.share_after_language(desk, rounds, count)],
        lambda: [measures.checking_kept(desk, rounds, count)],
        lambda: [measures.against_length(desk, rounds)],
        lambda: measures.starting(rounds),
        lambda: [measures.two_workers(desk, max(1, rounds - 2), 2 * count)],
        lambda: measures.memory(desk, 1_000 if quick else 10_000),
    ]
    for measure in results:
        for result in measure():
            print(result.row(), flush=True)


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
