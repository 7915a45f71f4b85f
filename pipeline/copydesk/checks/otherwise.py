"""Words by which a sentence says that its figure is of another count, time, place or part of the voters than one told before it.

"An hour before", "in the second", "in the city alone", "among women", "it needed", "the postal votes". They are asked for
where figures of two sentences are held against each other with little else to say that they belong together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from copydesk.checks.anycase import AnyCase
from copydesk.records import Reading
from copydesk.records.late import late

# Sentences of which it is kept what they say: one is held against several.
_KEPT = 64
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|several|many|\d+)"
_OTHERWISE = AnyCase(
    # Another time.
    rf"\b(?:{_NUMBER} (?:hours?|days?|weeks?|months?|years?|decades?|terms?|elections?) (?:ago|before|earlier|later)"
    r"|(?:last|previous|next) (?:time|elections?|year|month|week|vote|night|contest|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter)"
    r"|(?:in|of|since|from) ‹x\d+›|(?:in|of|since|from|at|for) (?:the )?(?:[A-Z]\w+ )?(?:19|20)\d\d|(?:19|20)\d\d'?s?|previously|initially|originally|(?:had|was|were) (?:at )?first|first (?:put|gave|given|reported|estimated|announced)|earlier|at one (?:point|stage|time)|at first|so far|by then|back then|at the time"
    r"|(?:by|at|until) (?:noon|midday|dawn|midnight|nightfall|daybreak|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)"
    # Another round or count.
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|next|earlier|\d+(?:st|nd|rd|th)) (?:round|count|ballot|stage|preferences?|ballots?|try|vote)"
    r"|in the (?:first|second|third)\b|(?:general|primary|decisive|deciding) round|run-?offs?|re-?counts?|recounted|primar(?:y|ies)|general election|by-?elections?"
    # Another part of the ballots or of the voters.
    r"|(?:postal|mail(?:ed|-in)?|absentee|early|advance|overseas|in-person|election-day|special|provisional) (?:votes?|voters?|voting|ballots?|papers?)"
    r"|abroad|overseas|by (?:post|mail)|in person|on the day|among(?:st)?|of (?:the )?(?:wo)?men|of (?:those|these|whom|them)\b|spoil\w+|invalid|rejected|blank"
    # Another place.
    r"|alone\b|elsewhere|[a-z]+wide\b|(?:in|across|outside|around) (?:the|its|his|her|their|that) (?:\w+ )?(?:city|town|capital|county|country|countryside|district|province|state|region|canton|ward|island|village"
    r"|north|south|east|west|suburb|rest|parish|municipality|borough|precinct|constituency|riding)s?\b"
    # What is wanted, foreseen or said.
    r"|need(?:s|ed)?|requires?|required|threshold|quota|short of|expect\w*|project\w*|predict\w*|forecast\w*|polls? (?:had|have|has|gave|put|showed)|pollsters?|survey\w*|would|accus\w+|alleg\w+"
    r"|claim(?:s|ed)?|stole\w*|fraud\w*"
    # A change of one side.
    r"|(?:more|fewer|less|better|worse|higher|lower|up|down) (?:\w+ )?than (?:in|at|on|last|four|five|he|she|it|they|his|her|its|their)\b|swing)"
)

# "The 76,025-vote margin was in a different league from 2019": so far behind a figure words are no longer of it.
_CLAUSE_ENDS, _BEHIND = late(r"[,;:.](?!\d)"), 45


@lru_cache(_KEPT)
def otherwise(words: str) -> frozenset[str]:
    """What a sentence says of its figures that sets them apart, in lower case; empty where nothing does."""
    return frozenset(match[0].lower() for match in _OTHERWISE.finditer(words))


# A crosshead with these is of a vote by itself.
_A_VOTE = late(
    r"\b(?:referend\w+|plebiscite|(?:first|second) round|run-?off|recall|by-?election|primary|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# What says that the figures are of the whole land: no reason where they are known to be of one place.
_WHOLE = frozenset({"nationwide", "countrywide", "statewide", "provincewide", "citywide", "countywide"})


def set_apart(reading: Reading, *starts: int, one_place: bool = False) -> bool:
    """Whether of the sentences with figures at these places a later one says, up to the clause of its figure, what the one before does not.

    `one_place`: all are known to be of one place, so that "nationwide" is none of it.
    """
    if _under_another_vote(reading, *starts):
        return True
    last = {reading.sentence_at(start): start for start in sorted(starts)}
    text = reading.article.text
    for (first, _at), (number, start) in pairwise(sorted(last.items())):
        one, other = reading.sentences[first], reading.sentences[number]
        stop = _CLAUSE_ENDS.search(text, start, min(other.end, start + _BEHIND))
        end = stop.start() if stop is not None else min(other.end, start + _BEHIND)
        if turned(text[one.start : one.end], text[other.start : end], _WHOLE if one_place else frozenset()):
            return True
    return False


def _under_another_vote(reading: Reading, *starts: int) -> bool:
    """Whether a crosshead over some figures, and not over others, names a vote: "Referendum of 12 May"."""
    text = reading.article.text
    heads = [part for part in reading.article.parts if part.kind == "crosshead"]
    if not heads:
        return False
    over = {max((part.start for part in heads if part.start <= start), default=-1) for start in starts}
    return len(over) > 1 and any(
        part.start in over and _A_VOTE.search(text, part.start, part.end) for part in heads
    )


def turned(earlier: str, later: str, but: frozenset[str] = frozenset()) -> bool:
    """Whether the later of two sentences says of its figures what the earlier does not, `but` these: "An hour before he had"."""
    said = otherwise(later) - but
    return bool(said) and bool(said - otherwise(earlier))
