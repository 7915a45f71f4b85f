"""Slips in figures: leads, shares, seats, changes, turnouts and fractions that no longer fit the others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

from copydesk.edge.gold.slips.base import (
    Gold,
    Slip,
    claims_of,
    far,
    headline_end,
    mistyped,
    number,
    one_setting,
    place_of,
    renumbered,
    swapped,
)

_FRACTIONS = {"two-thirds": "three-quarters", "three-quarters": "two-thirds", "a third": "a half",
              "half": "two-thirds", "a quarter": "a third"}  # fmt: skip
_WORTH = {"three-quarters": "75", "two-thirds": "66.67", "a half": "50", "a third": "33.33"}
_SHARES = (
    "shares-over-hundred", "shares-not-whole", "figure-conflict", "fraction-mismatch", "leader-trails",
    "headline-mismatch", "hedge-contradicts", "change-mismatch",
)  # fmt: skip
_SEATS = (
    "seats-mismatch", "part-exceeds-whole", "figure-conflict", "change-mismatch", "majority-missed",
    "margin-mismatch", "headline-mismatch", "fraction-mismatch", "hedge-contradicts", "leader-trails",
)  # fmt: skip
_STATED = ("vote_share", "votes", "seats", "turnout", "areas_won", "lead", "total_votes", "electorate")


def margin(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A stated lead changed so that it fits the two figures no more."""
    found = []
    for lead, first, second in _leads(gold):
        value = number(lead)
        wrong = next((one for one in swapped(value, dice) if far(one, value)), None)
        if wrong is not None:
            found.append((lead, first, second, wrong))
    if not found:
        return None
    lead, first, second, wrong = dice.choice(found)
    note = f"{first['value']} - {second['value']} is not {wrong}"
    return renumbered(
        text, lead, wrong, "margin-mismatch", note, first, ("headline-mismatch", "figure-conflict")
    )


