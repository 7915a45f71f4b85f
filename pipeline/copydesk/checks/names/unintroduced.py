"""A full name that stands once and means somebody whom the story knows by another given name.

"Grant Huxley, the Republican ... Glenn Huxley called her to concede": papers tell of whoever they name for the first time how
that one is to be told from others of the family name. A full name that stands once, with no office, party or kin of its
own, and shares its family name with somebody named before is that one, if besides

- the given names begin with one letter, and the name stands bare, beside a rival of the known one, or in a story that calls
  the known one by the family name; or
- it is somebody's who speaks or will do something, or who has the known one's office, nothing around it tells who that is
  (`told_who.py`), the story has set the known one before its readers by an office, a party or a result, and nobody else
  bears that name; or
- it has the known one's figure.

Silent where anything tells two people: kin, sex, age, party, office, a full name used twice, both named in one sentence,
both standing against each other, figures or rivals of their own; or where the sentence looks back: "In 1968 Pierre Trudeau".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, takewhile
from typing import NamedTuple

from copydesk.checks.names.bearers import (
    against,
    by_courtesy,
    by_family_name,
    fates,
    gender_of,
    given_of,
    in_full,
    in_two_places,
    known_to_all,
    name_of,
    rivals,
    same_figure,
    two_figures,
)
from copydesk.checks.names.beside import ANY_ONE, SIDE_BY_SIDE, calling, trades
from copydesk.checks.names.told_who import (
    DESCRIBED,
    STAYS,
    THE_ONE,
    bare_before,
    gone,
    looks_back,
    met_anew,
    sentence_of,
    told_words_of,
)
from copydesk.checks.names.two_people import of_spouse
from copydesk.checks.names.words import titles
from copydesk.lexicon import known_names, people, places
from copydesk.names.fold import fold
from copydesk.names.forms import ASIAN_FAMILIES, family_first
from copydesk.names.slips import slip, transliterated
from copydesk.names.wordset import wordset
from copydesk.records import Mention, Person, Place, Reading
from copydesk.records.late import late

_KIN = late(
    r"\b(?:brothers?|sisters?|wife|husband|sons?|daughters?|father|mother|cousins?|uncle|aunt|nephew|niece|twins?|widow|"
    r"widower|grand-?(?:nephew|niece)s?|grandsons?|granddaughters?|grandfather|grandmother|siblings?|spouse|relatives?|related|relation|unrelated|kin|"
    r"namesakes?|dynasty|family|in-law|(?:the|his|her|whose) late(?= [A-Z])|(?:elder|younger|senior|junior)(?= [A-Z]|[,.;]))\b"
)
# "Thanked his wife", who is nobody that bears his name and sex.
_OF_ONES_OWN = late(r"[^,.;]{4,}\b(?:his|her) (?:wife|husband|family)\Z")
_OF = late(r" of (?:the )?([A-Z]\w+)")
# What a pet form has behind the letters of the full one: Nick, Jenny, Charlie, Debbie.
_PET = late(r"[kc]?|[a-z]?(?:y|ie|ey|i|e)")
# Family names that strangers share: no wonder that two are in one story.
_CROWDED = ASIAN_FAMILIES | wordset(
    "singh kumar yadav khan ali ahmed ahmad sharma patel das devi begum hossain hussain husain rahman islam rai thapa "
    "gurung reddy rao shah thakur mohammed mohamed mohammad mohamad muhammad hassan abdullah abdullahi ibrahim"
)
# "Équipe Lapointe", "Lista Ferri": what stands before the name of who leads it.
_BODIES = wordset(
    "equipe team lista liste list listan gruppo grupo groupe camp clan family familia famille house casa maison"
)
_MANY = 3
_SHORT = 3
_KIN_BEFORE, _NEAR = 250, 40


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
        words = name_of(person)
        if len(words) > 1:
            for name in {words[-1], words[0] if family_first(words) else words[-1]}:
                families.setdefault(name, []).append(person)
    for family, bearers in families.items():
        if not 2 <= len(bearers) <= _MANY or family in _CROWDED or _of_several(reading, family):
            continue
        for pair in combinations(bearers, 2):
            if not any(isinstance(reading.by_id[one.id], Person) for one in pair):
                continue
            found = _pair(reading, family, *pair, alone=len(bearers) == 2)
            if found is not None:
                yield found


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


def _of_several(reading: Reading, family: str) -> bool:
    """Whether a name is also that of a place that the story is of, or stands for several: "the Connollys are no kin"."""
    if any(family == fold(place.name) for place in reading.places()):
        return True
    several = re.compile(rf"\b{re.escape(family)}e?s\b(?!['’])")
    return family[-1] != "s" and several.search(fold(reading.article.text)) is not None


def _pair(reading: Reading, family: str, one: Person, other: Person, *, alone: bool) -> Taken | None:
    mine, its = name_of(one), name_of(other)
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
        ((one, other), (other, one)), key=lambda pair: (len(in_full(pair[0])), -in_full(pair[0])[0].start)
    ):
        if near and DESCRIBED.match(reading.article.text, in_full(odd)[0].end):
            continue  # "Michael Martin, a farmer" beside Micheál Martin
        if slip(given, another, reach=2) is None and looks_back(reading, known, in_full(odd)[0]):
            continue
        if _stands_for(reading, odd, known, alike=alike, alone=alone):
            return Taken(odd, known, in_full(odd)[0], in_full(known)[0])
    return None


def _in_one_office(odd: Person, known: Person) -> bool:
    """Whether both hold one office now: "has been mayor since 2014"."""
    ours, theirs = ({role.value for role in each.roles if role.when == "now"} for each in (odd, known))
    return bool(ours & theirs)


def _one_given(given: str, another: str) -> bool:
    """Whether two given names are one, in two forms or spellings; not Ann, Anna."""
    if known_names.one_name(given, another) or transliterated(given, another):
        return True
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, another, strict=False)))
    if sorted((given[stem:], another[stem:])) in (["", "a"], ["", "o"]):
        return False
    pet = stem < _SHORT or any(_PET.fullmatch(name, stem) for name in (given, another))
    return pet and known_names.nicknames(given, another)


def _stands_for(reading: Reading, odd: Person, known: Person, *, alike: bool, alone: bool) -> bool:
    """Whether the odd name stands once, unintroduced, for the known one.

    `alike`: both given names begin with one letter; `alone`: nobody else of the story has the family name.
    """
    text, here = reading.article.text, in_full(odd)[0]
    if text.count(here.text) > 1:
        return False
    begin, end = sentence_of(reading, here.start)
    if here.start < in_full(known)[0].start:
        return False
    before, _end = sentence_of(reading, max(0, begin - 1))
    kin = _KIN.finditer(text, max(before, here.start - _KIN_BEFORE), min(end, here.end + 80))
    if not all(of_spouse(text, word, here.start) or _of_ones_own(text, word, known, here) for word in kin):
        return False
    if same_figure(reading, odd, known):
        return True
    if _introduced(reading, odd, known, here):
        return False
    beside_rival = _among_rivals(reading, odd, known, begin, end)
    if two_figures(reading, odd, known, begin, end) and not beside_rival:
        return False
    others = rivals(reading, known)
    if not against(reading, odd) <= others or (others and not rivals(reading, odd) <= others):
        return False
    if alike:
        return bare_before(text, begin, here.start) or beside_rival or _established(reading, known, here)
    return (
        alone
        and (told_words_of(text, begin, here, end) or _in_one_office(odd, known))
        and known_to_all(reading, known)
        and _is_given(text, odd, here)
        and not met_anew(reading, odd, known, begin, end)
        and not any(_KIN.search(text, one.end, one.end + _NEAR) for one in in_full(known))
        and not gone(reading, odd, known)
        and len(fates(reading, odd) | fates(reading, known)) < 2
        and not of_elsewhere(reading, odd, known)
        and not any(claim.subject_id == odd.id and claim.when for claim in reading.claims)
    )


def of_elsewhere(reading: Reading, odd: Person, known: Person) -> bool:
    """Whether what became of somebody is told of another place than what is told of the known one."""
    here = in_full(odd)[0].start
    return in_two_places(reading, odd, known) or (
        bool(fates(reading, odd)) and _of_a_new_place(reading, *sentence_of(reading, here))
    )


def _of_a_new_place(reading: Reading, begin: int, end: int) -> bool:
    """Whether a sentence names a town or region that the story has not named before."""
    named = (place.mentions for place in reading.places() if place.place_kind != "country" and place.mentions)
    return any(begin <= mentions[0].start < end for mentions in named)


def _is_given(text: str, odd: Person, here: Mention) -> bool:
    """Whether the first word of a name can be a given name: it is one, or no word, nor what "in the poll of Datanalisis" ends with."""
    name = given_of(odd)
    return name in known_names.given() or (
        name.isalpha() and name not in known_names.common() and not text.endswith(" of ", 0, here.start)
    )


def _of_ones_own(text: str, word: re.Match[str], known: Person, here: Mention) -> bool:
    """Whether a word for relatives is told of one's own, behind the name: "Jan Novak thanked his wife"."""
    return gender_of(known) is not None and _OF_ONES_OWN.fullmatch(text, here.end, word.end()) is not None


