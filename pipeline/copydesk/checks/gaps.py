"""Whether a figure is printed as a difference: "a lead of 4 percent", "won by 87 votes", "2 points ahead"."""

from __future__ import annotations

import re

from copydesk.checks.wording import extent
from copydesk.records import Claim, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_NOUNS = (
    r"(?:lead|margin|gap|difference|edge|advantage|swing|gain|loss|rise|increase|drop|fall|decline|decrease)"
)
_HEDGE = (
    r"over|under|more than|less than|about|around|nearly|almost|roughly|at least|at most|slightly|close to"
)
# Before the figure: "a lead of", "won by", "up", "fell another"; not "made up", "Ms Fall", "its majority with".
_BEFORE = Opened(
    rf"(?:\b{_NOUNS}s?(?: (?:of|was|is|stood at|at|to))?|\b{_NOUNS}(?: [\w.()'’-]+){{1,6}} (?:was|is|of|at)|\b{_NOUNS}(?: [\w.()'’-]+){{0,6}} (?:shr[aiu]nks?|grows?|grew|melts|melted|widens|widened|narrows|narrowed|falls|fell|drops|dropped|cut|down) to|\bby|(?<!made )(?<!makes )\b(?:up|down|rose|rises|fell|falls|dropped|slipped|grew"
    r"|gained|lost|climbed|shrank|widened|narrowed)(?: (?:by|an?|another|some|a further))?)"
    rf"(?: (?:only|just|an?|another|some|as much as|well|{_HEDGE}))*\W{{0,3}}\Z"
)
# Behind it: "4 percent ahead", "a 6% lead", "2% more than", "3 percent swing".
_BEHIND = late(
    rf"\A\W{{0,2}}(?:ahead|behind|clear of|in front|adrift|up|down|more|less|fewer|higher|lower|better|worse|{_NOUNS})\b",
    re.I,
)
# Between two sides, not two elections: "a margin of 4 points", "4 points ahead"; not "up 4 points", "a gain of 4".
_SIDES = late(
    r"\b(?:leads?|led|leading|margin|gap|difference|edge|advantage|majority|ahead|behind|clear|in front)\b|\b(?:w[io]n|wins|beat\w*|defeat\w*|carried|held|hung on|hangs on|survived|outlasted|squeaked|re-?elected|elected|prevailed|edged|lost|loses)\b[^.;]{0,50} by\b"
)
_MAJORITY = late(
    r"\bmajorit(?:y|ies)(?: (?:of|was|is|to|at|from))?(?: \w+){0,3} ?\Z|\bmajority \w+ to \Z", re.IGNORECASE
)
_MAJORITY_BEHIND = late(r"[- ]?(?:votes?)?[- ]?(?:strong )?majority\b", re.IGNORECASE)
_REACH = 40
_BEEN = late(
    r"(?:\bhad|['’]d) (?:(?:\w+ )?been|(?:\w+ )?(?:trailed|led|lagged|beaten|defeated|won)) [^.;,]{0,40}\Z"
    # "A first count that had put her ahead by eight".
    r"|\b(?:had|having) (?:\w+ )?(?:put|placed|left|shown|given) (?:[\w.'’-]+ ){1,4}(?:ahead|in front|in the lead) (?:by )?(?:\w+ ){0,2}\Z"
)
# "By the fifth she was ahead by more than", "after the third round the gap was".
_BY_ROUND = Opened(
    r"\b(?:[Bb]y|[Aa]fter|[Ii]n|[Aa]t|[Tt]ill|[Uu]ntil) the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]+th|\d+(?:st|nd|rd|th))(?: (?:round|count|batch|stage|hour|iteration|bulletin))?,?"
    r" (?:(?:she|he|it|they|the \w+) (?:was|were|had|is|stood|led)\b[^.;]*|(?:it was )?(?:by|to) )?\Z"
)
_SWING_BEHIND = late(r"[- ]?(?:points?|%|percent|per cent)?[- ](?:[A-Za-z]+ )?swing\b", re.IGNORECASE)
_SWING_BEFORE = late(
    r"\bswing (?:\w+ ){0,8}?(?:of|was|is) (?:\w+ ){0,2}\Z|\bswing (?:of|was|is)? ?\Z", re.IGNORECASE
)


def printed_as_gap(reading: Reading, claim: Claim) -> bool:
    """Whether the words right before or behind a figure make a difference of it."""
    text = reading.article.text
    start, end = extent(reading, claim)
    digit = next((at for at in range(start, end) if text[at].isdigit()), start)
    before = _BEFORE.search(text, max(0, digit - _REACH), digit)
    return before is not None or _BEHIND.search(text[end : end + _REACH]) is not None


def printed_as_margin(reading: Reading, claim: Claim) -> bool:
    """As `printed_as_gap`, or a majority: "a majority of 373", "a 373-vote majority", "her majority fell to 373"."""
    start, end = extent(reading, claim)
    text = reading.article.text
    beside = _MAJORITY.search(text[max(0, start - _REACH) : start]) or _MAJORITY_BEHIND.match(text, end)
    return beside is not None or printed_as_gap(reading, claim)


def between_sides(reading: Reading, claim: Claim) -> bool:
    """Whether the words beside a difference make it one of two sides, not of two elections."""
    text = reading.article.text
    start, end = extent(reading, claim)
    words = text[max(claim.evidence.start, start - _REACH) : min(claim.evidence.end, end + _REACH)]
    return _SIDES.search(words) is not None


def of_a_swing(reading: Reading, claim: Claim) -> bool:
    """Whether a change is a swing from one side to another, half of what the two gained and lost: "on a 17-point swing"."""
    start, end = extent(reading, claim)
    text = reading.article.text
    before = text[max(claim.evidence.start, start - _REACH) : start]
    return _SWING_BEHIND.match(text, end) is not None or _SWING_BEFORE.search(before) is not None


def had_been(reading: Reading, lead: Claim) -> bool:
    """ "Who had been 3.6 points ahead", "by the eleventh round it was 34,000": of an earlier count than the figures."""
    text, start = reading.article.text, lead.value_span.start
    return (
        _BEEN.search(text, lead.evidence.start, start) is not None
        or _BY_ROUND.search(text, max(lead.evidence.start, start - _REACH), start) is not None
    )


def not_of_two_sides(lead: Claim) -> bool:
    """Whether a lead is a majority over all others together, or a swing: no difference of two sides."""
    words = lead.evidence.text.lower()
    return "swing" in words or (lead.unit == "seats" and "majorit" in words)
