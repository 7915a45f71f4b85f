"""Words by a party that tell of a change of sides, of a backer or of several parties together: two parties are the news there."""

from __future__ import annotations

import re

from copydesk.checks.anycase import AnyCase
from copydesk.checks.cued import Cued
from copydesk.checks.people.affiliation import Side
from copydesk.records import Person, Reading
from copydesk.records.late import late

# The names of parties are set aside before the words are read, but for those that may be an alliance's.
_NAME, _ALLIANCE = "·", late(r"\b(?:alliances?|coalition|bloc|unity|front|pact|joint)\b", re.IGNORECASE)
# In a sentence about somebody who changes sides, two parties are the news.
_CHANGES = AnyCase(
    r"\b(?:switch\w*|defect\w*|cross(?:ed|es)? the (?:floor|aisle)|left (?:the|it|them)\b|quit\w*|resign\w* from|expel\w*|walk(?:ed|s) out|"
    # "Joined the Greens", "join them"; not "join the planning committee", "joining the race".
    r"join\w*\b(?! (?:[\w-]+ ){0,2}(?:others?|fellow)\b)(?= (?:[\w’'-]+ ){0,3}(?:(?-i:[A-Z])|·|part(?:y|ies)\b|ranks\b|forces\b|bloc\b|alliance\b|movement\b|list\b|camp\b|group\b|opposition\b|it\b|them\b))|"
    r"ousted from|split\w*|broke (?:with|away)|founded|co-founded|"
    r"as (?:he|she|they) then|merged|merger|fusion|backed by|endors\w*|supported by|support of|nominated by|caucus\w*|party list)\b"
)
# Words that tell of another time, of whatever stands between the same commas: "once a Green", not "Lund of the Greens, who once ran a bakery".
_TIMES = r"\b(?:turned(?! (?:out|to|up|down|away|into)\b)|formerly|(?<!at )once(?! (?:more|again)\b)|ex-|previously|until|till|(?<!\band )then)\b"
_BEFORE_NOW = Cued(
    rf"{_TIMES}[^,;]*·|·[^,;]*{_TIMES}|\A.{{0,12}}{_TIMES}[^,;]{{0,25}},[^,;]*·",
    "turned|formerly|once|ex-|previously|until|till|then",
    re.IGNORECASE,
)
# "Led the Wildrose Party from 2009 to 2014".
_IN_YEARS = late(
    r"[^,;.]{0,30}?\b(?:from|between|in|until|till|during) (?:19|20)\d\d(?: (?:to|and|until|till) |[-–])(?:19|20)?\d\d\b"
)
# In the words between two commas with a party: "a former Green", not "Lund of the Greens, a former ward chair".
_FORMER = late(r"\bformer\b", re.IGNORECASE)
# Words that tell so only right beside a party: "the joint candidate of", "on the ticket of".
_SHARED = late(
    r"\b(?:both(?! (?:sides|camps|houses|chambers|rounds|ways|times)\b)|alliance|coalition|bloc|joint|jointly|since(?! (?:19|20)\d\d)|(?-i:unity)|independent|lists?|ticket|parties of|primary(?! school)|primaries)\b",
    re.IGNORECASE,
)
# A comma behind which something else is told than what a party is: "the CDP leader, ruled out a coalition".
_ELSE = late(r",(?! (?:part|members?|an?|the|which|in|with|and|or|backed|allied|supported|running|·|‹))")
_BESIDE = 40


def changes(reading: Reading, side: Side) -> bool:
    """Whether the sentence of a party speaks of a change or a backer, or the words beside it of an alliance."""
    start, end = side.sentence
    text = _without_names(reading, start, end, side)
    said, stop = side.statement.start - start, side.statement.end - start
    if _CHANGES.search(text) or _BEFORE_NOW.search(text) or _was(reading, side, text):
        return True
    if _IN_YEARS.match(text, stop):
        return True
    beyond = _ELSE.search(text, stop)
    right = min(stop + _BESIDE, beyond.start() if beyond else len(text))
    return _SHARED.search(text, max(0, said - _BESIDE), right) is not None


def _was(reading: Reading, side: Side, text: str) -> bool:
    """Whether a party is called a former one; "former minister Ann Cole (CDU)" is of what she was besides."""
    start = side.sentence[0]
    said, stop = side.statement.start - start, side.statement.end - start
    comma, end = text.rfind(",", 0, said) + 1, text.find(",", stop)
    former = _FORMER.search(text, comma, len(text) if end < 0 else end)
    if former is None:
        return False
    return not any(
        isinstance(reading.by_id[one.id], Person)
        for one in reading.side_mentions_in(start + former.end(), start + max(former.end(), said))
    )


def _without_names(reading: Reading, start: int, end: int, side: Side) -> str:
    """A sentence with its parties' names set aside."""
    text = reading.article.text[start:end]
    spans = [(one.start, one.end) for one in reading.side_mentions_in(start, end)
             if not isinstance(reading.by_id[one.id], Person)]  # fmt: skip
    for begin, stop in (*spans, (side.statement.start, side.statement.end)):
        if not _ALLIANCE.search(text, begin - start, stop - start):
            text = text[: begin - start] + _NAME * (stop - begin) + text[stop - start :]
    return text[: end - start]
