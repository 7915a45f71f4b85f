"""How a report is to be shown: colour, width, what goes in. Every renderer takes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from copydesk.records import Outcome, Reading

Item = Outcome | Reading


@dataclass(frozen=True)
class View:
    """`width` and `colour` matter to text alone; `array` makes one JSON array of what is else lines.

    `framed`: the page stands in the `srcdoc` of a frame, and its links lead to places in it.
    """

    width: int = 80
    colour: bool = False
    quiet: bool = False
    with_text: bool = False
    array: bool = False
    title: str = "copydesk"
    framed: bool = False


Render = Callable[[Iterable[Item], View], Iterator[str]]
