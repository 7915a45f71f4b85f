"""Votes told as held: on a day after the story's own, or on a day that is not the one it gives for the vote elsewhere.

A day is told as that of a vote by what was done on it: "45,110 of them voted on Nov. 14", "On October 12 turnout had been",
"turnout on May 9 was", and as the only one of two that a story has, if it is a slip from the other or comes after the story.
A vote of the past is told by what came of it: "the election of 15 August gave them 59 percent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.dates.calendar import MONTHS, VERB, WEEKDAYS, dates, make, published, years
from copydesk.checks.dates.of_voting import answers_when, of_a_body, of_voting, voters_do
from copydesk.checks.dates.two_places import DAY, two_places
from copydesk.checks.fingers import finger
from copydesk.records import DateParts, Quantity, Reading
from copydesk.records.late import late

NOUN = r"(?:elections?|vote|votes|poll|polls|ballot|referendum|plebiscite|by-election|byelection|primary|run-?off|(?:first|second|opening|final) round)"
_VOTED = r"(?:voted|had voted|cast (?:a |their )?(?:ballots?|votes?)|took part|went to the polls|turned out|showed up)"
_PEOPLE = (
    r"(?:people|voters|electors|residents|citizens|them|those|islanders|[A-Z]\w+(?:ans|ians|ese|ish|s)|\d)"
)
# What was done on a day, before it and after it.
_DONE = late(
    rf"\b(?:[Tt]urnout (?:on|of)|{_PEOPLE},? {_VOTED} on|(?:[Ee]lection|[Pp]olling) (?:night|day),?(?: on)?"
    r"|(?:[Rr]esults|[Rr]eturns) on the (?:night|evening) of|\d[\d.]*(?:%| per ?cent)(?: of the votes?)? on|(?<!was )elected on) \Z"
)
_ON = late(r"\A\s*(?:[Oo]n|[Ii]n the vote of) \Z")
_CAME = late(
    r"\s(?:the )?(?:turnout|participation) (?:was|had been|stood|came)\b|\s(?:it|that) (?:was|had been) (?=\d)"
)
_OF_TURNOUT = late(rf"\bturnout\b|\b{_VOTED}\b", re.IGNORECASE)
# "The last election, on January 25, ended": of a year that is not printed.
_LAST_ONE = late(r"\b(?:last|previous) (?:[\w'’-]+ )?[\w-]+,? (?:of|on|in) \Z")
# "Since the election of May 9".
_SINCE = late(rf"\b[Ss]ince (?:the |its |their )?(?:[\w'’-]+ ){{0,2}}{NOUN},?(?: held)? (?:of|on) \Z")
# A vote with its date, as the subject of what follows or where it happened.
_VOTE_OF = late(
    rf"(?:\A|[,;:] |\b[Ii]n |\b[Aa]t )(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:[\w'’-]+ ){{0,2}}{NOUN},?(?: held)? (?:of|on|in) \Z"
)
_GAVE = late(
    r"(?:,[^.;,]{0,60})?,?(?: [\w.'’-]+){0,4}? (?:gave|finished|ended|returned|produced|left|saw|brought|was won|were won|came|won|lost|got|took|received|polled"
    r"|had (?:given|finished|ended|come|won|lost|taken|got|received|been|left|topped|led)|led|topped|was annulled|turnout was)\b"
)
_EXPECTED = late(
    r"\b(?:polls?|surveys?|forecast\w*|project\w*|predict\w*|will|would|scheduled|due|set|planned|expected|until|slated|could|(?-i:may)|might|should|deadline|if"
    r"|unless|to (?:be|vote|hold|take|elect|stand|run|decide)|before|ahead|must|shall|when|call(?:ed|s)? (?:for|an?|the|early|snap)|candidates?|lists?|nominat\w*|register\w*|withdr\w+)\b",
    re.IGNORECASE,
)
_ROUNDS = {
    "first": late(r"\b(?:first|opening) round\b", re.IGNORECASE),
    "second": late(r"\b(?:second|final) round\b|\brun-?offs?\b", re.IGNORECASE),
    "primary": late(r"\bprimar(?:y|ies)\b", re.IGNORECASE),
    "general": late(r"\bgeneral election\b", re.IGNORECASE),
}
APART = late(
    r"\b(?:early[- ](?:vot\w+|ballot\w*|poll\w*|day\w*|period)|advance|postal|mail\w*|absentee|overseas|abroad|expatriates?|special vot\w+|re-?run|postpon\w*|phases?|repeat\w*|annul\w*|delayed|(?:security|armed) forces|soldiers|diaspora"
    r"|years? (?:ago|earlier|before))\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# A year that a day is not of: "the second since the general election of 2022", "who ruled in 1996, had".
_OTHER_YEAR = late(
    r"\b(?:since|than) (?:[\w'’-]+ ){0,5}?(?:(?:19|20)\d\d|years? ago)\b|\b(?:who|which|that)\b[^,;]*?\b(?:19|20)\d\d\b[^,;]*,"
)
_BEFORE_VOTE = late(
    rf"\b{NOUN}[,:]? (?:(?:is|was|were|had been|held|took place|on|of|the):? ){{0,4}}\Z"
    rf"|\b{NOUN} (?:is|are|remains?) (?:(?:still|now|to be|due|set|fixed|scheduled|planned|held|taking place) ){{0,3}}(?:on|for) (?:{DAY},? )?\Z",
    re.IGNORECASE,
)
# "Elections are held every four years. Those of October 29 were".
_THOSE = late(r"\A(?:That|Those|The ones?) (?:of|on) \Z")
BEHIND_VOTE = late(rf":?\s(?:[a-z]+ )?(?:{NOUN}|polling day)\b")
# "To certify the Nov. 7 results".
_RESULTS = late(r"\s(?:[a-z]+ )?(?:results?|returns|outcome)\b")
# What is apart wherever it stands in the clause behind a day.
_PARTS = late(
    r"\b(?:advance|postal|mail\w*|absentee|overseas|abroad|expatriates?|special vot\w+|re-?run|postpon\w*|phases?|repeat\w*|annul\w*|delayed|years? (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
# What only a comparison names: "up from 53% in the first round".
_COMPARED = late(
    r"\b(?:from|than|against|compared (?:with|to)) (?:[a-z]+ ){0,2}?(?:\d|the (?:first|opening|second|previous)\b)[^.;]*"
)
# "Advance voting ran to October 18, and polling day was October 21."
_CLAUSE = late(
    r"; | (?:until|because|though|although) |, (?:and|but|while|who|which|when|with|where) | and (?:leav|giv|mak|end|bring)ing "
)
# The day of a vote is never that of early or postal voting.
_THE_DAY = late(r"\b(?:[Ee]lection|[Pp]olling) (?:night|day)(?:,|:| was| is)?(?: on)? \Z")
_DAY_OF_IT = late(rf", (?:the )?(?:day of the (?:[a-z-]+ )?{NOUN}|(?:election|polling) day)\b")
_A_VOTE = late(rf"\b(?:{NOUN}|held|meet again)\b", re.IGNORECASE)
# What comes after a vote has a day of its own.
_OF_AN_OFFICE = late(
    r"\b(?:sworn|inaugurat\w*|certif\w*|results?|deadline|office|parliament|convenes?|sits?|court|candidates|register\w*|early|advance)\b"
)
# No such words are longer.
LONGEST = 60
_CLOSE, AROUND, _BACK = timedelta(days=13), 60, timedelta(days=1)


# What a day to come cannot be told with, if it is of the past; a label ("Polling day: May 8") has no verb.
_PAST = late(
    r"\b(?:was|were|had|did|has|have|\w+ed|gave|won|lost|took|held|found|went|began|came|put|led|since)\b|:"
)
# "Sunday's second round", "voters on Sunday", "the vote on Sunday": by the weekday alone.
_WEEKDAY = Cued(
    rf"\b(?P<day>{DAY}|[Yy]esterday)['’]s (?:(?!(?:secret|confidence|parliament)\b|no-)[a-z][\w-]* ){{0,2}}{NOUN}\b(?! (?:papers?|boxe?s?|measures?|questions?|initiatives?)\b)"
    rf"|\b(?:(?<!\d ){NOUN}|[Vv]oters|[Ee]lectors|voted|[Vv]oting|[Pp]olling) (?:(?:was|were) )?(?:held |took place )?(?:on (?P<on>{DAY})|(?P<last>yesterday))\b(?!['’]|,? \(?(?:\d|{'|'.join(one[:3] for one in MONTHS)}))"
    rf"|\b(?P<in>[Yy]esterday),? in (?:an?|the) (?:[a-z][\w-]* ){{0,2}}{NOUN}\b",
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday",
)
_WEEK, _OPENING = timedelta(days=7), 12


class Held(NamedTuple):
    """A day that is told as that of a vote; `done` if by what people did on it; `round` where one is named.

    `loose`: only the words of its clause are of voting, which tells the day, but no slip in it.
    """

    day: date
    quantity: Quantity
    done: bool
    round: str | None
    loose: bool = False


def day_of(reading: Reading, quantity: Quantity, parts: DateParts) -> date | None:
    """The day of a full date, in the year that it must be of; a weekday tells years apart."""
    if parts.month is None or parts.day is None:
        return None
    found = [make(year, parts.month, parts.day) for year in years(reading, quantity, parts)]
    if len(found) > 1 and parts.weekday:
        found = [day for day in found if day and WEEKDAYS[day.weekday()] == parts.weekday]
    return found[0] if len(found) == 1 else None


def given_after(reading: Reading) -> Iterator[Quantity]:
    """Dates after the story's own, to the month or the day, of votes that are told by what came of them."""
    today = published(reading)
    if today is None or not reading.sentences:
        return
    text = reading.article.text
    for quantity, parts in dates(reading):
        if not _is_after(reading, quantity, parts, today):
            continue
        sentence = reading.sentences[reading.sentence_at(quantity.start)]
        before = " ".join(f"{text[sentence.start : quantity.start]}_".split())[:-1]
        behind = text[quantity.end : sentence.end]
        told = _VOTE_OF.search(before) and _GAVE.match(behind)
        told = (
            told
            or (_ON.match(before) and _CAME.match(behind))
            or _DONE.search(before)
            or _SINCE.search(before)
        )
        if parts.year is None and _LAST_ONE.search(before):
            continue
        if told and not _EXPECTED.search(text, sentence.start, sentence.end):
            yield quantity


