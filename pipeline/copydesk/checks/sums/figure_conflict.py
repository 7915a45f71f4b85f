"""One thing with two figures.

What it looks for: Two figures for one subject and measure, in one race, at one place and stage of the
count, of which one has a digit other than the other, or two changed about, and that no rounding makes one.

A figure that the words speak of again ("his 403,371 votes", "with his 56.12 percent he") and that is a digit away
from the only one it can be is found whosever it is.

Why it matters: A reader who sees two figures for one thing trusts neither, and a figure changed in one
paragraph but not in the other is among the commonest slips of late edits.

In the copy: Amina Bello won the governor's race in Kogi with 62.4 percent of the vote. In Kogi, Bello won 64.2 percent of the vote, her best result yet.

Mended: Amina Bello won the governor's race in Kogi with 62.4 percent of the vote. In Kogi, Bello won 62.4 percent of the vote, her best result yet.

Stays silent when: the figures are from earlier and later counts, other elections or rounds, other
places, bases, polls or sources (two named sources are told apart by figure-disputed); both stand in one
sentence ("rose from 48 to 52 percent"); the words show that one is a running total; or no slip of a finger makes
one figure of the other, as two things are then likelier meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from rapidfuzz.distance import OSA

from copydesk.checks.asides import all_of_it, at_stake, step
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench, subject_of
from copydesk.checks.context import polled
from copydesk.checks.fingers import digit_away, finger
from copydesk.checks.gaps import printed_as_margin
from copydesk.checks.sums.changed_about import changed_about
from copydesk.checks.sums.repeats import slipped_repeats
from copydesk.checks.sums.spoken_again import known_again, taken_up
from copydesk.checks.sums.told_twice import told_twice
from copydesk.checks.units import unit_class
from copydesk.checks.wording import told
from copydesk.records import Claim, Finding, Quantity, Reading, Settings
from copydesk.records.late import late

MEASURES = (
    "vote_share", "votes", "seats", "areas_won", "lead", "turnout", "electorate", "total_votes",
    "total_seats",
)  # fmt: skip
# "bringing its total to 25", "now holds 25 in all": a tally, not the same thing as what was won on the day.
_TALLIED = frozenset({"seats", "areas_won", "votes", "total_votes"})
_OF_ALL = frozenset({"counted", "change", "turnout", "electorate", "total_votes", "total_seats"})
_NEAR = Decimal("1.2")
# Figures at odds with each other that one slip explains.
_SEVERAL = 2
_SAME_SIZE = Decimal("1.5")
# What a line of a list is of: "Members: ", "- With Kennedy included: ".
_LABEL = late(r"\|? ?\W*(?P<label>[A-Z][^:|\n]{1,50}?)(?:: | ?\|)")
_LEFT_OUT = late(
    r"\b(?:leav\w+ (?:\w+ ){1,3}?out|left out|exclud\w+|not counting|disregard\w+|without (?:the )?(?:blank|invalid|spoil\w+|null)|of (?:the )?valid)\b"
)
_TALLY = late(r"\b(?:total|overall|altogether|in all|bringing|giving|now (?:has|holds)|tally|combined)\b")


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every two figures of one subject against each other; tell each odd one out once."""
    table = bench(reading, settings)
    settled: set[str | None] = set()
    for pairs in conflicts(table, ledger):
        told_already: set[str] = set()
        for first, second in pairs:
            odd, usual = _odd_one(table, first, second)
            if not told_already & {odd.id, usual.id}:
                told_already.add(odd.id)
                settled.add(odd.quantity_id)
                yield _finding(table, odd, usual)
    for again, before in chain(
        slipped_repeats(table, ledger), taken_up(table, ledger), told_twice(table, ledger)
    ):
        if again.id not in settled:
            settled.add(again.id)
            yield _repeated(reading, again, before)


def _repeated(reading: Reading, again: Quantity, before: Quantity) -> Finding:
    """A figure that is spoken of again, a finger away from what it was."""
    said, was = (" ".join(reading.article.text[one.start : one.end].split()) for one in (again, before))
    return CHECK.finding(
        reading,
        f'"{said}" here, "{was}" elsewhere in the story',
        (again.start, again.end),
        [(before.start, before.end)],
        claims=[one for one in reading.claims if one.quantity_id in (again.id, before.id)],
        found=again.value,
        expected=before.value,
    )


def conflicts(table: Bench, ledger: Ledger) -> Iterator[list[tuple[Claim, Claim]]]:
    """Pairs of comparable figures that share no number, a list for each subject and measure.

    Many figures all at odds are rows of a table, or steps of a count, whose places or times were not read.
    """
    found: dict[tuple[str, str | None], list[tuple[Claim, Claim]]] = {}
    for measure in MEASURES:
        for first, second in table.pairs(measure, ledger):
            if _comparable(table, first, second, ledger):
                ledger.compare(first, second)
                if (
                    not table.interval(first).overlaps(table.interval(second))
                    and _likely(table, first, second)
                    and not _two_parts(table, first, second)
                ):
                    found.setdefault((measure, subject_of(first)), []).append((first, second))
        for pair in changed_about(table, measure, alike, ledger):
            if _two_parts(table, *pair):
                continue
            known = found.setdefault((measure, subject_of(pair[0])), [])
            if pair not in known:
                known.append(pair)
    for pairs in found.values():
        if len({claim.value for pair in pairs for claim in pair}) <= _SEVERAL:
            yield pairs


