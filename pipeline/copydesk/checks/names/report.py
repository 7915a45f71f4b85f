"""How a misspelling is told: which places are pointed at, in which words, with what to put instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.checks.names.forms import Form
from copydesk.checks.names.spellings import Verdict
from copydesk.checks.names.words import Word
from copydesk.records import Reading

# Speech that was written down by the one who is quoted: its spelling is not the desk's.
_WRITTEN = re.compile(
    r"\b(?:wrote|writes|writing|tweet\w*|posted|post|posts|texted|e-?mail\w*|banner\w*|placard\w*|poster\w*|"
    r"sign|signs|"
    r"slogan|graffiti|letter|caption\w*|read|reads|reading|scrawled|typed|misspell\w*)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A misspelling ready for a finding."""

    message: str
    primary: tuple[int, int]
    versus: tuple[int, int]
    context: list[tuple[int, int]]
    replacement: str | None


def spans_and_message(reading: Reading, verdict: Verdict) -> Told | None:
    """What to say of a verdict; None where the odd spelling stands in quotations from writing only."""
    places = [word for word in verdict.odd.words if not _from_writing(reading, word)]
    if not places:
        return None
    best = _best(verdict.right)
    odd, right = verdict.odd.shown, verdict.right.shown
    if verdict.sure:
        message = f"“{odd}” is spelled “{right}” elsewhere in the story ({verdict.slip.words()})."
    else:
        message = f"Two spellings in one story: “{odd}” and “{right}” ({verdict.slip.words()})."
    return Told(
        message,
        (places[0].start, places[0].end),
        (best.start, best.end),
        [(word.start, word.end) for word in places[1:]],
        _cased(right, places[0]) if verdict.sure else None,
    )


def _best(form: Form) -> Word:
    """The place to hold the odd spelling against: in the fullest name."""
    return next(
        (word for word in form.words if word.kind and len(form.story.runs[word.run]) > 1), form.words[0]
    )


def _cased(right: str, odd: Word) -> str:
    """The right spelling in the capitals of the odd one."""
    return right.upper() if odd.caps else right


def _from_writing(reading: Reading, word: Word) -> bool:
    """Whether a word stands in a quotation of something written: a post, a banner, a letter."""
    if not word.quoted:
        return False
    text = reading.article.text
    quote = next(
        (
            part
            for part in reading.article.parts
            if part.kind == "quote" and part.start <= word.start < part.end
        ),
        None,
    )
    if quote is None:
        return False
    around = text[max(0, quote.start - 80) : quote.start] + " " + text[quote.end : quote.end + 80]
    return _WRITTEN.search(around) is not None