def _is_after(reading: Reading, quantity: Quantity, parts: DateParts, today: date) -> bool:
    """Whether a date is of a time after the story's own day, and not the day behind it, where clocks differ."""
    if parts.month is None:
        return False
    if parts.day is None:
        return parts.year is not None and (parts.year, parts.month) > (today.year, today.month)
    day = day_of(reading, quantity, parts)
    return day is not None and day - today > _BACK


def on_another_day(reading: Reading) -> Iterator[tuple[Held, Held]]:
    """A day that is told as that of the vote, with the only other that the story gives for it, days apart.

    Either people are said to have voted on it, or it comes after the story's own and is told as past, or it is a slip
    from the day that a weekday tells ("Saturday's run-off").
    """
    today = published(reading)
    if today is None or not reading.sentences:
        return
    told = [one for one in held_days(reading) if one.day - today <= _BACK or _is_past(reading, one)]
    if not told:
        return
    weekdays, last = list(_by_weekday(reading, today)), _on_weekdays(reading, today)
    several = _ROUNDS["second"].search(reading.article.text) is not None
    for one in (one for one in reversed(told) if not one.loose):
        others = [
            other for other in told
            if other.day != one.day and abs(other.day - one.day) <= _CLOSE and not two_rounds(one, other)
        ]  # fmt: skip
        if sum(other.day == one.day for other in told) > 1 or len({other.day for other in others}) > 1:
            continue
        if any(one.day in days for days, _held_on in weekdays) or one.day in last:
            continue
        named = others or [held for _days, held in weekdays if _by_name(one, held, several)]
        if not named:
            continue
        other = named[0]
        after = one.day > today if weekdays else one.day - today > _BACK
        if not (after or slip(one.day, other.day) or (one.done and others and not other.loose)):
            continue
        if abs(one.day - other.day) <= _CLOSE and not two_places(
            reading, one.quantity.start, other.quantity.start
        ):
            yield one, other


