"""Figures that tell how much of a count is in, and when: "At 9 p.m. 40% of the ballots were in".

They are known by their claims, by the words right behind them, and by "it was", which takes up the figure told last. The
day and the hour are those that stand in the clause before the figure, else right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.records import Quantity, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

# What is counted through; "52 percent of the ballots" are somebody's share, unless they are said to be in.
_UNITS = (
    r"(?:precincts|boxes|stations|tables|sheets|booths|protocols|statements(?: of poll)?|voting machines|cent(?:re|er)s"
    r"|rounds|districts|wards|constituencies|councils|counties|municipalities|communes)"
)
_PAPER = r"(?:precincts|boxes|stations|tables|sheets|booths|protocols|statements(?: of poll)?|machines)"
_HAVE = r"(?:,? (?:had|have|has|was|were|are|is|now|already|been|come|gone)){0,4}"
_DONE = (
    r"(?:counted|processed|report(?:ed|ing)|entered|tallied|verified|scanned|announced|declared|published|transmitted"
    r"|uploaded|over|done|finished|opened|collated|confirmed|completed?|examined|checked|received|through|(?:in|up)(?=[,.;:)]| and\b| but\b| on [A-Z]|\Z))\b"
)
_OF = r"(?: of)?(?: (?:the|all|its|their))?(?: [\w'’-]+){0,3}?"
# "Of the votes for the seat of Aleipata had been tallied".
_WHERE = r"(?: (?:for|in|from|of|cast (?:in|for)) (?:[\w'’-]+ ){0,5}?[\w'’-]+)?"
_BEHIND = late(
    rf"{_OF} {_PAPER}\b|(?:{_OF} (?:{_UNITS}|ballots?|votes?|returns|forms|places|areas)(?:{_WHERE}(?= (?:had|have|has|was|were)\b))?)?{_HAVE} {_DONE}"
)
# "With 31 constituencies", "8.15pm, after three wards"; and "20.30: 11 of 214 stations" opens an entry.
_WITH = late(r"\b(?:[Ww]ith|[Aa]fter|[Ww]hen|[Oo]nce) (?:only |just |about |some |all )?(?:the )?\Z")
_UNIT = late(rf"{_UNITS}\Z", re.IGNORECASE)
# "It was", "the count had reached", "the station had got through", "by midnight it had".
_IT = Opened(
    r"\b(?:the|that|their|its) (?:figure|tally|share|count|number|progress)(?: [a-z]+){0,2} (?:as|at|to be) \Z"
    r"|\b(?:it|that|this|the (?:figure|tally|count|counter|page|board|commission|station|number of [a-z]+)) (?:had |has |was |is |now )*(?:was|is|had|has|at|stood at|stands at|reached|risen to|climbed to|grown to|moved to|become|swelled to|jumped to|gone up to|come to|got through|up to) \Z"
)
# "The tally stopped at 65 percent", "the first bulletin was based on 18.2", "has now verified 20 of the 36 councils".
_COUNT_AT = Opened(
    r"\b(?:tally|count|counter) (?:had |has )?(?:sto(?:pped|od)|stands|reached)(?: at)? \Z"
    r"|\b(?:bulletin|report|update|tally|count)\b[^.;]{0,40}\b(?:cover(?:s|ed|ing)|(?:is|was) based on) \Z"
    r"|\b(?:verified|processed|tallied|gone through|got through|results? (?:from|for|of)) (?:(?:only|just|about|some) )?\Z"
)
# The second of two bulletins: "the second, on Monday at noon, covered 34.5 percent".
_COVERED = Opened(
    r"\b[Tt]he (?:second|third|next|last|other)\b[^.;]{0,40}\b(?:cover(?:s|ed)|had|(?:is|was) based on) \Z"
)
# What is no hour in figures.
_PARTS = Opened(
    r"\b(?:(?P<dawn>dawn|daybreak|sunrise)|(?P<dusk>dusk|nightfall|sunset)|(?P<early>early (?:on|in|that|this|[A-Z]))|(?P<morning>morning)|(?P<afternoon>afternoon)|(?P<evening>evening))\b",
    re.IGNORECASE,
)
_HOURS = {"dawn": 6 * 60, "dusk": 19 * 60}
_ABOUT = {"early": 6 * 60, "morning": 9 * 60, "afternoon": 15 * 60, "evening": 20 * 60}
# "With 73 percent counted she led with a third; now it is", "at noon (68.2 percent in) it stood at": there "it" is hers.
_BY_THE_WAY = late(
    r"\(\Z|\b(?:[Ww]ith|[Ww]hen|[Aa]fter|(?<!based )[Oo]n|(?<!stopped )(?<!stood )[Aa]t|[Oo]nce|[Ww]hile) (?:(?:only|just|about|some|almost|nearly|over|more than) )?\Z"
)
# "By half past one in the morning", "at four o'clock", "shortly after five".
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SPOKEN = late(
    rf",? ?\b(?:at|by|around|about|after|before|until) (?P<part>half past|(?:a )?quarter past|(?:a )?quarter to)?(?(part) )(?P<hour>{'|'.join(_COUNTED)})"
    r"(?: o['’]?clock)?(?P<half> (?:(?:in the|on [A-Z][a-z]+day|that|this) )?(?:morning|afternoon|evening|night)| at night)?(?= (?:it|the|had|was|that|only|just|some|about)\b| ?\Z|[,.;:)]| o['’]?clock| in the| at night)",
    re.IGNORECASE,
)
_DATED = late(r"(?:[A-Z][a-z]+day|[ap]\.? ?m\b\.?|[Mm]idnight|[Nn]oon|now)")
# Between two figures of one count: "and by noon".
_AND = late(
    r"(?: ?of (?:the |all )?(?:votes?|ballots?|count)(?: counted| in)?)?[,;]?(?: ?(?:and|then|to|at|by|on|in|of|from|had|reached|just|only|some|about|it was),?){0,4}"
)
_AT = late(r",? (?:by|at|on|as of|shortly (?:after|before)|around) ")
# "By midnight 71 percent had.", "at ten 44 percent were,".
_HAD = late(r" (?:had|were|was|have)(?: been)?[.,;]")
# "Had been tallied": nobody's share.
_COUNTED_OUT = late(
    r"\b(?:had|have|has|were|was) (?:been )?(?:counted|tallied|processed|opened|entered|verified|scanned|in)(?: on [A-Z])?\Z"
)
_AT_HOUR = late(r"\b(?:at|by|around|about|after|before|until|half past|quarter past|quarter to) \Z")
# "Irregularities at 11 percent of polling stations": nothing of how far the count is.
_AMISS = Opened(
    r"\b(?:irregularit\w+|violations?|incidents?|problems?|complaints?|fraud|violence|delays?|queues?|observ\w+|monitor\w+|machines?|sample[sd]?|agents?)\b",
    re.IGNORECASE,
)
_LEAST, _REACH, _FAR = 0.4, 45, 80


class Told(NamedTuple):
    """A figure of a count's progress, where its clause begins and the figure ends, and of which day and minute it is.

    `voted`: it is of how many had voted by then. `about`: the middle of the part of the day that it is of, if no minute is told.
    """

    figure: Quantity
    start: int
    end: int
    day: str | None
    minute: int | None
    voted: bool = False
    about: int | None = None


def progress(table: Bench) -> list[Told]:
    """The figures of the progress of a count, in the order of the text; made once a story."""
    return table.kept("progress of the count", lambda: list(_progress(table.reading)))


def _progress(reading: Reading) -> Iterator[Told]:
    text = reading.article.text
    counted = _read_as(reading, "counted")
    turnout = _read_as(reading, "turnout") - counted
    shares = _read_as(reading, "vote_share", "lead", "change") - counted
    last: Told | None = None
    for one in reading.quantities_in_order:
        if one.kind not in ("percent", "count", "fraction") or one.value is None:
            continue
        sentence = reading.sentences[reading.sentence_at(one.start)]
        end = max(one.end, one.of_span.end if one.of_span is not None else 0)
        same = last is not None and last.figure.start >= sentence.start
        begin = last.end if last is not None and same else sentence.start
        clause = text.rfind("; ", begin, one.start) + 1
        begin = clause if clause and _dated(reading, clause, one.start) else begin
        behind = _BEHIND.match(text, end, min(sentence.end, end + _FAR))
        if (
            behind
            and (one.id in shares or behind.end() > end + _REACH)
            and not _COUNTED_OUT.search(behind[0])
        ):
            behind = None
        told = bool(behind or _COUNT_AT.search(text, begin, one.start))
        told = told and not _AMISS.search(text, begin, one.start)
        told = told or one.id in counted or _of_units(reading, begin, one)
        takes_up = last is not None and (
            _takes_up(reading, last, begin, one)
            or (same and _goes_with(reading, last, one, end, sentence.end))
            or (one.id not in shares and _goes_on(reading, last, begin, one, sentence.end))
        )
        if not told and not takes_up:
            if one.id in turnout:
                yield from _voted(reading, begin, one, end, sentence.end)
            continue
        day, minute, close = _when(reading, begin, one.start, behind.end() if behind else end, sentence.end)
        if last is not None and same and day is None and minute is None:
            day, minute = last.day, last.minute  # "30 of the 48 stations, or 62.5 percent"
        about = _about(text, begin, one.start, close) if minute is None else None
        last = Told(one, begin, close, day, minute, about=about)
        yield last


def _voted(reading: Reading, begin: int, one: Quantity, end: int, close: int) -> Iterator[Told]:
    """How many had voted by an hour that stands by the figure: "at midday a turnout of 4.0 percent"."""
    if one.kind == "percent":
        day, minute, behind = _when(reading, begin, one.start, end, close)
        if minute is not None:
            yield Told(one, begin, behind, day, minute, voted=True)


def _goes_with(reading: Reading, last: Told, one: Quantity, end: int, close: int) -> bool:
    """Whether a bare figure with a time stands next to the progress told last: "11 on Friday, 24 by Monday"."""
    text, before = reading.article.text, last.figure
    if one.kind != before.kind or one.unit not in (before.unit, None) or one.of not in (before.of, None):
        return False
    if one.comparator != "exactly" or one.start - last.end > _REACH:
        return False
    dates = [item for item in reading.quantities_in(last.end, one.start) if item.kind == "date"]
    words, at = "", last.end
    for item in dates:
        words, at = f"{words}{text[at : item.start]}", item.end
    words = f"{words}{text[at : one.start]}"
    if not _AND.fullmatch(" ".join(words.split())):
        return False
    return bool(dates) or _AT.match(text, end, close) is not None


def _kin(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are both shares, or both numbers."""
    return (one.kind == "count") == (other.kind == "count")


