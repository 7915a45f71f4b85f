"""The stage of the count that a sentence names: poll, exit poll, projection, partial, final; and its clock."""

from __future__ import annotations

import re

from copydesk.claims.sentences.line import Line
from copydesk.lexicon import settings
from copydesk.records.claim import Status

CLOCK = re.compile(
    r"^(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.?m\.?|p\.?m\.?|gmt|utc|bst|h)?\b", re.IGNORECASE
)
# "a poll by X", "the latest tracking poll", "polls had put"; not "the polls closed", "a poll worker".
POLL = re.compile(
    r"\b(?:opinion|entrance|pre-election|tracking) polls?\b"
    r"|\b(?:survey|surveys|pollster|polling (?:by|from|average))\b"
    r"|\b(?:a|latest|new|recent|previous) (?:(?!presidential|general|snap|run-?off|second)\S+ ){0,3}poll\b(?! station| worker| watch)"
    r"|\bpoll (?:by|last|put|had|found|showed|conducted|released|of)\b"
    r"|\bpolls (?:had|have|show|showed|suggest|suggested|put|predicted|gave)\b"
    r"|\bits polling\b"
    # Whom only a pollster asks.
    r"|\b(?:likely voters|respondents|margin of error|(?:those|people|voters|adults) (?:polled|surveyed|asked|questioned|interviewed))\b"
)

# Words without one of which no poll is told.
POLLED = frozenset(
    """
    poll polls polling polled pollster survey surveys surveyed likely respondents margin asked questioned interviewed
    """.split()
)


def status_of(line: Line) -> Status | None:
    """The sentence's own word for the stage of its figures."""
    told, words = line.all_words, line.vocabulary
    text = " ".join(told)
    if "exit poll" in text or "exit polls" in text:
        return "exit_poll"
    if POLLED & words and POLL.search(text):
        return "poll"
    if words & settings.RESULT_NOUNS:
        for at, word in enumerate(told):
            near = told[at + 1 : at + 4]
            if word in settings.PARTIAL and set(near) & settings.RESULT_NOUNS:
                return "partial"
            if word in settings.FINAL and set(near) & (settings.RESULT_NOUNS - {"total", "numbers"}):
                return "final"
    if "so far" in text or "preliminar" in text or "provisional" in text or "unofficial" in text:
        return "partial"
    if words & {"projected", "projection", "projections", "projects", "forecast"}:
        return "projection"
    return None
