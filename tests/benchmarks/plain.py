"""The plainest sentences, each with a right and a wrong filling, and innocent texts: what is found, and what speaks where nothing may.

`plain/p*.txt`: 1,145 texts of 35 to 110 words with one slot, "{1,090|1,190}": consistent with the first filling, not with the second. `plain/i*.txt`: 309 texts
with nothing wrong. All were typed by hands that had read no code. Odd ones are open: misses are read and mended on; of even ones nobody reads more than the
totals (but for those of pa, which were read once). Run by hand: ``python -m tests.benchmarks.plain [-v]``; -v prints the open ones that are missed or speak.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.records import Finding

PLAIN = Path(__file__).parent / "plain"
_SLOT = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True)
class Text:
    """A text with the day it is of, the check that ought to see its wrong filling, and whether it is an open one."""

    name: str
    check: str
    published: str
    text: str
    open: bool

    def filled(self, *, wrong: bool) -> str:
        """The text with its right or its wrong filling; one without a slot as it is."""
        return _SLOT.sub(lambda slot: slot[2 if wrong else 1], self.text)


def texts(name: str) -> Iterator[Text]:
    """The texts of a file."""
    blocks = re.split(r"(?m)^== ", (PLAIN / f"{name}.txt").read_text(encoding="utf-8"))[1:]
    for number, block in enumerate(blocks, 1):
        head, _, text = block.partition("\n")
        first, _, second = (piece.strip() for piece in head.partition("|"))
        check, published = (first, second) if name[0] == "p" else ("", first)
        text = re.sub(r"\Awhy:[^\n]*\n", "", text)
        yield Text(f"{name}-{number}", check, published, f"{text.strip()}\n", number % 2 == 1)


def main(arguments: list[str]) -> None:
    """Print what is found and what is false, in open and closed ones."""
    desk = Desk()
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    all_of: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    false: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for name in sorted(path.stem for path in PLAIN.glob("*.txt")):
        for one in texts(name):
            spoken = _spoken(desk, one, one.filled(wrong=False))
            false[one.open].update(finding.check for finding in spoken[:1])
            missed = False
            if one.check:
                all_of[one.open][one.check] += 1
                missed = not _spoken(desk, one, one.filled(wrong=True))
                found[one.open][one.check] += not missed
            if "-v" in arguments and one.open and (spoken or missed):
                print(
                    f"{one.name} {one.check} {'MISSED' if missed else ''}",
                    *(f.message for f in spoken),
                    sep="\n  ",
                )
                print(one.text)
    for check in sorted(all_of[True]):
        print(
            f"{check:22s}",
            *(f"{found[half][check]:3d} of {all_of[half][check]:3d}" for half in (True, False)),
            sep="  ",
        )
    for half in (True, False):
        word = "open" if half else "closed"
        print(
            f"{word}: {found[half].total()} of {all_of[half].total()} found; false on {false[half].total()}: {dict(false[half])}"
        )


def _spoken(desk: Desk, one: Text, text: str) -> list[Finding]:
    findings = desk.check(desk.read(from_text(text, id=one.name, published=one.published)))[0]
    return [finding for finding in findings if finding.severity != "info"]


if __name__ == "__main__":
    main(sys.argv[1:])
