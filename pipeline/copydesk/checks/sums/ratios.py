"""The ways in which a share follows from counts, and where the story's own share does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.borne_out import made_beside
from copydesk.checks.compare import Bench, subject_of
from copydesk.checks.ratios_told import FACTORS
from copydesk.checks.sums.seating import JOINTLY
from copydesk.checks.units import unit_class
from copydesk.checks.wording import between, figure, rounded, told
from copydesk.records import Claim, Interval
from copydesk.records.late import late
from copydesk.records.opened import Opened

_TIMES = Opened(
    r"\b(?P<more>more than |over |at least )?(?:almost |nearly |about |around |roughly )?"
    r"(?P<word>twice|double|triple|(?:three|four|five|six|seven|eight|nine|ten) times)\b(?: as (?:many|much)| the )",
    re.IGNORECASE,
)
_SEATS = late(
    r" ?(?:the )?(?:seats|members|deputies|mandates|councillors|states|provinces|counties|districts|constituencies|wards)\b"
)
# "Twice as many as expected", "as it had in 2019": of one of the two and something else.
_AS_BEFORE = late(
    r"(?: votes)? as (?:expected|forecast|predicted|in|at|on|it|he|she|they|last|before|previously|ever|any|(?:one|two|three|four|five|six|\d+) years)\b"
)


@dataclass(frozen=True)
class Odd:
    """A share that does not fit, what it is held against, and how to say so."""

    claim: Claim
    against: tuple[Claim, ...]
    message: str
    expected: str | None = None
    place: tuple[int, int] | None = None


def all_of(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """Every misfit, the surest first."""
    yield from _in_words(table, ledger)
    yield from _times(table, ledger)


def _in_words(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """ "Two-thirds of the vote" against the exact share of the same side; "half" against the turnout."""
    for measure in ("vote_share", "turnout", "areas_won", "seats"):
        claims = table.of(measure, unit="percent")
        for words in claims:
            if not table.in_words(words) or table.beyond_half(words):
                continue
            if made_beside(table.reading, words, table.interval(words)):
                continue
            same = table.shelf(measure, unit="percent", subject=subject_of(words))
            for exact in same.around(words, ledger):
                if table.in_words(exact) or "." not in exact.value:
                    continue
                # A headline against the story is another check's business.
                if table.scene[words].headline != table.scene[exact].headline:
                    continue
                if (
                    table.fits(words, exact, ledger)
                    and table.one_count(words, exact)
                    and table.one_thing(words, exact)
                ):
                    ledger.compare(words, exact)
                    if not table.interval(words).overlaps(table.interval(exact)):
                        means = between(rounded(table.interval(words), 1), "percent")
                        message = f"{told(table.reading, words)} is {means}; the story gives {figure(exact)}"
                        yield Odd(words, (exact,), message, exact.value)


def _times(table: Bench, ledger: Ledger) -> Iterator[Odd]:
    """ "More than twice as many" in a sentence with exactly two figures of two sides."""
    text = table.reading.article.text
    for measure in ("votes", "vote_share", "seats"):
        groups: dict[int, list[Claim]] = {}
        for claim in table.of(measure):
            if claim.subject_id is not None and claim.comparator == "exactly":
                groups.setdefault(table.scene[claim].sentence, []).append(claim)
        for sentence, pair in groups.items():
            if (
                len(pair) != 2
                or pair[0].subject_id == pair[1].subject_id
                or unit_class(pair[0]) != unit_class(pair[1])
            ):
                continue
            span = table.reading.sentences[sentence]
            match = _TIMES.search(text, span.start, span.end)
            if match is None or not table.fits(pair[0], pair[1], ledger):
                continue
            # "22.7 per cent, but the NDP, with 22.2, won four times as many seats": of seats, not of those two.
            other = measure != "seats" and _SEATS.match(text, match.end()) is not None
            if (
                other
                or JOINTLY.search(text, match.end(), span.end)
                or _AS_BEFORE.match(text, match.end())
                or _more_figures(table, pair, span.start, span.end)
            ):
                continue
            large, small = sorted(pair, key=lambda one: -Decimal(one.value))
            ledger.compare(large, small)
            real = table.interval(large).ratio(table.interval(small))
            factor = Decimal(FACTORS[match["word"].lower()])
            wide = Interval.around(factor, factor / 10)
            said = Interval(low=factor) if match["more"] else wide
            if not said.overlaps(real):
                yield Odd(
                    large, (small,),
                    f"{figure(large)} is {between(rounded(real))} times {figure(small)}; "
                    f'the story says "{match[0].strip()}"',
                    _short(real),
                    place=(match.start(), match.start() + len(match[0].rstrip())),
                )  # fmt: skip


def _more_figures(table: Bench, pair: list[Claim], start: int, end: int) -> bool:
    """Whether a sentence has more figures like the two: "twice as much, 30.2 against 15.9; Tymoshenko was third on 13.4"."""
    places = {len(one.value.partition(".")[2]) for one in pair}
    alike = [
        one for one in table.reading.quantities_in(start, end)
        if one.kind in ("percent", "count") and one.value is not None and len(one.value.partition(".")[2]) in places
    ]  # fmt: skip
    return any(places) and len(alike) > len(pair)


def _short(interval: Interval) -> str | None:
    ends = rounded(interval, 1)
    return between(ends) if ends.low is not None and ends.high is not None else None
