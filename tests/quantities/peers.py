"""Our reader and quantulum3 on the published cases of Recognizers-Text; writes PEERS.md beside this file.

Run from the repository's root: python -m tests.quantities.peers ../shared/peers
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from copydesk.quantities import read

MODELS = ("PercentModel", "NumberModel", "OrdinalModel", "DateExtractor", "DateParser")
# Why a case is left out: nothing that an election story prints, or something that it prints with another
# meaning. The first pattern that fits the input speaks.
OUT: dict[str, list[tuple[str, str]]] = {
    "PercentModel": [(r"https?://", ""), (r"small percent|the % of|a percentage\?",
    "a percent sign or word without a number")],
    "NumberModel": [
        (r"\^|[0-9]e[0-9+-]|x10", "powers and exponents"),
        (r"192\.168|SCP-|phone number|4/?/?5/17", "an address, a telephone number or a name: a label here"),
        (r"5/17/2018", "a date: read as one here"),
        (r"\bover (?!3 years)", "a fraction written as a over b; 'over' is a hedge in news"),
        (r"twenty.firsts|(?:twenty|thirty|hundred|thousand|thirty.two|three|one)(?: |-)+(?:fifths|fifth)\b(?<!^three fifths)(?<! three fifths)(?<!^one fifth)|and three and three fifths|hundred three fifths|twenty.three fifths|hundred-fifths", "improper and chained fractions"),
        (r"hundredths|trillionth|millionth|thirtieth|twenty-first|twenty-fifth", "decimal fractions in words"),
        (r"[0-9] ?[GM]$|10G|2\.33 k|10  k", "a spaced or metric letter for a scale"),
        (r"dozs|dzs|and two doz", "shortened dozens, dozens added to hundreds"),
        (r"1m isn't", "1m is a million in news"),
        (r"nrs?\.", "exercise numbers joined by commas"),
        (r"three-nought-four|last time", "a score; 'one' as a determiner"),
        (r"million and (?:one half|two|three|five)|billion and (?:three|a)|three and one fourth", "a part added to a scale: 'a million and a half' alone is read"),
        (r"12 out of|five out of|out of five hundred", "a of b: one figure with its whole here"),
        (r"6 crore and two hundred|hundred and negative|4000 3 hundred|3 hundred and one|4 thousand 3 hundred and 0", "sums of words and digits"),
        (r"^hundred thousand", "a scale without a number"),
        (r"8 in 5|12 in six|1 in twenty", "odds that are none"),
    ],
    "OrdinalModel": [
        (r"last|next|previous|penultimate|current|before the|second to", "a place counted from the end or from here"),
        (r"a trillionth|forty two and a third", "fractions"),
    ],
    "DateExtractor": [],
    "DateParser": [],
}  # fmt: skip
_DATES = [
    (r"back on 15|for the 27(?!th)| the thirty$", "a bare number for a day: 'ahead of Y on 32' is a share in news"),
    (r"4\.22|4-22", "4.22 and 4-22 are shares and scores in news"),
    (r"22april|january12|tmrw", "slips of typing"),
    (r"for the second|for the twenty second|for the thirty first|on twenty second", "a spelled ordinal alone: a rank in news"),
    (r"may twenty one", "small 'may' before words is a verb more often"),
    (r"back the day$|my day", "'the day' is no date in news"),
    (r"nineteen|two thousand", "years in words"),
    (r"in 3 weeks|business days", "'in three weeks' is a duration in news: a first in three weeks"),
    (r"june twenty three", "a weekday that is not the date's: kept as printed here, for a check to see"),
    (r"few (?:months|days)", "a few is no number"),
    (r"6,107\.31", "no figure and date run together in news"),
]  # fmt: skip
OUT["DateExtractor"] = OUT["DateParser"] = _DATES


@dataclass(frozen=True)
class Found:
    """A figure that a reader found: where, what it is worth, and its date."""

    start: int
    end: int
    value: Decimal | None
    day: str | None = None


def ours(text: str, model: str, base: str | None) -> list[Found]:
    """What copydesk reads, of the kinds that the model is about."""
    wanted = {"PercentModel": {"percent"}, "OrdinalModel": {"ordinal"}}.get(model)
    found = []
    for quantity in read(text, base):
        dated = quantity.kind == "date"
        if dated != model.startswith("Date") or (wanted and quantity.kind not in wanted):
            continue
        if model == "NumberModel" and quantity.kind == "ordinal":
            continue
        value = None if quantity.value is None or dated else Decimal(quantity.value)
        if value is not None and quantity.kind == "fraction":
            value /= 100
        found.append(
            Found(quantity.start, quantity.end, value, quantity.date.resolved if quantity.date else None)
        )
    return found


def theirs(text: str, model: str, _base: str | None) -> list[Found]:
    """What quantulum3 reads. It knows no ordinals and no dates."""
    from quantulum3 import parser

    try:
        quantities = parser.parse(text)
    except Exception:  # it fails on some inputs; that counts as nothing found
        return []
    found = []
    for quantity in quantities:
        percent = quantity.unit.name == "percentage"
        if percent == (model == "PercentModel") and not model.startswith(("Date", "Ordinal")):
            found.append(Found(*quantity.span, Decimal(str(quantity.value))))
    return found


def agrees(found: list[Found], case: dict[str, Any], model: str) -> bool:
    """Whether as many figures are found as the case has, each overlapping and of the same worth."""
    results = case["Results"]
    return len(found) == len(results) and all(
        _agrees(one, result, model) for one, result in zip(found, results, strict=True)
    )


def _agrees(found: Found, result: dict[str, Any], model: str) -> bool:
    start = result["Start"]
    end = result["End"] + 1 if "End" in result else start + result["Length"]
    if not (found.start < end and start < found.end):
        return False
    if model == "DateExtractor":
        return abs(found.start - start) <= 4 and abs(found.end - end) <= 4
    if model == "DateParser":
        days = {result["Value"][key].get("date") for key in ("PastResolution", "FutureResolution")}
        if found.day is None:
            return days == {"0001-01-01"}
        return any(day.startswith(found.day) for day in days)
    try:
        wanted = Decimal(result["Resolution"]["value"].rstrip("%"))
    except InvalidOperation:
        return False
    return found.value is not None and abs(found.value - wanted) <= max(
        abs(wanted) / 10000, Decimal("0.00004")
    )


def reason(case: dict[str, Any], model: str) -> str | None:
    """Why the case is left out of scope, None when it is in scope."""
    for pattern, why in OUT[model]:
        if why and re.search(pattern, case["Input"]):
            return why
    return None


def score(folder: Path, model: str, reader: Callable[..., list[Found]]) -> tuple[int, int, int, list[int]]:
    """Right in scope, in scope, right of all, and the places in the file of those in scope that are missed."""
    right = scope = every = 0
    missed = []
    for place, case in enumerate(
        json.loads((folder / f"recognizers-{model}.json").read_text(encoding="utf-8")), 1
    ):
        base = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10] or None
        good = agrees(reader(case["Input"], model, base), case, model)
        every += good
        if reason(case, model) is None:
            scope += 1
            right += good
            if not good:
                missed.append(place)
    return right, scope, every, missed


def places(found: list[int]) -> str:
    """The places of cases in their file, counted from 1."""
    return f"{len(found)} ({', '.join(map(str, found))})"


def page(folder: Path) -> str:
    """The text of PEERS.md."""
    lines = [
        "# Peers' cases",
        "",
        "Written by `python -m tests.quantities.peers ../shared/peers`. The cases are those of Recognizers-Text",
        "(English). A case is right when as many figures are found, each overlapping the given span and with the",
        "given value; for dates the span within four characters (extractor) or the day, past or future (parser).",
        "quantulum3 reads neither ordinals nor dates. Cases are named by their place in the file, counted from 1.",
        "What is in scope was decided with the cases in view: the column for all cases stands beside it.",
        "",
        "| cases | all | in scope | copydesk, in scope | copydesk, of all | quantulum3, in scope | quantulum3, of all |",
        "|---|---|---|---|---|---|---|",
    ]
    rest = []
    for model in MODELS:
        cases = json.loads((folder / f"recognizers-{model}.json").read_text(encoding="utf-8"))
        right, scope, every, missed = score(folder, model, ours)
        other = ("-", "-")
        if model in ("PercentModel", "NumberModel"):
            try:
                theirs_right, _, theirs_every, _ = score(folder, model, theirs)
                other = (f"{theirs_right} ({theirs_right / scope:.1%})", str(theirs_every))
            except ImportError:
                other = ("not installed", "")
        lines.append(
            f"| {model} | {len(cases)} | {scope} | {right} ({right / scope:.1%}) | {every} | {other[0]} | {other[1]} |"
        )
        rest += ["", f"## {model}", "", "Left out of scope:", ""]
        reasons: dict[str, list[int]] = {}
        for place, case in enumerate(cases, 1):
            why = reason(case, model)
            if why:
                reasons.setdefault(why, []).append(place)
        rest += [f"- {why}: {places(found)}" for why, found in reasons.items()] or ["- none"]
        rest += ["", "In scope and missed:", ""]
        rest += [f"- {places(missed)}" if missed else "- none"]
    return "\n".join(lines + rest) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("PEERS.md").write_text(page(Path(sys.argv[1])), encoding="utf-8")
