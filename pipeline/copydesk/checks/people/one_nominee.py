"""Two people of one party with votes against each other: "the SLPP's Yvonne Cole was re-elected by 51.5 percent to 46.6 for the SLPP's Gento Kamara".

A party has one candidate for one post. Two are in one race where their votes or shares stand in one sentence, or in
the next but one of who came third, of one contest, place, round and count, with both named there and the party of one.

Silent where a party may have several: primaries, votes by preference, several seats, top-two races, votes within a
party, two winners; and where a party is told of one of them beside another place, in passing, or with words of change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.people.affiliation import Side
from copydesk.records import Claim, Person, Reading
from copydesk.records.late import late

_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)"
_SEVERAL = Cued(
    r"\b(?:primar(?:y|ies)(?! school)|caucus\w*|leadership|first[- ]preferences?|preference votes|personal votes|quota|transfers?|at[- ]large|"
    rf"multi-?(?:member|seat)|top[- ](?:two|four)|jungle|ranked|{_NUMBERS} (?:seats each|to be elected|winners)|vote for {_NUMBERS}|"
    r"elected [Ss]peaker|[Ss]peaker of|fellow (?:\w+ )?(?:democrat|republican|party)|intra-?party|two (?:democrats|republicans)|open list|rebel|unofficial candidates?)\b"
    rf"|\b{_NUMBERS} seats\)|\bseats (?:were |are |is |was |will be )?(?:to be )?(?:filled|contested|at stake|on offer|vacant|available|up for)\b"
    r"|\beach (?:voter|elector)\b|\bvoters? (?:had|have|could|can|may|might) (?:up to|mark|choose|vote for|pick|name)\b|\bElected: |\bcandidates['’] own\b"
    r"|\bproportional\b|\bpreferential\b|\bparty(?:['’]s)? lists?\b",
    "primar|caucus|speaker|leadership|preference|personal votes|quota|transfer|at large|at-large|multi|top two|top-two|top four|top-four|jungle|ranked"
    "|elected|seats|winners|vote for|fellow|intra|democrats|republicans|open list|rebel|unofficial|each voter|each elector|voters |voter |elected: |own|proportional|preferential|list",
    re.IGNORECASE,
)
_DIRECT = frozenset({"title", "of", "genitive", "bracket"})
# "The NDP's Amrit Parhar was third": of the race told just before.
_RANKED = late(r"\b(?:third|fourth|fifth|last)\b")
# "More than the 12,443 that Labour's Coe had polled": of another race or another time.
_COMPARED = late(
    r"\b(?:than|ahead of (?:the ticket|[A-Z]\w+ [A-Z]\w+ (?:in|for)\b)|compared|ago|earlier|in (?:19|20)\d\d|were elected|both|most popular)\b"
)
_AGAINST = late(r"\b(?:to|against|over)\b|;")
_NEAR, _WHOLE = 2, 100
_RACE = ("contest_id", "place_id", "round", "when", "status", "group", "measure")


class Nominee(NamedTuple):
    """Somebody with a party and figures of a race."""

    person: Person
    side: Side
    claims: list[Claim]


def two_of_a_party(reading: Reading, stands: dict[str, list[Side]]) -> Iterator[tuple[Nominee, Nominee]]:
    """Pairs of people of one party who stand against each other, in order of their parties in the text."""
    nominees = list(_nominees(reading, stands))
    pairs = [pair for pair in combinations(nominees, 2) if _one_party(reading, *pair)]
    # Three of one party, or two of each of two: several are elected at once.
    if len(pairs) > 1:
        return
    if not pairs or _SEVERAL.search(reading.article.text):
        return
    for one, other in pairs:
        if _against(reading, one, other) or (
            not all(_won(reading, each) for each in (one, other))
            and any(_rivals(reading, one, other, x, y) for x, y in product(one.claims, other.claims))
        ):
            first, second = sorted((one, other), key=lambda each: each.side.statement.start)
            yield first, second


def _nominees(reading: Reading, stands: dict[str, list[Side]]) -> Iterator[Nominee]:
    for person in reading.people():
        sides = stands[person.id]
        claims = [
            one
            for one in reading.claims
            if one.subject_id == person.id and one.measure in ("votes", "vote_share")
        ]
        direct = [
            side for side in sides if side.party is not None and side.statement.by in _DIRECT | {"apposition"}
        ]
        if claims and direct and len({side.shown for side in sides}) == 1:
            yield Nominee(person, direct[0], claims)


def _won(reading: Reading, nominee: Nominee) -> bool:
    person = nominee.person.id
    return any(
        one.subject_id == person and one.measure == "outcome" and one.value == "won" and one.when is None
        for one in reading.claims
    )


def _one_party(reading: Reading, one: Nominee, other: Nominee) -> bool:
    """Whether both are of one party; two acronyms that differ are two, whatever they were taken for."""
    ours, theirs = one.side.party, other.side.party
    if ours is None or theirs is None or ours.id != theirs.id:
        return False
    printed = {
        reading.article.text[each.side.statement.start : each.side.statement.end] for each in (one, other)
    }
    return len(printed) == 1 or not all(name.isupper() for name in printed)


def _against(reading: Reading, one: Nominee, other: Nominee) -> bool:
    """Whether one is said to have beaten the other in the election reported, or to be ahead by what their figures make."""
    pair = {one.person.id, other.person.id}
    apart = {
        abs(x.number - y.number)
        for x, y in product(one.claims, other.claims)
        if x.measure == y.measure and x.number is not None and y.number is not None
    }
    return any(
        {claim.subject_id, claim.rival_id} == pair
        and claim.when is None
        and (claim.measure == "outcome" or (claim.measure == "lead" and claim.number in apart))
        for claim in reading.claims
    )


def _rivals(reading: Reading, one: Nominee, other: Nominee, x: Claim, y: Claim) -> bool:
    """Whether two figures are of one race: told in one sentence, or in the one but next of who came third in it."""
    if any(getattr(x, field) != getattr(y, field) for field in _RACE):
        return False
    text, (first, second) = (
        reading.article.text,
        sorted((x.value_span, y.value_span), key=lambda at: at.start),
    )
    here, there = (reading.sentence_at(at.start) for at in (first, second))
    start, end = reading.sentences[here].start, reading.sentences[there].end
    if there > here and not (
        there - here <= _NEAR and _RANKED.search(text, reading.sentences[there].start, end)
    ):
        return False
    named = {side.id for side in reading.side_mentions_in(start, end)}
    if not {one.side.statement.by, other.side.statement.by} <= _DIRECT:
        return False
    told = any(start <= each.side.statement.start < end for each in (one, other))
    if not told or not {one.person.id, other.person.id} <= named or _COMPARED.search(text, start, end):
        return False
    # "Won the two seats over", "two of the three seats on the board": several are elected.
    paragraph = text.rfind("\n", 0, start) + 1
    if "seats" in text[paragraph:end]:
        return False
    if x.measure == "vote_share" and (x.number or 0) + (y.number or 0) > _WHOLE:
        return False
    if any(first.end <= at.start < second.start for place in reading.places() for at in place.mentions):
        return False
    return _AGAINST.search(text, first.end, second.start) is not None or any(
        claim.subject_id not in (one.person.id, other.person.id, None)
        and all(getattr(claim, field) == getattr(x, field) for field in _RACE)
        and here - _NEAR <= reading.sentence_at(claim.value_span.start) <= there + _NEAR
        for claim in reading.claims
    )
