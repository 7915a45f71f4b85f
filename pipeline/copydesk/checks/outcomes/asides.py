"""Words that keep an outcome from the figures beside it: another moment of the count, a tally, a pair of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.context import LATE_ROUNDS
from copydesk.checks.moments import moment, told_of_then
from copydesk.checks.outcomes.races import BEHIND
from copydesk.checks.polled import by_another_poll
from copydesk.checks.units import unit_class
from copydesk.records import Claim, Interval, Quantity
from copydesk.records.late import late
from copydesk.records.opened import Opened

_NUMBER = r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)"
# "Independents won 13": a number of seats, not the election.
_COUNTED = late(rf" (?:just |only |another |all |about |some |nearly |exactly )?{_NUMBER}")
_PLACED = late(r",? (?:placed |coming |in )?(?:second|third|fourth|fifth)\b")
# "Was ahead by 212", "led by some 4,200", "up by 22,600".
_BY = late(r" (?:\w+ ){0,3}?by (?:about |some |just |only |nearly |almost |around |more than |over )?\Z")
# "56.7 to 43.3": a figure with its own counterpart.
_TO = late(
    r"(?:%| ?per ?cent| ?percent| votes)?(?: of the votes?)?,? ?(?:to|against|[-–]) ?(?:(?:[\w.'’]+ ){0,3}?)\Z"
)
# "Three and a half years after it lost the state".
_YEARS_AFTER = Opened(
    r"\b(?:years?|months?|weeks?|decades?) (?:after|since|before)\b[^.;,\d]{0,40}\Z", re.IGNORECASE
)
_WITH = late(r" (?:with|on|at) (?:about |some |just |only |nearly |almost |around |over )?")
_AND_NAME = late(r"(?:%| ?per ?cent| ?percent| votes| seats)?\)?,? and [A-Z][\w.'’ -]{1,40},? ?\(?")
_NEAR = 60
# "With 176,344 votes to his 116,698": the first is of whom the sentence is about.
_TO_HIS = late(r"(?:%| ?per ?cent| ?percent| votes| ballots)?(?: of the votes?)? to (?:his|her|their) \Z")
_WHO_GOT = late(r"[A-Z][\w'’-]*,? who (?:got|had|polled|won|received|took|has|gets|drew|gathered) \Z")
_LEAD = late(r"\b(?:his|her|their) (?:\w+ )?(?:lead|margin|majority|advantage)\b", re.IGNORECASE)
# "Harris (D) spent $188,200 on 19,874. He won.": of either.
_PRONOUN = late(r"(?:\A|[.;:,] |\band )(?:He|She|he|she) (?:had |has |was |is |narrowly |then )?\Z")
_HE_OR_SHE = late(r"(?:he|she|him|her|his|hers|they|them|their|it|its)\b", re.IGNORECASE)
_ONLY_IN = late(r"\s*[\"“']?(?:Only|Except|But only|Not so) (?:in|at|for|on)\b")
# "Won another", "took the second seat": several are elected.
_ANOTHER = late(r"\w+ (?:another|the (?:second|third|other|last|remaining)(?: \w+)? seats?)\b")
_BOTH_ROUNDS = late(
    r"\bthe (?:first|opening)(?: round| ballot)?\b(?:[^.;]|\.\d)*\b(?:w[io]n|wins|lost|los(?:es|ing)) the (?:second|run-?off|final)\b"
)
# Another poll is looked for so far between two figures and an outcome.
_BETWEEN = 250


def of_its_own(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether words put the outcome, or either figure, at something that the others are not of."""
    return (
        of_another_pair(table, own, other)
        or of_another_moment(table, said, own, other)
        or joint_winners(table, said, own, other)
        or told_of_other(table, said, own, other)
        or of_either(table, said, own, other)
        or _of_another_part(table, said, own, other)
        or _ANOTHER.match(table.reading.article.text, said.value_span.start) is not None
    )


