"""Offices that the words beside a name tell and no title: "who has been prime minister since 2014", "re-elected as president"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.people.offices import Held, Title, country_of
from copydesk.lexicon import tenure
from copydesk.records import Person, Reading, Statement
from copydesk.records.late import late
from copydesk.records.opened import Opened

_NAMED = frozenset({"full", "short", "variant", "diacritics"})
_OFFICE = r"(?P<office>(?:[Vv]ice[- ]|[Dd]eputy )?(?:[Pp]resident|[Pp]rime [Mm]inister)|[Ss]peaker|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Ss]enator|[Cc]hief [Mm]inister|[Ff]irst [Mm]inister|[Pp]remier)"
_OF = r"(?:the |its |his |her |their )?(?:[A-Z]\w+['’]s |country['’]s |nation['’]s )?"
# "Modi, 73, who has been prime minister since 2014"; not "who is president of the party".
_WHO_IS = late(
    rf"(?:, \d\d)?, who (?:is|has been) (?:now )?{_OF}{_OFFICE}(?= since\b|,? for the (?:past|last)\b|[,.])"
)
# "Santokhi, 66, said that as president he would wait".
_AS = late(
    rf"(?:, \d\d,)? (?:said|promised|added|vowed) (?:that )?as {_OFFICE} (?:he|she|they) (?:would|will)\b"
)
# "The Speaker of Tonga's Legislative Assembly, Lord Fakatava,", "said the prime minister, Dame Verna Alleyne,".
_APPOSED = Opened(
    r"\b[Tt]he (?P<office>(?:[Ss]peaker|[Cc]hief [Jj]ustice)(?= of\b|,)|(?:[Vv]ice[- ]|[Dd]eputy )?(?:[Pp]resident|[Pp]rime [Mm]inister)(?=,)|[Gg]overnor(?=,)|[Mm]ayor(?=,))"
    r"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4})?, (?:(?:Lord|Lady|Dame|Sir|Dr|Mr|Mrs|Ms|Miss)\.? )?\Z"
)
# "As prime minister, Leavai has presided over every sitting": what somebody has been doing is done still.
_AS_OPENS = late(rf"(?:\A|[.!?”\"] |\n)As {_OFFICE},? (?:(?:Lord|Lady|Dame|Sir|Dr|Mr|Mrs|Ms|Miss)\.? )?\Z")
_DOES = late(r",? (?:has|is|also|chairs|presides|leads|sits|will)\b(?! (?:been )?(?:dead|retired|out of))")
# "The commission declared Irfaan Ali of the PPP/C re-elected as President", "Ali declared President".
_CHOSEN = Cued(
    rf"(?P<again>re-?)?(?:elected|declared|proclaimed) (?:as )?{_OF}{_OFFICE}\b(?!['’]s|-)(?! (?:of the (?:party|council|assembly|senate|commission)|candidate|[A-Z]))",
    "elected|declared|proclaimed",
)
_REACH = 100
_OVER = late(
    r"\b(?:first|had|in (?:19|20)\d\d|ago|earlier|before|when|ever|not|never|to be|would be|candidates?|if|until|since)\b[^.;]{0,60}\Z"
)
_THEN = late(
    r"[^.;]{0,30}\b(?:in (?:19|20)\d\d|(?:years|months|decades?) (?:ago|earlier|before)|for the first time)\b"
)
_BODY = late(r" of (?:the )?(?P<body>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})")
_PARTED = late(r"[;:”“\"\n]|\. ")


class Chosen(NamedTuple):
    """An office that somebody was just elected to, and whether anew: who is re-elected holds it now."""

    held: Held
    again: bool


def offices_told(reading: Reading, person: Person) -> Iterator[Held]:
    """Offices held now that a clause behind the name tells."""
    text = reading.article.text
    for mention in person.mentions:
        if mention.form not in _NAMED:
            continue
        apposed = _APPOSED.search(text, max(0, mention.start - _REACH), mention.start)
        if apposed is not None and text.startswith(",", mention.end):
            yield _held(apposed["office"], apposed.start("office"))
        opened = _AS_OPENS.search(text, max(0, mention.start - _REACH), mention.start)
        if opened is not None and _DOES.match(text, mention.end):
            yield _held(opened["office"], opened.start("office"))
        if not text.startswith((", ", " said", " promised", " added", " vowed"), mention.end):
            continue
        found = _WHO_IS.match(text, mention.end) or _AS.match(text, mention.end)
        if found is not None:
            yield _held(found["office"], found.start("office"))


def offices_chosen(reading: Reading) -> dict[str, list[Chosen]]:
    """By person: the offices that a story says they were elected to, of the one named last before it."""
    text = reading.article.text
    chosen: dict[str, list[Chosen]] = {}
    for found in _CHOSEN.finditer(text):
        begin = max(0, found.start() - _REACH)
        named = [
            one
            for one in reading.side_mentions_in(begin, found.start())
            if isinstance(reading.by_id[one.id], Person)
        ]
        if not named or _PARTED.search(text, named[-1].end, found.start()):
            continue
        sentence = reading.sentences[reading.sentence_at(found.start())].start if reading.sentences else begin
        if _OVER.search(text, max(begin, sentence), found.start()):
            continue
        body = _BODY.match(text, found.end())
        if _THEN.match(text, found.end()) or (body and country_of(reading, body["body"]) is None):
            continue
        held = _held(found["office"], found.start("office"))
        chosen.setdefault(named[-1].id, []).append(Chosen(held, again=bool(found["again"])))
    return chosen


def _held(printed: str, start: int) -> Held:
    title = tenure.office_in(printed)
    office = title.office if title else printed.lower()
    said = Title(start, start + len(printed))
    statement = Statement(value=office, start=start, end=said.end, text=printed, by="told")
    return Held(office, None, weak=False, statement=statement, said=said)
