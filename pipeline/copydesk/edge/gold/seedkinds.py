"""The kinds of slips that are planted: each finds a place in a clean story where its fault is sure."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

Gold = dict[str, Any]
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {name: number for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # fmt: skip
# "Sunday, March 31", "Wednesday, Oct. 16", "Wednesday 9 October"
_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:(?P<month>[A-Z][a-z]{{2,8}})\.? (?P<day>\d{{1,2}})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}))\b"
)
_FRACTIONS = {"two-thirds": "three-quarters", "three-quarters": "two-thirds", "a third": "a half",
              "half": "two-thirds", "a quarter": "a third"}  # fmt: skip
_TITLES = {"Prime Minister": "President", "President": "Prime Minister"}


@dataclass(frozen=True)
class Slip:
    """A change of `start`..`end` into `new`, the check that must see it, and what it stands against."""

    start: int
    end: int
    old: str
    new: str
    check: str
    note: str
    versus: tuple[int, int] | None = None
    also: tuple[str, ...] = ()
    claims: tuple[tuple[Gold, Gold], ...] = ()


def position(text: str, words: str, nth: int = 1) -> int:
    """Where the nth occurrence of `words` starts. Raises ValueError."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def letter(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """Two letters changed about, or one dropped, in one mention of a name that stands there twice or more."""
    people = [str(one["name"]).split()[-1] for one in gold.get("people") or ()]
    places = [str(one["name"]) for one in gold.get("places") or () if " " not in str(one["name"])]
    names = [(name, "name-misspelled") for name in people] + [(name, "place-misspelled") for name in places]
    names = [(name, check) for name, check in names if len(name) >= 6 and name.isalpha()]
    dice.shuffle(names)
    for name, check in names:
        mentions = [match.span() for match in re.finditer(rf"\b{name}\b", text)]
        wrong = _misspelled(name, dice)
        if len(mentions) < 2 or wrong is None or wrong in text:
            continue
        start, end = dice.choice(mentions[1:])
        also = ("place-misspelled",) if check == "name-misspelled" else ("name-misspelled",)
        return Slip(start, end, name, wrong, check, f"{wrong} / {name}", mentions[0], also)
    return None


def _misspelled(name: str, dice: random.Random) -> str | None:
    spots = [i for i in range(1, len(name) - 2) if name[i] != name[i + 1]]
    if not spots:
        return None
    spot = dice.choice(spots)
    if dice.random() < 0.6:
        return name[:spot] + name[spot + 1] + name[spot] + name[spot + 2 :]
    return name[:spot] + name[spot + 1 :]


def margin(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A stated lead changed so that it fits the two figures no more."""
    found = []
    for lead, first, second in _leads(gold):
        value = Decimal(str(lead["value"]))
        wrong = _other_value(value, dice)
        if wrong is not None:
            found.append((lead, first, second, wrong))
    if not found:
        return None
    lead, first, second, wrong = dice.choice(found)
    note = f"{first['value']} - {second['value']} is not {wrong}"
    return _renumber(text, lead, wrong, "margin-mismatch", note, first)


