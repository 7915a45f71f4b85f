"""One candidate for two parties.

What it looks for: a person whom the story puts in two parties at one time: the Libertarian nominee in one
entry, the Green Party's in another. Also two people of one party with votes against each other in one race ("Labour's
Ann Dole was third with 9,160, Labour's Jim Coe fourth with 6,443"), since a party has one candidate for a post.

Why it matters: a party is what most votes are cast for. A candidate under the wrong one misleads every voter.

In the copy:
Libertarian Chase Oglesby had 0.7% of the vote. Green Party nominee Chase Oglesby said he would try again.

Mended:
Libertarian Chase Oglesby had 0.7% of the vote. Libertarian nominee Chase Oglesby said he would try again.

Stays silent when:
- one of the parties is past or to come (switched, defected, former, joined, founded);
- the parties are allied, one belongs to the other, or the person is backed or endorsed by one of them;
- it is told by a family name alone, which somebody else of that party bears;
- two of one party can stand: primaries, several seats, votes by preference, top-two races;
- the word is no party's name but a leaning ("conservative", "independent").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.bearers import told_of
from copydesk.checks.people.affiliation import Side, allied, sides
from copydesk.checks.people.changing import changes
from copydesk.checks.people.offices import OF_ANOTHER
from copydesk.checks.people.one_nominee import Nominee, two_of_a_party
from copydesk.names.slips import slip
from copydesk.records import Finding, Mention, Person, Reading, Settings, Statement
from copydesk.records.late import late

# "A GP from", "as a GP she"; not "an ANC member".
_A = late(r"\b(?:an?|as an?|a (?:local|retired|family|former|practising)|the local)\s\Z")
_NO_NOUN = late(r"[,.;:)]|\s(?:from|in|who|and|at|by|for|with|she|he|before|since|on|of)\b")
_BUILDING = late(
    r"\s(?:hotel|hall|center|centre|building|tower|square|street|stadium|school|club|museum|ballroom)\b",
    re.IGNORECASE,
)
# "National Liberation, the party of his opponent".
_OF_OPPONENT = late(
    r",? (?:the|a) party of (?:his|her|the|their) (?:\w+ )?(?:opponent|rival|challenger|predecessor|adversary|opposition)\b"
)
# "His Socialist partners": those whom the party's name is told of are others.
_OTHERS = late(
    r" (?:(?:junior|coalition|former|main|chief|old) )?(?:partners?|allies|ally|rivals?|opponents?|challengers?|counterparts?|predecessors?|successors?|colleagues?"
    r"|critics?|deput(?:y|ies)|ministers?|backers?|supporters?|voters?)\b"
)
# "A Republican target", "the Social Democrats' choice": who is called so is of another party.
_OF_OTHERS = late(
    r"(?:['’]s?)? (?:targets?|choices?|strongholds?|heartlands?|seats?|voters?|supporters?|critics?)\b"
)
# "Is the first to beat a Conservative MP", "is married to a CDU councillor".
_TO_ANOTHER = late(r"\b(?:to|by|with|against|than|like|unlike) [^,;]*\Z")
# "The Labour leader, Wilde said": the name is set off from nothing.
_SET_OFF, _SET = late(r"[^,.;]*, (?:[A-Z][a-z]+\.? )?"), late(r",(?! (?:\w+ )?(?:said|says|and|or)\b)|[.;:]")
_HIS = late(r"(?:\b(?:his|her|their|its)|['’]s) (?:[a-z]+ )?\Z")
# "His FijiFirst party": of whomever was named last.
_PRONOUN = late(r"\b(?:his|her) (?:\w+ )?\Z")
_NAMESAKE = late(r"\b(?:namesakes?|no relation|not related|unrelated)\b")
_KIN = late(
    r"\b(?:(?:grand)?(?:father|mother|son|daughter)|brother|sister|uncle|aunt|cousin|nephew|niece),? \Z"
)
_RELATIVE = late(
    r"\b(?:[Hh]is|[Hh]er|whose) (?:late |elder |older |younger |own |twin |great-)?(?:grand)?(?:father|mother|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|wife|husband)\b"
)
# "Unity's Omar Said, the Pact candidate".
_NOMINEE = late(r"(?:['’]s)? (?:candidate|nominee|choice|pick|standard-bearer|contender)\b")
_INITIALS, _NEAR, _BEFORE, _BESIDE = 4, 12, 24, 40


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """At most one finding a person, then two people of one party in one race."""
    stands = {person.id: sides(reading, person) for person in reading.people()}
    told: set[str] = set()
    for person in reading.people():
        pair = next(_pairs(reading, person, stands[person.id], ledger), None)
        if pair is not None:
            told.add(person.id)
            yield _finding(reading, person, *pair)
    steady = {
        person.id: [
            side
            for side in stands[person.id]
            if not (changes(reading, side) or _not_his(reading, person, side))
        ]
        for person in reading.people()
    }
    for one, other in two_of_a_party(reading, steady):
        ledger.compared += 1
        if not {one.person.id, other.person.id} & told:
            told |= {one.person.id, other.person.id}
            yield _two_of_a_party(reading, one, other)


def _pairs(
    reading: Reading, person: Person, stands: list[Side], ledger: Ledger
) -> Iterator[tuple[Side, Side]]:
    """Pairs (later, earlier) of parties that one person cannot be in together."""
    for index, later in enumerate(stands):
        for earlier in stands[:index]:
            ledger.compared += 1
            if allied(later, earlier):
                continue
            if _in_both(reading, person, stands, earlier, later):
                ledger.set_aside("bloc")
                continue
            if (
                _of_a_namesake(reading, person, later)
                or _of_a_namesake(reading, person, earlier)
                or _of_two_spellings(reading, person, later, earlier)
            ):
                ledger.set_aside("namesake")
                continue
            if any(_is_job(reading, one) or _not_his(reading, person, one) for one in (later, earlier)):
                ledger.set_aside("of another")
                continue
            if changes(reading, later) or changes(reading, earlier):
                ledger.set_aside("change of party")
                continue
            yield later, earlier


def _in_both(reading: Reading, person: Person, stands: list[Side], *pair: Side) -> bool:
    """Whether the story puts one name in both parties at once, here or elsewhere: "UDF candidate Jose Thomas of the Congress"."""
    return any(
        _bloc_and_party(reading, person, one, other)
        and all(any(allied(x, y) for y in (one, other)) for x in pair)
        for other in stands
        for one in stands
        if one.statement.start < other.statement.start
    )


def _bloc_and_party(reading: Reading, person: Person, earlier: Side, later: Side) -> bool:
    """Whether one name is put in both at once: "the National Pact's Omar Said, 61, of Unity" stands for a bloc that Unity is in.

    So does "Unity's Omar Said, the Pact candidate"; "Labour's Ann Dole, a Conservative" does not.
    """
    flanked = earlier.statement.by in ("genitive", "title") and (
        later.statement.by in ("of", "bracket")
        or _NOMINEE.match(reading.article.text, later.statement.end) is not None
    )
    return flanked and any(
        earlier.statement.end <= one.start and one.end < later.statement.start
        and one.start - earlier.statement.end <= _NEAR and later.statement.start - one.end <= _NEAR
        for one in person.mentions
    )  # fmt: skip


def _of_a_namesake(reading: Reading, person: Person, side: Side) -> bool:
    """Whether a party told by a family name alone is that of somebody else of that name: "Hanley (FG)" beside "Hanley (Lab)"."""
    family = person.name.split()[-1]
    near = min(person.mentions, key=lambda one: _distance(one, side.statement))
    if _NAMESAKE.search(reading.article.text, *side.sentence):
        return True
    # "His grandfather, Nick Lund Sr., a Democrat".
    if _KIN.search(reading.article.text, max(0, near.start - _BEFORE), near.start):
        return True
    if near.form == "full":
        return False
    return any(
        other.id != person.id
        and other.name.split()[-1] == family
        and any(one.shown == side.shown for one in sides(reading, other))
        for other in reading.people()
    )


def _of_two_spellings(reading: Reading, person: Person, later: Side, earlier: Side) -> bool:
    """Whether each party is told of a full name of its own, a letter or two apart: "Labour's Rachel Hamilton", Rachael Hamilton."""
    one, other = (told_of(reading, person, side.statement).text for side in (later, earlier))
    return " " in one and " " in other and slip(one, other, reach=2) is not None


def _distance(one: Mention, said: Statement) -> int:
    return max(one.start - said.end, said.start - one.end)


def _is_job(reading: Reading, side: Side) -> bool:
    """Whether initials are what somebody does: "a GP from Uppsala", who is no member of a party of these initials."""
    text, start, end = reading.article.text, side.statement.start, side.statement.end
    if not text[start:end].isupper() or end - start > _INITIALS:
        return False
    return (
        _A.search(text, max(0, start - _BEFORE), start) is not None and _NO_NOUN.match(text, end) is not None
    )


def _not_his(reading: Reading, person: Person, side: Side) -> bool:
    """Whether a party's name is a building's, or stands right before somebody else: "led Democrat Danny O'Connor"."""
    text, end = reading.article.text, side.statement.end
    start = side.statement.start
    # "His PF-backed rival".
    if (
        text.startswith("-", end)
        or _BUILDING.match(text, end)
        or OF_ANOTHER.search(text, max(0, start - _BESIDE), start)
    ):
        return True
    if _set_beside(reading, person, side) or _of_a_relative(reading, person, side):
        return True
    if _OF_OPPONENT.match(text, end) or _of_the_last_named(reading, person, side):
        return True
    if _OTHERS.match(text, end) and _HIS.search(text, max(0, start - _BEFORE), start):
        return True
    # "Pangu Pati, led by Basil, nine and the United Resources Party ten".
    if (
        side.statement.by == "apposition"
        and text.startswith(" ", end)
        and any(one.kind == "count" for one in reading.quantities_in(end + 1, end + 2))
    ):
        return True
    # "From the Liberal, Kristina Dee" and "led Democrat Danny Dole".
    after = end + (2 if text.startswith(", ", end) else 1)
    return any(
        one.id != person.id and isinstance(reading.by_id[one.id], Person)
        for one in reading.side_mentions_in(after, after + 1)
    )


def _of_a_relative(reading: Reading, person: Person, side: Side) -> bool:
    """Whether a party is told of somebody's kin, not named anew: "his late father held the job for the Union Nationale"."""
    text, start = reading.article.text, side.statement.start
    kin = list(_RELATIVE.finditer(text, side.sentence[0], start))
    family = person.name.split()[-1]
    return bool(kin) and not any(
        kin[-1].end() <= one.start < start and one.text.endswith(family) for one in person.mentions
    )


