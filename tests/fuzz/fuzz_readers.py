"""Twenty thousand mutated documents through the readers: python -m tests.fuzz.fuzz_readers [COUNT] [SEED]."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

from copydesk.articles import from_bytes
from copydesk.records import Article, ErrorReport, to_json
from tests.articles import samples
from tests.articles.test_fuzz import JUNK, mutated

SLOW = 5.0


def main(count: int, seed: int, folder: Path | None) -> int:
    """Mutate, read, count what comes out; the number of failures."""
    rng = random.Random(seed)
    documents = list(samples.every().values())
    if folder:
        documents += [
            path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".json", ".xml")
        ]
    outcomes: Counter[str] = Counter()
    failures, slowest = 0, 0.0
    for number in range(count):
        data = rng.choice(documents)
        changes = [
            (
                rng.randrange(1 << 24),
                rng.choice((0, 0, 1, 3, 40, 4000)),
                rng.choice([*JUNK, rng.randbytes(4)]),
            )
            for _ in range(rng.choice((1, 1, 2, 5, 30)))
        ]
        data = mutated(data, changes)
        start = time.process_time()
        try:
            found = list(from_bytes(data, id="x"))
            for one in found:
                to_json(one)
        except BaseException as error:
            failures += 1
            print(f"input {number} (seed {seed}): {type(error).__name__}: {error}")
            continue
        took = time.process_time() - start
        slowest = max(slowest, took)
        for one in found:
            kind = (
                one.error.kind
                if isinstance(one, ErrorReport)
                else "read"
                if isinstance(one, Article)
                else "skipped"
            )
            outcomes[kind] += 1
            if kind == "internal" or took > SLOW:
                failures += 1
                print(f"input {number} (seed {seed}): {took:.1f} s, {to_json(one)[:300]}")
        if not found:
            failures += 1
            print(f"input {number} (seed {seed}): lost")
    print(f"{count:,} inputs, {failures} failures, slowest {slowest:.2f} s; {dict(outcomes.most_common())}")
    return failures


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(arguments[0]) if arguments else 20_000,
            int(arguments[1]) if len(arguments) > 1 else 1,
            Path(arguments[2]) if len(arguments) > 2 else None,
        )
        > 0
    )
