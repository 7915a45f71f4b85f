"""What a claim is said of, brought to one form: contest, place, stage, source; and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from copydesk.checks.hints import Hints

_POLLED = frozenset({"poll", "exit_poll", "projection"})
LATE_ROUNDS = frozenset({"runoff", "run-off", "second", "final"})
# The fields that `Context.key` is made of, in the order in which they are asked.
KEY = ("contest", "when", "round", "place", "group")
Key = tuple[object, ...]


@dataclass(frozen=True)
class Context:
    """The fields of a claim that decide what it may be compared with; None is not known.

    Claims that do not stand together can be compared only if their keys are one: there null is what the story
    as a whole makes of it.
    """

    key: Key
    leads: bool
    confidence: float
    settled: float
    contest: str | None
    race: str | None
    place: str | None
    round: str | None
    group: str | None
    when: str | None
    basis: str | None
    status: str | None
    source: str | None
    voice: str | None
    stage: str | None
    as_of: str | None
    start: int
    end: int
    sentence: int
    paragraph: int
    block: int | None
    section: int
    lasting: bool
    option: bool | None
    month: int | None
    headline: bool
    hints: Hints

    def near(self, other: Context) -> bool:
        """Whether the two stand in one sentence, list or table."""
        return self.sentence == other.sentence or (self.block is not None and self.block == other.block)

    def beside(self, other: Context) -> bool:
        """Whether the two stand in one paragraph, list or table."""
        return self.paragraph == other.paragraph or self.near(other)

    def at_election_of(self, other: Context) -> Context:
        """The same, as if said of the election and the count of another."""
        contest, _when, *rest = self.key
        return replace(
            self, key=(contest, other.key[1], *rest), when=other.when, status=other.status,
            stage=other.stage, as_of=other.as_of, source=other.source, month=other.month, section=other.section,
        )  # fmt: skip


def polled(context: Context) -> bool:
    """Whether a figure is an estimate, not a count."""
    return context.status in _POLLED