def _read_as(reading: Reading, *measures: str) -> set[str | None]:
    """The figures that are read as one of these."""
    return {one.quantity_id for one in reading.claims if one.measure in measures and one.confidence >= _LEAST}


def _of_units(reading: Reading, begin: int, one: Quantity) -> bool:
    """Whether a number of stations or the like stands behind "with" or "after", or opens an entry behind its hour."""
    text = reading.article.text
    if one.kind != "count" or _UNIT.search((one.unit or "").replace("_", " ")) is None:
        return False
    if _WITH.search(text, begin, one.start):
        return True
    opens = begin == text.rfind("\n", 0, one.start) + 1
    return (
        opens
        and all(item.kind == "date" for item in reading.quantities_in(begin, one.start))
        and not any(map(str.isalpha, _DATED.sub("", text[begin : one.start])))
    )


def _takes_up(reading: Reading, last: Told, begin: int, one: Quantity) -> bool:
    """Whether "it was" before a figure takes up the progress told last, with no other figure between."""
    text = reading.article.text
    takes_up = _IT.search(text, begin, one.start) or _COVERED.search(text, begin, one.start)
    if not _kin(one, last.figure) or takes_up is None:
        return False
    if _BY_THE_WAY.search(text, max(0, last.figure.start - _REACH), last.figure.start):
        return False
    between = reading.quantities_in(last.end, one.start)
    return not any(
        item.kind in ("percent", "points", "count", "fraction") and not _is_hour(text, item)
        for item in between
    )