def share(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A share changed so that a stated lead no longer follows from it."""
    found = [
        (lead, first, second) for lead, first, second in _leads(gold) if first["measure"] == "vote_share"
    ]
    if not found:
        return None
    lead, first, second = dice.choice(found)
    value = Decimal(str(first["value"]))
    step = max(Decimal(str(lead["value"])) / 2, Decimal(2))
    wrong = (value - step if value > 90 else value + step).quantize(value)
    note = f"{wrong} - {second['value']} is not {lead['value']}"
    also = (
        "shares-over-hundred",
        "shares-not-whole",
        "figure-conflict",
        "fraction-mismatch",
        "leader-trails",
    )
    return _renumber(text, first, wrong, "margin-mismatch", note, lead, also)


def _leads(gold: Gold) -> Iterator[tuple[Gold, Gold, Gold]]:
    """Leads that are the exact difference of two figures of the same sides in the same setting."""
    measures = {"points": "vote_share", "percent": "vote_share", "votes": "votes"}
    setting = ("place", "when", "contest", "status", "group")
    claims = list(gold.get("claims") or ())
    for lead in claims:
        if (
            lead["measure"] != "lead"
            or lead.get("rival") is None
            or lead.get("comparator", "exactly") != "exactly"
        ):
            continue
        figures = [one for one in claims if one["measure"] == measures.get(str(lead.get("unit")))
                   and one.get("comparator", "exactly") == "exactly"
                   and all(one.get(key) == lead.get(key) for key in setting)]  # fmt: skip
        firsts = [one for one in figures if one.get("subject") == lead.get("subject")]
        seconds = [one for one in figures if one.get("subject") == lead.get("rival")]
        if len(firsts) == len(seconds) == 1:
            difference = Decimal(str(firsts[0]["value"])) - Decimal(str(seconds[0]["value"]))
            if difference == Decimal(str(lead["value"])):
                yield lead, firsts[0], seconds[0]


def total(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """The size of the rolls changed so that a stated turnout no longer follows."""
    claims = list(gold.get("claims") or ())
    rolls = [one for one in claims if one["measure"] == "electorate" and one.get("when") is None]
    percents = [one for one in claims if one["measure"] == "turnout" and one.get("unit") == "percent"
                and one.get("when") is None and one.get("status") != "partial"]  # fmt: skip
    voters = [
        one
        for one in claims
        if one["measure"] == "turnout" and one.get("unit") == "voters" and one.get("when") is None
    ]
    if not (len(rolls) == len(percents) == len(voters) == 1):
        return None
    value = Decimal(str(rolls[0]["value"]))
    wrong = (value * Decimal(dice.choice(["1.1", "0.9", "1.2"]))).quantize(Decimal(1))
    wrong = (
        wrong.quantize(Decimal(10) ** max(0, len(str(wrong)) - 3)) if str(value).endswith("000") else wrong
    )
    note = f"{voters[0]['value']} of {wrong:f} is not {percents[0]['value']} percent"
    slip = _renumber(text, rolls[0], Decimal(f"{wrong:f}"), "turnout-mismatch", note, percents[0])
    if slip is None:
        return None
    # "Of 421,730 voters, 155,620 cast ballots": the whole is the rolls.
    parts = [one for one in claims if str(one.get("of")) == str(rolls[0]["value"])]
    new = slip.claims[0][1]["value"]
    return replace(slip, claims=(*slip.claims, *((one, {"of": new}) for one in parts)))


def age(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A birth year changed by ten, where the story gives the age too."""
    published = str(gold.get("published") or "")[:4]
    for match in re.finditer(r"\bborn (?:in [A-Z]\w+ )?in (?P<year>19\d\d)\b", text):
        year = int(match["year"])
        for claim in gold.get("claims") or ():
            if (
                claim["measure"] == "age"
                and published
                and int(published) - year - int(claim["value"]) in (0, 1)
            ):
                wrong = year + dice.choice([-10, 10])
                start = match.start("year")
                place = _place(text, claim)
                return Slip(start, start + 4, match["year"], str(wrong), "age-conflict",
                            f"born in {wrong}, said to be {claim['value']}", place)  # fmt: skip
    return None


def weekday(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A weekday that is not the date's."""
    year = str(gold.get("published") or "")[:4]
    found = []
    for match in _DATED.finditer(text):
        month = _MONTHS.get((match["month"] or match["month2"])[:3].lower())
        if month is None or not year:
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
    return Slip(start, end, match["weekday"], wrong, "weekday-not-date", f"it is a {match['weekday']}",
                (end + 2, match.end()), ("date-conflict",))  # fmt: skip


def title(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A second mention of an office holder with another office that cannot be joined to the first."""
    found = []
    for one in gold.get("people") or ():
        family = str(one["name"]).split()[-1]
        for office in _TITLES:
            spots = [
                match.span()
                for match in re.finditer(rf"(?<![-\w]){office} (?:[A-Z][\w'-]+ )*{family}\b", text)
            ]
            if len(spots) > 1:
                found.append((office, spots))
    if not found:
        return None
    office, spots = dice.choice(found)
    start = spots[-1][0]
    return Slip(
        start, start + len(office), office, _TITLES[office], "title-conflict", f"{office} elsewhere", spots[0]
    )


def fraction(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A fraction in words that no longer fits the counts in its sentence."""
    claims = list(gold.get("claims") or ())
    found = []
    for claim in claims:
        words = str(claim["at"])
        word = next((one for one in _FRACTIONS if one in words), None)
        if word is None or claim["measure"] not in ("areas_won", "seats"):
            continue
        counts = [one for one in claims if one["measure"] == claim["measure"] and one.get("of") is not None
                  and one.get("subject") == claim.get("subject") and one is not claim]  # fmt: skip
        if len(counts) == 1:
            found.append((claim, word, counts[0]))
    if not found:
        return None
    claim, word, count = dice.choice(found)
    start = _place(text, claim)[0] + str(claim["at"]).index(word)
    wrong = _FRACTIONS[word]
    value = {"three-quarters": "75", "two-thirds": "66.67", "a half": "50", "a third": "33.33"}[wrong]
    note = f"{count['value']} of {count['of']} is not {wrong}"
    return Slip(start, start + len(word), word, wrong, "fraction-mismatch", note, _place(text, count),
                claims=((claim, {"value": value}),))  # fmt: skip


def hedge(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A hedge put before a share that is printed with two decimals, or one that is not half a percent."""
    found = []
    for claim in gold.get("claims") or ():
        value = str(claim["value"])
        decimals = value.partition(".")[2]
        exact = claim["measure"] in ("vote_share", "turnout") and claim.get("unit") == "percent"
        if exact and decimals not in ("", "5") and claim.get("comparator", "exactly") == "exactly":
            start, _end = _place(text, claim)
            digits = _DIGITS.search(text, start)
            if digits is not None and digits[0] == value:
                found.append((claim, digits.start(), digits[0]))
    if not found:
        return None
    claim, start, digits_ = dice.choice(found)
    word, comparator = dice.choice([("nearly", "almost"), ("about", "about"), ("roughly", "about")])
    note = "a hedge on an exact figure"
    return Slip(start, start + len(digits_), digits_, f"{word} {digits_}", "hedge-on-exact", note,
                claims=((claim, {"comparator": comparator}),))  # fmt: skip


def _renumber(
    text: str, claim: Gold, wrong: Decimal, check: str, note: str, versus: Gold, also: tuple[str, ...] = ()
) -> Slip | None:
    """The slip that prints another number in a claim's place, in the style of the old one."""
    start, end = _place(text, claim)
    digits = _DIGITS.search(text, start, end)
    if digits is None:
        return None
    old = digits[0].rstrip(",")
    scaled = Decimal(old.replace(",", "")) != Decimal(str(claim["value"]))
    shown = wrong / 1_000_000 if scaled else wrong
    if scaled and "million" not in text[start:end]:
        return None
    decimals = len(old.partition(".")[2])
    new = f"{shown:,.{decimals}f}" if "," in old else f"{shown:.{decimals}f}"
    if new == old:
        return None
    value = str(Decimal(new.replace(",", "")) * (1_000_000 if scaled else 1))
    place = digits.start()
    return Slip(
        place,
        place + len(old),
        old,
        new,
        check,
        note,
        _place(text, versus),
        also,
        ((claim, {"value": value}),),
    )


def _other_value(value: Decimal, dice: random.Random) -> Decimal | None:
    """Two digits changed about, as fingers do; None where that changes little."""
    digits = [i for i, one in enumerate(str(value)) if one.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if str(value)[a] != str(value)[b]]
    dice.shuffle(pairs)
    for first, second in pairs:
        letters = list(str(value))
        letters[first], letters[second] = letters[second], letters[first]
        wrong = Decimal("".join(letters))
        if letters[0] != "0" and abs(wrong - value) > max(value / 20, Decimal("0.5")):
            return wrong
    return None


def _place(text: str, claim: Gold) -> tuple[int, int]:
    start = position(text, str(claim["at"]), int(claim.get("nth", 1)))
    return start, start + len(str(claim["at"]))


Planter = Callable[[str, Gold, random.Random], "Slip | None"]
PLANTERS: dict[str, Planter] = {
    "letter": letter, "margin": margin, "share": share, "total": total, "age": age, "weekday": weekday,
    "title": title, "fraction": fraction, "hedge": hedge,
}  # fmt: skip
