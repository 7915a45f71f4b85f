"""Sentences that correct an earlier printing: what they give may be what was wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.checks.cued import Cued
from copydesk.records import Claim, Reading
from copydesk.records.late import late

# "A previous version gave the turnout as 62.1 per cent", "we said that she had 1,844", "put incorrectly at 30": taken back.
_TAKEN_BACK = Cued(
    r"\b(?:earlier|previous|prior|original|first|initial) (?:version|edition|report|story|article|headline|dispatch|draft)s?\b(?! of the (?:bill|law|plan|text))"
    r"|\b(?:incorrectly|wrongly|mistakenly|erroneously|in error|misstat\w+|misreport\w+|misprint\w*)\b"
    r"|\b(?:editing|production|typing|reporting|transcription) (?:error|mistake)\b"
    r"|\bin (?:yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)['’]s (?:edition|paper|issue)s?\b"
    r"|\b(?:at first|first|initially|originally) (?:given|stated|printed|published|posted|put|listed|reported) (?:here|in (?:this|our) \w+|on this (?:page|site)|by us)\b",
    "version|edition|report|story|article|headline|dispatch|draft|incorrect|wrongly|mistake|erroneous|error|misstat|misprint|paper|issue| here|in this|in our|on this|by us",
    re.IGNORECASE,
)

# "Correction: the turnout was 62.1 per cent, not 61.2.": the whole paragraph.
_OPENS = late(
    r"\W*(?:corrections?|clarifications?|erratum)(?: \([^)\n]{1,30}\))?(?:[:.]|\s+[–—-])", re.IGNORECASE
)


def taken_back(reading: Reading, claim: Claim) -> bool:
    """Whether the sentence of a figure corrects an earlier printing: what it gives may be what was wrong."""
    start = claim.value_span.start
    if not reading.sentences:
        return _TAKEN_BACK.search(claim.evidence.text) is not None
    sentence = reading.sentences[reading.sentence_at(start)]
    return _corrects(reading.article.text, sentence.start, sentence.end)


# The claims of a sentence ask one after the other.
@lru_cache(maxsize=16)
def _corrects(text: str, start: int, end: int) -> bool:
    opened = text.rfind("\n", 0, start) + 1
    return _OPENS.match(text, opened) is not None or _TAKEN_BACK.search(text, start, end) is not None
