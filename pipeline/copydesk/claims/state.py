"""What carries over from line to line."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.claims.context.focus import Focus
from copydesk.claims.context.story import Story
from copydesk.claims.linker.traces import Trace
from copydesk.claims.measures.reading import Reading
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.records import Claim


@dataclass
class State:
    """What carries over from line to line."""

    story: Story
    focus: Focus
    claims: list[Claim] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    previous: Reading | None = None
    recent: list[Item] = field(default_factory=list)
    label: str | None = None
    carried: set[int] = field(default_factory=set)
    shapes: list[Frame] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
