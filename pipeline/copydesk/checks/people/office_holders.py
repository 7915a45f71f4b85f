"""Whose an office is: one that two people are called by, and one named without a name that nobody in the story holds.

"The alliance of President Petr Fiala ... President Petr Pavel will receive the leaders": a land has one president. Silent
where one may be of another time or land: history in the sentence, kin, a body of its own, a third of that title.

"'They can't spell my name,' the mayor said", told of a state senator in a story without a mayor: a quote is of somebody
who has been named. "The 69-year-old prime minister", where the one who is 69 is the president.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.people.offices import Held, Title
from copydesk.lexicon import tenure
from copydesk.records import Person, Reading, Statement
from copydesk.records.late import late

_SOLE = frozenset({"president", "prime_minister", "vice_president"})
_LEAD = 4
_TWO = 2
_HISTORY = late(
    r"\b(?:(?:18|19|20)\d\d|had|ago|earlier|then|last|previous|predecessors?|successors?|succeed\w*|replac\w*|since|under|era|"
    r"killed|died|death|late|ousted|toppled|history|carried|fled|former|founded|founder|first elected|appointed|visit\w*|"
    r"congratulat\w*|neighbou?r\w*|abroad|ally|endors\w*|back(?:ed|s) by|phoned|telephoned|called|met|meet|talks)\b"
)
_KIN = late(
    r"\b(?:son|daughter|brother|sister|nephew|niece|cousin|wife|widow|husband|father|mother|grandson|granddaughter) of\b"
)
_OFFICES = r"(?:senator|mayor|governor|congressman|congresswoman|state representative|state senator|assemblyman|assemblywoman|premier)"
_SAID = r"(?:said|told|says|added|joked|quipped|promised|wrote|replied|warned|vowed|admitted|insisted)"
_UNNAMED = Cued(
    rf"(?:[”\"’'],? ?|, )[Tt]he (?P<said>{_OFFICES}) {_SAID}\b"
    rf"|[”\"’'],? {_SAID} the (?P<after>{_OFFICES})\b(?! of\b|,? [A-Z])"
    r"|\b[Tt]he (?P<age>\d\d)-year-old (?P<aged>(?:vice |deputy )?(?:president|prime minister)|senator|governor|mayor|premier|chief minister|congressman|congresswoman)\b(?! of\b|,? [A-Z]|-)",
    "the ",
)


class Holder(NamedTuple):
    """Somebody with an office, and the one that the story knows of them."""

    person: Person
    held: Held
    known: Held


def two_holders(reading: Reading, everyone: Mapping[str, list[Held]]) -> Iterator[tuple[Holder, Holder]]:
    """Pairs of people called by the title of one office that has one holder, the one told of less often first."""
    found: dict[str, dict[str, Held]] = {}
    for key, offices in everyone.items():
        for held in offices:
            if held.office in _SOLE and held.statement.by == "title" and held.body is None:
                found.setdefault(held.office, {}).setdefault(key, held)
    for holders in found.values():
        if len(holders) != _TWO:
            continue
        (first, one), (second, other) = sorted(holders.items(), key=lambda item: item[1].said.start)
        a, b = reading.by_id[first], reading.by_id[second]
        if not (isinstance(a, Person) and isinstance(b, Person)) or not _one_time(reading, a, one, b, other):
            continue
        yield Holder(a, one, other), Holder(b, other, one)


def _one_time(reading: Reading, a: Person, one: Held, b: Person, other: Held) -> bool:
    """Whether the two are said to hold the office at the time of the story, the first of them in its lead."""
    text = reading.article.text
    if (
        text[one.said.start : one.said.end] != text[other.said.start : other.said.end]
        or not text[one.said.start].isupper()
    ):
        return False
    if not reading.sentences or reading.sentence_at(one.said.start) >= _LEAD + _headlines(reading):
        return False
    kin = a.name.split()[-1] == b.name.split()[-1]
    for held in (one, other):
        sentence = reading.sentences[reading.sentence_at(held.said.start)]
        words = text[sentence.start : sentence.end]
        if _HISTORY.search(words) or (_KIN.search(words) and not kin):
            return False
    return True


def _headlines(reading: Reading) -> int:
    heads = [part for part in reading.article.parts if part.kind == "headline"]
    return sum(any(head.start <= one.start < head.end for head in heads) for one in reading.sentences)


def unnamed(reading: Reading, everyone: Mapping[str, list[Held]]) -> Iterator[Holder]:
    """Offices without a name that can only be somebody's who holds another."""
    text = reading.article.text
    for found in _UNNAMED.finditer(text):
        name = next(key for key in ("said", "after", "aged") if found[key])
        title = tenure.office_in(found[name])
        if title is None:
            continue
        start = found.start(name)
        person = _of_age(reading, found["age"]) if found["age"] else _named_before(reading, start, everyone)
        if person is None or any(
            held.office == title.office for offices in everyone.values() for held in offices
        ):
            continue
        if not found["age"] and text.lower().count(found[name].split()[-1]) > 1:
            continue
        known = next(
            (held for held in everyone[person.id] if not held.weak and held.office != title.office), None
        )
        if (
            known is None
            or known.office.endswith(title.office)
            or (found["age"] and tenure.can_join(known.office, title.office))
        ):
            continue
        said = Title(start, start + len(found[name]))
        statement = Statement(value=title.office, start=said.start, end=said.end, text=found[name], by="told")
        yield Holder(person, Held(title.office, None, weak=False, statement=statement, said=said), known)


def _of_age(reading: Reading, age: str) -> Person | None:
    """The only person of that age."""
    people = [
        one
        for one in reading.people()
        if any(said.value == age and said.by != "antecedent" for said in one.ages)
    ]
    return people[0] if len(people) == 1 else None


def _named_before(reading: Reading, at: int, everyone: Mapping[str, list[Held]]) -> Person | None:
    """The only one with an office whom the paragraph names before a quote."""
    begin = reading.article.text.rfind("\n", 0, at) + 1
    named = {one.id for one in reading.side_mentions_in(begin, at - 4) if everyone.get(one.id)}
    person = reading.by_id[named.pop()] if len(named) == 1 else None
    return person if isinstance(person, Person) else None
