"""A turnout, those who voted and those who might, told together in one paragraph: the three are of one vote, however unsure each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import NamedTuple

from copydesk.checks.asides import step
from copydesk.checks.compare import Bench, surest
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.hints import of_a_group, voted_early
from copydesk.checks.hours import minutes_of
from copydesk.checks.otherwise import otherwise
from copydesk.checks.parted import marks
from copydesk.checks.units import of_all_ballots, unit_class, whole_of
from copydesk.records import Claim, Interval
from copydesk.records.late import late

# Read as what it is with less than this, a figure may be anything; but for one a slip of the fingers off.
_READ, _GUESSED = 0.5, 0.3
# So few voters are an example, not a vote; and so small a turnout is a count under way.
_VOTERS, _LOW = 300, Decimal(8)
_ELSE = late(
    r"\b(?:so far|[Bb]y (?:noon|midday|mid-?morning|\d)|[Aa]t (?:noon|midday)|early|advance|postal|mail(?:ed)?|absentee|overseas|abroad|(?:votes|ballots) counted|accepted|further|another|dead|new(?:ly| ones| voters| names)?|listed|on the roll then|women|men|accredited"
    r"|youth|young|first[- ]time|projected|expect(?:s|ed|ing)?|predict(?:s|ed)|would|machines?|stations?)\b"
)
# "Turnout was highest in Old Nashik (61.2 per cent)", "In Lisbon: 48.1": of a part of the country.
_OF_A_PART = late(
    r"\b(?:in|for|at) (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)* ?[(:,–—-] ?\Z|\b(?:highest|lowest|higher|lower)\b[^.;]*\Z"
)
# "Turnout in February was 60%", behind the numbers of the run-off: another vote's.
_THEN = late(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|last|previous|earlier|ago|then|that year)\b"
)
# "Better than the 19 percent of November", "60 percent in 2019": of a vote before.
_OF_THEN = late(
    r"(?:%| ?per ?cent)? (?:of|in|at) (?:the )?(?:last|previous|(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# "Of them 22,117 voted": those who came, of those who might.
_OF_THEM = frozenset({"of them", "of these", "of those", "of whom"})
_BEHIND = 32
# "On October 13 turnout had been 52.2%": of a vote before.
_HAD_BEEN = late(
    r"\b(?:[Tt]urnout|it|participation) (?:had been|was then|had reached|had stood at)\b[^.;]*\Z"
)
# Rounded numbers leave more room than their zeros say, as each was rounded on its way to the desk.
_ROUND = Decimal("0.5")


class Window(NamedTuple):
    """A turnout with the numbers of its paragraph: those who came, those who might, and the whole as an interval."""

    turnout: Claim
    came: Claim
    rolls: Claim | None
    whole: Interval

    @property
    def real(self) -> Interval:
        """The turnout that the numbers make, in percent."""
        return self.came.interval.scaled(100).ratio(self.whole)


def windows(table: Bench) -> Iterator[tuple[Window, bool]]:
    """Every turnout whose paragraph has one number of voters and one of the rolls, and whether they fit.

    Silent where any numbers of the story make the turnout, or the numbers any other turnout.
    """
    shares = [one for one in table.of_anyone("turnout") if one.unit == "percent"]
    for turnout in shares:
        if turnout.confidence < _GUESSED or turnout.group:
            continue
        here = table.scene[turnout]
        text = table.reading.article.text
        if _HAD_BEEN.search(text, turnout.evidence.start, turnout.value_span.start):
            continue
        if of_a_group(text, turnout.evidence.start, turnout.value_span.start):
            continue
        found = list(_numbers(table, turnout))
        inside = [one for one in found if table.scene[one.came].paragraph == here.paragraph
                  and (one.rolls is None or table.scene[one.rolls].paragraph == here.paragraph)]  # fmt: skip
        fits = [_fits(table, one) for one in found]
        slipped = [one for one in inside if _slipped(one)]
        if len({(one.came.value, one.whole.low) for one in inside}) != 1:
            # Of several numbers those tell that a slip of the fingers sets off.
            inside = slipped
        if len({(one.came.value, one.whole.low) for one in inside}) != 1:
            continue
        window = inside[0]
        sure = turnout.confidence >= _READ and _read(window)
        if not sure and window not in slipped and not any(fits):
            continue
        if any(fits):
            yield window, True
        elif not (_of_another(table, window, shares) or _elsewhere(table, window) or _loosely(table, window)):
            yield window, False


def _fits(table: Bench, window: Window) -> bool:
    """Whether a turnout lies within what the numbers leave room for."""
    figures = [one for one in (window.came, window.rolls) if one is not None]
    round_ = any(one.comparator != "exactly" or one.value.endswith("00") for one in figures)
    real = window.real.widened(_ROUND) if round_ else window.real
    return table.loosely(window.turnout).overlaps(real)


def _read(window: Window) -> bool:
    """Whether the numbers were read as what they are taken for."""
    if window.rolls is not None and window.rolls.measure != "electorate":
        return False
    return all(one.confidence >= _READ for one in (window.came, window.rolls) if one is not None)


def _slipped(window: Window) -> bool:
    """Whether a turnout is one digit away from what the numbers make, or two of its digits changed about."""
    return finger_of_middle(window.turnout.value, window.real)


def _numbers(table: Bench, turnout: Claim) -> Iterator[Window]:
    """All numbers of those who came and might that no field sets apart from a turnout.

    Which of two is which is told by their size: one read as the rolls beside a larger one is of those who came.
    """
    numbers = [
        one for one in _counts(table)
        if (one.confidence >= _READ or table.scene[one].paragraph == table.scene[turnout].paragraph) and _alike(one, turnout)
    ]  # fmt: skip
    for some in numbers:
        if some.of is not None and Decimal(some.of) > Decimal(some.value):
            yield Window(turnout, some, None, whole_of(some.of))
    plain = [one for one in numbers if one.of is None]
    sure = [one for one in plain if one.confidence >= _READ]
    roles = {one.measure == "electorate" for one in sure}
    for some, whole in permutations(sure if len(roles) > 1 else plain, 2):
        told_so = len(roles) < 2 or (some.measure, whole.measure == "electorate") != ("electorate", True)
        if (
            told_so
            and (len(roles) < 2 or whole.measure == "electorate")
            and Decimal(whole.value) > Decimal(some.value)
        ):
            yield Window(turnout, some, whole, table.interval(whole))


def _counts(table: Bench) -> list[Claim]:
    """The numbers of voters, ballots and rolls, each by its surest claim; parts of the ballots left out."""

    def made() -> list[Claim]:
        best = surest(table.reading.claims)
        return [
            one for one in best.values()
            if one.measure in ("turnout", "total_votes", "electorate") and unit_class(one) == "votes"
            and of_all_ballots(one) and (one.subject or "").casefold() not in ("valid", "invalid", "blank")
            and Decimal(one.value) >= _VOTERS and not voted_early(one.evidence.text)
        ]  # fmt: skip

    return table.kept("numbers of voters", made)


def _alike(one: Claim, turnout: Claim) -> bool:
    """Whether election, round, group and place of two claims are one, as far as both are told."""
    same = (one.when, one.round, one.group) == (turnout.when, turnout.round, turnout.group)
    return same and (one.place_id == turnout.place_id or None in (one.place_id, turnout.place_id))


def _of_another(table: Bench, window: Window, shares: Sequence[Claim]) -> bool:
    """Whether the numbers make another turnout of the story: "Turnout was 31.4 per cent, up from 28.9: 14,130 of 45,000"."""
    return any(
        one is not window.turnout
        and one.confidence >= _READ
        and not table.in_words(one)
        and table.loosely(one).overlaps(window.real)
        for one in shares
    ) or (window.real.high is not None and window.real.high < _LOW)


def _loosely(table: Bench, window: Window) -> bool:
    """Whether a turnout is but a hedged fraction in words of another sentence than the numbers: "in the delta fewer than one in ten went"."""
    hedged = window.turnout.comparator != "exactly" and table.in_words(window.turnout)
    return hedged and table.scene[window.turnout].sentence != table.scene[window.came].sentence


def _set_apart(table: Bench, figures: Sequence[Claim]) -> bool:
    """Whether the later of two sentences says of its figure what the earlier does not: "Four years ago 24,103 voted"."""
    text = table.reading.article.text
    places = sorted(figures, key=lambda one: one.value_span.start)
    return any(
        otherwise(text[other.evidence.start : other.value_span.end])
        - otherwise(text[one.evidence.start : one.evidence.end])
        - _OF_THEM
        for one, other in pairwise(places)
        if table.scene[one].sentence != table.scene[other].sentence
    )


def _elsewhere(table: Bench, window: Window) -> bool:
    """Whether the words say that numbers and turnout are not of the same voters, or another number makes the turnout."""
    figures = [one for one in (window.turnout, window.came, window.rolls) if one is not None]
    text, turnout = table.reading.article.text, window.turnout
    last = max(one.value_span.end for one in figures) + _BEHIND
    texts = {text[one.evidence.start : min(one.evidence.end, last)] for one in figures}
    if any(_ELSE.search(one) for one in texts) or len({step(one) for one in texts}) > 1:
        return True
    if _OF_THEN.match(text, turnout.value_span.end):
        return True
    if _OF_A_PART.search(
        text[max(turnout.evidence.start, turnout.value_span.start - 60) : turnout.value_span.start]
    ):
        return True
    if table.scene[turnout].sentence != table.scene[window.came].sentence and _THEN.search(
        text[turnout.evidence.start : turnout.value_span.end]
    ):
        return True
    low, high = min(one.evidence.start for one in figures), max(one.evidence.end for one in figures)
    basis = {table.scene[one].basis for one in figures if table.scene[one].basis}
    begin, end = min(one.value_span.end for one in figures), max(one.value_span.start for one in figures)
    if len(basis) > 1 or any(mark.why in ("group", "round", "contest") for mark in marks(text, begin, end)):
        return True
    own = minutes_of(text[turnout.evidence.start : turnout.value_span.start])
    if _set_apart(table, figures) or (own is not None and table.scene[window.came].hints.minute != own):
        return True
    places = sorted(figures, key=lambda one: one.value_span.start)
    if any(table.scene.between.place_between(one, other) for one, other in pairwise(places)):
        return True
    known = {one.quantity_id for one in figures}
    stated = table.loosely(window.turnout)
    others = [
        one.interval for one in table.reading.quantities_in(low, high)
        if one.kind == "count" and one.value is not None and one.id not in known
        and not one.interval.unbounded and one.interval.low
    ]  # fmt: skip
    # "71.1 percent of the 7,820,204 who took part" is told beside the rolls.
    return any(
        one.scaled(100).ratio(window.whole).overlaps(stated)
        or window.came.interval.scaled(100).ratio(one).overlaps(stated)
        for one in others
    )
