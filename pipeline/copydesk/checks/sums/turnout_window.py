"""A turnout, those who voted and those who might, told together in one paragraph: the three are of one vote, however unsure each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import NamedTuple

from copydesk.checks.asides import step
from copydesk.checks.compare import Bench, surest_of
from copydesk.checks.fingers import finger_of_middle
from copydesk.checks.hints import of_a_group, voted_early
from copydesk.checks.hours import minutes_of
from copydesk.checks.otherwise import otherwise
from copydesk.checks.parted import marks
from copydesk.checks.units import of_all_ballots, unit_class, whole_of
from copydesk.records import Claim, Interval
from copydesk.records.late import late

# Read as what it is with less than this, a figure may be anything; but for one a slip of the fingers off.
_READ, _GUESSED, _PLAIN, _SURE = 0.5, 0.3, 0.75, 0.9
# So few voters are an example, not a vote; and so small a turnout is a count under way.
_VOTERS, _LOW = 300, Decimal(8)
_ELSE = late(
    r"\b(?:so far|[Bb]y (?:noon|midday|mid-?morning|\d)|[Aa]t (?:noon|midday)|early|advance|postal|mail(?:ed)?|absentee|(?<!and )(?<!or )(?:overseas|abroad)|(?:votes|ballots) counted|accepted|further|another|dead|newly|new (?:ones|voters|names)|women|men|accredited"
    r"|youth|young|first[- ]time|projected|expect(?:s|ed|ing)?|predict(?:s|ed)|would)\b"
)
# "Turnout was highest in Old Nashik (61.2 per cent)", "In Lisbon: 48.1": of a part of the country.
_OF_A_PART = late(
    r"\b(?:in|for|at) (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)* ?[(:,–—-] ?\Z|\b(?:highest|lowest|higher|lower)\b[^.;]*\Z"
)
# "Turnout in February was 60%", behind the numbers of the run-off: another vote's.
_THEN = late(r"\b(?:(?:19|20)\d\d|last|previous|earlier|ago|then|that year)\b")
_PAUSE = late(r"[,;:.–—](?!\d)|\b(?:and|but|while)\b")
# "At home and abroad": all of them.
_EVERYWHERE = late(r"\bhome (?:and|or) (?:abroad|overseas)\b")
_BY_WHERE = frozenset({"at home", "abroad", "overseas"})
# "11,000 of the 27,500 on the roll stayed at home": those who did not come.
_STAYED = late(
    r"(?:[^.;,\d]|\d{1,3}(?:,\d{2,3})+){0,80}?\b(?:stayed (?:at )?(?:home|away)|abstained|(?:did not|didn['’]t) (?:\w+ )?(?:vote|turn|take|show|cast|go|bother)|failed to (?:vote|turn|cast))\b"
)
# "The electorate was 10,229", "34,200 on the register".
_ROLLS = late(r"\b(?:electorate|register(?:ed)?|rolls?|electors|eligible|entitled|enrolled)\b")
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
    """A turnout with the numbers of its paragraph: those who came, or `stayed` away, those who might, and the whole as an interval."""

    turnout: Claim
    came: Claim
    rolls: Claim | None
    whole: Interval
    stayed: bool = False

    @property
    def figures(self) -> list[Claim]:
        """The claims, in the order of the text."""
        found = [one for one in (self.turnout, self.came, self.rolls) if one is not None]
        return sorted(found, key=lambda one: one.value_span.start)

    @property
    def real(self) -> Interval:
        """The turnout that the numbers make, in percent."""
        made = self.came.interval.scaled(100).ratio(self.whole)
        return Interval.exactly(100) - made if self.stayed else made


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
        inside = [one for one in found if all(table.scene[other].beside(here) for other in one.figures)]
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
    rolls = window.rolls
    if rolls is not None and rolls.measure != "electorate" and not _called_rolls(rolls):
        return False
    if rolls is None:
        return window.came.confidence >= _READ
    # Beside rolls that are surely such, what was read of those who came may be a guess.
    plain = rolls.measure == "electorate" != window.came.measure and rolls.confidence >= _PLAIN
    least = _GUESSED if plain else _READ
    return rolls.confidence >= _READ and window.came.confidence >= least


def _called_rolls(one: Claim) -> bool:
    """Whether the clause of a number speaks of those who may vote, whatever it was read as."""
    here, start, end = (
        one.evidence.text,
        one.value_span.start - one.evidence.start,
        one.value_span.end - one.evidence.start,
    )
    before = max([0, *(match.end() for match in _PAUSE.finditer(here, 0, start))])
    pause = _PAUSE.search(here, end)
    return _ROLLS.search(here, before, pause.start() if pause is not None else len(here)) is not None


def _slipped(window: Window) -> bool:
    """Whether a turnout is one digit away from what the numbers make, or two of its digits changed about."""
    return finger_of_middle(window.turnout.value, window.real)


def _numbers(table: Bench, turnout: Claim) -> Iterator[Window]:
    """All numbers of those who came and might that no field sets apart from a turnout.

    Which of two is which is told by their size: one read as the rolls beside a larger one is of those who came.
    """
    numbers = [
        one for one in _counts(table)
        if (one.confidence >= _READ or table.scene.beside(one, turnout)) and _alike(one, turnout)
    ]  # fmt: skip
    for some in numbers:
        if some.of is not None and Decimal(some.of) > Decimal(some.value):
            yield Window(turnout, some, None, whole_of(some.of), _stayed(table, some))
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
            yield Window(turnout, some, whole, table.interval(whole), _stayed(table, some))


def _stayed(table: Bench, some: Claim) -> bool:
    """Whether a number is of those who did not come."""
    return _STAYED.match(table.reading.article.text, some.value_span.end, some.evidence.end) is not None


def _counts(table: Bench) -> list[Claim]:
    """The numbers of voters, ballots and rolls, each by its surest claim; parts of the ballots left out."""

    def made() -> list[Claim]:
        best = surest_of(table.reading)
        return [
            one for one in best.values()
            if one.measure in ("turnout", "total_votes", "electorate") and unit_class(one) == "votes"
            and of_all_ballots(one) and (one.subject or "").casefold() not in ("valid", "invalid", "blank")
            and Decimal(one.value) >= _VOTERS and not voted_early(one.evidence.text)
            and (one.when or table.scene[one].when is None)
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
    """Whether a turnout is but a hedged fraction in words of another sentence than the numbers, and none too sure: "in the delta fewer than one in ten went"."""
    hedged = window.turnout.comparator != "exactly" and table.in_words(window.turnout)
    hedged = hedged and window.turnout.confidence < _SURE
    return hedged and table.scene[window.turnout].sentence != table.scene[window.came].sentence


def not_of_all(words: str) -> bool:
    """Whether a sentence says that its numbers are of some of the voters, or of an hour before the close."""
    return _ELSE.search(words) is not None or step(words)


def roundly(*printed: str) -> Decimal:
    """How much room numbers leave for having been rounded on their way to the desk, in points."""
    return (
        _ROUND
        if any(one.rstrip(" abcdefghijklmnopqrstuvwxyz").endswith("00") for one in printed)
        else Decimal(0)
    )


def _set_apart(table: Bench, window: Window) -> bool:
    """Whether the later of two sentences says of its figure what the earlier does not: "Four years ago 24,103 voted".

    The rolls have no hour: "There are 40,000 electors. By 6 p.m. 24,103 of them had voted".
    """
    text = table.reading.article.text
    one, other = sorted((window.turnout, window.came), key=lambda claim: claim.value_span.start)
    if table.scene[one].sentence == table.scene[other].sentence:
        return False
    begin = other.evidence.start
    if window.rolls is not None and begin < window.rolls.value_span.start < other.value_span.start:
        # "With 31,250 electors in the district, turnout was": said of the rolls.
        pause = _PAUSE.search(text, window.rolls.value_span.end, other.value_span.start)
        begin = pause.start() if pause is not None else other.value_span.start
    said = otherwise(text[begin : other.value_span.end])
    return bool(said - otherwise(text[one.evidence.start : one.evidence.end]) - _OF_THEM)


def _elsewhere(table: Bench, window: Window) -> bool:
    """Whether the words say that numbers and turnout are not of the same voters, or another number makes the turnout."""
    figures, turnout, text = window.figures, window.turnout, table.reading.article.text
    last = figures[-1].value_span.end + _BEHIND
    texts = {text[one.evidence.start : min(one.evidence.end, last)] for one in figures}
    if any(_ELSE.search(one) for one in texts) or len({step(one) for one in texts}) > 1:
        return True
    if _OF_THEN.match(text, turnout.value_span.end):
        return True
    before = turnout.evidence.start, turnout.value_span.start
    if _OF_A_PART.search(text[max(before[0], before[1] - 60) : before[1]]):
        return True
    if table.scene[turnout].sentence != table.scene[window.came].sentence and (
        table.scene[turnout].month is not None or _THEN.search(text[slice(*before)])
    ):
        return True
    basis = {table.scene[one].basis for one in figures if table.scene[one].basis}
    if len(basis) > 1 or any(
        _turned(text, one, other, stayed=window.stayed) for one, other in pairwise(figures)
    ):
        return True
    own = minutes_of(text[slice(*before)])
    if _set_apart(table, window) or (own is not None and table.scene[window.came].hints.minute != own):
        return True
    if any(table.scene.between.place_between(one, other) for one, other in pairwise(figures)):
        return True
    # "5,412 of the town's 16,900 voters did. In Ploiesti turnout was 43 percent": a place that only the later has.
    if _opens_elsewhere(table, figures[0], figures[-1]):
        return True
    return _made_by_another(table, window)


def _opens_elsewhere(table: Bench, first: Claim, last: Claim) -> bool:
    """Whether the sentence of the last figure names a place before it that the first, of another sentence, has not."""
    if first.place_id is not None or table.scene[first].sentence == table.scene[last].sentence:
        return False
    place = table.reading.by_id.get(last.place_id or "")
    return place is not None and any(
        last.evidence.start <= mention.start < last.value_span.start for mention in place.mentions
    )


def _turned(text: str, one: Claim, other: Claim, *, stayed: bool) -> bool:
    """Whether the words between two figures tell of a part of the voters, or turn to another round or post.

    What follows the first without a pause is said of it: "39,410 voted in the by-election, a turnout of 61".
    """
    begin, end = one.value_span.end, other.value_span.start
    pause = _PAUSE.search(text, begin, end)
    said = pause.start() if pause is not None else end
    everywhere = _BY_WHERE if stayed or _EVERYWHERE.search(text, begin, end) else frozenset()
    return any(
        (mark.why == "group" and mark.name not in everywhere)
        or (mark.why in ("round", "contest") and mark.start > said and "by-election" not in mark.name)
        for mark in marks(text, begin, end)
    )


def _made_by_another(table: Bench, window: Window) -> bool:
    """Whether another number by the figures makes the turnout: "71.1 percent of the 7,820,204 who took part"."""
    figures, stated = window.figures, table.loosely(window.turnout)
    known = {one.quantity_id for one in figures}
    low, high = min(one.evidence.start for one in figures), max(one.evidence.end for one in figures)
    others = [
        one.interval for one in table.reading.quantities_in(low, high)
        if one.kind == "count" and one.value is not None and one.id not in known
        and not one.interval.unbounded and one.interval.low
    ]  # fmt: skip
    return any(
        one.scaled(100).ratio(window.whole).overlaps(stated)
        or window.came.interval.scaled(100).ratio(one).overlaps(stated)
        for one in others
    )
