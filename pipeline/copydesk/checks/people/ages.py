"""Ages and years of birth that the words beside a name tell: "who at 45 is the youngest", "born in 1964 and is 58"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from copydesk.checks.cued import Cued
from copydesk.checks.dates.calendar import dates
from copydesk.checks.of_story import of_story
from copydesk.records import DateParts, Mention, Person, Quantity, Reading, Statement
from copydesk.records.ended import Ended
from copydesk.records.late import late
from copydesk.records.opened import Opened

# How an age is joined that the words beside a name tell, one that a birthday of about now tells, and one that was read.
BESIDE, BIRTHDAY, READ = "beside", "birthday", "read"
_NAMED = frozenset({"full", "short", "variant", "diacritics"})
# After a name: "Ivy Lund of the Greens, 54, got", "Lund, who at 54 is", "Lund is 54 and", "Lund, a vet aged 54".
_AFTER = (
    late(r" of (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}, (?P<age>[2-9]\d), (?=[a-z])"),
    late(r",? (?:who |and )?,?(?:at|aged) (?P<age>[2-9]\d),? (?:is|becomes|has become|will be|would be)\b"),
    late(r"(?:, who is|,? is) (?:now |only |just |already |still )?(?P<age>[2-9]\d)(?: years old|[.;:!?”\"]| and (?!\d)| but |, (?!\d|up |down ))"),
    late(r", (?:now|currently|just|only) (?P<age>[2-9]\d), (?=[a-z])"),
    late(r",? (?:who )?is an? (?P<age>[2-9]\d)-year-old\b"),
    late(r"(?:,| is) an? (?:[a-z-]+ ){1,3}aged (?P<age>[2-9]\d)\b"),
)  # fmt: skip
_CUES = (", ", " who ", " is ", " at ", " of ", " aged ")
# Behind what is set off from a name: "Lund, who was born in 1973, is 62".
_SET_OFF_IS = late(
    r", [^;:.“”\"\n]{1,90}?, is (?:now )?(?P<age>[2-9]\d)(?: years old|[.;]| and (?!\d)|, (?!\d))"
)
# "She is 61 and a lawyer", of the only one whom the sentence before names.
_SHE_IS = late(
    r" is (?:now |only |just |already |still )?(?P<age>[2-9]\d)(?: years old|[.;]| and (?!\d)|, (?!\d))"
)
# Before it, or before a pronoun: "At 54, Ivy Lund is", "At 33 he would be", "Now 75, he wants".
_BEFORE = Ended(
    r"(?:\A|[.!?”\"\n] ?|; )(?:At|Aged|(?P<now>Now)) (?P<age>[2-9]\d),? (?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? )?\Z"
)
_IS = late(r",? (?:is|becomes|has become|(?:will|would) (?:be|become))\b")
# "Aged 81, Lund was the oldest candidate": of this vote, if the sentence tells of no other time.
_WAS = late(r",? was (?:the|an?|by far|also|one)\b")
_OF_THEN = late(r"\b(?:19|20)\d\d\b|\b(?:when|then|ago|first|once|at the time|years?|decades?|last)\b")
# Later in a sentence that names nobody else: "took the last seat and at 22 will be", "was born in 1964 and is 58".
_LATER = Opened(
    r"\band (?:now )?(?:(?:at|aged) (?P<age>[2-9]\d),? (?:is|becomes|will be)\b|(?:who )?is (?:now )?(?P<is>[2-9]\d)(?= years old|[.;,]))",
)
# "Behind Ivy Lund, a student, who took the last seat and at 22 will be".
_WHO = late(r"(?:,[^,;]{3,60})?, who [^,;]*")
# "Celebrated her 54th birthday on Monday", not "in February 1991", "turned 54 last week".
_BIRTHDAY = Opened(
    r"\b(?:(?:his|her|their) (?P<nth>[2-9]\d)(?:st|nd|rd|th) birthday(?![^.;]{0,30}\b(?:19|20)\d\d)"
    r"|(?:turns|turned|will turn|will be) (?P<turned>[2-9]\d) (?:today|yesterday|tomorrow|(?:on|last|next|this) (?:week|month|[A-Z][a-z]+day))"
    r"|(?:turns|turned|will turn|will be) (?P<to_be>[2-9]\d) in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b",
)
# "The 59-year-old president", who has been named.
_POINTED = Opened(r"\b[Tt]he (?P<age>[2-9]\d)-year-old\b(?: (?:former |retired )?(?P<noun>[a-z]+))?")
# "The new councillor, 59, takes", at the head of a sentence.
_SET_OFF = late(
    r"(?:[.!?”\"] |\n)The (?:[a-z-]+ ){0,3}(?P<noun>[A-Za-z-]*[a-z]), (?P<age>[2-9]\d), (?!and |or |with )(?=[a-z])"
)
# "It was close,” the 59-year-old said": of whom the paragraph is.
_SUBJECT = late(r"(?:[.!?”\"] |\n|[,.!?][”\"] (?:said |says )?)\Z")
_REACH = 3
# "Lund, 46, a lawyer and a cousin of Elvis, was born in": the year is of the one at the head.
_BORN_OF_HEAD = late(r",(?: \d\d,)?(?P<words>[^.;\"“]{0,140}?), was born\b[^.;]{0,60}\Z")
_ANOTHER_CLAUSE = late(
    r"\b(?:said|says|told|tells|that|who|whose|which|when|while|where|because|as|but|and (?:he|she|they))\b"
)
# "Born in Koror in February 1956, he is", "Born in March 1956, Lund will be".
_BORN_OPENING = Opened(
    r"\bBorn\b[^.;\n]{0,60}?\b(?P<year>(?:18|19|20)\d\d)(?: (?:in|at|near) [^,.;\n\d]{2,40})?, "
)
# A sentence that opens with somebody and an age, and the birth that the paragraph tells further down: "The winner, 62, was ... She was born".
_AT_HEAD = late(r"(?P<who>[^\n,;:.()]{2,50})(?:, | is |, aged | \()(?P<age>[2-9]\d)(?=[,.)]| years old)")
_BORN_BELOW = Cued(
    r"[.!?”\"] (?:(?:He|She|The (?:(?!\b(?:sons?|daughters?|child|he|she)\b)[^.;\n]){2,80}?)(?: was born|, born)"
    r"|The (?:(?:grand)?(?:son|daughter)|child) of [^.;\n]{2,60}?, born|Born)\b"
    r"[^.;\n]{0,70}?\b(?P<year>(?:18|19|20)\d\d)\b",
    "born",
)
# "Her daughter was born in", "the firm that she runs was born in".
_OTHERS = late(
    r"\b(?:sons?|daughters?|child(?:ren)?|wife|husband|twins?|father|mother|parents?|brother|sister|grand(?:father|mother)|party|movement|alliance|(?:he|she|they) \w+ was)\b"
)
# "Born in Duluth, won his place in 1993": the sentence has gone on to something else.
_GOES_ON = late(r"\bborn\b.*,\s(?!(?:in|on|at|near|the|an?|of|and in)\b)[a-z]+\s(?:.*\s)?\Z", re.DOTALL)


# Between somebody who is told by an age alone and a name: what the one does to the other.
_DOES_TO = late(
    r"\b(?:lost|beat|beats|defeat\w*|face[sd]?|told|succeed\w*|replac\w*|trail\w*|edg\w*|oust\w*|unseat\w*|congratulat\w*|conceded|accus\w*|over|against)\b"
)
# An age, and a birth, in one sentence.
_BIRTH = Opened(r"\b[Bb]orn\b[^.;:\n‹]{0,60}?\b(?P<year>(?:18|19|20)\d\d)\b")
_AGE_TOLD = late(
    r"\b(?P<a>[2-9]\d)-year-old\b|, (?P<b>[2-9]\d)(?=,)|\b(?:is|turned|aged?) (?P<c>[2-9]\d)(?=[,.;]| and\b| years)|\b[Aa]t (?P<d>[2-9]\d)(?=,| [A-Z]| (?:he|she) )|\((?P<e>[2-9]\d)[,)]"
)
# Of somebody else, or of another time.
_NOT_ONE = late(
    r"\b(?:sons?|daughters?|child\w*|wife|husband|father|mother|parents?|brother|sister|twins?|when|then|would have|will be|will turn|had been|died|dead|late|at the time|ago|youngest|oldest|both|party|percent|seats|votes)\b|%"
)


def ages_beside(reading: Reading, person: Person) -> Iterator[Statement]:
    """Ages told in the present right by a person's name, beyond those that were read."""
    known = {age.start for age in person.ages}
    for mention in person.mentions:
        if mention.form not in (*_NAMED, "pronoun"):
            continue
        for found, by in (
            (_match(reading, person, mention), BESIDE),
            (_birthday(reading, person, mention), BIRTHDAY),
        ):
            value = next(age for age in found.groups() if age and age.isdigit()) if found else ""
            start = found.start() + found[0].rindex(value) if found else -1
            if found and start not in known:
                yield Statement(value=value, start=start, end=start + 2, text=value, by=by)


