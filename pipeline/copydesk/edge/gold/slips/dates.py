"""Slips in dates and ages: weekdays, days that no month has, years of birth, spans of years."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal

from copydesk.edge.gold.slips.base import Gold, Slip, claims_of, place_of, renumbered

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {name: number for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # fmt: skip
_SHORT_MONTHS = r"(?:Sept(?:ember|\.)?|Apr(?:il|\.)|June|Nov(?:ember|\.))"
# "Sunday, March 31", "Wednesday, Oct. 16", "Wednesday 9 October"
_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:(?P<month>[A-Z][a-z]{{2,8}})\.? (?P<day>\d{{1,2}})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}))\b"
)
# "Nov. 5", "5 November": months of 30 days.
_SHORT = re.compile(rf"\b{_SHORT_MONTHS} (?P<day>[12]?\d)\b|\b(?P<day2>[12]?\d) {_SHORT_MONTHS}")


def age(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A birth year changed by ten, where the story gives the age too."""
    published = str(gold.get("published") or "")[:4]
    for match in re.finditer(r"\bborn (?:in [A-Z]\w+ )?in (?P<year>19\d\d)\b", text):
        year = int(match["year"])
        for claim in claims_of(gold, "age"):
            if published and int(published) - year - int(claim["value"]) in (0, 1):
                wrong = year + dice.choice([-10, 10])
                start = match.start("year")
                note = f"born in {wrong}, said to be {claim['value']}"
                against = place_of(text, claim)
                return Slip(start, start + 4, match["year"], str(wrong), "age-conflict", note, against)
    return None


def weekday(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A weekday that is not the date's."""
    year = str(gold.get("published") or "")[:4]
    found = []
    for match in _DATED.finditer(text) if year else ():
        month = _MONTHS.get((match["month"] or match["month2"])[:3].lower())
        if month is None:
            continue
        try:
            day = date(int(year), month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        if _WEEKDAYS[day.weekday()] == match["weekday"] and not re.match(
            r",? (?:19|20)\d\d", text[match.end() :]
        ):
            found.append(match)
    if not found:
        return None
    match = dice.choice(found)
    wrong = _WEEKDAYS[(_WEEKDAYS.index(match["weekday"]) + dice.choice([1, 2, 5])) % 7]
    start, end = match.span("weekday")
    against = (end + 2, match.end())
    note = f"it is a {match['weekday']}"
    return Slip(start, end, match["weekday"], wrong, "weekday-not-date", note, against, ("date-conflict",))


def day(text: str, _gold: Gold, dice: random.Random) -> Slip | None:
    """The 31st of a month of thirty days."""
    found = [match for match in _SHORT.finditer(text) if "\n" not in match[0]]
    if not found:
        return None
    match = dice.choice(found)
    start, end = match.span("day") if match["day"] else match.span("day2")
    also = ("weekday-not-date", "date-conflict")
    return Slip(start, end, text[start:end], "31", "impossible-date", "the month has 30 days", None, also)


def years(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A span of years that no longer reaches back to the year named for it."""
    published = str(gold.get("published") or "")[:4]
    found = []
    for claim in claims_of(gold, "elapsed"):
        _start, end = place_of(text, claim)
        since = re.compile(r"\b(?:19|20)\d\d\b").search(text, end, end + 120)
        if published and since is not None and int(published) - int(since[0]) == int(claim["value"]):
            found.append((claim, since))
    if not found:
        return None
    claim, since = dice.choice(found)
    wrong = int(claim["value"]) + dice.choice([10, -10] if int(claim["value"]) > 14 else [10, 12])
    note = f"{published} - {since[0]} is not {wrong}"
    return renumbered(text, claim, Decimal(wrong), "years-since-mismatch", note, None)
