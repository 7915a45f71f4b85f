"""Who is of which party by the plain words of a sentence, beyond the statements that were read.

"Marsh becomes the first Labour MP for the town", "Rohde is one of three SPD mayors", "the new Green councillor, Ruth Bayliss, will",
"Antwi won Nhyiaeso for the NPP", "Zdan has led Civic Coalition since", "the Progressives of Ann Kalnins", "DA: Charlene Booysen".

A party and a person of one sentence belong together where nobody else is named between them and the words between are
one of these joints. Words of kin, of an opponent or of another time are no joint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from copydesk.records import Party, Person, Reading, Statement
from copydesk.records.late import late
from copydesk.records.opened import Opened
from copydesk.records.reading import SideMention

_NAMED = frozenset({"full", "short", "variant", "diacritics"})
# Behind a party: who is of it. "Labour MP", "the CDU's deputy leader", "SPD town councillors", "one of four Greens in".
_MEMBER = late(
    r"(?:['’]s?)?(?: (?!and\b|or\b|to\b)[a-z][\w-]*){0,2}? (?:MPs?|MSPs?|TDs?|MLAs?|MNAs?|MEPs?|AMs?|(?:[Ss]enator|[Cc]ouncill?or|[Mm]ember|lawmaker|legislator"
    r"|[Mm]ayor|[Gg]overnor|candidate|nominee|leader|chief|politician|delegate|backbencher|incumbent|minister|representative|winner|whip|head)s?|deput(?:y|ies)"
    r"|(?:chair|congress|assembly|council|spokes)(?:man|men|woman|women|person))\b(?!['’-])"
)
_POINTED = late(r" (?:politician|man|woman|veteran)\b(?!['’-])(?! (?:of|for|in) )")
_SEVERAL = late(r"\bone of (?:the |only |just )?(?:[a-z]+ |\d+ ){0,2}\Z")
_THERE = late(r"s (?:in|on|elected)\b")
# Before it, in a phrase without another noun: "the only", "one of three", "an".
_THE = r"(?:the|an?|its|one of)(?: (?!(?:of|to|for|by|with|against|in|from|as|at|than|and|or)\b)[a-z][\w-]*| \d+){0,4} "
_BE = r"(?:is|becomes|became|remains|will be|will become|has become|has been)(?: (?:now|also|still|again|only|already|thus))?"
_ASIDE = r"(?:, [^;:.“”\"]{1,90}?,)?"
_CHOSEN = r"(?:was|had been|has been|is) (?:chosen|selected|picked|nominated|adopted|named) as (?:the|its|their|an?) (?:[a-z]+ )?"
# "Won by 6,500 votes and is one of four Greens".
_AND = r"[^;:.“”\"]{0,90}? and "
_BEARER = r"(?:candidate|nominee|standard-bearer|flag-?bearer|contender|choice|hopeful|MP|member|leader|chair(?:man|woman)?|deputy|senator|councill?or)"
# "Who was the standard-bearer of the PNP".
_BORE = late(
    rf"{_ASIDE}(?:,? who)? (?:{_BE}|was|ran as|stood as) (?:the|an?) (?:[a-z]+ )?{_BEARER} (?:of|for) (?:the )?"
)
_IS = late(
    rf"(?:{_ASIDE}|{_AND}) ?(?:{_BE} {_THE}|{_CHOSEN}|(?:joins|joined) (?:the )?(?:[a-z]+ |\d+ )?(?:other|fellow) )"
)
_APPOSED = late(rf",(?: \d\d,)?(?: now)? {_THE}")
_CLOSES = late(r"[,.;]| (?:in|for|from|on|since|who|at|and)\b")
_PHRASE = late(rf"(?:\A|[\s“\"]){_THE}\Z", re.IGNORECASE)
_BESIDE = late(r",(?! (?:\w+ )?(?:said|says|and|or)\b)|\.")
_FOR = late(
    r"[^;:.“”\"]{0,90}?\b(?:won|wins?|held|holds?|took|takes?|gained|gains|kept|keeps|retained|retains|sits|stood|stands|ran|runs|running|standing|represents"
    r"|captured|recaptured|contested|clung on|hung on|(?:re-)?elected)\b(?:[^,;:.“”\"]{0,60}? )? ?for (?:the )?"
)
_HEADS = late(rf"{_ASIDE} (?:heads|chairs|has (?:led|headed|chaired)) (?:the )?")
_AHEAD = late(r" by\b|['’-]|,? \d")
_OF = late(r" of (?:[A-Z][a-z]+ ){0,3}")
_THROUGH = late(
    r" (?:won|held|took|gained|kept|retained|captured|regained|seized)\b[^,;:.]{0,50} (?:through|thanks to|with) (?:[A-Z][a-z]+ ){0,2}"
)
# Between who is of a party and the name: "candidate for Offinso West, ".
_OF_A_SEAT = late(
    r"(?: (?:for|in|from|of) (?:the )?(?:[a-z]+ (?:[a-z]+ )?of )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4})?, (?:(?:Mr|Mrs|Ms|Miss|Dr|Dame|Sir)\.? )?"
)
_ROW = late(r"(?:: | - | – )")
# What makes the words between of somebody else, or of another time.
_NOT_SO = Opened(
    r"\b(?:whose|whom|not|never|no longer|(?:grand)?(?:father|mother|son|daughter)|brother|sister|uncle|aunt|cousin|husband|wife|once|formerly|former|then|ex|would|could|if|until"
    r"|predecessor|successor|rival|opponent|critic|friend|ally|target|votes?|voted|against)\b"
)
_PAST = late(r"(?<!since )\b(?:19|20)\d\d\b|\b(?:until|ago|before|earlier|previously)\b")


def memberships(reading: Reading) -> Iterator[tuple[str, Statement]]:
    """Every person whom a sentence puts in a party, and where."""
    forms = {(one.start, person.id): one.form for person in reading.people() for one in person.mentions}
    for sentence in reading.sentences:
        sides = reading.side_mentions_in(sentence.start, sentence.end)
        for index, party in enumerate(sides):
            if not isinstance(reading.by_id[party.id], Party):
                continue
            before = [one for one in _same(reading, sides[:index][::-1]) if _names(reading, forms, one)]
            after = [one for one in sides[index + 1 : index + 2] if forms.get((one.start, one.id)) in _NAMED]
            clause = sentence.start, sentence.end
            person = next((one.id for one in before if _behind(reading, one, party, *clause)), None)
            person = person or next(
                (one.id for one in after if _ahead(reading, party, one, sentence.end)), None
            )
            if person is not None:
                said = reading.article.text[party.start : party.end]
                yield (
                    person,
                    Statement(value=party.id, start=party.start, end=party.end, text=said, by="told"),
                )


def pointed(reading: Reading) -> Iterator[tuple[str, Statement]]:
    """The only one whom the sentence before names, where a sentence opens with "The CDU politician", and of whom else it cannot be."""
    text, sentences = reading.article.text, reading.sentences
    people = {one.id for one in reading.people()}
    for last, this in pairwise(sentences):
        named = {one.id for one in reading.side_mentions_in(last.start, last.end)} & people
        if len(named) != 1 or last.paragraph != this.paragraph or not text.startswith("The ", this.start):
            continue
        party = next(
            (
                one
                for one in reading.side_mentions_in(this.start, this.end)[:1]
                if one.start == this.start + 4
            ),
            None,
        )
        if party is None or not isinstance(reading.by_id[party.id], Party):
            continue
        member = _POINTED.match(text, party.end, this.end)
        if (
            member is None
            or any(_named_at(reading, member.end() + more) for more in (1, 2))
            or _has_others(reading, party.id, named)
        ):
            continue
        said = text[party.start : party.end]
        yield named.pop(), Statement(value=party.id, start=party.start, end=party.end, text=said, by="told")


def _has_others(reading: Reading, party: str, but: set[str]) -> bool:
    """Whether somebody else of a party is told of."""
    names = {party, reading.by_id[party].name}
    return any(
        one.party == party or any(said.value in names for said in one.parties)
        for one in reading.people() if one.id not in but
    )  # fmt: skip


def _same(reading: Reading, sides: Sequence[SideMention]) -> list[SideMention]:
    """The mentions of one person that stand next to a party, nobody else between."""
    people = (one for one in sides if isinstance(reading.by_id[one.id], Person))
    first = next(people, None)
    return list(takewhile(lambda one: first is not None and one.id == first.id, sides))


def _names(reading: Reading, forms: Mapping[tuple[int, str], str], one: SideMention) -> bool:
    """Whether a mention names somebody, or is the pronoun that opens a sentence after one that names nobody else."""
    if forms.get((one.start, one.id)) != "pronoun":
        return True
    here = reading.sentence_at(one.start)
    last, this = reading.sentences[max(0, here - 1)], reading.sentences[here]
    if one.start != this.start or last.paragraph != this.paragraph:
        return False
    named = {each.id for each in reading.side_mentions_in(last.start, last.end)}
    return {key for key in named if isinstance(reading.by_id[key], Person)} == {one.id}


def _behind(reading: Reading, person: SideMention, party: SideMention, start: int, end: int) -> bool:
    """Whether a party stands behind a name and is told of it."""
    text, between = reading.article.text, (person.end, party.start)
    joint = max(person.end, text.rfind(",", *between)), party.start
    if person.end > party.start or _NOT_SO.search(text, *joint):
        return False
    if _HEADS.fullmatch(text, *between):
        return _AHEAD.match(text, party.end) is None
    if _FOR.fullmatch(text, *between) or _BORE.fullmatch(text, *between):
        return _PAST.search(text, start, end) is None
    member = _MEMBER.match(text, party.end, end)
    if member is None:
        several = _SEVERAL.search(text, *between) and _THERE.match(text, party.end - 1)
        return bool(several) and _IS.fullmatch(text, *between) is not None
    if _named_at(reading, member.end() + 1):
        return False
    if _IS.fullmatch(text, *between):
        return _PAST.search(text, start, end) is None
    return _APPOSED.fullmatch(text, *between) is not None and _CLOSES.match(text, member.end()) is not None


def _ahead(reading: Reading, party: SideMention, person: SideMention, end: int) -> bool:
    """Whether a party stands before a name and is told of it."""
    text, between = reading.article.text, (party.end, person.start)
    line = text.rfind("\n", 0, party.start) + 1
    if _ROW.fullmatch(text, *between):
        people = {one.id for one in reading.side_mentions_in(party.end, end)}
        return line == party.start and people == {person.id}
    if party.end > person.start or _NOT_SO.search(text, *between):
        return False
    if _THROUGH.fullmatch(text, *between):
        return True
    if _OF.fullmatch(text, *between):
        return text.endswith("the ", 0, party.start) and not text.startswith(
            ("'", "’", ", which"), person.end
        )
    member = _MEMBER.match(text, party.end, end)
    return (
        member is not None
        and _OF_A_SEAT.fullmatch(text, member.end(), person.start) is not None
        and _PHRASE.search(text, line, party.start) is not None
        and _BESIDE.match(text, person.end) is not None
    )


def _named_at(reading: Reading, at: int) -> bool:
    """Whether somebody is named right there: "a Conservative MP Ian Dell"."""
    return any(isinstance(reading.by_id[one.id], Person) for one in reading.side_mentions_in(at, at + 1))