def _of_another_part(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether one figure is of a part of the votes, or the outcome of another poll, or of a first round that neither says it is of."""
    text = table.reading.article.text
    ends = sorted((own.value_span.end, other.value_span.end, said.value_span.start))
    if table.scene.near(own, other) and by_another_poll(text, ends[0], min(ends[-1], ends[0] + _BETWEEN)):
        return True
    one, two = table.scene[own], table.scene[other]
    if (one.hints.part or two.hints.part) and not (one.near(two) and table.scene.near(said, own)):
        return True
    # "For Congress it came first": of another vote than the president's.
    if not one.near(two) and one.hints.chamber != two.hints.chamber:
        return True
    # "Led the first with 46 percent and lost the second": two rounds, of which the figures may be either's.
    if _BOTH_ROUNDS.search(said.evidence.text) and not {one.round, two.round} <= LATE_ROUNDS:
        return True
    return table.scene[said].round == "first" and {one.round, two.round} != {"first"}


def told_of_other(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether the words of the figures bear them out, and may be misread: "to his 116,698", "so her lead was 45,463", "only in the towns was"."""
    text, sentences = table.reading.article.text, table.reading.sentences
    if not sentences:
        return False
    begin, end = other.value_span.end, own.value_span.start
    # "The shopkeeper Eli Moto, who got 2,138 votes to her 2,245": there whose the first is is told.
    told = _WHO_GOT.search(text, max(0, other.value_span.start - _NEAR), other.value_span.start)
    if 0 < end - begin < _NEAR and _TO_HIS.fullmatch(text, begin, end) and told is None:
        return True
    if said.measure == "lead":
        room = table.interval(own) - table.interval(other)
        fits = room.overlaps(table.interval(said)) or (-room).overlaps(table.interval(said))
        return fits and (_LEAD.search(said.evidence.text) is not None or _by_pronouns(table, said))
    here = sentences[table.scene[own].sentence]
    apart = table.scene.near(own, other) and not table.scene.near(said, own)
    return apart and _ONLY_IN.match(text, here.start) is not None


def _by_pronouns(table: Bench, said: Claim) -> bool:
    """Whether a sentence names nobody, so that who is "he" and who "her" in it was guessed: "He thus beat her by 4,635"."""
    here = table.reading.sentences[table.scene[said].sentence]
    text = table.reading.article.text
    told = table.reading.side_mentions_in(here.start, here.end)
    return all(_HE_OR_SHE.fullmatch(text, one.start, one.end) for one in told)


def tallied(table: Bench, said: Claim) -> bool:
    """Whether "won" only counts what a party got: "Independents won 13"."""
    if said.measure != "outcome" or said.rival_id is not None:
        return False
    # "Returned this time, placed second with 4,702": one of several.
    if _PLACED.match(table.reading.article.text, said.value_span.end):
        return True
    if table.scene.person(said.subject_id):
        return False
    return _COUNTED.match(table.reading.article.text, said.value_span.end) is not None


def of_years_ago(table: Bench, said: Claim) -> bool:
    """Whether the words before an outcome put it years back: "three years after it lost the state"."""
    start = said.value_span.start
    begin = max(said.evidence.start, start - _NEAR)
    return said.measure == "outcome" and (
        _YEARS_AFTER.search(table.reading.article.text, begin, start) is not None
    )


def of_another_moment(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether somebody was ahead at a moment, or by a margin, that two figures of another sentence are not of."""
    if _with_its_own(table, said, own, other):
        return True
    if said.value in ("won", "gained", "retained", "lost", "conceded") and said.measure == "outcome":
        return False
    if all(table.scene.near(said, one) for one in (own, other)):
        return False
    stated = _margin(table, said)
    if stated is not None and not _fits(table, stated, own, other):
        return True
    text, sentences = table.reading.article.text, table.reading.sentences
    if not sentences:
        return False
    span = sentences[table.scene[said].sentence]
    then = moment(text, span.start, span.end)
    if then is None or not told_of_then(text, span.start, said.value_span.start, said.value_span.end):
        return False
    theirs = sentences[table.scene[own].sentence]
    return moment(text, theirs.start, theirs.end) != then


def _with_its_own(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether an outcome has a figure of its own right behind it that is neither: "was leading with 50.8"."""
    end = said.value_span.end
    behind = [one for one in table.reading.quantities_in(end, end + _NEAR) if one.start >= end]
    if not behind or not _WITH.fullmatch(table.reading.article.text[end : behind[0].start]):
        return False
    figure = behind[0]
    alike = _unit(figure) == ("percent" if unit_class(own) == "percent" else "votes")
    return alike and figure.id not in (own.quantity_id, other.quantity_id) and figure.value != own.value


def joint_winners(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether two sides are said to have won in one breath: "Ann Pell, 2,980, and Joe Vitale, 2,899, won new terms"."""
    first, second = sorted((own, other), key=lambda one: one.value_span.start)
    if (
        said.measure != "outcome"
        or not second.value_span.end <= said.value_span.start
        or said.rival_id is not None
    ):
        return False
    text, here = table.reading.article.text, said.evidence
    if not here.start <= first.value_span.start:
        return False
    return _AND_NAME.fullmatch(text, first.value_span.end, second.value_span.start) is not None


def _margin(table: Bench, said: Claim) -> tuple[str | None, Interval] | None:
    """The margin that a lead is, or that stands right behind "ahead": its kind of unit and what it can be."""
    if said.measure == "lead":
        return unit_class(said), table.interval(said)
    end = said.value_span.end
    behind = [one for one in table.reading.quantities_in(end, end + _NEAR) if one.start >= end]
    if not behind or not _BY.match(table.reading.article.text[end : behind[0].start]):
        return None
    return _unit(behind[0]), behind[0].interval


def _unit(one: Quantity) -> str:
    return "percent" if one.kind in ("percent", "points") or "." in (one.value or "") else "votes"


def _fits(table: Bench, stated: tuple[str | None, Interval], own: Claim, other: Claim) -> bool:
    """Whether a margin can be the difference of two figures, whichever is larger; votes are no share."""
    unit, interval = stated
    mine = unit_class(own)
    if {unit, mine} <= {"percent", "points"} or unit == mine:
        room = table.interval(own) - table.interval(other)
        return room.overlaps(interval) or (-room).overlaps(interval)
    return False


def of_another_pair(table: Bench, own: Claim, other: Claim) -> bool:
    """Whether either figure is set against a third in its sentence: "he was crushed by Correa, 56.7 to 43.3"."""
    ids = {own.quantity_id, other.quantity_id}
    return any(_counterpart(table, one) not in (None, *ids) for one in (own, other))


def _counterpart(table: Bench, one: Claim) -> str | None:
    """The figure that the words right behind or before a figure set against it."""
    text, reading = table.reading.article.text, table.reading
    if not reading.sentences:
        return None
    span = reading.sentences[table.scene[one].sentence]
    inside = [
        quantity for quantity in reading.quantities_in(span.start, span.end)
        if quantity.value is not None and quantity.kind in ("percent", "count")
    ]  # fmt: skip
    places = [number for number, quantity in enumerate(inside) if quantity.id == one.quantity_id]
    if not places:
        return None
    here = places[0]
    for number, (first, second) in ((here + 1, (here, here + 1)), (here - 1, (here - 1, here))):
        if 0 <= number < len(inside) and _size(inside[first], inside[second]):
            between = text[inside[first].end : inside[second].start]
            if _TO.fullmatch(between):
                return inside[number].id
    return None


def _size(first: Quantity, second: Quantity) -> bool:
    """Whether two figures are printed alike: both shares to so many decimals, or both counts."""
    decimals = [len((one.value or "").partition(".")[2]) for one in (first, second)]
    low, high = sorted(abs(Decimal(one.value or 0)) for one in (first, second))
    return decimals[0] == decimals[1] and (high <= 100 or low > 100)


def of_either(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether an outcome is of "he" or "she", behind the figures of both: whose it is was guessed."""
    start = said.value_span.start
    before = table.reading.article.text[said.evidence.start : start]
    behind = all(one.value_span.start < start and table.scene.beside(said, one) for one in (own, other))
    return behind and _PRONOUN.search(before) is not None


# "612-288".
_SCORE = late(r" ?[-–—] ?")
# "By 365 to 777", "by 52.3 percent to 47.1".
_RESULT = late(r"(?: votes|%| ?per ?cent| ?percent)?(?: of the votes?)? to ")


def either_way(table: Bench, said: Claim, own: Claim, other: Claim) -> bool:
    """Whether a loser's score is printed with either figure first: "lost to Schmitz, 612-288", "lost to her by 365 to 777"."""
    first, second = sorted((own.value_span, other.value_span), key=lambda span: span.start)
    text = table.reading.article.text
    return (
        said.value in BEHIND
        and said.evidence.start <= first.start < said.evidence.end
        and (
            _SCORE.fullmatch(text, first.end, second.start) is not None
            or (
                _RESULT.fullmatch(text, first.end, second.start) is not None
                and text[: first.start].endswith(" by ")
            )
        )
    )
