"""Who is taken as the winner of a vote, and who as its loser, by what is told of the outcome and by words beside a name.

"The governor-elect, X", "X, who was elected mayor", "X's defeat", "congratulated X on winning": words that tell nothing new, and so
name the wrong one of two without anybody's noticing. A story of one race has one winner: who is taken as winner here and as loser
there is the wrong one in one of the two places, and the other of the two, who is taken in one way only, tells in which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.context import LATE_ROUNDS, polled
from copydesk.checks.headline.clauses import of_an_area
from copydesk.checks.misread_outcomes import undone
from copydesk.checks.outcomes.races import many_winners
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent
from copydesk.lexicon import taken as words
from copydesk.lexicon.people import honorifics
from copydesk.names.fold import fold
from copydesk.records import Claim, Finding, Party, Person
from copydesk.records.late import late
from copydesk.records.opened import Opened

_WON, _LOST = frozenset({"won", "gained", "retained"}), frozenset({"lost", "conceded"})
# How sure a claim is that tells who won by itself, that is set against another, and that does so beside other words.
_SURE, _FAIR, _LIKELY, _MAY_BE, _TWO = 0.9, 0.79, 0.7, 0.5, 2
# Of whose word it is that somebody was elected, where it is a side's own it tells nothing.
_OFFICIAL = late(
    r"\b(?:officer|official|commission\w*|clerk|registrar|prefect|judge|chair\w*|secretary of state|board|authority|magistrate|administrator)\b",
    re.IGNORECASE,
)
_NAMED = frozenset({"full", "short", "variant", "diacritics"})
_LAST = frozenset({None, *LATE_ROUNDS})
_ROUNDS = Opened(
    r"\b(?:first|second|final|next) (?:round|ballot|count)|\brun-?offs?\b|\bpreferences\b", re.IGNORECASE
)
_PRIMARY = late(r"\b(?:primary|nomination)\b", re.IGNORECASE)
_MEASURES = ("votes", "vote_share")
# How far before a name the words may begin, how long a clause is, and how many sentences apart figures are of one race.
_OFFICE = late(rf"\b{words.OFFICE}", re.IGNORECASE)
_SEATED = ("member", "mp", "mep", "rep", "congress", "council", "deputy", "legislator", "senator")
_REACH, _CLAUSE, _BESIDE = 60, 40, 1
# A story in which who won is not settled, changed, or was one thing here and another there.
_UNSETTLED = Opened(
    r"\b(?:re-?count\w*|tribunal|petition\w*|lawsuits?|overturn\w*|annul\w*|nullif\w*|fraud\w*|rigg\w+|irregularit\w+|self-proclaimed|premature\w*|mistaken\w*|erroneous\w*"
    r"|wrongly|correction|earlier version|disput\w+|both claim\w*|claim(?:s|ed|ing)? (?:\w+ )?victor\w+|declared (?:him|her)self|fraudulent|withdr[ae]w\w*|stolen)\b",
    re.IGNORECASE,
)
# Of another time; of another vote, where the outcome's own sentence has no such words.
_THEN = late(
    r"\b(?:ago|earlier|previous(?:ly)?|formerly|then|once|last (?:time|year|election|week|month)|the same|his father|her father|(?:in|at) that (?:contest|election|race|vote|poll|by-election|run-?off)|that time|on that occasion)\b",
    re.IGNORECASE,
)
_VOTE = late(
    r"\b(?:(?:first|second) (?:round|ballot|count)|primar(?:y|ies)|nominations?|(?:party|on the) lists?|polls?|pollsters?)\b",
    re.IGNORECASE,
)
_YEAR = late(r"\b(?:18|19|20)\d\d\b")
# Not so, or not yet: in the clause.
_NOT_SO = late(
    r"\b(?:would|could|might|if|unless|whether|hop(?:es|ed|ing)|predict\w*|expect\w*|forecast\w*|alleg\w+|deni(?:ed|es)|refus\w+|not|never|claim\w*|until|had been)\b|n['’]t\b",
    re.IGNORECASE,
)

# Between words and a name may stand what describes: nothing that leads on to somebody else.
_PLAIN = r"(?!(?:after|by|in|of|for|to|over|from|with|against|as|who|whom|and|but|or|on|at|than|that|when|is|was|were|had|has|will|\w+ing|(?!retired)\w+ed)\b)"


class Taken(NamedTuple):
    """Who is taken as winner, or as loser, and where; the claim that tells it, if one does."""

    person: str
    won: bool
    start: int
    end: int
    claim: Claim | None = None


class Mistaken(NamedTuple):
    """A name taken wrongly, and what the story tells against it, of itself and of the other of the two."""

    odd: Taken
    against: Taken
    other: Taken


def mistaken(table: Bench, ledger: Ledger) -> Mistaken | None:
    """The first who is taken as winner and as loser, where somebody else is plainly one of the two."""
    return table.kept("mistaken", lambda: _mistaken(table, ledger))


def in_headline(table: Bench, wrong: Mistaken) -> bool:
    """Whether the wrong one is named in the headline."""
    return any(part.start <= wrong.odd.start < part.end for part in table.scene.headlines)


def finding_of(check: Check, table: Bench, wrong: Mistaken) -> Finding:
    """A finding at the words that take the wrong one."""
    odd, other = wrong.odd, wrong.other
    name, its = (table.reading.by_id[one.person].name for one in (odd, other))
    way = ("winner", "loser") if odd.won else ("loser", "winner")
    return check.finding(
        table.reading,
        f"{name} is taken as the {way[0]} here, and as the {way[1]} elsewhere in the story; {its} is the {way[0]}: {_quoted(table, other)}",
        (odd.start, odd.end),
        [(one.start, one.end) for one in (other, wrong.against)],
        claims=[one.claim for one in (odd, other, wrong.against) if one.claim is not None],
        found=name,
        expected=its,
        confidence=0.9,
    )


def _quoted(table: Bench, one: Taken) -> str:
    return f'"{" ".join(table.reading.article.text[one.start : one.end].split())}"'


def _mistaken(table: Bench, ledger: Ledger) -> Mistaken | None:
    told = [] if table.scene.live else list(_told(table))
    if (
        not told
        or _winners(table) > _TWO
        or _of_parties(table, told)
        or _UNSETTLED.search(table.reading.article.text)
    ):
        return None
    everything = [*told, *_behind(table, told), *_read(table, told)]
    everything += _outnumbered(table, everything)
    ledger.count(*(one.claim for one in everything if one.claim is not None))
    people = {one.person for one in everything}
    wins = {person: [one for one in everything if one.won and one.person == person] for person in people}
    losses = {
        person: [one for one in everything if not one.won and one.person == person] for person in people
    }
    winners = [person for person in people if wins[person] and not losses[person]]
    losers = [person for person in people if losses[person] and not wins[person]]
    for person in sorted(people - {*winners, *losers}):
        mine = (wins[person], losses[person])
        other = winners if winners else losers
        if not all(map(_firm, mine)) or len(other) != 1:
            continue
        right = (wins if winners else losses)[other[0]]
        wrong, against = mine if winners else mine[::-1]
        odd = next((one for one in wrong if _may_be_odd(table, one)), None)
        plain = _plain(right) if winners else _plain(against) and _firm(right)
        if odd is None or not plain or _shared(table, person):
            continue
        found = Mistaken(odd, _surest(against), _surest(right))
        if _of_one_vote(table, found):
            return found
    return None


def _winners(table: Bench) -> int:
    """How many people may be told to have won something at this election."""
    return len({
        one.subject_id for one in table.of_anyone("outcome")
        if one.value in _WON and one.when is None and one.confidence >= _MAY_BE and table.scene.person(one.subject_id)
    })  # fmt: skip


def _of_parties(table: Bench, told: Sequence[Taken]) -> bool:
    """Whether a party wins that nobody's who wins is: its leader may be beaten and keep a seat."""
    winners = [one.person for one in told if one.won]
    parties = {
        one.subject_id for one in table.of_anyone("outcome")
        if one.value in _WON | {"majority"} and one.confidence >= _LIKELY and one.when is None
        and isinstance(table.reading.by_id.get(one.subject_id or ""), Party)
    }  # fmt: skip
    return any(not any(table.scene.belongs(person, party) for person in winners) for party in parties)


