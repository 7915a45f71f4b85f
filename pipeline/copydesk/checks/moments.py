"""At which moment of a count somebody was ahead: "on election night", "by Friday", "with 91 of 127 stations in".

Who was ahead at one moment may be behind at another, and no two figures without that moment tell.
"""

from __future__ import annotations

import re

from copydesk.records import Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MOMENT = late(
    rf"\b(?:(?:on|by|until|till|late|early) (?:the )?{_DAY}(?: (?:morning|afternoon|evening|night))?(?: after)?"
    r"|at \d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|minutes after|at (?:half past|a quarter (?:to|past)) \w+"
    r"|on (?:the )?(?:election|polling|results?|count(?:ing)?) (?:night|day)|on the night|overnight|by then|at that (?:stage|point|time|hour)"
    r"|at (?:midnight|dawn|noon|nightfall|daybreak|(?:one|some) (?:stage|point))|went to bed|woke|in the (?:small|early) hours"
    r"|all (?:night|evening|day)|for (?:\w+ ){1,3}(?:hours|minutes)|most of the (?:night|evening|day)|before (?:the )?(?:recount|absentee|postal|mail)"
    r"|with (?:about |only |just |some )?(?:\d[\d.,]*|half|most|two-thirds|three quarters)[^.;,]{0,40}\b(?:counted|in|reported|reporting|opened|tallied|to go)"
    r"|after (?:\d+|the first|the second) (?:of \d+ )?(?:rounds?|stations|boxes|batches))\b",
    re.IGNORECASE,
)
# Who was ahead, not who is.
_WAS = late(
    r"\b(?:was|were|had been|had|led|trailed|been)\b[^.;]{0,40}\Z|\A(?:led|trailed|was|were)\b", re.IGNORECASE
)
_NEAR = 40
# "Before the recount the difference was 737", "when the preliminary count ended she was 6,634 ahead".
_OF_THEN = late(
    r"\b(?:before (?:the|it|that|then)|(?:when|after) the (?:preliminary|provisional|initial|first) (?:count|tally|tallies|figures|results?))\b",
    re.IGNORECASE,
)
_YEAR = late(r"\b(?:19|20)\d\d\b")
# "That year the party's share was", "in that vote", "the alliance then won"; not "since then", "and then".
_THEN = Opened(
    r"\b[Tt]hat (?:same )?(?:year|time|vote|election|poll|contest|race|ballot|occasion)\b|(?<!\bsince )(?<!\bby )(?<!\buntil )(?<!\band )(?<!\bbut )\bthen\b|\bthen (?:only |just |some |about )?\Z"
)

# An aside that goes on: "whom she unseated then".
_ASIDE = late(r"\b(?:who|whom|whose|which) [^,;]*\Z")


def moment(text: str, begin: int, end: int) -> str | None:
    """The moment of a count that words of one sentence name, in lower case; None where they name none."""
    match = _MOMENT.search(text, begin, end)
    return None if match is None else " ".join(match[0].lower().split())


def told_of_then(text: str, begin: int, start: int, end: int) -> bool:
    """Whether words before `end` tell what was, not what is: "was ahead", "led", "had trailed"."""
    return _WAS.search(text[max(begin, start - _NEAR) : start]) is not None or (
        _WAS.match(text[start:end]) is not None
    )


def earlier_count(reading: Reading, start: int, behind: int = 0) -> bool:
    """Whether the words before a figure at `start` in its sentence, `behind` another figure if told, put it at an earlier count."""
    begin = reading.sentences[reading.sentence_at(start)].start if reading.sentences else 0
    begin = max(begin, behind)
    return _OF_THEN.search(reading.article.text, begin, start) is not None


def then_of(text: str, start: int, begin: int, this_year: str | None) -> str | None:
    """The earlier year that a sentence from `begin` goes on about: "In 2015 it was closer. The NDP then won by 4,545"."""
    if this_year is None or not _tells_then(text, begin, start):
        return None
    told = _YEAR.findall(text, text.rfind("\n", 0, begin) + 1, start)
    return told[-1] if told and told[-1] < this_year else None


def _tells_then(text: str, begin: int, start: int) -> bool:
    """Whether words before a figure say "then" of it: not "Yahav, whom she unseated then, was first with"."""
    return any(
        _ASIDE.search(text, begin, match.start()) is None or "," not in text[match.end() : start]
        for match in _THEN.finditer(text, begin, start)
    )
