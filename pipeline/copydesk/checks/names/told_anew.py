"""Whether two full names of almost one spelling are each introduced to readers: Björn Höcke, and the returning officer, Björn Höck.

Papers say once, of whoever they name in full, who that is: what they do ("county clerk John Dow"), whose they are ("the
Greens' John Dow", "John Dow, an independent"), of what ("John Dow of Elk County"). A full name printed again, mistyped,
stands bare, or beside what was said before. And nobody is named in full twice in one sentence.
"""

from __future__ import annotations

from itertools import product

from copydesk.checks.names.bearers import told_of
from copydesk.checks.names.beside import RELATED, is_calling
from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Word, titles
from copydesk.names.fold import fold, letters
from copydesk.names.forms import PARTICLES
from copydesk.names.slips import Slip
from copydesk.names.wordset import wordset
from copydesk.records import Claim, Party, Person, Place, Reading
from copydesk.records.late import late

# "County clerk ", "Observer ", "the returning officer, ": the last word before a name.
_NOUN_BEFORE = late(r"(?<!\b[Ff]ormer\s)(?<![\w-])([A-Za-z][a-z-]+),?\s\Z")
# "The head of the polling office, ": the noun whose phrase is set before a name.
_HEAD_BEFORE = late(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|\w+['’]s?) (?:[\w-]+ ){0,3}?([a-z-]+) (?:of|for|at|in|on) [^,.;:]{2,50}, \Z"
)
# ", a retired pharmacist,", ", the clerk of Elk".
_NOUN_BEHIND = late(
    r", (?:an?|the|one of the) (?!former )(?:[\w-]+ ){0,3}?([a-z-]+)(?=[,.;]| (?:in|at|of|from|for|who|and|with)\b)"
)
# ", the Norwegian consul,", ", head of the hospital": the post that somebody new has, not the trade that somebody known comes from.
_POST_BEHIND = late(
    r", (?:the (?!former )(?:[\w-]+ ){0,3}?([a-z-]+)(?=,| (?:in|at|of|for)\b)|(?:an? )?(?:[a-z-]+ )?([a-z-]+) (?:of|at|for) (?:the )?\w)"
)
_OF_BEHIND = late(r",? (?:of|from) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]+){0,3})")
# "Ana Dias, second on his list, is to".
_APPOSED = late(
    r" \(|, (?!(?:and|or|but|nor|while|who|whose|said|says)\b)[a-z0-9]|,? (?:of|from) (?:the )?[A-Z]"
)
_INDEPENDENT = late(r",? \(?(?:an? |the )?(?:\w+ )?independents?\b")
_INDEPENDENT_BEFORE = late(r"\b[Ii]ndependent (?:candidate |councillor |hopeful )?\Z")
# Between a party's name and that of who is of it, before and behind: "the Greens' candidate ", ", a ", " of the ", " (".
_PARTY_BEFORE = late(r"(?:['’]s?)?,? (?:(?:[a-z-]+ )?([a-z-]+),? )?")
_PARTY_BEHIND = late(
    r",? (?:\(|(?:of|for|from) (?:the )?|an? |the |who (?:stood|ran|sits|stands) for (?:the )?)"
)
_BREAK = late(r"[.!?]['\"’”]?\s+['\"‘“]?[A-Z]|[\"“”]")
_NEAR, _LOOK, _MANY = 40, 90, 20
_NO_PARTY = "independent"
_STEM = 5
# What fingers do and names do not.
_PLAIN = frozenset({"transposed", "moved", "doubling"})
_RESULTS = frozenset({"votes", "vote_share", "outcome", "lead"})
# What somebody whom readers know is called as well, in turn: the office that all of a country know, a place in the race.
_KNOWN_BY = wordset(
    "president minister premier chancellor governor mayor senator king queen leader speaker candidate nominee incumbent "
    "challenger contender winner loser victor rival opponent front-runner frontrunner runner-up newcomer lawmaker politician "
    "favourite favorite outsider member contestant former mr mrs ms miss dr sir"
)
_OFFICIALS = wordset("clerk judge sheriff head chair agent consul warden constable")


def told_anew(reading: Reading, a: Form, b: Form, what: Slip) -> bool:
    """Whether the later of two full names is told as that of somebody whom readers have not met under the other."""
    firsts = [(word, form) for form in (a, b) if (word := _first(reading, form)) is not None]
    if len(firsts) < 2:
        return False
    (_, known), (word, new) = sorted(firsts, key=lambda pair: pair[0].start)
    if _in_one_sentence(reading, known, new):
        return True
    told, here = _told(reading, known), new.name(word)
    before, behind = _callings(reading, *here)
    if any(noun not in _KNOWN_BY and not _said(noun, told) for noun in before):
        return True
    theirs = {
        noun for one in _full(known) for nouns in _callings(reading, *known.name(one)) for noun in nouns
    }
    if behind and not behind & theirs and (theirs or (new.known_person and known.known_person)):
        return True
    ours, others = _sides(reading, *here), _all_sides(reading, known)
    if ours and others:
        return not ours & others
    of = _OF_BEHIND.match(reading.article.text, here[1])
    body = of is not None and not any(_said(one, told) for one in fold(of[1]).split())
    if (ours or body or _post(reading.article.text, here[1], told)) and (
        others
        or theirs
        or any(_APPOSED.match(reading.article.text, known.name(one)[1]) for one in _full(known))
    ):
        return True
    # Nobody is Rahul Ghandi, whatever he won.
    plain = what.kind in _PLAIN and bool(known.companions & new.companions)
    return not plain and _of_another_race(reading, known, new)


def _full(form: Form) -> list[Word]:
    """The places where a spelling stands beside another name."""
    return [word for word in form.words if word.kind != "place" and _beside_given(form, word)]


def _beside_given(form: Form, word: Word) -> bool:
    """Whether a name that is no particle stands beside the spelling."""
    begin, end = form.name(word)
    beside = (
        one.key for one in form.story.runs[word.run] if begin <= one.start < end and one.key != word.key
    )
    return form.stands_with(word) and any(key not in PARTICLES for key in beside)


def _first(reading: Reading, form: Form) -> Word | None:
    """The first place where a spelling stands in a full name, in what is no headline or caption."""
    parts = [(part.start, part.end) for part in reading.article.parts if part.kind in ("headline", "caption")]
    full = (word for word in _full(form) if not any(start <= word.start < end for start, end in parts))
    return next(full, None)


def _in_one_sentence(reading: Reading, one: Form, other: Form) -> bool:
    """Whether a sentence names both in full; a quotation begins another."""
    text = reading.article.text
    for word, second in product(_full(one)[:_MANY], _full(other)[:_MANY]):
        low, high = sorted((word.end, second.end))
        if reading.sentence_at(low) == reading.sentence_at(high) and not _BREAK.search(text, low, high):
            return bool(reading.sentences)
    return False


def _callings(reading: Reading, begin: int, end: int) -> tuple[set[str], set[str]]:
    """Words for what people do right before a name, and behind it."""
    text = reading.article.text
    found = (pattern.search(text, max(0, begin - _LOOK), begin) for pattern in (_NOUN_BEFORE, _HEAD_BEFORE))
    before = {match[1].lower() for match in found if match}
    behind = _NOUN_BEHIND.match(text, end)
    return {noun for noun in before if _calls(noun)}, {behind[1]} if behind and _calls(behind[1]) else set()


def _post(text: str, end: int, told: frozenset[str]) -> bool:
    """Whether behind a name stands a post that nothing was said of before."""
    found = _POST_BEHIND.match(text, end)
    noun = (found[1] or found[2]) if found else ""
    return bool(noun) and _calls(noun) and noun not in _KNOWN_BY and not _said(noun, told)


def _calls(noun: str) -> bool:
    return noun in _OFFICIALS or is_calling(noun) or (noun in titles() and noun not in RELATED)


def _told(reading: Reading, form: Form) -> frozenset[str]:
    """The words, folded, of all sentences in which a spelling stands."""
    text, spans = reading.article.text, set()
    for word in form.words:
        sentence = reading.sentences[reading.sentence_at(word.start)] if reading.sentences else None
        spans.add((sentence.start, sentence.end) if sentence else (0, len(text)))
    return frozenset(letters(word) for start, end in spans for word in text[start:end].split())


def _said(word: str, told: frozenset[str]) -> bool:
    """Whether a word, or another form of it, is among those told of somebody."""
    return any(one[:_STEM] == word[:_STEM] for one in told)


def _all_sides(reading: Reading, form: Form) -> set[str]:
    """The parties that the story puts the bearer of a spelling in, by the words nearest to its full names."""
    found: set[str] = set()
    for word in _full(form):
        found |= _sides(reading, *form.name(word))
        person = reading.by_id.get(word.entity or "")
        if isinstance(person, Person):
            told = ((one.value, told_of(reading, person, one)) for one in person.parties)
            found |= {_party(reading, value) for value, here in told if here.start <= word.start < here.end}
    return found


def _party(reading: Reading, name: str) -> str:
    """The party of the story that has a name or acronym, else the name."""
    return next((one.id for one in reading.parties() if name in (one.id, one.name, *one.acronyms)), name)


def _sides(reading: Reading, begin: int, end: int) -> set[str]:
    """The parties that stand right before or behind a name as its bearer's."""
    text = reading.article.text
    found = {
        one.id
        for one in reading.side_mentions_in(max(0, begin - _NEAR), end + _NEAR)
        if isinstance(reading.by_id[one.id], Party)
        and (
            (one.end <= begin and _joined(text, one.end, begin))
            or (end <= one.start and _PARTY_BEHIND.fullmatch(text, end, one.start))
        )
    }
    if _INDEPENDENT.match(text, end) or _INDEPENDENT_BEFORE.search(text, max(0, begin - _NEAR), begin):
        found.add(_NO_PARTY)
    return found


def _joined(text: str, end: int, begin: int) -> bool:
    """Whether between a party and a name stands no more than what the party's people are called: "the Greens' candidate "."""
    found = _PARTY_BEFORE.fullmatch(text, end, begin)
    return found is not None and (found[1] is None or found[1] in _KNOWN_BY or _calls(found[1]))


def _of_another_race(reading: Reading, known: Form, new: Form) -> bool:
    """Whether the results of both, told where each is named in full, are of two places, or against other people each."""
    ours, theirs = _results(reading, new), _results(reading, known)
    if not (ours and theirs):
        return False
    mine, its = _others(reading, new, ours), _others(reading, known, theirs)
    if mine and its:
        return not mine & its
    lands = [{claim.place_id for claim in claims} for claims in (ours, theirs)]
    towns = all(
        isinstance(place := reading.by_id.get(one or ""), Place) and place.place_kind != "country"
        for one in lands[0] | lands[1]
    )
    return towns and not lands[0] & lands[1]


def _results(reading: Reading, form: Form) -> list[Claim]:
    """What is told of the fate and the figures of a spelling's bearer in the sentences where it stands in full."""
    here = {reading.sentence_at(word.start) for word in _full(form)}
    mine = {word.entity for word in form.words}
    return [
        claim
        for claim in reading.claims
        if claim.measure in _RESULTS
        and claim.when is None
        and {claim.subject_id, claim.rival_id} & mine
        and reading.sentence_at(claim.evidence.start) in here
    ]


def _others(reading: Reading, form: Form, claims: list[Claim]) -> set[str]:
    """The other people whom the sentences of claims name."""
    mine = {word.entity for word in form.words}
    spans = (
        [reading.sentences[reading.sentence_at(claim.evidence.start)] for claim in claims]
        if reading.sentences
        else []
    )
    named = (one.id for span in spans for one in reading.side_mentions_in(span.start, span.end))
    return {one for one in named if one not in mine and isinstance(reading.by_id[one], Person)}