def share(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A share changed so that a stated lead no longer follows from it."""
    found = [(lead, *pair) for lead, *pair in _leads(gold) if pair[0]["measure"] == "vote_share"]
    if not found:
        return None
    lead, first, second = dice.choice(found)
    value = number(first)
    step = max(number(lead) / 2, Decimal(2))
    wrong = (value - step if value > 90 else value + step).quantize(value)
    note = f"{wrong} - {second['value']} is not {lead['value']}"
    return renumbered(text, first, wrong, "margin-mismatch", note, lead, _SHARES)


def _leads(gold: Gold) -> Iterator[tuple[Gold, Gold, Gold]]:
    """Leads that are the exact difference of two figures of the same sides in the same setting."""
    measures = {"points": "vote_share", "percent": "vote_share", "votes": "votes", "seats": "seats"}
    for lead in claims_of(gold, "lead"):
        if lead.get("rival") is None:
            continue
        figures = [
            one for one in claims_of(gold, measures.get(str(lead.get("unit")), "")) if one_setting(one, lead)
        ]
        firsts = [one for one in figures if one.get("subject") == lead.get("subject")]
        seconds = [one for one in figures if one.get("subject") == lead.get("rival")]
        if len({number(one) for one in firsts}) == len({number(one) for one in seconds}) == 1 and number(
            firsts[0]
        ) - number(seconds[0]) == number(lead):
            yield lead, firsts[0], seconds[0]


def total(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """The size of the rolls changed so that a stated turnout no longer follows."""
    rolls = [one for one in claims_of(gold, "electorate", exact=False) if one.get("when") is None]
    turnouts = [one for one in claims_of(gold, "turnout", exact=False) if one.get("when") is None]
    percents = [one for one in turnouts if one.get("unit") == "percent" and one.get("status") != "partial"
                and one.get("comparator", "exactly") == "exactly"]  # fmt: skip
    voters = [one for one in turnouts if one.get("unit") == "voters"]
    if not (len(rolls) == len(percents) == len(voters) == 1):
        return None
    value = number(rolls[0])
    wrong = (value * Decimal(dice.choice(["1.1", "0.9", "1.2"]))).quantize(Decimal(1))
    if str(value).endswith("000"):
        wrong = wrong.quantize(Decimal(10) ** max(0, len(str(wrong)) - 3))
    note = f"{voters[0]['value']} of {wrong:f} is not {percents[0]['value']} percent"
    also = ("part-exceeds-whole", "fraction-mismatch")
    slip = renumbered(text, rolls[0], Decimal(f"{wrong:f}"), "turnout-mismatch", note, percents[0], also)
    if slip is None:
        return None
    # "Of 421,730 voters, 155,620 cast ballots": the whole is the rolls.
    parts = [one for one in gold["claims"] if str(one.get("of")) == str(rolls[0]["value"])]
    new = slip.claims[0][1]["value"]
    return replace(slip, claims=(*slip.claims, *((one, {"of": new}) for one in parts)))


def fraction(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A fraction in words that no longer fits the counts in its sentence."""
    found = []
    for claim in claims_of(gold, "areas_won", "seats", exact=False):
        word = next((one for one in _FRACTIONS if one in str(claim["at"])), None)
        counts = [one for one in claims_of(gold, claim["measure"]) if one.get("of") is not None
                  and one.get("subject") == claim.get("subject") and one is not claim]  # fmt: skip
        if word is not None and len(counts) == 1:
            found.append((claim, word, counts[0]))
    if not found:
        return None
    claim, word, count = dice.choice(found)
    start = place_of(text, claim)[0] + str(claim["at"]).index(word)
    wrong = _FRACTIONS[word]
    note = f"{count['value']} of {count['of']} is not {wrong}"
    changed = ((claim, {"value": _WORTH[wrong]}),)
    return Slip(
        start,
        start + len(word),
        word,
        wrong,
        "fraction-mismatch",
        note,
        place_of(text, count),
        claims=changed,
    )


def again(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A figure that the story states twice, mistyped the second time. Not the one in the headline."""
    top = headline_end(text)
    found = []
    for first, second in combinations(claims_of(gold, *_STATED), 2):
        same = all(
            first.get(key) == second.get(key)
            for key in ("measure", "subject", "rival", "unit", "value", "of")
        )
        apart = text.count(".", place_of(text, first)[1], place_of(text, second)[0]) > 1
        below = place_of(text, first)[0] > top
        if same and apart and below and first.get("subject") is not None and one_setting(first, second):
            wrong = next((one for one in swapped(number(second), dice) if far(one, number(second))), None)
            if wrong is not None:
                found.append((first, second, wrong))
    if not found:
        return None
    first, second, wrong = dice.choice(found)
    also = (*_SHARES, *_SEATS, "turnout-mismatch")
    return renumbered(text, second, wrong, "figure-conflict", f"{first['value']} elsewhere", first, also)


def headline(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A figure in the headline that is not the one in the story."""
    top = headline_end(text)
    found = []
    for first, second in permutations(claims_of(gold, *_STATED, "change"), 2):
        inside = place_of(text, first)[1] <= top < place_of(text, second)[0]
        same = all(
            first.get(key) == second.get(key) for key in ("measure", "subject", "unit", "value", "when")
        )
        if inside and same and first.get("subject") is not None:
            wrong = next((one for one in mistyped(number(first), dice) if far(one, number(first))), None)
            if wrong is not None:
                found.append((first, second, wrong))
    if not found:
        return None
    first, second, wrong = dice.choice(found)
    also = ("margin-mismatch", "figure-conflict", "change-mismatch", "majority-missed", "fraction-mismatch")
    return renumbered(
        text, first, wrong, "headline-mismatch", f"{second['value']} in the story", second, also
    )


def part(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """The a of "a of b" made larger than b."""
    found = []
    for claim in claims_of(gold, "seats", "areas_won", "counted", "votes", "turnout"):
        in_head = place_of(text, claim)[0] <= headline_end(text)
        if in_head or claim.get("of") is None or claim.get("unit") == "percent":
            continue
        value, whole = number(claim), number(claim, "of")
        wrong = next((one for one in mistyped(value, dice) if whole < one < whole * 2), None)
        if wrong is not None and str(claim["at"]).strip()[0].isdigit():
            found.append((claim, wrong))
    if not found:
        return None
    claim, wrong = dice.choice(found)
    also = (*_SEATS, "turnout-mismatch", "impossible-share")
    return renumbered(text, claim, wrong, "part-exceeds-whole", f"{wrong} of {claim['of']}", None, also)


def seats(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """Seats of one side raised so that all together are more than the body has."""
    found = []
    for size in {str(one["value"]) for one in claims_of(gold, "total_seats")} | {
        str(one["of"]) for one in claims_of(gold, "seats") if one.get("of") is not None
    }:
        won = [one for one in claims_of(gold, "seats") if one.get("when") is None and one.get("status") is None
               and one.get("unit") == "seats" and one.get("basis") is None]  # fmt: skip
        sides = {str(one.get("subject")): one for one in won}
        pool = [one for one in sides.values() if one_setting(one, won[0])]
        if len(pool) >= 2 and sum(map(number, pool)) == Decimal(size):
            found += [(one, size) for one in pool if number(one) > 1]
    found.sort(key=lambda pair: (str(pair[0].get("subject")), pair[1]))
    if not found:
        return None
    claim, size = dice.choice(found)
    wrong = next(
        (one for one in mistyped(number(claim), dice) if number(claim) + 1 < one < Decimal(size)), None
    )
    if wrong is None:
        return None
    note = f"{wrong} for {claim['value']}: more than {size} in all"
    return renumbered(text, claim, wrong, "seats-mismatch", note, None, _SEATS)


def change(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """A change that is no longer the difference between the figures then and now."""
    measures = {
        "share": "vote_share",
        "points": "vote_share",
        "seats": "seats",
        "turnout": "turnout",
        "votes": "votes",
    }
    found = []
    for stated in claims_of(gold, "change"):
        measure = measures.get(str(stated.get("change_of") or stated.get("unit")))
        figures = [
            one for one in claims_of(gold, measure or "") if one.get("subject") == stated.get("subject")
        ]
        for before, now in permutations(figures, 2):
            fits = before.get("when") is not None and now.get("when") is None
            if (
                fits
                and before.get("place") == now.get("place")
                and number(now) - number(before) == number(stated)
            ):
                found.append((stated, before, now))
    if not found:
        return None
    stated, before, now = dice.choice(found)
    value = abs(number(stated))
    wrong = next(
        (one for one in mistyped(value, dice) if abs(one - value) >= max(value / 10, Decimal(1))), None
    )
    if wrong is None:
        return None
    note = f"{now['value']} - {before['value']} is not {wrong}"
    return renumbered(
        text, stated, wrong, "change-mismatch", note, now, ("headline-mismatch", "figure-conflict")
    )


def hundred(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """One of shares that make 100, or nearly, raised so that they make more."""
    found = []
    shares = [one for one in claims_of(gold, "vote_share") if one.get("unit") == "percent"]
    for first, second in permutations(shares, 2):
        if first.get("subject") == second.get("subject") or not one_setting(first, second):
            continue
        room = Decimal(100) - number(first) - number(second)
        if 0 <= room <= 8 and abs(place_of(text, first)[0] - place_of(text, second)[0]) < 300:
            wrong = next((one for one in mistyped(number(first), dice)
                          if number(first) + room + 1 < one < 100), None)  # fmt: skip
            if wrong is not None:
                found.append((first, second, wrong))
    if not found:
        return None
    first, second, wrong = dice.choice(found)
    note = f"{wrong} + {second['value']} is more than 100"
    also = (*_SHARES, "margin-mismatch")
    return renumbered(text, first, wrong, "shares-over-hundred", note, second, also)


def leader(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """The winner's figure mistyped so that it is below that of the loser beside it."""
    won = [one for one in claims_of(gold, "outcome", exact=False)
           if one["value"] in ("won", "retained", "gained", "leading") and one.get("when") is None]  # fmt: skip
    counts = claims_of(gold, "counted", exact=False)
    found = []
    for first, second in permutations(claims_of(gold, "vote_share", "votes"), 2):
        here = place_of(text, first)[0]
        winners = [one.get("subject") for one in won if one_setting(one, first, "source")
                   and (not counts or abs(place_of(text, one)[0] - here) < 300)]  # fmt: skip
        beaten = first.get("subject") in winners and second.get("subject") not in winners
        alike = (
            first["measure"] == second["measure"] and one_setting(first, second) and first.get("when") is None
        )
        near = abs(place_of(text, first)[0] - place_of(text, second)[0]) < 200
        if beaten and alike and near and number(first) > number(second):
            wrong = next((one for one in swapped(number(first), dice) if one < number(second)), None)
            if wrong is not None:
                found.append((first, second, wrong))
    if not found:
        return None
    first, second, wrong = dice.choice(found)
    note = f"the winner has {wrong}, less than {second['value']}"
    also = (*_SHARES, "margin-mismatch", "rank-conflict", "majority-missed")
    return renumbered(text, first, wrong, "leader-trails", note, second, also)


def majority(text: str, gold: Gold, dice: random.Random) -> Slip | None:
    """Seats of a side that is said to have a majority, mistyped to half of the body or less."""
    has = {str(one.get("subject")) for one in claims_of(gold, "outcome", exact=False)
           if one["value"] == "majority" and one.get("when") is None}  # fmt: skip
    found = []
    for claim in claims_of(gold, "seats"):
        sizes = {str(one["value"]) for one in claims_of(gold, "total_seats")}
        size = claim.get("of") or (sizes.pop() if len(sizes) == 1 else None)
        in_head = place_of(text, claim)[0] <= headline_end(text)
        if in_head or str(claim.get("subject")) not in has or size is None or claim.get("when") is not None:
            continue
        wrong = next((one for one in mistyped(number(claim), dice) if one * 2 < Decimal(str(size))), None)
        if wrong is not None and number(claim) * 2 > Decimal(str(size)):
            found.append((claim, wrong, size))
    if not found:
        return None
    claim, wrong, size = dice.choice(found)
    return renumbered(
        text, claim, wrong, "majority-missed", f"{wrong} of {size} is no majority", None, _SEATS
    )
