"""When a figure was good for: the times of day of a story, put in order over midnight."""

from __future__ import annotations

from datetime import datetime

from copydesk.checks.hours import ENTRIES, OPENING, minutes_of, opening_minutes, time_in, times_in
from copydesk.checks.scene import Scene
from copydesk.records import Claim, Part, Span
from copydesk.records.once import once

_DAY = 24 * 60
# Counts begin in the evening and go on till the morning.
_EVENING, _MORNING, _NOON = 17 * 60, 6 * 60, 12 * 60


class Timeline:
    """Moments of claims in minutes, comparable with one another within one story."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        text = scene.reading.article.text
        heads: list[Part | Span] = list(scene.heads)
        if all(minutes_of(text[head.start : head.end]) is None for head in heads):
            openings = [scene.reading.span(*match.span()) for match in OPENING.finditer(text)]
            heads = list(openings) if len(openings) >= ENTRIES else heads
        # The hour that a single report is dated by says nothing of its figures.
        heads = heads if scene.live else []
        self._heads = [(head, opening_minutes(text[head.start : head.end])) for head in heads]
        self._shift = self._shifts()

    @once
    def _over_midnight(self) -> bool:
        return any(minutes >= _EVENING for minutes in times_in(self.scene.reading.article.text))

    def moment(self, claim: Claim) -> int | None:
        """Minutes on the story's own clock; None where no time is given."""
        if claim.as_of is not None:
            exact = _instant(claim.as_of.value)
            if exact is not None:
                return exact
        return self.at(
            claim.value_span.start, claim.as_of.printed if claim.as_of is not None else claim.evidence.text
        )

    def at(self, position: int, words: str) -> int | None:
        """Minutes on the story's own clock for what stands at `position`, in these words."""
        index = self._head(position)
        if index is not None:
            minutes = self._heads[index][1]
            return None if minutes is None else minutes + self._shift[index]
        if any(minutes is not None for _head, minutes in self._heads):
            return None
        minutes = minutes_of(words)
        if minutes is not None and minutes < _NOON and self._over_midnight:
            # "At 9 p.m. ... by 1:30 a.m."; 9 a.m. may be of that morning or of the next.
            return minutes + _DAY if minutes < _MORNING else None
        return minutes

    def said(self, claim: Claim) -> str:
        """The time as the story prints it."""
        index = self._head(claim.value_span.start)
        if index is not None and self._heads[index][1] is not None:
            head = self._heads[index][0]
            return " ".join(self.scene.reading.article.text[head.start : head.end].split())
        if claim.as_of is not None:
            return claim.as_of.printed
        found = time_in(claim.evidence.text)
        return found[0].strip() if found is not None else "that time"

    def _head(self, position: int) -> int | None:
        """The last heading before a place in the text that is a time."""
        found = None
        for index, (head, minutes) in enumerate(self._heads):
            if head.start > position:
                break
            if minutes is not None:
                found = index
        return found

    def _shifts(self) -> list[int]:
        """Days to add to each heading so that the entries run one way, newest first or last.

        It runs the way that takes less time: "10 p.m." above "3 a.m." is one night, not a day told backwards.
        """
        up, down = self._walk(1), self._walk(-1)
        return up[1] if up[0] < down[0] else down[1]

    def _walk(self, way: int) -> tuple[int, list[int]]:
        """How many minutes it takes in all to go one way, and the days to add."""
        shift, last = 0, None
        moments: list[int] = []
        found = []
        for _head, minutes in self._heads:
            if minutes is not None:
                if last is not None and (minutes - last) * way < 0:
                    shift += way * _DAY
                last = minutes
                moments.append(minutes + shift)
            found.append(shift)
        return max(moments, default=0) - min(moments, default=0), found


def _instant(value: str | None) -> int | None:
    """Minutes of an ISO date with time."""
    if value is None or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return None
    return moment.toordinal() * _DAY + moment.hour * 60 + moment.minute
