"""Ages that people give of themselves in quotation marks, with whose words they are: “I am 43 and a nurse,” said Ivy Lund."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.people.ages import BESIDE
from copydesk.records import Person, Reading, Statement
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "I am 43", "I'm only 43", "I may be 43", "At 43 I am", "As a 43-year-old I", "I turned 43 in May". "At 43 I joined" is of another time.
_NOW = r"(?: (?:am|have|can|will|know|feel|want|do|find|still)\b|['’](?:m|ve|ll)\b)"
_SAID = Opened(
    r"\bI(?: am| may be|['’]m)(?: now| only| just| still)? (?P<am>[2-9]\d)"
    r"(?= years old| years of age|[,.;:!?…”\"—–]| and | but | now\b| today\b| with | - )"
    rf"|\b[Aa]t (?:the age of )?(?P<at>[2-9]\d),? (?:I|you){_NOW}"
    rf"|\b[Aa]s an? (?P<as>[2-9]\d)-year-old[^.;”\"]{{0,40}}?,? I{_NOW}"
    r"|\bI(?: have)? (?:just )?turned (?P<turned>[2-9]\d)(?= (?:today|yesterday|last|this|in|on|just)\b|[,.;])",
)
# What is not so: "if I am 60", "when I'm 64", "like I am 20".
_UNREAL = late(
    r"\b(?:if|when|until|till|once|unless|like|though|by the time|before|think|thinks|thought) \Z",
    re.IGNORECASE,
)
_STRAIGHT = '"'
_SHUTS = ("”", _STRAIGHT)
# Behind a quote whose words they are: ” said Ivy Lund", ”, Ms Lund told reporters".
_BY_VERB = late(
    r",? (?:said|says|added|adds|recalled|joked|quipped|wrote|laughed|replied|declared|insisted) (?:the \S+ )?(?:[A-Z][a-z]{1,4}\.? )?\Z"
)
_VERB = late(
    r" (?:(?:has |had |then |also |later |once )?(?:said|says|told|tells|added|adds|recalled|joked|quipped|wrote|laughed|replied|declared|insisted))\b"
)
# “...”, her mother said: of somebody who is not named.
_ANOTHER = late(r",? (?!s?he\b)[a-z]")
_FAR = 70


def ages_said(reading: Reading) -> Iterator[tuple[Person, Statement]]:
    """Who says of themselves how old they are, and the age: told by the word beside the quote, else the one whom the paragraph names outside quotes."""
    text = reading.article.text
    for match in _SAID.finditer(text):
        value = next(age for age in match.groups() if age)
        at = match.start() + match[0].index(value)
        begin, end = _paragraph(text, match.start())
        quote = _quote(text, begin, end, match.start())
        if quote is None or _UNREAL.search(text, begin, match.start()):
            continue
        who = _speaker(reading, begin, end, quote)
        if who is not None:
            yield who, Statement(value=value, start=at, end=at + 2, text=value, by=BESIDE)


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _quote(text: str, begin: int, end: int, at: int) -> tuple[int, int] | None:
    """The quotation marks round a position in a paragraph; a quote may go on in the next."""
    opened: int | None = None
    for here in range(begin, end):
        mark = text[here]
        if mark == "“" or (mark == _STRAIGHT and opened is None):
            opened = here
        elif mark in _SHUTS and opened is not None:
            if opened < at < here:
                return opened, here + 1
            opened = None
    return (opened, end) if opened is not None and opened < at else None


def _speaker(reading: Reading, begin: int, end: int, quote: tuple[int, int]) -> Person | None:
    text, behind = reading.article.text, quote[1]
    for at, until, who in _people(reading, behind, min(end, behind + _FAR))[:1]:
        alone = not text[behind:at].strip(" ,")
        if _BY_VERB.match(text, behind, at) or (alone and _VERB.match(text, until)):
            return who
    if _ANOTHER.match(text, behind):
        return None
    outside = [*_people(reading, begin, quote[0]), *_people(reading, behind, end)]
    return outside[0][2] if len({who.id for *_at, who in outside}) == 1 else None


def _people(reading: Reading, begin: int, end: int) -> list[tuple[int, int, Person]]:
    """Who is named in a stretch, and where."""
    found = ((one.start, one.end, reading.by_id[one.id]) for one in reading.side_mentions_in(begin, end))
    return [(at, until, who) for at, until, who in found if isinstance(who, Person)]
