"""Which parties a story puts a person in, and when two names of parties can both hold."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from copydesk.checks.asides import option
from copydesk.checks.of_story import of_story
from copydesk.checks.people.memberships import memberships, pointed
from copydesk.checks.people.ties import LEANINGS, ties
from copydesk.checks.wording import in_capitals
from copydesk.lexicon import known_names, parties
from copydesk.names.fold import fold
from copydesk.names.forms import abbreviates, acronym_of
from copydesk.names.slips import inflected, name_slip
from copydesk.records import Party, Person, Reading, Statement
from copydesk.records.late import late
from copydesk.records.opened import Opened


class Side(NamedTuple):
    """A party that a person is in now: its name, its entity if it has one, the sentence that says so."""

    shown: str
    party: Party | None
    statement: Statement
    sentence: tuple[int, int]


# What members of chambers are called.
_MEMBERS = frozenset(
    "MP MPs MEP MEPs MSP MSPs MS MLA MLAs MHA MHAs MNA MNAs MPA MPAs MPP MPPs MHK MLC MLCs MCA MCAs MK MKs TD TDs AM AMs MHR Rep Sen".split()
)
# No acronym is longer.
_LETTERS = 6
# Camps of several parties, which a party's own people are in as well: "pro-Beijing", "the bloc".
_CAMP = late(
    r"\b(?:pro|pan|anti|un)-|\b(?:camps?|blocs?|coalition|alliance|localists?|opposition|government|"
    r"campaign|yes|no|leave|remain|faction|wing|caucus"
    # Of papers that print the names of blocs as they are: "Nuevo Pacto Social".
    r"|pactos?|frente|alianza|aliança|coalici[oó]n|coliga[cç][aã]o|federa[cç][aã]o|coalizione|concertaci[oó]n|convergencia|juntos|unidad)\b",
    re.IGNORECASE,
)


# "Brown, 50, of Wrentham": where somebody lives.
_NEAR = 16
# "Was won by the Greens' Ewan Tate from the Conservatives": whose seat it was.
_TAKEN = Opened(
    r"\b(?:won|win|wins|gained?|gains|took|takes?|taken|captured|seized|wrested)\b[^.;]*\bfrom (?:the )?\Z"
)
# Bodies that somebody heads and stands for nobody by.
_NO_PARTY = late(
    r"\b(?:Assembl(?:y|ies)|Church|Diocese|University|College|School|Institute|Foundation|Bank|Company|Corporation|Chamber|Council|Society|Ministry|Board|Club|Hospital|Authority|Agency|Court|Committee|Commission|Association|Federation|Guild|Orchestra|Museum)\b"
)
# Before a second name.
_KNOWN_AS = late(
    r"\b(?:known (?:\w+ )?as|nicknamed|dubbed|called|aka|a\.k\.a\.|alias|whom \w+ call) (?:simply |just )?[\"“'‘]?\Z"
)
_HOME = late(r",(?: \d\d,)? (?:both |also )?of \Z")


def sides(reading: Reading, person: Person) -> list[Side]:
    """The parties of a person at the time of the story, in order of the text."""
    found = []
    told = (*person.parties, *ties(reading, person))
    told = (
        *told,
        *(one for one in _memberships(reading).get(person.id, ()) if all(one.start != x.start for x in told)),
    )
    for statement in sorted(told, key=lambda one: one.start):
        if statement.when != "now" or statement.by in (None, "antecedent"):
            continue
        printed = reading.article.text[statement.start : statement.end]
        if printed in _MEMBERS or option(printed):
            continue
        if not any(letter.isupper() for letter in printed) or fold(statement.value) == "independent":
            continue
        party = _party(reading, statement)
        # The Democratic Alliance is a party, whatever its name; "the opposition alliance" is not.
        known = party is not None and any(
            parties.known_folded(fold(name)) for name in (statement.value, party.name)
        )
        # "KAMLA'S BACK".
        mentions = party.mentions if party else (statement,)
        if not known and all(in_capitals(reading.article.text, one.start) for one in mentions):
            continue
        if not known and (_CAMP.search(printed) or _CAMP.search(statement.value)):
            continue
        if party is None and fold(statement.value) in LEANINGS:
            continue
        # "Another Krasniqi, Elvis, of the PDK".
        if not known and fold(statement.value) in known_names.given():
            continue
        # "Who headed the Malawi Assemblies of God".
        if not known and _NO_PARTY.search(printed):
            continue
        # "Hakainde Hichilema, 59, known as HH".
        initials = "".join(word[0] for word in person.name.split())
        if printed == initials or _KNOWN_AS.search(
            reading.article.text, max(0, statement.start - _NEAR * 2), statement.start
        ):
            continue
        if _TAKEN.search(reading.article.text, max(0, statement.start - _NEAR * 5), statement.start):
            continue
        if (
            statement.by == "of"
            and not known
            and _HOME.search(reading.article.text, max(0, statement.start - _NEAR), statement.start)
        ):
            continue
        found.append(
            Side(party.name if party else statement.value, party, statement, _sentence(reading, statement))
        )
    return found


@of_story
def _memberships(reading: Reading) -> dict[str, list[Statement]]:
    """By person, the parties that sentences put them in."""
    found: dict[str, list[Statement]] = {}
    for person, statement in (*memberships(reading), *pointed(reading)):
        found.setdefault(person, []).append(statement)
    return found


def _party(reading: Reading, statement: Statement) -> Party | None:
    """The party of the story that a statement names."""
    key = fold(statement.value).removeprefix("the ")
    direct = reading.by_id.get(statement.value)
    if isinstance(direct, Party):
        return direct
    for party in reading.parties():
        if key in _names(party):
            return party
    return None


def _names(party: Party) -> set[str]:
    names = {party.name, *party.acronyms, *(mention.text for mention in party.mentions)}
    names |= {name for one in party.expansions for name in (one.acronym, one.full)}
    return {fold(name).removeprefix("the ") for name in names}


def _sentence(reading: Reading, statement: Statement) -> tuple[int, int]:
    if not reading.sentences:
        return max(0, statement.start - 100), statement.end + 100
    sentence = reading.sentences[reading.sentence_at(statement.start)]
    return sentence.start, sentence.end


def allied(one: Side, other: Side) -> bool:
    """Whether two parties are one, or one is part of the other or of the same bloc."""
    if one.party and other.party and set(_wholes(one.party)) & set(_wholes(other.party)):
        return True
    ours, theirs = _all_names(one), _all_names(other)
    if any(_one_party(x, y) for x in ours for y in theirs):
        return True
    return _in_its_own_tongue(ours, theirs) or _in_its_own_tongue(theirs, ours)


def _in_its_own_tongue(acronyms: set[str], names: set[str]) -> bool:
    """Whether all that is known of a party is an acronym that can be another's in its own language: PDC, Christian Democrats."""
    if any(len(name) > _LETTERS or " " in name for name in acronyms):
        return False
    initials = [Counter(word[0] for word in name.split()) for name in names if " " in name]
    return any(not one - Counter(short) for short in acronyms for one in initials)