def _shared(table: Bench, person: str) -> bool:
    """Whether somebody else of the story has the family name: a bare one tells nobody which of the two."""
    people = {one.id: fold(one.name).split() for one in table.reading.people()}
    return any(people[person][-1] in name for key, name in people.items() if key != person)


def _of_one_vote(table: Bench, found: Mistaken) -> bool:
    """Whether what tells who won, and who is taken wrongly, is of one place and one post, and of a primary all or none."""
    text = table.reading.article.text
    places = {table.scene[one.claim].place for one in found if one.claim is not None}
    if any(one.claim is None for one in found):
        # Words beside a name tell no place: the story may have but one where somebody wins.
        places |= {
            table.scene[one].place
            for one in table.of("outcome")
            if one.value in _WON | _LOST and one.when is None
        }
    spans = (_sentence(table, one.start) for one in (found.odd, found.other))
    primary = {_PRIMARY.search(text, *span) is not None for span in spans}
    posts = _posts(text[found.odd.start : found.odd.end])
    told = _posts(text[slice(*_sentence(table, found.other.start))])
    return len(places) == 1 and len(primary) == 1 and not (posts and told and posts.isdisjoint(told))


def _posts(said: str) -> set[str]:
    """The offices that some words name, cut to a stem; those who sit in a body are one."""
    return {
        "seat" if found[0].lower().startswith(_SEATED) else found[0].lower()[:5]
        for found in _OFFICE.finditer(said)
    }