def _two_parts(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether the story has what two figures make together: 37 seats by one vote, 73 by the other, 110 in all."""
    if first.measure not in ("seats", "votes") or len(first.value) < len("10"):
        return False
    both = str(Decimal(first.value) + Decimal(second.value))
    return any(one.value == both and one.kind == "count" for one in table.reading.quantities)


def _comparable(table: Bench, first: Claim, second: Claim, ledger: Ledger) -> bool:
    if not alike(table, first, second) or not table.fits(first, second, ledger):
        return False
    if not table.one_count(first, second):
        ledger.set_aside("stage", first, second)
        return False
    return True


def alike(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures of one subject are of one thing: unit, rival, whole; and no step of a story."""
    if unit_class(first) != unit_class(second) or first.rival_id != second.rival_id:
        return False
    if table.beyond_half(first) or table.beyond_half(second):
        return False
    # "Took a seat from the Socialists": one of its seats.
    if first.measure in _TALLIED and any(
        one.value == "1" and table.in_letters(one) for one in (first, second)
    ):
        return False
    # A headline against the story is another check's business, which allows rounder figures.
    if table.scene[first].headline != table.scene[second].headline:
        return False
    if not _one_step(table, first, second) or _labelled_apart(table, first, second):
        return False
    if first.measure == "areas_won" and first.unit != second.unit:
        return False
    if first.measure == "lead" and not all(printed_as_margin(table.reading, one) for one in (first, second)):
        return False
    if first.measure == "seats" and first.of != second.of and None not in (first.of, second.of):
        return False
    if table.scene[first].sentence == table.scene[second].sentence:
        return False
    # "The left and center-left have 64" is of no side by name.
    if first.measure == "seats" and not all(map(table.named, (first, second))):
        return False
    if first.subject_id is None and not one_whole(table, first, second):
        return False
    return first.measure not in _TALLIED or _is_tally(first) == _is_tally(second)


def _labelled_apart(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether each stands in a line of its own behind its own label: "Members: Starmer 56.1", "Affiliates: Starmer 53.1"."""
    text = table.reading.article.text
    labels = [
        _LABEL.match(text, text.rfind("\n", 0, one.value_span.start) + 1, one.value_span.start)
        for one in (first, second)
    ]
    mine, its = (label["label"].casefold() if label else None for label in labels)
    return None not in (mine, its) and mine != its


def _one_step(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures are not of two steps, two polls, or of seats at stake and all seats."""
    one, other = table.scene[first], table.scene[second]
    # A pollster asks more than one question, and more than once.
    if (polled(one) or polled(other)) and not digit_away(first.value, second.value):
        return False
    words = first.evidence.text, second.evidence.text
    # "If one leaves blank votes out, it is 52.1": of another basis.
    if (_LEFT_OUT.search(words[0]) is None) != (_LEFT_OUT.search(words[1]) is None):
        return False
    if step(words[0]) != step(words[1]):
        return False
    if first.measure == "turnout" and one.basis != other.basis and not digit_away(first.value, second.value):
        return False
    if first.measure != "seats":
        return True
    return at_stake(words[0]) == at_stake(words[1]) and all_of_it(words[0]) == all_of_it(words[1])


def one_whole(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two figures of nobody in particular are of one electorate, count or body, not a part of it."""
    if first.measure not in _OF_ALL or first.subject != second.subject:
        return False
    if first.measure == "total_seats":
        one, other = table.scene[first], table.scene[second]
        return first.unit == second.unit and one.contest is not None and one.contest == other.contest
    low, high = sorted((abs(Decimal(first.value)), abs(Decimal(second.value))))
    return unit_class(first) == "percent" or high <= low * _SAME_SIZE


def _likely(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether fingers make the one of the other: two things, told of one subject, hardly differ so by accident."""
    # No slip of a digit makes "two" of 52.
    if table.in_letters(first) != table.in_letters(second):
        return False
    one, other = first.value, second.value
    if known_again(table, first, second):
        return True
    return digit_away(one, other) or (sorted(one) == sorted(other) and finger(one, other))


def slip_like(first: Claim, second: Claim) -> bool:
    """Whether one figure can be a slip of the other: a few digits, or near; else two things are meant."""
    one, other = (claim.value.replace(".", "") for claim in (first, second))
    if OSA.distance(one, other) <= 1 or sorted(one) == sorted(other):
        return True
    return _close(first, second)


def _close(first: Claim, second: Claim) -> bool:
    """Whether one figure is no more than a fifth above the other."""
    low, high = sorted((abs(Decimal(first.value)), abs(Decimal(second.value))))
    return high <= low * _NEAR


def about(claim: Claim) -> str:
    """What a figure is of: "votes of Amina Bello", "turnout"."""
    name = claim.measure.replace("_", " ")
    return f"{name} of {claim.subject}" if claim.subject else name


def _is_tally(claim: Claim) -> bool:
    return _TALLY.search(claim.evidence.text.lower()) is not None


def _odd_one(table: Bench, first: Claim, second: Claim) -> tuple[Claim, Claim]:
    """The figure that fewer others agree with; of two alike the later one."""
    same = table.shelf(first.measure, subject=subject_of(first))

    def friends(claim: Claim) -> int:
        return sum(
            table.interval(one).overlaps(table.interval(claim))
            for one in same.around(claim) if unit_class(one) == unit_class(claim) and table.fits(one, claim)
        )  # fmt: skip

    return (first, second) if friends(first) < friends(second) else (second, first)


def _finding(table: Bench, odd: Claim, usual: Claim) -> Finding:
    reading = table.reading
    return CHECK.against(
        reading,
        f"{about(odd)}: {told(reading, odd)} here, {told(reading, usual)} elsewhere in the story",
        odd,
        usual,
    )


CHECK = Check("SUM03", "figure-conflict", "error", __doc__ or "", run, rank=11)
