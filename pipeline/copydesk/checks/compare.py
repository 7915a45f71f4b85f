"""Which claims may be held against each other, and what they mean as numbers. All checks of figures ask here.

Two claims are compared only if no field of their context contradicts. A field that is null in one equals
the other's value only within one sentence, list or table, or where the story has one contest only. What is
null by its nature stays apart all the same: a figure without a `when` is of this election, one without a
`group` is of all voters, one without a status is no poll.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from copydesk.checks.base import Ledger
from copydesk.checks.clock import minutes_of
from copydesk.checks.context import Context, Scene, polled
from copydesk.records import Claim, Interval, Reading, Settings

_UNITS = {
    "percent": "percent", "points": "percent", "percentage_points": "percent", "pct": "percent",
    "votes": "votes", "voters": "votes", "ballots": "votes", "people": "votes",
}  # fmt: skip
# Fractions in words are loose: "two-thirds" is said of 65 and of 68 percent.
_LOOSE = Decimal("2.5")
_LATE_ROUNDS = frozenset({"runoff", "run-off", "second", "final"})
# How far before and behind a figure words may stand that tell its time or its group.
_BEFORE, _BEHIND = 120, 40
# An early count or another election: "early returns", "before this vote it had 318", "five years ago".
_EARLIER = re.compile(
    r"\b(?:early (?:on|returns?|results?|count(?:s|ing)?|votes?|figures?|leads?|tall(?:y|ies)|projections?)|earlier|initial(?:ly)?|at first|previous(?:ly)?|before|prior|outgoing|formerly|ago"
    r"|had (?:held|won)|(?:a|one|two) (?:years?|months?|weeks?) after"
    r"|last (?:time|election|year|month|week|vote|parliament))\b",
    re.IGNORECASE,
)
# A part of the electorate that the reader may not have taken for one: "among Latino voters", "women".
_PART = re.compile(
    r"\b(?:among|amongst|women|men|young(?:er)?|older|elderly|urban|rural|graduates|youth|first-time"
    r"|voters (?:aged|under|over|between|who|with|without)"
    r"|(?:postal|mail-in|absentee|overseas|advance) (?:votes?|voters|ballots))\b",
    re.IGNORECASE,
)
_CARRIED = 0.55
# Pairs grow with the square of the claims; a story of thousands of them is a table, not copy to compare in full.
_MOST = 400
_last: tuple[Reading, float, Bench] | None = None


class Bench:
    """The claims of one reading laid out for comparison. Get it from `bench`, which keeps the last one."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        self.reading = reading
        self.scene = Scene(reading)
        self._intervals: dict[str, Interval] = {}
        self._hinted: dict[str, tuple[bool, int | None, bool]] = {}
        self.claims = [
            claim
            for claim in reading.claims
            if claim.confidence > settings.min_confidence
            and not _misread(claim)
            and not self._bare_word(claim)
        ]
        self._by_measure: dict[str, list[Claim]] = {}
        for claim in self.claims:
            self._by_measure.setdefault(claim.measure, []).append(claim)
        self._clash: dict[tuple[str, str], str | None] = {}
        self._stages: dict[tuple[int, str | None], set[str]] = {}
        for claim in self.claims:
            context = self.scene[claim]
            if context.stage is not None:
                for place in {context.place, None}:
                    self._stages.setdefault((context.section, place), set()).add(context.stage)

    def of(self, *measures: str, unit: str | None = None) -> list[Claim]:
        """The claims of these measures, in the order of the text; of one kind of unit if asked."""
        found = [claim for measure in measures for claim in self._by_measure.get(measure, ())]
        if unit is not None:
            found = [claim for claim in found if unit_class(claim) == unit]
        return sorted(found, key=lambda claim: claim.value_span.start) if len(measures) > 1 else found

    def of_anyone(self, *measures: str) -> list[Claim]:
        """As `of`, with the claims whose subject is a guess: for checks that do not ask whose figure it is."""
        found = [claim for claim in self.reading.claims if claim.measure in measures and not _misread(claim)][
            :_MOST
        ]
        return sorted(found, key=lambda claim: claim.value_span.start)

    def interval(self, claim: Claim) -> Interval:
        """What the figure of a claim can mean."""
        found = self._intervals.get(claim.id)
        if found is None:
            found = claim.interval
            # "Over half" has no looseness on its near side, nor "almost half" on its far side.
            if claim.comparator in ("exactly", "about") and self.in_words(claim):
                found = found.widened(_LOOSE)
            self._intervals[claim.id] = found
        return found

    def loosely(self, claim: Claim) -> Interval:
        """As `interval`, and as if the figure stood without its hedge: "nearly 36.90" may be 36.90."""
        found = self.interval(claim)
        if claim.comparator not in ("almost", "over", "under") or claim.unit != "percent":
            return found
        value = Decimal(claim.value)
        half = Decimal(5).scaleb(-len(claim.value.partition(".")[2]) - 1)
        return found.hull(Interval.around(value, half))

    def in_words(self, claim: Claim) -> bool:
        """Whether a share is printed as a fraction in words: "half", "two-thirds"."""
        if claim.unit != "percent":
            return False
        quantity = self.reading.quantity_by_id.get(claim.quantity_id or "")
        if quantity is not None and quantity.kind == "fraction":
            return True
        text = self.reading.article.text[claim.value_span.start : claim.value_span.end]
        return not any(letter.isdigit() for letter in text)

    def _bare_word(self, claim: Claim) -> bool:
        """Whether a share is a mere number word, "in a field of five": read as a share for want of a better."""
        if unit_class(claim) != "percent" or any(
            letter.isdigit() for letter in claim.value.partition(".")[2]
        ):
            return False
        quantity = self.reading.quantity_by_id.get(claim.quantity_id or "")
        return (
            quantity is not None and quantity.kind == "count" and not any(map(str.isdigit, quantity.printed))
        )

    def hint_earlier(self, claim: Claim) -> bool:
        """Whether the words around a figure say that it is of an earlier count or election."""
        return self._hints(claim)[0]

    def beyond_half(self, claim: Claim) -> bool:
        """Whether a share is "more than half" or "less than half" in words: majority-missed's business."""
        return claim.value == "50" and claim.comparator in ("over", "under") and self.in_words(claim)

    def clash(self, first: Claim, second: Claim) -> str | None:
        """Why two claims may not be compared, in a word; None if they may."""
        key = (first.id, second.id) if first.id < second.id else (second.id, first.id)
        if key not in self._clash:
            self._clash[key] = self._reason(first, second)
        return self._clash[key]

    def fits(self, first: Claim, second: Claim, ledger: Ledger | None = None) -> bool:
        """Whether two claims may be compared; the ledger notes why not."""
        why = self.clash(first, second)
        if why is not None and ledger is not None:
            ledger.set_aside(why, first, second)
        return why is None

    def one_count(self, first: Claim, second: Claim) -> bool:
        """Whether nothing in the words hints that two figures of one subject are of two counts or groups."""
        if not self.one_hour(first, second):
            return False
        one, other = self._hints(first), self._hints(second)
        return not one[2] if self.scene.near(first, second) else one == other

    def one_hour(self, first: Claim, second: Claim) -> bool:
        """Whether two figures are not of a count under way, or of noon, and of its end."""
        if (self.scene[first].status == "partial") != (self.scene[second].status == "partial"):
            return False
        return self._hints(first)[1] == self._hints(second)[1]

    def _hints(self, claim: Claim) -> tuple[bool, int | None, bool]:
        """What the words around a figure say of it: of earlier, at a time of day, of a part of the voters."""
        found = self._hinted.get(claim.id)
        if found is None:
            start = max(claim.evidence.start, claim.value_span.start - _BEFORE)
            words = self.reading.article.text[start : min(claim.evidence.end, claim.value_span.end + _BEHIND)]
            found = (bool(_EARLIER.search(words)), minutes_of(words), bool(_PART.search(words)))
            self._hinted[claim.id] = found
        return found

    def close(self, first: Claim, second: Claim) -> bool:
        """Whether claims of two subjects are surely of one race: said so, side by side, or the only race."""
        one, other = self.scene[first], self.scene[second]
        if self.scene.beside(first, second):
            return True
        if one.contest is not None and one.place is not None:
            return one.contest == other.contest and one.place == other.place
        return self.scene.one_contest and one.place == other.place

    def pools(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """Claims in groups of which every two may be compared and are surely of one race."""
        pools: list[list[Claim]] = []
        for claim in claims:
            for pool in pools:
                if all(self.clash(claim, one) is None for one in pool) and self.close(claim, pool[-1]):
                    pool.append(claim)
                    break
            else:
                pools.append([claim])
        return pools

    def rivals(self, claim: Claim, pool: Iterable[Claim], ledger: Ledger | None = None) -> list[Claim]:
        """The claims of `pool` that another subject has in the same race as `claim`."""
        return [
            one for one in pool
            if one.subject_id is not None
            and not self.scene.belongs(one.subject_id, claim.subject_id)
            and self.close(one, claim)
            and self.fits(one, claim, ledger)
        ]  # fmt: skip

    def _reason(self, first: Claim, second: Claim) -> str | None:
        one, other = self.scene[first], self.scene[second]
        near = self.scene.near(first, second)
        alone = self.scene.one_contest
        settled = alone or (one.contest is not None and one.contest == other.contest)
        if _differ(one.contest, other.contest, near or alone) or not self._one_race(one, other, near):
            return "contest"
        if not _one_time(one.when, other.when):
            return "when"
        if not _one_round(one.round, other.round, near, alone):
            return "round"
        if not self._one_place(one, other, near, alone):
            return "place"
        # A place carried over from another paragraph is a guess; side by side it is one guess for both.
        if min(first.confidence, second.confidence) <= _CARRIED and not self.scene.beside(first, second):
            return "place"
        if one.group != other.group:
            return "group"
        if _differ(one.basis, other.basis, near or settled):
            return "basis"
        if not self._one_stage(one, other, near, settled):
            return "stage"
        if not _one_source(one.source, other.source, near or settled):
            return "source"
        return None if one.voice == other.voice else "speaker"

    def _one_race(self, one: Context, other: Context, near: bool) -> bool:
        """Two figures without a contest, in a story of several, are of one race only at one place."""
        if one.contest is not None or other.contest is not None or near or self.scene.one_contest:
            return True
        return one.place == other.place

    def _one_place(self, one: Context, other: Context, near: bool, alone: bool) -> bool:
        if one.place == other.place:
            return True
        if one.place is not None and other.place is not None:
            return False
        named = one.place or other.place
        return near or (alone and named == self.scene.main_place)

    def _one_stage(self, one: Context, other: Context, near: bool, settled: bool) -> bool:
        if polled(one) or polled(other):
            return one.status == other.status or (near and None in (one.status, other.status))
        if one.status != other.status and None not in (one.status, other.status):
            return False
        if one.status != other.status and not (near or settled):
            return False
        if _differ(one.as_of, other.as_of, near or one.section == other.section):
            return False
        if "final" in (one.status, other.status):
            return one.stage == other.stage
        return self._stage_of(one, near) == self._stage_of(other, near) or (
            near and None in (one.stage, other.stage)
        )

    def _stage_of(self, context: Context, near: bool) -> str | None:
        """How far the count was: as said, else the only progress of its place that its section speaks of."""
        if context.stage is not None or near or context.status == "final":
            return context.stage
        stages = self._stages.get((context.section, context.place), set())
        return next(iter(stages)) if len(stages) == 1 else None


def bench(reading: Reading, settings: Settings) -> Bench:
    """The bench of a reading. The last one is kept, as all checks ask for it in turn."""
    global _last
    kept = _last
    if kept is None or kept[0] is not reading or kept[1] != settings.min_confidence:
        kept = _last = (reading, settings.min_confidence, Bench(reading, settings))
    return kept[2]


def unit_class(claim: Claim) -> str | None:
    """Units that are one: percent and points, votes and voters."""
    return _UNITS.get(claim.unit or "", claim.unit)


def pairs_by_subject(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every two claims of one subject, in the order of the text; claims of no subject go together."""
    groups: dict[str | None, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.subject_id or claim.subject, []).append(claim)
    for group in groups.values():
        yield from combinations(group, 2)


def _misread(claim: Claim) -> bool:
    """Whether a figure cannot be what it was read as, whatever slip is in it: votes taken for a share."""
    return claim.unit == "percent" and len(claim.value.partition(".")[0].lstrip("-")) > 3


def _differ(one: object, other: object, null_fits: bool) -> bool:
    """Whether two fields contradict, null standing for any value where it may."""
    if one == other:
        return False
    return (one is not None and other is not None) or not null_fits


def _one_time(one: str | None, other: str | None) -> bool:
    """Whether two elections are one, as far as both are dated: a year is any of its days."""
    if one is None or other is None:
        return one == other
    return one.startswith(other) or other.startswith(one)


def _one_round(one: str | None, other: str | None, near: bool, alone: bool) -> bool:
    if one == other:
        return True
    if one is not None and other is not None:
        return {one, other} <= _LATE_ROUNDS
    return near or (alone and (one or other) in _LATE_ROUNDS)


def _one_source(one: str | None, other: str | None, null_fits: bool) -> bool:
    if not _differ(one, other, null_fits):
        return True
    if one is None or other is None:
        return False
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first