def _firm(all_: Sequence[Taken]) -> bool:
    """Whether words beside a name tell it, or a claim that is fairly sure."""
    return any(one.claim is None or one.claim.confidence >= _FAIR for one in all_)


def _plain(all_: Sequence[Taken]) -> bool:
    """Whether a sure claim tells it, or a likely one and more besides."""
    claims = [one.claim.confidence for one in all_ if one.claim is not None]
    return bool(claims) and (max(claims) >= _SURE or len({one.start for one in all_}) > 1)


def _surest(all_: Sequence[Taken]) -> Taken:
    return max(all_, key=lambda one: one.claim.confidence if one.claim is not None else 0)


def _may_be_odd(table: Bench, one: Taken) -> bool:
    """Whether somebody may be named wrongly there: in words beside the name, or in a headline that tells of no area or primary."""
    if one.claim is None:
        return True
    own = one.claim.measure == "outcome" and one.claim.subject_id == one.person
    return own and table.scene[one.claim].headline and not of_an_area(table, one.claim)


def _told(table: Bench) -> Iterator[Taken]:
    """Who wins and who loses by the story's sure claims."""
    for one in table.of_anyone("outcome"):
        scene = table.scene[one]
        if (
            one.confidence < _LIKELY or one.value not in _WON | _LOST or table.scene.person(one.subject_id) is None
            or scene.when is not None or scene.round not in _LAST or polled(scene) or scene.hints.part
            or (scene.voice is not None and not _OFFICIAL.search(scene.voice)) or many_winners(table, one)
        ):  # fmt: skip
            continue
        won = one.value in _WON
        start, end = extent(table.reading, one)
        yield Taken(one.subject_id or "", won, start, end, one)
        if table.scene.person(one.rival_id) is not None:
            yield Taken(one.rival_id or "", not won, start, end, one)


def by_words(table: Bench) -> list[Taken]:
    """Who is taken as winner or loser by words beside a name alone, each in one way, and one winner at the most."""

    def made() -> list[Taken]:
        if table.scene.live or _UNSETTLED.search(table.reading.article.text):
            return []
        told = list(_told(table))
        found = list(_read(table, told))
        ways = {(one.person, one.won) for one in (*told, *found)}
        winners = {person for person, won in ways if won}
        return [one for one in found if len(winners) < _TWO and (one.person, not one.won) not in ways]

    return table.kept("taken by words", made)


