"""A figure that is spoken of again, a finger away from what it was: "His 430,371 votes" after "with 403,371 votes".

Words tell that a figure was given before: "Presley's 47.7% was", "with his 56.12 percent he", "as 51.7 percent is more
than half", "the 618,449 votes for". Where it stands nowhere else in the story, while exactly one figure of its kind has
one digit another or two changed about, the fingers slipped; weaker words ("the 50.4 percent", "with 38.4% he", what opens
a speech) do where two are changed about. Whose the two are may be unsure; but they are not held together where the claims
read of them tell two sides, elections, parts of the voters or counts, where either is a poll's, nor, unless the words are
plain, where other figures of the story make it. Three digits are wanted, two of seats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.checks.base import Ledger
from copydesk.checks.borne_out import borne_out
from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued, one_of, small
from copydesk.checks.fingers import finger
from copydesk.checks.marked import every
from copydesk.checks.sums.seating import UNITS
from copydesk.checks.sums.spoken_again import BY_STATES, of_several
from copydesk.records import Claim, Quantity, Reading
from copydesk.records.late import late

_FIGURE = r"‹[pn](?P<n>\d+)›(?: of the votes?)?"
_OPENS = r"(?:\A|[:;–—“\"] ?|, |\b(?:[Tt]his time|[Tt]hat|[Bb]ut|[Aa]nd|[Aa]s|[Bb]ecause) )"
_SAYS = r"(?=,? (?:there |alone |thus |therefore |now )?(?:is|are|was|were|looks?|makes?|made|means?|puts?|gives?|gave|leaves?|cost|did|do|has|have|had|may|might|will|would|could|[a-z]{3,}ed)\b)"
_WHOSE = "his ‹|her ‹|their ‹|its ‹|those ‹|these ‹"
# What a party or somebody with so much is able to do; of two digits too, if they are seats.
_WITH = (
    # "With his 56.12 percent he", "with her 89.6 percent behind her".
    Cued(rf"\b[Ww]ith (?:his|her|their|its|those|these) {_FIGURE}", _WHOSE),
    # "With 56.36 percent, he", "With 31 seats his party is".
    Cued(
        rf"\A(?:“|\")?With {_FIGURE}(?=,| in the | behind| (?:he|she|it|they|(?:his|her|their|the) [a-z]+)\b)",
        "with ‹",
    ),
)
_BACK = (
    *_WITH,
    # "Presley's 47.7% was", "His 403,371 votes are", "The son's 61.2 percent looks".
    Cued(
        rf"{_OPENS}(?:(?:[Tt]he )?[\w.-]+(?: [A-Z][\w-]+)?['’]s?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]hose|[Tt]hese) {_FIGURE}{_SAYS}",
        f"'s ‹|’s ‹|' ‹|’ ‹|{_WHOSE}",
    ),
    # "Mnangagwa, with 52.6%, therefore".
    Cued(
        rf", with {_FIGURE}, (?:therefore|thus|has|clear|pass|need|avoid|is (?:spared|elected|through|safe))",
        ", with ‹",
    ),
    # "As 51.7 percent is more than half", "and 54.28% leaves no doubt", "58.2 percent is enough".
    Cued(rf"\b(?:[Aa]s|[Bb]ecause|[Ss]ince) {_FIGURE} (?:is|are)\b", "as ‹|because ‹|since ‹"),
    Cued(
        rf"{_FIGURE} (?:leaves|spares|suffices|is enough|is more than (?:half|‹)|does away|makes a (?:second|run))",
        "leaves|spares|suffices|is enough|is more than|does away|makes a",
    ),
    # "The President's share, 51.3 per cent this time, has".
    Cued(
        rf"\b(?:share|score|total|tally|vote|result), {_FIGURE} this time,",
        "share, ‹|score, ‹|total, ‹|tally, ‹|vote, ‹|result, ‹",
    ),
    # "The 618,449 votes for Danmodi", "than the 62.9 percent of this Sunday", "with the 99.15 percent of the first count".
    Cued(r"\b[Tt]he ‹n(?P<n>\d+)›(?: votes)? (?:for|of|that) [A-Z]", "the ‹n"),
    Cued(rf"\b[Tt]he {_FIGURE} of (?:this|now|today|(?:the )?‹x)", "the ‹"),
)
# Weaker words, which do where two digits of a figure are changed about: "that the 50.4 per cent were", "did not contest
# Uy's 88,905 votes", "a turnout of 68.9%", "said that with 38.4% he", "County-wide, 53.6 percent is", and what opens a speech.
_WEAKER = (
    Cued(
        rf"(?:\b(?:[Tt]he|[Aa]ll|[Tt]hat|[Tt]hose|[Tt]hese|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|\w['’]s?) {_FIGURE}(?! (?:of )?(?:the )?(?:voters|electors|people|respondents|those)\b)",
        f"the ‹|all ‹|that ‹|{_WHOSE}|'s ‹|’s ‹|' ‹|’ ‹",
    ),
    Cued(
        rf"\b(?:figure|share|score|total|tally|vote|result|haul|count|turnout) (?:of|at) {_FIGURE}",
        "of ‹|at ‹",
    ),
    Cued(rf"\b[Ww]ith {_FIGURE} (?:he|she|it|they)\b", "with ‹"),
    Cued(
        rf"(?:\A|[“\"]|[,:;–—] ){_FIGURE} (?:is|are|was|were|makes?|means?)\b",
        "› is|› are|› was|› were|› make|› mean|vote is|vote are|vote was|vote were|vote make|vote mean|votes is|votes are|votes was|votes were|votes make|votes mean",
    ),
    Cued(rf"\A[“\"][^“”\"‹]{{0,60}}{_FIGURE}", '“|"'),
)
_CUES = tuple(dict.fromkeys(cue for pattern in (*_BACK, *_WEAKER) for cue in pattern.cues))
_WITH_SO_MANY = late(r"[Ww]ith \Z")
_UNREAL = late(r"[^.;\d]{0,40}\b(?:would|could|might) (?:still |even |also )?have\b")
_POLLS = frozenset({"poll", "exit_poll", "projection"})
_FEWEST, _OF_SEATS, _LONG = 3, 2, 5
_SURE, _READ = 0.75, 0.4


class Repeat(NamedTuple):
    """A figure spoken of again, and what it was before."""

    again: Quantity
    before: Quantity


def slipped_repeats(table: Bench, ledger: Ledger) -> Iterator[Repeat]:
    """Every figure that is spoken of again a finger away from the only one that it can be."""
    reading = table.reading
    figures = [one for one in reading.quantities_in_order if one.kind in ("percent", "count") and one.value]
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims if figures else ():
        claims.setdefault(claim.quantity_id or "", []).append(claim)
    for again, weak in _spoken_again(reading, claims):
        if any(one.value == again.value and one is not again for one in figures):
            continue
        if again.unit in BY_STATES or of_several(reading.article.text, again.start):
            continue
        here = reading.sentence_at(again.start)
        # "With 34 they would have had a majority": what nobody has.
        if _WITH_SO_MANY.search(
            reading.article.text, max(0, again.start - len("with ")), again.start
        ) and _UNREAL.match(reading.article.text, again.end, reading.sentences[here].end):
            continue
        found = [
            one
            for one in figures
            if reading.sentence_at(one.start) != here
            and _finger_away(again, one)
            and _may_be_one(claims, again, one)
        ]
        about = [one for one in found if _changed_about(again, one)]
        near = {one.value: one for one in about or (() if weak else found)}
        ledger.count()
        if len(near) > 1:
            near = {name: one for name, one in near.items() if _sides(claims, one) & _sides(claims, again)}
        if len(near) == 1:
            (before,) = near.values()
            # Of few seats some sum is always one.
            plain = not weak and (about or _digits(again) < _FEWEST)
            if plain or not borne_out(reading, again):
                yield Repeat(again, before)


def _spoken_again(reading: Reading, claims: dict[str, list[Claim]]) -> Iterator[tuple[Quantity, bool]]:
    """The figures of which words tell that they were given before, and whether only weaker words do."""
    seen: set[str] = set()
    for words, inside in every(reading):
        if ("‹p" not in words and "‹n" not in words) or not one_of(_CUES, small(words)):
            continue
        for pattern in (*_BACK, *_WEAKER):
            for match in pattern.finditer(words):
                one = inside[int(match["n"])]
                # A share without its sign is as often another's: "34.5 to the 46.6 of Grace Lore".
                bare = one.kind == "count" and "." in (one.value or "")
                weak = pattern in _WEAKER
                least = _OF_SEATS if pattern in _WITH and _seats(claims, one) else _FEWEST
                if one.id not in seen and _plain(one) and not bare and _digits(one) >= least:
                    seen.add(one.id)
                    yield one, weak


def _changed_about(again: Quantity, one: Quantity) -> bool:
    """Whether a figure has the digits of one before it, two of them changed about."""
    printed = any(map(str.isdigit, again.printed)) and any(map(str.isdigit, one.printed))
    return printed and one.start < again.start and sorted(one.value or "") == sorted(again.value or "")


def _plain(one: Quantity) -> bool:
    """Whether a figure is printed in full."""
    return one.comparator == "exactly" and one.of is None


def _finger_away(again: Quantity, one: Quantity) -> bool:
    """Whether a figure is a finger away from one of its kind and unit, which may be hedged: "around 3,900"."""
    if again.kind != one.kind or one.comparator not in ("exactly", "about"):
        return False
    if again.unit != one.unit and None not in (again.unit, one.unit) and not {again.unit, one.unit} <= UNITS:
        return False
    return finger(again.value or "", one.value or "", _OF_SEATS)


def _may_be_one(claims: dict[str, list[Claim]], again: Quantity, one: Quantity) -> bool:
    """Whether nothing that was read tells two sides, measures, elections or voters; of long numbers the fingers tell.

    Of figures of which nothing was read the unit tells: "these 241 polling places".
    """
    if _digits(again) >= _LONG:
        return True
    first, second = claims.get(again.id, []), claims.get(one.id, [])
    if _digits(again) < _FEWEST:
        return _seats(claims, one, _READ) and any(_together(a, b) for a in first for b in second)
    if one.of is not None:
        return False
    if first and second:
        return any(_together(a, b) for a in first for b in second)
    return bool(second) or (again.unit is not None and again.unit == one.unit)


def _seats(claims: dict[str, list[Claim]], one: Quantity, least: float = 0) -> bool:
    """Whether a figure was read as the seats that somebody has now."""
    read = claims.get(one.id, [])
    return any(it.measure == "seats" and it.when is None and it.confidence >= least for it in read)


def _together(one: Claim, other: Claim) -> bool:
    if not _one_measure(one, other) or one.status in _POLLS or other.status in _POLLS:
        return False
    if min(one.confidence, other.confidence) < _SURE:
        return True
    if one.when != other.when or one.group != other.group:
        return False
    return one.subject_id == other.subject_id or None in (one.subject_id, other.subject_id)


def _one_measure(one: Claim, other: Claim) -> bool:
    """Whether both measure one thing; "with 53.74 percent he needs no run-off" may have been read as what is needed.

    And "with its 36 seats" as the size of a body.
    """
    seats = {one.measure, other.measure} == {"seats", "total_seats"}
    return one.measure == other.measure or "threshold" in (one.measure, other.measure) or seats


def _sides(claims: dict[str, list[Claim]], one: Quantity) -> set[str]:
    return {claim.subject_id for claim in claims.get(one.id, []) if claim.subject_id and claim.when is None}


def _digits(one: Quantity) -> int:
    """How many digits are printed: two of "1.6 million"."""
    return sum(map(str.isdigit, one.printed))
