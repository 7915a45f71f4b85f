"""Finds the odd spellings: words of names that are a slip away from a word that the story uses more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from copydesk.entities.kinds import Named
from copydesk.entities.story import Story
from copydesk.lexicon import known_names, parties, people, places
from copydesk.names.fold import letters
from copydesk.names.slips import shapes, weight

SHORTEST = 5
# So often must a name stand before a word of four letters that is a weak slip of it is taken for it.
OFTEN = 4


def mended(
    story: Story, names: list[Named], others: list[tuple[int, int]]
) -> tuple[dict[str, str], list[Named]]:
    """Misspelled words with what they misspell, and the names to read anew.

    `others` are capitalised words that no rule took for a name; a slip of a name makes them one.
    """
    counts: dict[str, int] = defaultdict(int)
    kinds: dict[str, str] = {}
    heads: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = story.low[name.first : name.last]
        for number, word in enumerate(words):
            counts[word] += 1
            kinds.setdefault(word, name.kind)
            if len(words) > 1:
                heads[word].add(" ".join(words[:number] + words[number + 1 :]))
    for first, last in others:
        if last - first == 1:
            counts[story.low[first]] += 1
    found: dict[str, str] = {}
    stock = _Stock(counts, heads, kinds)
    near = _neighbours(word for word in kinds if len(word) >= SHORTEST - 1)
    for wrong in sorted((w for w in counts if len(w) >= SHORTEST - 1), key=lambda w: (counts[w], w)):
        close = sorted(near(wrong), key=lambda w: (-counts[w], w))
        right = next((w for w in close if stock.misspells(wrong, w)), None)
        if right is not None and right not in found:
            found[wrong] = right
    return found, _renamed(story, names, others, found, kinds)


def _neighbours(stock: Iterable[str]) -> Callable[[str], set[str]]:
    """A way to find the words that share all but one letter or a swap with a word, without trying each."""
    index: dict[str, list[str]] = defaultdict(list)
    for word in stock:
        for shape in shapes(word):
            index[shape].append(word)

    def near(word: str) -> set[str]:
        return {other for shape in shapes(word) for other in index.get(shape, ()) if other != word}

    return near


class _Stock(NamedTuple):
    """What the story has of each word of its names: how often, as what, and with which words beside it."""

    counts: Mapping[str, int]
    heads: Mapping[str, set[str]]
    kinds: Mapping[str, str]

    def misspells(self, wrong: str, right: str) -> bool:
        """Whether `wrong` is the odd one out beside `right`: rarer, or no word at all where right is one."""
        if wrong == right or (wrong[0] != right[0] and wrong[1:2] != right[1:2]):
            return False
        strength = weight(wrong, right)
        if not strength or self.counts[wrong] > self.counts[right] or _own_word(wrong, self.kinds.get(right)):
            return False
        weak = len(wrong) < SHORTEST and strength < 2
        if weak and (self.counts[right] < OFTEN or _is_word(wrong)):
            return False
        plain = strength >= 2 and not _is_word(wrong)
        return self._stands(wrong, right, plain) and self._beside(wrong, right, plain)

    def _stands(self, wrong: str, right: str, plain: bool) -> bool:
        """Whether the right spelling is the better founded: more often, in a full form, or known."""
        if self.counts[wrong] < self.counts[right] or self.heads[right]:
            return True
        return plain and (_is_word(right) or bool(self.heads[wrong]))

    def _beside(self, wrong: str, right: str, plain: bool) -> bool:
        """Whether the words beside the two let them be one: "Doug Jonse" and a bare "Jones"; not "Erik Hanson"."""
        ours, theirs = self.heads[wrong], self.heads[right]
        if not ours or not ours.isdisjoint(theirs):
            return True
        if not theirs:
            return plain
        return plain and self.kinds.get(right) != "PERSON" and _is_word(right)


def _own_word(word: str, kind: str | None) -> bool:
    """Whether the word is known as itself: a place, a given name, a demonym, a party."""
    known = bool(places.known_folded(word)) or word in places.demonyms() or bool(parties.known_folded(word))
    return known or (kind == "PERSON" and word in people.given_names())


def _is_word(word: str) -> bool:
    """Whether any list has the word: as a name, a place or plain English."""
    key = letters(word)
    lists = (known_names.common(), known_names.family(), known_names.given(), known_names.things())
    return (
        any(key in one for one in lists)
        or bool(places.known_folded(word))
        or bool(parties.known_folded(word))
    )


def _renamed(
    story: Story,
    names: list[Named],
    others: list[tuple[int, int]],
    found: dict[str, str],
    kinds: dict[str, str],
) -> list[Named]:
    """The names with misspelled ones under the kind of what they misspell, and words newly taken in."""
    out: list[Named] = []
    for name in names:
        word = story.low[name.first]
        if name.last - name.first == 1 and word in found:
            name = Named(name.first, name.last, kinds[found[word]], name.titled)
        out.append(name)
    for first, last in others:
        word = story.low[first]
        if last - first == 1 and word in found:
            out.append(Named(first, last, kinds[found[word]]))
    return sorted(out, key=lambda name: name.first)