def _set_beside(reading: Reading, person: Person, side: Side) -> bool:
    """Whether the words between a name and a party make it another's: "is married to a CDU councillor", "the Labour leader, Lund said"."""
    text, said = reading.article.text, side.statement
    if said.by in ("copula", "apposition") and _OF_OTHERS.match(text, said.end):
        return True
    if said.by == "copula":
        before = [one.end for one in person.mentions if one.end <= said.start]
        return bool(before) and _TO_ANOTHER.search(text, max(before), said.start) is not None
    if said.by == "title":
        name = next((one for one in person.mentions if one.start >= said.end), None)
        set_off = name is not None and _SET_OFF.fullmatch(text, said.end, name.start)
        return bool(set_off) and name is not None and _SET.match(text, name.end) is None
    return False


def _of_the_last_named(reading: Reading, person: Person, side: Side) -> bool:
    """Whether a party is "his" or "hers" and somebody else was named since: "Koro may lose power. His Reform party"."""
    text, start = reading.article.text, side.statement.start
    his = _PRONOUN.search(text, max(0, start - _BEFORE), start)
    if his is None:
        return False
    named = reading.side_mentions_in(0, his.start())
    people = [one for one in named if isinstance(reading.by_id[one.id], Person)]
    return bool(people) and people[-1].id != person.id


def _finding(reading: Reading, person: Person, later: Side, earlier: Side) -> Finding:
    return CHECK.finding(
        reading,
        f"{person.name} is {later.shown} here and {earlier.shown} elsewhere in the story.",
        (later.statement.start, later.statement.end),
        [(earlier.statement.start, earlier.statement.end)],
        found=later.shown,
        expected=earlier.shown,
    )


def _two_of_a_party(reading: Reading, one: Nominee, other: Nominee) -> Finding:
    return CHECK.finding(
        reading,
        f"{one.person.name} and {other.person.name} are both {one.side.shown} in one race; a party has one candidate for a post.",
        (other.side.statement.start, other.side.statement.end),
        [(one.side.statement.start, one.side.statement.end)],
        found=other.side.shown,
        confidence=0.8,
    )


CHECK = Check(code="PEO02", name="party-conflict", severity="error", page=__doc__ or "", run=run)
