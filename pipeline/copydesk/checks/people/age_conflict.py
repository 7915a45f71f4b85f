"""Two ages of one person, or an age that a birth year rules out.

What it looks for: a person who is 53 in one paragraph and 57 in another, or 62 though born in 1953 in a story
of 2025, whether the reading has it or only the words beside a name tell it ("who at 54 is the youngest", "was born
in 1964 and is 68"), or a person in quotation marks ("I am 43"), or one sentence of somebody without a name ("the
premier, 56, who was born in 1930").

Why it matters: ages are checked against nothing but each other, and a wrong one may be another person's.

In the copy:
Morimoto, 62, who was born in Uwajima in 1953, thanked his voters on Nov. 17, 2025.

Mended:
Morimoto, 72, who was born in Uwajima in 1953, thanked his voters on Nov. 17, 2025.

Stays silent when:
- the age is of another time ("elected at 34", "was 28 when");
- a birthday can lie between the two;
- the story has no date, for an age against a birth year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from copydesk.checks.base import Check, Ledger
from copydesk.checks.dates.calendar import dates, published
from copydesk.checks.fingers import finger
from copydesk.checks.of_story import of_story
from copydesk.checks.people.ages import (
    BESIDE,
    BIRTHDAY,
    READ,
    ages_beside,
    ages_pointed,
    births_below,
    births_beside,
    births_in_one,
    of_the_other,
    of_the_paragraph,
)
from copydesk.checks.people.ages_said import ages_said
from copydesk.records import Claim, Finding, Person, Reading, Settings, Statement
from copydesk.records.late import late

# Before an age that is of another time: "at the age of 34", "when he was 28", "turned 70", "then 45".
_OTHER_TIME = late(
    r"\b(?:at(?: the age of)?|age|was|were|then|turned|turns|turning|until|since|before|by|when|aged only|"
    r"from|"
    r"became|will be|would be|nearly|almost|about|around|over|under|than|reach(?:es|ed)?)\s(?:just |only |"
    r"still )?$",
    re.IGNORECASE,
)
_WHEN = late(
    r"^(?:\syears old)?(?:,)?\s(?:when|at the time|then|in \d{4}|by the time|on (?:polling|election) day)\b"
)
# "Shelley Berkley (35) and Victoria Seaman (29)": shares, where one has an age elsewhere.
_BRACKETED = late(r"\(\d\d\)")
_OF_THE_HEAD = late(r", (?:which|whose) [^,;.]{0,70}, \Z")
# "Who died on Saturday, aged 47", "he is 58, let him rest"; "the 28-year-old" may be somebody else.
_OWN = late(r"\b(?:aged|(?:[Hh]e|[Ss]he)(?: is|['’]s)(?: only| just| already)?) \Z")
_FAR, _NEAR = 90, 20
# "A party founded by Pema Lund, 17.": of those who stand nobody is so young.
_VOTES = 18
# A number that is printed as an age: "22-year-old", ", 22,".
_AN_AGE = late(r"\b\d+(?=-year-old\b)|(?<=, )\d+(?=,)")
# Who is meant by these is mostly somebody else than the one named just before.
_ANOTHER_SIDE = frozenset(
    "incumbent challenger rival opponent loser runner-up predecessor successor newcomer".split()
)
_BIRTHDAY = late(r"\b(?:birthday|turns|turned|turning)\b", re.IGNORECASE)


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """At most one finding a person."""
    told: set[str] = set()
    said = list(ages_said(reading))
    for person in reading.people():
        ages = [
            age
            for age in (*_read_as_ages(reading, person, settings.min_confidence), *person.ages)
            if age.when == "now" and _now(reading, age) and not of_the_other(reading, person, age)
        ]
        ages += [*ages_beside(reading, person), *(age for who, age in said if who.id == person.id)]
        ages = list({age.start: age for age in sorted(ages, key=lambda age: age.start)}.values())
        found = next(_two_ages(reading, person, ages, ledger), None)
        found = found or next(_against_birth(reading, person, ages, ledger), None)
        if found is not None:
            told.add(person.id)
            yield found
    yield from _pointed_at(reading, told, ledger, settings.min_confidence)
    yield from _below(reading, told, ledger)


@of_story
def _ages_of(reading: Reading) -> dict[str, list[Claim]]:
    """The ages that were read, by whose they are."""
    found: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.measure == "age" and claim.subject_id is not None:
            found.setdefault(claim.subject_id, []).append(claim)
    return found


def _read_as_ages(reading: Reading, person: Person, least: float) -> Iterator[Statement]:
    """Ages that were surely read as a person's now, where words tell that they are of somebody named before."""
    for claim in _ages_of(reading).get(person.id, ()):
        if claim.when is None:
            start = claim.value_span.start
            printed = reading.article.text[start : start + 2]
            sure = printed == claim.value and claim.confidence >= least
            if sure and _OWN.search(reading.article.text, max(0, start - _NEAR), start):
                yield Statement(value=printed, start=start, end=start + 2, text=printed, by=READ)


