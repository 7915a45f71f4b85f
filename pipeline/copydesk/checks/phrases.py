"""Sums that one sentence sets out in so many words, read from its figures alone: "by 31 votes, 5,725 to 5,694".

Whose the figures are, and where, need not be known: the words between them say how they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations
from typing import Literal

from copydesk.checks.base import Check, Ledger
from copydesk.checks.cued import one_of
from copydesk.checks.marked import GAP, NAME, UNIT, every, marked
from copydesk.checks.scene import scene_of
from copydesk.checks.wording import difference, less
from copydesk.records import Finding, Interval, Quantity, Reading
from copydesk.records.late import late

Unit = Literal["percent", "votes"]
_TO = r"(?: to | ?[-–] ?)"
_BESIDE = r"(?:to|against|and|versus|vs\.?|while|compared with|ahead of|for)"
_SOMEBODY = (
    r"(?:[a-z]\w* ){0,2}[A-Z][\w.'’“”\"-]*(?: [\w.'’“”\"-]+){0,5}?"
    r"(?: |,? (?:who|which) (?:had|got|has|polled|received|won) |,? (?:at|on|with) )"
)
_OF_WHOM = r"(?: (?:for|by|of) (?:[\w.'’-]+ ){0,6}?[\w.'’-]+)?"
NAME_BEFORE_COMMA = r"[\w.'’“”\" -]{1,60}"
_GIVING = r"(?:giving \w+ |which is |that is )?"
_MOVED = r"\b(?:rose|fell|grew|climbed|dropped|slipped|increased|decreased|up|down)(?: by)?"
_MOVE = r"(?:rise|gain|increase|drop|fall|loss|decline|decrease)"
# Each with what it reads; {A} and {B} are the two figures, {S} is the difference stated.
_BETWEEN_SIDES = (
    # "by just 137 votes, polling 56,035 to 55,898"; "with a majority of 31, 5,725 to 5,694"
    rf"\b(?:by|{GAP} of) {{S}}(?: votes| points)?(?: (?:over|ahead of|from|against) (?:[\w.'’-]+ ){{0,4}}[\w.'’-]+)?(?: \(|[,:]? (?:polling |with |taking |or |having |[–—-] )?){{A}}{UNIT}{_TO}{{B}}",
    # "a one-vote victory, 23,352 to 23,351"
    rf"{{S}} {GAP}(?: \(|[,:] (?:with )?){{A}}{UNIT}{_TO}{{B}}",
    # "failed by 743 votes after a recount: 160,973 against repeal and 160,230 for it"; no clause of its own between
    rf"\bby {{S}}(?:[^‹›.;:,]|‹x\d+›){{0,90}}: {{A}}{UNIT} {NAME}(?:and|to) {NAME}{{B}}",
    # "1,577 votes to 1,204 for the Conservatives, a majority of 373"
    rf"{{A}}{UNIT},? {_BESIDE} {NAME}{{B}}{UNIT}{_OF_WHOM},? {_GIVING}(?:an? |the )?(?:[\w-]+ )?{GAP} of {{S}}",
    # "48.3 percent and Cole 45.1, a 3.2-point lead"
    rf"{{A}}{UNIT},? {_BESIDE} {NAME}{{B}}{UNIT}{_OF_WHOM},? {_GIVING}(?:an? |the )?(?:[\w-]+ )?{{S}} {GAP}",
    # "32.1 percent, 1.5 points more than the AfD with 30.6"; "15,961 votes, 3,848 ahead of Powell's 12,113"
    rf"{{A}}{UNIT}(?: (?:on|in|after) the \w+ (?:count|round|ballot)| in (?:the )?[A-Z][\w’'-]*)?, {{S}}(?: votes| seats)? (?:more than|ahead of|clear of|behind|fewer than|less than|in front of|adrift of|above|below|short of) {_SOMEBODY}{{B}}(?! (?:behind|ahead|clear|adrift|short|more|fewer|in front))",
    # "54 seats, four short of National's 56"; "National's 56 seats are 12 more than Labour's 46"
    rf"{{A}}{UNIT}(?:,| –| (?:is|are|was|were)) (?:only |just |still )?{{S}}(?: votes| seats)? (?:more than|ahead of|clear of|behind|fewer than|less than|in front of|adrift of|above|below|short of) (?:the )?[A-Z][\w.’'-]*(?: [\w.’'-]+){{0,4}}?['’]s? {{B}}",
    # "finished 1,170 votes clear of Vega in Cuenca, 12,480 to 11,310"
    rf"{{S}}(?: votes| points)? (?:(?:clear|ahead|in front|adrift) of|behind) [^‹›.;:]{{2,60}}[,:] (?:with |by |polling )?{{A}}{UNIT}{_TO}{{B}}",
    # "prevailed by 55.1% to 40.7%, or 14.4 points"; "by 50.1 percent to 49.1, just one point"
    rf"{{A}}{UNIT}{_TO}{{B}}{UNIT},?(?: (?:or|which is|that is|a (?:gap|difference|lead|margin) of|just|some)(?: just| only| some)?|(?= ‹d)) {{S}}(?! (?:of|for|to|more|fewer|less|better|worse|up|down|in|short)\b)",
    # "10,980 votes in the recount, Republican Ann Cole 10,966: a margin of 14"
    rf"{{A}}{UNIT}(?: (?:in|on|after) the \w+)?(?:,|;| and) (?:and )?{NAME}{{B}}{UNIT}(?:,|:| –) {_GIVING}(?:an? |the )?(?:[\w-]+ )?{GAP} of {{S}}",
    # "39.3 percent. ... 17 percent; that was a gap of 22.3 points"
    rf"{{A}}{UNIT}(?:,| and|;) {NAME}{{B}}{UNIT}; (?:that|it|this) (?:is|was|makes?|made) (?:an? |the )?{GAP} of {{S}}",
    # "44 of Labour and 35 of the Nationalist Party, a majority of 11 for Labour"
    rf"{{A}}{UNIT} (?:of|for) {NAME}and {{B}}{UNIT} (?:of|for) {NAME_BEFORE_COMMA}, (?:an? |the )?{GAP} of {{S}}",
)
_BETWEEN_TIMES = (
    # "66.7 percent, up 19.2 points from 47.5"; "12 seats, a gain of three on nine"
    r"{A},? (?:up|down|(?:an? )?(?:rise|gain|increase|drop|fall|loss|decline|decrease|swing) of) (?:by )?{S} (?:from|on|over)"
    r" (?:the |its |a )?{B}",
    # "34.6 per cent, two points up on the 32.6 per cent of 2022"; "48 seats, two fewer than the 50 of election night"
    # but not "eight more than the two had together", "than the two have apart", nor "54% to 43%, two points less than the 13.5 of 2020"
    rf"(?<!› to ){{A}}{UNIT},? {{S}}(?: votes| seats)? (?:up|down|higher|lower|more|fewer|less) (?:on|from|than) (?:the |its |a )?{{B}}(?!(?: [a-z]+){{0,3}} (?:between them|together|combined)\b| (?:have|had|hold|held|are|were)\b)",
    # "fell 2.3 points from 49.1 percent to 46.8"
    rf"{_MOVED} {{S}} from {{B}}(?: \w+){{0,4}} to {{A}}",
    # "fell from 48 seats to 17, a loss of 33"; "54 percent, up from 52.7, a rise of 2.3 points"
    rf"\bfrom {{B}}{UNIT}(?: \w+){{0,3}} to {{A}}{UNIT},? (?:an? )?{_MOVE} of {{S}}",
    rf"{{A}}{UNIT},? (?:up|down) from {{B}}{UNIT}(?: \w+){{0,5}}(?: in ‹x\d+›)?,? (?:an? )?{_MOVE} of {{S}}",
    # "gained seven seats, going from 24 to 31"
    rf"\b(?:gain|los|add|pick|shed)\w*(?: up)? {{S}}(?: seats| points| votes| members)?(?: in (?:the )?[A-Z][\w’'-]*)?,? (?:going|rising|falling|moving|climbing|dropping|jumping|growing|shrinking|to go|(?:up|down))? ?from {{B}}{UNIT} to {{A}}",
    # "three short of the 29 seats needed for a majority, with 26"
    rf"{{S}}(?: seats| votes)? short of the {{B}}{UNIT} (?:\w+ ){{0,2}}(?:needed|required|needs?|requires?)\b[^‹›.;:]{{0,40}},? (?:with|on|having) {{A}}",
    # "rose by 4 points to 44 percent from 40"
    rf"{_MOVED} {{S}} to {{A}}{UNIT} from {{B}}",
)
# What one of the templates of each needs beside its figures: most sentences have none of it.
_CUES = {
    "sides": (
        "by ", "rout", "spread", "cushion", "margin", "lead", "difference", "gap", "majority", "advantage", "edge", "plurality", "victory", "win", "more than", "ahead of",
        "clear of", "behind", "fewer than", "less than", " or ‹", ", ‹d", "just ‹", "some ‹", "which is", "that is", "in front of", "adrift", "above", "below", "short of",
    ),
    "times": (
        "up", "down", "rise", "gain", "increase", "drop", "fall", "loss", "decline", "decrease", "swing", "higher", "lower", "more", "fewer",
        "less", "rose", "fell", "grew", "climbed", "slipped", "los", "add", "pick", "shed", "short of",
    ),
}  # fmt: skip
# The figures of the two sides, or of then and now, and of their difference, by kind.
# "The winning margin was 3.6 percentage points", "The margin between them is 38,344 votes".
_MARGIN = late(
    rf"(?:The|That|This|His|Her|Their) (?:\w+ )?{GAP}(?: of victory)?(?: between (?:them|the two|the pair))?"
    r"(?: (?:was|is|came to|comes to|stands at|stood at|amounts to|amounted to)|:|,) (?:only |just |about )?‹[dpn](?P<S>\d+)›"
)
# "That is a lead of 26 points", "It was a gap of 1,204 votes", "This gives him a 4-point cushion".
_MARGIN_TOO = late(
    rf"(?:That|This|It) (?:is|was|makes|made|gives|gave|means|meant)(?: (?:him|her|them|it|for))? (?:an? |the )?(?:[a-z]+ )?(?:{GAP} of (?:only |just |about )?‹[dpn](?P<S>\d+)›|‹[dpn](?P<T>\d+)›[ -](?:[a-z]+ )?{GAP})"
)
_LACKING = late(
    r"\b(?:miss(?:ed|es|ing)|short of) (?:an? |the |any )?(?:outright|absolute|majority|first-round|run-?off|second round|threshold|quorum|barrier)"
    r"\b[^‹›.;]{0,60}‹[dpnx]\Z"
)
_OF_COUNT = late(
    r"‹p\d+› of (?:the |all )?(?:ballot|polling|boxes|precincts|tables|stations|districts|votes counted|count)"
)
_LONG = 3
_MUCH = 20
_WHOLE = 100
_CLASSES: dict[Unit, dict[str, str]] = {
    "percent": {"A": "[pn]", "B": "[pn]", "S": "[dp]"},
    "votes": {"A": "n", "B": "n", "S": "n"},
}


@dataclass(frozen=True)
class Difference:
    """Two figures and the difference that their sentence states."""

    first: Quantity
    second: Quantity
    stated: Quantity
    unit: Unit

    @property
    def room(self) -> Interval:
        """What the difference can be."""
        return self.first.interval - self.second.interval

    @property
    def fits(self) -> bool:
        """Whether the figures bear the difference out, either way round; a percentage may be a relative change."""
        stated = self.stated.interval
        if self.room.overlaps(stated) or (-self.room).overlaps(stated):
            return True
        if self.stated.kind != "percent":
            return False
        grown = self.first.interval.scaled(100).ratio(self.second.interval) - Interval.exactly(100)
        return grown.overlaps(stated) or (-grown).overlaps(stated)


def differences(reading: Reading, what: Literal["sides", "times"]) -> Iterator[Difference]:
    """Every difference that one sentence states with its two figures."""
    for words, quantities in marked(reading):
        if not one_of(_CUES[what], words):
            continue
        seen: set[int] = set()
        units = _units(words)
        for pattern, unit in _PATTERNS[what]:
            if unit not in units:
                continue
            for match in pattern.finditer(words):
                found = {
                    name: quantities[int(number)] for name, number in match.groupdict().items() if number
                }
                stated = int(match["S"] if match["S"] else -1)
                # "Missed an outright victory by half a point: 49.5 to 44.9": what was lacking, not the lead.
                if _LACKING.search(words, 0, match.start("S")):
                    continue
                if (
                    stated not in seen
                    and _sound(found, unit)
                    and (what == "times" or _alike(found["A"], found["B"]))
                ):
                    seen.add(stated)
                    yield Difference(found["A"], found["B"], found["S"], unit)


def _units(words: str) -> set[Unit]:
    """Of what the three figures of a sentence can be: `_CLASSES` says what each asks for."""
    units: set[Unit] = {"votes"} if words.count("‹n") > 2 else set()
    return units | {"percent"} if "‹p" in words or "‹d" in words else units


def margins_behind(reading: Reading) -> Iterator[Difference]:
    """A margin told in a sentence of its own, behind one with the figures of two sides and no others.

    "... polled 403,371 votes to defeat Oyetola, who scored 375,027. The margin between them is 38,344 votes."
    """
    scene = scene_of(reading)
    before: tuple[str, Sequence[Quantity]] = ("", ())
    above: tuple[str, Sequence[Quantity]] = ("", ())
    for words, quantities in every(reading):
        match = _MARGIN.match(words) or _MARGIN_TOO.match(words)
        if match is not None:
            stated = quantities[int(match["S"] or match["T"])]
            unit: Unit = "votes" if stated.kind == "count" else "percent"
            pair = _sides(*before, unit)
            if len(pair) > 2 and not any(
                Difference(one, two, stated, unit).fits for one, two in combinations(pair, 2)
            ):
                pair = pair[:2]  # "53.1, Barrett 46.3 and Trivedi 0.6": of whichever two, it is no difference
            alone = not scene.between.told_apart(stated.start - len(words), stated.start) and _alone(words)
            if (
                len(pair) == 2
                and _alike(*pair)
                and alone
                and not scene.between.told_apart(pair[0].end, pair[1].start)
            ):
                found = {"A": pair[0], "B": pair[1], "S": stated}
                one = Difference(pair[0], pair[1], stated, unit)
                # The winner's figure may stand in the sentence above the one with second and third.
                others = () if one.fits else _sides(*above, unit)
                if _sound(found, unit) and not any(
                    Difference(first, second, stated, unit).fits for first in others for second in pair
                ):
                    yield one
        above, before = before, (words, quantities)


def _sides(words: str, quantities: Sequence[Quantity], unit: Unit) -> list[Quantity]:
    """The figures of a sentence that may be of two sides: shares of the vote, or votes; all there are."""
    if unit == "percent":
        return [
            one
            for number, one in enumerate(quantities)
            if one.kind == "percent"
            and f"‹p{number}›" in words
            and not _OF_COUNT.match(words, words.index(f"‹p{number}›"))
        ]
    return [
        one for one in quantities if one.kind == "count" and len((one.value or "").partition(".")[0]) >= _LONG
    ]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of two sides: 38,341 votes and 224 are a side's and a margin."""
    low, high = sorted(Decimal(item.value or 0) for item in (one, other))
    return one.kind != "count" or low * _MUCH > high


