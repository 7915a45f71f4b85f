"""A thousand spoilt stories through the whole desk: python -m tests.fuzz.fuzz_desk [COUNT] [SEED]."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Reading, Report, to_json
from copydesk.records.base import Record

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
SLOW = 20.0
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
JUNK = (
    "\n", "\n\n", "\r\n", "\t", " ", "  ", "\u200f", "\u202e", "\ufeff", "\u00a0", "\u2028", "\x0b", "\ufffd", "0", "9" * 40,
    "%", ".", ",", "-", "–", "—", "'", '"', "“", "”", "(", ")", "|", "> ", "* ", "1. ", "100% of 0 ", "-5 percent ",
    "1,2,3,4 ", "1/0 ", "half a half ", "31 June 2024 ", "Feb. 30 ", "25:61 ", "the the ", "A. B. C. ", "İ", "ß", "ﬁ", "e\u0301",
    "中国", "😀", "\U0010ffff", "Share\n", "By ", "LONDON (AP) — ", "votes ", "seats ", "won ", "of the ", "and ", "to ",
)  # fmt: skip


def spoilt(rng: random.Random, texts: list[str]) -> str:
    """A story with pieces of others in it, cut, doubled, and with junk strewn over it."""
    text = rng.choice(texts)
    for _ in range(rng.choice((1, 3, 10, 40))):
        at = rng.randrange(len(text) + 1)
        kind = rng.randrange(6)
        if kind == 0:
            text = text[:at] + text[at + rng.choice((1, 5, 50)) :]
        elif kind == 1:
            other = rng.choice(texts)
            start = rng.randrange(len(other))
            text = text[:at] + other[start : start + rng.choice((10, 100, 500))] + text[at:]
        elif kind == 2:
            text = text[:at] + text[at : at + 40] * rng.choice((2, 5)) + text[at:]
        elif kind == 3:
            text = text[:at] + text[at:].swapcase() if rng.random() < 0.2 else text[:at].upper() + text[at:]
        else:
            text = text[:at] + rng.choice(JUNK) * rng.choice((1, 1, 2, 8)) + text[at:]
    # One in four ends with a word, mostly a name: no stop, no line end.
    if rng.random() < 0.25 and (ends := [match.end() for match in _NAME.finditer(text)]):
        text = text[: rng.choice(ends)]
    return text[:20_000]


def faults(desk: Desk, text: str) -> Iterator[str]:
    """What is wrong with what the desk makes of a text: nothing, or it is a fault of ours."""
    if not text.strip():
        return
    article = from_text(text, id="x", published="2024-05-06")
    start = time.process_time()
    reading = desk.read(article)
    report = desk.report_on(reading)
    desk.note(reading)
    if time.process_time() - start > SLOW:
        yield f"{time.process_time() - start:.0f} seconds"
    if Reading.model_validate_json(to_json(reading)) != reading:
        yield "a Reading that is another one when read back"
    if Report.model_validate_json(to_json(report)) != report:
        yield "a Report that is another one when read back"
    for record in (reading, report):
        yield from _strays(record, article.text)


def _strays(record: Record, text: str) -> Iterator[str]:
    """Spans whose text is not what stands there."""
    values = {name: getattr(record, name) for name in type(record).model_fields}
    start, end = values.get("start"), values.get("end")
    if isinstance(start, int) and isinstance(end, int):
        told = values.get("printed" if "printed" in values else "text")
        if not 0 <= start <= end <= len(text):
            yield f"{type(record).__name__} {start}..{end} of {len(text)}"
        elif told and told != text[start:end]:
            yield f"{type(record).__name__} {start}..{end}: {told!r} is {text[start:end]!r}"
    for value in values.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from _strays(one, text)


def main(count: int, seed: int) -> int:
    """Spoil, read, check; the number of failures."""
    rng = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("d-*.txt"))]
    desk, failures, slowest = Desk(), 0, 0.0
    for number in range(count):
        text = spoilt(rng, texts)
        start = time.process_time()
        try:
            found = list(faults(desk, text))
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, time.process_time() - start)
        failures += bool(found)
        for fault in found[:3]:
            print(f"story {number} (seed {seed}): {fault[:300]}", flush=True)
    print(f"{count:,} stories, {failures} failures, slowest {slowest:.2f} s")
    return failures


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(arguments[0]) if arguments else 1_000,
            int(arguments[1]) if len(arguments) > 1 else 1,
        )
        > 0
    )
