"""Slips of words: names misspelled, hedges, units, titles, and shares that cannot be."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from copydesk.edge.gold.slips.base import (
    DIGITS,
    Gold,
    Slip,
    claims_of,
    number,
    one_setting,
    place_of,
)

_TITLES = {"Prime Minister": "President", "President": "Prime Minister"}
_ROUNDED = ("vote_share", "votes", "seats", "turnout", "lead", "electorate", "total_votes")
# The hedge that turns a rounding the wrong way.
_TURNED = {"more than": "nearly", "over": "almost", "just over": "just under", "nearly": "more than",
           "almost": "over", "just under": "just over", "at least": "fewer than"}  # fmt: skip
_COMPARATORS = {"nearly": "almost", "almost": "almost", "just under": "almost", "more than": "over",
                "over": "over", "just over": "over", "fewer than": "under"}  # fmt: skip


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
    wrong = _TITLES[office]
    return Slip(start, start + len(office), office, wrong, "title-conflict", f"{office} elsewhere", spots[0])


def hedge(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A hedge put before a share that is printed with two decimals, or one that is not half a percent."""
    found = []
    for claim in claims_of(gold, "vote_share", "turnout"):
        value = str(claim["value"])
        if claim.get("unit") == "percent" and value.partition(".")[2] not in ("", "5"):
            digits = DIGITS.search(text, place_of(text, claim)[0])
            if digits is not None and digits[0] == value:
                found.append((claim, digits.start(), value))
    if not found:
        return None
    claim, start, value = dice.choice(found)
    word, comparator = dice.choice([("nearly", "almost"), ("about", "about"), ("roughly", "about")])
    changed = ((claim, {"comparator": comparator}),)
    note = "a hedge on an exact figure"
    return Slip(start, start + len(value), value, f"{word} {value}", "hedge-on-exact", note, claims=changed)


def turned(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A hedge turned round, where the story also gives the exact figure: "nearly" for "more than"."""
    found = []
    for hedged in claims_of(gold, *_ROUNDED, exact=False):
        start, end = place_of(text, hedged)
        before = text[max(0, start - 12) : end]
        word = next(
            (one for one in sorted(_TURNED, key=len, reverse=True) if re.search(rf"\b{one} ", before)), None
        )
        if word is None or hedged.get("comparator") not in ("over", "almost", "at_least"):
            continue
        for exact in claims_of(gold, hedged["measure"]):
            same = all(exact.get(key) == hedged.get(key) for key in ("subject", "unit"))
            near = Decimal(0) < abs(number(exact) - number(hedged)) < abs(number(exact)) / 10
            if same and near and one_setting(exact, hedged, "speaker"):
                found.append((hedged, exact, word, max(0, start - 12) + before.rindex(word)))
    if not found:
        return None
    hedged, exact, word, at = dice.choice(found)
    wrong = _TURNED[word]
    changed = ((hedged, {"comparator": _COMPARATORS[wrong]}),)
    note = f"{wrong} {hedged['value']}, but {exact['value']}"
    also = ("margin-mismatch", "turnout-mismatch", "change-mismatch", "fraction-mismatch", "majority-missed")
    return Slip(
        at, at + len(word), word, wrong, "hedge-contradicts", note, place_of(text, exact), also, changed
    )


def points(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A lead or change in points printed in percent."""
    found = []
    for claim in claims_of(gold, "lead", "change", exact=False):
        start, end = place_of(text, claim)
        match = re.compile(r"(?:percentage )?points\b").search(text, start, end + 20)
        if claim.get("unit") == "points" and match is not None and "\n" not in text[start : match.end()]:
            found.append((claim, match))
    if not found:
        return None
    claim, match = dice.choice(found)
    changed = ((claim, {"unit": "percent"}),)
    note = "a difference of shares in percent"
    return Slip(*match.span(), match[0], "percent", "percent-for-points", note, claims=changed)


def impossible(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A share or turnout that has lost its decimal point."""
    found = []
    for claim in claims_of(gold, "vote_share", "turnout", "counted"):
        value = str(claim["value"])
        digits = DIGITS.search(text, *place_of(text, claim))
        if (
            claim.get("unit") == "percent"
            and len(value) == 4
            and value[2] == "."
            and digits
            and digits[0] == value
        ):
            found.append((claim, digits.start(), value))
    if not found:
        return None
    claim, start, value = dice.choice(found)
    wrong = value.replace(".", "")
    also = (
        "shares-over-hundred", "shares-not-whole", "margin-mismatch", "figure-conflict", "change-mismatch",
        "turnout-mismatch", "fraction-mismatch", "leader-trails", "headline-mismatch",
    )  # fmt: skip
    changed = ((claim, {"value": wrong}),)
    return Slip(
        start, start + 4, value, wrong, "impossible-share", f"{value} lost its point", None, also, changed
    )