# "Results of the May 9 election are due": what has results has been.
_HAS_RESULTS = late(
    r"\b(?:[Rr]esults?|[Ww]inners?|[Oo]utcome|[Cc]ounting) (?:of|from|in|after) (?:the |its |last )?\Z"
)


def _is_past(reading: Reading, held: Held) -> bool:
    """Whether a sentence tells of a day to come as of one that is past."""
    text, here = reading.article.text, reading.sentences[reading.sentence_at(held.quantity.start)]
    if _HAS_RESULTS.search(text, here.start, held.quantity.start):
        return True
    return (
        _EXPECTED.search(text, here.start, here.end) is None
        and _PAST.search(text, here.start, here.end) is not None
    )


def two_rounds(one: Held, other: Held) -> bool:
    """Whether two days are told of two rounds."""
    return None not in (one.round, other.round) and one.round != other.round


def _by_name(one: Held, weekday: Held, several: bool) -> bool:
    """Whether a weekday can be of a day's round: in a story of `several` only if it names the same."""
    return one.round == weekday.round if several else not two_rounds(one, weekday)


def slip(day: date, other: date) -> bool:
    """Whether a day is a week off another, or one digit."""
    return abs(day - other) == _WEEK or (
        day.month == other.month and finger(f"{day.day:02}", f"{other.day:02}")
    )