def _of_elsewhere(reading: Reading, known: Person, here: Mention) -> bool:
    """Whether the names are told apart by what stands behind them: Adam Smith of Washington, Adrian Smith of Nebraska."""
    text = reading.article.text
    ours, theirs = (_OF.match(text, one.end) for one in (here, in_full(known)[0]))
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
    # "Marwan Barghouti, the uprising's best-known figure", "Shehbaz Sharif is to stay chief minister".
    own = not odd.parties and not offices & {role.value for role in odd.roles}
    if (own and THE_ONE.match(text, here.end)) or STAYS.match(text, here.end):
        return True
    theirs = {noun for one in known.mentions for noun in trades(text, one.start, one.end)}
    if trades(text, here.start, here.end) - theirs:
        return True
    if odd.relatives or (odd.party is not None and odd.party != known.party):
        return True
    return bool(odd.parties) and not known.parties


def _established(reading: Reading, known: Person, here: Mention) -> bool:
    """Whether the known one goes by the family name alone, or is named in the sentence or paragraph before."""
    if by_family_name(known):
        return True
    there = reading.sentence_at(in_full(known)[0].start)
    return 0 < abs(reading.sentence_at(here.start) - there) <= 2


def _apart(reading: Reading, one: Person, other: Person, given: tuple[str, str]) -> bool:
    """Whether something tells two people."""
    if any(
        places.known(part) and part not in known_names.given()
        for name in given
        for part in (name, *name.split("-"))
    ):
        return True  # "In Moravia-Silesia Zeman did well"
    # A pronoun beside a name that stands once may be anybody's: of that one only the name itself tells.
    genders = {
        gender
        for person, name in zip((one, other), given, strict=True)
        if (
            gender := people.given_names().get(name)
            or (person.gender if len(in_full(person)) > 1 or by_family_name(person) else None)
        )
    }
    if len(genders) > 1 or _of_two_sexes(*given):
        return True
    titled = {sex for person in (one, other) if (sex := by_courtesy(reading, person)) is not None}
    if len(titled) > 1:
        return True  # "Mr Martin McGuinness", "Ms Mairead McGuinness"
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


def _of_two_sexes(given: str, another: str) -> bool:
    """Whether two given names, of which the lists have one at most, end as a woman's and a man's do: Maryna, Petro."""
    listed = people.given_names().keys() & {given, another}
    ends = {name[-1] for name in (given, another)}
    return len(listed) < 2 and "a" in ends and bool(ends & {"o", "y"})


def _in_one_sentence(reading: Reading, one: Person, other: Person) -> bool:
    """Whether a sentence names both; a pronoun there may be either's."""
    text = reading.article.text
    ours, theirs = (
        {reading.sentence_at(mention.start) for mention in person.mentions if mention.form != "pronoun"}
        for person in (one, other)
    )
    if ours & theirs:
        return True
    return any(
        abs(x.start - y.start) < 80
        and SIDE_BY_SIDE.fullmatch(text[min(x.end, y.end) : max(x.start, y.start)].strip()) is not None
        for x in in_full(one)
        for y in in_full(other)
    )


def _among_rivals(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether the sentence of the odd name names somebody who stands against the known one."""
    here = {one.id for one in reading.side_mentions_in(begin, end)} - {odd.id, known.id}
    return bool(here & rivals(reading, known))
