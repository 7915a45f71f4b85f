"""Slips that the words around give away: "Japanese Communist Prty", "Alternative for Geimany", "Wilder's"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Story, Word
from copydesk.lexicon import organisations, parties, places
from copydesk.lexicon.words import classes
from copydesk.names.fold import fold
from copydesk.names.slips import inflected
from copydesk.records.late import late

Kind = Literal["person", "place", "body"]

_REACH = 4
_SHORT = 4
# "Communist ", "People's ", "Workers' "
_POSSESSIVE = late(r"['’]s?[ \u00a0]")
_NAME_BEFORE = late(r"(?:\A|[\s(])[A-Z][\w-]+(?:['’]s?)?[ \u00a0]\Z")


def heads_name(odd: Form, right: Form) -> bool:
    """Whether the right word is one that ends the names of parties, bodies or places, and the odd one stands so."""
    kinds = classes()
    if (
        odd.known
        or odd.kinds["person"]
        or not any(right.key in kinds[kind] for kind in ("party_strong", "organisation", "place"))
    ):
        return False
    text = odd.story.text
    return all(_NAME_BEFORE.search(text[max(0, word.start - 24) : word.start]) for word in odd.words)


def mends_phrase(odd: Form, right: Form) -> Kind | None:
    """What the words around the odd one are with the right word in its place, where they are nothing without."""
    short = len(odd.key) == len(right.key) < _SHORT  # Sungai Tua, Sungai Dua
    if short or odd.count != 1 or inflected(odd.key, right.key) or right.key == odd.key + "s":
        return None  # "South African" is made of South Africa; "Five Stars" are the Five Star Movement
    if in_known_name(odd):
        return None  # Takku Wallu Senegaal, beside Wallu Senegal
    return next((kind for kind, _name in mended(odd, right.shown)), None)


def mended(odd: Form, right: str) -> Iterator[tuple[Kind, str]]:
    """Names that are known with the right word in the place of the odd one, and not as they are printed; folded."""
    for printed, name in _phrases(odd, odd.words[0], right):
        kind = _known(name)
        if kind is not None and _known(printed) is None:
            yield kind, name


def _phrases(odd: Form, word: Word, right: str) -> Iterator[tuple[str, str]]:
    """Stretches of up to five words of one name around a word: as printed, and with the right word."""
    run = _joined(odd.story, word)
    here = run.index(word)
    text = odd.story.text
    for first in range(max(0, here - _REACH), here + 1):
        for last in range(here, min(len(run), here + _REACH + 1)):
            if first < last and last - first <= _REACH:
                start, end = run[first].start, run[last].end
                name = text[start : word.start] + right + text[word.end : end]
                yield fold(text[start:end]), fold(name)


def _joined(story: Story, word: Word) -> list[Word]:
    """The run of a word with those that a possessive parts from it: "People's" and "Party"."""
    runs = story.runs
    first = last = word.run
    while first and _POSSESSIVE.fullmatch(story.text, runs[first - 1][-1].end, runs[first][0].start):
        first -= 1
    while last + 1 < len(runs) and _POSSESSIVE.fullmatch(
        story.text, runs[last][-1].end, runs[last + 1][0].start
    ):
        last += 1
    return [one for run in runs[first : last + 1] for one in run]


def _known(name: str) -> Kind | None:
    """What a name of several words is known as."""
    if parties.known_folded(name) or organisations.known_folded(name) is not None:
        return "body"
    return "place" if places.known_folded(name) else None


def in_known_name(form: Form) -> bool:
    """Whether the spelling stands in a longer name of a known place or body wherever it stands: Hertford and Stortford."""
    return all(
        any(_known(printed) for printed, _same in _phrases(form, word, form.shown)) for word in form.words
    )


def lost_ending(odd: Form, right: Form) -> bool:
    """Whether the odd spelling is a name in s whose s was taken for that of the possessive: "Wilder's", Wilders."""
    if right.key != odd.key + "s" or not right.kinds["person"] or odd.companions or not right.companions:
        return False
    text = odd.story.text
    known = right.count >= 2 or right.words[0].start < odd.words[0].start
    return known and all(text[word.end : word.end + 2] in ("'s", "’s") for word in odd.words)
