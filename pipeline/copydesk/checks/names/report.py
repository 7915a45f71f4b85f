"""How misspellings are told: which places are pointed at, in which words, with what to put instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.forms import Form
from copydesk.checks.names.spellings import Verdict
from copydesk.checks.names.words import Word
from copydesk.lexicon import known_names
from copydesk.records import Finding, Reading
from copydesk.records.late import late

# Speech that was written down by the one who is quoted: its spelling is not the desk's.
_WRITTEN = late(
    r"\b(?:wrote|writes|writing|tweet\w*|posted|post|posts|texted|e-?mail\w*|banner\w*|placard\w*|poster\w*|"
    r"sign|signs|"
    r"slogan|leaflet\w*|flyers?|billboard\w*|pamphlet\w*|graffiti|letter|caption\w*|read|reads|reading|scrawled|typed|misspell\w*)\b",
    re.IGNORECASE,
)


def tell(check: Check, reading: Reading, verdicts: Iterable[Verdict], ledger: Ledger) -> Iterator[Finding]:
    """A finding of the check for each verdict; none where the odd spelling is only quoted from something written."""
    for verdict in verdicts:
        words = [word for word in verdict.odd.words if not from_writing(reading, word)]
        if not words:
            ledger.set_aside("quoted")
            continue
        odd, right, best = verdict.odd.shown, verdict.right.shown, _best(verdict.right)
        happened = verdict.slip.words()
        yield check.finding(
            reading,
            f"“{odd}” is spelled “{right}” elsewhere in the story ({happened})."
            if verdict.sure
            else f"Two spellings in one story: “{odd}” and “{right}” ({happened}).",
            (words[0].start, words[0].end),
            [(best.start, best.end)],
            [(word.start, word.end) for word in words[1:]],
            found=odd,
            expected=right if verdict.sure else None,
            replacement=_cased(right, words[0]) if verdict.sure else None,
        )


def tell_alone(
    check: Check, reading: Reading, form: Form, right: str, message: str, ledger: Ledger
) -> Iterator[Finding]:
    """A finding on a spelling that the story never has right; none where it is only quoted from something written."""
    word, *others = form.words
    if from_writing(reading, word):
        ledger.set_aside("quoted")
        return
    yield check.finding(
        reading,
        f"“{word.text}” {message}",
        (word.start, word.end),
        context=[(other.start, other.end) for other in others],
        found=word.text,
        expected=right,
        replacement=right.upper() if word.caps else right,
        confidence=0.9,
    )


def _best(form: Form) -> Word:
    """The place to hold the odd spelling against: in the fullest name."""
    return next(
        (word for word in form.words if word.kind and len(form.story.runs[word.run]) > 1), form.words[0]
    )


def _cased(right: str, odd: Word) -> str:
    """The right spelling in the capitals of the odd one."""
    return right.upper() if odd.caps else right


def _only_name(quotation: str) -> bool:
    """Whether a quotation holds a name of a word or two and no more: what stood on a ballot, a leaflet, a card."""
    words = quotation.strip("“”\"'‘’., ").split()
    return 0 < len(words) <= 3 and all(word[:1].isupper() for word in words)


def _foreign(quotation: str) -> bool:
    """Whether a quotation is in another language, which gives names endings of its own: "Orbánt akarjuk"."""
    small = [word for word in re.findall(r"[^\W\d_]+", quotation) if word.islower()]
    english = sum(word in known_names.common() for word in small)
    return bool(small) and english * 2 < len(small)


def from_writing(reading: Reading, word: Word) -> bool:
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
    if _only_name(text[quote.start : quote.end]) or _foreign(text[quote.start : quote.end]):
        return True
    around = text[max(0, quote.start - 80) : quote.start] + " " + text[quote.end : quote.end + 80]
    return _WRITTEN.search(around) is not None
