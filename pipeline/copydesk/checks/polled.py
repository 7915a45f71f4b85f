"""Whether the words around a figure say that it is an estimate: a pollster's, a forecaster's, a quick count's."""

from __future__ import annotations

import re

from copydesk.checks.cued import Cued
from copydesk.records.late import late
from copydesk.records.opened import Opened

# An estimate by somebody: "put Arce at 53 percent", "gave her 48".
_ESTIMATED = Opened(
    # Not "whom the party had put up against him, stood at".
    r"\b(?:puts?\b(?! (?:up|forward|in|out|off|together|back|to|an?)\b)|projected\b|estimated\b)[^.;]{0,60}?\b(?:at|on|with)\b[^.;]{0,60}\Z"
    # "Predicted at 8.40 p.m. that Stubb would finish on".
    r"|\b(?:predict(?:s|ed)?|forecasts?|foresaw|expect(?:s|ed)?)\b(?:[^.;]|\d\.\d|[ap]\.m\.){0,80}?\b(?:would|will|to) (?:\w+ ){1,3}[^.;,\d]{0,30}\Z",
)
_UP_TO = r"(?: of [^.;,]{1,20}?)?(?:(?! (?:but|though|until|before)\b)(?:[^.;]|\.\d)){0,60}?"
_OF_WHOM = r"(?: (?:by|from|of|for|before|last|this|a week|published|taken|conducted|commissioned|(?:in|on)(?! \d)) [^.;,]{1,50}?)?"
_SAYS = (
    r"had|have|has|gave|gives?|given|giving|puts?|putting|show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|predict(?:s|ed|ing)?|saw|sees|seen|indicat(?:es|ed|ing)"
    r"|point(?:s|ed|ing) to|found|estimated|foresaw|foreseen|measured|placed|projected"
)
# What pollsters say: "surveys had given her a lead of", "the last poll put it at", "when one poll gave No"; not "Assembly polls",
# nor what follows "but he won".
_SAID_BY_POLLS = Cued(
    rf"\b(?:(?:(?P<exit>exit[- ]polls?)|(?:opinion|entrance|tracking) polls?|surveys?|pollsters?|polling (?:firms?|institutes?|houses?|companies|averages?)|averages? of (?:the )?polls|quick counts?"
    rf"|parallel (?:counts?|tabulations?)|projections?|forecasts?|bookmakers|Newspolls?|\w+ average)\b{_UP_TO}(?:,|\b(?:{_SAYS}|said|was|is)\b)"
    rf"|(?<!ssembly )(?<!eneral )(?<!ivic )(?<!tate )(?<!ocal )(?<!unicipal )(?<!abha )(?<!ouncil )(?<!by-)(?<!by)polls?\b{_OF_WHOM} (?:(?:all|both|also|even) )?(?:{_SAYS})\b)"
    r"(?:(?!\b(?:but|though|although|whereas|won|wins|got|received|took|finished|ended|polled|official\w*|in the end|than|counted|commission|final)\b)(?:[^.;]|\.\d)){0,90}\Z",
    "poll|survey|quick count|parallel|projection|forecast|bookmakers|average",
    re.IGNORECASE,
)
# "43% for Yes and 42 for No, while four other institutes gave No the lead".
_OTHER_POLL = late(
    r"\b(?:last|latest|final|newest|most recent|previous|separate|second) (?:opinion |exit )?(?:poll|survey) (?:by|from|of|for|in)\b|\b(?:[Oo]ther|[Aa]nother|[Rr]ival|[Ee]arlier|[Ll]ater) (?:\w+ ){0,2}?(?:polls?|pollsters?|institutes?|surveys?|projections?|tall(?:y|ies)|counts?)\b"
)
# "The 15 points that pollsters had given her", "the 8 percent foreseen by polls".
_OF_POLLS = late(
    r"(?:%| ?per ?cent| ?percent| points?| seats)?(?: of the votes?)?,? (?:that |which |in |by |of |from |(?:fore(?:seen|cast)|predicted|expected|suggested|given|shown) (?:by|in) )?(?:the |an? |most |all |some |many |several |\w+ )?(?:opinion |final |last |latest |exit[- ])?(?:polls?|surveys?|pollsters)\b(?! (?:clos|open|station|in|with))"
)
# Lines of a list under "Here is what the exit polls say:".
_LINES = 12
_POLLS_ABOVE = late(
    r"\b(?P<exit>exit[- ]polls?)\b|\b(?:(?:opinion )?polls?|surveys?|pollsters?)\b(?! (?:close|open|station))",
    re.IGNORECASE,
)


def estimated(text: str, start: int, sentence: tuple[int, int]) -> bool:
    """Whether the words before a figure say that somebody estimates it."""
    return _ESTIMATED.search(text, sentence[0], start) is not None


def polled_by_words(text: str, start: int, end: int, begin: int) -> str | None:
    """Whether the words before a figure, in its sentence from `begin`, or right behind it say that pollsters have it: "poll" or "exit_poll"."""
    match = _SAID_BY_POLLS.search(text, begin, start)
    if match is not None:
        return "exit_poll" if match["exit"] else "poll"
    return "poll" if _OF_POLLS.match(text, end) else None


def by_another_poll(text: str, begin: int, end: int) -> bool:
    """Whether words between two figures tell of another poll or count."""
    return _OTHER_POLL.search(text, begin, end) is not None


def polled_above(text: str, start: int) -> str | None:
    """What the words that lead in a list of lines say that its figures are: "poll", "exit_poll" or None."""
    line = text.rfind("\n", 0, start) + 1
    for _number in range(_LINES):
        above = text[:line].rstrip()
        line = above.rfind("\n") + 1
        words = above[line:].strip()
        if words.endswith(":"):
            match = _POLLS_ABOVE.search(words)
            return None if match is None else ("exit_poll" if match["exit"] else "poll")
        if not words or words.endswith((".", "!", "?", "”", '"')):
            return None
    return None
