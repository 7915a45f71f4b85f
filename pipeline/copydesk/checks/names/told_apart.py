"""What tells a place or body from another of almost its name: "Venster, a Dutch paper", "ran as Unidos Podemos", Algérie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Word
from copydesk.names.fold import fold, has_diacritics
from copydesk.records import Reading
from copydesk.records.late import late

# Behind a name that is new to readers. Of one that they have read before nobody says so.
_DESCRIBED = late(r",\s(?:an?|another|one of)\s[^,.;:]{2,45}[,.;]")
# Every city is in the gazetteer: one that is not is misspelled.
_A_CITY = late(r",\s(?:an?|one of)\s(?:[\w-]+\s){0,3}(?:city|cities|capital)\b")
# Before one of two names that a body had in turn, or that a place has in two tongues.
_CALLED = late(
    r"\b(?:as|formerly|once|now|previously|renamed|rebranded|became|becomes?|calls?|called|says?|named)\s(?:(?:it|itself|the [a-z]+)\s)?$"
)
_LOOK = 28
# What towns of one name have behind it, to be told apart: "am Main", "an der Ruhr", "upon Tyne", "-sur-Mer".
_EPITHET = late(
    r"[ -](?:am|an der|an den|im|in der|ob der|bei|auf|upon|on|sur|sous|les|lès|en|de|del|do|da|nad|pri|pod)[ -]([A-ZÀ-Ž]\w+)"
)


def told_apart(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether two spellings of places or bodies are two names."""
    if right.known_place and has_diacritics(odd.shown) and not has_diacritics(right.shown):
        return True  # Algérie beside Algeria: no slip of the hand adds a mark
    text = odd.story.text
    ours, theirs = (_epithets(form) for form in (odd, right))
    if ours and theirs and not ours & theirs:
        return True  # Mühlheim am Main, Mülheim an der Ruhr
    if right.words[0].start < odd.words[0].start and all(_described(text, word) for word in odd.words):
        return not (right.known_place and all(_A_CITY.match(text, word.end) for word in odd.words))
    return all(
        any(_both_called(reading, one, other) for other in _near(reading, one, right)) for one in odd.words
    )


def _epithets(form: Form) -> set[str]:
    found = (_EPITHET.match(form.story.text, word.end) for word in form.words)
    return {fold(match[1]) for match in found if match}


def _described(text: str, word: Word) -> bool:
    found = _DESCRIBED.match(text, word.end)
    # "In Dushambe, a seller of apricots said": the sentence goes on, with another subject.
    return found is not None and not re.search(r"\b(?:said|says|told|has|had|was|is)\b", found[0])


def _near(reading: Reading, word: Word, other: Form) -> Iterator[Word]:
    """The places of another spelling in the sentence of a word."""
    if reading.sentences:
        here = reading.sentence_at(word.start)
        yield from (one for one in other.words if reading.sentence_at(one.start) == here)


def _both_called(reading: Reading, one: Word, other: Word) -> bool:
    """Whether the sentence of two spellings says that one of them is what something is called, was or will be."""
    text = reading.article.text
    return any(_CALLED.search(text, max(0, word.start - _LOOK), word.start) for word in (one, other))