def _match(reading: Reading, person: Person, mention: Mention) -> re.Match[str] | None:
    text = reading.article.text
    if mention.form != "pronoun" and text.startswith(_CUES, mention.end):
        for pattern in _AFTER:
            if (found := pattern.match(text, mention.end)) is not None:
                return found
    if (found := _BEFORE.search(text, max(0, mention.start - 16), mention.start)) is not None:
        begin, end = _sentence(reading, mention.start)
        aged = "Aged" in found[0] and mention.form != "pronoun"
        was = aged and _WAS.match(text, mention.end) and not _OF_THEN.search(text, begin, end)
        return found if found["now"] or was or _IS.match(text, mention.end) else None
    begin, end = _sentence(reading, mention.start)
    if mention.form == "pronoun":
        return _SHE_IS.match(text, mention.end) if _goes_on(reading, person, mention.start) else None
    set_off = _SET_OFF_IS.match(text, mention.end)
    if set_off is not None and _names(reading, mention.end, set_off.end()) <= {person.id}:
        return set_off
    found = _LATER.search(text, mention.end, end)
    if found is None or _names(reading, mention.end, found.start()) - {person.id}:
        return None
    whose = _names(reading, begin, mention.start) <= {person.id} or _WHO.match(text, mention.end)
    return found if whose else None


