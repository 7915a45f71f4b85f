"""Which offices a story gives a person at the time it tells of."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.checks.wording import in_capitals
from copydesk.lexicon import places, tenure
from copydesk.names.fold import fold, without_possessive
from copydesk.names.slips import inflected
from copydesk.records import Person, Reading, Statement
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "Telephoned the", "met with the", "rang the": whoever holds the office is somebody else.
_DONE_TO = late(
    r"\b(?!(?:re)?elected|named|appointed|installed|sworn|chosen|called|declared|proclaimed|confirmed|remained|retained|returned)"
    r"(?:\w+ed|rang|met|told|beat|saw|sued|thanks|congratulates|telephones|phones|meets|wrote to|spoke to|writes to)"
    r"(?: with| to| by)? (?:the|his|her|their) $"
)


class Title(NamedTuple):
    """Where the title of an office stands."""

    start: int
    end: int


class Held(NamedTuple):
    """An office a person holds now: its name in the table, what it is of, and the words that say so."""

    office: str
    body: str | None
    weak: bool
    statement: Statement
    said: Title


# Before an office: another time or no holder at all. "former", "former trust" ("Former trust president"), "then-", "as", "a candidate for", "not".
_BEFORE = late(
    r"\b(?:(?:former|ex)(?: [a-z][\w-]*){1,2}|former|ex|then|once|last|late|past|previous|erstwhile|one-time|onetime|would-be|future|next|incoming|first|"
    r"shadow|"
    r"deputy|vice|acting|interim|caretaker|assistant|designate|honorary|served|serving|worked|elected|"
    r"appointed|"
    r"named|was|were|been|be|being|become|became|becoming|becomes|for|as|against|not|never|no|or|if|until|"
    r"since|when|"
    r"while|whether|candidate|candidates|hopeful|nominee|self-proclaimed|self-declared|rival|exiled|ousted|"
    r"mr\.?|mrs\.?|ms\.?|madam|"  # "Mr. President" is an address
    r"deposed|twice|two-time|three-time|longtime|call(?:ed|s|ing)?|any|to|who would)(?:\s+the|\s+an?|\s+(?:his|her|its|their))?(?:\s+new|-)?\s*$"
)
# "Senator and wife of the president", "grandson of a Democrat", "an ally of the Greens' mayor": somebody else's.
OF_ANOTHER = Opened(
    r"\b(?:(?:grand)?(?:son|daughter|father|mother)(?:-in-law)?|wife|widow|husband|brother|sister|nephew|niece|cousin|uncle|aunt|partner|fianc[eé]e?|heir|ally|aide|adviser|secretary|spokes(?:man|woman|person)"
    r"|chief of staff|rival|opponent|critic|successor|predecessor|friend|protégé|relation|relative|namesake) (?:of|to) (?:an?|the|its|their) (?:[\w-]+ ){0,2}\Z"
)
_CARETAKER = late(r"\b[Cc]aretaker \Z")
# What says nothing of an office where it is the title of a name: "since President Clay lost", "for Governor Lund".
_JOINS_A_NAME = late(r"\b(?:as|for|against|or|if|since|whether|to|not)\s\Z")
# "Will be the republic's sixth president".
_TO_BE = late(
    r"\b(?:will|would|shall|could|may|might|should|must|to) (?:be|become|return as|serve as) (?:[\w'’-]+ ){0,4}\Z"
)
# "Then a little-known state representative".
_THEN_A = late(r"\b(?:then|once|formerly|previously|at the time) an? (?:[\w-]+ ){0,3}$")
# After it: "president-elect", "prime minister-designate", "president from 2010 to 2014", "mayor in 1994".
_AFTER = late(
    r"^\W{0,2}(?:-?elect\b|-?designate\b|-in-waiting|candidate|hopeful|nominee|contender|at the time|"
    r"(?:from|between|in|until|till|before|after|during|for)\s+(?:\w+\s+){0,3}\d{4}|(?:just |right |immediately )?before (?:[A-Z]|him\b|her\b)|"
    r"\(?\d{4}\s?[-–]|till now|until now|so far|up to now|of one term)"
)
# "Vice president of the United States for eight years", "mayor of Bogotá, 2012 to 2015": a time that is over.
_SERVED = late(
    r"^[^,;.]{0,40}? (?:for (?:\w+ ){0,2}(?:years|months|days|terms)|(?:till|until|up to) now|from \d{4} (?:to|until|till) \d{4}|of (?:one|two|three) terms?)\b"
)
# "The former guerrilla and mayor of Bogotá".
_FORMER_BOTH = late(
    r"\b(?:former|ex|one-time|onetime|late)[ -](?:[a-z][\w-]* ){1,3}(?:and|turned)(?: the)? $"
)
# Nouns that make another office of the next word: "party president", "university president".
_OTHER_BODY = late(
    r"\b(?:party|council|club|company|union|university|court|senate|chamber|assembly|board|bank|association|"
    r"group|"
    r"federation|regional|provincial|bloc|commission|institute|class|college|student|students|parliament|"
    r"parliamentary|foundation|league|congress|committee|alliance|society|network|state|county|city|village|"
    r"barangay"
    r"|borough|bar|branch|chapter|youth|wing|group's|party's|council's|company's|union's|bank's|club's)[ \t]*$",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    {"The", "But", "And", "In", "While", "As", "For", "When", "By", "A", "An", "Its", "Their", "Caretaker"}
)
_HEADS = frozenset({"prime_minister", "premier", "chief_minister", "first_minister"})
_NATIONAL = frozenset({"president", "prime_minister", "vice_president", "deputy_prime_minister", "monarch"})
# What may not stand before comes late: a search for digits alone is far quicker.
_YEAR = late(r"(?:19|20)(?<!\w\d\d)\d\d\b")
_CAPITAL = late(r"([A-Z](?:[\w'’-]|\.(?=\w))*)\s$")
_OF = late(r"^\s+of\s+(?:the\s+)?([A-Z][\w'’-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w'’-]*){0,4})")
_OF_A_NOUN = late(r" of (?:the|its|his|her|their|that) (?P<noun>[a-z]+)\b(?!['’])")
_GENITIVE = late(r"['’]s\b")
_WORDS_FOR_LAND = frozenset(
    {
        "entity",
        "federation",
        "island",
        "islands",
        "territory",
        "kingdom",
        "country",
        "nation",
        "republic",
        "state",
        "land",
    }
)


def held(reading: Reading, person: Person) -> list[Held]:
    """The offices of the table that the story says the person holds, at the time of the story."""
    found = []
    for statement in person.roles:
        title = tenure.office_in(reading.article.text[statement.start : statement.end])
        if title is None:
            continue
        said = Title(statement.start + title.start, statement.start + title.end)
        if statement.when != "now" and not _caretaker(reading, title.office, said):
            continue
        # In a line of capitals the name beside it may be half a sentence.
        if in_capitals(reading.article.text, said.start):
            continue
        # "The mayor's nephew": somebody else's office.
        if _GENITIVE.match(reading.article.text, said.end):
            continue
        weak = statement.by in ("antecedent", None)
        if statement.by != "title" and _of_the_other(reading, person, said):
            continue
        if not _at_present(reading, said, statement, weak=weak) or _of_another_body(reading, said):
            continue
        if _of_one_behind(reading, person, said) or _just_won(reading, statement):
            continue
        body = statement.body_or_place or _body_in_text(reading, said)
        if title.office in _NATIONAL and not _of_a_country(reading, body):
            continue
        found.append(Held(title.office, body, weak, statement, said))
    return found


def _caretaker(reading: Reading, office: str, said: Title) -> bool:
    """Whether somebody heads a government that is on its way out: who does so holds the office, and stands in for nobody."""
    before = reading.article.text[max(0, said.start - 12) : said.start]
    return office in _HEADS and _CARETAKER.search(before) is not None


def _of_one_behind(reading: Reading, person: Person, said: Title) -> bool:
    """Whether an office is that of somebody named behind it: "an ally of Prime Minister Robert Fico", "of the prime minister, Fico,".

    "In the fief of the outgoing president, Asfura led": a name without a comma behind it is not set off.
    """
    text = reading.article.text
    gap = 2 if text.startswith(", ", said.end) else 1
    behind = reading.side_mentions_in(said.end + gap, said.end + gap + 1)
    if any(one.id != person.id for one in behind):
        return gap == 1 or any(text.startswith(",", one.end) for one in behind)
    return gap > 1 and any(text.startswith(" ", one.end) and text[one.end + 1].islower() for one in behind)


def _just_won(reading: Reading, statement: Statement) -> bool:
    """Whether a headline only tells who won: "Wamatangi is governor as Kiambu sends Nyoro packing"."""
    heads = (part for part in reading.article.parts if part.kind == "headline")
    return statement.by == "copula" and any(head.start <= statement.start < head.end for head in heads)


def _of_the_other(reading: Reading, person: Person, said: Title) -> bool:
    """Whether an office is that of somebody to whom the person does something: "Barrett telephoned the governor"."""
    text = reading.article.text
    begin, end = _sentence(reading, said)
    if _DONE_TO.search(text, begin, said.start) is None:
        return False
    mine = [one for one in person.mentions if begin <= one.start < end]
    return any(one.end <= said.start for one in mine) and not any(one.start > said.start for one in mine)


def _at_present(reading: Reading, said: Title, statement: Statement, *, weak: bool) -> bool:
    """Whether the words around an office leave it in the present of the story."""
    text = reading.article.text
    begin, end = _sentence(reading, said)
    before = text[max(begin, said.start - 40) : said.start].lower()
    after = text[said.end : min(end, said.end + 70)]
    before = _CARETAKER.sub("", before)
    if statement.by == "title":
        before = _JOINS_A_NAME.sub("", before)
    if _BEFORE.search(before) or _THEN_A.search(before) or _AFTER.search(after[:40]):
        return False
    if _TO_BE.search(before) or OF_ANOTHER.search(text, max(begin, said.start - 40), said.start):
        return False
    # "Commander, mayor of Tehran and speaker in turn".
    if " in turn" in text[begin:end]:
        return False
    if _SERVED.search(after) or _FORMER_BOTH.search(before):
        return False
    now = reading.article.published
    this_year = int(now[:4]) if now and now[:4].isdigit() else None
    years = (int(year) for year in _YEAR.findall(text[begin : said.start]))
    return weak or not any(this_year is None or year < this_year for year in years)


def _sentence(reading: Reading, said: Title) -> tuple[int, int]:
    if not reading.sentences:
        return 0, len(reading.article.text)
    sentence = reading.sentences[reading.sentence_at(said.start)]
    return sentence.start, sentence.end


def _body_in_text(reading: Reading, said: Title) -> str | None:
    """What stands beside the office as that which it is of: "Turkish", "Turkey's", "of the United States"."""
    text = reading.article.text
    after = _OF.match(text[said.end : said.end + 60])
    if after:
        return after.group(1)
    before = _CAPITAL.search(text[max(0, said.start - 30) : said.start])
    if before is None or before.group(1) in _OPENERS:
        return None
    return without_possessive(before.group(1))


def _of_another_body(reading: Reading, said: Title) -> bool:
    """Whether a word beside it makes it another office: "party president", "state senator", "president of the tribunal"."""
    text = reading.article.text
    behind = _OF_A_NOUN.match(text, said.end)
    if behind is not None and behind["noun"] not in _WORDS_FOR_LAND:
        return True
    return _OTHER_BODY.search(text[max(0, said.start - 24) : said.start]) is not None


def _of_a_country(reading: Reading, body: str | None) -> bool:
    """Whether an office is the nation's: not of the Senate, a company or a region."""
    if body is None or body.casefold().removeprefix("the ") in _WORDS_FOR_LAND or body.startswith("Republic"):
        return True
    return country_of(reading, body) is not None


def country_of(reading: Reading, body: str) -> str | None:
    """The country that a word names or belongs to: "Turkey", "Turkish", "the Turks" are TR."""
    key = fold(without_possessive(body)).removeprefix("the ")
    known = places.demonyms().get(key) or places.country_names().get(key)
    if known:
        return known
    for place in reading.places():
        if place.place_kind == "country" and (fold(place.name) == key or inflected(body, place.name)):
            return place.country or place.name
    return None
