"""One person in two offices that cannot be joined.

What it looks for: a person whom the story gives two offices at one time that nobody holds together, such as
prime minister in one paragraph and president in another, or senator and governor. Also an office at one time given
to two people ("President Petr Fiala", where President Petr Pavel receives the parties), and one that only the
person just named can hold and does not ("the 69-year-old prime minister", where 69 is the president).

Why it matters: the office is often the only thing that a reader elsewhere knows of a person. A wrong one
makes the whole story doubtful, and it is what the person's own office writes in about.

In the copy:
Kenyan President William Ruto welcomed the result. Prime Minister William Ruto said the count had been fair.

Mended:
Kenyan President William Ruto welcomed the result. President William Ruto said the count had been fair.

Stays silent when:
- one of the offices is past, to come or held for another ("former", "acting", "-elect", "then", "in 2014");
- two portfolios can be one (home, interior) or are joined (Finance and Energy Minister);
- the two can be held together (party leader and prime minister, minister and member of parliament);
- the office is another body's: a party's, a senate's or a company's president;
- an unnamed holder ("the Finnish president") could be someone else, because the country has both offices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from copydesk.checks.base import Check, Ledger
from copydesk.checks.people.office_holders import Holder, unnamed
from copydesk.checks.people.offices import Held, country_of, held
from copydesk.checks.people.offices_told import Chosen, offices_chosen, offices_told
from copydesk.checks.people.one_post import Post, two_of_one
from copydesk.checks.people.portfolios import Portfolio, two_portfolios
from copydesk.lexicon import tenure
from copydesk.records import Finding, Person, Reading, Settings
from copydesk.records.late import late

# The end of a quote, and who said it: "It was bitter", the chancellor said.
_QUOTED = late(r"[”\"’'],? the \Z")
_SAYS = late(r" (?:said|told|added|insisted|wrote|replied|warned|vowed|promised)\b")
_BEFORE = 8
# "Premier Colin Haverty of Newfoundland", "the premier of Queensland".
_AT = late(r"(?: [A-Z][\w’'-]*){0,3} of ")


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """A finding for each person with two offices that exclude each other, or with another's, at most one each."""
    told: set[str] = set()
    chosen = offices_chosen(reading)
    everyone = {
        person.id: [
            *held(reading, person),
            *offices_told(reading, person),
            *(one.held for one in chosen.get(person.id, ()) if one.again),
        ]
        for person in reading.people()
    }
    for person in reading.people():
        pairs = chain(
            _pairs(reading, person, everyone, ledger), _chosen_twice(chosen.get(person.id, []), ledger)
        )
        pair = next(pairs, None)
        if pair is not None:
            told.add(person.id)
            yield _finding(reading, person, *_odd_first(everyone[person.id], *pair))
    for one in unnamed(reading, everyone):
        ledger.compared += 1
        if one.person.id not in told:
            told.add(one.person.id)
            yield _of_nobody(reading, one)
    for person, odd, usual in two_portfolios(reading):
        ledger.compared += 1
        if person.id not in told:
            told.add(person.id)
            yield _two_portfolios(reading, person, odd, usual)
    for first, second in two_of_one(reading, everyone):
        ledger.compared += 1
        if not {first.person.id, second.person.id} & told:
            told |= {first.person.id, second.person.id}
            yield _two_holders(reading, first, second)


def _chosen_twice(chosen: list[Chosen], ledger: Ledger) -> Iterator[tuple[Held, Held]]:
    """Two offices that somebody is said to have been elected to just now: president in the headline, prime minister below."""
    for one, other in combinations(chosen, 2):
        ledger.compared += 1
        if one.held.office != other.held.office and not tenure.can_join(one.held.office, other.held.office):
            yield one.held, other.held


def _pairs(
    reading: Reading, person: Person, everyone: dict[str, list[Held]], ledger: Ledger
) -> Iterator[tuple[Held, Held]]:
    mine = everyone[person.id]
    for index, one in enumerate(mine):
        for other in mine[index + 1 :]:
            ledger.compared += 1
            joined = tenure.can_join(one.office, other.office) and not _of_a_region(reading, one, other)
            if one.office == other.office or joined:
                continue
            if one.weak or other.weak:
                if not _sole_holder(reading, person, everyone, one, other):
                    ledger.set_aside("antecedent")
                    continue
            elif not _one_land(reading, one, other):
                ledger.set_aside("place")
                continue
            yield one, other


