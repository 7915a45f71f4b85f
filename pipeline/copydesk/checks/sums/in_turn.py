"""How much of a count was in at one time and then at another: "At 9 p.m. 40% of ballots were in. By 11 37% were counted".

What it reads: two figures of a count's progress one behind the other, each with the day or the hour of its clause, or the
second with words that go on from the first ("two days afterwards", "by Monday"). Whose count it is need not be known: the
words that set two counts apart stand between the two, if anywhere.

Stays silent where words between the two name another place, round, group or tally, what is still to come, or what had
been before; where the units are two; and where day and hour leave open which of the two is the later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks import parted
from copydesk.checks.compare import Bench
from copydesk.checks.sums.one_series import Fall
from copydesk.checks.sums.progress import Told, progress
from copydesk.checks.worded import LOOSE
from copydesk.records import Interval, Quantity
from copydesk.records.late import late

_ON = late(
    r"\b(?:later|after(?:wards?| that)|(?:the )?(?:next|following) (?:day|morning|afternoon|evening|night|hour)|overnight)\b",
    re.IGNORECASE,
)
_BY = late(r"\b[Bb]y (?!then\b|that\b|the (?:time|way)\b|contrast\b|comparison\b)")
_BACK = late(
    r"\b(?:earlier|before(?! (?:midnight|noon|midday|dawn|daybreak|sunrise|dusk|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past|a quarter)\b)|ago|previous(?:ly)?|since|until|had (?:been|stood)|at first|initially)\b",
    re.IGNORECASE,
)
# "An hour earlier it had been", "earlier in the night, with 70": words that say that a figure is of a time before the one told last.
_EARLIER = late(
    r"\b(?:(?:minutes?|hours?|nights?|days?|evening|afternoon|morning|bulletin|update|report|count) (?:earlier|before)|[Ee]arlier(?=,| (?:in|on|that|the|it|he|she|they)\b)|[Aa]t an earlier \w+|at first|initially"
    r"|(?:the|its|an?|their) (?:previous|earlier|first|last-but-one) (?:bulletin|update|report|announcement|statement|tally|batch|briefing))\b",
    re.IGNORECASE,
)
_STILL = late(r"\b(?:ago|since|until|than|compared|election|vote in|years?|months?|weeks?)\b", re.IGNORECASE)
# Another count, or what is not in.
_ELSE = late(
    r"\b(?:remain\w*|(?<!the )(?<!of )left(?![- ](?:bloc|party|parties|alliance|coalition|camp|wing|front))|outstanding|uncounted|missing|to go|to come|to be (?:[a-z]+ly )?(?:counted|tallied|processed|opened|entered|verified|declared|announced|reported)|awaited|yet|still|not (?:yet|been|in)|without|rival"
    r"|parallel|own (?:count|tally)|exit|polls? (?:had|gave|put)|turnout|voted|sample|quick count|recount\w*|restarted|again"
    r"|elsewhere|only in|overseas|abroad|postal|absentee|provisional)\b",
    re.IGNORECASE,
)
# Some of the ballots.
_SOME = late(
    r"\b(?:overseas|postal|absentee|mail(?:-in)?|provisional|special|early|advance) (?:votes?|ballots?|papers?)|\babroad\b",
    re.IGNORECASE,
)
# An hour that says which half of the day it is of.
_HALVED = late(r"\d ?[ap]\.? ?m\b|\b0\d[:.]\d\d|\b(?:midnight|noon|morning|dawn|GMT|UTC)\b", re.IGNORECASE)
_CLAUSE_ENDS = late(r"[,;:.\n](?!\d)")
# Into the next paragraph a story goes on; farther down it tells of other counts.
_BREAKS = 1
_SURE, _WELL_APART = 0.4, 4 * 60
_HALF_DAY, _NIGHT, _DAWN, _NOON = 12 * 60, 17 * 60, 6 * 60, 12 * 60


def told_in_turn(table: Bench) -> Iterator[Fall | None]:
    """Every two figures of which one is told to be of a later time; None where the later is not the lower."""
    last: dict[tuple[bool, bool], Told] = {}
    text = table.reading.article.text
    for one in progress(table):
        counts = one.figure.kind == "count"
        before = last.get((counts, one.voted))
        last[counts, one.voted] = one
        if before is None or text.count("\n\n", before.end, one.figure.start) > _BREAKS:
            continue
        way = (
            0
            if one.voted and (before.day or one.day) != (one.day or before.day)
            else way_of(text, before, one)
        )
        # "An hour earlier in neighbouring Zamora": of another place.
        if way < 0 and table.scene.between.turns(one.start, one.figure.start):
            continue
        if way and _one_count(table, before, one):
            first, second = (before, one) if way > 0 else (one, before)
            fell = _room(second.figure).below(_room(first.figure))
            yield Fall(second.figure, first.figure) if fell else None


def of_some(words: str) -> bool:
    """Whether a sentence tells of some of the ballots: those by post, or from abroad."""
    return _SOME.search(words) is not None


def _room(one: Quantity) -> Interval:
    """What a figure can mean: "half of the votes" is loose."""
    return one.interval.widened(LOOSE) if one.kind == "fraction" else one.interval


def way_of(text: str, first: Told, second: Told) -> int:
    """1 where the second figure is of a later time than the first, -1 where of an earlier, 0 where neither is plain."""
    words = text[second.start : second.figure.start]
    if first.day and second.day and first.day != second.day:
        return (1 if first.day < second.day else -1) if len(first.day) == len(second.day) else 0
    if "\n\n" not in text[first.end : second.start] and _EARLIER.search(words) and not _STILL.search(words):
        return -1
    if _BACK.search(words):
        return 0
    if _ON.search(words):
        return 1
    if first.day is None and first.minute is None and first.about is None:
        return 0
    # In another paragraph an hour may be of another day.
    if "\n\n" in text[first.end : second.start] and None in (first.day, second.day):
        return 0
    by = _BY.search(words) is not None
    if first.minute is None or second.minute is None:
        return 1 if by else _parts_of_day(first, second)
    minute = second.minute
    if minute < _NOON <= first.minute and not _halved(text, second):
        minute += _HALF_DAY  # "At 9 p.m. ... at 10:15"
        return 1 if minute > first.minute else 0
    if first.minute >= _NIGHT and minute < (_NOON if by else _DAWN):
        return 1  # over midnight
    if minute < first.minute <= _NOON and not _halved(text, first):
        return 0  # "At eleven o'clock ... at 1.15 a.m."
    return (minute > first.minute) - (minute < first.minute)


def _parts_of_day(first: Told, second: Told) -> int:
    """As `way_of`, of two parts of one day, or of one and an hour, well apart: "early on Monday", "at midday"."""
    hours = [one.about if one.minute is None else one.minute for one in (first, second)]
    if hours[0] is None or hours[1] is None or abs(hours[0] - hours[1]) < _WELL_APART:
        return 0
    return 1 if hours[0] < hours[1] else 0


def _halved(text: str, one: Told) -> bool:
    """Whether an hour says which half of the day it is of."""
    return _HALVED.search(text, one.start, one.end) is not None


def _one_count(table: Bench, first: Told, second: Told) -> bool:
    """Whether two figures are of one count in one unit, and no words from one to the other turn to another."""
    one, other = first.figure, second.figure
    if one.of != other.of and None not in (one.of, other.of):
        return False
    if one.kind == "count" and _unit(one) != _unit(other) and None not in (_unit(one), _unit(other)):
        return False
    text, between = table.reading.article.text, table.scene.between
    stop = _CLAUSE_ENDS.search(text, second.end)
    close = stop.start() if stop is not None else second.end
    # In one sentence the words on what somebody had then are of the votes: "63.8% in at 8:10, the quick count had her".
    same = table.reading.sentence_at(one.start) == table.reading.sentence_at(other.start)
    spans = [(first.start, first.end), (second.start, close)] if same else [(first.start, close)]
    if any(_else(text, *span, voted=first.voted) for span in spans):
        return False
    places = [_place(table, one), _place(table, other)]
    if None not in places:
        # Read to be of one place: names between the two are of those who lead there.
        if places[0] != places[1]:
            return False
        return not parted.elsewhere(text, first.end, second.start) and not any(
            mark.why != "when" or first.voted for mark in parted.marks(text, first.end, other.start)
        )
    # "In Bishkek", in the clause of the first: where both are of.
    stop = _CLAUSE_ENDS.search(text, first.end, second.start)
    begin = stop.start() if stop is not None and places[0] is not None else first.end
    return not between.told_apart(begin, second.start) and not between.turns(
        second.start, second.figure.start
    )


def _else(text: str, begin: int, end: int, *, voted: bool) -> bool:
    """Whether words turn to another count, or to what is not in; who voted is another thing than what is counted."""
    found = (match[0].lower() for match in _ELSE.finditer(text, begin, end))
    return any(not voted or word not in ("turnout", "voted") for word in found)


def _place(table: Bench, one: Quantity) -> str | None:
    """Where a count or a turnout is surely of."""
    for claim in table.reading.claims:
        if (
            claim.quantity_id == one.id
            and claim.measure in ("counted", "turnout")
            and claim.confidence >= _SURE
        ):
            return claim.place_id
    return None


def _unit(one: Quantity) -> str | None:
    return None if one.unit is None else one.unit.rsplit("_", 1)[-1].replace("centers", "centres")
