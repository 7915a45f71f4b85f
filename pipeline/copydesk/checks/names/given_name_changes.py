"""One person under two given names.

What it looks for: two full names with one family name and two given names, in the same office, or as
candidates of one party for one post, where the story has nothing else that tells two people apart. Or a full name
that stands once, with nothing around it that tells who that is, and shares its family name with the only other whom the
story has set before its readers: "Glenn Huxley, 61, conceded", where the challenger was Grant Huxley.

Why it matters: the wrong given name often is that of another real person.

In the copy:
Istanbul Mayor Murat Kurum conceded defeat. Later in the evening, Istanbul Mayor Mehmet Kurum thanked his
voters.

Mended:
Istanbul Mayor Murat Kurum conceded defeat. Later in the evening, Istanbul Mayor Murat Kurum thanked his
voters.

Stays silent when:
- one is a short form, an initial or a spelling of the other (Bill and William; name-misspelled sees to
  slips);
- they are of different sex, age or party, are called relatives, are named side by side, or stand against each other;
- the name is introduced by an office, a party or a description of its own, or has figures of its own;
- many strangers share the family name (Kim, Singh);
- the office is one that many hold at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.beside import SIDE_BY_SIDE
from copydesk.checks.names.spellings import misspelled
from copydesk.checks.names.two_people import kin_near
from copydesk.checks.names.unintroduced import Taken, of_elsewhere, taken_for
from copydesk.checks.people.offices import held
from copydesk.lexicon import known_names, people
from copydesk.names.fold import fold
from copydesk.names.forms import ASIAN_FAMILIES, core, family_first, family_names, is_short_of
from copydesk.names.slips import slip, transliterated
from copydesk.records import Finding, Mention, Person, Reading, Settings

_ONE_HOLDER = frozenset(
    {"president", "prime_minister", "vice_president", "governor", "mayor", "chief_minister", "premier",
     "first_minister", "opposition_leader", "speaker", "monarch"}
)  # fmt: skip
# Titles that one person of a family has in one story.
_SOLE_TITLES = frozenset(
    {"returning officer", "district chairman", "district chairwoman", "party chairman", "party chairwoman", "election commissioner",
     "chief electoral officer", "county clerk", "registrar", "superintendent", "police chief", "chief constable", "council leader",
     "party leader", "general secretary", "secretary-general", "campaign manager", "chief justice", "attorney general"}
)  # fmt: skip
_SHORT = 200
_NATIONAL = frozenset({"president", "prime_minister", "vice_president", "opposition_leader", "monarch"})


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each two people who can only be one."""
    told: set[frozenset[str]] = set()
    odd = {word.start for verdict in misspelled(reading, settings).verdicts for word in verdict.odd.words}
    for finding in _two_full_names(reading, ledger):
        told.add(frozenset((finding.found or "", finding.expected or "")))
        yield finding
    for taken in taken_for(reading):
        ledger.compared += 1
        mistyped = any(
            taken.here.start <= start < taken.here.end for start in odd
        )  # name-misspelled tells it
        if not mistyped and frozenset((taken.odd.name, taken.known.name)) not in told:
            yield _unintroduced(reading, taken)


def _unintroduced(reading: Reading, taken: Taken) -> Finding:
    return CHECK.finding(
        reading,
        f"{taken.odd.name} stands once and is introduced nowhere; the story knows {taken.known.name}. "
        "Which given name is right?",
        (taken.here.start, taken.here.end),
        [(taken.there.start, taken.there.end)],
        found=taken.odd.name,
        expected=taken.known.name,
        confidence=0.8,
    )


def _two_full_names(reading: Reading, ledger: Ledger) -> Iterator[Finding]:
    """Two full names of one office or one candidacy."""
    for one, other in _relations(reading):
        if _spelled_anew(one, other):
            ledger.compared += 1
            if not _two_people(reading, one, other) and not _at_odds(one, other):
                yield _finding(reading, one, other)
            continue
        if _same_given(_given(one), _given(other)):
            continue
        ledger.compared += 1
        if not _one_post(reading, one, other):
            ledger.set_aside("office")
        elif _two_people(reading, one, other) or of_elsewhere(reading, other, one):
            ledger.set_aside("two people")
        else:
            yield _finding(reading, one, other)


def _relations(reading: Reading) -> Iterator[tuple[Person, Person]]:
    """Pairs of people with a family name in common."""
    families: dict[str, list[Person]] = {}
    for person in reading.people():
        words = _words(person)
        for name in family_names(words) if len(words) > 1 else ():
            families.setdefault(name, []).append(person)
    for bearers in families.values():
        yield from combinations(bearers[:30], 2)


def _words(person: Person) -> tuple[str, ...]:
    return core(tuple(fold(person.name).split()))


def _given(person: Person) -> str:
    words = _words(person)
    return words[-1] if family_first(words) else words[0]


