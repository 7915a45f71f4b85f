"""A majority that the figures do not give, or one that is denied though they do.

What it looks for: A side said to have a majority, or more than half, whose seats are half of the body or
fewer, or whose share of the vote is 50 percent or less; a side said to fall short of a majority that has
more than half; a number "needed for a majority", or of two-thirds, that is none of the body; seats said to be
short of it, past it, or so many below or above it, that are not; one of the candidates, or of the lists, said to have
it where none can; and voters, most of them or few, said to have backed what Yes and No tell otherwise of.

Why it matters: A majority decides who governs, and whether there is a run-off.

In the copy: In Jamaica, the People's National Party won an absolute majority in the 63-seat House of
Representatives. The People's National Party took 31 seats in the House of Representatives.

Mended: In Jamaica, the People's National Party won an absolute majority in the 63-seat House of Representatives.
The People's National Party took 35 seats in the House of Representatives.

Stays silent when: most seats, not a majority, are spoken of; the majority is of another body, of an
earlier parliament, or a margin ("a majority of 4,212 votes"); two sizes of the body are given; or the
figures are of another stage or source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from copydesk.checks import worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.outcomes.anybody import anybody
from copydesk.checks.outcomes.half_in_brief import half_in_brief
from copydesk.checks.outcomes.half_words import WITH_OTHERS
from copydesk.checks.outcomes.halves import halves
from copydesk.checks.outcomes.lacking import lacking
from copydesk.checks.outcomes.mark import sides_of_the_mark
from copydesk.checks.outcomes.needed import Missed, apart, halves_told, numbers_needed
from copydesk.checks.outcomes.said_beside import SPECIAL_MAJORITY, said_beside
from copydesk.checks.sums.seating import JOINT
from copydesk.checks.units import unit_class
from copydesk.checks.wording import figure, number, told
from copydesk.checks.words import worked_out
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late

_OUTRIGHT = late(
    r"\boutright\b|\bavoid(?:s|ed|ing)? (?:a|the|any) (?:run-?off|second round)\b"
    r"|\bwithout (?:a|the need for a) (?:run-?off|second round)\b|\bin the first round\b",
    re.IGNORECASE,
)
_AT_THE_VERB = late(r"\boutright\b")
_SECOND = late(r"\b(?:run-?offs?|second round)\b", re.IGNORECASE)
# Ahead of somebody, which may be with any share.
_TOPPED = late(r"\b(?:outpoll|top|first|lead|led|head|beat|best)", re.IGNORECASE)
_CONTROL = late(r"\bcontrol\b", re.IGNORECASE)
_BEHIND, _AT_ONCE = 12, 40
# What is needed to win at once, in percent: half, or 55 in Sierra Leone.
_BARS = frozenset({Decimal(50), Decimal(55)})
# So sure it must be at least of whom a majority is told.
_READ = 0.5
_IF = late(r"(?:\A|[;:,] )\W*(?:Even )?(?:[Ww]ithout|[Ii]f|[Uu]nless|[Ww]ere|[Ss]hould)\b[^.;]*\Z")
_GAP = late(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: seats?)? (?:fewer|less|more) than (?:an? |the )?\Z"
)
# "A majority of the vote"; not "as few bother to vote", nor "an absolute majority with 40 of the 75 seats and 47.4% of the vote".
_OF_VOTE = late(r"(?<!to )\b(?:votes?|ballots?|voters)\b", re.IGNORECASE)
_OF_SEATS = late(
    r"\b(?:seats?|ridings?|districts|deputies|members|senators|councillors|chamber|parliament|assembly|council|house)\b",
    re.IGNORECASE,
)


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold majorities against seats and shares, shares against 50 percent, thresholds against the body."""
    table = bench(reading, settings)
    taken: set[int] = set()
    for finding in _seats(table, ledger):
        taken |= {span.start for span in finding.spans}
        yield finding
    for finding in _shares(table, ledger):
        taken |= {span.start for span in finding.spans}
        yield finding
    for odd in chain(
        said_beside(table),
        numbers_needed(table),
        apart(table),
        halves_told(table),
        sides_of_the_mark(table),
        anybody(table),
        lacking(table),
        halves(table),
        half_in_brief(table),
    ):
        ledger.count()
        if odd is not None and odd.stated.start not in taken:
            taken.add(odd.stated.start)
            yield _missed(reading, odd)
    for half in worked_out.contradicted(table, ledger, halves=True):
        if taken.isdisjoint({half.stated.start, *(one.start for one in half.against)}):
            yield worded.finding(CHECK, reading, half)


