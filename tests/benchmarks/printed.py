"""What the same stories say when they are printed otherwise: another house's signs, a file of Windows, no headline, no date.

    python -m tests.benchmarks.printed [CHANGE ...]

Reads the practice stories as they stand and with each change, and lists every error and warning that only the change brings
out: a story that is right stays right however it is printed, so all of these are false, or were only by luck not said before.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Reading

HOME = Path(__file__).parents[2]
sys.path.insert(0, str(HOME / "models" / "scripts"))

from practice import Block, blocks

# Whole stories; the others are mostly short.
_FILES = "[v-y]*.txt"


def _headless(text: str) -> str:
    return text.partition("\n\n")[2] or text


def _shouted(text: str) -> str:
    head, mark, rest = text.partition("\n")
    return head.upper() + mark + rest


def _signed(text: str) -> str:
    head, mark, rest = text.partition("\n\n")
    return f"{head}{mark}By Joan Harker and Sam Tully\n\n{rest}" if rest else text


CHANGES: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "two-spaces": lambda text: re.sub(r"([.?!]) (?=[A-Z])", r"\1  ", text),
    "curly": lambda text: re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’"),
    "straight": lambda text: text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'}),
    "one-break": lambda text: re.sub(r"\n\n+", "\n", text),
    "no-headline": _headless,
    "capitals": _shouted,
    "byline": _signed,
    "percent-sign": lambda text: re.sub(r"(\d) ?(?:per cent|percent)\b", r"\1%", text),
    "per-cent": lambda text: re.sub(r"(\d) ?%", r"\1 per cent", text),
    "no-break": lambda text: re.sub(r"(\d) (?=\d{3}\b|%|per|votes|seats)", "\\1\u00a0", text),
    "no-comma": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", "", text),
    "spaced": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", " ", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "undated": lambda text: text,
}


def main() -> None:
    """Print what each change brings out, and how much of all claims is read with it."""
    desk = Desk()
    held = [block for path in sorted((HOME / "models" / "practice").glob(_FILES)) for block in blocks(path)]
    plain = _read(desk, held)
    said = [_said(desk, reading) for reading in plain]
    for name in sys.argv[1:] or CHANGES:
        change, dated = CHANGES[name], name != "undated"
        readings, new = _read(desk, held, change, dated=dated), 0
        for story, reading, before in zip(held, readings, said, strict=True):
            left = Counter(before)
            for finding in desk.check(reading)[0]:
                if finding.severity == "info":
                    continue
                left[finding.check] -= 1
                if left[finding.check] < 0:
                    new += 1
                    print(f"  {name} {story.name} {finding.check}: {finding.message}")
        claims, of = (sum(len(one.claims) for one in them) for them in (readings, plain))
        print(
            f"{name}: {new} more in {len(held)} stories; {claims} claims read, {of} as they stand", flush=True
        )


def _read(
    desk: Desk, held: Sequence[Block], change: Callable[[str], str] = str, *, dated: bool = True
) -> list[Reading]:
    articles = [
        from_text(change(one.text), id=one.name, published=one.published if dated else None) for one in held
    ]
    return list(desk.read_many(articles))


def _said(desk: Desk, reading: Reading) -> Counter[str]:
    return Counter(one.check for one in desk.check(reading)[0] if one.severity != "info")


if __name__ == "__main__":
    main()
