"""Words of parties' names mistyped where the story never prints them right: "Christan Democratic Union", "Poeple's Party"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from copydesk.checks.names.forms import Form
from copydesk.checks.names.phrases import mended
from copydesk.lexicon import known_names, parties
from copydesk.names.fold import letters
from copydesk.names.slips import Slip, inflected, shapes, slip

_SHORTEST = 5
# A word that is a party's whole name, as Republican is: so long that no other is a letter away.
_LONG = 9
# The ends of words are where languages differ: Republicain, Socialista, Liberale.
_ENDING = 3


class LoneWord(NamedTuple):
    """A spelling that is nobody's, and the word of a known party's name that it stands for."""

    form: Form
    word: str
    slip: Slip


def lone_words(forms: Sequence[Form], told: Set[str]) -> Iterator[LoneWord]:
    """Spellings known as nothing that make a known party's name of the words around them once they are mended.

    `told`: those that a finding was made of already.
    """
    for form in forms:
        if form.count > 1 or form.known or form.key in told or len(form.key) < _SHORTEST:
            continue
        for word in sorted({word for shape in shapes(form.key) for word in _words().get(shape, ())}):
            what = slip(form.key, word)
            if what is None or not _typed(what, word) or inflected(form.key, word):
                continue
            if _stands_alone(form, word) or any(kind == "body" for kind, _name in mended(form, word)):
                yield LoneWord(form, word.title(), what)
                break


def _stands_alone(form: Form, word: str) -> bool:
    """Whether the word is all that a party is called, and so read: "the Repubican majority"."""
    return len(word) >= _LONG and form.kinds["party"] > 0 and bool(parties.known_folded(word))


def _typed(what: Slip, word: str) -> bool:
    """Whether fingers made the slip: other languages double and change letters, and end their words otherwise."""
    if what.kind in ("transposed", "moved"):
        return True
    if not 0 < what.position <= len(word) - _ENDING:
        return False
    if what.kind == "dropped":
        return what.letter not in word[what.position - 1 : what.position + 2].replace(what.letter, "", 1)
    return what.kind == "doubled" or (what.kind in ("added", "wrong") and what.likely_key)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """English words that are usual in names of parties, by each shape that they take when a letter is left out."""
    index: dict[str, list[str]] = {}
    for word in sorted(parties.usual_words()):
        if word == letters(word) and word in known_names.common():
            for shape in shapes(word):
                index.setdefault(shape, []).append(word)
    return {shape: tuple(words) for shape, words in index.items()}