def _alone(words: str) -> bool:
    """Whether a sentence on a margin tells nothing else: no second figure, no other year."""
    return words.count("‹") == 1


def _sound(found: dict[str, Quantity], unit: str) -> bool:
    """Whether three figures are of one kind of thing: shares, or votes and not a year or a score."""
    units = {quantity.unit for quantity in found.values()}
    if any(one.value == "0" and not any(map(str.isdigit, one.printed)) for one in found.values()):
        return False  # "123,001 No votes to 95,170"
    if unit == "percent":
        shares = [found["A"], found["B"]]
        # "53.2 percent and 30.1 million votes, 31 points ahead of Anaya at 22.3": votes are no share.
        if any(one.kind == "count" and (one.unit is not None or not _a_share(one)) for one in shares):
            return False
        return any(one.kind == "percent" for one in shares) or found["S"].kind == "points"
    if any("." in (quantity.value or "") for quantity in found.values()):
        return False  # "by 700 votes, with 50.35 to 47.63": shares without their sign
    if units == {None}:
        # "Had overtaken him by 72: 8,947 to 8,920": no word says of what, but no score and no year is printed so.
        return all("," in found[name].printed for name in ("A", "B"))
    return units <= {"votes", "seats", "voters", None} and len(units - {None}) == 1


