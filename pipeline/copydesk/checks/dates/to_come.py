"""The day of a vote that is yet to come, told as two days that are a slip apart: "elect a president on September 7", "the September 17 election".

A day is that of the vote by the noun beside it, or by the words of its clause, be they all of voting (`of_voting.py`). Of
the two one must be a finger or a week away from the other. Stays silent where a third day is told as that of a vote, and
where words tell two kinds of vote, two rounds or two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from copydesk.checks.dates.calendar import published
from copydesk.checks.dates.held import Held, held_days, slip, two_rounds
from copydesk.checks.dates.two_places import two_places
from copydesk.records import Reading
from copydesk.records.late import late

_MONTH, _DAY = timedelta(days=27), timedelta(days=1)
_VOTES = late(
    r"\b(?P<land>[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+)*|states|provinces|regions|counties|towns|cities)(?:, which| itself| then| also| will)* (?:votes?(?= on\b| in\b| for\b| to\b|[,.;])|goe?s?|elects?|chooses?|holds?|decides?|follows?)\b"
)
# Who votes by the last words before a day, by the beginning of the name: of "Nevada" and "Nevadans" so much is the same.
_STEM = 4
_KINDS = {
    "president": late(r"\bpresident(?:ial)?\b", re.IGNORECASE),
    "parliament": late(r"\b(?:parliament(?:ary)?|legislative|deputies|MPs)\b", re.IGNORECASE),
    "local": late(r"\b(?:local|municipal|council(?:l?ors)?|mayor(?:al|s)?)\b", re.IGNORECASE),
    "region": late(r"\b(?:regional|provincial|state|county|governor(?:s|ship)?|gubernatorial)\b", re.IGNORECASE),
    "europe": late(r"\bEuropean\b"),
    "by-election": late(r"\bby-?elections?\b", re.IGNORECASE),
    "referendum": late(r"\b(?:referendum|plebiscite)\b", re.IGNORECASE),
    "primary": late(r"\bprimar(?:y|ies)\b|\bcaucus", re.IGNORECASE),
}  # fmt: skip


def two_days_to_come(reading: Reading) -> Iterator[tuple[Held, Held]]:
    """The later told of two days that are both that of the vote to come, with the other."""
    today = published(reading)
    if today is None or not reading.sentences:
        return
    told = [one for one in held_days(reading) if one.day - today > _DAY]
    for number, odd in enumerate(told if len({one.day for one in told}) > 1 else ()):
        others = [
            one for one in told
            if one.day != odd.day and abs(one.day - odd.day) <= _MONTH and _may_be_one(reading, odd, one)
        ]  # fmt: skip
        before = [one for one in others if one in told[:number]]
        if len({one.day for one in others}) == 1 and before and _slip_of(odd, before[0]):
            yield odd, before[0]
            return


def _slip_of(one: Held, other: Held) -> bool:
    """Whether two days are a finger or a week apart; one of them at least must be named by its noun."""
    return not (one.loose and other.loose) and slip(one.day, other.day)


def _may_be_one(reading: Reading, one: Held, other: Held) -> bool:
    """Whether nothing tells two votes, rounds or places; nobody tells one day twice in a sentence."""
    first, second = (reading.sentence_at(it.quantity.start) for it in (one, other))
    return first != second and not (
        two_rounds(one, other) or two_votes(reading, one.quantity.start, other.quantity.start)
    )


def two_votes(reading: Reading, *positions: int) -> bool:
    """Whether the sentences of two days name two kinds of vote, others who vote or other places."""
    text = reading.article.text
    sentences = [reading.sentences[reading.sentence_at(at)] for at in positions]
    kinds = [{name for name, one in _KINDS.items() if one.search(text, it.start, it.end)} for it in sentences]
    lands = [_who_votes(text, it.start, at, it.end) for it, at in zip(sentences, positions, strict=True)]
    return two_places(reading, *positions) or any(
        all(named) and not named[0] & named[1] for named in (kinds, lands)
    )


def _who_votes(text: str, begin: int, at: int, end: int) -> set[str]:
    """Who votes by the words nearest to a day, if a sentence says so."""
    before, behind = list(_VOTES.finditer(text, begin, at))[-1:], list(_VOTES.finditer(text, at, end))[:1]
    return {one["land"][:_STEM] for one in before or behind}
