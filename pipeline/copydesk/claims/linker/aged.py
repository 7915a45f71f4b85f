"""Whose an age is that stands by no name: "the 53-year-old pastor told", "the 48-year-old winner". A person has one age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copydesk.claims.linker.adjacent import GENITIVE, PLAIN
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import ALIKE, Verdict
from copydesk.claims.sentences.line import Item
from copydesk.names.wordset import wordset
from copydesk.records import Person
from copydesk.records.late import late

# Between a name and its age: "Walker, 60", "Walker (60)", "Walker, aged 60", "Walker is 60", "Walker, who turned 60".
_LINKS = wordset(", ( aged age is was turned turns who at - –")
_WINNERS = wordset("winner victor president-elect governor-elect mayor-elect senator-elect")
# "At 25 becomes the youngest member", "the youngest to hold it at 34".
_AT = late(r"\bat(?: just| only| age| the age of)? \Z")
_RANKED = late(r"(?:,? [\w'’-]+){1,6}? (?:youngest|oldest)\b")
_RANKED_BEFORE = late(r"\b(?:youngest|oldest)\b[^.;:\d]{0,60}\bat(?: just| only| age| the age of)? \Z")
_RANKS = wordset("youngest oldest")
_BETWEEN = 80
# Words of a description at most, between the age and what it names.
_REACH = 6


def with_ages(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, such ages given to the likeliest person who has no other age, or who has that one; none that are nobody's."""
    ages = [one for one in verdicts if one.measure == "age" and one.trace.item.figure is not None]
    if not ages:
        return list(verdicts)
    nobody, winner = set(), _winner(verdicts)
    beside = {id(one): _beside(one) for one in ages}
    told: dict[str | None, set[str]] = {}
    for one in ages:
        if (person := beside[id(one)]) is not None:
            told.setdefault(key_of(person), set()).add(_years(one))
    for one in ages:
        person = beside[id(one)]
        if person is None:
            if not _settled(one, told, winner):
                nobody.add(id(one))
        elif _years(one) not in told.get(key_of(one.subject), {_years(one)}):
            # "Lai, 64, defeated Hou, 66": Lai has an age of his own.
            one.subject, one.owner_sure = person, PLAIN
    return [one for one in verdicts if id(one) not in nobody]


def told_at(row: Row, trace: Trace) -> bool:
    """Whether a bare number is the age at which somebody is the youngest or the oldest."""
    line, item = row.line, trace.item
    if _RANKS.isdisjoint(line.vocabulary):
        return False
    figure = item.figure
    value = (figure.value or "") if figure is not None else ""
    if figure is None or figure.kind != "count" or not value.isdigit() or len(value) != 2:
        return False
    # "25 becomes": what stands behind a bare number may be taken for its unit.
    number = figure.value_span or figure
    start, end = number.start - line.start, number.end - line.start
    before = line.text[max(start - _BETWEEN, 0) : start]
    if _RANKED_BEFORE.search(before):
        return True
    return _AT.search(before) is not None and _RANKED.match(line.text, end) is not None


def _settled(verdict: Verdict, told: Mapping[str | None, set[str]], winner: str | None) -> bool:
    """Give an age to the likeliest of those whose it can be. False if it can be nobody's who is named so far."""
    people = {
        key: (chance, item) for key, (chance, item) in verdict.owners.items()
        if item is not None and isinstance(item.entity, Person)
    }  # fmt: skip
    years = _years(verdict)
    left = {key for key in people if all(_alike(years, age) for age in told.get(key, ()))}
    if winner in left and _of_winner(verdict):
        left = {winner}
    same = {key for key in left if years in told.get(key, ())}
    if len(same) == 1:
        left = same
    if not left or (key_of(verdict.subject) in left and not same):
        return bool(left) or key_of(verdict.subject) not in people
    best = max(left, key=lambda key: people[key][0])
    whole = sum(people[key][0] for key in left)
    verdict.subject = people[best][1]
    verdict.owner_sure = PLAIN if same else people[best][0] / whole if whole else 0.0
    return True


def _beside(verdict: Verdict) -> Item | None:
    """The person by whose name an age stands."""
    items, at = verdict.row.line.items, verdict.trace.item.index
    before = at - 1
    while before >= 0 and at - before <= 3 and items[before].lower in _LINKS:
        before -= 1
    if before < at - 1 and before >= 0 and _person(items, before):
        return items[before]
    for item in items[at + 1 : at + 1 + _REACH]:
        if _person(items, item.index):
            return item
        if item.verb or item.lower in (",", ".", ";", "(", "and", "of", "in", "for", "by"):
            break
    return None


def _person(items: Sequence[Item], at: int) -> bool:
    """Whether an item names a person, and does not point at one nor tell whose somebody is."""
    item = items[at]
    following = items[at + 1].lower if at + 1 < len(items) else ""
    named = item.mention is not None and item.mention.form not in ("pronoun", "description")
    return isinstance(item.entity, Person) and named and following not in GENITIVE


def _of_winner(verdict: Verdict) -> bool:
    """Whether an age is said of who has won: "the 48-year-old winner"."""
    items, at = verdict.row.line.items, verdict.trace.item.index
    return any(item.lower in _WINNERS for item in items[at + 1 : at + 3])


def _winner(verdicts: Sequence[Verdict]) -> str | None:
    """The person of whom the story first tells a win."""
    wins = [
        one for one in verdicts
        if ALIKE.get(one.measure, one.measure) == "won" and one.subject is not None and isinstance(one.subject.entity, Person)
    ]  # fmt: skip
    first = min(wins, key=lambda one: (one.row.line.number, one.trace.item.index), default=None)
    return key_of(first.subject) if first is not None else None


def _years(verdict: Verdict) -> str:
    figure = verdict.trace.item.figure
    return (figure.value or "") if figure is not None else ""


def _alike(one: str, other: str) -> bool:
    """Whether two ages are one, a birthday apart, or a finger: such a slip is for the checks to find."""
    if one == other or len(one) != len(other) or not (one.isdigit() and other.isdigit()):
        return one == other
    if abs(int(one) - int(other)) < 2 or one == other[::-1]:
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) < 2
