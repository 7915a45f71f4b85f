"""A full name that stands once and means somebody whom the story knows by another given name.

"Grant Huxley, the Republican ... Glenn Huxley called her to concede": papers tell of whoever they name for the first time how
that one is to be told from others of the family name. A full name that stands once, with no office, party or kin of its
own, and shares its family name with somebody named before is that one, if besides

- the given names begin with one letter, and the name stands bare, beside a rival of the known one, or in a story that calls
  the known one by the family name; or
- it is bare and told nothing of but an age, and the known one is a candidate whom the story calls by the family name, or holds
  an office, and nobody else bears that name; or
- it has the known one's figure.

Silent where anything tells two people: kin, sex, age, party, office, a full name used twice, both named in one sentence,
both standing against each other, figures of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, takewhile
from typing import NamedTuple

from copydesk.checks.names.beside import ANY_ONE, SIDE_BY_SIDE, calling, trades
from copydesk.checks.names.two_people import of_spouse
from copydesk.checks.names.words import titles
from copydesk.lexicon import known_names, people, places
from copydesk.names.fold import fold
from copydesk.names.forms import ASIAN_FAMILIES, core, family_first
from copydesk.names.slips import slip, transliterated
from copydesk.names.wordset import wordset
from copydesk.records import Claim, Mention, Person, Place, Reading
from copydesk.records.late import late

_FULL = frozenset({"full", "variant", "diacritics"})
_KIN = late(
    r"\b(?:brothers?|sisters?|wife|husband|sons?|daughters?|father|mother|cousins?|uncle|aunt|nephew|niece|twins?|widow|"
    r"widower|grandsons?|granddaughters?|grandfather|grandmother|siblings?|spouse|relatives?|related|relation|unrelated|kin|"
    r"namesakes?|dynasty|family|in-law|late|elder|younger|senior|junior)\b"
)
# Who stays out of a race is nobody who stands in it.
_STAYS_OUT = late(
    r"\s(?:(?:did|does|will|would) not|(?:did|does|would)n['’]t|won['’]t)\s(?:stand|run|seek|contest|compete)\b"
)
# Whose seat is empty may be followed by a relative.
_GONE = late(
    r"\b(?:died|dies|death|killed|resign(?:ed|s|ation)|retir(?:ed|es|ing)|stood down|stepp(?:ed|ing) down|vacated|succeed(?:ed|s)?)\b"
)
# Before a name that is told without a word of who it is.
_BARE_BEFORE = late(
    r"(?:\A|[\n.!?:;“”\"—–•*-]|\b(?:that|as|but|said|says|by|for|to|of|with|from|than|when|while|if|where|because|gave|"
    r"gives|put|puts|had|beat|behind|over|after|before|against|in \d{4}|told|in it|there|then|whom|who|ago)"
    r"|(?:\A|[.!?\n“\"] ?)(?:In|On|At|After|For|With|By|Before)\b[^,.;]{2,50},)[ \t]*\Z",
    re.IGNORECASE,
)
# Where somebody stands who is told by it alone: "In Wairoa, Craig Little won".
_OF_A_PLACE = late(r"\bIn (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,\s\Z")
# After it: a word of who it is.
_DESCRIBED = late(r",(?: \d\d,)? (?:an?|the|one) ")


_OF = late(r" of (?:the )?([A-Z]\w+)")
# What a pet form has behind the letters of the full one: Nick, Jenny, Charlie, Debbie.
_PET = late(r"[kc]?|[a-z]?(?:y|ie|ey|i|e)")


class Taken(NamedTuple):
    """The odd name and the known one it stands for, with a place of each."""

    odd: Person
    known: Person
    here: Mention
    there: Mention


def taken_for(reading: Reading) -> Iterator[Taken]:
    """Every name of a story that can only mean somebody known by another given name, once each."""
    families: dict[str, list[Person]] = {}
    for person in (*reading.people(), *_unread(reading)):
        words = _words(person)
        if len(words) > 1:
            for name in {words[-1], words[0] if family_first(words) else words[-1]}:
                families.setdefault(name, []).append(person)
    for family, bearers in families.items():
        if not 2 <= len(bearers) <= _MANY or family in _CROWDED:
            continue
        for pair in combinations(bearers, 2):
            if not any(isinstance(reading.by_id[one.id], Person) for one in pair):
                continue
            found = _pair(reading, family, *pair, alone=len(bearers) == 2)
            if found is not None:
                yield found


# Family names that strangers share: no wonder that two are in one story.
_CROWDED = ASIAN_FAMILIES | wordset(
    "singh kumar yadav khan ali ahmed ahmad sharma patel das devi begum hossain hussain husain rahman islam rai thapa "
    "gurung reddy rao shah thakur mohammed mohamed muhammad abdullahi ibrahim"
)
# "Équipe Lapointe", "Lista Ferri": what stands before the name of who leads it.
_BODIES = wordset(
    "equipe team lista liste list listan gruppo grupo groupe camp clan family familia famille house casa maison"
)
_MANY = 3
_SHORT = 3
_KIN_BEFORE = 250


def _unread(reading: Reading) -> list[Person]:
    """Names of people that were read as unknown places: "Shyamal Bagchi scraped through"."""
    return [
        Person(id=place.id, name=place.name, mentions=place.mentions)
        for place in reading.entities
        if isinstance(place, Place)
        and not place.known
        and place.place_kind == "other"
        and len(place.name.split()) == 2
        and not places.known(place.name.split()[1])
    ]


def _words(person: Person) -> tuple[str, ...]:
    return core(tuple(fold(person.name).split()))


def _pair(reading: Reading, family: str, one: Person, other: Person, *, alone: bool) -> Taken | None:
    mine, its = _words(one), _words(other)
    if len(mine) != len(its):
        return None
    differ = [(x, y) for x, y in zip(mine, its, strict=True) if x != y]
    if len(differ) != 1 or min(map(len, differ[0])) < _SHORT or family in differ[0]:
        return None
    given, another = differ[0]
    if (
        given.endswith(".")
        or another.endswith(".")
        or {given, another} & (titles() | _BODIES)
        or _one_given(given, another)
    ):
        return None
    if _apart(reading, one, other, (given, another)):
        return None
    near = slip(given, another) is not None
    alike = near or given[0] == another[0]
    for odd, known in sorted(
        ((one, other), (other, one)), key=lambda pair: (len(_full(pair[0])), -_full(pair[0])[0].start)
    ):
        if near and _DESCRIBED.match(reading.article.text, _full(odd)[0].end):
            continue  # "Michael Martin, a farmer" beside Micheál Martin
        if _stands_for(reading, odd, known, alike=alike, alone=alone):
            return Taken(odd, known, _full(odd)[0], _full(known)[0])
    return None


def _one_given(given: str, another: str) -> bool:
    """Whether two given names are one, in two forms or spellings."""
    if known_names.one_name(given, another) or transliterated(given, another):
        return True
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, another, strict=False)))
    pet = stem < _SHORT or any(_PET.fullmatch(name, stem) for name in (given, another))
    return pet and known_names.nicknames(given, another)


def _full(person: Person) -> list[Mention]:
    whole = [one for one in person.mentions if one.form in _FULL and " " in one.text]
    return whole or list(person.mentions[:1])


def _stands_for(reading: Reading, odd: Person, known: Person, *, alike: bool, alone: bool) -> bool:
    """Whether the odd name stands once, unintroduced, for the known one.

    `alike`: both given names begin with one letter; `alone`: nobody else of the story has the family name.
    """
    text, here = reading.article.text, _full(odd)[0]
    if text.count(here.text) > 1:
        return False
    begin, end = _sentence(reading, here.start)
    if here.start < _full(known)[0].start:
        return False
    before, _end = _sentence(reading, max(0, begin - 1))
    kin = _KIN.finditer(text, max(before, here.start - _KIN_BEFORE), min(end, here.end + 80))
    if not all(of_spouse(text, word, here.start) for word in kin):
        return False
    if _same_figure(reading, odd, known):
        return True
    if _introduced(reading, odd, known, here):
        return False
    rivals = _among_rivals(reading, odd, known, begin, end)
    if _two_figures(reading, odd, known, begin, end) and not rivals:
        return False
    bare = _BARE_BEFORE.search(text[max(0, begin - 2) : here.start]) is not None
    if alike:
        return bare or rivals or _established(reading, known, here)
    return (
        alone
        and bare
        and not _OF_A_PLACE.search(text, begin, here.start)
        and (known.candidate or bool(known.roles))
        and (_short(known) or bool(known.roles))
        and not (_DESCRIBED.match(text, here.end) or _STAYS_OUT.match(text, here.end))
        and not any(_GONE.search(text, *_sentence(reading, one.start)) for one in _full(known))
        and len(_fates(reading, odd) | _fates(reading, known)) < 2
        and not any(claim.subject_id == odd.id and claim.when for claim in reading.claims)
    )


def _of_elsewhere(reading: Reading, known: Person, here: Mention) -> bool:
    """Whether the names are told apart by what stands behind them: Adam Smith of Washington, Adrian Smith of Nebraska."""
    text = reading.article.text
    ours, theirs = (_OF.match(text, one.end) for one in (here, _full(known)[0]))
    return bool(ours and theirs and ours.group(1) != theirs.group(1))


def _introduced(reading: Reading, odd: Person, known: Person, here: Mention) -> bool:
    """Whether the odd name has an office, a party or kin of its own, which the known one has not."""
    offices = {role.value for role in known.roles}
    if any(
        role.by == "title" and role.value not in offices and abs(role.start - here.start) < 48
        for role in odd.roles
    ):
        return True
    text = reading.article.text
    if calling(text, here.start)[0].lower() in ANY_ONE or _of_elsewhere(reading, known, here):
        return True
    theirs = {noun for one in known.mentions for noun in trades(text, one.start, one.end)}
    if trades(text, here.start, here.end) - theirs:
        return True
    if odd.relatives or (odd.party is not None and odd.party != known.party):
        return True
    return bool(odd.parties) and not known.parties


def _established(reading: Reading, known: Person, here: Mention) -> bool:
    """Whether the known one goes by the family name alone, or is named in the sentence or paragraph before."""
    if _short(known):
        return True
    there = reading.sentence_at(_full(known)[0].start)
    return 0 < abs(reading.sentence_at(here.start) - there) <= 2


def _short(person: Person) -> bool:
    family = person.name.split()[-1].casefold()
    return any(one.form == "short" and one.text.casefold().endswith(family) for one in person.mentions)


def _apart(reading: Reading, one: Person, other: Person, given: tuple[str, str]) -> bool:
    """Whether something tells two people."""
    if any(places.known(name) and name not in known_names.given() for name in given):
        return True
    # A pronoun beside a name that stands once may be anybody's: of that one only the name itself tells.
    genders = {
        gender
        for person, name in zip((one, other), given, strict=True)
        if (
            gender := people.given_names().get(name)
            or (person.gender if len(_full(person)) > 1 or _short(person) else None)
        )
    }
    if len(genders) > 1:
        return True
    ages = [{statement.value for statement in person.ages} for person in (one, other)]
    if all(ages) and not ages[0] & ages[1]:
        return True
    if any(
        statement.body_or_place in (one.name, other.name) for statement in (*one.relatives, *other.relatives)
    ):
        return True
    if any({claim.subject_id, claim.rival_id} == {one.id, other.id} for claim in reading.claims):
        return True
    return _in_one_sentence(reading, one, other)


def _in_one_sentence(reading: Reading, one: Person, other: Person) -> bool:
    text = reading.article.text
    places = {reading.sentence_at(mention.start) for mention in one.mentions}
    if places & {reading.sentence_at(mention.start) for mention in _full(other)}:
        return True
    if places & {
        reading.sentence_at(mention.start) for mention in other.mentions if mention.form != "pronoun"
    }:
        return True
    return any(
        abs(x.start - y.start) < 80
        and SIDE_BY_SIDE.fullmatch(text[min(x.end, y.end) : max(x.start, y.start)].strip()) is not None
        for x in _full(one)
        for y in _full(other)
    )


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    if not reading.sentences:
        return 0, len(reading.article.text)
    sentence = reading.sentences[reading.sentence_at(at)]
    return sentence.start, sentence.end


_FIGURES = frozenset({"vote_share", "votes"})
_FATES = {"won": "won", "gained": "won", "retained": "won", "lost": "lost", "conceded": "lost"}


def _figures(reading: Reading, person: Person) -> list[Claim]:
    return [claim for claim in reading.claims if claim.subject_id == person.id and claim.measure in _FIGURES]


def _same_figure(reading: Reading, odd: Person, known: Person) -> bool:
    """Whether both have one long figure of one measure."""
    ours = {(claim.measure, claim.value) for claim in _figures(reading, odd)}
    theirs = {(claim.measure, claim.value) for claim in _figures(reading, known)}
    return any(len(value.replace(".", "")) > _SHORT for _measure, value in ours & theirs)


def _two_figures(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether each has a figure of its own of one measure, of this election, the odd one in the sentence of its name."""
    ours = {
        claim.measure
        for claim in _figures(reading, odd)
        if claim.when is None and begin <= claim.value_span.start < end
    }
    theirs = {claim.measure for claim in _figures(reading, known) if claim.when is None}
    return bool(ours & theirs)


def _fates(reading: Reading, person: Person) -> frozenset[str]:
    """What became of somebody in the election reported: "won", "lost"."""
    told = (one for one in reading.claims if one.subject_id == person.id and one.measure == "outcome")
    return frozenset(_FATES[one.value] for one in told if not one.when and one.value in _FATES)


def _among_rivals(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether the sentence of the odd name names somebody who stands against the known one."""
    here = {one.id for one in reading.side_mentions_in(begin, end)} - {odd.id, known.id}
    return bool(here & _rivals(reading, known))


def _rivals(reading: Reading, known: Person) -> set[str]:
    """Who stands against somebody, by the claims: a rival, or one with a figure in the same sentence."""
    found = {claim.rival_id for claim in reading.claims if claim.subject_id == known.id}
    found |= {claim.subject_id for claim in reading.claims if claim.rival_id == known.id}
    mine = {claim.evidence.start for claim in _figures(reading, known)}
    found |= {
        claim.subject_id
        for claim in reading.claims
        if claim.measure in _FIGURES and claim.evidence.start in mine
    }
    return {one for one in found - {None, known.id} if isinstance(reading.by_id.get(one or ""), Person)}  # type: ignore[misc]
