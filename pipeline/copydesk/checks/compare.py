"""The claims of a story laid out for comparison: which may be held together, and what they mean as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from copydesk.checks.apart import reason
from copydesk.checks.base import Ledger
from copydesk.checks.misread import misread, of_nobody
from copydesk.checks.of_story import of_story
from copydesk.checks.parted import restated
from copydesk.checks.scene import scene_of
from copydesk.checks.shelf import Shelf
from copydesk.checks.units import unit_class
from copydesk.records import Claim, Interval, Reading, Settings
from copydesk.records.late import late

# Fractions in words are loose: "two-thirds" is said of 65 and of 68 percent.
_LOOSE = Decimal("2.5")
_FIGURED = late(r"\d|%|\bper ?cent|\bpct", re.IGNORECASE)
ANYONE = "(anyone)"
# Of so many figures of one side in one place most are of rows that were not told apart.
_MANY = 8
_Made = TypeVar("_Made")
_last: tuple[Reading, float, Bench] | None = None


class Bench:
    """The claims of one reading laid out for comparison. Get it from `bench`, which keeps the last one."""

    def __init__(self, reading: Reading, settings: Settings) -> None:
        self.reading = reading
        self.floor = settings.min_confidence
        self.scene = scene_of(reading)
        self._kept: dict[str, object] = {}
        self._intervals: dict[str, Interval] = {}
        self._clash: dict[tuple[str, str], str | None] = {}
        self._shelves: dict[tuple[object, ...], Shelf] = {}
        self._misread: dict[str, bool] = {}
        self._anyones: dict[tuple[str, ...], list[Claim]] = {}
        self.claims = [
            one for one in reading.claims
            if self.sure(one) and not self.is_misread(one) and not of_nobody(reading, one)
        ]  # fmt: skip
        self._by_measure: dict[str, list[Claim]] = {}
        self._by_subject: dict[tuple[str, str | None], list[Claim]] = {}
        for claim in self.claims:
            self._by_measure.setdefault(claim.measure, []).append(claim)
            self._by_subject.setdefault((claim.measure, subject_of(claim)), []).append(claim)

    def kept(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Something made once for this reading."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[return-value]

    def sure(self, claim: Claim) -> bool:
        """Whether it is sure enough whose figure a claim is."""
        return claim.confidence >= self.floor

    def of(self, *measures: str, unit: str | None = None) -> list[Claim]:
        """The claims of these measures, in the order of the text; of one kind of unit if asked."""
        return self.shelf(*measures, unit=unit).claims

    def shelf(self, *measures: str, unit: str | None = None, subject: str | None = ANYONE) -> Shelf:
        """The claims of these measures, to look up which of them another may be held against."""
        key = (*measures, unit, subject)
        if key not in self._shelves:
            if subject == ANYONE:
                found = [claim for measure in measures for claim in self._by_measure.get(measure, ())]
            else:
                found = [one for name in measures for one in self._by_subject.get((name, subject), ())]
            if unit is not None:
                found = [claim for claim in found if unit_class(claim) == unit]
            self._shelves[key] = Shelf(self.scene, found)
        return self._shelves[key]

    def pairs(self, measure: str, ledger: Ledger | None = None) -> Iterator[tuple[Claim, Claim]]:
        """Every two claims of one subject that may be comparable; claims of no subject go together."""
        for (name, subject), claims in self._by_subject.items():
            if name == measure and len(claims) > 1:
                yield from self.shelf(measure, subject=subject).pairs(ledger)

    def of_anyone(self, *measures: str) -> list[Claim]:
        """As `of`, with the claims whose subject is a guess: for checks that do not ask whose figure it is."""
        if measures not in self._anyones:
            found = [
                one for one in self.reading.claims if one.measure in measures and not self.is_misread(one)
            ]
            self._anyones[measures] = sorted(found, key=lambda claim: claim.value_span.start)
        return self._anyones[measures]

    def surest(self, *measures: str) -> dict[str, Claim]:
        """As `of_anyone`, of the claims that one figure makes the surest, by its id."""
        return self.kept(f"surest {measures}", lambda: surest(self.of_anyone(*measures)))

    def is_misread(self, claim: Claim) -> bool:
        """Whether a claim cannot be what it was read as."""
        if claim.id not in self._misread:
            self._misread[claim.id] = misread(self.reading, claim)
        return self._misread[claim.id]

    def by_paragraph(self, *measures: str) -> dict[int, list[Claim]]:
        """The claims of these measures, whosever they are, by paragraph."""

        def made() -> dict[int, list[Claim]]:
            found: dict[int, list[Claim]] = {}
            for one in self.of_anyone(*measures):
                found.setdefault(self.scene[one].paragraph, []).append(one)
            return found

        return self.kept(f"by paragraph {measures}", made)

    def interval(self, claim: Claim) -> Interval:
        """What the figure of a claim can mean."""
        found = self._intervals.get(claim.id)
        if found is None:
            found = claim.interval
            # "Over half" has no looseness on its near side, nor "almost half" on its far side.
            if claim.comparator in ("exactly", "about") and self.in_words(claim):
                found = found.widened(_LOOSE)
            if claim.comparator == "almost" and self.in_words(claim) and found.low is not None:
                found = found.model_copy(
                    update={"low": found.low - _LOOSE * 2}
                )  # "nearly half" of 47 percent
            if claim.comparator == "over" and self.in_words(claim) and found.high is not None:
                found = found.model_copy(
                    update={"high": found.high + _LOOSE * 2}
                )  # "little more than a third" of 36
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
        if quantity is not None:
            # "Three in every four" is as loose as "three quarters"; "forty percent" is a figure.
            return quantity.kind == "fraction" or not _FIGURED.search(quantity.printed)
        text = self.reading.article.text[claim.value_span.start : claim.value_span.end]
        return not any(letter.isdigit() for letter in text)

    def one_thing(self, first: Claim, second: Claim) -> bool:
        """Whether two figures of one side are meant for one thing: a sentence that sets both side by side means two.

        "52.3 percent, just over half" says it twice; "44 percent in Adachi and more than half in Koto" does not.
        """
        one, other = sorted((first, second), key=lambda claim: claim.value_span.start)
        if self.scene[one].sentence != self.scene[other].sentence:
            return True
        return restated(self.reading.article.text[one.value_span.end : other.value_span.start])

    def named(self, claim: Claim) -> bool:
        """Whether a side is named in the sentence of its figure: elsewhere whose it is may be a guess."""
        span = self.reading.sentences[self.scene[claim].sentence]
        return any(one.id == claim.subject_id for one in self.reading.side_mentions_in(span.start, span.end))

    def in_letters(self, claim: Claim) -> bool:
        """Whether a number is printed without a digit: "a seat", "four"."""
        text = self.reading.article.text[claim.value_span.start : claim.value_span.end]
        return not any(letter.isdigit() for letter in text)

    def hint_earlier(self, claim: Claim) -> bool:
        """Whether the words around a figure say that it is of an earlier count or election."""
        return self.scene[claim].hints.earlier

    def beyond_half(self, claim: Claim) -> bool:
        """Whether a share is "more than half" or "less than half" in words: majority-missed's business."""
        return claim.value == "50" and claim.comparator in ("over", "under") and self.in_words(claim)

    def clash(self, first: Claim, second: Claim) -> str | None:
        """Why two claims may not be compared, in a word; None if they may."""
        key = (first.id, second.id) if first.id < second.id else (second.id, first.id)
        if key not in self._clash:
            self._clash[key] = reason(self.scene, self.scene[first], self.scene[second])
        return self._clash[key]

    def fits(self, first: Claim, second: Claim, ledger: Ledger | None = None) -> bool:
        """Whether two claims may be compared; the ledger notes why not."""
        why = self.clash(first, second)
        if why is not None and ledger is not None:
            ledger.set_aside(why, first, second)
        return why is None

    def fits_change(self, now: Claim, change: Claim, ledger: Ledger | None = None) -> bool:
        """As `fits`, for a change and a figure of now: words of the earlier election may stand between the two."""
        why = reason(self.scene, self.scene[now], self.scene[change], then=True)
        if why is not None and ledger is not None:
            ledger.set_aside(why, now, change)
        return why is None

    def fits_then(self, before: Claim, now: Claim, ledger: Ledger | None = None) -> bool:
        """Whether a figure of an earlier election may be held against one of now: all but the election is one."""
        present = self.scene[now]
        why = reason(self.scene, self.scene[before].at_election_of(present), present, then=True)
        if why is not None and ledger is not None:
            ledger.set_aside(why, before, now)
        return why is None

    def one_count(self, first: Claim, second: Claim) -> bool:
        """Whether nothing in the words hints that two figures of one subject are of two counts or groups."""
        if not self.one_hour(first, second):
            return False
        one, other = self.scene[first], self.scene[second]
        if "party" in (one.hints.chamber, other.hints.chamber) and one.hints.chamber != other.hints.chamber:
            return False
        if None not in (one.hints.chamber, other.hints.chamber) and one.hints.chamber != other.hints.chamber:
            return False
        if first.measure in ("votes", "total_seats") and one.hints.chamber != other.hints.chamber:
            return False
        if one.near(other):
            apart = one.sentence != other.sentence and one.hints.earlier != other.hints.earlier
            return not apart and not one.hints.part and not other.hints.part
        if one.hints.ended != other.hints.ended and "partial" in (one.status, other.status):
            return False
        return (one.hints.earlier, one.hints.part) == (other.hints.earlier, other.hints.part)

    def one_moment(self, first: Claim, second: Claim) -> bool:
        """Whether no words set one figure earlier than the other, nor at another time of the day."""
        one, other = self.scene[first].hints, self.scene[second].hints
        return one.earlier == other.earlier and (
            one.minute == other.minute or None in (one.minute, other.minute)
        )

    def one_hour(self, first: Claim, second: Claim) -> bool:
        """Whether two figures are not of a count under way, or of noon, and of its end.

        Side by side one whose stage is not known may be of any.
        """
        one, other = self.scene[first], self.scene[second]
        stages = {one.status, other.status}
        beside = abs(one.sentence - other.sentence) < 2 and None in stages
        if "partial" in stages and len(stages) > 1 and not beside:
            return False
        return one.hints.minute == other.hints.minute

    def of_its_own(self, lead: Claim, *pair: Claim) -> bool:
        """Whether two figures are what a lead is the difference of, as far as its own sentence tells.

        "He had 42.1 percent to her 40.5, a gap of 1.6 points" says whose difference it is, whoever was made out.
        """
        sentence = self.scene[lead].sentence
        if all(self.scene[one].sentence == sentence for one in pair):
            return True
        begin, end = self.reading.sentences[sentence].start, self.reading.sentences[sentence].end
        wanted = "percent" if unit_class(lead) in ("percent", "points") else "count"
        own = [
            one for one in self.reading.quantities
            if begin <= one.start < end and one.kind == wanted and one.id != lead.quantity_id
        ]  # fmt: skip
        return len(own) < 2

    def close(self, first: Claim, second: Claim) -> bool:
        """Whether claims of two subjects are surely of one race: said so, side by side, or the only race."""
        one, other = self.scene[first], self.scene[second]
        if one.beside(other):
            return True
        if one.contest is not None and one.place is not None:
            return one.contest == other.contest and one.place == other.place
        return self.scene.one_contest and one.place == other.place

    def figures(self, said: Claim, shelf: Shelf, ledger: Ledger | None = None) -> list[Claim]:
        """The figures of `shelf` that a lead or an outcome may be held against, the nearest where they are many."""
        found = [one for one in shelf.around(said, ledger) if self.fits(one, said, ledger)]
        return nearest(said, found)

    def rivals(self, claim: Claim, shelf: Shelf, ledger: Ledger | None = None) -> list[Claim]:
        """The claims of `shelf` that another subject has in the same race as `claim`."""
        return [
            one for one in shelf.around(claim, ledger)
            if one.subject_id is not None
            and not self.scene.belongs(one.subject_id, claim.subject_id)
            and self.close(one, claim)
            and self.fits(one, claim, ledger)
        ]  # fmt: skip