def _goes_on(reading: Reading, person: Person, at: int) -> bool:
    """Whether a pronoun opens a sentence behind one of its paragraph that names nobody but the person."""
    here = reading.sentence_at(at) if reading.sentences else 0
    last, this = reading.sentences[max(0, here - 1)], reading.sentences[here]
    return (
        this.start == at
        and last.paragraph == this.paragraph
        and _names(reading, last.start, last.end) == {person.id}
    )


def ages_pointed(reading: Reading) -> Iterator[tuple[Statement, list[Person]]]:
    """Ages of people who are pointed at, "the 59-year-old president", with those who can be meant, the nearest first.

    They are the ones named in the sentence before it and the three before that.
    """
    text = reading.article.text
    for match in chain(_POINTED.finditer(text), _SET_OFF.finditer(text)):
        number = reading.sentence_at(match.start()) if reading.sentences else 0
        begin = reading.sentences[max(0, number - _REACH)].start if reading.sentences else 0
        before = [one.id for one in reading.side_mentions_in(begin, match.start())]
        people = [reading.by_id[key] for key in dict.fromkeys(reversed(before))]
        start, value = match.start("age"), match["age"]
        said = Statement(value=value, start=start, end=start + 2, text=match["noun"] or "", by=BESIDE)
        yield said, [one for one in people if isinstance(one, Person)]


def of_the_paragraph(reading: Reading, age: Statement) -> str | None:
    """The only one whom a paragraph names before somebody who is pointed at in a sentence of its own."""
    text = reading.article.text
    begin = text.rfind("\n", 0, age.start) + 1
    named = _names(reading, begin, age.start)
    if len(named) != 1 or not _SUBJECT.search(text, begin, age.start - len("the ")):
        return None
    return next(iter(named))


def _birthday(reading: Reading, person: Person, mention: Mention) -> re.Match[str] | None:
    """A birthday of about now, in a sentence that names nobody else."""
    begin, end = _sentence(reading, mention.start)
    found = _BIRTHDAY.search(reading.article.text, mention.end, end) if mention.form in _NAMED else None
    return found if found and _names(reading, begin, found.end()) == {person.id} else None