def _a_share(one: Quantity) -> bool:
    """Whether a number printed without its sign can be a share."""
    return one.value is not None and 0 <= Decimal(one.value) <= _WHOLE


def _compiled(templates: Sequence[str]) -> list[tuple[re.Pattern[str], Unit]]:
    """The templates as patterns on marked sentences, for shares and for votes."""
    compiled: list[tuple[re.Pattern[str], Unit]] = []
    for unit, kinds in _CLASSES.items():
        for template in templates:
            source = template
            for name, kind in kinds.items():
                source = source.replace(f"{{{name}}}", f"‹{kind}(?P<{name}>\\d+)›")
            compiled.append((late(source), unit))
    return compiled


_PATTERNS = {"sides": _compiled(_BETWEEN_SIDES), "times": _compiled(_BETWEEN_TIMES)}


def findings(
    check: Check, reading: Reading, what: Literal["sides", "times"], ledger: Ledger
) -> Iterator[tuple[Difference, Finding | None]]:
    """Every difference of a kind that sentences state, with a finding where its figures do not bear it out."""
    told = differences(reading, what)
    for one in chain(told, margins_behind(reading)) if what == "sides" else told:
        ledger.compared += 1
        yield one, None if one.fits or _made_beside(reading, one) else finding(check, reading, one)