def _of_a_region(reading: Reading, *pair: Held) -> bool:
    """Whether one of a premier and a prime minister is a region's, which has no other: "Ontario Premier Ross"."""
    if {held.office for held in pair} != {"premier", "prime_minister"}:
        return False
    premier = next(held for held in pair if held.office == "premier")
    here = reading.sentences[reading.sentence_at(premier.said.start)]
    text = reading.article.text
    return any(
        place.place_kind == "region"
        and (
            text[one.end : premier.said.start] in (" ", "'s ", "’s ")
            or _AT.fullmatch(text, premier.said.end, one.start)
        )
        for place in reading.places()
        for one in place.mentions
        if here.start <= one.start < here.end
    )


def _one_land(reading: Reading, one: Held, other: Held) -> bool:
    """Whether nothing says that the two offices are of two countries."""
    lands = [country_of(reading, held.body) for held in (one, other) if held.body]
    return len(lands) < 2 or None in lands or lands[0] == lands[1]


def _sole_holder(
    reading: Reading, person: Person, everyone: dict[str, list[Held]], one: Held, other: Held
) -> bool:
    """Whether an unnamed holder of an office can be nobody else: who is quoted was named, or the country has no two such offices.

    "It was bitter, the chancellor said" of a President Nehammer, in a story with no other chancellor. "The Turkish
    president" where the story has a "Prime Minister Erdogan" and Turkey has no prime minister.
    """
    if one.weak and other.weak:
        return False
    weak = one if one.weak else other
    if any(
        held.office == weak.office
        for key, offices_ in everyone.items()
        if key != person.id
        for held in offices_
    ):
        return False
    if _QUOTED.search(
        reading.article.text, max(0, weak.said.start - _BEFORE), weak.said.start
    ) and _SAYS.match(reading.article.text, weak.said.end):
        return True
    published = reading.article.published
    year = int(published[:4]) if published and published[:4].isdigit() else None
    land = next((country_of(reading, held.body) for held in (one, other) if held.body), None)
    return land is not None and tenure.sole_executive(land, year) and _one_land(reading, one, other)


def _odd_first(mine: list[Held], one: Held, other: Held) -> tuple[Held, Held]:
    """The pair with the office first that is said of the person less often."""
    counts = Counter(held.office for held in mine if not held.weak)
    return (other, one) if counts[other.office] <= counts[one.office] and not other.weak else (one, other)


def _finding(reading: Reading, person: Person, odd: Held, usual: Held) -> Finding:
    odd_title, usual_title = (reading.article.text[held.said.start : held.said.end] for held in (odd, usual))
    return CHECK.finding(
        reading,
        f"{person.name} is called {odd_title} here and {usual_title} elsewhere; "
        "nobody holds both offices at one time.",
        (odd.said.start, odd.said.end),
        [(usual.statement.start, usual.statement.end)],
        found=odd_title,
        expected=usual_title,
    )


def _of_nobody(reading: Reading, one: Holder) -> Finding:
    said, usual = (reading.article.text[held.said.start : held.said.end] for held in (one.held, one.known))
    return CHECK.finding(
        reading,
        f"“{said}” can only be {one.person.name}, who is {usual} elsewhere; nobody in the story holds that office.",
        (one.held.said.start, one.held.said.end),
        [(one.known.statement.start, one.known.statement.end)],
        found=said,
        expected=usual,
        confidence=0.8,
    )


def _two_portfolios(reading: Reading, person: Person, odd: Portfolio, usual: Portfolio) -> Finding:
    here, there = (reading.article.text[one.start : one.end] for one in (odd, usual))
    return CHECK.finding(
        reading,
        f"{person.name} is called {here} here and {there} elsewhere.",
        (odd.start, odd.end),
        [(usual.start, usual.end)],
        found=here,
        expected=there,
        confidence=0.8,
    )


def _two_holders(reading: Reading, one: Post, other: Post) -> Finding:
    said = reading.article.text[one.held.said.start : one.held.said.end]
    return CHECK.finding(
        reading,
        f"{one.person.name} and {other.person.name} are both called {said}; one at a time holds that office.",
        (one.held.said.start, one.held.said.end),
        [(other.held.said.start, other.held.said.end)],
        found=f"{said} {one.person.name}",
        expected=f"{said} {other.person.name}",
        confidence=0.8,
    )


CHECK = Check(code="PEO01", name="title-conflict", severity="error", page=__doc__ or "", run=run)
