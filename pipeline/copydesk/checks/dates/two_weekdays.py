"""One vote on two weekdays: "Sunday's election" here, "Saturday's election" there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.dates.held import APART, AROUND, LONGEST
from copydesk.checks.dates.two_places import DAY, two_places
from copydesk.records import Reading

_KIND = r"(?P<kind{0}>general|presidential|parliamentary|local|municipal|legislative|mayoral|regional|federal|state|council|snap)? ?"
# "Sunday's parliamentary election", "the referendum was held on Sunday"; "Sunday and Monday" are two days of one vote.
_THAT_DAY = Cued(
    rf"\b(?P<day>{DAY})['’]s {_KIND.format('')}(?P<noun>elections?|referendum|vote|by-?election|run-?off)\b"
    rf"|\b{_KIND.format('_')}(?P<noun_>(?:elections?|referendum|by-?election|run-?off)(?= (?:was |were |held |took |on ))|(?:vote|voting|polling)(?= (?:was|took) ))"
    rf" (?:(?:was |were )?held |took place |was )?on (?P<day_>{DAY})\b(?! and\b|,? \d|,? \(|['’])",
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
)
_ANY = frozenset({"vote", "voting", "polling"})


class Weekday(NamedTuple):
    """A vote that is told of by its weekday: where, and which."""

    start: int
    end: int
    day: str
    vote: tuple[str, str]


def on_another_weekday(reading: Reading) -> Iterator[tuple[Weekday, Weekday]]:
    """One vote on two weekdays: "Sunday's election" here, "Saturday's election" there; not where each has a place of its own."""
    text = reading.article.text
    told: list[Weekday] = []
    for match in _THAT_DAY.beside(text, LONGEST):
        bare, behind = match["day"] is not None, match.end() + AROUND
        day, noun, kind = (match[name if bare else f"{name}_"] for name in ("day", "noun", "kind"))
        if not APART.search(text, max(0, match.start() - AROUND), behind):
            told.append(Weekday(*match.span(), day, (noun.rstrip("s").replace("-", ""), kind or "")))
    for number, one in enumerate(told):
        others = [item for item in told if item.day != one.day]
        if len(others) != len(told) - 1 or not others or (number == 0 and len(told) == 2):
            continue
        alike = all(item.day == others[0].day and _one_vote(item, one) for item in others)
        if alike and not any(two_places(reading, one.start, item.start) for item in others):
            yield one, others[0]


def _one_vote(one: Weekday, other: Weekday) -> bool:
    """Whether two are called alike: "the vote" may be any, "the election" the general one."""
    nouns, kinds = ({each.vote[index] for each in (one, other)} for index in (0, 1))
    return (len(nouns) == 1 or bool(nouns & _ANY)) and (len(kinds) == 1 or "" in kinds)