def _below(reading: Reading, told: set[str], ledger: Ledger) -> Iterator[Finding]:
    """ "The president-elect, 56, was ... He was born in 1958", of whom no name stands by."""
    year = _year(reading)
    for who, age, born in chain(births_below(reading), births_in_one(reading)) if year and not told else ():
        ledger.compared += 1
        possible = _possible(reading, born, year or 0)
        told_right = any(
            re.search(rf"\b{right}\b", reading.article.text[age.end : born.start]) for right in possible
        )
        if int(age.value) not in possible and not told_right and _slip_of_one(age, born, possible, year or 0):
            yield _not_so_old(reading, who, year or 0, possible, age, born)


def _pointed_at(reading: Reading, told: set[str], ledger: Ledger, least: float) -> Iterator[Finding]:
    """ "The 59-year-old president", where nobody who can be meant is 59, and the one who must be is 69."""
    pointed = list(ages_pointed(reading))
    if not pointed:
        return
    year = _year(reading)
    known = {person.id: _known_ages(reading, person, year, pointed, least) for person in reading.people()}
    for age, people in pointed:
        value = int(age.value)
        if any(value + less in one for one in known.values() for less in (-1, 0, 1)):
            continue
        person = _meant(reading, age, people, known)
        if person is None or person.id in told or _of_another(reading, age, [age]):
            continue
        ledger.compared += 1
        here = next(
            (one for right, one in sorted(known[person.id].items()) if finger(age.value, str(right))),
            None,
        )
        if here is None:
            continue
        told.add(person.id)
        said = reading.article.text[here.start : here.end]
        yield CHECK.finding(
            reading,
            f"{person.name} seems to be {age.value} here, and is not by “{said}” elsewhere in the story.",
            (age.start, age.end),
            [(here.start, here.end)],
            found=age.value,
            expected=said,
        )


def _known_ages(
    reading: Reading,
    person: Person,
    year: int | None,
    pointed: list[tuple[Statement, list[Person]]],
    least: float,
) -> dict[int, Statement]:
    """The ages that a person can be of by what else the story tells."""
    here = {age.start for age, _people in pointed}
    read = (age for age in person.ages if age.start not in here and age.when == "now" and _now(reading, age))
    told = (
        age for age in _read_as_ages(reading, person, least) if age.start not in here and _now(reading, age)
    )
    found = {int(age.value): age for age in (*read, *told, *ages_beside(reading, person))}
    for born in (*person.born, *births_beside(reading, person)) if year else ():
        found |= {right: born for right in _possible(reading, born, year or 0) if right not in found}
    return found


def _meant(
    reading: Reading, age: Statement, people: list[Person], known: dict[str, dict[int, Statement]]
) -> Person | None:
    """Who is pointed at: the only one of that office, else the one a finger away if all who can be meant have an age.

    All need not have one where the paragraph is of that one alone, or where two digits are changed about.
    """
    office = age.text
    holders = [
        one
        for one in people
        if office and any(office in (role.value, role.text.lower()) for role in one.roles)
    ]
    if len(holders) == 1:
        return holders[0]
    if office in _ANOTHER_SIDE:
        return None
    near = [one for one in people if any(finger(age.value, str(right)) for right in known[one.id])]
    if len(near) != 1:
        return None
    sure = all(known[one.id] for one in people) or near[0].id == of_the_paragraph(reading, age)
    about = any(str(right) == age.value[::-1] for right in known[near[0].id])
    return near[0] if sure or about else None


def _now(reading: Reading, age: Statement) -> bool:
    """Whether an age is the person's at the time of the story."""
    text = reading.article.text
    before, after = text[max(0, age.start - 30) : age.start], text[age.end : age.end + 40]
    # "Unity, which fielded Prime Minister Adisa, 36": seats of the party, not his age.
    if _OF_THE_HEAD.search(text, max(0, age.start - _FAR), age.start) and after[:1] in (".", ";"):
        return False
    return (
        age.value.isdigit()
        and int(age.value) >= _VOTES
        and not _OTHER_TIME.search(before)
        and not _WHEN.match(after)
    )