def _missed(reading: Reading, odd: Missed) -> Finding:
    """What is wrong with a number of a majority. The claims named are those of the figures; none is leant on."""
    places = {odd.stated.start, *(start for start, _end in odd.against)}
    return CHECK.finding(
        reading,
        odd.message,
        (odd.stated.start if odd.begin is None else odd.begin, odd.stated.end),
        versus=sorted(odd.against),
        claims=[claim for claim in reading.claims if claim.value_span.start in places],
        found=odd.stated.value,
        expected=str(odd.expected),
    )


def _seats(table: Bench, ledger: Ledger) -> Iterator[Finding]:
    for said in (*table.of("outcome"), *_less_sure(table)):
        if (
            said.value not in ("majority", "no_majority")
            or said.confidence < _READ
            or SPECIAL_MAJORITY.search(said.evidence.text)
        ):
            continue
        if (
            _gap(table, said)
            or _conditional(table, said)
            or _jointly(table, said)
            or _of_two_chambers(table, said)
        ):
            ledger.set_aside("part", said)
            continue
        verdicts = []
        for own in table.shelf("seats", subject=said.subject_id).around(said, ledger):
            if unit_class(own) == "percent":
                continue
            if not table.fits(own, said, ledger):
                continue
            # "In the Senate, where the PP has an absolute majority": not of the seats in Congress.
            chamber = table.scene[said].hints.chamber
            if chamber is not None and chamber != table.scene[own].hints.chamber:
                continue
            sizes = _sizes(table, own)
            if len(sizes) != 1:
                continue
            size, stated = sizes.popitem()
            # "Secured control" of a chamber in which a casting vote breaks the tie.
            if Decimal(own.value) * 2 == size and _CONTROL.search(
                table.reading.article.text, said.value_span.start, said.value_span.end + _BEHIND
            ):
                continue
            ledger.compare(said, own, *stated)
            verdicts.append((_wrong_seats(table, said.value, own, size), own, stated, size))
        # "Won a majority, taking 112 of the 224": what its own sentence tells with the size decides.
        beside = [one for one in verdicts if table.scene[one[1]].sentence == table.scene[said].sentence
                  and _sized_here(table, one[1], one[2])]  # fmt: skip
        verdicts = beside or verdicts
        if verdicts and all(wrong for wrong, _own, _stated, _size in verdicts):
            _wrong, own, stated, size = verdicts[0]
            has = "is no majority" if said.value == "majority" else "is a majority"
            message = (
                f"{figure(own)} of {number(size)} seats {has}; the story says {told(table.reading, said)}"
            )
            yield _finding(table, said, own, message, stated, str(size // 2 + 1))


def _less_sure(table: Bench) -> Iterator[Claim]:
    """Outcomes that are less surely of their side, where the word stands by them."""
    for said in table.of_anyone("outcome"):
        words = said.evidence.text.lower()
        if (
            not table.sure(said)
            and said.confidence >= _READ
            and "majority" in words
            and "minority" not in words
        ):
            yield said


def _sized_here(table: Bench, own: Claim, stated: list[Claim]) -> bool:
    """Whether the size of the body stands in the sentence of the seats."""
    return own.of is not None or any(table.scene[one].sentence == table.scene[own].sentence for one in stated)


def _gap(table: Bench, said: Claim) -> bool:
    """Whether it is told how many a majority lacks: "keeps 46, four fewer than a majority, and 17 of the 30 senators"."""
    return _GAP.search(_before(table, said)) is not None


def _conditional(table: Bench, said: Claim) -> bool:
    """Whether a majority is only there, or missed, on a condition: "Without him, it stands four below a majority"."""
    return _IF.search(_before(table, said)) is not None


def _jointly(table: Bench, said: Claim) -> bool:
    """Whether a majority is that of several sides: "along with the Sena has secured a majority"."""
    before = _before(table, said)
    if WITH_OTHERS.search(before) is not None:
        return True
    # "The ruling coalition lost its majority": it is the side itself.
    begin = said.evidence.start
    own = [
        (one.start - begin, one.end - begin)
        for one in table.reading.side_mentions_in(begin, said.value_span.start) if one.id == said.subject_id
    ]  # fmt: skip
    return any(
        not any(start <= match.start() < end for start, end in own) for match in JOINT.finditer(before)
    )


def _before(table: Bench, said: Claim) -> str:
    """The words of its sentence before what is said."""
    return table.reading.article.text[said.evidence.start : said.value_span.start]


def _of_two_chambers(table: Bench, said: Claim) -> bool:
    """Whether a parliament of two chambers is hung: a side may have one of them."""
    if said.value != "no_majority" or "hung" not in said.evidence.text.lower():
        return False
    return {"house", "senate"} <= {one.race for one in table.scene.races[0]}


def _sizes(table: Bench, own: Claim) -> dict[Decimal, list[Claim]]:
    """The sizes of the body that the seats are of."""
    found: dict[Decimal, list[Claim]] = {}
    if own.of is not None:
        found[Decimal(own.of)] = []
    for size in table.shelf("total_seats").around(own):
        if size.unit == own.unit and table.fits(size, own):
            found.setdefault(Decimal(size.value), []).append(size)
    return found


def _wrong_seats(table: Bench, said: str, own: Claim, size: Decimal) -> bool:
    interval = table.interval(own)
    half = size / 2
    if said == "majority":
        return interval.high is not None and interval.high <= half
    return interval.low is not None and interval.low > half


def _shares(table: Bench, ledger: Ledger) -> Iterator[Finding]:
    """ "Won outright" and "a majority of the vote" with 50 percent or less; a run-off for one above 50."""
    bars = {Decimal(one.value) for one in table.of("threshold", unit="percent")} & _BARS
    told_bar = min(bars, default=None)
    for said in table.of("outcome"):
        needed = told_bar or _bar_of_two_rounds(table, said)
        runoff = said.value == "runoff" and needed is not None
        outright = said.value in ("won", "retained") and needed is not None and _outright(table, said)
        majority = said.value == "majority" and _of_votes(said.evidence.text)
        if not (runoff or outright or majority):
            continue
        if majority and _by_seats(table, said):
            continue
        shares = [
            one for one in table.shelf("vote_share", unit="percent", subject=said.subject_id).around(said, ledger)
            if table.fits(one, said, ledger)
        ]  # fmt: skip
        for own in shares:
            ledger.compare(said, own)
        wrong = [
            one
            for one in shares
            if _wrong_share(table, one, runoff, Decimal(50) if majority or needed is None else needed)
        ]
        if wrong and len(wrong) == len(shares):
            own = wrong[0]
            bar = "half" if needed in (None, 50) else f"{number(needed)} percent"
            message = f"{figure(own)} percent is {'' if runoff else 'not '}more than {bar}; the story says {told(table.reading, said)}"
            yield _finding(table, said, own, message, [], "50")


def _bar_of_two_rounds(table: Bench, said: Claim) -> Decimal | None:
    """What "won outright" takes where the story tells of a run-off and of no threshold: half."""
    text = table.reading.article.text
    outright = _AT_THE_VERB.search(text, said.value_span.start, said.value_span.end + _BEHIND)
    if outright is None or table.of_anyone("threshold") or not _SECOND.search(text):
        return None
    return Decimal(50)


def _outright(table: Bench, said: Claim) -> bool:
    """Whether a victory is said to be outright: not "beat him in 2015 and in 2016, when he avoided a run-off"."""
    match = _OUTRIGHT.search(said.evidence.text)
    if match is None or _TOPPED.search(
        table.reading.article.text, said.value_span.start, said.value_span.end
    ):
        return False
    begin, end = match.start() + said.evidence.start, match.end() + said.evidence.start
    low, high = min(end, said.value_span.end), max(begin, said.value_span.start)
    return not table.scene.between.told_apart(low, high) or high - low <= _AT_ONCE


def _by_seats(table: Bench, said: Claim) -> bool:
    """Whether a side has more than half of the seats, so that its majority is one of seats."""
    own = table.shelf("seats", subject=said.subject_id).claims
    return any(
        one.of is not None and unit_class(one) != "percent" and Decimal(one.value) * 2 > Decimal(one.of) > 0
        for one in own
    )


def _of_votes(words: str) -> bool:
    """Whether a majority is of the votes, not of the seats."""
    return _OF_VOTE.search(words) is not None and not _OF_SEATS.search(words)


def _wrong_share(table: Bench, own: Claim, runoff: bool, needed: Decimal) -> bool:
    low, high = table.interval(own).low, table.interval(own).high
    return (low is not None and low > needed) if runoff else (high is not None and high < needed)


def _finding(
    table: Bench, said: Claim, own: Claim, message: str, stated: list[Claim], expected: str
) -> Finding:
    return CHECK.against(table.reading, message, said, own, *stated[:1], found=own.value, expected=expected)


CHECK = Check("OUT02", "majority-missed", "error", __doc__ or "", run, rank=16)
