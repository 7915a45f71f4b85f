"""What the rules made of each figure and each outcome word: what the linker weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from copydesk.claims.context.focus import Focus, Setting
from copydesk.claims.context.setting import setting_of
from copydesk.claims.context.story import Story
from copydesk.claims.measures.reading import Reading
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner
from copydesk.records import Claim
from copydesk.records.once import once


@dataclass(eq=False)
class Trace:
    """A figure or a word that may tell an outcome, the rules' reading of it, and the claims that they made."""

    shape: Frame
    item: Item
    focus: Focus
    story: Story
    claims: list[Claim] = field(default_factory=list)
    reading: Reading | None = None
    owner: Owner | None = None
    outcome: Outcome | None = None
    label: str | None = None
    given: Setting | None = None

    @once
    def setting(self) -> Setting:
        """The context that the rules see; asked for late, as most words that may tell an outcome tell none."""
        if self.given is not None:
            return self.given
        return setting_of(self.story, self.focus.copied(), self.shape, self.item, None)[0]

    @property
    def measure(self) -> str:
        """The rules' measure, for an outcome its value; "none" where they make no claim."""
        if not self.claims:
            return "none"
        return self.claims[0].value if self.outcome is not None else self.claims[0].measure


def number_of(trace: Trace) -> Decimal | None:
    """The number that a trace's figure states, if it states one."""
    figure = trace.item.figure
    try:
        return Decimal(figure.value) if figure is not None and figure.value else None
    except InvalidOperation:
        return None
