"""Claims of cases in short: a line for each, most of it taken from the words of the story.

    vote_share; Mensah; 52.3 percent; place=Kumasi
    outcome; Mensah; was elected; value=won
    turnout; -; 58 percent

Measure, subject (- for none), the words that state the figure, then fields. Value, unit and comparator come
from the words where no field says otherwise. `all` of a case gives fields to every claim.
"""

from __future__ import annotations

import re
from typing import Any

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?= ?(?P<scale>million|thousand)?)")
_UNITS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "point": "points", "points": "points", "percentage points": "points",
    "votes": "votes", "voters": "voters", "ballots": "votes", "people": "voters",
    "seats": "seats", "seat": "seats",
    "delegates": "delegates", "provinces": "provinces", "districts": "districts", "states": "states",
    "counties": "counties", "precincts": "precincts",
    "ballot boxes": "ballot_boxes", "constituencies": "constituencies",
    "electoral votes": "electoral_votes", "municipalities": "municipalities",
}  # fmt: skip
_HEDGES = (
    (r"nearly|almost|just under|just shy of|close to", "almost"),
    (r"about|around|some|roughly|approximately", "about"),
    (r"more than|over|above|topped", "over"), (r"less than|fewer than|under|below", "under"),
    (r"at least", "at_least"), (r"at most|up to", "at_most"),
)  # fmt: skip
_BY_MEASURE = {
    "votes": "votes", "seats": "seats", "electorate": "voters", "total_votes": "votes",
    "total_seats": "seats",
    "vote_share": "percent", "turnout": "percent", "counted": "percent",
}  # fmt: skip


def expand(case: dict[str, Any]) -> dict[str, Any]:
    """The case with its short claims in full, and with the people that only claims name."""
    full = dict(case)
    claims = [_claim(one, case.get("all", {})) for one in case.get("claims") or ()]
    full["claims"] = claims
    known = {name for kind in ("people", "parties") for one in case.get(kind) or ()
             for name in (one["name"], *one.get("also", ()))}  # fmt: skip
    named = [one[key] for one in claims for key in ("subject", "rival") if one.get(key)]
    people = [name for name in dict.fromkeys(named) if name not in known and name not in ("valid", "invalid")]
    full["people"] = [*(case.get("people") or ()), *({"name": name, "candidate": True} for name in people)]
    return full


def _claim(line: str | dict[str, Any], common: dict[str, Any]) -> dict[str, Any]:
    if isinstance(line, dict):
        return {**common, **line}
    measure, subject, words, *rest = (part.strip() for part in line.split(";"))
    claim: dict[str, Any] = {**common, "measure": measure, "at": words}
    if subject != "-":
        claim["subject"] = subject
    if measure != "outcome":
        claim.update(_figure(measure, words))
    for one in rest:
        key, _equals, value = one.partition("=")
        claim[key] = {"-": None}.get(value, int(value) if key in ("nth", "rank", "counted_nth") else value)
    return claim


def _figure(measure: str, words: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    numbers = list(_NUMBER.finditer(words))
    if numbers:
        found["value"] = _value(numbers[0])
        if len(numbers) > 1 and re.search(r"\bof\b", words):
            found["of"] = _value(numbers[1])
    unit = re.search("|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)), words)
    unit_word = _UNITS[unit[0]] if unit else _BY_MEASURE.get(measure)
    if unit_word:
        found["unit"] = unit_word
    for pattern, name in _HEDGES:
        if re.search(rf"\b(?:{pattern})\b", words):
            found["comparator"] = name
            break
    return found


def _value(match: re.Match[str]) -> str:
    digits = match[0].replace(",", "")
    if not match["scale"]:
        return digits
    whole, _point, decimals = digits.partition(".")
    zeros = {"million": 6, "thousand": 3}[match["scale"]]
    return str(int(whole + decimals.ljust(zeros, "0")))