def other_than_headline(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The day of a vote to come in the story, days apart from the only one of its headline, which the story has nowhere."""
    head = next((part for part in reading.article.parts if part.kind == "headline"), None)
    today = published(reading)
    if head is None or today is None or not reading.sentences:
        return
    days = [(quantity, day_of(reading, quantity, parts)) for quantity, parts in dates(reading)]
    to_come = [(quantity, day) for quantity, day in days if day is not None and day > today]
    heads = [(quantity, day) for quantity, day in to_come if head.start <= quantity.start < head.end]
    body = [(quantity, day) for quantity, day in to_come if quantity.start >= head.end]
    if len(heads) != 1 or any(day == heads[0][1] for _quantity, day in body):
        return
    near = [quantity for quantity, day in body if abs(day - heads[0][1]) <= _CLOSE]
    if len(near) == 1:
        here = reading.sentences[reading.sentence_at(near[0].start)]
        words = reading.article.text[here.start : here.end]
        if _A_VOTE.search(words) and not _OF_AN_OFFICE.search(words):
            yield near[0], heads[0][0]


def held_days(reading: Reading) -> Iterator[Held]:
    """The days that are told as that of a vote, past or to come."""
    text = reading.article.text
    for quantity, parts in dates(reading):
        day = _nearest(reading, quantity, parts)
        if day is None:
            continue
        here = reading.sentence_at(quantity.start)
        sentence = reading.sentences[here]
        before, behind = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
        day_itself = bool(_THE_DAY.search(before) or _DAY_OF_IT.match(behind))
        clause, rest = _CLAUSE.split(_OTHER_YEAR.sub(",", before))[-1], _CLAUSE.split(behind)[0]
        verb = VERB.search(rest)
        # "The October 20 vote had been due in 2022": the year is not the day's.
        apart = is_apart(clause) or is_apart(rest[: verb.start()] if verb else rest) or _PARTS.search(rest)
        if of_a_body(clause) or (apart and not day_itself):
            continue
        last = text[reading.sentences[here - 1].start : sentence.start] if here else ""
        came = _CAME.match(behind) if _ON.match(before) else None
        done = (
            day_itself
            or bool(_DONE.search(before))
            or (came is not None and ("urnout" in came[0] or _OF_TURNOUT.search(last) is not None))
        )
        named = _BEFORE_VOTE.search(before) or BEHIND_VOTE.match(behind) or _RESULTS.match(behind)
        loose = not (
            done
            or named
            or (_THOSE.match(before) and _A_VOTE.search(last))
            or answers_when(last, before)
            or voters_do(before)
        )
        if loose and not of_voting(clause, rest, before, behind, weekday=parts.weekday is not None):
            continue
        around = text[max(sentence.start, quantity.start - AROUND) : min(sentence.end, quantity.end + AROUND)]
        yield Held(day, quantity, done, _round(around), loose)


def is_apart(words: str) -> bool:
    """Whether words tell of another vote, or another part of it."""
    return APART.search(_OTHER_YEAR.sub(",", words)) is not None


def _round(words: str) -> str | None:
    """The round that some words name, but for one that they only compare with."""
    words = _COMPARED.sub("", words)
    return next((name for name, one in _ROUNDS.items() if one.search(words)), None)


def _nearest(reading: Reading, quantity: Quantity, parts: DateParts) -> date | None:
    """The day of a full date in the likeliest of the years that it can be of."""
    possible = years(reading, quantity, parts) if parts.month and parts.day else ()
    return make(possible[0], parts.month or 0, parts.day or 0) if possible else None


def _by_weekday(reading: Reading, today: date) -> Iterator[tuple[set[date], Held]]:
    """The votes that are told of by their weekday: the days that it can be, and the likeliest of them."""
    text = reading.article.text
    for match in _WEEKDAY.beside(text, LONGEST):
        name = match.lastgroup or ""
        start = match.start(name)
        quantity = next(iter(reading.quantities_in(start, start + 1)), None)
        if quantity is None or is_apart(text[max(0, match.start() - AROUND) : match.end() + AROUND]):
            continue
        # "Friday's referendum on 7 March": whether these are one day is another question.
        end = min(match.end() + _OPENING, reading.sentences[reading.sentence_at(start)].end)
        if any(one.kind == "date" for one in reading.quantities_in(match.end(), end)):
            continue
        if match[name] not in WEEKDAYS:
            yield {today - _BACK}, Held(today - _BACK, quantity, False, _round(match[0]))
            continue
        last = today - timedelta(days=(today.weekday() - WEEKDAYS.index(match[name])) % 7)
        days = {last, last + _WEEK}
        if last == today or text.endswith("last ", 0, match.start()):
            days.add(last - _WEEK)
        yield days, Held(last, quantity, False, _round(match[0]))


def _on_weekdays(reading: Reading, today: date) -> set[date]:
    """The last days of all weekdays that a story names."""
    named = {parts.weekday for _quantity, parts in dates(reading) if parts.weekday and parts.day is None}
    return {today - timedelta(days=(today.weekday() - WEEKDAYS.index(day)) % 7) for day in named}