def _behind(table: Bench, told: Sequence[Taken]) -> Iterator[Taken]:
    """Those over whom who wins is told to have a lead."""
    winners = {one.person for one in told if one.won}
    for one in table.of_anyone("lead"):
        ahead = one.subject_id in winners and one.confidence >= _LIKELY and table.scene[one].when is None
        if ahead and table.scene.person(one.rival_id) is not None and table.scene[one].round in _LAST:
            yield Taken(one.rival_id or "", False, *extent(table.reading, one), one)


def _read(table: Bench, told: Sequence[Taken]) -> Iterator[Taken]:
    """Who is taken as winner or loser by the words right beside a name."""
    text, reading = table.reading.article.text, table.reading
    sure = {_sentence(table, one.start) for one in told}
    allowed = {found[0].lower() for begin, end in sure for found in _VOTE.finditer(text, begin, end)}
    allowed.add((reading.article.published or "")[:4])
    ways = _WAYS[:-1] if _ROUNDS.search(text) else _WAYS
    for person in reading.people():
        for name in person.mentions:
            if name.form not in _NAMED:
                continue
            begin, end = _sentence(table, name.start)
            for won, before, behind in ways:
                found = before.search(text, max(begin, name.start - _REACH), name.start)
                found = found or behind.match(text, name.end, end)
                if found and not _otherwise(text, (begin, end), min(found.start(), name.start), allowed):
                    yield Taken(person.id, won, min(found.start(), name.start), max(found.end(), name.end))


def _otherwise(text: str, sentence: tuple[int, int], start: int, allowed: set[str]) -> bool:
    """Whether a sentence tells of another time or vote, or its clause that something is not so."""
    if _NOT_SO.search(text, max(sentence[0], start - _CLAUSE), min(sentence[1], start + _CLAUSE)):
        return True
    if undone(text, start, start + _CLAUSE):
        return True
    others = (found[0].lower() for one in (_VOTE, _YEAR) for found in one.finditer(text, *sentence))
    return _THEN.search(text, *sentence) is not None or any(found not in allowed for found in others)


def _sentence(table: Bench, at: int) -> tuple[int, int]:
    here = table.reading.sentences[table.reading.sentence_at(at)]
    return here.start, here.end


def _outnumbered(table: Bench, found: Sequence[Taken]) -> list[Taken]:
    """Who is plainly the only winner, and those who have less, by figures that stand together."""
    won = [one.claim for one in found if one.won and one.claim is not None]
    winners = {one.subject_id for one in won}
    if len(winners) != 1:
        return []
    # "Primary votes" are first preferences, but of a primary.
    rounds = _LAST | (
        {"primary", "first_preferences"} if any(_PRIMARY.search(one.evidence.text) for one in won) else set()
    )
    figures = [
        one for one in table.of(*_MEASURES)
        if one.confidence >= _SURE and isinstance(table.reading.by_id.get(one.subject_id or ""), Person)
        and table.scene[one].when is None and table.scene[one].round in rounds and not polled(table.scene[one])
    ]  # fmt: skip
    told = list[Taken]()
    for own in (one for one in figures if one.subject_id in winners):
        for other in figures:
            near = abs(table.scene[own].sentence - table.scene[other].sentence) <= _BESIDE
            alike = (own.measure, unit_class(own)) == (other.measure, unit_class(other))
            if near and alike and own is not other and table.interval(other).below(table.interval(own)):
                pair = ((own, True), (other, False))
                told += [
                    Taken(one.subject_id or "", won, *extent(table.reading, one), one) for one, won in pair
                ]
    return told


def _made(before: Sequence[str], behind: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = "|".join(sorted((re.escape(one.title()) for one in honorifics()), key=len, reverse=True))
    gap = rf"(?:,? (?:{_PLAIN}[a-z][\w-]*,? ){{0,3}})(?:(?:{titles})\.? )?\Z"
    left = "|".join(f"(?i:{one.rstrip('~')}){gap}" for one in before)
    return re.compile(left), re.compile("|".join(behind))


_WINNER = _made(words.WINNER_BEFORE, words.WINNER_BEHIND)
_LOSER = _made(words.LOSER_BEFORE, words.LOSER_BEHIND)
_SECOND = _made(words.SECOND_BEFORE, words.SECOND_BEHIND)
_WAYS = ((True, *_WINNER), (False, *_LOSER), (False, *_SECOND))
