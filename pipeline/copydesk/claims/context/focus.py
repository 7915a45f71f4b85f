"""What the story is about at a point, and the context of one figure or outcome."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.records import Contest, Place
from copydesk.records.claim import AsOf, Status


@dataclass
class Focus:
    """What the story is about at this point, and since which paragraph."""

    place: Place | None = None
    place_paragraph: int = -1
    contest: Contest | None = None
    source: str | None = None
    source_id: str | None = None
    source_paragraph: int = -1
    status: Status | None = None
    status_paragraph: int = -1
    as_of: AsOf | None = None
    round: str | None = None
    homes: dict[str, Place] = field(default_factory=dict)

    def copied(self) -> Focus:
        """Another with the same in it, that moves on by itself; `homes` is one and the same."""
        other = Focus.__new__(Focus)  # a third of the time of `copy`, and every line asks
        other.__dict__.update(self.__dict__)
        return other


@dataclass
class Setting:
    """The context of one figure or outcome."""

    place: str | None = None
    place_id: str | None = None
    contest: str | None = None
    contest_id: str | None = None
    status: Status | None = None
    source: str | None = None
    source_id: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    when: str | None = None
    round: str | None = None
    as_of: AsOf | None = None
    carried: bool = False
    # Whether words right there name the place: "in Kirkby".
    named: bool = False
    # Whether the place is called again by what it is: "in the same ward".
    called: bool = False