def _spelled_anew(one: Person, other: Person) -> bool:
    """Whether two full names are one but for a given name that people spell in two ways: Steven, Stephen Miles."""
    mine, its = _words(one), _words(other)
    given = _given(one), _given(other)
    if given[0] == given[1] or slip(*given) is not None:  # a slip is name-misspelled's business
        return False
    return (
        len(mine) == len(its)
        and known_names.one_given_name(*given)
        and ([word for word in mine if word != given[0]] == [word for word in its if word != given[1]])
    )


def _at_odds(one: Person, other: Person) -> bool:
    """Whether two people are of two parties."""
    return one.party is not None and other.party is not None and one.party != other.party


def _same_given(one: str, other: str) -> bool:
    """Whether the given names can be one person's, or are one with a slip."""
    return (
        known_names.nicknames(one, other)
        or known_names.one_name(one, other)
        or known_names.one_given_name(one, other)
        or transliterated(one, other)
        or slip(one, other) is not None
    )


def _one_post(reading: Reading, one: Person, other: Person) -> bool:
    """Whether both hold an office that has one holder, or stand for one party for one post."""
    for x in held(reading, one):
        for y in held(reading, other):
            if x.office == y.office and x.office in _ONE_HOLDER and not (x.weak or y.weak):
                bodies = [fold(body) for body in (x.body, y.body) if body]
                if len(set(bodies)) == 1 and len(bodies) == 2:
                    return True
                if (x.office in _NATIONAL and len(set(bodies)) <= 1) or not bodies:
                    return True
    return _one_candidacy(one, other) or _one_part(reading, one, other)


def _one_part(reading: Reading, one: Person, other: Person) -> bool:
    """Whether a short story gives both one title that few have, or one party, and tells of the one only once: "returning officer Ken Addo"."""
    if reading.article.words > _SHORT or min(len(person.mentions) for person in (one, other)) > 1:
        return False
    family = set(family_names(_words(one))) & set(family_names(_words(other)))
    odd = one if len(one.mentions) == 1 else other
    if family & ASIAN_FAMILIES or not all(len(name) > 3 for name in family) or _has_figures(reading, odd):
        return False
    titles = [{fold(said.text) for said in person.roles if said.when == "now"} for person in (one, other)]
    parties_ = one.party is not None and one.party == other.party
    return bool(titles[0] & titles[1] & _SOLE_TITLES) or (parties_ and odd.mentions[0].form == "full")


def _has_figures(reading: Reading, person: Person) -> bool:
    """Whether somebody has figures or an outcome of their own."""
    return any(person.id in (claim.subject_id, claim.rival_id) for claim in reading.claims)


def _one_candidacy(one: Person, other: Person) -> bool:
    """Whether both are candidates of one party, for the same post as far as the story says."""
    if not (one.candidate and other.candidate and one.party and one.party == other.party):
        return False
    if set(family_names(_words(one))) & ASIAN_FAMILIES:
        return False
    return bool(_posts(one) & _posts(other))


def _posts(person: Person) -> set[str]:
    """What somebody stands for: a place or body, or the post in the words for it, "presidential candidate"."""
    said = (statement for statement in person.roles if statement.value == "candidate")
    return {fold(one.body_or_place or (one.text if " " in one.text else "")) for one in said} - {""}


def _two_people(reading: Reading, one: Person, other: Person) -> bool:
    """Whether something tells them apart: sex, age, kinship, or standing side by side."""
    genders = {gender for person in (one, other) if (gender := _gender(person))}
    if len(genders) > 1 or is_short_of(_words(one), _words(other)) or is_short_of(_words(other), _words(one)):
        return True
    ages = [{statement.value for statement in person.ages} for person in (one, other)]
    if all(ages) and not ages[0] & ages[1]:
        return True
    if any(
        kin_near(reading, mention.start, mention.end) for person in (one, other) for mention in _full(person)
    ):
        return True
    return _side_by_side(reading, one, other)


def _gender(person: Person) -> str | None:
    return person.gender or people.given_names().get(_given(person))


def _full(person: Person) -> list[Mention]:
    whole = [mention for mention in person.mentions if mention.form in ("full", "variant", "diacritics")]
    return whole or list(person.mentions[:1])


def _side_by_side(reading: Reading, one: Person, other: Person) -> bool:
    text = reading.article.text
    for x in _full(one):
        for y in _full(other):
            low, high = sorted((x, y), key=lambda mention: mention.start)
            if high.start - low.end <= 80 and SIDE_BY_SIDE.search(text[low.end : high.start]):
                return reading.sentence_at(low.start) == reading.sentence_at(high.start)
    return False


def _finding(reading: Reading, one: Person, other: Person) -> Finding:
    odd, usual = (other, one) if len(other.mentions) <= len(one.mentions) else (one, other)
    first, second = _full(odd)[0], _full(usual)[0]
    return CHECK.finding(
        reading,
        f"{odd.name} and {usual.name} are given one and the same post; which given name is right?",
        (first.start, first.end),
        [(second.start, second.end)],
        found=odd.name,
        expected=usual.name,
        confidence=0.8,
    )


CHECK = Check(code="NAM04", name="given-name-changes", severity="warning", page=__doc__ or "", run=run)