def bench(reading: Reading, settings: Settings) -> Bench:
    """The bench of a reading. The last one is kept, as all checks ask for it in turn."""
    global _last
    kept = _last
    if kept is None or kept[0] is not reading or kept[1] != settings.min_confidence:
        kept = _last = (reading, settings.min_confidence, Bench(reading, settings))
    return kept[2]


def nearest(claim: Claim, others: list[Claim]) -> list[Claim]:
    """Of many claims those that stand nearest to one, in the order of the text."""
    if len(others) <= _MANY:
        return others
    near = sorted(others, key=lambda one: distance(claim, one))[:_MANY]
    return sorted(near, key=lambda one: one.value_span.start)


def distance(claim: Claim, *others: Claim) -> int:
    """How far from a claim others stand."""
    return sum(abs(one.value_span.start - claim.value_span.start) for one in others)


def surest(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The surest of the claims that one figure makes, by the id of its quantity, in the order they came."""
    best: dict[str, Claim] = {}
    for claim in claims:
        quantity = claim.quantity_id
        if quantity:
            known = best.get(quantity)
            if known is None or claim.confidence > known.confidence:
                best[quantity] = claim
    return best


@of_story
def surest_of(reading: Reading) -> dict[str, Claim]:
    """The surest of the claims that each figure of a story makes."""
    return surest(reading.claims)


def one_side(first: Claim, second: Claim) -> bool:
    """Whether two figures are of one side, by its entity, else its name."""
    return subject_of(first) == subject_of(second)


def subject_of(claim: Claim) -> str | None:
    """Whose figure a claim is: the entity, else its name."""
    return claim.subject_id or claim.subject
