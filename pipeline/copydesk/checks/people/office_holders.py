"""An office named without a name that nobody in the story holds, where it can only be somebody's who holds another.

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

_OFFICES = r"(?:senator|mayor|governor|congressman|congresswoman|state representative|state senator|assemblyman|assemblywoman|premier)"
_SAID = r"(?:said|told|says|added|joked|quipped|promised|wrote|replied|warned|vowed|admitted|insisted)"
_UNNAMED = Cued(
    rf"(?:[”\"’'],? ?|, )[Tt]he (?P<said>{_OFFICES}) {_SAID}\b"
    rf"|[”\"’'],? {_SAID} the (?P<after>{_OFFICES})\b(?! of\b|,? [A-Z])"
    r"|\b[Tt]he (?P<age>\d\d)-year-old (?P<aged>(?:vice |deputy )?(?:president|prime minister)|senator|governor|mayor|premier|chief minister|congressman|congresswoman)\b(?! of\b|,? [A-Z]|-)",
    "the senator|the mayor|the governor|the congress|the state |the assembly|the premier|-year-old",
)
# No such words are longer.
_LONGEST = 60


class Holder(NamedTuple):
    """Somebody with an office, and the one that the story knows of them."""

    person: Person
    held: Held
    known: Held


def unnamed(reading: Reading, everyone: Mapping[str, list[Held]]) -> Iterator[Holder]:
    """Offices without a name that can only be somebody's who holds another."""
    text = reading.article.text
    for found in _UNNAMED.beside(text, _LONGEST):
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