def _wholes(party: Party) -> tuple[str, ...]:
    return (party.id, party.name, *party.member_of)


def _all_names(side: Side) -> set[str]:
    names = {fold(side.statement.value).removeprefix("the ")} | (_names(side.party) if side.party else set())
    # A name that several countries' parties bear ("Liberal Party") says nothing of other names.
    bearers = [known for name in names if len(found := parties.known_folded(name)) == 1 for known in found]
    return names | {other for known in bearers for other in known.names}


def _one_party(x: str, y: str) -> bool:
    """Whether two names are of one party: the same, its adjective, its acronym, its slip, its head."""
    if x == y or inflected(x, y) or inflected(y, x) or name_slip(x, y) or name_slip(y, x):
        return True
    short, long = sorted((x, y), key=len)
    words = long.split()
    if short in words or long.startswith(short) or abbreviates(short, words):
        return True
    # GP, the Greens; not PP, the PSOE.
    worded = len(long) > _LETTERS or long.removesuffix("s") in known_names.common()
    if worded and (abbreviates(short, [*words, "party"]) or abbreviates(long, [*short.split(), "party"])):
        return True
    heads = {word.removesuffix("s") for word in words} & {word.removesuffix("s") for word in short.split()}
    return bool(heads - {"party", "of", "the", "and", "for", "movement", "people'"}) and acronym_of(
        words
    ) == acronym_of(short.split())