def _made_beside(reading: Reading, one: Difference) -> bool:
    """Whether two other figures of its sentence make a difference: "45.6, B 41.9 and C 10.6, a gap of 3.7 between the first two"."""
    span = reading.sentences[reading.sentence_at(one.stated.start)]
    figures = [
        it
        for it in reading.quantities_in(span.start, span.end)
        if it.kind == one.first.kind and it.id != one.stated.id
    ]
    pairs = combinations(figures, 2) if len(figures) > 2 else ()
    return any(Difference(first, second, one.stated, one.unit).fits for first, second in pairs)


def finding(check: Check, reading: Reading, one: Difference) -> Finding:
    """What is wrong with a stated difference."""
    first, second = one.first, one.second
    if less(first, second) < 0:
        first, second = second, first
    counted = next((quantity.unit for quantity in (one.stated, first, second) if quantity.unit), "votes")
    unit = "points" if one.unit == "percent" else counted.replace("_", " ")
    said = " ".join(reading.article.text[one.stated.start : one.stated.end].split())
    ids = {one.first.id, one.second.id, one.stated.id}
    room = first.interval - second.interval
    return check.finding(
        reading,
        f'{difference(first, second, room, unit)}; the story says "{said}"',
        (one.stated.start, one.stated.end),
        versus=[(first.start, first.end), (second.start, second.end)],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=one.stated.value,
        expected=str(less(first, second)),
    )