def _is_hour(text: str, one: Quantity) -> bool:
    """Whether a number is an hour in words: "shortly before eleven the figure stood at"."""
    return (
        one.printed.lower() in _COUNTED
        and _AT_HOUR.search(text, max(0, one.start - _REACH), one.start) is not None
    )


def _goes_on(reading: Reading, last: Told, begin: int, one: Quantity, close: int) -> bool:
    """Whether a bare figure with a time of its own is of the progress told last: "on Sunday, with 79, it was closer"."""
    text, before = reading.article.text, last.figure
    if not _kin(one, before) or not _dated(reading, begin, one.start):
        return False
    if last.day is None and last.minute is None:
        return False
    if one.unit not in (before.unit, None) or one.of not in (before.of, None):
        return False
    if _HAD.match(text, one.end, close):
        return True
    return (
        _WITH.search(text, begin, one.start) is not None and text[one.end : min(one.end + 1, close)] in ",;:"
    )


def _dated(reading: Reading, begin: int, end: int) -> bool:
    """Whether a day or an hour stands in a part of the text."""
    return any(one.kind == "date" for one in reading.quantities_in(begin, end))


def _when(
    reading: Reading, begin: int, start: int, end: int, close: int
) -> tuple[str | None, int | None, int]:
    """The day and the minute that a clause names before its figure, else right behind it, and where both end."""
    told = [one for one in reading.quantities_in(begin, start) if one.kind == "date"]
    if not told:
        for one in reading.quantities_in(end, min(close, end + _REACH)):
            if one.kind != "date":
                break
            told.append(one)
            end = one.end
    day, minute = None, None
    for one in told:
        date, _sign, hour = ((one.date and one.date.resolved) or "").partition("T")
        day = date or day
        if hour:
            minute = int(hour[:2]) * 60 + int(hour[3:5])
    text = reading.article.text
    figures = (it.start for it in reading.quantities_in(end, close) if it.kind != "date")
    stop = min(next(figures, close), end + _REACH)
    spoken = (
        (_SPOKEN.search(text, begin, start) or _SPOKEN.search(text, end, stop)) if minute is None else None
    )
    if spoken is not None:
        return day, _minute(spoken), end if spoken.end() <= start else spoken.end()
    part = _PARTS.search(text, begin, start) if minute is None else None
    return day, minute if part is None else _HOURS.get(part.lastgroup or ""), end


def _about(text: str, begin: int, start: int, close: int) -> int | None:
    """The middle of the part of the day that stands before a figure, else right behind it."""
    part = _PARTS.search(text, begin, start) or _PARTS.search(text, start, close)
    return None if part is None else _ABOUT.get(part.lastgroup or "")


def _minute(spoken: re.Match[str]) -> int:
    """The minute of an hour in words; without its half of the day it is of the first."""
    hour = _COUNTED.index(spoken["hour"].lower()) + 1
    past = {"h": 30, "p": 15, "t": -15}
    part = (spoken["part"] or "").lower().removeprefix("a ").removeprefix("quarter ")
    late_half = (spoken["half"] or "").strip().lower().rpartition(" ")[2]
    hour = hour % 12 + (12 if late_half in ("afternoon", "evening", "night") and hour < 12 else 0)
    return (hour * 60 + past.get(part[:1], 0)) % (24 * 60)