def _two_ages(reading: Reading, person: Person, ages: list[Statement], ledger: Ledger) -> Iterator[Finding]:
    for index, later in enumerate(ages):
        for earlier in ages[:index]:
            ledger.compared += 1
            gap = abs(int(later.value) - int(earlier.value))
            if gap == 0 or (gap == 1 and _BIRTHDAY.search(reading.article.text)):
                continue
            # Whose an age is was read: only a slip of the fingers tells that it is not of two people.
            if READ in (later.by, earlier.by) and not finger(later.value, earlier.value):
                continue
            if gap == 1 and {BESIDE, BIRTHDAY, READ} & {later.by, earlier.by}:
                continue
            if any(_of_several(reading, one) or _of_another(reading, one, ages) for one in (later, earlier)):
                ledger.set_aside("list")
                continue
            yield CHECK.finding(
                reading,
                f"{person.name} is {later.value} here and {earlier.value} elsewhere in the story.",
                (later.start, later.end),
                [(earlier.start, earlier.end)],
                found=later.value,
                expected=earlier.value,
            )


def _of_another(reading: Reading, age: Statement, ages: list[Statement]) -> bool:
    """Whether the story tells an age of somebody else too: "Her daughter, 22, ... The 22-year-old"."""
    mine = {one.start for one in ages}
    return any(start not in mine for start in _told_of_anyone(reading).get(age.value, ()))


@of_story
def _told_of_anyone(reading: Reading) -> dict[str, list[int]]:
    """Where each number stands that is printed as an age: "22-year-old", ", 22,"."""
    found: dict[str, list[int]] = {}
    for match in _AN_AGE.finditer(reading.article.text):
        found.setdefault(match[0], []).append(match.start())
    return found


def _of_several(reading: Reading, age: Statement) -> bool:
    """Whether a number in brackets stands in a sentence with others such, which may be shares."""
    text = reading.article.text
    if text[age.start - 1 : age.start] != "(" or not reading.sentences:
        return False
    sentence = reading.sentences[reading.sentence_at(age.start)]
    return len(_BRACKETED.findall(text, sentence.start, sentence.end)) > 1


def _against_birth(
    reading: Reading, person: Person, ages: list[Statement], ledger: Ledger
) -> Iterator[Finding]:
    year = _year(reading)
    if year is None:
        return
    for born in (*person.born, *births_beside(reading, person)):
        possible = _possible(reading, born, year)
        for age in ages if possible else ():
            ledger.compared += 1
            if int(age.value) in possible or (age.by == BIRTHDAY and int(age.value) - 1 in possible):
                continue
            yield _not_so_old(reading, person.name, year, possible, age, born)


def _slip_of_one(age: Statement, born: Statement, possible: tuple[int, ...], year: int) -> bool:
    """Whether a finger mends the age, or the year of birth."""
    return any(
        finger(age.value, str(right)) or finger(born.value[-2:], f"{year - int(age.value) - more:04}"[-2:])
        for right in possible
        for more in (0, 1)
    )


def _not_so_old(
    reading: Reading, who: str, year: int, possible: tuple[int, ...], age: Statement, born: Statement
) -> Finding:
    right = " or ".join(map(str, possible))
    return CHECK.finding(
        reading,
        f"{who}, born in {born.value}, is {right} in {year}; the story says {age.value}.",
        (age.start, age.end),
        [(born.start, born.end)],
        found=age.value,
        expected=right,
    )


def _possible(reading: Reading, born: Statement, year: int) -> tuple[int, ...]:
    """The ages that somebody born then can have: one where month and day of the birth and of the story are told."""
    digits = re.search(r"(?:18|19|20)\d\d", born.value)
    if digits is None:
        return ()
    oldest = year - int(digits.group())
    today = published(reading)
    parts = next(
        (
            parts
            for quantity, parts in dates(reading)
            if quantity.start <= born.start < quantity.end and str(parts.year) == digits.group()
        ),
        None,
    )
    if today is None or parts is None or parts.month is None or abs(parts.month - today.month) < 1:
        return (oldest - 1, oldest)
    # A story's day may be that of its printing, a few days off.
    return (oldest,) if parts.month < today.month else (oldest - 1,)


def _year(reading: Reading) -> int | None:
    """The year of the story; unknown where it brings no date: any that it prints may be of a birth or of a vote to come."""
    today = published(reading)
    return None if today is None else today.year


CHECK = Check(code="PEO03", name="age-conflict", severity="error", page=__doc__ or "", run=run)
