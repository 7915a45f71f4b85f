"""The day of the vote given as two days, or a thing of the past dated after the story.

What it looks for: two dates less than two weeks apart that are both said to be the day of the same vote, or
days on which people voted for it ("turnout on May 9 was"); a date that is a week or a digit off "Saturday's run-off"; a day to come that is another in the headline; one vote on two weekdays; and a date later than the
story's own on which something is said to have happened, or a vote to have had a result.

Why it matters: one of the two dates is wrong, and readers act on it.

In the copy:
Ghana's presidential election will be held on Dec. 7. Parties end their campaigns the day before the
presidential election on Dec. 9.

Mended:
Ghana's presidential election will be held on Dec. 7. Parties end their campaigns the day before the
presidential election on Dec. 7.

Stays silent when:
- the story tells of a second round, a rerun, early voting, a postponement, phases or another vote;
- the days are of rounds, places or kinds of vote that the words tell apart;
- the vote is told of without its date, or with a date of another year;
- the story has no date of its own, for a past event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import MONTHS, dates, published
from copydesk.checks.dates.held import (
    AROUND,
    day_of,
    given_after,
    is_apart,
    on_another_day,
    other_than_headline,
)
from copydesk.checks.dates.of_voting import of_a_body
from copydesk.checks.dates.to_come import two_days_to_come, two_votes
from copydesk.checks.dates.told_as_past import told_as_past
from copydesk.checks.dates.two_weekdays import on_another_weekday
from copydesk.records import Finding, Quantity, Reading, Settings
from copydesk.records.late import late
from copydesk.records.opened import Opened

_CLOSE = timedelta(days=13)
_NOUN = r"(?:elections?|vote|votes|poll|polls|ballot|referendum|plebiscite|by-election|byelection|primary|polling)"
_KIND = r"(?:presidential|parliamentary|general|local|municipal|legislative|mayoral|regional|gubernatorial|snap|federal|provincial|state|european)"
# "the presidential election will be held on", "the vote on", "polls open on".
_BEFORE = late(
    rf"\b(?:({_KIND})\s)?({_NOUN})(?: day)?(?:,)?\s(?:(?:is|was|are|were|will be|being|to be|due|set|scheduled|held|"
    rf"planned|"
    r"at \d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?|called|take|took|place|open|opens|opened|fixed|for|on|of|in|the|country|nationwide)\s){0,6}$",
    re.IGNORECASE,
)
# "the Dec. 7 presidential election", "the 7 December vote".
_AFTER = late(rf"^,?\s(?:({_KIND})\s)?({_NOUN})\b(?: day\b)?", re.IGNORECASE)
# Most stories have none, and the pattern is slow to say so.
_SEVERAL = Opened(
    r"\b(?:second round|first round|runoffs?|run-offs?|re-?run|postpon\w*|reschedul\w*|delay\w*|"
    r"phases?|"
    r"phased|moved|brought forward|(?:two|three) days(?! (?:before|earlier|after|later|ahead|ago|on\b))|days of voting|repeat|"
    r"annul\w*|"
    r"originally|initially|earlier date|indirect|next round|two rounds|"
    r"stages?)\b",
    re.IGNORECASE,
)
_DAY_ITSELF = late(r"\b(?:election|polling) day\b", re.IGNORECASE)
_ANY = frozenset({"vote", "poll", "polling", "ballot"})


class Told(NamedTuple):
    """A day that is said to be the day of a vote."""

    day: date
    noun: str
    kind: str | None
    quantity: Quantity


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """Findings on the day of the vote, then on past events to come."""
    found = []
    if _SEVERAL.search(reading.article.text):
        ledger.set_aside("rounds")
    else:
        found = list(_two_days(reading, ledger)) or list(_to_come(reading, ledger))
    yield from found
    places = {one.primary.start for one in found}
    later = list(chain(told_as_past(reading), given_after(reading)))
    # One day may be a slip; two are of a story about another time: "Eighty years ago today".
    for quantity in later if len({_day_printed(one) for one in later}) == 1 else ():
        ledger.compared += 1
        if quantity.start not in places:
            places.add(quantity.start)
            yield _not_yet(reading, quantity)
    for held, other in on_another_day(reading):
        ledger.compared += 1
        if not places & {held.quantity.start, other.quantity.start}:
            places.add(held.quantity.start)
            yield _two(reading, held.day, held.quantity, other.day, other.quantity)
    for quantity, head in other_than_headline(reading):
        ledger.compared += 1
        if quantity.start not in places:
            yield CHECK.finding(
                reading,
                f"The day is {_printed(quantity)} here and {_printed(head)} in the headline.",
                (quantity.start, quantity.end),
                [(head.start, head.end)],
                found=quantity.printed,
                expected=head.printed,
                confidence=0.8,
            )
    for one, item in on_another_weekday(reading):
        ledger.compared += 1
        yield CHECK.finding(
            reading,
            f"The vote is on {one.day} here and on {item.day} elsewhere.",
            (one.start, one.end),
            [(item.start, item.end)],
            found=one.day,
            expected=item.day,
            confidence=0.8,
        )


def _two_days(reading: Reading, ledger: Ledger) -> Iterator[Finding]:
    told = list(_days_of_vote(reading))
    for index, later in enumerate(told):
        for earlier in told[:index]:
            ledger.compared += 1
            if later.day == earlier.day or abs(later.day - earlier.day) > _CLOSE:
                continue
            positions = (earlier.quantity.start, later.quantity.start)
            if not _one_vote(later, earlier) or two_votes(reading, *positions):
                ledger.set_aside("contest")
                continue
            yield _two(reading, later.day, later.quantity, earlier.day, earlier.quantity)
            return


def _to_come(reading: Reading, ledger: Ledger) -> Iterator[Finding]:
    for held, other in two_days_to_come(reading):
        ledger.compared += 1
        yield _two(reading, held.day, held.quantity, other.day, other.quantity)


def _one_vote(one: Told, other: Told) -> bool:
    """Whether two are called alike: "the poll" may be any vote, "the election" the general one, and no by-election."""
    kinds = {each.kind.lower() for each in (one, other) if each.kind}
    nouns = {each.noun.lower().rstrip("s").replace("-", "") for each in (one, other)} - _ANY
    return len(kinds) < 2 and len(nouns) < 2


def _days_of_vote(reading: Reading) -> Iterator[Told]:
    text = reading.article.text
    for quantity, parts in dates(reading):
        day = day_of(reading, quantity, parts)
        if day is None:
            continue
        found = _BEFORE.search(text[max(0, quantity.start - 110) : quantity.start])
        found = found or _AFTER.match(text[quantity.end : quantity.end + 50])
        if found and (_DAY_ITSELF.search(found[0]) or not _of_some(reading, quantity)):
            yield Told(day, found.group(2), found.group(1), quantity)


def _of_some(reading: Reading, quantity: Quantity) -> bool:
    """Whether a day is told beside words for those who vote on one of their own: abroad, in advance, by post, in a council."""
    if not reading.sentences:
        return False
    here = reading.sentences[reading.sentence_at(quantity.start)]
    begin, end = max(here.start, quantity.start - AROUND), min(here.end, quantity.end + AROUND)
    words = reading.article.text[begin:end]
    return is_apart(words) or of_a_body(words)


def _two(reading: Reading, day: date, odd: Quantity, other_day: date, other: Quantity) -> Finding:
    return CHECK.finding(
        reading,
        f"The day of the vote is {_said(day)} here and {_said(other_day)} elsewhere.",
        (odd.start, odd.end),
        [(other.start, other.end)],
        found=odd.printed,
        expected=other.printed,
        confidence=0.8,
    )


def _not_yet(reading: Reading, quantity: Quantity) -> Finding:
    today = published(reading)
    return CHECK.finding(
        reading,
        f'The story of {_said(today) if today else "its day"} tells of "{_printed(quantity)}" as past.',
        (quantity.start, quantity.end),
        found=quantity.printed,
        confidence=0.8,
    )


def _day_printed(quantity: Quantity) -> tuple[int | None, int | None]:
    parts = quantity.date
    return (parts.month, parts.day) if parts else (None, None)


def _printed(quantity: Quantity) -> str:
    return " ".join(quantity.printed.split())


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


CHECK = Check(code="DAT04", name="date-conflict", severity="warning", page=__doc__ or "", run=run)
