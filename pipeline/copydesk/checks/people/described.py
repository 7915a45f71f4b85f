"""Somebody called by a party and what he is, without a name: "the Liberal premier", "the Green member-elect said".

Such words are somebody's of another party where they can be nobody else's:

- an office that one person of the story holds ("the SPÖ governor", where Governor Drexler is of the ÖVP);
- one who was elected, where the only one named in the paragraph was, and nobody of that party;
- one who speaks, where only one is named in the paragraph, and the party has nobody in the story, or nobody of the sex
  that the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from copydesk.checks.people.affiliation import Side, allied
from copydesk.checks.people.changing import changes
from copydesk.checks.people.offices import held
from copydesk.lexicon import parties, tenure
from copydesk.records import Party, Person, Reading, Statement
from copydesk.records.late import late

_OFFICE = (
    r"premier|prime minister|president|governor|mayor|chancellor|chief minister|first minister|taoiseach"
)
_ELECT = (
    r"(?:member|mayor|governor|president|premier|senator|councillor|council(?:man|woman)|MP|deputy)-elect"
)
_ONE = r"(?:party )?(?:leader|chair(?:man|woman)?|president|chief|boss)|candidate|nominee|contender|challenger|hopeful|politician|man|woman"
_WHAT = late(
    rf" (?:(?P<office>{_OFFICE})|(?P<elect>{_ELECT})|(?P<one>{_ONE}))\b(?![-'’]| (?:of|in|from|for|at|who)\b|,? [A-Z])"
)
_THE = late(r"\b[Tt]he \Z")
_SPEAKS = late(
    r" (?:said|says|told|added|promised|vowed|replied|joked|warned|insisted|refused|declined|thanked|conceded)\b"
)
# "Would be the first", "unlike", "against": of somebody who is not there.
_OF_NOBODY = late(
    r"\b(?:first|next|last|ever|would|could|should|might|since|until|(?:19|20)\d\d|ago|then|whoever|any|another|other|new|against|unlike|beat|defeated|ousted|rival)\b"
)
_SEX = {"she": "female", "her": "female", "he": "male", "his": "male"}
_PRONOUN = late(r"\b(?:she|her|he|his)\b")
_ENDED = frozenset({"won", "gained", "retained"})
_NAMED = frozenset({"full", "short", "variant", "diacritics"})
# Between a party and the name of who leads it.
_OF = late(r"(?: \([^()\n]{2,8}\))? of (?P<title>(?:[A-Z][a-z]+ ){0,2}|(?:the )?(?:[a-z]+ ){1,2})\Z")
_BEFORE, _FAR = 8, 60


def described(reading: Reading, stands: Mapping[str, list[Side]]) -> Iterator[tuple[Person, Side, Side]]:
    """Somebody, the party in words that can only be his, and the one that he is of."""
    text = reading.article.text
    for party in reading.parties():
        for mention in party.mentions:
            what = _WHAT.match(text, mention.end)
            if what is None or not _THE.search(text, max(0, mention.start - _BEFORE), mention.start):
                continue
            side = _side(reading, party, mention.start, mention.end)
            person = _meant(reading, stands, side, what.lastgroup or "", what)
            known = _steady(reading, person, stands[person.id]) if person is not None else None
            if (
                person is not None
                and known is not None
                and not allied(side, known)
                and not changes(reading, side)
            ):
                yield person, side, known


def _side(reading: Reading, party: Party, start: int, end: int) -> Side:
    said = reading.article.text[start:end]
    statement = Statement(value=party.name, start=start, end=end, text=said, by="described")
    return Side(party.name, party, statement, _sentence(reading, start))


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    if not reading.sentences:
        return 0, len(reading.article.text)
    sentence = reading.sentences[reading.sentence_at(at)]
    return sentence.start, sentence.end


def _meant(
    reading: Reading, stands: Mapping[str, list[Side]], side: Side, kind: str, what: re.Match[str]
) -> Person | None:
    """The only one whom the words can mean, if they mean one of the story."""
    text, (start, end) = reading.article.text, side.sentence
    if _OF_NOBODY.search(text, start, end):
        return None
    members = [one for one in reading.people() if _of(one, side, stands)]
    if kind == "office":
        return _holder(reading, members, what["office"])
    person = _alone(reading, side.statement.start, end)
    if person is None or person in members:
        return None
    if kind == "elect":
        return (
            person
            if _elected(reading, person) and not any(_elected(reading, one) for one in members)
            else None
        )
    if _SPEAKS.match(text, what.end()) is None:
        return None
    if not members:
        return person
    told = {_SEX[pronoun] for pronoun in _PRONOUN.findall(text, what.end(), end)}
    return (
        person
        if told == {person.gender} and all(one.gender and one.gender not in told for one in members)
        else None
    )


def _of(person: Person, side: Side, stands: Mapping[str, list[Side]]) -> bool:
    """Whether anything puts somebody in a party, now or at another time."""
    party = side.party
    if party is None or person.party == party.id:
        return True
    values = {one.value for one in person.parties}
    return bool(values & {party.id, party.name, *party.acronyms}) or any(
        allied(side, one) for one in stands[person.id]
    )


def _holder(reading: Reading, members: list[Person], printed: str) -> Person | None:
    """The only one with an office, where nobody of the party was elected or is to have it."""
    title = tenure.office_in(printed)
    holders = [
        one
        for one in reading.people()
        if any(title and each.office == title.office and not each.weak for each in held(reading, one))
    ]
    if len(holders) != 1 or holders[0] in members or any(_elected(reading, one) for one in members):
        return None
    return holders[0]


def _alone(reading: Reading, start: int, end: int) -> Person | None:
    """The only one whom a paragraph names up to some words, where the rest of the sentence names nobody."""
    begin = reading.article.text.rfind("\n", 0, start) + 1
    named = {
        person.id: person
        for person in reading.people()
        for one in person.mentions
        if one.form in _NAMED and begin <= one.start < end
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _elected(reading: Reading, person: Person) -> bool:
    return any(
        one.subject_id == person.id and one.measure == "outcome" and one.value in _ENDED and one.when is None
        for one in reading.claims
    )


def _steady(reading: Reading, person: Person, sides: list[Side]) -> Side | None:
    """The one party of somebody, where nothing tells of another or of a change."""
    found = sides or list(_led(reading, person))
    if not found or any(changes(reading, one) for one in found):
        return None
    return found[0] if all(allied(one, found[0]) for one in found) else None


def _led(reading: Reading, person: Person) -> Iterator[Side]:
    """Parties told right before the name of who leads them: "the People's Party (ÖVP) of Governor Lund"."""
    text = reading.article.text
    for mention in person.mentions:
        led = (
            _OF.search(text, max(0, mention.start - _FAR), mention.start) if mention.form in _NAMED else None
        )
        if led is None or (led["title"] and tenure.office_in(led["title"]) is None):
            continue
        for party in reading.parties():
            for one in party.mentions:
                if one.end == led.start() and not party.member_of and parties.known(party.name):
                    yield _side(reading, party, one.start, one.end)
