"""Finds the odd spellings: words of names that are a slip away from a word that the story uses more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from copydesk.entities.kinds import Named
from copydesk.entities.story import Story
from copydesk.lexicon import parties, people, places
from copydesk.names.slips import likely

SHORTEST = 5


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
    near = _neighbours(word for word in kinds if len(word) >= SHORTEST)
    for wrong in sorted((w for w in counts if len(w) >= SHORTEST), key=lambda w: (counts[w], w)):
        close = sorted(near(wrong), key=lambda w: (-counts[w], w))
        right = next((w for w in close if _misspells(wrong, w, counts, heads, kinds)), None)
        if right is not None and right not in found:
            found[wrong] = right
    return found, _renamed(story, names, others, found, kinds)


def _neighbours(stock: Iterable[str]) -> Callable[[str], set[str]]:
    """A way to find the words that share all but one letter or a swap with a word, without trying each."""
    index: dict[str, list[str]] = defaultdict(list)
    for word in stock:
        for shape in _shapes(word):
            index[shape].append(word)

    def near(word: str) -> set[str]:
        return {other for shape in _shapes(word) for other in index.get(shape, ()) if other != word}

    return near


def _shapes(word: str) -> set[str]:
    """The word itself and without each of its letters."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _misspells(
    wrong: str, right: str, counts: dict[str, int], heads: dict[str, set[str]], kinds: dict[str, str]
) -> bool:
    """Whether `wrong` is the odd one out beside `right`: rarer, or without the full form that right has."""
    if (
        wrong == right
        or abs(len(wrong) - len(right)) > 1
        or (wrong[0] != right[0] and wrong[1:2] != right[1:2])
    ):
        return False
    if counts[wrong] > counts[right] or (counts[wrong] == counts[right] and not heads[right]):
        return False
    if heads[wrong] and (not heads[right] or heads[wrong].isdisjoint(heads[right])):
        return False
    if _own_word(wrong, kinds.get(right)):
        return False
    return likely(wrong, right)


def _own_word(word: str, kind: str | None) -> bool:
    """Whether the word is known as itself: a place, a given name, a demonym, a party."""
    known = bool(places.known_folded(word)) or word in places.demonyms() or bool(parties.known_folded(word))
    return known or (kind == "PERSON" and word in people.given_names())


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