def births_below(reading: Reading) -> Iterator[tuple[str, Statement, Statement]]:
    """Who a sentence opens with, the age told there, and a birth below in the paragraph that is told of nobody by name."""
    text = reading.article.text
    for match in _BORN_BELOW.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        opened = [one for one in reading.sentences if begin <= one.start < match.start()]
        head = next((found for one in reversed(opened) if (found := _AT_HEAD.match(text, one.start))), None)
        if head is not None:
            yield head["who"], _stated(head, "age"), _stated(match, "year")


def births_in_one(reading: Reading) -> Iterator[tuple[str, Statement, Statement]]:
    """An age and a year of birth that one sentence tells of one person: "The premier, 56, who was born in 1930"."""
    text = reading.article.text
    for birth in _BIRTH.finditer(text):
        begin, end = _sentence(reading, birth.start())
        ages = list(_AGE_TOLD.finditer(text, begin, end))
        births = list(_BIRTH.finditer(text, begin, end))
        if len(ages) != 1 or len(births) != 1 or _NOT_ONE.search(text, begin, end):
            continue
        named = [one for one in _names(reading, begin, end) if isinstance(reading.by_id[one], Person)]
        if len(named) > 1:
            continue
        (age,) = ages
        name = next(key for key, value in age.groupdict().items() if value)
        who = " ".join(text[begin : age.start()].split()[:3]).strip(" ,(") or "Whoever"
        yield (reading.by_id[named[0]].name if named else who), _stated(age, name), _stated(birth, "year")


def of_the_other(reading: Reading, person: Person, age: Statement) -> bool:
    """Whether who is told by an age alone does something to the person: "The 45-year-old lost to Alexander Van der Bellen"."""
    text = reading.article.text
    if not text.startswith("-year-old", age.start + 2) or not reading.sentences:
        return False
    here = reading.sentences[reading.sentence_at(age.start)]
    named = [one for one in person.mentions if here.start <= one.start < here.end and one.form != "pronoun"]
    behind = min((one.start for one in named if one.start > age.end), default=None)
    if behind is None or any(one.end <= age.start for one in named):
        return False
    return _DOES_TO.search(text, age.end, behind) is not None


def _stated(match: re.Match[str], name: str) -> Statement:
    return Statement(value=match[name], start=match.start(name), end=match.end(name))


def births_beside(reading: Reading, person: Person) -> Iterator[Statement]:
    """Years of birth in a sentence that names nobody else before them, or that has the person at its head."""
    if person.born:
        return
    text = reading.article.text
    openings, told = _births(reading)
    for match in openings:
        after = next((mention for mention in person.mentions if mention.start == match.end()), None)
        if after is not None:
            year = match.start("year")
            yield Statement(value=match["year"], start=year, end=year + 4, by="sentence")
    for quantity, parts in told:
        start, _end = _sentence(reading, quantity.start)
        alone = _names(reading, start, quantity.start) == {person.id} and not _OTHERS.search(
            text, start, quantity.start
        )
        if (alone and not _GOES_ON.search(text, start, quantity.start)) or _of_head(
            reading, person, start, quantity.start
        ):
            yield Statement(value=str(parts.year), start=quantity.start, end=quantity.end, by="sentence")


@of_story
def _births(reading: Reading) -> tuple[list[re.Match[str]], list[tuple[Quantity, DateParts]]]:
    """Where a story says that somebody was born in a year."""
    told = [one for one in dates(reading) if one[1].event == "born" and one[1].year is not None]
    return list(_BORN_OPENING.finditer(reading.article.text)), told


def _of_head(reading: Reading, person: Person, begin: int, at: int) -> bool:
    """Whether a person is the subject of a sentence and of its "was born", whoever is named in between."""
    text = reading.article.text
    head = next((one for one in person.mentions if one.start == begin and one.form in _NAMED), None)
    found = _BORN_OF_HEAD.match(text, head.end, at) if head else None
    return found is not None and _ANOTHER_CLAUSE.search(found["words"]) is None


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    if not reading.sentences:
        return 0, len(reading.article.text)
    sentence = reading.sentences[reading.sentence_at(at)]
    return sentence.start, sentence.end


def _names(reading: Reading, begin: int, end: int) -> set[str]:
    """Who is named in a stretch."""
    return {
        one.id for one in reading.side_mentions_in(begin, end) if isinstance(reading.by_id[one.id], Person)
    }
