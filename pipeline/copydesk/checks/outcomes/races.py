"""What kind of race an outcome is of: one post or many, votes or seats."""

from __future__ import annotations

import re

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.records import Claim
from copydesk.records.late import late

AHEAD = frozenset({"won", "leading", "gained", "retained"})
BEHIND = frozenset({"lost", "trailing", "conceded"})
# Posts that one person holds; not bodies, nor seats in them, which have many winners.
_POST = late(
    r"\b(?:president(?:ial|cy)?|prime minister(?:ial)?|premier(?:ship)?|chancellor|mayor(?:al|alty)?"
    r"|governor(?:ship)?|gubernatorial|first minister|chief (?:minister|executive)|leader(?:ship)?"
    r"|superintendent|sheriff|attorney general|secretary of state|county executive|captain regent)\b",
    re.IGNORECASE,
)
_SEVERAL = 3
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1\d)"
_AREA = r"(?:division|district|constituency|ward|riding|electorate|province|canton|island|area|county)"
# "Each division elects seven members", "a four-seater", "the five-member ward", "voters filled three seats"; in small
# letters, which takes half the time of looking for both.
_MANY_SEATS = Cued(
    rf"\b(?:each|every) {_AREA}(?: of [a-z]\w+)? (?:elects?|returns?|chooses?|sends?|fills?|has) (?:\w+ )?{_NUMBER}\b(?! (?:percent|per cent|polling|votes))"
    rf"|\b{_NUMBER}-(?:seater|(?:member|seat) {_AREA})s?\b|\bmulti-?(?:member|seat)\b"
    rf"|\b{_AREA}(?: \w+)?,? (?:which )?(?:elects?|returns?|chooses?|sends?|fills?) {_NUMBER}\b"
    rf"|\bfill(?:s|ed|ing)? (?:the |all )?{_NUMBER} (?:open |vacant )?(?:seats|vacancies|places)\b"
    rf"|\b{_NUMBER} (?:open |vacant )?(?:seats|vacancies|places) (?:were |are |was |is )?(?:at stake|up for (?:grabs|election)|to (?:be filled|fill))\b"
    rf"|\b{_NUMBER} (?:open|vacant|at-large) (?:seats|vacancies|places)\b"
    rf"|\belect(?:s|ed|ing)? {_NUMBER} (?:\w+ )?\w+ (?:each|apiece)\b"
    r"|\btop (?:two|three|four|five|six|seven) (?:vote-getters|finishers|candidates)\b",
    "open |vacant |at-large |at stake|up for|to be filled|to fill|each|every |-seat|-member|multi|elect |elects |return |returns |choose|send|fill|apiece|top t|top f|top s",
)
_VICE = late(r"\b(?:vice|deputy|lieutenant)\b", re.IGNORECASE)
_VICE_BEFORE = late(r"\b(?:vice|deputy|lieutenant|assistant)[ -]\Z", re.IGNORECASE)
_PRIMARY = late(r"\b(?:primar(?:y|ies)|caucus(?:es)?|nomination)\b", re.IGNORECASE)

_SEVERAL_PARTIES = late(
    r"\b(?:two|three|four|five|both|pair|trio|duo|quartet|they|all|forces?|opposition|left|right|partners|allies)\b"
)
_BLOC = late(
    r"\b(?:alliances?|coalitions?|blocs?|camps?|parties)\b|-red-|-green\b",
    re.IGNORECASE,
)


def contest_words(table: Bench, claim: Claim) -> str:
    """All that names the contest of a claim."""
    contest = table.scene.contest(claim)
    parts = [claim.contest or "", claim.round or ""]
    if contest is not None:
        parts += [contest.name, contest.office_or_body or ""]
    return " ".join(parts)


def one_post(table: Bench, claim: Claim) -> bool:
    """Whether the contest is for a post that one person holds."""
    words = contest_words(table, claim)
    contest = table.scene.contest(claim)
    if contest is not None and (contest.seats or 1) > 1:
        return False
    return _POST.search(words) is not None and _VICE.search(words) is None


def posts_named(words: str) -> frozenset[str]:
    """The posts that some words name, cut to a stem: "mayor" and "mayoral" are one, a vice mayor is none of them."""
    return frozenset(
        match[0].lower()[:5]
        for match in _POST.finditer(words)
        if not _VICE_BEFORE.search(words, 0, match.start())
    )


def primary(table: Bench, claim: Claim) -> bool:
    """Whether the contest is a party's own: a primary, a caucus, a nomination."""
    contest = table.scene.contest(claim)
    return (contest is not None and contest.party is not None) or bool(
        _PRIMARY.search(contest_words(table, claim))
    )


def other_party(table: Bench, own: Claim, other: Claim) -> bool:
    """Whether two people are of two parties, so that neither stands in the other's primary."""
    one, two = table.scene.person(own.subject_id), table.scene.person(other.subject_id)
    return (
        one is not None and two is not None and None not in (one.party, two.party) and one.party != two.party
    )


def many_winners(table: Bench, claim: Claim) -> bool:
    """Whether several can win what this outcome is of."""
    contest = table.scene.contest(claim)
    person = table.scene.person(claim.subject_id) is not None
    if person and claim.rival_id is None and not one_post(table, claim) and _many_seats(table):
        return True
    if contest is not None and ((contest.votes_per_voter or 1) > 1 or (person and (contest.seats or 1) > 1)):
        return True
    return person and not one_post(table, claim) and len(_elected(table, claim)) >= _SEVERAL


def _many_seats(table: Bench) -> bool:
    """Whether the story says of its districts that each has several members."""
    return table.kept(
        "many seats", lambda: _MANY_SEATS.search(table.reading.article.text.lower()) is not None
    )


def _elected(table: Bench, claim: Claim) -> set[str | None]:
    """The persons said to be elected in the contest and at the place of a claim."""
    scene = table.scene
    here = (scene[claim].contest, scene[claim].place, scene[claim].when)
    return {
        one.subject_id
        for one in (claim, *table.shelf("outcome").around(claim))
        if one.value in ("won", "gained", "retained") and scene.person(one.subject_id)
        and (scene[one].contest, scene[one].place, scene[one].when) == here
    }  # fmt: skip


# How likely it must be that somebody is in front for that to clear a figure.
_MAY_BE = 0.3


def in_front_anywhere(table: Bench) -> frozenset[str | None]:
    """The sides that may be said to be in front in any race of this election."""
    return table.kept(
        "in front",
        lambda: frozenset(
            one.subject_id
            for one in table.of_anyone("outcome")
            if one.value in AHEAD and one.when is None and one.confidence >= _MAY_BE
        ),
    )


def winners(table: Bench, claim: Claim) -> set[str | None]:
    """The sides said to be in front in the race of `claim`, or in one that cannot be told from it."""
    return {
        one.subject_id
        for one in table.shelf("outcome").around(claim)
        if one.value in AHEAD
        and table.clash(one, claim) not in ("contest", "place", "confidence", "when", "round", "stage")
    }


def bloc_or_party(said: Claim, own: Claim, other: Claim) -> bool:
    """Whether a party's seats stand against those of an alliance: "the largest party, with 240"; the alliance has 293."""
    if said.measure == "lead" or said.rival_id is not None:
        return False
    name = other.subject or ""
    several = _BLOC.search(name) or (name == name.lower() and _SEVERAL_PARTIES.search(name))
    return bool(several) and not _BLOC.search(own.subject or "")
